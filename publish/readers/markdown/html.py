"""HTML of a piece of the manuscript in, a tree of the vocabulary out: blocks with lines, marks of notes, links."""

from __future__ import annotations

import re
from dataclasses import dataclass

import lxml.html
from lxml import etree

from publish.content_model import BLOCKS
from publish.errors import ManuscriptError
from publish.messages import Report
from publish.readers.markdown.pictures import Pictures
from publish.readers.markdown.shortcodes import Coded, without_marks
from publish.readers.markdown.tokens import Document
from publish.text import is_blank
from publish.vocabulary import NOTEREF, Element, escape, is_noteref, is_safe_link, remove, sanitise, serialise, unwrap

DEPTH = 120
_LINE = "data-publish-line"
_NOTE = "data-publish-note"
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CONTAINERS = frozenset(
    "div section article main header footer aside nav center details summary address dl dt dd fieldset legend hgroup "
    "body menu dir search".split()
)
_XML = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
_SPARE_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Context:
    """What every step needs."""

    source: str
    report: Report
    coded: Coded
    document: Document
    pictures: Pictures
    all_stated: bool = False
    """Whether all furniture stands in the front matter: then the text is taken exactly as it is written."""


def inline_markup(html: str, line: int, context: Context) -> str:
    """HTML of one line as markup, pictures left out."""
    body = etree.Element("body")
    for block in tree(f"<div {_LINE}='{line}'>{html}</div>", context):
        # The space keeps the words of two blocks apart.
        block.tail = " "
        body.append(block)
    for img in list(body.iter("img")):
        remove(img)
    for element in list(body.iter(*BLOCKS, *_HEADINGS, "li")):
        unwrap(element)
    return serialise(sanitise(body)).strip(" \n")


def block_markup(text: str, line: int, context: Context) -> str:
    """Markdown of a field as blocks of markup, pictures left out; text that makes no block is a paragraph."""
    body = etree.Element("body")
    body.extend(tree(context.document.blocks(text, line), context))
    for img in list(body.iter("img")):
        remove(img)
    for element in body.iter():
        element.attrib.pop("data-line", None)
        if element.tag in _HEADINGS:
            element.tag = level(str(element.tag))
    return serialise(sanitise(body)).strip() or f"<p>{escape(text)}</p>"


def level(tag: str) -> str:
    """A heading's tag as the vocabulary has it: h2 to h4."""
    return f"h{min(max(int(tag[1]), 2), 4)}"


def tree(html: str, context: Context) -> list[Element]:
    """The blocks of HTML, with data-line; headings are still h1 to h6."""
    body = _parsed(html, context)
    _check_depth(body, context)
    line = 1
    for element in list(body.iter()):
        if element is body:
            continue
        if not isinstance(element.tag, str):
            match = (
                re.fullmatch(r"publish (\d{1,8})", element.text or "") if isinstance(element, etree._Comment) else None
            )
            line = int(match[1]) if match else line
            remove(element)
            continue
        line = _own_line(element, line)
        _tidy(element, line, context)
    return _blocks(body, line, context)


def _parsed(html: str, context: Context) -> Element:
    if context.all_stated:
        # What is written exactly is XML; HTML's own rules would move elements that stand in unusual places.
        try:
            body = etree.fromstring(f"<body>{html}\n</body>", _XML)
            if all(str(element.tag).islower() for element in body.iter("*")):
                return body
        except etree.XMLSyntaxError:
            pass  # HTML as people write it
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    found = lxml.html.document_fromstring(f"<html><body>{html}\n</body></html>", parser=parser).find("body")
    return etree.Element("body") if found is None else found


def _check_depth(body: Element, context: Context) -> None:
    depth = 0
    for event, _ in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEPTH:
            raise ManuscriptError(
                f"its elements are nested more than {DEPTH} deep", file=context.source, hint="nest them less deeply"
            )


def _own_line(element: Element, line: int) -> int:
    own = str(element.get(_LINE, ""))
    return int(own) if own.isascii() and own.isdecimal() and len(own) < 9 else line


