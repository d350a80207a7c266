"""Decides for each `em` and `strong` whether Markdown's marks say it exactly; else it stays a tag.

The rules are those of CommonMark 0.31, section 6.2: a mark opens or closes by the characters on both its sides. Marks
that touch one another are told apart: `_` for `em` beside `strong`, a tag for anything else.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

from publish.importing.pieces import Piece

MARKED = frozenset({"em", "strong"})
_EDGE = Piece("source", " ")


def with_marks(pieces: Sequence[Piece]) -> list[str]:
    """The source of each piece, in order."""
    ends = _ends(pieces)
    result: list[str] = []
    closing: dict[int, str] = {}
    inside: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "open":
            before = result[-1] if result else ""
            mark = None if piece.text in inside else _mark(pieces, index, ends[index], before)
            inside.append(piece.text)
            closing[ends[index]] = mark or f"</{piece.text}>"
            result.append(mark or f"<{piece.text}>")
        elif piece.kind == "close":
            inside.pop()
            result.append(closing[index])
        else:
            result.append(piece.text)
    return result


def _ends(pieces: Sequence[Piece]) -> dict[int, int]:
    """The index of the piece that closes, by that of the one that opens."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "open":
            opened.append(index)
        elif piece.kind == "close":
            ends[opened.pop()] = index
    return ends


def _mark(pieces: Sequence[Piece], start: int, end: int, source_before: str) -> str | None:
    """The mark for the element from `start` to `end`; None where no mark would be read as such."""
    if end == start + 1:
        return None
    before = pieces[start - 1] if start else _EDGE
    after = pieces[end + 1] if end + 1 < len(pieces) else _EDGE
    first, last = pieces[start + 1], pieces[end - 1]
    mark = "**"
    if pieces[start].text == "em":
        beside_strong = any(p.kind in ("open", "close") and p.text == "strong" for p in (before, first, last, after))
        mark = "_" if beside_strong else "*"
    if source_before and before.kind in ("open", "close") and source_before[-1] == mark[0]:
        return None
    opens = _flanks(first.first, before.last)
    closes = _flanks(last.last, after.first)
    if mark == "_":  # these don't work inside words
        opens = opens and (not _flanks(before.last, first.first) or _is_punctuation(before.last))
        closes = closes and (not _flanks(after.first, last.last) or _is_punctuation(after.first))
    return mark if opens and closes else None


def _flanks(inner: str, outer: str) -> bool:
    """Whether a mark between the two characters flanks the inner one."""
    if isWhiteSpace(ord(inner)):
        return False
    return not _is_punctuation(inner) or isWhiteSpace(ord(outer)) or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
