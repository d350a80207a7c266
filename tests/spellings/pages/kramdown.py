"""kramdown, as in Jekyll."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    again = f":{time - 1}" if time > 1 else ""
    n = note.number
    return (
        f'<sup id="fnref:n-{n}{again}"><a href="#fn:n-{n}" class="footnote" rel="footnote" role="doc-noteref">{n}</a>'
        "</sup>"
    )


def ending(notes: Sequence[PageNote]) -> str:
    def back(note: PageNote) -> str:
        links = [f'<a href="#fnref:n-{note.number}" class="reversefootnote" role="doc-backlink">&#8617;</a>']
        links += [
            f'<a href="#fnref:n-{note.number}:{time}" class="reversefootnote" role="doc-backlink">&#8617;'
            f"<sup>{time + 1}</sup></a>"
            for time in range(1, note.references)
        ]
        return "&nbsp;" + "&nbsp;".join(links)

    items = "".join(f'<li id="fn:n-{note.number}">{note.blocks(after=back(note))}</li>' for note in notes)
    return f'<div class="footnotes" role="doc-endnotes"><ol>{items}</ol></div>'


NOTES = PageNotes(mark, ending)
