"""What follows a title in, the facts in it out: volume, pages, editors, place and publisher, date, address.

The text is read from left to right: a table of patterns, each of which takes one fact where it stands. What no pattern
knows is a part by itself; before the year such parts are place and publisher, after it they are remarks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from publish.bibliography.marks import ADDRESS, STOP
from publish.bibliography.places import is_place, is_publisher
from publish.bibliography.words import any_of
from publish.dates import months, read_date

YEAR = r"(?:1[4-9]|20)\d\d"
_NUMBERS = r"(?:\d+|[ivxlcIVXLC]+)[a-z]?(?:\s*[-–—‑]\s*(?:\d+|[ivxlc]+))?(?:\s?(?:ff?|sqq?|n)\b\.?\s?\d*)?"
_RANGE = r"[A-Z]?\d+\s*[-–—‑]\s*[A-Z]?\d+|e\d{3,}"
_NAME = r"(?:[^,.;:()\ue000-\ue005]|(?<=\b\w)\.|(?<=\b\w\w)\.){3,80}"
_PEOPLE = rf"({_NAME}(?:,\s(?:[^\s,.;:()]+\s){{1,3}}[^\s,.;:()]+){{1,12}},?\s(?:and|und|et|y|e|&)\s{_NAME}|{_NAME})"
_SEASONS = {
    "spring": 21, "printemps": 21, "frühling": 21, "frühjahr": 21, "primavera": 21,
    "summer": 22, "été": 22, "sommer": 22, "verano": 22, "verão": 22, "estate": 22,
    "autumn": 23, "fall": 23, "automne": 23, "herbst": 23, "otoño": 23, "outono": 23, "autunno": 23,
    "winter": 24, "hiver": 24, "invierno": 24, "inverno": 24,
}  # fmt: skip
_CIRCA = r"(?:ca?\.|circa|um|vers|s\.\s?d\.\s)?\s?"


@dataclass(slots=True)
class Facts:
    """What has been read so far; the names of fields are those of Reference."""

    found: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    """Pieces before the date that no pattern knows."""
    remarks: list[str] = field(default_factory=list)
    locator: str = ""
    mode: str = "book"
    """book, chapter, journal (numbers are volumes), web or film."""
    closed: bool = False
    """Whether the date, or an address, has been read: what follows is about the place that is cited."""
    doubts: list[str] = field(default_factory=list)

    @property
    def in_journal(self) -> bool:
        """Whether numbers are volumes and issues."""
        return self.mode == "journal"

    def has(self, name: str) -> bool:
        """Whether a field is known."""
        return name in self.found


Taker = Callable[[Facts, re.Match[str]], bool]


def _keep(name: str, group: int = 1) -> Taker:
    def take(facts: Facts, match: re.Match[str]) -> bool:
        if facts.has(name):
            return False
        facts.found[name] = " ".join(match[group].split()).strip(" ,")
        return True

    return take


def _address(facts: Facts, match: re.Match[str]) -> bool:
    address = match[1]
    doi = re.search(r"10\.\d{4,9}/\S+", address)
    if doi and (re.match(r"(?:https?://)?(?:dx\.)?doi\.org/", address, re.I) or not address.startswith("http")):
        facts.found.setdefault("doi", re.sub(r"[.,;)]+$", "", doi[0]))
    else:
        facts.found.setdefault("url", address if "://" in address else f"http://{address}")
    facts.closed = True
    return True


def _date(facts: Facts, match: re.Match[str]) -> bool:
    date = as_date(match[1])
    if date is None or facts.has("date"):
        return date is not None
    facts.found["date"] = date
    if original := match.groupdict().get("original"):
        facts.found["original_year"] = original
    facts.closed = facts.closed or not facts.in_journal
    return True


def _original(facts: Facts, match: re.Match[str]) -> bool:
    if not facts.has("date") or facts.has("original_year"):
        return False
    facts.found["original_year"] = match[1]
    return True


def _place_and_publisher(facts: Facts, match: re.Match[str]) -> bool:
    if facts.has("publisher") or facts.closed:
        return False
    place, publisher = match["place"].strip(), match["publisher"].strip(" ,")
    if facts.parts and not is_place(place) and facts.parts and is_place(facts.parts[-1]) and len(place) < 4:
        place = f"{facts.parts.pop()}, {place}"
    facts.found.update(place=place, publisher=re.sub(r"(?<=\w{4})\.$", "", publisher))
    return True


def _pages(facts: Facts, match: re.Match[str]) -> bool:
    """Pages: where an article stands if a range comes first, else the place cited."""
    pages = " ".join(match[1].split())
    spans = bool(re.fullmatch(_RANGE, pages))
    held = facts.mode in ("journal", "chapter") or (facts.mode == "web" and (facts.has("issue") or facts.has("volume")))
    if spans and held and not facts.has("pages"):
        facts.found["pages"] = re.sub(r"\s*[-–—‑]\s*", "–", pages)
    elif not facts.locator:
        facts.locator = pages
    return True


def _number(facts: Facts, match: re.Match[str]) -> bool:
    """A bare number: volume, then issue, then the page."""
    number = match[1]
    if facts.in_journal and not facts.has("volume") and not facts.has("date"):
        facts.found["volume"] = number
    elif (
        facts.in_journal
        and facts.has("volume")
        and not facts.has("issue")
        and not facts.has("pages")
        and len(number) < 4
    ):
        facts.found["issue"] = number
    elif facts.closed or facts.has("date"):
        facts.locator = facts.locator or number
    else:
        return False
    return True


def _double(facts: Facts, match: re.Match[str]) -> bool:
    return facts.in_journal and not facts.has("date") and _keep("volume")(facts, match)


def _issue(facts: Facts, match: re.Match[str]) -> bool:
    if facts.mode not in ("journal", "web") or facts.has("issue"):
        return False
    facts.found["issue"] = match[1]
    return True


def _volume_and_issue(facts: Facts, match: re.Match[str]) -> bool:
    if not facts.in_journal or facts.has("issue"):
        return False
    if facts.has("volume"):  # “92, 32.2”: a number of the whole, then volume and issue
        facts.found["issue"] = match[2]
        facts.found["number"], facts.found["volume"] = facts.found["volume"], match[1]
    else:
        facts.found.update(volume=match[1], issue=match[2])
    return True


@cache
def _day() -> str:
    names = "|".join(sorted((re.escape(name) for name in months() if len(name) > 2), key=len, reverse=True))
    day = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
    of = r"\s*(?:de\s|del\s)?\s*"
    return (
        rf"(?:{day}(?:\s?[-–]\s?{day})?{of}(?:{names})\.?,?{of}(?:{YEAR})|(?:{names})\.?\s+{day},?\s+(?:{YEAR})"
        rf"|(?:{names})(?:\s?[-–/]\s?(?:{names}))?\.?,?{of}(?:{YEAR})|(?:{'|'.join(_SEASONS)}),?\s+(?:{YEAR})"
        rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
    )


def as_date(text: str) -> str | None:
    """A date in words as 2014, 2014-06, 2014-06-23, or 2014-22 for a summer; None where it is none."""
    text = re.sub(r"(\d{1,2})\.?\s?[-–]\s?\d{1,2}(?=[.\s])", r"\1", text)
    # “March–April 2015” begins in March.
    text = re.sub(r"^([^\W\d]+)\.?\s?[-–/]\s?[^\W\d]+\.?(?=,?\s)", r"\1", text)
    if date := read_date(text):
        return date
    if season := re.fullmatch(rf"({'|'.join(_SEASONS)}),?\s+({YEAR})", text, re.IGNORECASE):
        return f"{season[2]}-{_SEASONS[season[1].lower()]}"
    year = re.search(YEAR, text)
    return year[0] if year else None


def _patterns() -> list[tuple[str, Taker]]:
    day = _day()
    any_date = rf"(?:{day}|{YEAR})"
    number = r"(?:\d{1,5}(?:[-–/]\d{1,5})?|[IVXLC]{1,7}\b)"
    return [
        (rf"{ADDRESS}([^{STOP}]*){STOP}", _address),
        (rf"(?:(?:{any_of('accessed')})[:,]?\s*)({day}|{YEAR})(?:,?\s*\d{{1,2}}:\d\d)?", _accessed),
        (rf"(?:{any_of('directed')})\s+{_PEOPLE}(?=,|\)|$)", _director),
        (rf"(?:{any_of('translated')})[:\s]\s*{_PEOPLE}", _keep("translators")),
        (rf"(?:{any_of('edited')})\s+{_PEOPLE}", _keep("editors")),
        (rf"(?:{any_of('genres')})", _genre),
        (
            rf"((?:{any_of('edition_order')})(?:(?:rev|aktual|überarb|erw|durchges)\.?,? (?:u\. |und |and )?)*)"
            rf"(?:{any_of('edition')})",
            _edition,
        ),
        # Volume and issue with their words
        (rf"(?:{any_of('volume')})\.?\s?({number})", _keep("volume")),
        (rf"\(?(?:{any_of('issue')})(?:\.|(?<=[°ºᵒ№])|(?=\s))\s?({number})\)?", _issue),
        # 26.2, 26/2, 26(2), 26:2
        (r"(\d{1,4})\s?[./:]\s?(\d{1,4}(?:[-–/]\d{1,3})?)(?=\s*(?:[(,]|$))(?!,?\s*\d{4}-)", _volume_and_issue),
        (rf"(\d{{1,4}}(?:[-–/]\d{{1,4}})?)\s?\((?!{YEAR}\))(\d{{1,4}}(?:[-–/]\d{{1,4}})?)\)(?!\d)", _volume_and_issue),
        (rf"\((?!{YEAR}\))(\d{{1,4}})\)", _issue),
        (rf"\d+\s(?:{any_of('volumes')})\b\.?", _passed_over),
        # Dates
        (rf"({YEAR})\s?[-–]\s?{YEAR}", _years),
        (rf"\(?({any_date})\)?(?:\s*[(\[](?P<original>{YEAR})[)\]])?(?:[a-z]\b)?(?!\d|\s?[-–]\s?\d)", _date),
        (rf"[(\[](?:orig(?:\.|inally)?\s*)?({YEAR})[)\]]", _original),
        # Pages; but “7-8 (2008)” is a double issue
        (r"(\d{1,4}[-–/]\d{1,4})(?=\s\()", _double),
        (rf"(?:{any_of('page')})(?:\.\s?|\s)({_NUMBERS}(?:,\s?(?!{YEAR}){_NUMBERS}(?!\w))*)(?!\w)", _pages),
        (rf":\s*({_RANGE}|\d+)(?!\w)", _pages),
        (rf"({_RANGE})(?!\w)", _pages),
        (
            rf"(?P<place>[^\W\d_][^:;()\d{ADDRESS}]{{1,60}}?)\s?:\s(?P<publisher>(?:[^:;(){ADDRESS}]|\(\w\)){{2,80}}?)(?=,?\s*\(?{_CIRCA}{YEAR}\b|\s*$|[);]|,\s)",
            _place_and_publisher,
        ),
        (rf"({number})(?![\w-])", _number),
    ]  # fmt: skip


def _accessed(facts: Facts, match: re.Match[str]) -> bool:
    facts.found.setdefault("accessed", as_date(match[1]) or match[1])
    facts.closed = True
    return True


def _passed_over(facts: Facts, match: re.Match[str]) -> bool:
    facts.remarks.append(match[0])
    return True


def _years(facts: Facts, match: re.Match[str]) -> bool:
    facts.doubts.append(f"“{match[0]}”: the first year is taken")
    return _date(facts, match)


def _director(facts: Facts, match: re.Match[str]) -> bool:
    return facts.mode == "film" and _keep("authors")(facts, match)


def _genre(facts: Facts, match: re.Match[str]) -> bool:
    facts.found.setdefault("genre", match[0].strip(" ,"))
    return True


def _edition(facts: Facts, match: re.Match[str]) -> bool:
    number = re.match(r"\d+", match[1].strip())
    facts.found.setdefault("edition", number[0] if number else match[0].strip())
    return True


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Taker], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), taker) for pattern, taker in _patterns())


_SEPARATOR = re.compile(r"[\s,;.()\[\]–—]+|:(?=\s*$)")
_PART = re.compile(rf"(?:[^,;.()\[\]{ADDRESS}]|(?<=\b\w)\.|(?<=\b\w\w)\.|\.(?=\w)|(?<=\w)\(\w\))+")
_LONGEST = 1200


def facts(text: str, *, mode: str) -> Facts:
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
    for pattern, taker in _compiled():
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
