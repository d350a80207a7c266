"""References in, their entries in a list of works cited out, as markup: the work of citeproc with a style of ours.

The styles in `styles/` show each field that a reference has, once, and change no capitals: what the notes say stays.
What CSL has no words for, such as the comma before “and” that English has and French hasn't, is settled here.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from lxml import etree

from publish.bibliography.exports import csl_item
from publish.references import OTHERS, Reference
from publish.vocabulary import escape

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns of its own syntax in newer Pythons
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

STYLES = ("notes-bibliography", "author-date")
_LOCALES = {"en": "en-US", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "pt": "pt-PT", "it": "it-IT"}
_CLOSER_LOCALES = {
    "en-gb": "en-GB",
    "fr-ca": "fr-CA",
    "de-at": "de-AT",
    "de-ch": "de-CH",
    "pt-br": "pt-BR",
    "es-mx": "es-MX",
}
_CSL = "{http://purl.org/net/xbiblio/csl}"
_IN_ITALICS = frozenset({"book", "motion_picture", "legislation", "legal_case", "report"})
#: Quotation marks inside quotation marks.
_INNER: dict[str, dict[str, str]] = {"en-US": {"“": "‘", "”": "’"}, "de-DE": {"“": "‚", "”": "‘", "„": "‚"}}
_COVERS = {ord("&"): "\ue010", ord("<"): "\ue011", ord(">"): "\ue012"}
_UNCOVERED = {"\ue010": "&amp;", "\ue011": "&lt;", "\ue012": "&gt;"}
_ET_AL = "\ue013"
_NO_BREAK_COLON = "\u00a0: "


class StyleError(Exception):
    """A style that is missing or broken, or with which citeproc comes to grief."""


def entries(references: Sequence[Reference], language: str, style: str) -> list[str]:
    """The entries of references in the words of a language, in the same order, as markup. Raises StyleError."""
    if not references:
        return []
    locale = _locale(language)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            formatted = _formatted([_item(*each, locale) for each in enumerate(references)], style, locale)
    except Exception as error:  # citeproc has no errors of its own
        raise StyleError(f"{type(error).__name__}: {error}") from error
    if len(formatted) != len(references):
        raise StyleError(f"{len(formatted)} entries for {len(references)} works")
    return [_finished(entry, reference, locale) for entry, reference in zip(formatted, references, strict=True)]


def _formatted(items: list[dict[str, Any]], style: str, locale: str) -> list[str]:
    shown = CitationStylesBibliography(_style(style, locale), CiteProcJSON(items), formatter.html)
    for item in items:
        shown.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in shown.bibliography()]


def _item(number: int, reference: Reference, locale: str) -> dict[str, Any]:
    """A reference as citeproc has to get it: without characters of markup, which it wouldn't escape."""
    if reference.title and reference.type not in _IN_ITALICS:
        inner = _INNER.get(locale, {})
        reference = replace(reference, title=reference.title.translate({ord(a): b for a, b in inner.items()}))
    item: dict[str, Any] = _covered(csl_item(f"w{number}", reference))
    if "director" in item:
        item["composer"] = item.pop(
            "director"
        )  # citeproc-py has no directors; what the styles write for composers is “dir.”
    if reference.date and len(reference.date) > 4:
        item["submitted"] = item["issued"]  # the day by itself, for a style that has the year elsewhere
    return item


def _covered(value: Any) -> Any:
    if isinstance(value, str):
        return _ET_AL if value == OTHERS.family else value.translate(_COVERS)
    if isinstance(value, list):
        return [_covered(each) for each in value]
    return {key: _covered(each) for key, each in value.items()} if isinstance(value, dict) else value


def _locale(language: str) -> str:
    tag = language.lower().replace("_", "-")
    return _CLOSER_LOCALES.get(tag[:5]) or _LOCALES.get(tag.split("-")[0], "en-US")


def _style(name: str, locale: str) -> CitationStylesStyle:
    return CitationStylesStyle(BytesIO(_source(name, locale)), locale=locale, validate=False)


@cache
def _source(name: str, locale: str) -> bytes:
    """A style with the commas before “and”, and the spaces before colons, of a language."""
    root = etree.fromstring(files("publish.bibliography").joinpath("styles", f"{name}.csl").read_bytes())
    for element in root.iter(f"{_CSL}name"):
        turned = element.get("name-as-sort-order") is not None
        comma = ("always" if turned else "contextual") if locale.startswith("en") else "never"
        element.set("delimiter-precedes-last", comma)
    if locale.startswith("fr"):
        for element in root.iter(f"{_CSL}group"):
            if element.get("delimiter") == ": ":
                element.set("delimiter", _NO_BREAK_COLON)
    return bytes(etree.tostring(root))


def _finished(entry: str, reference: Reference, locale: str) -> str:
    """An entry with its full stops in their place and its addresses as links."""
    entry = entry.replace("<i>", "<em>").replace("</i>", "</em>")
    entry = re.sub(rf"(,?)\s[^\s<>]+\s{_ET_AL}", r"\1 et al.", entry).replace(_ET_AL, "et al.").replace("al..", "al.")
    entry = re.sub(r"([?!…])(</em>)?\.(?=\s|$)", r"\1\2", entry)
    if locale == "en-US":
        entry = re.sub(r"(?<![?!.…,])([’”]?”)([.,])", r"\2\1", entry)
        entry = re.sub(r"([?!.…]’?”)[.,](?=\s|$)", r"\1", entry)
    for cover, letter in _UNCOVERED.items():
        entry = entry.replace(cover, letter)
    first = next(iter(reference.authors or reference.editors or reference.translators), None)
    if first and not first.given:
        # The comma in “Roe, Jane, and John Doe” is for names that are turned round.
        entry = entry.replace(f"{escape(first.family)}, and ", f"{escape(first.family)} and ", 1)
    for address in _addresses(reference):
        shown = escape(address)
        entry = entry.replace(shown, f'<a href="{shown.replace(chr(34), "%22")}">{shown}</a>', 1)
    return entry


def _addresses(reference: Reference) -> Iterator[str]:
    if reference.doi:
        yield f"https://doi.org/{reference.doi}"
    if reference.url:
        yield reference.url
