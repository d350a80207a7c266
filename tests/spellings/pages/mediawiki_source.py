"""<ref> of MediaWiki as elements, as pasted into an editor of HTML: a name may be used before its note."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    if note.references == 1:
        return f"<ref>{note.html}</ref>"
    return (
        f'<ref name="n{note.number}" />' if time < note.references else f'<ref name="n{note.number}">{note.html}</ref>'
    )


def ending(notes: Sequence[PageNote]) -> str:
    return "<references />"


NOTES = PageNotes(mark, ending)
