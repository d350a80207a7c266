"""EPUB and DPUB-ARIA."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    again = f"-{time}" if time > 1 else ""
    n = note.number
    return f'<a href="#note-{n}" id="noteref-{n}{again}" epub:type="noteref" role="doc-noteref">{n}</a>'


def ending(notes: Sequence[PageNote]) -> str:
    items = "".join(
        f'<li id="note-{note.number}" epub:type="endnote">'
        + note.blocks(after=f' <a href="#noteref-{note.number}" epub:type="backlink" role="doc-backlink">↩</a>')
        + "</li>"
        for note in notes
    )
    return f'<section epub:type="endnotes" role="doc-endnotes"><h2>Endnotes</h2><ol>{items}</ol></section>'


NOTES = PageNotes(mark, ending)
