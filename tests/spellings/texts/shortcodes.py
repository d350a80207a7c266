"""A tag before a note and one after it."""

from __future__ import annotations

from collections.abc import Callable

from tests.spellings.neutral import Line, Neutral, in_place


def between(opening: str, closing: str) -> Callable[[Neutral], Neutral]:
    """A syntax that has nothing but an opening and a closing."""
    return lambda article: in_place(article, lambda note, number, again: (opening, *note, closing))


def named(opening: str, closing: str, again: str) -> Callable[[Neutral], Neutral]:
    """A syntax that refers to a note again by its name; {} is the number."""

    def spelt(note: Line, number: int, known: bool) -> Line:
        return (again.format(number),) if known else (opening.format(number), *note, closing)

    return lambda article: in_place(article, spelt)
