"""A kind of word in, the pattern of all such words in the languages of manuscripts out: the table in words.toml.

And words before a citation in, what they lead to out: “see, for example, Jane Roe” → “Jane Roe”.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _all() -> dict[str, list[str]]:
    return tomllib.loads(files("publish.bibliography").joinpath("words.toml").read_text(encoding="utf-8"))


def any_of(*kinds: str) -> str:
    """The words of some kinds as alternatives of a pattern, the longer ones first."""
    found = [word for kind in kinds for word in _all()[kind]]
    return "|".join(sorted(found, key=len, reverse=True))


_SAME_AUTHOR = re.compile(rf"(?:{any_of('idem')})\.?,?", re.IGNORECASE)


def is_same_author(text: str) -> bool:
    """Whether a text stands for the author just named: “idem”, “ders.”"""
    return bool(_SAME_AUTHOR.fullmatch(text.strip()))


_SIGNAL = re.compile(
    rf"(?:^|(?<=[\s(,.;:]))(?:(?i:{any_of('signals', 'found_in')})|in|from|by|von|and|but|und|et)(?:[,:]\s*|\s+|$)"
)


def after_signals(text: str) -> str:
    """A text without the words at its beginning that lead to a citation."""
    while (match := _SIGNAL.match(text)) and match.end():
        text = text[match.end() :].lstrip(" ,")
    return text


def after_each_signal(text: str) -> list[str]:
    """What stands after each word that leads to a citation, from left to right; first the text itself."""
    return [text, *(text[match.end() :] for match in _SIGNAL.finditer(text) if match.end())]
