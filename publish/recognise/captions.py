"""Works on figures: which pictures a block shows, and a caption without the credit at its end."""

from __future__ import annotations

from publish.text import is_blank
from publish.vocabulary import Element, is_noteref, remove


def pictures_in(block: Element) -> list[int]:
    """The numbers of the pictures in a figure, or in a paragraph that holds nothing else but a line of text."""
    if block.tag not in ("figure", "p"):
        return []
    numbers = (str(img.get("src", "")).removeprefix("image-") for img in block.iter("img"))
    return [int(number) for number in numbers if number.isdigit()]


def only_pictures(block: Element) -> list[Element]:
    """The pictures of a block without its text, each in a block of its own."""
    kept: list[Element] = []
    for img in list(block.iter("img")):
        figure = block.makeelement("figure", {"data-line": str(block.get("data-line", "1"))})
        img.tail = None
        figure.append(img)
        kept.append(figure)
    return kept


def cut(caption: Element, rest: str) -> None:
    """Shorten a caption to the text `rest`, with which it begins, in place; an empty one goes."""
    _cut(caption, len("".join(rest.split())))
    if is_blank("".join(caption.itertext())) and caption.find(".//img") is None:
        remove(caption)


def _cut(element: Element, room: int) -> int:
    """Keep that many characters of an element, white space not counted; what room is left."""
    element.text, room = _kept(element.text, room)
    for child in list(element):
        if room <= 0 and not is_noteref(child):
            # The mark of a note belongs to the word before it: one at the very end of the rest stays.
            _drop_from(element, child)
            return 0
        if not is_noteref(child):
            room = _cut(child, room)
        child.tail, room = _kept(child.tail, room)
    return room


def _kept(text: str | None, room: int) -> tuple[str | None, int]:
    if text is None:
        return None, room
    for index, letter in enumerate(text):
        if room == 0:
            return text[:index].rstrip() or None, 0
        if not letter.isspace():
            room -= 1
    return text, room


def _drop_from(element: Element, first: Element) -> None:
    index = element.index(first)
    for child in list(element)[index:]:
        child.tail = None
        remove(child)
