"""Drupal, and “footnotes” for WordPress: notes in their places as elements."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    return f'<fn value="{note.number}">{note.html if time == 1 else ""}</fn>'


def ending(notes: Sequence[PageNote]) -> str:
    return ""


NOTES = PageNotes(mark, ending)
