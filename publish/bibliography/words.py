"""A kind of word in, the pattern of all such words in the languages of manuscripts out: the table in words.toml."""

from __future__ import annotations

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
