"""LaTeXML, as at arXiv: notes in their places."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return (
        f'<span id="footnote{n}" class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">{n}</sup><span '
        f'class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">{n}</sup>\n<span '
        f'class="ltx_tag ltx_tag_note">{n}</span>\n{note.html}</span></span></span>'
    )


def ending(notes: Sequence[PageNote]) -> str:
    return ""


NOTES = PageNotes(mark, ending)
