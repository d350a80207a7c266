"""Plain text: its words, its blank lines, and file names made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from slugify import slugify

NO_BREAK_SPACE = "\u00a0"
ZERO_WIDTH_SPACE = "\u200b"

# Letters with their marks, or digits: the two are kept apart, because the mark of a note follows its word without a
# space, and typesetting adds nothing else inside a word.
_WORD = re.compile(r"[^\W\d_]+|\d+")
_RUN = re.compile(r"\w+")
# A hyphen joins: typesetting may break a line after it, and a break may add one. So hyphens don't separate words.
_HYPHENS = re.compile(
    # Each alternative begins with a set of characters: the engine then goes straight to the next hyphen.
    r"[\u002d\u2010\u2011](?<=\w.)[^\S\n]*\n\s*(?=\w)|[\u002d\u00ad\u2010\u2011\u2060\u200c\u200d\ufeff]+"
)


def is_blank(text: str) -> bool:
    """Whether a line is blank as people see it: no-break and other Unicode spaces count, and so do invisible marks."""
    return not text.strip().strip("\u200b\u200c\u200d\u2060\ufeff").strip()


def words(text: str) -> list[str]:
    """The words of a text in their comparable form: case-folded, compatibility-composed, without hyphens.

    “vis-à-vis the U.S.’s 1,200 VABo2040” → visàvis, the, u, s, s, 1, 200, vabo, 2040.
    """
    flat = _HYPHENS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    found: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFC", flat)):
        if run.isalpha():
            found.append(run)
        else:
            found += _WORD.findall(run)
    return found


def join_hyphenated(text: str) -> str:
    """Text in which a hyphen at the end of a line isn't followed by a line end: browsers would make a space of it."""
    return re.sub(r"(?<=\w-)\n(?=\w)", "", text) if "-\n" in text else text


def slug(text: str, *, fallback: str = "untitled", length: int = 60) -> str:
    """A file and id name of `text`: lower-case ASCII letters, digits and hyphens, at most `length` long."""
    return slugify(text, max_length=length, word_boundary=True, save_order=True) or fallback


def unique_slugs(texts: Iterable[str]) -> list[str]:
    """A slug for each text; where two are the same, the later ones get -2, -3 …"""
    taken: set[str] = set()
    result: list[str] = []
    for text in texts:
        base = candidate = slug(text)
        number = 2
        while candidate in taken:
            candidate, number = f"{base}-{number}", number + 1
        taken.add(candidate)
        result.append(candidate)
    return result


def sentence_list(items: Iterable[str], conjunction: str) -> str:
    """“a”, “a and b”, “a, b and c” with the language's word for “and”."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {conjunction} {listed[-1]}"
