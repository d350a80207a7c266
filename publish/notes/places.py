"""Places in markup: which of them are text, and where in the manuscript they are. Each markup is read once for all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import pairwise

from publish.messages import Report, excerpt
from publish.text import is_blank

BLOCK_END = re.compile(r"</(?:p|h[2-4]|li|blockquote|td|th|figcaption|caption)>")
BLOCK_START = re.compile(r"<(?:p|h[2-4]|li|blockquote|td|th|figcaption|caption)\b[^>]*>")

_STEP = re.compile(r"<[^>]*>|&[^\s;&<]{1,32};|\n")
_TAG = re.compile(r"<[^>]*>")
_VERBATIM = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.DOTALL)
_LINE = re.compile(r'\bdata-line="(\d+)"')
LINE_EDGE = re.compile(
    r"</?(?:p|h[2-4]|li|blockquote|t[dhr]|figcaption|caption|[uo]l|table|tbody|thead|tfoot|figure|hr|pre)\b[^>]*>"
    r"|<br\s*/>|\n"
)
_CUT = re.compile(r"[^<>]*>")
_NEAR = 600
_CONTEXT = 2000
"""Characters of markup in which the context of a message is looked for."""


@lru_cache(maxsize=2)
def text_only(markup: str) -> str:
    """Markup of the same length in which tags, attributes and verbatim text can't match any syntax."""
    blank = _VERBATIM.sub(lambda m: "\x00" * len(m[0]), markup)
    return _TAG.sub(lambda m: "\x00" * len(m[0]), blank)


@lru_cache(maxsize=2)
def _steps(markup: str) -> tuple[list[int], list[tuple[int, int]]]:
    """The offsets after which lines and columns aren't counted by one, with the line and column there."""
    offsets, places = [0], [(1, 1)]
    line = column = 1
    for match in _STEP.finditer(markup):
        column += match.start() - offsets[-1]
        piece = match[0]
        if piece == "\n":
            line, column = line + 1, 1
        elif piece[0] == "&":
            column += len(unescape(piece))
        elif stated := _LINE.search(piece):
            line, column = int(stated[1]), 1
        offsets.append(match.end())
        places.append((line, column))
    return offsets, places


def place(markup: str, offset: int) -> tuple[int, int]:
    """Line and column (from 1) in the manuscript of an offset into its markup."""
    offsets, places = _steps(markup)
    index = bisect_right(offsets, offset) - 1
    line, column = places[index]
    return line, column + offset - offsets[index]


def say_at(code: str, markup: str, offset: int, source: str, report: Report, **values: object) -> None:
    """A message about a place in markup, with its line, column and context."""
    line, column = place(markup, offset)
    end = BLOCK_END.search(markup, offset, offset + _CONTEXT)
    context = excerpt(unescape(_TAG.sub(" ", markup[offset : end.start() if end else offset + _CONTEXT])))
    report.say(code, file=source, line=line, column=column, context=context, **values)


def without_tags(markup: str) -> str:
    """Markup as its text alone, entities as they are."""
    return _TAG.sub("", markup)


def lines(markup: str, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """The lines of text from an offset on: number of the block, begin, end. Line ends, breaks and blocks part them."""
    block = 0
    for edge, following in pairwise([*LINE_EDGE.finditer(markup, start), None]):
        if edge is None:
            break
        block += edge[0][0] == "<" and not edge[0].startswith("<br")
        end = following.start() if following else len(markup)
        if not is_blank(_TAG.sub("", markup[edge.end() : end])):
            yield block, edge.end(), end


def begins_block(markup: str, offset: int) -> bool:
    """Whether nothing but tags and blanks stands between an offset and the beginning of its paragraph, item or cell."""
    reach = _NEAR
    while True:
        near = markup[max(0, offset - reach) : offset]
        start = next((m.end() for m in reversed(list(BLOCK_START.finditer(near)))), 0)
        text = near[start:]
        # Cut where a tag was cut in two.
        text = text if start or reach >= offset else text[text.find(">") + 1 if _CUT.match(text) else 0 :]
        if not is_blank(unescape(_TAG.sub("", text))):
            return False
        if start or reach >= offset:
            return True
        reach *= 4
