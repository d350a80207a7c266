"""Brackets that pair: where those that are opened at some places close."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publish.notes.places import BLOCK_END

LIMIT = 20_000
"""Characters of the longest note between brackets."""


def closings(masked: str, starts: Iterable[int], opening: str, closing: str) -> dict[int, int]:
    """For each of these places at which a bracket opens, where its pair ends; those that don't close aren't there.

    The text is gone through once, however many of its brackets never close.
    """
    wanted = frozenset(starts)
    ends: dict[int, int] = {}
    if not wanted:
        return ends
    opened: list[int] = []
    # A bracket after a backslash is text.
    for match in re.finditer(rf"\\.|{re.escape(opening)}|{re.escape(closing)}", masked, re.DOTALL):
        if match[0] == opening:
            opened.append(match.start())
        elif match[0] == closing and opened:
            start = opened.pop()
            if start in wanted and match.end() - start <= LIMIT:
                ends[start] = match.end()
    return ends


def one_block(content: str) -> bool:
    """Whether the markup of a note ends in the block in which it began."""
    return not BLOCK_END.search(content)
