"""The names in a book's citations in, the same names out with their family names told apart as far as the book tells.

Of “Gabriel García Márquez” nobody can say by its form where the family name begins. But a later note may cite him in
short, as “García Márquez”, or turn his name round. Where none does, the name stays whole, in the order in which it is
spoken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from publish.bibliography.people import is_undivided
from publish.bibliography.values import Place
from publish.references import CitedName, Reference


def with_families(articles: Sequence[Sequence[Place]]) -> list[list[Place]]:
    """The citations of all articles, each name divided where another citation of the book shows how."""
    known = _divisions(place for places in articles for place in places)
    return [[_divided(place, known) for place in places] for places in articles]


def _divisions(places: Iterable[Place]) -> dict[str, CitedName]:
    """Undivided name → the same divided."""
    whole: dict[str, None] = {}
    shown: dict[str, set[str]] = {}
    """Family name as a citation has it → the first given names that stand before it; "" in a short form."""
    for place in places:
        for name in _names(place.citation.reference):
            if place.citation.form != "full":
                shown.setdefault(name.spoken.casefold(), set()).add("")
            elif is_undivided(name):
                whole[name.family] = None
            elif name.given:
                shown.setdefault(name.family.casefold(), set()).add(name.given.split()[0].casefold())
    ends = Counter(
        " ".join(text.casefold().split()[start:]) for text in whole for start in range(1, text.count(" ") + 1)
    )
    found: dict[str, CitedName] = {}
    for text in whole:
        words = text.split()
        for start in range(1, len(words)):
            family = " ".join(words[start:])
            given = shown.get(family.casefold(), set())
            if words[0].casefold() in given or ("" in given and ends[family.casefold()] == 1):
                found[text] = CitedName(family, " ".join(words[:start]))
                break
    return found


def _names(reference: Reference) -> tuple[CitedName, ...]:
    return (*reference.authors, *reference.editors, *reference.translators)


def _divided(place: Place, known: dict[str, CitedName]) -> Place:
    reference = place.citation.reference
    if not any(name.family in known for name in _names(reference)):
        return place
    authors, editors, translators = (
        tuple(known.get(name.family, name) for name in names)
        for names in (reference.authors, reference.editors, reference.translators)
    )
    reference = replace(reference, authors=authors, editors=editors, translators=translators)
    return replace(place, citation=replace(place.citation, reference=reference))
