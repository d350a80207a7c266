"""Markup of an article in, markup as its page shows it out: pictures placed, notes with their way back."""

from __future__ import annotations

from lxml import etree

from publish.html.breaks import breakable
from publish.html.figures import Placed, place
from publish.html.tables import mark_tables
from publish.model import Article, Note, Section
from publish.vocabulary import Element, is_noteref, parse, raw_text, serialise

VERSE_LENGTH = 60
"""Characters of the longest line of verse; a longer line is prose with a line end in it."""
BACK = "↑"
"""Stands in every text font, and isn't turned into an emoji by telephones."""


def article_body(article: Article, images: Placed, notes_file: str, labels: dict[str, str]) -> str:
    """The body of an article with its pictures, captions and accessible note references, without line numbers."""
    body = parse(article.body)
    for element in body.iter():
        element.attrib.pop("data-line", None)
        if element.tag == "p" and _is_verse(element):
            element.set("class", "verse")
    _close_ranks(body)
    mark_tables(body)
    for img in list(body.iter("img")):
        place(img, article, images, labels)
    return linked_notes(breakable(serialise(body)), article.slug, notes_file, labels)


def _close_ranks(body: Element) -> None:
    """Let each heading be one step below the one that it stands under: under the title comes h2, whatever the
    manuscript has (WCAG 2.2, technique G141; ISO 14289-1, 7.4.2)."""
    over: list[str] = []
    for heading in list(body.iter("h2", "h3", "h4")):
        while over and over[-1] >= str(heading.tag):
            over.pop()
        over.append(str(heading.tag))
        heading.tag = f"h{1 + len(over)}"


def _is_verse(paragraph: Element) -> bool:
    """Whether a paragraph was broken into short lines by its author."""
    return paragraph.find("br") is not None and max(map(len, raw_text(paragraph).split("\n"))) <= VERSE_LENGTH


def linked_notes(markup: str, slug: str, notes_file: str, labels: dict[str, str]) -> str:
    """Markup whose references #note-3 lead to the page of notes, with ids that are unique over the book."""
    body = parse(markup)
    _name_places(body, slug, "")
    for mark in (element for element in body.iter("a") if is_noteref(element)):
        mark.set("href", f"{notes_file}#{slug}.{mark.get('href', '')[1:]}")
        mark.set("id", f"{slug}.{mark.get('id', '')}")
        mark.set("aria-label", labels["note"].format(number=mark.text))
        before = mark.getprevious()
        if before is not None and is_noteref(before) and not before.tail:
            mark.set("class", "next")
        # Written with its prefix: the page's root element declares it, the vocabulary knows no namespaces.
        mark.set("EPUB-TYPE", "noteref")
    return serialise(body).replace(' EPUB-TYPE="noteref"', ' epub:type="noteref"')


def _name_places(body: Element, slug: str, file: str) -> None:
    """Put the article's slug before the ids of places, and before their names in the links that lead to them."""
    for element in body.iter():
        if is_noteref(element):
            continue
        if (name := element.get("id")) and not name.startswith(f"{slug}."):
            element.set("id", f"{slug}.{name}")
        if (target := element.get("href", "")).startswith("#"):
            element.set("href", f"{file}#{slug}.{target[1:]}")


def note_html(note: Note, slug: str, chapter: Section, labels: dict[str, str]) -> str:
    """The content of a note with a link back to each of its references, in its last paragraph."""
    body = parse(note.html)
    _name_places(body, slug, chapter.file)
    last = body[-1] if len(body) and body[-1].tag == "p" else etree.SubElement(body, "p")
    for index in range(1, note.references + 1):
        again = f"-{index}" if index > 1 else ""
        text = labels["back"].format(number=note.number, title=chapter.title)
        link = etree.SubElement(
            last,
            "a",
            {
                "role": "doc-backlink",
                "href": f"{chapter.file}#{slug}.noteref-{note.number}{again}",
                "aria-label": text,
            },
        )
        link.text = BACK if note.references == 1 else f"{BACK}{index}"
    # A note of one paragraph is an item of the list and no block in it: it looks the same, and takes a sixth less time
    # to lay out.
    return breakable(serialise(last if len(body) == 1 and not last.attrib else body))
