"""Text in, the licence out that it states for the article itself, with the sentence that does so."""

from __future__ import annotations

import re

from publish.model import TextLicence
from publish.rights import grammar
from publish.rights.grammar import compiled
from publish.rights.licences import contradict, find_licences, licence_url, says_more

LONGEST = 1200
"""Characters of a paragraph that may state a licence."""
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÀ-Þ“\"(])")
_STATES = rf"^\W*(?:{{self}}){grammar.AFTER}(?:\s*:|.{{0,300}}?{grammar.BEFORE}(?:{{published}}){grammar.AFTER})"
_ALONE = rf"^\W*(?:(?:re-?)?(?:published|printed|posted)|{{licensed}}){grammar.AFTER}"
#: Permission for one text says nothing of what others may do with it, and “public domain” of a subject is no licence.
_NO_LICENCES = frozenset({"LicenseRef-Author-Own"})


def text_licence(text: str, line: int, *, sure: bool = False) -> TextLicence | None:
    """The licence that a paragraph states for its article; None where it states none.

    Where the text is nothing but such a statement (`sure`: a field of its own), the licence is enough.
    """
    if len(text) > LONGEST:
        return None
    for sentence in _SENTENCE.split(text):
        found = [licence for licence in find_licences(sentence) if licence.id not in _NO_LICENCES]
        if not found:
            continue
        alone = compiled(_ALONE).match(sentence) is not None and len(_SENTENCE.split(text)) <= 2
        if sure or alone or compiled(_STATES).search(sentence):
            best = min(found, key=says_more)
            return TextLicence(sentence.strip(), line, best.id, licence_url(best.id))
    return None


def differing(licences: tuple[TextLicence, ...]) -> tuple[TextLicence, TextLicence] | None:
    """Two of an article's licences that can't both be meant; None where all agree."""
    return next(
        ((one, other) for one in licences for other in licences if contradict(one.licence, other.licence)), None
    )
