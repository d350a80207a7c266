"""Finds lines under a label: keywords, and the excerpt that a site shows in its lists."""

from __future__ import annotations

import re

from publish.messages import Report
from publish.recognise.draft import Draft, text_of
from publish.recognise.phrases import label
from publish.text import words
from publish.vocabulary import Element, is_noteref, line_of

_REACH = 10
"""Blocks from the top, and from the end, in which such lines stand."""
_SEPARATOR = re.compile(r"\s*[,;·•|、，；]\s*")
_MORE = re.compile(r"\s*(?:(?:read more|continue reading|lire la suite|weiterlesen|leer más|leia mais|leggi tutto)\W*"
                   r"|\[(?:…|\.\.\.|&hellip;)\])+\s*$", re.IGNORECASE)  # fmt: skip


def find(draft: Draft, report: Report) -> Draft:
    """Takes keywords and teasers out of the text; an abstract is the excerpt too, and stays in the text."""
    kept: list[Element] = []
    for index, block in enumerate(draft.blocks):
        near = index < _REACH or index >= len(draft.blocks) - _REACH
        taken = _taken(draft, block) if near and block.tag == "p" and not _has_marks(block) else None
        if taken is None:
            kept.append(block)
        else:
            draft = taken
        if near and taken is None and block.tag == "p" and draft.article.excerpt is None:
            text = text_of(block)
            if match := label("abstract").match(text):
                draft = draft.found(excerpt=text[match.end() :].strip(" *_") or None)
    draft = draft.keep(kept)
    _say_unprinted(draft, report)
    return draft


def _say_unprinted(draft: Draft, report: Report) -> None:
    """Name what goes into the records and not into the book."""
    excerpt, keywords = draft.article.excerpt, draft.article.keywords
    said: list[str] = []
    if excerpt and " ".join(words(excerpt)) not in " ".join(word for b in draft.blocks for word in words(text_of(b))):
        said.append(f"the excerpt “{excerpt}”")
    if keywords:
        said.append(f"the keywords {', '.join(keywords)}")
    if said:
        report.say("records-only", file=draft.source, line=draft.article.line, fields=" and ".join(said))


def _taken(draft: Draft, block: Element) -> Draft | None:
    text = text_of(block)
    line = line_of(block)
    if match := label("keywords").match(text):
        value = text[match.end() :].strip(" *_")
        words = [word for word in _SEPARATOR.split(value.rstrip(" .")) if word]
        if words and max(map(len, words)) <= 80:
            known = draft.article.keywords
            draft = draft.found(keywords=(*known, *(word for word in words if word not in known)))
            return draft.claim("keywords", line, value, match["label"])
    if match := label("teaser").match(text):
        value = text[match.end() :].strip(" *_")
        if draft.article.excerpt is None and value:
            return draft.found(excerpt=without_more(value)).claim("excerpt", line, value, match["label"])
    return None


def without_more(text: str) -> str:
    """An excerpt without the “Read more” that a site puts at its end."""
    return _MORE.sub("", text) or text


def _has_marks(block: Element) -> bool:
    return any(is_noteref(a) for a in block.iter("a"))
