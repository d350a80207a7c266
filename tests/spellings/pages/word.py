"""Word, saved as a page."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    n = note.number
    return (
        f'<a style=\'mso-footnote-id:ftn{n}\' href="#_ftn{n}" name="_ftnref{n}" title=""><span '
        "class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span "
        f"class=MsoFootnoteReference><span>[{n}]</span></span><![endif]></span></span></a>"
    )


def ending(notes: Sequence[PageNote]) -> str:
    divs = "".join(
        f"<div style='mso-element:footnote' id=ftn{n}>"
        + note.blocks(
            f'<a style=\'mso-footnote-id:ftn{n}\' href="#_ftnref{n}" name="_ftn{n}" title=""><span '
            f"class=MsoFootnoteReference>[{n}]</span></a> "
        ).replace("<p>", "<p class=MsoFootnoteText>")
        + "</div>"
        for note in notes
        for n in [note.number]
    )
    return f"<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr>{divs}<![endif]></div>"


NOTES = PageNotes(mark, ending)
