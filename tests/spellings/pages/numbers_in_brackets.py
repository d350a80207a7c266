"""By hand: numbers in brackets, a rule, paragraphs that begin with the same."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    return f"[{note.number}]"


def ending(notes: Sequence[PageNote]) -> str:
    return "<hr>" + "".join(f"<p>[{note.number}] {note.html}</p>" for note in notes)


NOTES = PageNotes(mark, ending)
