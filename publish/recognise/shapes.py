"""Finds the shapes that pasting flattened: subheadings, lists, verse and addresses."""

from __future__ import annotations

import re

from lxml import etree

from publish.messages import Report
from publish.recognise.draft import Draft, lines_of, split_lines, text_of
from publish.text import join_hyphenated
from publish.vocabulary import Element, line_of

# Not the en dash: in French and Spanish it opens speech.
_BULLET = re.compile(r"\s*[•‣◦▪·*-]\s+(?=\S)")
_NUMBER = re.compile(r"\s*([1-9]\d{0,2})[.)]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.,;:!…”\"’]$")

HEADING_LENGTH = 80
VERSE_LENGTH = 60
"""Lines that all end before this column were broken by their author, not by an editor's wrapping."""


def find(draft: Draft, report: Report) -> Draft:
    """Gives blocks of the body the element that their shape shows. Pasted text only: other formats say it."""
    if draft.manuscript.format != "pasted":
        return draft
    blocks = list(draft.blocks)
    shaped = [_shaped(block, blocks[i + 1] if i + 1 < len(blocks) else None) for i, block in enumerate(blocks)]
    return draft.keep(shaped)


def _shaped(block: Element, following: Element | None) -> Element:
    if block.tag != "p":
        return block
    lines = lines_of(block)
    if len(lines) == 1:
        return _heading(block) if _is_heading(block, following) else block
    for pattern, tag in ((_BULLET, "ul"), (_NUMBER, "ol")):
        if all(pattern.match(line.text) for line in lines):
            made = _list(block, pattern, tag)
            return block if made is None else made
    if len(lines) > 1 and all(len(line.text) <= VERSE_LENGTH for line in lines):
        return _verse(block)
    for element in block.iter():
        element.text = join_hyphenated(element.text or "") or None
        if element is not block:
            element.tail = join_hyphenated(element.tail or "") or None
    return block


def _is_heading(block: Element, following: Element | None) -> bool:
    """A short line without a full stop, a capital first, and a longer paragraph under it."""
    text = text_of(block)
    if following is None or following.tag != "p" or len(text) > HEADING_LENGTH or len(text.split()) > 12:
        return False
    begins = text[:1].isupper() or text[:1].isdigit()
    return begins and not _SENTENCE_END.search(text) and len(text_of(following)) > len(text)


def _heading(block: Element) -> Element:
    block.tag = "h2"
    return block


def _list(block: Element, pattern: re.Pattern[str], tag: str) -> Element | None:
    """A list of the lines; None where the numbers don't ascend by one, so that none of them is lost."""
    items = split_lines(block)
    marks = [pattern.match(item.text or "") for item in items]
    if len(items) < 2 or not all(marks):
        return None
    result = etree.Element(tag, {"data-line": str(line_of(block))})
    if tag == "ol":
        numbers = [int(mark[1]) for mark in marks if mark]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return None
        if numbers[0] != 1:
            result.set("start", str(numbers[0]))
    for item, mark in zip(items, marks, strict=True):
        item.tag = "li"
        item.text = (item.text or "")[mark.end() if mark else 0 :]
        result.append(item)
    return result


def _verse(block: Element) -> Element:
    """The paragraph with its line ends kept."""
    result = etree.Element("p", dict(block.attrib))
    lines = split_lines(block)
    if len(lines) == 1:
        return block
    for index, line in enumerate(lines):
        if index:
            etree.SubElement(result, "br")
        _append(result, line.text)
        result.extend(list(line))
    return result


def _append(parent: Element, text: str | None) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + (text or "")
    else:
        parent.text = (parent.text or "") + (text or "")
