"""Brackets that pair: where the one that is opened at a place closes."""

from __future__ import annotations

import re
from functools import cache

from publish.notes.places import BLOCK_END

LIMIT = 20_000
"""Characters of the longest note between brackets."""


@cache
def _either(opening: str, closing: str) -> re.Pattern[str]:
    # A bracket after a backslash is text.
    return re.compile(rf"\\.|{re.escape(opening)}|{re.escape(closing)}", re.DOTALL)


def closing(masked: str, start: int, opening: str, closing: str) -> int:
    """The end of the pair that begins at `start`; 0 where it doesn't close in reach."""
    depth = 0
    for match in _either(opening, closing).finditer(masked, start, start + LIMIT):
        depth += {opening: 1, closing: -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return 0


def one_block(content: str) -> bool:
    """Whether the markup of a note ends in the block in which it began."""
    return not BLOCK_END.search(content)
