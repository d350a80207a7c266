"""A line of text in, the date that it states out, in ISO 8601 and as exact as stated: a day, a month or a year.

Names of months and days are those of CLDR in the languages of manuscripts. 7/6/2018 is a day in July in one country
and in June in another: it stays unread unless one of the numbers can only be a day.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from babel import Locale

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "uk", "el")
"""Languages whose names of months are known. Where two languages share a name, they mean the same month."""

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_TIME = (
    r"(?:[T,]?\s*(?:at\s+|um\s+|à\s+)?\d{1,2}[:h]\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|Uhr)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_ISO = rf"{_YEAR}(?P<s>[-/.])(?P<month>\d\d?)(?P=s)(?P<day>\d\d?){_TIME}"
_ISO_MONTH = rf"{_YEAR}-(?P<month>\d\d)"
_DOTTED = rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}{_TIME}"
_SLASHED = rf"(?P<one>\d\d?)/(?P<two>\d\d?)/{_YEAR}{_TIME}"


@cache
def months() -> dict[str, int]:
    """Names of months and their abbreviations, case-folded and without full stops → 1 to 12."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in Locale(language).months[form][width].items():
                    if not name.isdigit():
                        found.setdefault(_folded(name), number)
    found["sept"] = 9
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(name) for name in sorted(months(), key=len, reverse=True))
    month = rf"(?P<name>{names})\.?"
    days = {_folded(d) for x in LANGUAGES for w in ("wide", "abbreviated") for d in _days(x, w)}
    weekday = rf"(?:(?:{'|'.join(re.escape(day) for day in sorted(days, key=len, reverse=True))})\.?,?\s+)?"
    number = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|[.ºª°])?"
    before = r"(?:le|the|am|el|il|den)?\s*"
    named = (
        rf"{before}{weekday}{before}{number}(?:\s+(?:de|of|del)\s+|\s*[-–]?\s*){month},?\s*(?:de\s+|del\s+)?{_YEAR}"
        rf"(?:\s*г(?:ода|\.)?|\s*р(?:оку|\.)?)?{_TIME}"
    )
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            named,
            rf"{weekday}{month}\s*{number},?\s+{_YEAR}{_TIME}",
            rf"{month},?\s*(?:de\s+|del\s+)?{_YEAR}",
            _ISO, _DOTTED, _SLASHED, _ISO_MONTH,
        )
    )  # fmt: skip


@cache
def _without_year() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(months(), key=len, reverse=True) if len(name) > 2)
    return re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?:{names})|(?:{names})\s+\d{{1,2}})\.?", re.I)


def read_date(text: str) -> str | None:
    """The date in ISO 8601 where the whole text is one (2018-07-06, 2018-07); None where it isn't, or not surely."""
    text = " ".join(text.split()).strip(" .,;()")
    if re.fullmatch(_YEAR, text):
        return text
    for pattern in _patterns():
        if match := pattern.fullmatch(text):
            return _iso(match)
    return None


def find_date(text: str) -> re.Match[str] | None:
    """The first place in a text that is a whole date, with day, month and year."""
    found = [
        match for pattern in _patterns()[:2] + _patterns()[3:6] for match in [_bounded(pattern).search(text)] if match
    ]
    return min((m for m in found if _iso(m)), key=lambda match: match.start(), default=None)


def lacks_year(text: str) -> bool:
    """Whether a text is a day and a month without a year."""
    return bool(_without_year().fullmatch(text.strip(" .,;()")))


@cache
def _bounded(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern.pattern}(?!\w)", re.IGNORECASE)


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("one"):
        one, two = int(groups["one"]), int(groups["two"])
        if one <= 12 and two <= 12 and one != two:
            return None
        month, day = (one, two) if one <= 12 else (two, one)
    else:
        month = months()[_folded(groups["name"])] if groups.get("name") else int(groups["month"])
        day = int(groups.get("day") or 0)
    if not day:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def normal_date(text: str) -> str | None:
    """The date of a field in ISO 8601, its time left out: front matter and exports write it with one."""
    try:
        return datetime.fromisoformat(text.strip()).date().isoformat()
    except ValueError:
        return read_date(text)


def _days(language: str, width: str) -> list[str]:
    return list(Locale(language).days["format"][width].values())


def _folded(name: str) -> str:
    return name.casefold().rstrip(".")
