"""Findings about works cited in notes."""

from __future__ import annotations

from publish.codes.code import Code

WORKS: dict[str, Code] = {
    "works-cited": Code(
        "info",
        "{works} works cited, {citations} times in {notes} notes; {doubtful} of them doubtful; {unlisted} not listed",
        "look through the doubtful ones: each has a message",
    ),
    "citation-doubtful": Code(
        "info",
        "note {note}: the entry for “{text}” is doubtful ({why})",
        "look at it in the works cited; write the note more fully if it is wrong",
    ),
    "citation-unlisted": Code(
        "info",
        "note {note}: {why} isn’t in the works cited: “{text}”",
        "write author and title in the note if it belongs there",
    ),
    "citation-unresolved": Code(
        "warning",
        "note {note}: the work can’t be told, so it isn’t in the works cited ({why}): “{text}”",
        "write the work out in full where it is first cited",
    ),
}
