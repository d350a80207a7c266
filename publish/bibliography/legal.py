"""A stretch of a note in, the law, judgment or official paper that it cites by number out: the table in legal.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from publish.bibliography.marks import unmarked
from publish.bibliography.values import Citation
from publish.bibliography.words import after_signals
from publish.references import Reference

_DAY = r"\d{1,2}(?:er|\.|º)?\s(?:de\s)?[^\W\d]{3,10}\.?\s(?:de\s|del\s)?"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads(files("publish.bibliography").joinpath("legal.toml").read_text(encoding="utf-8"))
    return tuple((row["type"], re.compile(row["pattern"].replace("DAY", _DAY))) for row in table["pattern"])


def official(text: str) -> Citation | None:
    """The law, judgment or official paper that a stretch begins with; none where it is part of a sentence."""
    text = unmarked(after_signals(text.strip()))
    for kind, pattern in _patterns():
        match = pattern.match(text)
        if match is None:
            continue
        groups = match.groupdict()
        number, title = groups.get("number"), groups.get("title") or groups.get("container")
        if number is None and re.match(r"\s[a-z]{2,}", text[match.end() :]):
            continue
        reference = Reference(kind, title=title or number, number=number if title else None, date=groups.get("date"))
        return Citation(text, reference, doubts=() if groups.get("title") else ("a number without a title",))
    return None
