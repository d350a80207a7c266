"""Tufte CSS: notes in the margin, in their places."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return (
        f'<label for="sn-{n}" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-{n}" '
        f'class="margin-toggle"/><span class="sidenote">{note.html}</span>'
    )


def ending(notes: Sequence[PageNote]) -> str:
    return ""


NOTES = PageNotes(mark, ending)
