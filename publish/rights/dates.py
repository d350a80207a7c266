"""Text of a credit in, the text without its year and the year out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.rights import grammar
from publish.rights.grammar import YEAR, compiled
from publish.rights.positions import TITLE_END
from publish.rights.sources import known

PLACE = "\x1f"
"""Stands in the text where a licence stood."""
_ABOUT = r"(?:c(?:irca|a)?\.?\s*|um\s+|vers\s+|hacia\s+)?"
_BRACKETS = re.compile(
    rf"\s*[(\[]\s*({_ABOUT}{YEAR}(?:\s*[–/-]\s*(?:{YEAR}|\d\d))?|n\.\s?d\.|s\.\s?d\.|o\.\s?J\.)\s*[)\]]", re.IGNORECASE
)
_COMMA = re.compile(rf",\s*({_ABOUT}{YEAR}(?:\s*[–-]\s*\d{{2,4}})?)(?=\s*(?:[,.;/|{PLACE}]|$|by\b))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A text without its year; the date where it has more than the year."""

    text: str
    year: str | None = None
    date: str | None = None


def take_year(text: str) -> Dated:
    """The year in brackets, the last one; else that of a date; else one between commas."""
    years = list(_BRACKETS.finditer(text))
    if years:
        last = years[-1]
        # “Title (2014), by …”: what stands before it is a title, unless that is a place.
        before = re.split(r"[,/|]\s+", text[: last.start()])[-1]
        mark = TITLE_END if PLACE not in text[: last.start()] and known(before) is None else ""
        return Dated(text[: last.start()] + mark + text[last.end() :], last[1])
    if match := compiled(rf"[(,]?\s*{grammar.DATE}\s*\)?").search(text):
        year = match["year"] or match["iso"] or match["short"]
        return Dated(f"{text[: match.start()]} {text[match.end() :]}", year, match[0].strip(" ,()"))
    if match := _COMMA.search(text):
        return Dated(text[: match.start()] + text[match.end() :], match[1])
    return Dated(text)
