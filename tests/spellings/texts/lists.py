"""A sign in the text, and a list of the notes under it."""

from __future__ import annotations

from collections.abc import Callable

from tests.spellings.neutral import Heading, Neutral, Paragraph, in_place, listed

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def under(
    mark: str, label: str, *, closing: str = "", line: str = "", heading: str = ""
) -> Callable[[Neutral], Neutral]:
    """A syntax whose notes stand under a line or a heading; {} is the number of a note, {raised} the same raised."""

    def shown(template: str, number: int) -> str:
        return template.format(number, raised=str(number).translate(_RAISED))

    def spell(article: Neutral) -> Neutral:
        over = [Paragraph((line,))] if line else [Heading((heading,))] if heading else []
        notes = [Paragraph((shown(label, number), *note, closing)) for number, note in listed(article)]
        return in_place(article, lambda note, number, again: (shown(mark, number),), blocks=(*over, *notes))

    return spell
