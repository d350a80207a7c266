"""markdown-it, as in Ghost."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    again = f":{time - 1}" if time > 1 else ""
    n = note.number
    return f'<sup class="footnote-ref"><a href="#fn{n}" id="fnref{n}{again}">[{n}{again}]</a></sup>'


def ending(notes: Sequence[PageNote]) -> str:
    def back(note: PageNote, time: int) -> str:
        again = f":{time}" if time else ""
        return f' <a href="#fnref{note.number}{again}" class="footnote-backref">↩︎</a>'

    items = "".join(
        f'<li id="fn{note.number}" class="footnote-item">'
        + note.blocks(after="".join(back(note, time) for time in range(note.references)))
        + "</li>"
        for note in notes
    )
    return f'<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list">{items}</ol></section>'


NOTES = PageNotes(mark, ending)
