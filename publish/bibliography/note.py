"""One note in, its citations in their order out."""

from __future__ import annotations

from publish.bibliography.clauses import candidates, clauses
from publish.bibliography.legal import official
from publish.bibliography.marks import HIDDEN_ADDRESS, TITLE, marked
from publish.bibliography.plain import published, untitled
from publish.bibliography.repeats import plainly, repeated
from publish.bibliography.titled import titled
from publish.bibliography.values import Citation

LONGEST_NOTE = 20_000
"""Letters of a note that are read: nobody writes a longer one by hand."""


def citations(html: str) -> list[Citation]:
    """The citations of a note, in order; none where it is a remark. The note stays as it is."""
    found: list[Citation] = []
    for clause in clauses(plainly(marked(html))[:LONGEST_NOTE]):
        found += _of_clause(clause)
    return found


def _of_clause(clause: str) -> list[Citation]:
    again, rest = repeated(clause)
    found = [again] if again else []
    if not rest.strip(" .,"):
        return found
    law = official(rest) if not TITLE.match(rest) else None
    if law:
        return [*found, law]
    if not TITLE.search(rest):
        return [*found, *untitled(rest)] if not again else found
    head = TITLE.search(rest)
    book = published(rest[: head.start()]) if head and head.start() > 20 else None
    if book and book.reference.date:
        # “Jane Roe, Harbours (Hull: Quay, 1999), in the chapter ‘Tides’”
        return [*found, book]
    for stretch in candidates(rest):
        if TITLE.search(HIDDEN_ADDRESS.sub("", stretch)):
            citation = titled(stretch)
            found += [citation] if citation else [c for c in untitled(stretch) if c.reference.url or c.reference.doi]
        else:
            found += untitled(stretch)
    return found
