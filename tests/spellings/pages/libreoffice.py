"""LibreOffice, saved as a page."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return f'<a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a>'


def ending(notes: Sequence[PageNote]) -> str:
    return "".join(
        f'<div id="sdfootnote{n}">'
        + note.blocks(f'<a class="sdfootnotesym" name="sdfootnote{n}sym" href="#sdfootnote{n}anc">{n}</a>').replace(
            "<p>", '<p class="sdfootnote">'
        )
        + "</div>"
        for note in notes
        for n in [note.number]
    )


NOTES = PageNotes(mark, ending)
