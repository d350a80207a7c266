"""Easy Footnotes for WordPress: text.[note]The note.[/note], and [efn_note]…[/efn_note] since its version 1.1.

`[note]` is also the name of call-out boxes in other systems. It is a note only without attributes and after text in
the same paragraph; one that stands first in its paragraph is reported and left as it is.
"""

from __future__ import annotations

from publish.messages import Report
from publish.notes.found import Found
from publish.notes.shortcodes import Family
from publish.notes.shortcodes import find as find_family

EASY = Family("easy", ("note", "efn_note"), callouts=frozenset({"note"}))


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [note] and [efn_note], and these notes."""
    return find_family(markup, EASY, source, report)
