"""goldmark, as in Hugo."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    again = str(time - 1) if time > 1 else ""
    n = note.number
    return f'<sup id="fnref{again}:{n}"><a href="#fn:{n}" class="footnote-ref" role="doc-noteref">{n}</a></sup>'


def ending(notes: Sequence[PageNote]) -> str:
    def back(note: PageNote, time: int) -> str:
        link = f'href="#fnref{time or ""}:{note.number}" class="footnote-backref" role="doc-backlink"'
        return f"&#160;<a {link}>&#x21a9;&#xfe0e;</a>"

    items = "".join(
        f'<li id="fn:{note.number}">'
        + note.blocks(after="".join(back(note, time) for time in range(note.references)))
        + "</li>"
        for note in notes
    )
    return f'<div class="footnotes" role="doc-endnotes"><hr><ol>{items}</ol></div>'


NOTES = PageNotes(mark, ending)
