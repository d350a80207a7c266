"""Shortcodes that mean nothing here, in pairs: their tags stay in the text, and one message names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from publish.messages import Report
from publish.notes.nested import NAMES
from publish.notes.places import text_only

_TAG = re.compile(r"\[(/?)([A-Za-z][\w-]{1,40})(?:\s[^\[\]<]{0,300})?\]")


def say_shortcodes(texts: Iterable[str], source: str, report: Report) -> None:
    """A message for the pairs of tags that are left in markup, with their names and numbers."""
    opened: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    for text in texts:
        for tag in _TAG.finditer(text_only(text)) if "[/" in text else ():
            (closed if tag[1] else opened)[tag[2].lower()] += 1
    pairs = {name: min(count, closed[name]) for name, count in opened.items() if closed[name] and name not in NAMES}
    if pairs:
        listed = ", ".join(f"[{name}] × {count}" for name, count in pairs.items())
        report.say("shortcodes-stay", file=source, line=1, listed=listed)
