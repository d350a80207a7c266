"""Tables of a body in, the same with classes for the stylesheets out: many columns in small type, figures whole."""

from __future__ import annotations

from publish.vocabulary import Element

_WIDE = 6
"""Columns that a page of a book can hold in the usual type."""
_WIDEST = 10
_SHORT = 8
"""Letters of the longest word that is never broken inside a cell."""


def mark_tables(body: Element) -> None:
    """Give wide tables, and cells whose words have to stay whole, their classes, in place."""
    for table in body.iter("table"):
        columns = max((sum(map(_span, row)) for row in table.iter("tr")), default=0)
        if columns > _WIDE:
            table.set("class", "wide" if columns <= _WIDEST else "widest")
        for cell in table.iter("td", "th"):
            text = "".join(str(piece) for piece in cell.itertext())
            if text and all(len(word) <= _SHORT for word in text.split()):
                cell.set("class", "short")


def _span(cell: Element) -> int:
    span = cell.get("colspan", "1")
    return int(span) if span.isdigit() else 1
