"""Drupal since version 4 of its module: the text of a note is in an attribute."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    return f'<footnotes data-value="{note.number}" data-text="{escape(note.html)}"></footnotes>'


def ending(notes: Sequence[PageNote]) -> str:
    return ""


NOTES = PageNotes(mark, ending)
