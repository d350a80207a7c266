"""FlatPress: numbers in brackets, and a list under [footnotes]."""

from __future__ import annotations

from tests.spellings.neutral import Neutral, Paragraph, in_place, listed


def spell(article: Neutral) -> Neutral:
    notes = (Paragraph((f"[{number}] ", *note)) for number, note in listed(article))
    return in_place(article, lambda note, number, again: (f"[{number}]",), blocks=(Paragraph(("[footnotes]",)), *notes))
