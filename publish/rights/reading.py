"""Text of one credit in, its fields out, read from the right: licence, changes, date, source, creator, title.

A title may hold anything, a licence hardly varies: so the licence is found first, then what stands beside it, and what
is left is the title. Nothing that the text doesn't say is filled in but what follows from it by a table: the licence
of a platform that has only one, the source from the address of a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from publish.model import ARTICLE_AUTHOR, Certainty
from publish.rights import grammar
from publish.rights.dates import PLACE, take_year
from publish.rights.grammar import compiled
from publish.rights.licences import licence_url
from publish.rights.licensing import Choice, Right, Stated, choose, take_licences, take_right, year_of
from publish.rights.names import read_names
from publish.rights.positions import Found, Names
from publish.rights.readable import Link, without_bare
from publish.rights.sources import US_GOVERNMENT, Source, known, source_of
from publish.text import words

_INVISIBLE = "\u200b\u200c\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x1e\x1f"
_WIDE = str.maketrans(
    dict(zip("，。：；（）、／｜،؛", (", ", ". ", ": ", "; ", " (", ") ", ", ", " / ", " | ", ", ", "; "), strict=True))
    | dict.fromkeys("\u00a0\u202f", " ")
    | dict.fromkeys(_INVISIBLE, "")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields that a text states and how sure each is."""

    title: str | None = None
    year: str | None = None
    creator: str | None = None
    source: str | None = None
    licence: str | None = None
    licence_url: str | None = None
    modifications: str | None = None
    creator_url: str | None = None
    source_url: str | None = None
    certainty: dict[str, Certainty] = field(default_factory=dict)
    label: str = ""
    date: str | None = None
    """A date of which only the year is a field."""
    choice: Choice = field(default_factory=Choice)
    stated: tuple[Stated, ...] = ()
    written: tuple[str, ...] = ()
    """How the line writes what the fields call otherwise."""


def tidy(text: str) -> str:
    """A text on one line, its full-width punctuation as ours, without marks that nobody sees."""
    return " ".join(text.translate(_WIDE).split())


def read_credit(text: str, links: Iterable[Link] = (), *, named: bool = False) -> Reading:
    """The fields of one credit, label and all. `named`: a lone name is the creator's, as it is under a picture."""
    whole = tidy(text)
    label, text = without_label(whole)
    text, bare = without_bare(unwrapped(text))
    alone = not words(text)
    text, licences = take_licences(text)
    text = compiled(grammar.CUSTOM).sub(" ", text)
    text, right = take_right(text)
    text, changes = _changes(text)
    dated = take_year(text)
    text = _joined(dated.text)
    named = named or _is(label, "{names}")
    if not words(text) and right.holder:
        text, named = right.holder, True
    by_label = bool(label) and not compiled(grammar.LABEL).match(whole)
    names = read_names(text, named=named, place=_is(label, "{places}"), licensed=bool(licences), by_label=by_label)
    reading = Reading(label=label, date=dated.date, stated=tuple(licences), written=names.written)
    for name, found in (("title", names.title), ("creator", names.creator), ("source", names.source)):
        reading = _set(reading, name, found)
    reading = _set(reading, "year", (dated.year, "stated") if dated.year else (right.year or year_of(licences), "read"))
    reading = _set(reading, "modifications", (changes, "stated"))
    reading = _with_right(reading, right, licences)
    reading = _with_links(reading, (*links, *bare), alone=alone)
    return _with_licence(reading, licences, right, names)


def without_label(text: str) -> tuple[str, str]:
    """The label of a credit line and the text behind it; two labels may follow each other."""
    label = ""
    for _ in range(2):
        matches = (compiled(p).match(text) for p in (grammar.LABEL, grammar.LABEL_BY, grammar.LABEL_PERMISSION))
        match = next((match for match in matches if match), None)
        if match is None:
            break
        label = match["label"]
        enclosed = "(" in match[0] and ")" not in match[0]
        text = text[match.end() :]
        if enclosed and text.rstrip(" .").endswith(")"):
            text = text.rstrip(" .")[:-1]
    return label, text


def unwrapped(text: str) -> str:
    """A text without brackets and marks of emphasis that enclose the whole of it."""
    text = text.strip()
    while len(text) > 2:
        bare = text.rstrip(".") if text[0] in "([_*" else text
        pair = {"(": ")", "[": "]", "_": "_", "*": "*"}.get(bare[0])
        if pair is None or bare[-1] != pair or len(bare) < 3 or pair in bare[1:-1]:
            break
        text = bare[1:-1].strip()
    return text.rstrip("_*").lstrip("_*") if text.count("_") + text.count("*") < 3 else text


def _is(label: str, names: str) -> bool:
    return bool(label) and compiled(names).fullmatch(label) is not None


