"""Google Docs, saved as a page: its links are wrapped, and comments of editors look like notes."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return f'<sup><a href="#ftnt{n}" id="ftnt_ref{n}">[{n}]</a></sup>'


def ending(notes: Sequence[PageNote]) -> str:
    divs = "".join(
        "<div>" + note.blocks(f'<a href="#ftnt_ref{n}" id="ftnt{n}">[{n}]</a><span>&nbsp;</span>') + "</div>"
        for note in notes
        for n in [note.number]
    )
    return f"<hr>{divs}"


NOTES = PageNotes(mark, ending)
