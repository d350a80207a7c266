"""The beginning of an XML file in, its root element and what stands before it out; no DTD is looked at or loaded."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_NAME = re.compile(r"<(?:[A-Za-z_][\w.-]{0,100}:)?([A-Za-z_][\w.-]{0,100})")
_SPACE = re.compile(r"\s*")
_IN_DOCTYPE = re.compile(r"[\"'\[\]<>]")
_DOCBOOK = re.compile(r"docbook", re.IGNORECASE)
_ENDS = {"<?": "?>", "<!--": "-->"}


@dataclass(frozen=True, slots=True)
class Prolog:
    """Where the root element begins, what it is called without its prefix, and the DOCTYPE before it."""

    root: int
    name: str
    doctype: str = ""


def is_article(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a journal article: root element `article`, and not of DocBook."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if wide else "utf-8", "ignore")
    found = prolog(text.removeprefix("\ufeff"))
    if found is None or found.name != "article":
        return False
    start_tag = text[found.root : text.find(">", found.root) + 1]
    return not _DOCBOOK.search(found.doctype) and not _DOCBOOK.search(start_tag)


def prolog(text: str) -> Prolog | None:
    """What stands before the root element; None where no element follows."""
    position = 0
    doctype = ""
    while True:
        position = _end_of_space(text, position)
        opening = next((mark for mark in _ENDS if text.startswith(mark, position)), None)
        if opening:
            end = text.find(_ENDS[opening], position)
            if end < 0:
                return None
            position = end + len(_ENDS[opening])
        elif text.startswith("<!DOCTYPE", position):
            end = _end_of_doctype(text, position)
            if end < 0:
                return None
            doctype, position = text[position:end], end
        else:
            name = _NAME.match(text, position)
            return Prolog(position, name[1], doctype) if name else None


def _end_of_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _end_of_doctype(text: str, start: int) -> int:
    """Where a DOCTYPE ends, with all that it declares of its own; -1 where it doesn't."""
    position, inside = start + 2, False
    while (found := _IN_DOCTYPE.search(text, position)) is not None:
        sign, position = found[0], found.end()
        if sign in "\"'":
            position = text.find(sign, position) + 1
        elif sign == "<":
            opening = next((mark for mark in _ENDS if text.startswith(mark, found.start())), None)
            if opening:
                end = text.find(_ENDS[opening], position)
                position = end + len(_ENDS[opening]) if end >= 0 else 0
        elif sign == ">" and not inside:
            return position
        elif sign in "[]":
            inside = sign == "["
        if not position:
            return -1
    return -1
