"""What every note syntax needs: the found note, the mark that refers to it, and places in markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from publish.vocabulary import NOTEREF

_TAG = re.compile(r"<[^>]*>")
_VERBATIM = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.DOTALL)
_LINE = re.compile(r'<[^>]*\bdata-line="(\d+)"[^>]*>')


@dataclass(frozen=True, slots=True)
class FoundNote:
    """The text of a note as markup of one or more paragraphs, and its line."""

    html: str
    line: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of a syntax that was taken out of the text: `[note]` and the like, on its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a syntax made of markup: references in it, their notes by key, and the tags that are gone."""

    markup: str
    notes: dict[str, FoundNote]
    tags: tuple[Tag, ...]


def reference(key: str) -> str:
    """The mark of a note, before it has a number."""
    return f'<a role="{NOTEREF}" href="#note-{key}"/>'


def text_only(markup: str) -> str:
    """Markup of the same length in which tags, attributes and verbatim text can't match any syntax."""
    blank = _VERBATIM.sub(lambda m: "\x00" * len(m[0]), markup)
    return _TAG.sub(lambda m: "\x00" * len(m[0]), blank)


def place(markup: str, offset: int) -> tuple[int, int]:
    """Line and column (from 1) in the manuscript of an offset into its markup."""
    marks = list(_LINE.finditer(markup, 0, offset))
    line, start = (int(marks[-1][1]), marks[-1].end()) if marks else (1, 0)
    before = unescape(_TAG.sub("", markup[start:offset]))
    return line + before.count("\n"), len(before) - before.rfind("\n")
