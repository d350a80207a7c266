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
from publish.vocabulary import Element, is_noteref, line_of, serialise

MAX_LENGTH = 150
"""Characters of the longest line that may be a title."""
MAX_LINES = 4

_BYLINE = re.compile(r"(?P<label>by|par|von|por|di)\s*:?\s+(?P<names>.+)", re.IGNORECASE)
_AND = re.compile(r"\s*,\s*(?:and|et|und|y|e)\s+|\s*,\s*|\s+(?:and|&|et|und|y)\s+")
_AFTER_NAMES = frozenset("PhD Ph.D MD M.D MA M.A BA JD LLM MP MBA MSc Jr Sr II III CM OBE CBE Esq".split())
_SENTENCE = re.compile(r"[.;:,…]$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$")


def find(draft: Draft, report: Report) -> Draft:
    """Takes category, title and byline off the top of the text."""
    lines, rest = _head(list(draft.blocks))
    draft, lines = _byline(draft, lines)
    if draft.article.title_html is not None:
        return _with_authors(_heading_of_names(draft.keep([*lines, *rest])), report)
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


def _heading_of_names(draft: Draft) -> Draft:
    """A heading right under the title that holds names and nothing else is the byline: Word files have no other way."""
    first = draft.blocks[0] if draft.blocks else None
    if draft.article.authors or first is None or first.tag not in ("h2", "h3", "h4"):
        return draft
    names = _names(text_of(first))
    if not all(is_name(name) and len(name.split()) > 1 for name in names) or any(
        is_noteref(a) for a in first.iter("a")
    ):
        return draft
    line = line_of(first)
    draft = draft.claim("byline", line, text_of(first))
    return draft.keep(list(draft.blocks[1:])).found(authors=tuple(Author(name, line) for name in names))


def _with_authors(draft: Draft, report: Report) -> Draft:
    if not draft.article.authors:
        last = max((claim.line for claim in draft.claims), default=1)
        report.say("author-missing", file=draft.source, line=last)
    return draft


def _head(blocks: list[Element]) -> tuple[list[Element], list[Element]]:
    """The short lines above the text, one block each, and the blocks of the text."""
    head: list[Element] = []
    for index, block in enumerate(blocks):
        # Category and title may share the first block; any later block of several lines is verse or an address.
        lines = split_lines(block) if block.tag == "p" and (index == 0 or len(lines_of(block)) == 1) else [block]
        if index and len(lines_of(block)) > 1:
            return head, blocks[index:]
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


def _names(text: str) -> list[str]:
    """The names in a byline, each once; “, PhD” belongs to the name before it."""
    names: list[str] = []
    for part in (part.strip() for part in _AND.split(text)):
        if part.rstrip(".") in _AFTER_NAMES and names:
            names[-1] += f", {part}"
        elif part and part not in names:
            names.append(part)
    return names


def _byline(draft: Draft, lines: list[Element]) -> tuple[Draft, list[Element]]:
    """A line “By …” below another line: its names become the authors, with the biographies found for them."""
    first = 0 if draft.article.title_html is not None else 1  # the first line is the title at least
    for index, line in enumerate(lines[first:], first):
        match = _BYLINE.fullmatch(text_of(line))
        names = _names(match["names"]) if match else []
        if match and names and all(is_name(name.split(",")[0]) for name in names):
            known = {" ".join(words(author.name)): author for author in draft.article.authors}
            number = lines_of(line)[0].number
            authors = [known.pop(" ".join(words(name)), Author(name, number)) for name in names]
            draft = draft.claim("byline", number, match["names"], match["label"])
            return draft.found(authors=(*authors, *known.values())), lines[:index] + lines[index + 1 :]
    return draft, lines
