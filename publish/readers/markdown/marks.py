"""Marks of notes where markdown-it has none: in HTML that the author wrote, and those whose note isn't written."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_core import StateCore

UNDEFINED = "publish-undefined"
"""The key under which a token of text keeps its marks without a note."""
_MARK = re.compile(r"\[\^([^\]\[\s]{1,200})\]")
_TAG = re.compile(r"<[^>]*>")
_TAG_OR_CODE = re.compile(r"<(code|pre)\b[^>]*>.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def find_undefined(state: StateCore) -> None:
    """Notes down the marks that no note has taken. Escaped brackets are other tokens still, and so no marks."""
    for token in state.tokens:
        if token.type == "inline":
            texts = (child.content for child in token.children or [] if child.type == "text")
            token.meta[UNDEFINED] = [mark[0] for text in texts for mark in _MARK.finditer(text)]


def with_marks(html: str, mark: Callable[[str], str | None], *, in_code: bool) -> str:
    """HTML whose text has the marks of notes that `mark` makes of their labels; attributes have none."""
    if "[^" not in html:
        return html
    pieces = []
    position = 0
    for tag in (_TAG if in_code else _TAG_OR_CODE).finditer(html):
        pieces += [_marked(html[position : tag.start()], mark), tag[0]]
        position = tag.end()
    return "".join([*pieces, _marked(html[position:], mark)])


def _marked(text: str, mark: Callable[[str], str | None]) -> str:
    return _MARK.sub(lambda match: mark(match[1]) or match[0], text)
