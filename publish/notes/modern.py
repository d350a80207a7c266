"""Modern Footnotes for WordPress: text[mfn]The note.[/mfn], also under its long name [modern_footnote].

`[mfn referencenumber=3]…[/mfn]` gives the note a name, a number most often: an empty note under the name of an earlier
one is that note again. `class` says how it looks and is passed over; after `referencereset` names begin anew."""

from __future__ import annotations

from publish.messages import Report
from publish.notes.found import Found
from publish.notes.shortcodes import Family
from publish.notes.shortcodes import find as find_family

MODERN = Family(
    "mfn",
    ("mfn", "modern_footnote"),
    attributes=True,
    named_by=frozenset({"referencenumber"}),
    reset_by="referencereset",
)


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [mfn] and [modern_footnote], and these notes."""
    return find_family(markup, MODERN, source, report)