def _tidy(element: Element, line: int, context: Context) -> None:
    """Our own attributes instead of the author's, text without marks and controls, links that can be followed."""
    tag = str(element.tag)
    note, href = element.get(_NOTE), element.get("href")
    attributes = {name: str(element.get(name)) for name in element.attrib}
    own = () if context.all_stated and element.get("role") != NOTEREF else ("role", "id")
    for name in (*own, "data-line", "href", _NOTE, _LINE):
        element.attrib.pop(name, None)
    element.text = _text(element.text)
    element.tail = _text(element.tail)
    for name in list(element.attrib):
        if not re.fullmatch(r"[a-z][a-z-]*", str(name)):
            del element.attrib[name]
        else:
            element.set(name, _text(attributes[str(name)]) or "")
    if tag in BLOCKS or tag in _HEADINGS or tag in ("li", *_CONTAINERS):
        element.set("data-line", str(line))
    if tag == "a" and href and not note and not context.all_stated and (title := element.attrib.pop("title", None)):
        context.report.say("link-title", file=context.source, line=line, text=_text(str(title)))
    if tag == "a" and note:
        element.set("role", NOTEREF)
        element.set("href", f"#note-{note}")
    elif tag == "a" and href and context.all_stated and is_safe_link(href):
        element.set("href", href)
    elif tag == "a" and href and not len(element) and is_blank(without_marks("".join(element.itertext()))):
        context.report.say("link-left-out", file=context.source, line=line, target=without_marks(href)[:300])
        remove(element)
    elif tag == "a" and href:
        _link(element, without_marks(href).strip(), line, context)
    elif tag == "img":
        context.pictures.place(element, line)


def _text(text: str | None) -> str | None:
    return None if text is None else _SPARE_TEXT.sub("", without_marks(text))


def _link(element: Element, href: str, line: int, context: Context) -> None:
    # Without a scheme it leads to a page of the site from which the manuscript comes, or to an id of it.
    if href and is_safe_link(href) and ":" in href.split("/")[0]:
        element.set("href", _text(href) or "")
    elif href:
        context.report.say("link-left-out", file=context.source, line=line, target=href[:300])


def _blocks(container: Element, line: int, context: Context) -> list[Element]:
    """The blocks in a container, whatever foreign boxes they are in; text outside of blocks becomes paragraphs."""
    blocks: list[Element] = []
    run = _paragraph(line)

    def flush() -> None:
        nonlocal run
        if not is_blank("".join(run.itertext())) or any(e.tag == "img" or is_noteref(e) for e in run.iter("a", "img")):
            blocks.append(run)
        run = _paragraph(line)

    _add(run, container.text)
    for child in list(container):
        tail, child.tail = child.tail, None
        line = int(child.get("data-line", line))
        if child.tag in BLOCKS or child.tag in _HEADINGS:
            flush()
            if child.tag == "blockquote" and not (context.all_stated and next(child.iter(*_CONTAINERS), None) is None):
                _rebuild(child, line, context)
            blocks.append(child)
        elif child.tag in _CONTAINERS or any(e.tag in BLOCKS or e.tag in _HEADINGS for e in child.iter()):
            flush()
            blocks += _blocks(child, line, context)
        else:
            if not len(run) and is_blank(run.text or ""):
                run.set("data-line", str(line))
            run.append(child)
        _add(run, tail)
    flush()
    for block in blocks:
        _flatten(block)
    return [block for block in blocks if context.all_stated or _shows(block)]


def _paragraph(line: int) -> Element:
    return etree.Element("p", {"data-line": str(line)})


def _add(run: Element, text: str | None) -> None:
    if text and len(run):
        run[-1].tail = (run[-1].tail or "") + text
    elif text:
        run.text = (run.text or "") + text


def _rebuild(quote: Element, line: int, context: Context) -> None:
    inner = _blocks(quote, line, context)
    quote.text = None
    for child in list(quote):
        quote.remove(child)
    quote.extend(inner)


def _flatten(block: Element) -> None:
    """Boxes inside of items and cells go; a line end keeps their words apart."""
    for element in list(block.iter(*_CONTAINERS)):
        parent = element.getparent()
        if parent is not None:
            parent.insert(parent.index(element), etree.Element("br"))
            unwrap(element)


def _shows(block: Element) -> bool:
    holds = any(e.tag == "img" or is_noteref(e) for e in block.iter("a", "img"))
    return block.tag == "hr" or holds or not is_blank("".join(block.itertext()))
