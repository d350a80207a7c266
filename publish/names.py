"""People's names: the parts that people take in an article, and how names are sorted."""

from __future__ import annotations

import unicodedata

#: Role → its MARC relator code (id.loc.gov/vocabulary/relators), as EPUB and library records use them.
RELATORS: dict[str, str] = {
    "author": "aut",
    "translator": "trl",
    "interviewer": "ivr",
    "interviewee": "ive",
    "editor": "edt",
    "photographer": "pht",
    "illustrator": "ill",
    "contributor": "ctb",
}

_PARTICLES = frozenset("van von der den ten ter zu".split())


def sort_name(name: str) -> str:
    """“Dani Belo” → “Belo, Dani”; a name of one word, or one that is turned round already, stays."""
    parts = name.split()
    if len(parts) < 2 or "," in name:
        return name
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    return f"{' '.join(parts[start:])}, {' '.join(parts[:start])}"


def collation(text: str) -> tuple[str, str]:
    """Letters before their accents: É sorts with E."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold(), text
