"""Titles and names in, what a running head has room for out.

The engine's own `text-overflow: ellipsis` is no way: it writes the words that it hides into the text layer of the
ellipsis, and every “…” of that face then reads as them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.collection import TRIMS
from publish.text import sentence_list

_PARTS = re.compile(r"(?<=[?!])\s|\s?:\s|\s[–—]\s")
_LOOSE = " ,;:.–—-(«“‘"
_SHORTEST = 12  # letters of what stands before a subtitle
_MARGINS = 108  # points: both side margins of the themes
_LETTER = 4.4  # points: what a letter of a head takes at most on average; capitals in the middle of words are wider
_UNITS = {"in": 72.0, "mm": 72 / 25.4}


def room(trim: str) -> int:
    """How many letters a running head holds beside its folio on pages of a trim size."""
    width = TRIMS[trim][0]
    return int((float(width[:-2]) * _UNITS[width[-2:]] - _MARGINS) * 0.88 / _LETTER)


def title_head(title: str, letters: int) -> str:
    """A title in at most so many letters: without its subtitle, else cut after a word."""
    if len(title) <= letters:
        return title
    end = next((m.start() for m in _PARTS.finditer(title) if m.start() >= _SHORTEST), len(title))
    return title[:end] if end <= letters else _cut(title, letters)


def people_head(names: Sequence[str], conjunction: str, letters: int) -> str:
    """Names in at most so many letters: “A and B”, “A, B and C”, else “A et al.”"""
    listed = sentence_list(names, conjunction)
    if len(listed) <= letters:
        return listed
    return f"{_cut(names[0], letters - 7)} et al." if len(names) > 1 else _cut(listed, letters)


def _cut(text: str, letters: int) -> str:
    if len(text) <= letters:
        return text
    return f"{(text[:letters].rpartition(' ')[0] or text[:letters]).rstrip(_LOOSE)}…"
