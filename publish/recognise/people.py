"""Names as they stand in a line in, the people out, with what follows their names and the part that they took."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from publish.model import Author
from publish.recognise.phrases import kinds, phrases
from publish.text import words
from publish.vocabulary import Element, is_noteref

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
"""Around the mark of a note in a line: characters that no manuscript uses for text."""
_MARK = re.compile(f"\\s*{MARK_OPEN}([\\d-]+){MARK_CLOSE}")

_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ter ten bin ibn al el y e zu af av".split()
)
_NAME_PUNCTUATION = re.compile(r"[.,:;!?()\[\]/@\d“”\"|]")
_AND = re.compile(r"\s*[,;]\s*(?:and|et|und|y|e)\s+|\s*[,;]\s*|\s+(?:and|&|et|und|y|e)\s+")
_AFTER_NAMES = frozenset("PhD Ph.D MD M.D MA M.A BA JD LLM MP MBA MSc Jr Sr II III CM OBE CBE Esq".split())
_STARS = "*†‡§"
"""Marks that lead from a name in a byline to its biography at the foot of the page."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The people whom a line names, the phrase before their names, and their names as written."""

    people: tuple[Author, ...]
    label: str
    names: str


def marked_text(line: Element) -> str:
    """The text of a line with the marks of its notes as numbers between MARK_OPEN and MARK_CLOSE."""
    pieces = [line.text or ""]
    for child in line:
        if is_noteref(child):
            pieces.append(f"{MARK_OPEN}{(child.get('id') or '').removeprefix('noteref-')}{MARK_CLOSE}")
        else:
            pieces.append(" " if child.tag == "br" else marked_text(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def without_marks(text: str) -> str:
    """The same text without them."""
    return _MARK.sub("", text)


def byline_in(text: str, line: int) -> Byline | None:
    """The people of a line “By …”, “Translated by …”; None where it isn't one from end to end."""
    for kind in kinds("people"):
        part = kind.removeprefix("people.")
        role = "author" if part == "conversation" else part
        for pattern in _patterns(kind):
            match = pattern.fullmatch(text.strip())
            people = people_in(match["names"], line, role) if match else None
            if match and people:
                label = " ".join(match["label"].split())
                if part != "author":
                    people = tuple(replace(person, byline=without_marks(text)) for person in people)
                return Byline(people, label, without_marks(match["names"]))
    return None


def _patterns(kind: str) -> Iterable[re.Pattern[str]]:
    # “Author” and “Text” are labels only with a colon; “by” needs none.
    for phrase in phrases(kind):
        colon = r"\s*[:：]" if kind == "people.author" and " " not in phrase and len(phrase) > 4 else r"\s*[:：]?"
        yield re.compile(rf"(?P<label>{phrase}{colon})\s+(?P<names>.+)", re.IGNORECASE)


def people_in(text: str, line: int, role: str = "author") -> tuple[Author, ...]:
    """The people of a list of names, with their affiliations and the notes at their names; empty where it is none.

    “Jane Roe, PhD, and John Doe, University of Ghent” → Jane Roe, PhD; John Doe (University of Ghent).
    """
    people: list[Author] = []
    for part in _AND.split(text.rstrip(" .,;") if not text.rstrip().endswith("Jr.") else text):
        notes = tuple(_MARK.findall(part))
        name = _MARK.sub("", part).strip().rstrip(_STARS).strip()
        if not name:
            if people and notes:
                people[-1] = replace(people[-1], notes=(*people[-1].notes, *notes))
            continue
        bracketed = re.fullmatch(r"(.+?)\s*\((.+)\)", name)
        house = bracketed[2] if bracketed else None
        name = bracketed[1] if bracketed else name
        if name.rstrip(".") in _AFTER_NAMES and people:
            people[-1] = replace(people[-1], name=f"{people[-1].name}, {name}")
        elif people and (is_occupation(name) or (people[-1].affiliation and not is_name(name))):
            before = people[-1].affiliation
            joined = f"{before}, {name}" if before else name
            people[-1] = replace(people[-1], affiliation=joined, notes=(*people[-1].notes, *notes))
        elif is_name(name):
            if all(words(person.name) != words(name) for person in people):
                people.append(Author(name, line, role=role, affiliation=house, notes=notes))
        else:
            return ()
    return tuple(people)


def merged(known: Iterable[Author], found: Iterable[Author]) -> tuple[Author, ...]:
    """Two lists of people as one: found ones first and in their order, each completed by what is known of it."""
    rest = {(" ".join(words(person.name)), person.role): person for person in known}
    people: list[Author] = []
    for person in found:
        other = rest.pop((" ".join(words(person.name)), person.role), None)
        if other is not None:
            person = replace(
                person,
                html=person.html or other.html,
                affiliation=person.affiliation or other.affiliation,
                byline=person.byline or other.byline,
                notes=person.notes or other.notes,
            )
        people.append(person)
    return (*people, *rest.values())


def is_name(text: str) -> bool:
    """Whether a line looks like a person's name: up to six capitalised words, initials and particles."""
    parts = text.split()
    if not 1 <= len(parts) <= 6 or len(text) > 60 or not any(map(str.isalpha, text)):
        return False
    without_initials = re.sub(r"\b\w{1,4}\.", "", text)
    if _NAME_PUNCTUATION.search(without_initials) or is_occupation(text):
        return False
    return all(part[0].isupper() or not part[0].isalpha() or part in _PARTICLES or _uncased(part) for part in parts)


def is_occupation(text: str) -> bool:
    """Whether a text holds a word for an occupation or a house, as what follows a name does."""
    return bool(_OCCUPATION.search(text))


_OCCUPATION = re.compile(rf"(?<!\w)(?:{'|'.join(phrases('occupation'))})s?(?!\w)", re.IGNORECASE)


def _uncased(part: str) -> bool:
    return part.upper() == part.lower()
