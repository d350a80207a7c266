"""The body of the article and its notes as markup: title and headings, figures, and what headings say of themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from publish.model import Field, ManuscriptNote
from publish.readers.markdown.html import Context, level, tree
from publish.text import is_blank, words
from publish.vocabulary import Element, is_noteref, line_of, parse, plain, remove, sanitise, serialise

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ATTRIBUTES = re.compile(r"[ \t]*\{[ \t]*((?:[#.][\w:.-]+|-|[\w-]+=(?:\"[^\"{}]*\"|[^\s\"{}]+))"
                         r"(?:[ \t]+(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"{}]*\"|[^\s\"{}]+)))*)[ \t]*\}[ \t]*$")  # fmt: skip

#: Classes of headings that say what they are.
CLASSES = {"author": "author", "subtitle": "subtitle", "category": "category", "date": "date"}


@dataclass(frozen=True, slots=True)
class Content:
    """The body, and what its headings state."""

    body: str
    fields: tuple[Field, ...]


def content_of(context: Context, title: str | None) -> Content:
    """The text of the file; `title` is that of the front matter, as markup."""
    blocks = tree(context.document.html, context)
    fields: list[Field] = []
    if not context.all_stated:
        blocks, fields = _classed(blocks)
    blocks, more = _titled(blocks, title, context)
    _level(blocks, context)
    body = etree.Element("body")
    body.extend(figure for block in blocks for figure in _figures(block, context))
    return Content(serialise(sanitise(body)), (*more, *fields))


def notes_of(context: Context) -> tuple[ManuscriptNote, ...]:
    """The notes as markup. A note can't hold another: the inner one stands after all others, with a message."""
    notes: list[ManuscriptNote] = []
    for note in context.document.notes():
        body = etree.Element("body")
        body.extend(tree(note.html, context))
        for mark in [a for a in body.iter("a") if is_noteref(a)]:
            context.report.say("note-in-note", file=context.source, line=note.line)
            remove(mark)
        for heading in body.iter(*_HEADINGS):
            heading.tag = level(str(heading.tag)) if context.all_stated else "p"
        for element in body.iter():
            element.attrib.pop("data-line", None)
        sanitise(body)
        if any(not is_blank(text) for text in body.itertext()) or body.find(".//img") is not None:
            notes.append(ManuscriptNote(note.key, serialise(body), note.line))
    return tuple(notes)


def _classed(blocks: list[Element]) -> tuple[list[Element], list[Field]]:
    """Pandoc's attributes of headings: a class that says what it is makes a field, all others go."""
    kept: list[Element] = []
    fields: list[Field] = []
    for block in blocks:
        name = None
        if block.tag in _HEADINGS and (match := _ATTRIBUTES.search(_end_of(block))):
            _cut_end(block, match.start())
            classes = re.findall(r"\.([\w:-]+)", match[1])
            name = next((CLASSES[c] for c in classes if c in CLASSES), None)
        if name and not is_blank(text := plain(serialise(block))):
            fields.append(Field(name, text, line_of(block)))
        else:
            kept.append(block)
    return kept, fields


def _end_of(block: Element) -> str:
    return (block[-1].tail if len(block) else block.text) or ""


def _cut_end(block: Element, position: int) -> None:
    if len(block):
        block[-1].tail = (block[-1].tail or "")[:position]
    else:
        block.text = (block.text or "")[:position]


def _titled(blocks: list[Element], title: str | None, context: Context) -> tuple[list[Element], list[Field]]:
    """The first heading of level 1 is the title, or says the same as the one stated, or is a heading with a message."""
    heading = next((block for block in blocks if block.tag == "h1"), None)
    if heading is None or is_blank(plain(serialise(heading))):
        return blocks, []
    line, markup = line_of(heading), serialise(heading).strip()
    if title is not None and words(plain(title)) != words(plain(markup)):
        first, second = plain(title), plain(markup)
        context.report.say("title-differs", file=context.source, line=line, first=first, second=second)
        return blocks, []
    if title is not None:
        context.report.say("title-twice", file=context.source, line=line)
    body = parse(markup)
    for img in list(body.iter("img")):
        remove(img)
    field = Field("title", serialise(sanitise(body)), line)
    return [block for block in blocks if block is not heading], [field]


def _level(blocks: list[Element], context: Context) -> None:
    """The headings that are left begin at h2 and skip no level; there is none under h4."""
    headings = [heading for block in blocks for heading in block.iter(*_HEADINGS)]
    levels = sorted({str(heading.tag) for heading in headings})
    for heading in headings:
        tag = str(heading.tag)
        heading.tag = level(tag) if context.all_stated else level(f"h{levels.index(tag) + 2}")


def _figures(block: Element, context: Context) -> list[Element]:
    """A paragraph of nothing but pictures as figures, with their titles as captions; any other block as it is."""
    images = list(block.iter("img"))
    alone = block.tag == "p" and images and is_blank("".join(block.itertext()))
    alone = alone and not any(is_noteref(a) for a in block.iter("a"))
    if context.all_stated:
        alone = alone and len(block) == 1 and block[0].tag == "img"
    figures: list[Element] = []
    for img in images:
        title = str(img.attrib.pop("title", "")).strip()
        if alone:
            figure = etree.Element("figure", {"data-line": str(line_of(block))})
            img.tail = None
            figure.append(img)
            if title:
                etree.SubElement(figure, "figcaption").text = title
            figures.append(figure)
        elif title:
            caption = img.getparent() if block.tag == "figure" else None
            if caption is block and block.find("figcaption") is None:
                etree.SubElement(block, "figcaption").text = title
            else:
                context.report.say("picture-title", file=context.source, line=line_of(block), text=title)
    return figures or [block]
