"""The tree of a page in; its notes out, and marks of this module in their places: one file per syntax of notes in HTML.

A syntax is a function `find(root) -> list[Match]` that changes nothing. `take` runs all of them in order, before
anything is sanitised; a later syntax doesn't see what an earlier one took.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from publish.messages import Report, excerpt
from publish.notes.html import (
    docutils,
    dpub,
    easy,
    elements,
    footnotes,
    generic,
    google,
    inplace,
    libreoffice,
    markdown,
    mediawiki,
    pulldown,
    substack,
    texinfo,
    word,
    wordpress,
)
from publish.notes.html.match import Match, Syntax, block_of, is_arrow, is_number, text_of
from publish.vocabulary import Element, remove

MARK = "note-mark"
"""The element that stands for the mark of a note until the vocabulary is written: <note-mark key="word-1"/>."""

SYNTAXES: list[tuple[str, Syntax]] = [
    ("easy", easy.find),
    ("wordpress", wordpress.find),
    ("word", word.find),
    ("libreoffice", libreoffice.find),
    ("google", google.find),
    ("substack", substack.find),
    ("mediawiki", mediawiki.find),
    ("markdown", markdown.find),
    ("footnotes", footnotes.find),
    ("elements", elements.find),
    ("inplace", inplace.find),
    ("docutils", docutils.find),
    ("texinfo", texinfo.find),
    ("pulldown", pulldown.find),
    ("dpub", dpub.find),
    ("generic", generic.find),
]

_HEADING = re.compile(r"(?:foot\s*notes?|end\s*notes?|notes?|references?|sources?)\s*:?", re.IGNORECASE)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 p summary legend div".split())
_NUMBER = re.compile(r"\s*(?:\[\s*\]|\(\s*\)|[.)\]])?\s*")

Parse = Callable[[str, str, Report, int], Element]


@dataclass(frozen=True, slots=True)
class Taken:
    """A note taken out of a tree: its key, an element that holds its text, its line."""

    key: str
    body: Element
    line: int


def take(
    root: Element,
    source: str,
    report: Report,
    *,
    first: int = 1,
    stated: Mapping[str, str] | None = None,
    prefix: str = "",
    parse: Parse | None = None,
) -> list[Taken]:
    """The notes of a tree, taken out of it, with a mark at each place that refers to one.

    `first` is the line of the tree's first line; `stated` are notes that stand elsewhere, HTML by id, read by `parse`;
    `prefix` begins every key. References without a note stay as they are and are reported.
    """
    for forged in list(root.iter(MARK)):
        forged.tag = "span"
    if stated and parse is not None:
        _add_stated(root, stated, source, report, first, parse)
    _drop_comments(root, source, report)
    taken: list[Taken] = []
    labels: dict[str, None] = {}
    for name, find in SYNTAXES:
        count = 0
        matches = find(root)
        for label in [label for match in matches for label in match.labels]:
            if not is_number(text := text_of(label)):
                labels[text] = None
            remove(label)
        shells = _shells(root, matches)
        for match in matches:
            if not match.note:
                _say_missing(match, source, report, first)
                continue
            count += 1
            taken.append(_taken(match, f"{prefix}{name}-{count}", first))
        if count:
            report.say("notes-found", file=source, line=first, count=count, syntax=name)
        _drop_shells(shells, source, report, first)
    if labels:
        report.say("note-labels-left-out", file=source, line=first, text="”, “".join(labels))
    return taken


def _add_stated(
    root: Element, stated: Mapping[str, str], source: str, report: Report, first: int, parse: Parse
) -> None:
    body = root.find("body")
    notes = etree.SubElement(root if body is None else body, "ol", {"class": "wp-block-footnotes"})
    for key, html in stated.items():
        page = parse(f"<html><body>{html}</body></html>", source, report, first)
        item = page.find("body")
        if item is not None:
            item.tag = "li"
            item.set("id", key)
            notes.append(item)


def _drop_comments(root: Element, source: str, report: Report) -> None:
    """Comments of editors look like notes in Google's and Word's pages: they are named and never printed."""
    dropped: list[str] = []
    lists = [e for e in root.iter("div") if "mso-element:comment-list" in e.get("style", "").replace(" ", "")]
    for element in lists:
        dropped.append(text_of(element))
        remove(element)
    links = [a for a in root.iter("a") if re.fullmatch(r"#?_?(cmnt|msocom_)\w{0,20}", a.get("href", ""))]
    back = [link for link in links if link.get("href", "").startswith("#cmnt_ref")]
    counts = Counter(above for link in back for above in link.iterancestors("div"))
    for link in back:
        if link.getparent() is not None:
            block = block_of(link)
            parent = block.getparent()
            if parent is not None and counts[parent] == 1 and next(iter(parent), None) is block:
                block = parent
            if block.tag in ("p", "div", "li"):
                dropped.append(text_of(block))
                remove(block)
    for link in links:
        if link.getparent() is not None:
            parent = link.getparent()
            remove(link)
            if parent is not None and parent.tag == "sup" and not text_of(parent):
                remove(parent)
    if links or lists:
        text = " ".join(dropped)
        report.say("comments-left-out", file=source, line=1, count=max(len(dropped), 1), text=text)


def _say_missing(match: Match, source: str, report: Report, first: int) -> None:
    for mark in match.references:
        line = first + (mark.sourceline or 1) - 1
        context = " ".join(islice(block_of(mark).itertext(etree.Element), 50))
        report.say(
            "note-text-missing", file=source, line=line, mark=text_of(mark) or mark.get("value", "?"),
            context=excerpt(context, 100),
        )  # fmt: skip


def _taken(match: Match, key: str, first: int) -> Taken:
    line = int(match.note[0].get("data-line") or match.note[0].sourceline or 1)
    for reference in match.references:
        mark = etree.Element(MARK, {"key": key})
        parent = reference.getparent()
        if parent is None:
            continue
        mark.tail, reference.tail = reference.tail, None
        if _is_sentence(reference):
            reference.tag = "span"
            reference.addnext(mark)
        else:
            parent.replace(reference, mark)
            _without_brackets(mark)
    body = etree.Element("div")
    for element in match.note:
        parent = element.getparent()
        if parent is not None:
            if not (element.tail or "").strip():
                element.tail = None
            remove(element)  # what follows a note isn't lost with it
        body.append(element)
        if element.tag in ("li", "td", "body", "aside", "dd"):
            element.tag = "div"
    _without_number(body)
    return Taken(key, body, first + line - 1)


def _is_sentence(reference: Element) -> bool:
    """Whether what refers to a note is a link on words of the sentence, which stay, and not on a number."""
    return reference.tag == "a" and not is_number(text_of(reference))


def _without_brackets(mark: Element) -> None:
    """Take [ and ] away where they stand around a mark in the text."""
    parent, before = mark.getparent(), mark.getprevious()
    if parent is None:
        return
    text = (parent.text if before is None else before.tail) or ""
    for opening, closing in ("[]", "()"):
        if text.endswith(opening) and (mark.tail or "").startswith(closing):
            if before is None:
                parent.text = text[:-1]
            else:
                before.tail = text[:-1]
            mark.tail = (mark.tail or "")[1:]


def _without_number(body: Element) -> None:
    """Take away what its label leaves at the beginning of a note: “] ”, “. ”; and arrows at its end."""
    nodes = body.xpath(".//text()")
    for text in nodes:
        if text.strip():
            rest = _NUMBER.sub("", text, count=1) if re.match(r"\s*[\[(.)\]]", text) else text
            if re.match(r"\s*[\[(](?!\s*[\])])", text):
                rest = text
            _put(text, rest)
            break
        _put(text, text)
    for text in reversed(body.xpath(".//text()")):
        if not text.strip():
            continue
        if is_arrow(text) and not set(text.strip()) <= set("[]()"):
            _put(text, "")
            continue
        break


def _put(node: object, text: str) -> None:
    owner = node.getparent()  # type: ignore[attr-defined]
    if node.is_tail:  # type: ignore[attr-defined]
        owner.tail = text
    else:
        owner.text = text


def _shells(root: Element, matches: list[Match]) -> list[Element]:
    """Headings “Notes” and rules after which nothing comes but a note."""
    references = {element for match in matches for element in match.references}
    # What stands in its place in the text is no list.
    notes = {
        element
        for match in matches
        for element in match.note
        if element not in references and not any(above in references for above in element.iterancestors())
    }
    if not notes:
        return []
    shells: list[Element] = []
    waiting: list[Element] = []
    inside: Element | None = None  # the note, or the heading itself, whose text counts for nothing here
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and inside is None:
            if element in notes:
                shells += waiting
                waiting.clear()
                inside = element
            elif element.tag == "hr" or _is_heading(element):
                waiting.append(element)
                inside = element
            elif (element.text or "").strip() or element.tag == "img":
                waiting.clear()
        elif event == "end":
            if element is inside:
                inside = None
            if inside is None and (element.tail or "").strip():
                waiting.clear()
    return shells


def _drop_shells(shells: list[Element], source: str, report: Report, first: int) -> None:
    for element in shells:
        if text := text_of(element):
            line = first + (element.sourceline or 1) - 1
            report.say("notes-heading-left-out", file=source, line=line, text=text)
        remove(element)


def _is_heading(element: Element) -> bool:
    if element.tag not in _HEADINGS or not _HEADING.fullmatch(text_of(element)):
        return False
    inner = next(iter(element), None)
    # A paragraph is a heading only where all of it is marked as one.
    return element.tag != "p" or (inner is not None and text_of(inner) == text_of(element))
