"""Pages of the intermediate in, the HTML of what is laid out together out.

Each section of a book is a document of its own. What stands in another one has an address there, which `join` turns
into a link inside the file; the number of the page where it stands comes in from outside, as `data-page`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from lxml import etree

from publish.intermediate import Intermediate, SpineItem
from publish.pdf.heads import people_head, room, title_head
from publish.roles import ROLES
from publish.text import NO_BREAK_SPACE
from publish.vocabulary import Element, remove

Side = Literal["left", "right"]

_XHTML = "{http://www.w3.org/1999/xhtml}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def document(
    intermediate: Intermediate,
    items: Sequence[SpineItem],
    side: Side,
    shown: frozenset[str],
    numbers: Mapping[str, str],
    *,
    back_links: bool = True,
) -> str:
    """The sections of `items` in one document whose first page is on that side.

    `shown` are the files of the edition: a link to another one becomes plain text. `numbers` are those of the pages on
    which the targets of links stand, by address.
    """
    root, body = page_of(intermediate.metadata.language, side)
    targets: dict[str, str] = {}
    for item in items:
        section = _section(intermediate, item)
        targets[item.file] = section.get("id", "")
        if item.role == "chapter":
            letters = room(intermediate.metadata.trim)
            section.set("data-head", title_head(item.title, letters))
            section.set("data-authors", people_head(item.authors, intermediate.metadata.labels["and"], letters))
        for title in section.iter("h1", "span"):
            if title.tag == "h1" or title.get("class") == "title":
                _keep_last_words(title)
        body.append(section)
    for link in list(body.iter("a")):
        if link.get("role") == "doc-backlink" and not back_links:
            remove(link)
        else:
            _redirect(link, targets, shown, numbers)
    return written(root)


def page_of(language: str, side: Side) -> tuple[Element, Element]:
    """An empty document in a language, its first page on that side; and its body."""
    root = etree.Element("html", {"lang": language, "style": f"break-before: {side}"})
    return root, etree.SubElement(root, "body")


def shell_of(intermediate: Intermediate) -> str:
    """A document of one empty page with the metadata of the book."""
    metadata = intermediate.metadata
    root, _ = page_of(metadata.language, "right")
    head = etree.Element("head")
    root.insert(0, head)
    etree.SubElement(head, "title").text = metadata.title
    for name, content in _meta(intermediate):
        etree.SubElement(head, "meta", {"name": name, "content": content})
    return written(root)


def written(root: Element) -> str:
    """A document by HTML's rules, which know which elements are empty: the engine reads HTML."""
    return "<!DOCTYPE html>\n" + etree.tostring(root, encoding="unicode", method="html")


def addresses(intermediate: Intermediate, item: SpineItem) -> Iterator[str]:
    """The addresses of other places of the book to which a section has links."""
    for link in _section(intermediate, item).iter("a"):
        address = link.get("href", "")
        if _is_of_book(address):
            yield address


def _meta(intermediate: Intermediate) -> list[tuple[str, str]]:
    metadata = intermediate.metadata
    people = metadata.editors or metadata.authors
    pairs = [("author", name) for name in people]
    if metadata.description:
        pairs.append(("description", metadata.description))
    return [*pairs, ("dcterms.created", metadata.modified), ("dcterms.modified", metadata.modified)]


def _section(intermediate: Intermediate, item: SpineItem) -> Element:
    """The section of a page, without namespaces: what stands beside it is for reading systems only."""
    page = etree.parse(intermediate.folder / item.file, _PARSER).getroot()
    section = page.find(f"{_XHTML}body/{_XHTML}section")
    if section is None:
        raise ValueError(f"{item.file} has no section")
    for element in section.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
        for name in [name for name in element.attrib if str(name).startswith("{")]:
            del element.attrib[name]
    etree.cleanup_namespaces(section)
    section.tail = None
    section.set("class", f"{section.get('class')} {ROLES[item.role].matter}-matter")
    return section


def _keep_last_words(title: Element) -> None:
    """Tie the last two words of a title: the engine can't balance lines, and one word alone is the worst of them."""
    words = (title.text or "").split(" ")
    if not len(title) and len(words) > 3 and len(words[-1]) + len(words[-2]) < 20:
        title.text = f"{' '.join(words[:-1])}{NO_BREAK_SPACE}{words[-1]}"


def _is_of_book(address: str) -> bool:
    file = address.partition("#")[0]
    return file.endswith(".xhtml") and ":" not in file


def _redirect(link: Element, targets: Mapping[str, str], shown: frozenset[str], numbers: Mapping[str, str]) -> None:
    address = link.get("href", "")
    if not _is_of_book(address):
        return
    if address in numbers:
        link.set("data-page", numbers[address])
    file, _, fragment = address.partition("#")
    if file in targets:
        link.set("href", f"#{fragment or targets[file]}")
    elif file not in shown:
        del link.attrib["href"]
