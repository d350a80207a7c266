"""Finds biographies without a name over them: “Jane Roe is a writer …”, where Jane Roe is known, or under “About the
author”."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from publish.messages import Report
from publish.model import Author
from publish.recognise.biographies import begins_with, biography_of, without_heading
from publish.recognise.draft import Draft, joined, split_lines, text_of
from publish.recognise.people import is_name
from publish.recognise.phrases import alone, label, phrases
from publish.text import words
from publish.vocabulary import Element, line_of

_REACH = 8
"""Blocks from the end in which biographies stand."""
_LONGEST_NAME = 5


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?:,[^.]{{1,80}},)?\s*(?:{'|'.join(phrases('biography'))})\b", re.IGNORECASE)


def find(draft: Draft, report: Report) -> Draft:
    """Takes biographies off the end of the text."""
    blocks = _cut(draft)
    count = len(blocks)
    taken: list[Author] = []
    headed = _heading(blocks)
    while blocks and count - len(blocks) < _REACH:
        author = _introduced(blocks[-1], draft, under_heading=headed is not None and headed < len(blocks) - 1)
        if author is None:
            break
        block = blocks.pop()
        text = text_of(block)
        match = label("about").match(text)
        draft = draft.claim(
            "biography", line_of(block), text[match.end() :] if match else text, match[0] if match else ""
        )
        taken.insert(0, author)
    if not taken:
        return draft
    draft, blocks = without_heading(draft, blocks)
    return draft.keep(blocks).found(authors=_completed(draft.article.authors, taken))


def _cut(draft: Draft) -> list[Element]:
    """The blocks, the last ones cut where a line introduces one of the people of the article."""
    cut: list[Element] = []
    for index, block in enumerate(draft.blocks):
        lines = split_lines(block) if block.tag == "p" and index >= len(draft.blocks) - _REACH else [block]
        starts = [i for i, line in enumerate(lines) if i and _introduced(line, draft, under_heading=False)]
        if not starts:
            cut.append(block)
            continue
        edges = [0, *starts, len(lines)]
        cut += [joined(lines[a:b]) for a, b in pairwise(edges)]
    return cut


def _heading(blocks: list[Element]) -> int | None:
    """Where “About the author” stands among the last blocks."""
    for index in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _REACH), -1):
        if alone("about").fullmatch(text_of(blocks[index]).strip()):
            return index
    return None


def _introduced(block: Element, draft: Draft, *, under_heading: bool) -> Author | None:
    """The person whom a paragraph introduces, with the paragraph as biography."""
    if block.tag != "p":
        return None
    text = text_of(block)
    match = label("about").match(text)
    said = text[match.end() :] if match else text
    line = line_of(block)
    for author in draft.article.authors:
        bare = author.name.partition(",")[0]  # without degrees
        if author.html is None and begins_with(said, bare) and _goes_on(said, bare):
            return replace(author, html=biography_of(block, match[0] if match else ""))
    if not (under_heading or match):
        return None
    name = leading_name(said)
    if name is None or any(words(author.name) == words(name) for author in draft.article.authors):
        return None
    return Author(name, line, biography_of(block, match[0] if match else ""))


def _goes_on(text: str, name: str) -> bool:
    """Whether a verb of biographies follows the name: “Jane Roe: …” is speech, “Jane Roe argues” an argument."""
    position = text.find(name)
    return bool(position >= 0 and _verb().match(text[position + len(name) :]))


def leading_name(text: str) -> str | None:
    """The name with which a biography begins; None where no verb of biographies follows one."""
    parts = text.split()
    for count in range(_LONGEST_NAME, 1, -1):
        name = " ".join(parts[:count]).strip("*_").rstrip(",")
        if is_name(name) and _goes_on(text, name):
            return name
    return None


def _completed(known: tuple[Author, ...], found: list[Author]) -> tuple[Author, ...]:
    """The known people with what was found; found ones who aren't known after them."""
    by_name = {" ".join(words(author.name)): author for author in found}
    completed = [by_name.pop(" ".join(words(author.name)), author) for author in known]
    return (*completed, *by_name.values())
