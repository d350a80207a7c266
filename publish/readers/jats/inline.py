"""Elements that stand in a line: formats, links, marks of notes, references to places, names."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from publish.readers.jats.names import CITATIONS, FORMATS, HREF, LANGUAGE, UNSHOWN, beginning, flat
from publish.readers.jats.walk import Walk
from publish.text import is_blank
from publish.vocabulary import Element, is_safe_link

#: What identifies a thing, and where it is found.
RESOLVERS = {
    "doi": "https://doi.org/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "arxiv": "https://arxiv.org/abs/",
    "orcid": "https://orcid.org/",
}
_FOREIGN = frozenset({"named-content", "styled-content", "italic", "roman"})
_IN_ADDRESSES = "%/:;,.?@!$&'()*+=-_~"
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,250}[A-Za-z0-9])?(?::\d{1,5})?")
_NOTE_KINDS = frozenset({"fn", "table-fn"})
_BETWEEN_MARKS = re.compile(r"[\s,;]*")


def formatted(walk: Walk, element: Element) -> None:
    """Italic, bold and the like; a raised mark of a note is a mark."""
    if element.tag == "sup" and _only_marks(walk, element):
        for child in element:
            walk.element(child)
        return
    with walk.writer.format(FORMATS[str(element.tag)]):
        in_language(walk, element)


def _only_marks(walk: Walk, element: Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return (
        len(element) > 0
        and all(child.tag == "xref" and _note_of(walk, child) is not None for child in element)
        and all(_BETWEEN_MARKS.fullmatch(text or "") for text in texts)
    )


def unshown(walk: Walk, element: Element) -> None:
    """A format that the vocabulary doesn't have: its text stays, and it is counted."""
    walk.shared.counts[UNSHOWN[str(element.tag)]] += 1
    in_language(walk, element)


def in_language(walk: Walk, element: Element) -> None:
    """Content, marked with its language where it states one."""
    language = element.get(LANGUAGE, "")
    if element.tag in _FOREIGN and re.fullmatch(r"[A-Za-z][\w-]{1,34}", language):
        with walk.writer.format("span", {"lang": language}):
            walk.content(element)
    else:
        walk.content(element)


def link(walk: Walk, element: Element) -> None:
    """A link to the web or a mail address: by its attribute, else by its own text."""
    target = " ".join(element.get(HREF, "").split()) or flat(element)
    kind = element.get("ext-link-type") or element.get("pub-id-type") or element.get("contrib-id-type") or ""
    with_link(walk, element, address_of(target, "mailto" if element.tag == "email" else kind))


def with_link(walk: Walk, element: Element, address: str | None) -> None:
    """Content as a link where the address is one that a book may lead to."""
    if address is None:
        walk.content(element)
        return
    with walk.writer.format("a", {"href": address}):
        walk.content(element)
        if is_blank(flat(element)):
            walk.writer.text(address)
    if walk.spelled and not is_blank(flat(element)) and "//" not in flat(element):
        walk.writer.text(" (")
        with walk.writer.format("a", {"href": address}):
            walk.writer.text(address)
        walk.writer.text(")")


def address_of(target: str, kind: str) -> str | None:
    """The address of a thing that is identified like this; None where it has none."""
    if kind == "mailto" and "@" in target and ":" not in target:
        target = f"mailto:{target}"
    elif ":" not in target.partition("/")[0] and (base := RESOLVERS.get(kind)) and target:
        target = base + target
    elif target.startswith("www."):
        target = f"http://{target}"
    if not target or target.startswith("#") or not is_safe_link(target):
        return None
    host = ""
    if not target.lower().startswith("mailto:"):
        parts = urlsplit(target)
        try:
            host = parts.netloc.encode("idna").decode("ascii")
        except UnicodeError:
            return None
        if not _HOST.fullmatch(host):
            return None
        host = f"{parts.scheme}://{host}"
        target = target.partition("://")[2][len(parts.netloc) :]
    place, mark, fragment = target.partition("#")
    # Old DOIs hold < and >, which no address may: they are written as numbers there.
    place, fragment = (_PERCENT.sub("%25", quote(part, _IN_ADDRESSES)) for part in (place, fragment))
    return f"{host}{place}{mark}{fragment}"


