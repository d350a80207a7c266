"""Substack: each note is a box of its own."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return (
        f'<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-{n}" href="#footnote-{n}" '
        f'class="footnote-anchor" target="_self">{n}</a>'
    )


def ending(notes: Sequence[PageNote]) -> str:
    return "".join(
        f'<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-{n}" href="#footnote-anchor-{n}" '
        f'class="footnote-number" contenteditable="false" target="_self">{n}</a><div class="footnote-content">'
        f"{note.blocks()}</div></div>"
        for note in notes
        for n in [note.number]
    )


NOTES = PageNotes(mark, ending)
