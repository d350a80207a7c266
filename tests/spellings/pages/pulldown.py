"""pulldown-cmark, as in mdBook and Zola: links lead to the note and none leads back."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    return f'<sup class="footnote-reference"><a href="#n-{note.number}">{note.number}</a></sup>'


def ending(notes: Sequence[PageNote]) -> str:
    return "".join(
        f'<div class="footnote-definition" id="n-{note.number}"><sup class="footnote-definition-label">{note.number}'
        f"</sup>\n{note.blocks()}</div>"
        for note in notes
    )


NOTES = PageNotes(mark, ending)
