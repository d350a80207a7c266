"""Blocks of an article in, its fields out: title, subtitle and authors where styles state them; headings from h2."""

from __future__ import annotations

import re

from publish.messages import Report
from publish.model import Field
from publish.text import is_blank
from publish.vocabulary import Element, is_noteref, line_of, plain, remove, serialise, unwrap

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LABEL = re.compile(r"(?:by|von|par|por|di)\s*:?\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;\n]\s*|,\s+(?:and|und|et|y|e)\s+|,\s+|\s+(?:and|und|et|y|e|&)\s+")
_PARTICLES = frozenset("al bin da de del della den der di dos du el la le ten ter van von y zu".split())
_SHORT = 150
"""Characters of a line that may stand above a title."""


def take_fields(body: Element, source: str, report: Report) -> list[Field]:
    """The fields that styles state, taken out of the body in place; headings that are left start at h2."""
    fields: list[Field] = []
    title = _title(body)
    if title is not None and title.tag == "h1" and len(body.findall("h1")) > 1:
        report.say("title-of-several", file=source, line=line_of(title), title=plain(serialise(title)))
    for block in list(body):
        kind = block.attrib.pop("class", None)
        if block is title:
            _without_bold(block)
            fields.append(Field("title", serialise(block).strip(), line_of(block)))
            remove(block)
        elif kind == "title":  # a second one
            block.tag = "h1"
        elif kind in {"subtitle", "author"} and not _has_marks(block):
            if kind == "subtitle" and any(field.name == "subtitle" for field in fields):
                continue
            line, text = line_of(block), plain(serialise(block))
            names = [text] if kind == "subtitle" else _names(block)
            if names != [text]:
                report.say("byline-divided", file=source, line=line, text=text, names=" · ".join(names))
            fields += [Field(str(kind), name, line) for name in names]
            remove(block)
    _levels(body)
    return fields


def _title(body: Element) -> Element | None:
    """The paragraph in the style Title; else the heading of level 1 that stands first, or nearly so and alone."""
    stated = body.find("p[@class='title']")
    if stated is not None:
        return stated
    headings = body.findall("h1")
    if not headings:
        return None
    above = [e for e in headings[0].itersiblings(preceding=True) if e.get("class") not in {"author", "subtitle"}]
    above = [e for e in above if e.tag != "figure"]
    if not above:
        return headings[0]
    lines_only = all(e.tag == "p" and len("".join(e.itertext())) <= _SHORT for e in above)
    return headings[0] if len(headings) == 1 and len(above) <= 2 and lines_only else None


def _has_marks(block: Element) -> bool:
    """Whether a line holds what a plain field can't: notes or pictures. Then it stays in the text."""
    return any(is_noteref(a) for a in block.iter("a")) or block.find(".//img") is not None


def _names(block: Element) -> list[str]:
    """The names in a byline; it is divided only where each piece looks like a name."""
    for br in block.iter("br"):
        br.tail = f"\n{br.tail or ''}"
    text = "\n".join(" ".join(line.split()) for line in "".join(block.itertext()).strip().split("\n"))
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    return pieces if all(_is_name(piece) for piece in pieces) else [" ".join(text.split())]


def _is_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= 5 and all(word[0].isupper() or word.casefold() in _PARTICLES for word in words)


def _levels(body: Element) -> None:
    """Headings are a level deeper than the title: the highest that is left becomes h2, what is deeper than h4 is h4."""
    present = [_HEADINGS.index(str(e.tag)) for e in body.iter(*_HEADINGS)]
    for heading in list(body.iter(*_HEADINGS)):
        level = _HEADINGS.index(str(heading.tag)) - min(present) + 2
        heading.tag = f"h{min(level, 4)}"
        _without_bold(heading)


def _without_bold(heading: Element) -> None:
    """Bold over the whole of a heading is how it looked, not what it says."""
    if len(heading) == 1 and heading[0].tag == "strong" and is_blank(f"{heading.text or ''}{heading[0].tail or ''}"):
        unwrap(heading[0])
