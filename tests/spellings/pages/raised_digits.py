"""By hand: raised digits of Unicode, a heading, an ordered list."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes

_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def mark(note: PageNote, time: int) -> str:
    return str(note.number).translate(_DIGITS)


def ending(notes: Sequence[PageNote]) -> str:
    items = "".join(f"<li>{note.html}</li>" for note in notes)
    return f"<p><strong>Endnotes:</strong></p><ol>{items}</ol>"


NOTES = PageNotes(mark, ending)
