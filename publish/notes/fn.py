"""Several plugins of WordPress, and Drupal: text[fn]The note.[/fn], text[footnote]The note.[/footnote].

Drupal's `[fn value="5"]` gives the note a name: an empty note under the name of an earlier one is that note again."""

from __future__ import annotations

from publish.messages import Report
from publish.notes.found import Found
from publish.notes.shortcodes import Family
from publish.notes.shortcodes import find as find_family

FN = Family("fn", ("fn", "footnote"), attributes=True, named_by=frozenset({"value"}))


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [fn] and [footnote], and these notes."""
    return find_family(markup, FN, source, report)
