"""docutils, as in Sphinx."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return f'<a class="footnote-reference brackets" href="#note{n}" id="id{n}-{time}" role="doc-noteref">{n}</a>'


def ending(notes: Sequence[PageNote]) -> str:
    def label(note: PageNote) -> str:
        n = note.number
        number = f'<a role="doc-backlink" href="#id{n}-1">{n}</a>' if note.references == 1 else str(n)
        links = ",".join(f'<a role="doc-backlink" href="#id{n}-{t + 1}">{t + 1}</a>' for t in range(note.references))
        more = f'<span class="backrefs">({links})</span>' if note.references > 1 else ""
        opening, closing = (f'<span class="fn-bracket">{bracket}</span>' for bracket in "[]")
        return f'<span class="label">{opening}{number}{closing}</span>{more}'

    asides = "".join(
        f'<aside class="footnote brackets" id="note{note.number}" role="doc-footnote">{label(note)}{note.blocks()}'
        "</aside>"
        for note in notes
    )
    return f'<aside class="footnote-list brackets">{asides}</aside>'


NOTES = PageNotes(mark, ending)
