"""By hand: links to named places that don’t lead back."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes

_NAMES = "zero one two three four five six seven eight nine".split()


def _name(number: int) -> str:
    return "-".join(_NAMES[int(digit)] for digit in str(number))


def mark(note: PageNote, time: int) -> str:
    return f'<a href="#{_name(note.number)}">{note.number}</a>'


def ending(notes: Sequence[PageNote]) -> str:
    items = "".join(f'<p><a name="{_name(note.number)}"></a>{note.number}) {note.html}</p>' for note in notes)
    return f"<h2>Sources</h2>{items}"


NOTES = PageNotes(mark, ending)