def reference(walk: Walk, element: Element) -> None:
    """A reference to another place of the article: the mark of a note, or a link where its target can be reached."""
    note = _note_of(walk, element)
    if note is not None and not walk.in_note:
        walk.writer.mark(walk.shared.keys[note])
        return
    ids = element.get("rid", "").split()
    if note is not None:
        walk.shared.say("note-in-note", element)
    elif element.get("ref-type") in _NOTE_KINDS and not any(name in walk.shared.targets for name in ids):
        parent = element.getparent()
        context = beginning(element if parent is None else parent)
        walk.shared.say("note-text-missing", element, mark=flat(element) or " ".join(ids), context=context)
    place = next((walk.shared.places[name] for name in ids if name in walk.shared.places), None)
    label = "" if not is_blank(flat(element)) or len(element) else _label_of(walk, ids)
    lone = next(element.iterancestors("sup"), None) is None and element.find("sup") is None
    if element.get("ref-type") == "table-fn" and lone:
        with walk.writer.format("sup"):
            _linked(walk, element, place, label)
    else:
        _linked(walk, element, place, label)


def _linked(walk: Walk, element: Element, place: str | None, label: str) -> None:
    if place is None or _holds_mark(walk, element):
        walk.content(element)
        walk.writer.text(label)
        return
    with walk.writer.format("a", {"href": f"#{place}"}):
        walk.content(element)
        walk.writer.text(label)


def _holds_mark(walk: Walk, element: Element) -> bool:
    """Whether an element holds the mark of a note: links don't stand in one another."""
    return any(child.tag == "fn" or _note_of(walk, child) is not None for child in element.iter("fn", "xref"))


def _note_of(walk: Walk, element: Element) -> Element | None:
    for name in element.get("rid", "").split():
        target = walk.shared.targets.get(name)
        if target is not None and target in walk.shared.keys:
            return target
    return None


def _label_of(walk: Walk, ids: list[str]) -> str:
    """What a reference without a text of its own refers to, as that calls itself."""
    labels = [walk.shared.targets[name].find("label") for name in ids if name in walk.shared.targets]
    return ", ".join(flat(label) for label in labels if label is not None and walk.shared.may_repeat(label))


def note(walk: Walk, element: Element) -> None:
    """A note that stands in the text: its mark; one that is none: its text."""
    if element in walk.shared.keys and not walk.in_note:
        if element in walk.shared.own_marks:
            walk.writer.mark(walk.shared.keys[element])
        return
    if next(element.iterancestors("fn"), None) is not None:
        walk.shared.say("note-nested", element, context=beginning(element))
    labelled(walk, element)


def labelled(walk: Walk, element: Element) -> None:
    """A text under a sign of its own, sign and first paragraph in one."""
    label = element.find("label")
    first = element.find("p")
    with walk.writer.block("p"):
        if label is not None:
            walk.content(label)
            walk.writer.text(" ")
        if first is not None:
            walk.content(first)
    walk.content(element, [child for child in (label, first) if child is not None])


def abbreviation(walk: Walk, element: Element) -> None:
    """An abbreviation with what it stands for in brackets."""
    meanings = element.findall("def")
    walk.content(element, meanings)
    for meaning in meanings:
        walk.writer.text(" (")
        for index, paragraph in enumerate(meaning):
            walk.writer.text(" " if index else "")
            walk.content(paragraph)
        walk.writer.text(")")


def joint(walk: Walk, element: Element) -> None:
    """Punctuation that the journal has put between two elements."""
    if flat(element)[:1] in ",;.:)]":
        walk.writer.trim()
    walk.content(element)


def line_break(walk: Walk, element: Element) -> None:
    """A line break."""
    walk.writer.br()
    walk.content(element)


def identifier(walk: Walk, element: Element) -> None:
    """The number of a cited thing; what numbers the article's own parts is for machines."""
    parent = element.getparent()
    if parent is not None and parent.tag in CITATIONS:
        link(walk, element)
