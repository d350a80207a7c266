"""The footnotes block of WordPress, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    key = f"0b1c-{note.number}"
    return f'<sup data-fn="{key}" class="fn"><a href="#{key}" id="{key}-link">{note.number}</a></sup>'


def ending(notes: Sequence[PageNote]) -> str:
    items = "".join(
        f'<li id="0b1c-{note.number}">{"<br><br>".join(note.paragraphs)} <a href="#0b1c-{note.number}-link" '
        f'aria-label="Jump to footnote reference {note.number}">↩︎</a></li>'
        for note in notes
    )
    return f'<ol class="wp-block-footnotes">{items}</ol>'


NOTES = PageNotes(mark, ending)
