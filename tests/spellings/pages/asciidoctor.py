"""Asciidoctor, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    link = f'class="footnote" href="#_footnotedef_{n}" title="View footnote."'
    if time > 1:
        return f'<sup class="footnoteref">[<a {link}>{n}</a>]</sup>'
    return f'<sup class="footnote">[<a id="_footnoteref_{n}" {link}>{n}</a>]</sup>'


def ending(notes: Sequence[PageNote]) -> str:
    divs = "".join(
        f'<div class="footnote" id="_footnotedef_{n}">\n<a href="#_footnoteref_{n}">{n}</a>. {note.html}\n</div>'
        for note in notes
        for n in [note.number]
    )
    return f'<div id="footnotes"><hr>{divs}</div>'


NOTES = PageNotes(mark, ending)
