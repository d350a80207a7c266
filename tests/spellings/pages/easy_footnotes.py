"""Easy Footnotes for WordPress, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return (
        f'<span id="easy-footnote-{n}-77" class="easy-footnote-margin-adjust"></span><span class="easy-footnote">'
        f'<a href="#easy-footnote-bottom-{n}-77" title=""><sup>{n}</sup></a></span>'
    )


def ending(notes: Sequence[PageNote]) -> str:
    items = "".join(
        f'<li class="easy-footnote-single"><span id="easy-footnote-bottom-{note.number}-77" '
        f'class="easy-footnote-margin-adjust"></span>{note.html}<a class="easy-footnote-to-top" '
        f'href="#easy-footnote-{note.number}-77"></a></li>'
        for note in notes
    )
    return f'<div class="easy-footnote-title"><h4>Footnotes</h4></div><ol class="easy-footnotes-wrapper">{items}</ol>'


NOTES = PageNotes(mark, ending)
