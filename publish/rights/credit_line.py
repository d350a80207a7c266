"""Credit line in, credit records out; what a line leaves open, contradicts or holds besides is said.

line ──readable──▶ text, links ──pieces──▶ one text each ──reading──▶ fields ──▶ Credit, messages
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from publish.messages import Report, excerpt
from publish.model import Credit
from publish.rights import grammar
from publish.rights.creative_commons import UNSPECIFIED, parts_of
from publish.rights.dates import PLACE
from publish.rights.grammar import compiled
from publish.rights.licences import find_licences, licence_name
from publish.rights.pieces import pieces_of
from publish.rights.readable import Link, readable, without_bare
from publish.rights.reading import Reading, read_credit, tidy, without_label
from publish.rights.sources import known
from publish.text import words

LONGEST = 1000
"""Characters of a credit line with several credits; a longer text is a paragraph, whatever it begins with."""

_SMALL = frozenset(
    "a an the this these in of and courtesy user licence license licensed work works image images photo photos picture "
    "pictures is are was by via on from under with as its all some to for de la le les des du der die das den el los "
    "las o os il lo gli et und y e com taken at s or ou oder".split()
)
_NEEDS_NO_NAME = frozenset({"LicenseRef-Author-Own", "LicenseRef-scancode-public-domain", "CC-PDM-1.0", "CC0-1.0"})


def parse_credits(
    raw: str, line: int, file: str, report: Report, links: Iterable[Link] = (), *, named: bool = False
) -> list[Credit]:
    """The credits in a line, one for each picture that it speaks of, in order; says what they leave open.

    `links` are those of the line's own markup; such as are written in HTML or Markdown are found in `raw`. `named`
    means that a lone name is the creator's, as it is under a picture.
    """
    text = readable(raw[:LONGEST], links)
    if len(raw) > LONGEST:
        report.say("credit-unread", file=file, line=line, words=excerpt(raw[LONGEST:]))
    credits: list[Credit] = []
    for piece in pieces_of(tidy(text.text)):
        own = [link for link in text.links if not link.text or link.text in piece]
        reading = read_credit(piece, own, named=named)
        credit = _credit(raw, line, reading)
        _say_choice(reading, line, file, report)
        _say_unread(credit, reading, piece, file, report)
        say_missing(credit, file, report, contradicted=reading.choice.against is not None)
        credits.append(credit)
    return credits


def parse_credit(raw: str, line: int, file: str, report: Report) -> Credit:
    """The first credit in a line."""
    return parse_credits(raw, line, file, report)[0]


def _credit(raw: str, line: int, reading: Reading) -> Credit:
    return Credit(
        raw,
        line,
        title=reading.title,
        year=reading.year,
        creator=reading.creator,
        source=reading.source,
        licence=reading.licence,
        licence_url=reading.licence_url,
        modifications=reading.modifications,
        creator_url=reading.creator_url,
        source_url=reading.source_url,
        certainty=tuple(reading.certainty.items()),
    )


def unread_words(reading: Reading, text: str) -> list[str]:
    """The words of a text that are in no field, no licence and no turn of phrase, in their order."""
    rest, _ = without_bare(without_label(text)[1])
    for found in reversed(find_licences(rest)):
        rest = f"{rest[: found.start]} {PLACE} {rest[found.end :]}"
    if reading.date:
        rest = rest.replace(reading.date, " ")
    for pattern in _PHRASES:
        rest = compiled(pattern).sub(" ", rest)
    fields = (reading.title, reading.year, reading.creator, reading.source, reading.modifications, *reading.written)
    said = {word for field in fields if field for word in words(field)}
    return [word for word in words(rest) if word not in said and word not in _SMALL]


_PHRASES = (
    *(rf"{grammar.BEFORE}(?:{{{name}}}){grammar.AFTER}:?" for name in "licensed by via courtesy user custom".split()),
    r"©|\bcopyright\b|\(c\)|\bet al\b|^\(?\d\)",
)


def _say_choice(reading: Reading, line: int, file: str, report: Report) -> None:
    if against := reading.choice.against:
        first, second = against
        report.say(
            "credit-contradiction",
            file=file,
            line=line,
            first=first.said.strip(),
            first_id=first.licence.id,
            second=second.said.strip(),
            second_id=second.licence.id,
        )
    if (best := reading.choice.best) and (other := reading.choice.instead):
        report.say(
            "credit-choice",
            file=file,
            line=line,
            chosen=licence_name(best.licence.id),
            other=licence_name(other.licence.id),
        )


def _say_unread(credit: Credit, reading: Reading, text: str, file: str, report: Report) -> None:
    if left := unread_words(reading, text):
        report.say("credit-unread", file=file, line=credit.line, words=" ".join(left))
    if reading.date and reading.date != credit.year:
        report.say("credit-date", file=file, line=credit.line, date=reading.date, year=credit.year)
    place = known(credit.source or "")
    parts = parts_of(credit.licence or "")
    if place and place.port and parts and parts.version == "3.0" and parts.port is None:
        report.say("credit-port", file=file, line=credit.line, source=place.name, port=place.port)
    if place and place.until and credit.licence == "CC0-1.0" and _later(credit.year, place.until):
        report.say(
            "credit-doubtful", file=file, line=credit.line, source=place.name, year=credit.year, until=place.until
        )


def _later(year: str | None, until: int) -> bool:
    match = re.search(grammar.YEAR, year or "")
    return bool(match) and int(match[0]) >= until if match else False


def say_missing(credit: Credit, file: str, report: Report, *, contradicted: bool = False) -> None:
    """Say what a credit leaves open; of contradicting licences it has been said already."""
    missing: list[str] = []
    if credit.creator is None and credit.licence not in _NEEDS_NO_NAME:
        missing.append("creator")
    if credit.licence is None and not contradicted:
        missing.append("licence")
    elif credit.licence == UNSPECIFIED:
        missing.append("which Creative Commons licence")
    elif credit.licence and credit.licence.endswith("-unversioned"):
        missing.append("the licence’s version")
    if missing:
        report.say("credit-incomplete", file=file, line=credit.line, missing=" and ".join(missing), raw=credit.raw)
