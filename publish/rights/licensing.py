"""Text of a credit in; its licences, its “©” and the text that is left out; and which of several licences counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.rights import grammar
from publish.rights.dates import PLACE
from publish.rights.grammar import YEAR, compiled
from publish.rights.licences import FoundLicence, contradict, find_licences, says_more
from publish.text import words

_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|\bcopyright\b(?:\s*©)?)\s*(?:by\s+)?(?P<year>{YEAR}(?:\s*–\s*\d{{2,4}})?)?,?\s*"
    rf"(?P<holder>[^;|{PLACE}]*?)(?=\s*(?:(?<=\w\w\w)\.\s+(?=[A-Z])|\.?\s*{PLACE}|[;|]|$))",
    re.IGNORECASE,
)
_YEAR_AT_END = re.compile(rf",?\s*\b({YEAR})\b[\s.)\]]*$")
_EMPTY = re.compile(r"[(\[<]\s*[)\]>]")
_GIVEN_BY = re.compile(r"\b(?:of|from|by|de|du|von|des|der|di|del|della)(?: the)?$", re.IGNORECASE)
#: “© Crown copyright” names who holds the rights; a licence beside it says what the Crown allows.
_HOLDERS = frozenset({"LicenseRef-Crown-Copyright-UK", "LicenseRef-Crown-Copyright-CA"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A licence with the words that name it."""

    licence: FoundLicence
    said: str


@dataclass(frozen=True, slots=True)
class Right:
    """“© 2019 Name”."""

    holder: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the licences of a line counts: None where they contradict each other and no address decides."""

    best: Stated | None = None
    against: tuple[Stated, Stated] | None = None
    """Two that can't both be meant."""
    instead: Stated | None = None
    """One that the line offers as well, to choose from."""


def take_licences(text: str) -> tuple[str, list[Stated]]:
    """The text with a mark in the place of each licence, and these."""
    found = find_licences(text)
    if not found:
        return text, []
    pieces: list[str] = []
    position = 0
    for licence in found:
        pieces.append(compiled(grammar.LEADS_TO_LICENCE).sub(" ", text[position : licence.start], count=1))
        position = licence.end
        if licence.id == "LicenseRef-Permission" and words(pieces[0]) and _GIVEN_BY.search(text[:position]):
            text = f"{text[:position]} via {text[position:]}"  # who gave the permission is where the picture is from
        if trail := compiled(grammar.TRAILS_LICENCE).match(text[position:]):
            position += trail.end()
    between = [_EMPTY.sub("", piece).strip(" ,;.:()[]<>") for piece in pieces[1:]]
    between = [piece for piece in between if words(piece) and not compiled("{choice}").fullmatch(piece)]
    opened = pieces[0].count("(") - pieces[0].count(")")
    head = pieces[0] + (")" * opened if opened > 0 else "")
    left = f" {PLACE} ".join([f"{head} ", *between, text[position:]])
    return left, [Stated(licence, text[licence.start : licence.end]) for licence in found]


def take_right(text: str) -> tuple[str, Right]:
    """The text without “© 2019 Name”."""
    match = _COPYRIGHT.search(text)
    if match is None:
        return text, Right()
    holder, year = match["holder"].strip(" .,"), match["year"]
    if year is None and (late := _YEAR_AT_END.search(holder)):
        holder, year = holder[: late.start()].strip(" .,"), late[1]
    rest = f"{text[: match.start()].rstrip(' (')} {text[match.end() :]}"
    return rest, Right(holder or None, year)


def choose(licences: list[Stated]) -> Choice:
    """The licence that counts: an address before words, one with version and port before one without.

    Two free licences of which one is the GFDL are offered to choose from: the other one asks less of a book.
    """
    named = [stated for stated in licences if stated.licence.id not in _HOLDERS] or licences
    if not named:
        return Choice()
    best = min(named, key=lambda stated: (_is_gfdl(stated), *says_more(stated.licence)))
    others = [stated for stated in named if contradict(best.licence.id, stated.licence.id)]
    offered = next((stated for stated in others if _is_gfdl(stated)), None)
    against = next((stated for stated in others if not _is_gfdl(stated)), None)
    if against is None:
        return Choice(best, instead=offered)
    pair = (best, against) if best.licence.start < against.licence.start else (against, best)
    decided = best.licence.by_address and not against.licence.by_address
    return Choice(best if decided else None, against=pair)


def year_of(licences: list[Stated]) -> str | None:
    """The year in “© Crown copyright 2013”, which is found as a licence."""
    years = [re.search(YEAR, stated.said) for stated in licences if stated.licence.id in _HOLDERS]
    return next((match[0] for match in years if match), None)


def _is_gfdl(stated: Stated) -> bool:
    return "GFDL" in stated.licence.id
