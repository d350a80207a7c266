"""Finds authors at the article's end: a name alone on a line, and under it a biography that begins with that name."""

from __future__ import annotations

import re

from publish.messages import Report
from publish.model import Author
from publish.recognise.draft import Draft, joined, lines_of, split_lines, text_of
from publish.text import words
from publish.vocabulary import Element, is_noteref, line_of, remove, serialise

_HEADING = re.compile(
    r"about the (?:author|contributor)s?|the authors?|à propos de l[’']auteure?|über (?:den Autor|die Autorin)", re.I
)
_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ter ten bin ibn al el y e zu af av".split()
)
_LINES = 60
"""Lines from the end among which a name is looked for."""
_NAME_PUNCTUATION = re.compile(r"[.,:;!?()\[\]/@\d“”\"]")


def find(draft: Draft, report: Report) -> Draft:
    """Takes name-and-biography pairs off the end of the text, last one first."""
    blocks = list(draft.blocks)
    authors: list[Author] = []
    while taken := _last(blocks):
        blocks, author = taken
        authors.insert(0, author)
        draft = draft.claim("author", author.line, author.name)
        draft = draft.claim("biography", author.line + 1, author.biography or "")
    if authors and blocks and _HEADING.fullmatch(text_of(blocks[-1]).strip(" :")):
        heading = blocks.pop()
        draft = draft.claim("label", line_of(heading), "", text_of(heading))
    stated = {" ".join(words(author.name)): author for author in draft.article.authors}
    for author in authors:
        key = " ".join(words(author.name))
        stated[key] = author if key not in stated or stated[key].html is None else stated[key]
    return draft.keep(blocks).found(authors=tuple(stated.values()))


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
                html = f"<p>{_without_marks(joined(lines[index + 1 :]))}</p>"
                return blocks[:-count] + before, Author(name, lines_of(lines[index])[0].number, html)
    return None


def _without_marks(block: Element) -> str:
    """A biography on one line; the marks of its notes would lead nowhere once it stands among the contributors."""
    for mark in [a for a in block.iter("a") if is_noteref(a)]:
        remove(mark)
    return serialise(block).replace("\n", " ")


def is_name(text: str) -> bool:
    """Whether a line looks like a person's name: up to six capitalised words, initials and particles."""
    parts = text.split()
    if not 1 <= len(parts) <= 6 or len(text) > 60:
        return False
    without_initials = re.sub(r"\b\w{1,4}\.", "", text)
    if _NAME_PUNCTUATION.search(without_initials):
        return False
    return all(part[0].isupper() or not part[0].isalpha() or part in _PARTICLES or _uncased(part) for part in parts)


def _uncased(part: str) -> bool:
    return part.upper() == part.lower()


def begins_with(biography: str, name: str) -> bool:
    """Whether a text begins with a name and goes on after it."""
    if not name.isascii() and biography.startswith(name) and len(biography) > len(name):
        return True  # scripts without spaces between words
    return len(words(biography)) > len(words(name)) and words(biography)[: len(words(name))] == words(name)
