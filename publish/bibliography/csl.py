"""Cited works in, CSL-JSON out: the form in which reference managers and citeproc take them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from publish.references import CitedName, CitedWork, Reference

#: Fields of a reference that CSL has as text, with their names there.
_TEXTS = {
    "title": "title", "container": "container-title", "publisher": "publisher", "place": "publisher-place",
    "edition": "edition", "volume": "volume", "issue": "issue", "pages": "page", "number": "number", "genre": "genre",
    "url": "URL", "doi": "DOI",
}  # fmt: skip
_NAMES = {"authors": "author", "editors": "editor", "translators": "translator"}
_DATES = {"date": "issued", "original_year": "original-date", "accessed": "accessed"}


def csl_item(key: str, reference: Reference) -> dict[str, Any]:
    """A reference as an item of CSL."""
    item: dict[str, Any] = {"id": key, "type": reference.type}
    for name, csl_name in _NAMES.items():
        if names := getattr(reference, name):
            item[csl_name] = [_name(each) for each in names]
    for name, csl_name in _TEXTS.items():
        if value := getattr(reference, name):
            item[csl_name] = value
    for name, csl_name in _DATES.items():
        if value := getattr(reference, name):
            item[csl_name] = _date(value)
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
    return json.dumps([csl_item(work.key, work.reference) for work in works], ensure_ascii=False, indent=1) + "\n"
