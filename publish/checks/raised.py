"""A block in, its words with raised or lowered letters out: on a page of a PDF these letters may stand by themselves.

“x<sub>i</sub>” is one word, xi; PDFium finds x and i where the letters stand on lines of their own, and xi elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations, pairwise

from publish.text import words
from publish.vocabulary import Element, outer, paragraphs

_EDGE = "\u2063"
"""Stands where a raised or lowered letter begins or ends: an invisible separator, which no text has."""
_RUN = re.compile(rf"[^\W_]{{0,60}}{_EDGE}[\w{_EDGE}\u0300-\u036f]*")
_PARTS = 7
"""Parts of a word that are put together in every way; a longer one is a formula without a space."""


def raised_words(block: Element) -> tuple[tuple[str, ...], ...]:
    """The words of a block that may come apart at raised and lowered letters, each as its parts."""
    if next(block.iter("sub", "sup"), None) is None:
        return ()
    marked = deepcopy(block)
    for element in marked.iter("sub", "sup"):
        element.text = f"{_EDGE}{element.text or ''}"
        element.tail = f"{_EDGE}{element.tail or ''}"
    text = "\n".join(paragraphs(outer(marked)))
    runs = (tuple(part for part in run.split(_EDGE) if part) for run in _RUN.findall(text))
    return tuple(parts for parts in runs if words("".join(parts)) != words(" ".join(parts)))


def rejoin(parts: tuple[str, ...], wanted: Counter[str], counted: Counter[str]) -> None:
    """Where a word is lacking in `counted` and its parts are there, count the word instead of the parts."""
    joined = words("".join(parts))
    if all(counted[word] >= wanted[word] for word in joined):
        return
    for pieces in _divided(parts):
        found = Counter(words(" ".join(pieces)))
        if all(counted[word] >= count for word, count in found.items()):
            counted.subtract(found)
            counted.update(joined)
            return


def _divided(parts: tuple[str, ...]) -> Iterator[list[str]]:
    """The ways in which parts may stand together, the fewest pieces first."""
    if len(parts) > _PARTS:
        yield list(parts)
        return
    for count in range(1, len(parts)):
        for cuts in combinations(range(1, len(parts)), count):
            edges = [0, *cuts, len(parts)]
            yield ["".join(parts[a:b]) for a, b in pairwise(edges)]
