"""Recognises the file that holds the biographies of all authors: its people are given to the articles of the book.

Such a file has a title that says so, and under it nothing but names with paragraphs under them, or paragraphs that
begin with a name in bold.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from publish.messages import Report
from publish.model import Author
from publish.recognise.draft import Draft, text_of
from publish.recognise.people import is_name
from publish.recognise.phrases import alone
from publish.text import words
from publish.vocabulary import Element, is_noteref, line_of, outer, parse, plain, remove, unwrap

_FEWEST = 2
_HEADINGS = frozenset({"h2", "h3", "h4"})
_FILE_NAME = re.compile(
    r"(?:author|contributor)?s?[\s_-]*(?:bio(?:graphie|graph(?:y|ie)|s)?s?|contributors)", re.IGNORECASE
)


def find(draft: Draft, report: Report) -> Draft:
    """The article as a roll of people where the manuscript is one; else as it was."""
    title = draft.article.title_html
    if draft.manuscript.pictures or draft.article.notes:
        return draft
    blocks = list(draft.blocks)
    first: list[Element] = []
    if title is None and blocks and alone("roll").fullmatch(text_of(blocks[0])):
        first = [blocks.pop(0)]
    elif not (alone("roll").fullmatch(plain(title)) if title else _named(draft.source)):
        return draft
    people = _people(blocks)
    if people is None or len(people) < _FEWEST:
        return draft
    for block in first:
        draft = draft.claim("title", line_of(block), text_of(block)).found(title_html=text_of(block))
    for person, texts in people:
        draft = draft.claim("author", person.line, person.name)
        draft = draft.claim("biography", person.line, texts)
    report.say("roll", file=draft.source, line=1, count=len(people))
    return draft.keep([]).found(authors=tuple(person for person, _ in people), is_roll=True)


def _named(source: str) -> bool:
    stem = re.sub(r"^[\d\s_.-]+", "", PurePath(source).stem)
    return bool(_FILE_NAME.fullmatch(stem))


def _people(blocks: list[Element]) -> list[tuple[Author, str]] | None:
    """The people with the text of their biographies; None where anything else stands among them."""
    people: list[tuple[str, int, list[Element], bool]] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if _is_name_line(block) and following is not None and not _is_name_line(following):
            people.append((text_of(block), line_of(block), [], True))
        elif name := _run_in_name(block):
            people.append((name, line_of(block), [block], False))
        elif people and block.tag in ("p", "ul", "ol", "blockquote"):
            people[-1][2].append(block)
        else:
            return None
    found: list[tuple[Author, str]] = []
    for name, line, texts, apart in people:
        if not texts:
            return None
        html = "".join(_plain_block(text) for text in texts)
        said = plain(html)
        # What is said of the name in its own line counts once; in a run-in name it is part of the biography.
        found.append((Author(name, line, html), said if apart else said.replace(name, "", 1)))
    return found


def _is_name_line(block: Element) -> bool:
    text = text_of(block)
    return (block.tag in _HEADINGS or block.tag == "p") and len(text.split()) > 1 and is_name(text)


def _run_in_name(block: Element) -> str | None:
    """The name in bold, or in italics, with which a biography begins."""
    if (
        block.tag != "p"
        or (block.text or "").strip()
        or not len(block)
        or block[0].tag not in ("strong", "b", "em", "i")
    ):
        return None
    name = text_of(block[0]).strip(" ,.:")
    goes_on = len(words(text_of(block))) > len(words(name)) + 2
    return name if goes_on and len(name.split()) > 1 and is_name(name) else None


def _plain_block(block: Element) -> str:
    """A biography's block without marks of notes, lines, and the bold of a run-in name."""
    copy = parse(outer(block))
    for mark in [a for a in copy.iter("a") if is_noteref(a)]:
        remove(mark)
    for element in copy.iter():
        element.attrib.pop("data-line", None)
    if copy[0].tag == "p" and len(copy[0]) and copy[0][0].tag in ("strong", "b") and not (copy[0].text or "").strip():
        unwrap(copy[0][0])
    return outer(copy[0])
