"""What follows a title in, the facts in it out: volume, pages, editors, place and publisher, date, address.

The text is read from left to right: a table of patterns, each of which takes one fact where it stands. What no pattern
knows is a part by itself; before the year such parts are place and publisher, after it they are remarks.
"""

from __future__ import annotations

import re
from functools import cache

from publish.bibliography import facts
from publish.bibliography.facts import Facts
from publish.bibliography.marks import ADDRESS, STOP
from publish.bibliography.places import is_place, is_publisher
from publish.bibliography.when import YEAR, day
from publish.bibliography.words import any_of

_SEPARATOR = re.compile(r"[\s,;.()\[\]–—]+|:(?=\s*$)")
_PART = re.compile(rf"(?:[^,;.()\[\]{ADDRESS}]|(?<=\b\w)\.|(?<=\b\w\w)\.|\.(?=\w)|(?<=\w)\(\w\))+")
_LONGEST = 1200


def read_facts(text: str, *, mode: str) -> Facts:
    """The facts of a text that follows a title; `mode` is that of Facts."""
    read = Facts(mode=mode)
    text = text[:_LONGEST]
    place = 0
    while place < len(text):
        if separator := _SEPARATOR.match(text, place):
            # “(2001)” and “: 1-28” are facts with their marks.
            taken = _take(read, text, place) if text[place] in "([" else place
            place = taken if taken > place else separator.end() if text[place] not in "([" else place + 1
            continue
        taken = _take(read, text, place)
        if taken == place:
            part = _PART.match(text, place)
            piece = part[0] if part else text[place]
            # “München 2003”: the year stands by itself.
            piece = re.split(rf"\s(?={YEAR}$)", piece, maxsplit=1)[0]
            taken = place + max(len(piece), 1)
            piece = piece.strip(" :")
            if piece:
                (read.remarks if read.closed else read.parts).append(piece)
        place = taken
    return read


def _take(read: Facts, text: str, place: int) -> int:
    for pattern, taker in _takers():
        match = pattern.match(text, place)
        if match and match.end() > place and taker(read, match):
            return match.end()
    return place


def settle(read: Facts) -> None:
    """Make the unnamed parts before the date publisher, or place and publisher. What is left is doubtful."""
    found, parts = read.found, [part for part in read.parts if not is_empty(part)]
    read.parts = []
    if "publisher" in found:
        read.parts = parts
        return
    names = [part for part in parts if _could_be_a_name(part)]
    read.parts = [part for part in parts if part not in names]
    if len(names) == 2 and is_place(names[0]) and not is_publisher(names[0]):
        found.update(place=names[0], publisher=names[1])
    elif len(names) == 2 and is_place(names[1]) and not is_publisher(names[1]):
        found.update(place=names[1], publisher=names[0])
    elif len(names) == 2:
        found.update(place=names[0], publisher=names[1])
        read.doubts.append(f"“{names[0]}, {names[1]}”: place and publisher?")
    elif len(names) == 1 and is_place(names[0]) and not is_publisher(names[0]):
        found["place"] = names[0]
    elif len(names) == 1:
        found["publisher"] = names[0]
        if not is_publisher(names[0]):
            read.doubts.append(f"“{names[0]}”: the publisher?")
    else:
        read.parts += names


_EMPTY = re.compile(rf"(?:{any_of('empty')})", re.IGNORECASE)


def is_empty(part: str) -> bool:
    """Whether a part says nothing: “n.d.”, “in press”."""
    return bool(_EMPTY.fullmatch(part))


def _could_be_a_name(part: str) -> bool:
    words = part.split()
    return len(words) <= 8 and words[0][:1].isupper() and not re.search(r"\d", part)


_DOUBLE = r"\d{1,4}(?:[-–/]\d{1,4})?"
_NUMBERS = r"(?:\d+|[ivxlcIVXLC]+)[a-z]?(?:\s*[-–—‑]\s*(?:\d+|[ivxlc]+))?(?:\s?(?:ff?|sqq?|n)\b\.?\s?\d*)?"
_NAME = r"(?:[^,.;:()\ue000-\ue005]|(?<=\b\w)\.|(?<=\b\w\w)\.){3,80}"
_PEOPLE = rf"({_NAME}(?:,\s(?:[^\s,.;:()]+\s){{1,3}}[^\s,.;:()]+){{1,12}},?\s(?:and|und|et|y|e|&)\s{_NAME}|{_NAME})"
_CIRCA = r"(?:ca?\.|circa|um|vers|s\.\s?d\.\s)?\s?"