def _changes(text: str) -> tuple[str, str | None]:
    """The text without what was done to the picture: in brackets, or behind everything else."""
    pattern = compiled(grammar.CHANGED)
    if leading := compiled(r"\s*({changed})\s+(?:from|version of|after|nach|d[’\x27]après)\s+").match(text):
        return text[leading.end() :], leading[1]
    for bracket in re.finditer(r"\(([^()]*)\)|,([^,()]*)(?=,\s)", text):
        said = bracket[1] or bracket[2] or ""
        if pattern.match(said.strip()) and (bracket[1] or len(words(said)) < 5):
            return text[: bracket.start()] + text[bracket.end() :], said.strip(" .")
    head, place, tail = text.rpartition(PLACE)
    if place:
        for match in pattern.finditer(tail):
            before = tail[: match.start()].rstrip()
            if not words(before) or before[-1:] in ".;,(/|–—-":
                return f"{head}{place}{before}", tail[match.start() :].strip(" .;,()[]")
    elif (sentence := re.search(r"\.\s+(?=[^.]+\.?$)", text)) and pattern.match(text[sentence.end() :]):
        return text[: sentence.start()], text[sentence.end() :].strip(" .")
    return text, None


def _joined(text: str) -> str:
    """The names in a text on both sides of its licence. Behind it only “via …” and “/ …” go on with the names."""
    head, *tails = text.split(PLACE)
    if not words(head):
        return " ".join(tails)
    for tail in tails:
        inner = tail.lstrip(" ,;>)].")
        if inner.startswith("/"):
            head = f"{head.rstrip(' ,;.(')} {inner}"
        elif compiled(grammar.VIA).match(inner) or compiled(grammar.WEAK_VIA).match(inner):
            head = f"{head.rstrip(' ,;(')}, {inner}"
    return head


def _set(reading: Reading, name: str, found: Found) -> Reading:
    value, sure = found
    value = " ".join(value.split()) if value else None
    if not value:
        return reading
    return replace(reading, **{name: value}, certainty={**reading.certainty, name: sure})  # type: ignore[arg-type]


def _with_right(reading: Reading, right: Right, licences: list[Stated]) -> Reading:
    """Who holds the copyright made the picture where nobody else is said to have; so did the author, of an own one."""
    if reading.creator is None and right.holder and known(right.holder) is None and reading.source != right.holder:
        reading = _set(reading, "creator", (right.holder, "stated"))
    if reading.creator is None and any(stated.licence.id == "LicenseRef-Author-Own" for stated in licences):
        reading = _set(reading, "creator", (ARTICLE_AUTHOR, "implied"))
    return reading


def _with_links(reading: Reading, links: tuple[Link, ...], *, alone: bool) -> Reading:
    """Addresses go to the field whose words are their links; a page that nothing else names is the source."""
    left = list(links)
    for link in links:
        if reading.creator_url is None and _same(link.text, reading.creator):
            reading = _set(reading, "creator_url", (link.url, "stated"))
            left.remove(link)
    if not left:
        return reading
    best = min(left, key=lambda link: (not _same(link.text, reading.title), not _holds(link.text, reading.source)))
    reading = _set(reading, "source_url", (best.url, "stated"))
    if reading.source is None and alone:
        return _set(reading, "source", (best.url, "stated"))
    if reading.source is None and (place := source_of(best.url)):
        return _set(reading, "source", (place.name, "implied"))
    return reading


def _same(text: str, value: str | None) -> bool:
    return value is not None and bool(words(text)) and words(text) == words(value)


def _holds(text: str, value: str | None) -> bool:
    return value is not None and bool(words(text)) and set(words(value)) <= set(words(text))


def _with_licence(reading: Reading, licences: list[Stated], right: Right, names: Names) -> Reading:
    if licences:
        choice = choose(licences)
        reading = replace(reading, choice=choice)
        if choice.best is None:
            return reading
        id_, stated = choice.best.licence.id, any(item.licence.by_address for item in licences)
        makers = (names.agency, *(reading.creator or "").split("/"), reading.source)
        free = any(place.licence == US_GOVERNMENT for name in makers if name and (place := known(name)))
        if id_ == "LicenseRef-scancode-public-domain" and free:
            id_ = US_GOVERNMENT
        reading = _set(reading, "licence", (id_, "stated"))
        return _set(reading, "licence_url", (licence_url(id_), "stated" if stated else "implied"))
    for place in _places(reading, right, names):
        if place.licence:
            reading = _set(reading, "licence", (place.licence, "implied"))
            return _set(reading, "licence_url", (licence_url(place.licence), "implied"))
    if names.courtesy or "courtesy" in reading.label.casefold():
        return _set(reading, "licence", ("LicenseRef-Permission", "implied"))
    return reading


def _places(reading: Reading, right: Right, names: Names) -> list[Source]:
    """The known places whose licence holds where the line states none: holder, agency, sources, then the creator."""
    said = [right.holder, names.agency, *re.split(r"\s*/\s*", reading.source or "")]
    places = [known(name) for name in said if name]
    maker = known(reading.creator.split("/")[0]) if reading.creator else None
    return [place for place in (*places, maker if maker and maker.makes else None) if place is not None]
