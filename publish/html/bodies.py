"""Markup of an article in, markup as its page shows it out: pictures placed, notes with their way back."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping

from lxml import etree

from publish.html.assets import PlacedImage
from publish.html.tables import mark_tables
from publish.model import Article, Image, Note, Section
from publish.rights import licence_name
from publish.vocabulary import Element, is_noteref, parse, raw_text, remove, serialise

VERSE_LENGTH = 60
"""Characters of the longest line of verse; a longer line is prose with a line end in it."""
LONGEST_PIECE = 24
"""Characters of an address that stay together: longer runs without punctuation are broken anywhere."""
BACK = "↑"
"""Stands in every text font, and isn't turned into an emoji by telephones."""


Placed = Mapping[tuple[str, int], PlacedImage]


def article_body(article: Article, images: Placed, notes_file: str, labels: dict[str, str]) -> str:
    """The body of an article with its pictures, captions and accessible note references, without line numbers."""
    body = parse(article.body)
    for element in body.iter():
        element.attrib.pop("data-line", None)
        if element.tag == "p" and _is_verse(element):
            element.set("class", "verse")
    mark_tables(body)
    for img in list(body.iter("img")):
        _place(img, article, images, labels)
    return linked_notes(breakable(serialise(body)), article.slug, notes_file, labels)


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


def _place(img: Element, article: Article, images: Placed, labels: dict[str, str]) -> None:
    """Give a picture its file, its text for those who can't see it, and its caption; one without a file goes."""
    number = int(str(img.get("src", "")).removeprefix("image-") or 0)
    placed = images.get((article.slug, number))
    figure = img.getparent()
    if placed is None or figure is None:
        gone = figure if figure is not None and figure.tag == "figure" and figure.find("figcaption") is None else img
        remove(gone)
        return
    image = article.images[number - 1]
    img.set("src", placed.path)
    img.set("alt", labels["not_described"] if image.alt is None else image.alt)
    if figure.tag == "figure":
        figure.set("id", f"{article.slug}.image-{number}")
        if placed.height > placed.width:
            figure.set("class", "portrait")
        _add_caption(figure, image)


def _add_caption(figure: Element, image: Image) -> None:
    credit = short_credit(image)
    if not image.caption and not credit:
        return
    caption = figure.find("figcaption")
    if caption is None:
        caption = etree.SubElement(figure, "figcaption")
    elif credit:
        etree.SubElement(caption, "br")
    if image.caption:
        caption.text = image.caption + (" " if credit else "")
    if credit:
        etree.SubElement(caption, "small", {"class": "credit"}).text = credit


def short_credit(image: Image) -> str:
    """Creator, source and licence in a line under the picture; the full credit is in the front matter."""
    credit = image.credit
    if credit is None:
        return ""
    people = " / ".join(part for part in (credit.creator, credit.source) if part)
    licence = licence_name(credit.licence) if credit.licence else ""
    short = credit.licence.replace("CC-", "CC ", 1).replace("-", " ") if credit.licence else ""
    known = credit.licence is not None and credit.licence.startswith("CC-BY")
    if known and credit.licence:
        code, _, rest = credit.licence.removeprefix("CC-").rpartition("-")
        short = f"CC {code} {rest}"
    return ", ".join(part for part in (people, short if known else licence) if part)


def note_html(note: Note, slug: str, chapter: Section, labels: dict[str, str]) -> str:
    """A note with a link back to each of its references, in its last paragraph."""
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
    return breakable(serialise(body))


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
