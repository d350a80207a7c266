"""Blocks of markup in, Markdown out; what Markdown can't say exactly stays HTML.

Each kind of block has one function that gives its Markdown, or None where that would be read as something else. Nothing
is wrapped: a paragraph is a line, so that a version control system shows what was changed in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from publish.markdown import lists, tags
from publish.markdown.escaping import in_quotes
from publish.markdown.inline import inline, picture
from publish.markdown.spot import DEPTH, Spot, holds_blocks, holds_elements, indented
from publish.vocabulary import Element

_CLOSING = re.compile(r"(?:^| )(#+)$")
"""What would be taken for the end of a heading."""


def write(container: Element, spot: Spot) -> str:
    """The blocks in an element, a blank line between them."""
    written: list[str] = []
    before = ""
    for block in container:
        spot = replace(spot, other=block.tag == before and not spot.other)
        written.append(_written(block, spot))
        before = str(block.tag)
    return "\n\n".join(written)


def _written(block: Element, spot: Spot) -> str:
    allowed = {"data-line", "start"} if block.tag == "ol" else {"data-line"}
    made = None
    if block.tag in _WRITERS and not set(block.attrib) - allowed and spot.depth <= DEPTH:
        made = _WRITERS[str(block.tag)](block, spot)
    if made is None and block.tag == "pre" and spot.top and not spot.note:
        return tags.verbatim_html(block, spot.place.pictures)
    return tags.html(block, spot.place.pictures) if made is None else made


def _paragraph(block: Element, spot: Spot) -> str | None:
    return inline(block, spot.place) or None


def _heading(block: Element, spot: Spot) -> str | None:
    text = inline(block, replace(spot.place, lines=False, block=False))
    if text and (end := _CLOSING.search(text)):
        text = f"{text[: end.start(1)]}\\{end[1]}"
    return f"{'#' * int(str(block.tag)[1])} {text}" if text else None


def _quotation(block: Element, spot: Spot) -> str | None:
    if not len(block) or not holds_blocks(block):
        return None
    return indented(write(block, spot.inside), "> ", "> ")


def _verbatim(block: Element, spot: Spot) -> str | None:
    text = block.text or ""
    if len(block) or not text or "\r" in text or spot.note or ("\t" in text and spot.depth):
        return None
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
    return f"{fence}\n{text}\n{fence}"


def _list(block: Element, spot: Spot) -> str | None:
    return lists.written(block, spot, write)


def _rule(block: Element, spot: Spot) -> str | None:
    return "***"


def _figure(block: Element, spot: Spot) -> str | None:
    img, caption = (*block, None, None)[:2]
    if not spot.top or img is None or img.tag != "img" or len(block) > 2 or not holds_elements(block):
        return None
    source = picture(img, spot.place)
    if not source.startswith("!") or caption is None:
        return source if source.startswith("!") else None
    text = tags.flat(caption.text or "").strip(" ")
    if caption.tag != "figcaption" or len(caption) or caption.attrib or not text or text != " ".join(text.split()):
        return None
    return f'{source[:-1]} "{in_quotes(text)}")'


def _table(block: Element, spot: Spot) -> str | None:
    """A table of one row of headings and rows of cells as long, without anything that only tags can say."""
    if [part.tag for part in block] != ["thead", "tbody"] or not holds_elements(block):
        return None
    head, body = block
    rows = [*head, *body]
    plain = all(not set(e.attrib) - {"data-line"} for e in block.iter("thead", "tbody", "tr", "th", "td"))
    shaped = len(head) == 1 and len(body) > 0 and len({len(row) for row in rows}) == 1 and len(rows[0]) > 0
    cells = [[*row] for row in rows]
    named = all(cell.tag == ("td" if index else "th") for index, row in enumerate(cells) for cell in row)
    if not plain or not shaped or not named or any(holds_blocks(c) and len(c) for row in cells for c in row):
        return None
    place = replace(spot.place, lines=False, block=False)
    lines = [[(inline(cell, place) or "").replace("|", r"\|") for cell in row] for row in cells]
    lines.insert(1, ["---"] * len(cells[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


#: Block → what writes it.
_WRITERS: dict[str, Callable[[Element, Spot], str | None]] = {
    "p": _paragraph,
    "h2": _heading,
    "h3": _heading,
    "h4": _heading,
    "blockquote": _quotation,
    "ul": _list,
    "ol": _list,
    "figure": _figure,
    "table": _table,
    "pre": _verbatim,
    "hr": _rule,
}
