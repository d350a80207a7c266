"""What follows a title in, the facts in it out: volume, pages, editors, place and publisher, date, address.

The text is read from left to right: a table of patterns, each of which takes one fact where it stands. What no pattern
knows is a part by itself; before the year such parts are place and publisher, after it they are remarks.
"""

from __future__ import annotations

import re

from publish.bibliography.facts import Facts
from publish.bibliography.marks import ADDRESS
from publish.bibliography.places import is_place, is_publisher
from publish.bibliography.takers import takers
from publish.bibliography.when import YEAR
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
    for pattern, taker in takers():
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
