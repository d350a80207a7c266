"""What the front says of the authors and their means: correspondence, equal parts, funding, as text of the article."""

from __future__ import annotations

from publish.readers.jats.blocks import heading
from publish.readers.jats.names import flat
from publish.readers.jats.person_names import name_of, named, written
from publish.readers.jats.walk import Walk
from publish.text import is_blank
from publish.vocabulary import Element

_SOURCES = ("funding-source", "support-source", "award-id", "award-name")
_RECIPIENTS = ("principal-award-recipient", "principal-investigator")


def about_authors(walk: Walk, meta: Element) -> None:
    """On whose behalf, and the notes on authors: each begins with the names of those who refer to it."""
    for behalf in meta.iterfind("contrib-group/on-behalf-of"):
        walk.shared.printed.add(behalf)
        with walk.writer.block("p"):
            walk.content(behalf)
    names = _names_by_note(meta, walk)
    for notes in meta.findall("author-notes"):
        walk.shared.printed.add(notes)
        taken = [child for child in (notes.find("label"), notes.find("title")) if child is not None]
        heading(walk, taken)
        for child in notes:
            if child in taken or child in walk.shared.keys:
                continue
            people = ", ".join(dict.fromkeys(names.get(child.get("id", ""), ())))
            _note(walk, child, people)


def _names_by_note(meta: Element, walk: Walk) -> dict[str, list[str]]:
    """The names of those who refer to a note on authors: the names bear no marks in a book."""
    found: dict[str, list[str]] = {}
    wanted = {str(e.get("id")) for notes in meta.findall("author-notes") for e in notes if e.get("id")}
    for contributor in meta.iterfind("contrib-group/contrib"):
        element = named(contributor)
        for reference in contributor.iter("xref") if element is not None else ():
            for name in wanted.intersection(reference.get("rid", "").split()):
                if element is not None and walk.shared.may_repeat(element):
                    found.setdefault(name, []).append(name_of(contributor))
    return found


def _note(walk: Walk, note: Element, people: str) -> None:
    label, first = note.find("label"), note.find("p")
    with walk.writer.block("p"):
        if people:
            walk.writer.text(f"{people}: ")
        elif label is not None:
            walk.content(label)
            walk.writer.text(" ")
        if first is not None:
            walk.content(first)
        walk.content(note, [child for child in (label, first) if child is not None])


def funding(walk: Walk, group: Element) -> None:
    """Grants as a list, statements as paragraphs."""
    walk.shared.printed.add(group)
    awards = group.findall("award-group")
    if awards:
        with walk.writer.container("ul", {"data-line": str(group.sourceline or 1)}):
            for award in awards:
                with walk.writer.container("li", {"data-line": str(award.sourceline or 1)}), walk.writer.block("p"):
                    _award(walk, award)
    for child in group:
        if child.tag != "award-group":
            with walk.writer.block("p"):
                walk.element(child)


def _award(walk: Walk, award: Element) -> None:
    """“Who gives, number of the grant (who receives)”."""
    parts = [child for child in award if not is_blank(flat(child))]
    sources = [part for name in _SOURCES for part in parts if part.tag == name]
    for index, part in enumerate(sources):
        walk.join(", " if index else "")
        walk.content(part)
    recipients = [part for part in parts if part.tag in _RECIPIENTS]
    for index, part in enumerate(recipients):
        walk.join(", " if index else " (")
        _people(walk, part)
    walk.join(")" if recipients else "")
    for part in parts:
        if part.tag not in (*_SOURCES, *_RECIPIENTS):
            walk.join(", ")
            walk.content(part)


def _people(walk: Walk, recipient: Element) -> None:
    names = [child for child in recipient if child.tag in ("name", "string-name")]
    if not names or not is_blank((recipient.text or "") + "".join(child.tail or "" for child in recipient)):
        walk.content(recipient)
        return
    walk.writer.text(", ".join(written(name) for name in names))
    walk.content(recipient, names)
