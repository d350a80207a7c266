"""Finds what stands above the text: category and title.

Pasted articles begin with one to four short lines: the title alone, or the category and the title. Any other short
line stays in the body, where the editor sees it. Bylines and dates are gone by now.
"""

from __future__ import annotations

import re

from lxml import etree

from publish.messages import Report
from publish.recognise.draft import Draft, joined, lines_of, split_lines, text_of
from publish.recognise.people import marked_text, people_in
from publish.text import is_blank
from publish.vocabulary import Element, line_of, serialise

MAX_LENGTH = 150
"""Characters of the longest line that may be a title."""
MAX_LINES = 4
_HEADINGS = frozenset({"h2", "h3", "h4"})
_WITH_STYLES = frozenset({"docx", "odt"})
"""Formats that have a style for titles; where it isn't used, the place of a line says less than in pasted text."""
# A line that ends with a hyphen goes on in the next one.
_UNFINISHED = re.compile(r"[.;:,…\u002d\u2010\u2011]$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$")


def find(draft: Draft, report: Report) -> Draft:
    """Takes category and title off the top of the text."""
    if draft.article.is_roll:
        return draft
    if draft.article.title_html is not None:
        return _with_authors(_heading_of_names(draft), report)
    lines, rest = _head(list(draft.blocks))
    by_style = draft.manuscript.format in _WITH_STYLES
    if by_style and lines and _is_bold(lines[0]):
        # A line that looks like a title is no category.
        lines, rest = lines[:1], [*lines[1:], *rest]
        etree.strip_tags(lines[0], "strong")
    category = lines.pop(0) if len(lines) > 1 and draft.article.category is None else None
    title = lines.pop(0) if lines else None
    draft = draft.keep([*lines, *rest])
    if title is None:
        first = line_of(rest[0]) if rest else 1
        report.say("title-missing", file=draft.source, line=first)
    else:
        draft = draft.claim("title", line_of(title), text_of(title))
        draft = draft.found(title_html=serialise(title), line=line_of(title))
        if by_style:
            report.say("title-by-place", file=draft.source, line=line_of(title), title=text_of(title))
    if category is None and draft.article.category is None:
        report.say("category-missing", file=draft.source, line=1)
    elif category is not None:
        draft = draft.claim("category", line_of(category), text_of(category))
        draft = draft.found(category=text_of(category))
    return _with_authors(draft, report)


def _heading_of_names(draft: Draft) -> Draft:
    """A heading under the title that holds names and nothing else is the byline: Word files have no other way.

    Another heading may stand before it, a subtitle that no style names as one.
    """
    if _has_author(draft):
        return draft
    for block in draft.blocks[:2]:
        if block.tag not in _HEADINGS:
            return draft
        people = people_in(marked_text(block), line_of(block))
        if people and all(len(person.name.split()) > 1 for person in people):
            draft = draft.claim("byline", line_of(block), text_of(block))
            others = draft.article.authors
            return draft.keep([b for b in draft.blocks if b is not block]).found(authors=(*people, *others))
    return draft


def _with_authors(draft: Draft, report: Report) -> Draft:
    if not _has_author(draft):
        last = max((claim.line for claim in draft.claims), default=1)
        report.say("author-missing", file=draft.source, line=last)
    return draft


def _has_author(draft: Draft) -> bool:
    return any(author.role == "author" for author in draft.article.authors)


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


def _is_bold(block: Element) -> bool:
    """Whether all of a line is bold."""
    bold = "".join("".join(e.itertext()) for e in block.iter("strong"))
    return not is_blank(bold) and bold.split() == "".join(block.itertext()).split()


def _is_short(block: Element) -> bool:
    text = text_of(block)
    if block.tag != "p" or not text or len(text) > MAX_LENGTH:
        return False
    return not _UNFINISHED.search(text) or bool(_ABBREVIATION.search(text))
