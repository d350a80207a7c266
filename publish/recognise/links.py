"""Makes links of the web and mail addresses that stand in the text, in notes and in biographies."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from linkify_it import LinkifyIt
from lxml import etree

from publish.messages import Report
from publish.recognise.draft import Draft
from publish.vocabulary import Element, is_safe_link, parse, serialise

_DOI = re.compile(r"[ \u00a0]?10\.\d{4,9}/[^\s<>\"”]{0,200}[\w)/]")
_SIGNS = ("//", "@", "mailto:", "doi:")
"""One of these stands in every address that is looked for."""
_VERBATIM = frozenset({"a", "code", "pre"})


def find(draft: Draft, report: Report) -> Draft:
    """Links addresses; the text stays as it is."""
    for block in draft.blocks:
        _link(block)
    article = draft.article
    return draft.found(
        notes=tuple(replace(note, html=_linked(note.html)) for note in article.notes),
        authors=tuple(
            replace(author, html=_linked(author.html)) if author.html else author for author in article.authors
        ),
    )


def _linked(markup: str) -> str:
    body = parse(markup)
    _link(body)
    return serialise(body)


def _link(root: Element) -> None:
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _VERBATIM:
            continue
        if not any(ancestor.tag in _VERBATIM for ancestor in element.iterancestors()):
            for child in list(element):
                _insert(element, child.tail, child)
            _insert(element, element.text, None)


def _insert(parent: Element, text: str | None, before: Element | None) -> None:
    """Replace text by text and links; `before` is the child whose tail it is, or None where it begins the parent."""
    if not text or not any(sign in text.lower() for sign in _SIGNS):
        return
    matches = [m for m in _finder().match(text) or [] if is_safe_link(m.url)]
    if not matches:
        return
    _set(parent, before, "")
    last = before
    links: list[Element] = []
    for match in matches:
        links.append(etree.Element("a", {"href": match.url}))
        links[-1].text = text[match.index : match.last_index]
        # Beside its neighbour, without counting: an element may have tens of thousands of children.
        if last is None:
            parent.insert(0, links[-1])
        else:
            last.addnext(links[-1])
        last = links[-1]
    ends = [*(match.index for match in matches[1:]), len(text)]
    for link, match, end in zip(links, matches, ends, strict=True):
        link.tail = text[match.last_index : end]
    _set(parent, before, text[: matches[0].index])


def _set(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text


@cache
def _finder() -> Any:
    """Full addresses and mail addresses only: “U.S” or “example.org” in a sentence may be anything."""
    finder = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": True, "fuzzy_ip": False})
    return finder.add("doi:", {"validate": _doi, "normalize": _doi_address})


def _doi(finder: Any, text: str, position: int) -> int:
    """How long an identifier is that stands behind “doi:”."""
    found = _DOI.match(text, position)
    return len(found[0]) if found else 0


def _doi_address(finder: Any, match: Any) -> None:
    match.url = f"https://doi.org/{match.url.partition(':')[2].strip()}"
