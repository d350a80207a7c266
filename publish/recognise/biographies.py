"""Finds authors at the article's end: a name alone on a line, and under it a biography that begins with that name."""

from __future__ import annotations

from publish.messages import Report
from publish.model import Author
from publish.recognise.draft import Draft, joined, lines_of, markup_after, split_lines, text_of
from publish.recognise.people import is_name, merged
from publish.recognise.phrases import alone
from publish.text import words
from publish.vocabulary import Element, line_of

_LINES = 60
"""Lines from the end among which a name is looked for."""


def find(draft: Draft, report: Report) -> Draft:
    """Takes name-and-biography pairs off the end of the text, last one first."""
    blocks = list(draft.blocks)
    authors: list[Author] = []
    while taken := _last(blocks):
        blocks, author = taken
        authors.insert(0, author)
        draft = draft.claim("author", author.line, author.name)
        draft = draft.claim("biography", author.line + 1, author.biography or "")
    if authors:
        draft, blocks = without_heading(draft, blocks)
    # Biographies complete the authors that the format states; they don't change their order.
    stated = draft.article.authors
    return draft.keep(blocks).found(authors=merged(authors, stated) if stated else tuple(authors))


def without_heading(draft: Draft, blocks: list[Element]) -> tuple[Draft, list[Element]]:
    """The blocks without an “About the author” at their end."""
    if blocks and alone("about").fullmatch(text_of(blocks[-1]).strip()):
        heading = blocks[-1]
        return draft.claim("label", line_of(heading), "", text_of(heading)), blocks[:-1]
    return draft, blocks


def _last(blocks: list[Element]) -> tuple[list[Element], Author] | None:
    """The blocks before the last name and biography, and the author; None where the text doesn't end like that."""
    # The last two blocks are looked at line by line: name and biography may share a block or stand apart.
    for count in (1, 2):
        tail = blocks[-count:]
        if len(tail) < count or any(block.tag != "p" for block in tail):
            return None
        lines = [line for block in tail for line in split_lines(block)]
        for index in range(max(0, len(lines) - _LINES), len(lines) - 1):
            name = text_of(lines[index])
            if not is_name(name):
                continue
            biography = " ".join(text_of(line) for line in lines[index + 1 :])
            if begins_with(biography, name):
                before = [joined(lines[:index])] if index else []
                html = biography_of(joined(lines[index + 1 :]))
                return blocks[:-count] + before, Author(name, lines_of(lines[index])[0].number, html)
    return None


def biography_of(block: Element, label: str = "") -> str:
    """A biography as a paragraph; the marks of its notes would lead nowhere once it stands among the contributors."""
    return f"<p>{markup_after(block, label).lstrip('*†‡ ')}</p>"


def begins_with(biography: str, name: str) -> bool:
    """Whether a text begins with a name and goes on after it."""
    if not name.isascii() and biography.startswith(name) and len(biography) > len(name):
        return True  # scripts without spaces between words
    return len(words(biography)) > len(words(name)) and words(biography)[: len(words(name))] == words(name)
