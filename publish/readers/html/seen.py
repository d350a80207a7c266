"""An element in, the words that people see in it out, on one line: its text, what describes its pictures, its fields.

What is left out of a page is named with all of these words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from publish.readers.html.walk import BREAKING
from publish.text import is_blank
from publish.vocabulary import Element

_UNSEEN = frozenset({"script", "style", "template"})
#: Elements before and after which a word ends.
_APART = BREAKING | frozenset(
    "br img input textarea button iframe video audio object embed mi mn mo mtext title desc text".split()
)
#: Attributes that stand for what can't be seen, or can't be printed.
_DESCRIPTIONS = {
    **dict.fromkeys(("img", "image", "area", "applet"), ("alt",)),
    **dict.fromkeys(("iframe", "video", "audio", "object", "embed"), ("title", "aria-label")),
    "input": ("alt", "value", "placeholder"),
    "textarea": ("placeholder",),
    **dict.fromkeys(("option", "optgroup", "track"), ("label",)),
}


def seen(element: Element, without: Element | None = None) -> str:
    """The words that people see in an element, `without` another that stands in it; empty where it shows none."""
    text = " ".join("".join(_pieces(element, without)).split())
    return "" if is_blank(text) else text


def beginning(element: Element) -> str:
    """The first words that people see in an element, for quoting it or looking whether there are any."""
    return " ".join("".join(islice(_pieces(element, None), 200)).split())[:200]


def _pieces(element: Element, without: Element | None) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walk:
        if event == "start":
            if part.tag in _APART:
                yield " "
            if part.tag in _UNSEEN or part is without:
                walk.skip_subtree()
                continue
            yield from descriptions(part)
            yield part.text or ""
        else:
            if part.tag in _APART:
                yield " "
            if part is not element:
                yield part.tail or ""


def descriptions(element: Element) -> Iterator[str]:
    """The words in the attributes of an element, with spaces around them."""
    if element.tag == "input" and element.get("type", "").lower() in ("hidden", "checkbox", "radio"):
        return
    for name in _DESCRIPTIONS.get(str(element.tag), ()):
        if value := element.get(name):
            yield f" {value} "
