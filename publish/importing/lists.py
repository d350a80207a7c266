"""A list in, Markdown out, where Markdown has lists of its kind.

Markdown knows two: a tight one, whose items are lines and at most one more list; and a loose one, with blank lines,
whose items are blocks. One that mixes them stays HTML.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from publish.content_model import BLOCKS
from publish.importing.inline import inline
from publish.importing.spot import DEPTH, Spot, Write, holds_blocks, holds_elements, indented
from publish.text import is_blank
from publish.vocabulary import Element

_BEGINS_WITH_TEXT = re.compile(r"(?:[-+]|\d+[.)]) \S")
_LARGEST = 999_999_999
_Item = tuple[Element | None, list[Element]]
"""The text before the blocks of an item, and these blocks."""


def written(block: Element, spot: Spot, write: Write) -> str | None:
    """A list as Markdown; None where that would be read as another list."""
    return (_tight(block, spot, write) or _loose(block, spot, write)) if _is_plain(block) else None


def _is_plain(block: Element) -> bool:
    """Whether a list is nothing but items, with a number that Markdown can begin with."""
    start = str(block.get("start", "0"))
    numbered = re.fullmatch(r"0|[1-9]\d{0,8}", start) and start != "1" and int(start) + len(block) <= _LARGEST
    items = all(item.tag == "li" and not set(item.attrib) - {"data-line"} for item in block)
    return bool(numbered) and items and len(block) > 0 and holds_elements(block)


def _tight(block: Element, spot: Spot, write: Write) -> str | None:
    texts: list[str] = []
    for item in block:
        parts = _parts(item)
        if parts is None:
            return None
        run, blocks = parts
        text = "" if run is None else inline(run, spot.place)
        if text is None or (run is not None and not text) or len(blocks) > 1:
            return None
        if blocks:
            inner = _inner(blocks[0], spot, write)
            # A number other than 1 doesn't begin a list under a line of text.
            if inner is None or (text and blocks[0].get("start") is not None):
                return None
            text = f"{text}\n{inner}" if text else inner
        texts.append(text)
    return "\n".join(_with_signs(block, texts, spot))


def _inner(block: Element, spot: Spot, write: Write) -> str | None:
    allowed = {"data-line", "start"} if block.tag == "ol" else {"data-line"}
    if block.tag not in ("ul", "ol") or set(block.attrib) - allowed or spot.depth > DEPTH or not _is_plain(block):
        return None
    text = _tight(block, spot.inside, write)
    return text if text and _BEGINS_WITH_TEXT.match(text) else None


def _loose(block: Element, spot: Spot, write: Write) -> str | None:
    if not all(holds_blocks(item) for item in block):
        return None
    if len(block) == 1 and len(block[0]) < 2 and block[0].find("p") is not None:
        return None
    return "\n\n".join(_with_signs(block, [write(item, spot.inside) for item in block], spot))


def _parts(item: Element) -> _Item | None:
    """Text, then blocks; None where text stands between or behind them."""
    run = etree.Element("p")
    run.text = item.text
    blocks: list[Element] = []
    for child in item:
        if child.tag in BLOCKS:
            blocks.append(child)
            if not is_blank(child.tail or ""):
                return None
        elif blocks:
            return None
        else:
            run.append(deepcopy(child))
    return (run if len(run) or not is_blank(run.text or "") else None), blocks


def _with_signs(block: Element, texts: list[str], spot: Spot) -> list[str]:
    start = int(str(block.get("start", "1")))
    result: list[str] = []
    for number, text in enumerate(texts, start):
        sign = ("+ " if spot.other else "- ") if block.tag == "ul" else f"{number}{')' if spot.other else '.'} "
        result.append(indented(text, sign, " " * len(sign)))
    return result
