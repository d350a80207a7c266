"""The kind of a piece of furniture in, a pattern of the phrases that announce it out; the table is phrases.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_ANY = r"(?:\s+[\w’'-]+){1,4}?"
"""What … stands for: “translated from the Haitian Creole by”."""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("publish.recognise").joinpath("phrases.toml").read_text(encoding="utf-8"))


@cache
def phrases(kind: str) -> tuple[str, ...]:
    """The phrases of a kind in all languages, the longest first, for a pattern: “people.author”, “keywords”."""
    branch = _table()
    for step in kind.split("."):
        branch = branch[step]
    found = {phrase for listed in branch.values() for phrase in listed}
    return tuple(_pattern(phrase) for phrase in sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def kinds(branch: str) -> tuple[str, ...]:
    """The kinds under a branch of the table: the parts that people take under “people”."""
    return tuple(f"{branch}.{kind}" for kind in _table()[branch])


@cache
def alone(kind: str) -> re.Pattern[str]:
    """A pattern for a line that is nothing but such a phrase."""
    return re.compile(rf"(?:{'|'.join(phrases(kind))})\s*[:：]?", re.IGNORECASE)


@cache
def label(kind: str) -> re.Pattern[str]:
    """A pattern for the beginning of a line that such a phrase opens as a label: with a colon or a dash after it."""
    words = "|".join(phrases(kind))
    return re.compile(rf"[(*_\[]{{0,3}}(?P<label>(?:{words})[*_]{{0,2}}\s*[:：—–])[*_]{{0,2}}\s*", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    pattern = re.escape(phrase).replace("'", "[’']").replace(r"\-", "[-\u2010\u2011]")
    return pattern.replace(r"\ …", _ANY).replace(r"\ ", r"\s+")
