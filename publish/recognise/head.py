"""Finds what stands above the text: category, title, byline.

Pasted articles begin with one to four short lines: the title alone, or the category and the title. Any other short
line stays in the body, where the editor sees it.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.model import Author
from publish.recognise.biographies import is_name
from publish.recognise.draft import Draft, joined, lines_of, split_lines, text_of
from publish.text import words
from publish.vocabulary import Element, line_of, serialise

MAX_LENGTH = 150
"""Characters of the longest line that may be a title."""
MAX_LINES = 4

_BYLINE = re.compile(r"(?P<label>by|par|von|por|di)\s*:?\s+(?P<names>.+)", re.IGNORECASE)
_AND = re.compile(r"\s*,\s*(?:and|et|und|y|e)\s+|\s*,\s*|\s+(?:and|&|et|und|y)\s+")
_SENTENCE = re.compile(r"[.;:,…]$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$")


def find(draft: Draft, report: Report) -> Draft:
    """Takes category, title and byline off the top of the text."""
    lines, rest = _head(list(draft.blocks))
    draft, lines = _byline(draft, lines)
    if draft.article.title_html is not None:
        return _with_authors(draft.keep([*lines, *rest]), report)
    category = lines.pop(0) if len(lines) > 1 and draft.article.category is None else None
    title = lines.pop(0) if lines else None
    draft = draft.keep([*lines, *rest])
    if title is None:
        first = line_of(rest[0]) if rest else 1
        report.say("title-missing", file=draft.source, line=first)
    else:
        draft = draft.claim("title", line_of(title), text_of(title))
        draft = draft.found(title_html=serialise(title), line=line_of(title))
    if category is None and draft.article.category is None:
        report.say("category-missing", file=draft.source, line=1)
    elif category is not None:
        draft = draft.claim("category", line_of(category), text_of(category))
        draft = draft.found(category=text_of(category))
    return _with_authors(draft, report)


def _with_authors(draft: Draft, report: Report) -> Draft:
    if not draft.article.authors:
        last = max((claim.line for claim in draft.claims), default=1)
        report.say("author-missing", file=draft.source, line=last)
    return draft


def _head(blocks: list[Element]) -> tuple[list[Element], list[Element]]:
    """The short lines above the text, one block each, and the blocks of the text."""
    head: list[Element] = []
    for index, block in enumerate(blocks):
        lines = split_lines(block) if block.tag == "p" else [block]
        for position, line in enumerate(lines):
            if len(head) == MAX_LINES or not _is_short(line):
                rest = [joined(lines[position:])] if position else [block]
                return head, rest + blocks[index + 1 :]
            head.append(line)
    # Nothing but short lines: two of them are category and title, the others the text.
    return head[:2], head[2:]


def _is_short(block: Element) -> bool:
    text = text_of(block)
    if block.tag != "p" or not text or len(text) > MAX_LENGTH:
        return False
    return not _SENTENCE.search(text) or bool(_ABBREVIATION.search(text))


def _byline(draft: Draft, lines: list[Element]) -> tuple[Draft, list[Element]]:
    """A line “By …” below another line: its names become the authors, with the biographies found for them."""
    first = 0 if draft.article.title_html is not None else 1  # the first line is the title at least
    for index, line in enumerate(lines[first:], first):
        match = _BYLINE.fullmatch(text_of(line))
        names = [name for name in _AND.split(match["names"]) if name] if match else []
        if match and names and all(is_name(name) for name in names):
            known = {" ".join(words(author.name)): author for author in draft.article.authors}
            number = lines_of(line)[0].number
            authors = [known.pop(" ".join(words(name)), Author(name, number)) for name in names]
            draft = draft.claim("byline", number, match["names"], match["label"])
            return draft.found(authors=(*authors, *known.values())), lines[:index] + lines[index + 1 :]
    return draft, lines
