"""Contributors in, fields out: names with the parts they took, and what is said of each as a biography.

Affiliations, degrees, addresses and identifiers stand in the biography: in the book's list of contributors readers look
for them. Members of a group that is an author itself are listed in the group's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publish.model import Field
from publish.names import RELATORS
from publish.readers.jats.affiliations import loose_affiliations, piece_of, pieces_of
from publish.readers.jats.names import flat
from publish.readers.jats.notes import markup
from publish.readers.jats.person_names import name_of, named
from publish.readers.jats.walk import Shared, Walk
from publish.vocabulary import Element

#: Stated parts that aren't called like those of a book.
_ROLES = {
    "author non-byline": "contributor",
    "reviewer": "contributor",
    "referee": "contributor",
    "collaborator": "contributor",
    "trans": "translator",
}
_GROUP_KEY = "group-author-key"
_MEMBER = "non-byline"


@dataclass(slots=True)
class _Person:
    element: Element
    name: str
    role: str
    members: list[Element] = field(default_factory=list)
    affiliation: Element | None = None


def people(meta: Element, walk: Walk) -> list[Field]:
    """The people of an article, in its order; each name is followed by the biography."""
    fields: list[Field] = []
    for person in _people(meta, walk.shared):
        line = person.element.sourceline or 1
        fields.append(Field(person.role, person.name, line))
        if biography := _biography(person, walk):
            fields.append(Field("biography", biography, line))
    return fields


def _people(meta: Element, shared: Shared) -> list[_Person]:
    groups: dict[str, _Person] = {}
    found: list[_Person] = []
    loose = loose_affiliations(meta)
    for contributor in meta.iterfind("contrib-group/contrib"):
        key = _group_key(contributor)
        if _MEMBER in contributor.get("contrib-type", "") and key in groups:
            groups[key].members.append(contributor)
        elif name := name_of(contributor):
            person = _Person(contributor, name, _role(contributor, name, shared))
            person.members += contributor.iterfind("collab//contrib")
            person.affiliation = loose.get(contributor)
            found.append(person)
            if key and contributor.find("collab") is not None:
                groups[key] = person
        else:
            continue
        shared.printed.add(contributor)
    shared.printed.update(person.affiliation for person in found if person.affiliation is not None)
    return found


def _group_key(contributor: Element) -> str:
    return next((flat(e) for e in contributor.iterfind("contrib-id") if e.get("contrib-id-type") == _GROUP_KEY), "")


def _role(contributor: Element, name: str, shared: Shared) -> str:
    stated = contributor.get("contrib-type", "").strip().lower()
    if not stated:
        shared.say("jats-part-unstated", contributor, name=name)
        return "author"
    role = _ROLES.get(stated, "editor" if "editor" in stated else stated)
    if role not in RELATORS:
        shared.say("jats-part-unknown", contributor, name=name, part=stated)
        return "contributor"
    return role


def _biography(person: _Person, walk: Walk) -> str:
    inside = Walk(walk.shared, walk.handlers, in_note=True)
    inside.writer.line = person.element.sourceline or 1
    pieces = pieces_of(person.element, walk.shared)
    if person.affiliation is not None and walk.shared.may_repeat(person.affiliation):
        pieces.append(person.affiliation)
    with inside.writer.block("p"):
        if any(piece.tag == "x" for piece in pieces):
            _sentence(inside, person.name, pieces)
        else:
            _listed(inside, pieces, "; ")
    for biography in person.element.findall("bio"):
        inside.element(biography)
    with inside.writer.block("p"):
        for index, member in enumerate(person.members):
            inside.join("; " if index else "")
            inside.writer.text(name_of(member))
            said = pieces_of(member, walk.shared)
            inside.join(", " if said and named(member) is not None else "")
            _listed(inside, said, ", ")
    return markup(inside, set())


def _listed(inside: Walk, pieces: list[Element], separator: str) -> None:
    for index, piece in enumerate(pieces):
        inside.join(separator if index else "")
        piece_of(inside, piece)


def _sentence(inside: Walk, name: str, pieces: list[Element]) -> None:
    """What the file itself has joined to a sentence: “Jane Roe” “ is the ” “head of the library”."""
    inside.writer.text(name)
    before: Element | None = None
    for piece in pieces:
        continues = piece.tag == "x" or (before is not None and before.tag == "x")
        inside.join("" if continues else "; ")
        piece_of(inside, piece)
        before = piece


def printed_names(contributors: Iterator[Element]) -> list[str]:
    """The names of contributors, each once."""
    return list(dict.fromkeys(name for contributor in contributors if (name := name_of(contributor))))
