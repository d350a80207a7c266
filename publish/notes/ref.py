"""Simple Footnotes and “footnotes” for WordPress: text[ref]The note.[/ref]."""

from __future__ import annotations

from publish.messages import Report
from publish.notes.found import Found
from publish.notes.shortcodes import Family
from publish.notes.shortcodes import find as find_family

REF = Family("ref", ("ref",))


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [ref], and these notes."""
    return find_family(markup, REF, source, report)
