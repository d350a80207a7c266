"""HTMLBook: notes in their places."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    if time > 1:
        return f'<a data-type="footnoteref" href="#fn-{note.number}"></a>'
    return f'<span data-type="footnote" id="fn-{note.number}">{note.html}</span>'


def ending(notes: Sequence[PageNote]) -> str:
    return ""


NOTES = PageNotes(mark, ending)
