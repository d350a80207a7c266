"""Words before a citation in, what they lead to out: “see, for example, Jane Roe” → “Jane Roe”."""

from __future__ import annotations

import re

from publish.bibliography.words import any_of

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
