"""GitHub."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    again = f"-{time}" if time > 1 else ""
    n = note.number
    return (
        f'<sup><a href="#user-content-fn-{n}" id="user-content-fnref-{n}{again}" data-footnote-ref '
        f'aria-describedby="footnote-label">{n}</a></sup>'
    )


def ending(notes: Sequence[PageNote]) -> str:
    def back(note: PageNote, time: int) -> str:
        again, sign = (f"-{time}", f"<sup>{time}</sup>") if time > 1 else ("", "")
        return (
            f' <a href="#user-content-fnref-{note.number}{again}" data-footnote-backref aria-label="Back to reference" '
            f'class="data-footnote-backref">↩{sign}</a>'
        )

    def links(note: PageNote) -> str:
        return "".join(back(note, time) for time in range(1, note.references + 1))

    items = "".join(f'<li id="user-content-fn-{note.number}">{note.blocks(after=links(note))}</li>' for note in notes)
    return (
        '<section data-footnotes class="footnotes"><h2 class="sr-only" id="footnote-label">Footnotes</h2>'
        f"<ol>{items}</ol></section>"
    )


NOTES = PageNotes(mark, ending)
