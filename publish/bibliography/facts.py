"""What has been read of the words behind a title, and how each fact is taken over: the functions behind takers.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from publish.bibliography.places import is_place
from publish.bibliography.when import as_date

RANGE = r"[A-Z]?\d+\s*[-–—‑]\s*[A-Z]?\d+|e\d{3,}"


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


def keep(name: str, group: int = 1) -> Taker:
    """A function that takes a group of the match as the field `name`, once."""

    def take(facts: Facts, match: re.Match[str]) -> bool:
        if facts.has(name):
            return False
        facts.found[name] = " ".join(match[group].split()).strip(" ,")
        return True

    return take


def address(facts: Facts, match: re.Match[str]) -> bool:
    """A web address, or a DOI."""
    address = match[1]
    doi = re.search(r"10\.\d{4,9}/\S+", address)
    if doi and (re.match(r"(?:https?://)?(?:dx\.)?doi\.org/", address, re.I) or not address.startswith("http")):
        facts.found.setdefault("doi", re.sub(r"[.,;)]+$", "", doi[0]))
    else:
        url = address if "://" in address else f"http://{address}"
        if facts.found.setdefault("url", url) != url:
            facts.doubts.append("two addresses: one work or two?")
    facts.closed = True
    return True


def take_date(facts: Facts, match: re.Match[str]) -> bool:
    """The date of publication, once; a year in brackets behind it is that of the first edition."""
    date = as_date(match[1])
    if date is None or facts.has("date"):
        return date is not None
    facts.found["date"] = date
    if original := match.groupdict().get("original"):
        facts.found["original_year"] = original
    facts.closed = facts.closed or not facts.in_journal
    return True


def original(facts: Facts, match: re.Match[str]) -> bool:
    """The year of the first edition."""
    if not facts.has("date") or facts.has("original_year"):
        return False
    facts.found["original_year"] = match[1]
    return True


def place_and_publisher(facts: Facts, match: re.Match[str]) -> bool:
    """“Hull: Quay”."""
    if facts.has("publisher") or facts.closed:
        return False
    place, publisher = match["place"].strip(), match["publisher"].strip(" ,")
    *before, last = place.split(", ")
    if before and not is_place(place) and (is_place(last) or not all(piece[:1].isupper() for piece in before)):
        # “a remark, Hull: Quay”
        facts.parts += [piece for piece in before if not is_place(piece)]
        place = ", ".join([*(piece for piece in before if is_place(piece)), last])
    if is_place(publisher) and not is_place(place):
        facts.doubts.append(f"“{place}: {publisher}”: place and publisher, or the other way round?")
    facts.found.update(place=place, publisher=re.sub(r"(?<=\w{4})\.$", "", publisher))
    return True


def pages(facts: Facts, match: re.Match[str]) -> bool:
    """Pages: where an article stands if a range comes first, else the place cited."""
    pages = " ".join(match[1].split())
    spans = bool(re.fullmatch(RANGE, pages))
    held = facts.mode in ("journal", "chapter") or (facts.mode == "web" and (facts.has("issue") or facts.has("volume")))
    if spans and held and not facts.has("pages"):
        facts.found["pages"] = re.sub(r"\s*[-–—‑]\s*", "–", pages)
    elif not facts.locator:
        facts.locator = pages
    return True


def number(facts: Facts, match: re.Match[str]) -> bool:
    """A bare number: volume, then issue, then the page."""
    number = match[1]
    if facts.in_journal and not facts.closed and not facts.has("volume") and not facts.has("date"):
        facts.found["volume"] = number
    elif (
        facts.in_journal
        and facts.has("volume")
        and not facts.has("issue")
        and not facts.has("pages")
        and len(number) < 4
    ):
        facts.found["issue"] = number
    elif facts.closed or facts.has("date") or (not facts.in_journal and not _goes_on(match)):
        facts.locator = facts.locator or number
    else:
        return False
    return True


def _goes_on(match: re.Match[str]) -> bool:
    """Whether more than punctuation stands behind a match."""
    return bool(match.string[match.end() :].strip(" .,;:)"))


def double(facts: Facts, match: re.Match[str]) -> bool:
    """The number of a double issue."""
    return facts.in_journal and not facts.has("date") and keep("volume")(facts, match)


def issue(facts: Facts, match: re.Match[str]) -> bool:
    """The number of an issue."""
    if facts.mode not in ("journal", "web") or facts.closed or facts.has("issue"):
        return False
    facts.found["issue"] = match[1]
    return True


def volume_and_issue(facts: Facts, match: re.Match[str]) -> bool:
    """“26.2”, “26(2)”; behind a number of the whole, “92, 32.2”."""
    if not facts.in_journal or facts.closed or facts.has("issue"):
        return False
    if facts.has("volume"):  # “92, 32.2”: a number of the whole, then volume and issue
        facts.found["issue"] = match[2]
        facts.found["number"], facts.found["volume"] = facts.found["volume"], match[1]
    else:
        facts.found.update(volume=match[1], issue=match[2])
    return True


def accessed(facts: Facts, match: re.Match[str]) -> bool:
    """When somebody looked at a page of the web."""
    facts.found.setdefault("accessed", as_date(match[1]) or match[1])
    facts.closed = True
    return True


def passed_over(facts: Facts, match: re.Match[str]) -> bool:
    """Words that say nothing a field could hold."""
    facts.remarks.append(match[0])
    return True


def years(facts: Facts, match: re.Match[str]) -> bool:
    """Several years, of which the first is taken."""
    facts.doubts.append(f"“{match[0]}”: the first year is taken")
    return take_date(facts, match)


def director(facts: Facts, match: re.Match[str]) -> bool:
    """Who directed a film."""
    return facts.mode == "film" and keep("authors")(facts, match)


def genre(facts: Facts, match: re.Match[str]) -> bool:
    """“PhD diss.”"""
    facts.found.setdefault("genre", match[0].strip(" ,"))
    return True


def edition(facts: Facts, match: re.Match[str]) -> bool:
    """“2nd ed.”, “revised edition”."""
    number = re.match(r"\d+", match[1].strip())
    facts.found.setdefault("edition", number[0] if number else match[0].strip())
    return True
