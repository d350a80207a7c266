"""Cited works in, files for reference managers out: CSL-JSON, which citeproc takes too, and BibTeX in UTF-8."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from publish.references import OTHERS, CitedName, CitedWork, Reference

#: Fields of a reference that CSL has as text, with their names there.
_TEXTS = {
    "title": "title", "container": "container-title", "publisher": "publisher", "place": "publisher-place",
    "edition": "edition", "volume": "volume", "issue": "issue", "pages": "page", "number": "number", "genre": "genre",
    "url": "URL", "doi": "DOI",
}  # fmt: skip
_NAMES = {"authors": "author", "editors": "editor", "translators": "translator"}
_DATES = {"date": "issued", "original_year": "original-date", "accessed": "accessed"}


def csl_item(key: str, reference: Reference, words: str | None = None) -> dict[str, Any]:
    """A reference as an item of CSL; a work whose parts aren't sure has its words as a note."""
    item: dict[str, Any] = {"id": key, "type": reference.type}
    for name, csl_name in _NAMES.items():
        if names := getattr(reference, name):
            item[csl_name] = [_name(each) for each in names]
    if reference.type == "motion_picture" and "author" in item:
        item["director"] = item.pop("author")
    for name, csl_name in _TEXTS.items():
        if value := getattr(reference, name):
            item[csl_name] = value
    for name, csl_name in _DATES.items():
        if value := getattr(reference, name):
            item[csl_name] = _date(value)
    if words is not None:
        item["note"] = words
    return item


def _name(name: CitedName) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(text: str) -> dict[str, Any]:
    """2014-06-23 → its parts; 2014-22, a summer, → the year and the season."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 2 and parts[1] > 20:
        return {"date-parts": [parts[:1]], "season": parts[1] - 20}
    return {"date-parts": [parts]}


def csl_json(works: Sequence[CitedWork]) -> str:
    """Cited works as a file of CSL-JSON."""
    return (
        json.dumps([csl_item(work.key, work.reference, work.words) for work in works], ensure_ascii=False, indent=1)
        + "\n"
    )


#: Type of CSL → type of BibTeX; all others are `misc`.
_BIBTEX_TYPES = {
    "book": "book", "chapter": "incollection", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "thesis": "phdthesis", "report": "techreport", "speech": "unpublished",
}  # fmt: skip
_BIBTEX_FIELDS = {
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
    kind = _BIBTEX_TYPES.get(reference.type, "misc")
    values = {bib: getattr(reference, name) for name, bib in _BIBTEX_FIELDS.items()}
    holder = {"article": "journal", "incollection": "booktitle"}.get(kind, "howpublished")
    values[holder] = reference.container
    if kind == "phdthesis":
        values["school"] = values.pop("publisher")
    if kind == "techreport":
        values["institution"] = values.pop("publisher")
    values |= {"author": _bibtex_names(reference.authors), "editor": _bibtex_names(reference.editors)}
    values |= {"translator": _bibtex_names(reference.translators), "type": reference.genre, "year": reference.year}
    values["note"] = work.words or "; ".join(_notes(reference))
    lines = [f"  {name} = {{{_escaped(name, value)}}}," for name, value in values.items() if value]
    if reference.date and re.fullmatch(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?", reference.date):
        lines.append(f"  month = {_MONTHS[int(reference.date[5:7]) - 1]},")
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}\n"])


def _notes(reference: Reference) -> list[str]:
    """What BibTeX has no field for."""
    notes = [f"first published {reference.original_year}"] if reference.original_year else []
    notes += [reference.number] if reference.number else []
    notes += [reference.date] if reference.date and len(reference.date) > 7 else []
    return notes


def _bibtex_names(names: Sequence[CitedName]) -> str:
    return " and ".join(_bibtex_name(name) for name in names)


def _bibtex_name(name: CitedName) -> str:
    if name == OTHERS:
        return "others"
    # Braces keep an organisation in one piece, and the word “and” in it.
    return f"{_plain(name.family)}, {_plain(name.given)}" if name.given else f"{{{_plain(name.family)}}}"


def _escaped(name: str, value: str) -> str:
    if name in _VERBATIM:
        return value.translate({ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C"})
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
