"""Cited works in, a BibTeX file out, in UTF-8 as biber and reference managers read it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.references import OTHERS, CitedName, CitedWork, Reference

#: Type of CSL → type of BibTeX; all others are `misc`.
_TYPES = {
    "book": "book", "chapter": "incollection", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "thesis": "phdthesis", "report": "techreport", "speech": "unpublished",
}  # fmt: skip
_FIELDS = {
    "title": "title", "publisher": "publisher", "place": "address", "edition": "edition", "volume": "volume",
    "issue": "number", "pages": "pages", "url": "url", "doi": "doi", "accessed": "urldate",
}  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_VERBATIM = frozenset({"url", "doi", "urldate"})


def bibtex(works: Sequence[CitedWork]) -> str:
    """Cited works as a BibTeX file."""
    return "\n".join(_entry(work) for work in works)


def _entry(work: CitedWork) -> str:
    reference = work.reference
    kind = _TYPES.get(reference.type, "misc")
    values = {bib: getattr(reference, name) for name, bib in _FIELDS.items()}
    holder = {"article": "journal", "incollection": "booktitle"}.get(kind, "howpublished")
    values[holder] = reference.container
    if kind == "phdthesis":
        values["school"] = values.pop("publisher")
    if kind == "techreport":
        values["institution"] = values.pop("publisher")
    values |= {"author": _names(reference.authors), "editor": _names(reference.editors)}
    values |= {"translator": _names(reference.translators), "type": reference.genre, "year": reference.year}
    values["note"] = "; ".join(_notes(reference))
    lines = [
        f"  {name} = {{{value if name in _VERBATIM else _escaped(name, value)}}},"
        for name, value in values.items()
        if value
    ]
    if reference.date and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?", reference.date):
        lines.append(f"  month = {_MONTHS[int(reference.date[5:7]) - 1]},")
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}\n"])


def _notes(reference: Reference) -> list[str]:
    """What BibTeX has no field for."""
    notes = [f"first published {reference.original_year}"] if reference.original_year else []
    notes += [reference.number] if reference.number else []
    notes += [reference.date] if reference.date and len(reference.date) > 7 else []
    return notes


def _names(names: Sequence[CitedName]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: CitedName) -> str:
    if name == OTHERS:
        return "others"
    # Braces keep an organisation in one piece, and the word “and” in it.
    return f"{_plain(name.family)}, {_plain(name.given)}" if name.given else f"{{{_plain(name.family)}}}"


def _escaped(name: str, value: str) -> str:
    if name in ("author", "editor", "translator"):
        return value
    text = _plain(value)
    if name == "pages":
        return text.replace("–", "--")
    # Braces around the whole title keep its capitals.
    return f"{{{text}}}" if name == "title" else text


def _plain(text: str) -> str:
    text = "".join(_SPECIAL.get(letter, letter) for letter in text)
    return re.sub(r"([&%$#_])", r"\\\1", text)
