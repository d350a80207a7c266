"""Web addresses in, the same with places where a line may break out: after their punctuation, and nowhere else."""

from __future__ import annotations

import re
import textwrap

from lxml import etree

from publish.vocabulary import Element, parse, serialise

LONGEST_PIECE = 24
"""Characters of an address that stay together: longer runs without punctuation are broken anywhere."""


def breakable(markup: str) -> str:
    """Markup in which a web address that is its own link may be broken after its punctuation, and nowhere else."""
    if "://" not in markup:
        return markup
    body = parse(markup)
    for link in body.iter("a"):
        if link.text and "://" in link.text and not len(link):
            _break(link, link.text)
    return serialise(body)


def breakable_address(address: str) -> str:
    """A web address as markup that may be broken after its punctuation."""
    body = etree.Element("body")
    _break(body, address)
    return serialise(body)


def _break(element: Element, address: str) -> None:
    host, path = re.fullmatch(r"([a-z]+://[^/?#]*/?)?(.*)", address, re.DOTALL | re.IGNORECASE).groups()  # type: ignore[union-attr]
    # Not inside a number: a licence's 4.0 stays whole.
    pieces = re.split(r"(?<=[/?&=#_,;:~%+-])(?=[^/])|(?<=\.)(?=[A-Za-z])", path)
    pieces = [part for piece in pieces for part in textwrap.wrap(piece, LONGEST_PIECE) or [piece]]
    element.text = None
    if host:
        etree.SubElement(element, "span", {"class": "host"}).text = host
        element[-1].tail = pieces[0]
    else:
        element.text = pieces[0]
    for piece in pieces[1:]:
        etree.SubElement(element, "wbr").tail = piece