@cache
def _takers() -> tuple[tuple[re.Pattern[str], facts.Taker], ...]:
    """The patterns, in their order, with their takers."""
    return tuple((re.compile(pattern, re.IGNORECASE), taker) for pattern, taker in _patterns())


def _patterns() -> list[tuple[str, facts.Taker]]:
    day_ = day()
    any_date = rf"(?:{day_}|{YEAR})"
    number = r"(?:\d{1,5}(?:[-–/]\d{1,5})?|[IVXLC]{1,7}\b)"
    return [
        (rf"{ADDRESS}([^{STOP}]*){STOP}", facts.address),
        (rf"(?:(?:{any_of('accessed')})[:,]?\s*)({day_}|{YEAR})(?:,?\s*\d{{1,2}}:\d\d)?", facts.accessed),
        (rf"(?:{any_of('directed')})\s+{_PEOPLE}(?=,|\)|$)", facts.director),
        (rf"(?:{any_of('translated')})[:\s]\s*{_PEOPLE}", facts.keep("translators")),
        (rf"(?:{any_of('edited')})\s+{_PEOPLE}", facts.keep("editors")),
        (rf"(?:{any_of('genres')})", facts.genre),
        (
            rf"((?:{any_of('edition_order')})(?:(?:rev|aktual|überarb|erw|durchges)\.?,? (?:u\. |und |and )?)*)"
            rf"(?:{any_of('edition')})",
            facts.edition,
        ),
        # Volume and issue with their words
        (rf"(?:{any_of('volume')})\.?\s?({number})", facts.keep("volume")),
        (rf"\(?(?:{any_of('issue')})(?:\.|(?<=[°ºᵒ№])|(?=\s))\s?({number})\)?", facts.issue),
        # 26.2, 26/2, 26(2), 26:2
        (r"(\d{1,4})\s?[./:]\s?(\d{1,4}(?:[-–/]\d{1,3})?)(?=\s*(?:[(,]|$))(?!,?\s*\d{4}-)", facts.volume_and_issue),
        (rf"({_DOUBLE})\s?\((?!{YEAR}\))({_DOUBLE})\)(?!\d)", facts.volume_and_issue),
        (rf"\((?!{YEAR}\))(\d{{1,4}})\)", facts.issue),
        (rf"\d+\s(?:{any_of('volumes')})\b\.?", facts.passed_over),
        # Dates
        (rf"({YEAR})\s?[-–]\s?{YEAR}", facts.years),
        (rf"\(?({any_date})\)?(?:\s*[(\[](?P<original>{YEAR})[)\]])?(?:[a-z]\b)?(?!\d|\s?[-–]\s?\d)", facts.take_date),
        (rf"[(\[](?:orig(?:\.|inally)?\s*)?({YEAR})[)\]]", facts.original),
        # Pages; but “7-8 (2008)” is a double issue
        (r"(\d{1,4}[-–/]\d{1,4})(?=\s\()", facts.double),
        (rf"(?:{any_of('page')})(?:\.\s?|\s)({_NUMBERS}(?:,\s?(?!{YEAR}){_NUMBERS}(?!\w))*)(?!\w)", facts.pages),
        (rf":\s*({facts.RANGE}|\d+)(?!\w)", facts.pages),
        (rf"({facts.RANGE})(?!\w)", facts.pages),
        (
            rf"(?P<place>[^\W\d_][^:;()\d{ADDRESS}]{{1,60}}?)\s?:\s(?P<publisher>(?:[^:;(){ADDRESS}]|\(\w\)){{2,80}}?)(?=,?\s*\(?{_CIRCA}{YEAR}\b|\s*$|[);]|,\s)",
            facts.place_and_publisher,
        ),
        (rf"({number})(?![\w-])", facts.number),
    ]  # fmt: skip
