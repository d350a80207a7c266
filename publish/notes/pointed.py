"""Pointed brackets that are text: <fn>The note.</fn> of “footnotes” for WordPress, <ref>The note.</ref> of MediaWiki.

`<ref name="x">` names the note, and `<ref name="x"/>` means it, wherever it stands. Elements of HTML are read by the
readers of HTML; this is for text that shows its source.
"""

from __future__ import annotations

from publish.messages import Report
from publish.notes.found import Found, both
from publish.notes.shortcodes import POINTED, Family
from publish.notes.shortcodes import find as find_family

_NAMES = frozenset({"name", "value"})
REF = Family("ref-tag", ("ref",), attributes=True, named_by=_NAMES, delimiters=POINTED, pairs_only=True)
FN = Family("fn-tag", ("fn", "footnote"), attributes=True, named_by=_NAMES, delimiters=POINTED, pairs_only=True)


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every <ref> and <fn>, and these notes."""
    if "&lt;" not in markup:
        return Found(markup, {}, ())
    found = find_family(markup, REF, source, report)
    return both(found, find_family(found.markup, FN, source, report))
