"""Pages of the intermediate in, one HTML document out: links between pages become links inside it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from publish.intermediate import Intermediate, SpineItem
from publish.pdf.heads import people_head, room, title_head
from publish.roles import ROLES
from publish.text import NO_BREAK_SPACE
from publish.vocabulary import Element

_XHTML = "{http://www.w3.org/1999/xhtml}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def join(intermediate: Intermediate, items: Sequence[SpineItem]) -> str:
    """The sections of `items` in one document; the first one of the body has the class `main-start`.

    A link to a page that isn't among them becomes plain text.
    """
    root = etree.Element("html", {"lang": intermediate.metadata.language})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = intermediate.metadata.title
    for name, content in _meta(intermediate):
        etree.SubElement(head, "meta", {"name": name, "content": content})
    body = etree.SubElement(root, "body")
    targets: dict[str, str] = {}
    started = False
    for item in items:
        section = _section(intermediate, item)
        targets[item.file] = section.get("id", "")
        matter = ROLES[item.role].matter
        section.set("class", f"{section.get('class')} {matter}-matter")
        if matter == "body" and not started:
            started = True
            section.set("class", f"{section.get('class')} main-start")
        if item.role == "chapter":
            letters = room(intermediate.metadata.trim)
            section.set("data-head", title_head(item.title, letters))
            section.set("data-authors", people_head(item.authors, intermediate.metadata.labels["and"], letters))
        for title in section.iter("h1", "span"):
            if title.tag == "h1" or title.get("class") == "title":
                _keep_last_words(title)
        body.append(section)
    for link in list(body.iter("a")):
        _redirect(link, targets)
    # Written by HTML's rules, which know which elements are empty: the engine reads HTML.
    return "<!DOCTYPE html>\n" + etree.tostring(root, encoding="unicode", method="html")


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
    return section


def _keep_last_words(title: Element) -> None:
    """Tie the last two words of a title: the engine can't balance lines, and one word alone is the worst of them."""
    words = (title.text or "").split(" ")
    if not len(title) and len(words) > 3 and len(words[-1]) + len(words[-2]) < 20:
        title.text = f"{' '.join(words[:-1])}{NO_BREAK_SPACE}{words[-1]}"


def _redirect(link: Element, targets: dict[str, str]) -> None:
    file, _, fragment = link.get("href", "").partition("#")
    if not file.endswith(".xhtml") or ":" in file:
        return
    if file in targets:
        link.set("href", f"#{fragment or targets[file]}")
    else:
        del link.attrib["href"]
