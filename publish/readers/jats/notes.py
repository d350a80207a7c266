"""Which footnotes are notes: those that the text refers to or holds. All others are text of their own."""

from __future__ import annotations

from collections.abc import Iterator

from publish.model import ManuscriptNote
from publish.readers.html.finish import finished
from publish.readers.jats.names import flat
from publish.readers.jats.walk import Shared, Walk
from publish.text import is_blank
from publish.vocabulary import Element, serialise

#: Where a reader meets the mark of a note. What stands in the lists of people isn't printed with marks.
_TEXTS = ("body", "back", "abstract", "trans-abstract", "article-title", "subtitle", "floats-group", "sub-article",
          "response")  # fmt: skip
_APART = frozenset({"contrib-group", "contrib", "aff", "author-notes", "front-stub"})
#: Footnotes that are listed, not inserted into a sentence.
_LISTS = frozenset({"fn-group", "author-notes", "table-wrap-foot", "history", "ack", "back", "sec", "fn-list"})
_BLOCKS = ("p", "article-title", "title", "td", "th", "list-item", "disp-quote")


def number_notes(root: Element, shared: Shared) -> None:
    """Give the notes of an article their keys, in the order of the file."""
    references: dict[Element, list[Element]] = {}
    for reference in root.iter("xref"):
        if not in_text(reference):
            continue
        for name in reference.get("rid", "").split():
            target = shared.targets.get(name)
            if target is not None and target.tag == "fn" and not _in_table_foot(target):
                references.setdefault(target, []).append(reference)
    kinds = {footnote.getparent(): footnote.get("fn-type") for footnote in reversed(references)}
    for footnote in root.iter("fn"):
        inside = _is_inserted(footnote) and in_text(footnote)
        if footnote not in references and not inside and not _among_notes(footnote, kinds):
            continue
        if any(outer.tag == "fn" for outer in footnote.iterancestors("fn")):
            continue
        if is_blank(_text(footnote)):
            shared.say("note-empty", footnote, tag=f"<fn>{flat(footnote)}</fn>")
            continue
        shared.keys[footnote] = f"fn-{len(shared.keys) + 1}"
        block = next(footnote.iterancestors(*_BLOCKS), None) if inside else None
        here = any(block in list(reference.iterancestors(*_BLOCKS)) for reference in references.get(footnote, ()))
        if inside and not here:
            shared.own_marks.add(footnote)


def in_text(element: Element) -> bool:
    """Whether an element stands where marks of notes are printed."""
    for outer in element.iterancestors():
        if outer.tag in _APART:
            return False
        if outer.tag in _TEXTS:
            return True
    return False


def _in_table_foot(footnote: Element) -> bool:
    return next(footnote.iterancestors("table-wrap-foot"), None) is not None


def _is_inserted(footnote: Element) -> bool:
    parent = footnote.getparent()
    return parent is not None and parent.tag not in _LISTS


def _among_notes(footnote: Element, kinds: dict[Element | None, str | None]) -> bool:
    """Whether a footnote that nothing refers to stands in a list of others of its kind that are notes."""
    parent = footnote.getparent()
    listed = parent is not None and parent.tag == "fn-group"
    return listed and parent in kinds and kinds[parent] == footnote.get("fn-type")


def _text(footnote: Element) -> str:
    return "".join(flat(child) for child in footnote if child.tag != "label") + (footnote.text or "")


def written_notes(shared: Shared, walk: Walk, places: set[str]) -> Iterator[ManuscriptNote]:
    """The notes as markup, their own signs left out: they are numbered anew."""
    for footnote, key in shared.keys.items():
        inside = Walk(shared, walk.handlers, in_note=True)
        inside.writer.line = footnote.sourceline or 1
        with inside.writer.block("p"):
            inside.content(footnote, footnote.findall("label"))
        yield ManuscriptNote(key, markup(inside, places), footnote.sourceline or 1)


def markup(walk: Walk, places: set[str]) -> str:
    """What a way has written, as the markup of a note or a biography."""
    walk.writer.close()
    body = finished(walk.writer, places)
    for element in body.iter():
        element.attrib.pop("data-line", None)
    return serialise(body).strip()


def footnotes(walk: Walk, element: Element) -> None:
    """A list of footnotes: those that are no notes are text; a heading over notes alone goes with them."""
    own = element.findall("fn")
    title = element.find("title")
    if own and all(footnote in walk.shared.keys for footnote in own):
        if title is not None:
            walk.shared.say("notes-heading-left-out", title, text=flat(title))
        walk.content(element, [*own, *([title] if title is not None else [])])
        return
    walk.handlers["sec"](walk, element)
