"""Wikidot: scripts lead to the notes."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return (
        f'<sup class="footnoteref"><a id="footnoteref-{n}" href="javascript:;" class="footnoteref" '
        f"onclick=\"WIKIDOT.page.utils.scrollToReference('footnote-{n}')\">{n}</a></sup>"
    )


def ending(notes: Sequence[PageNote]) -> str:
    divs = "".join(
        f'<div class="footnote-footer" id="footnote-{n}"><a href="javascript:;" '
        f"onclick=\"WIKIDOT.page.utils.scrollToReference('footnoteref-{n}')\">{n}</a>. {note.html}</div>"
        for note in notes
        for n in [note.number]
    )
    return f'<div class="footnotes-footer"><div class="title">Footnotes</div>{divs}</div>'


NOTES = PageNotes(mark, ending)
