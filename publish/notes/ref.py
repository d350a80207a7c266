"""Simple Footnotes and “footnotes” for WordPress: text[ref]The note.[/ref]; and text[n]The note.[/n] of the latter.

`[n]` is the name of many things: only pairs of it are notes.
"""

from __future__ import annotations

from publish.messages import Report
from publish.notes.found import Found, both
from publish.notes.shortcodes import Family
from publish.notes.shortcodes import find as find_family

REF = Family("ref", ("ref",))
N = Family("n", ("n",), pairs_only=True)


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [ref] and [n], and these notes."""
    found = find_family(markup, REF, source, report)
    return both(found, find_family(found.markup, N, source, report))
