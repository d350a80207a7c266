"""MediaWiki, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return f'<sup id="cite_ref-n{n}_{n}-{time - 1}" class="reference"><a href="#cite_note-n{n}-{n}">[{n}]</a></sup>'


def ending(notes: Sequence[PageNote]) -> str:
    def back(note: PageNote) -> str:
        n = note.number
        if note.references == 1:
            return f'<b><a href="#cite_ref-n{n}_{n}-0">^</a></b>'
        links = " ".join(
            f'<sup><i><b><a href="#cite_ref-n{n}_{n}-{time}">{"abcdef"[time]}</a></b></i></sup>'
            for time in range(note.references)
        )
        return f"^ {links}"

    items = "".join(
        f'<li id="cite_note-n{note.number}-{note.number}"><span class="mw-cite-backlink">{back(note)}</span> <span '
        f'class="reference-text">{note.html}</span></li>'
        for note in notes
    )
    return f'<h2>References</h2><div class="mw-references-wrap"><ol class="references">{items}</ol></div>'


NOTES = PageNotes(mark, ending)
