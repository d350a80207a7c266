"""A date in the words of a citation in, its form in EDTF out: 2014, 2014-06, 2014-06-23, or 2014-22 for a summer."""

from __future__ import annotations

import re
from functools import cache

from publish.dates import months, read_date

YEAR = r"(?:1[4-9]|20)\d\d"
_SEASONS = {
    "spring": 21, "printemps": 21, "frühling": 21, "frühjahr": 21, "primavera": 21,
    "summer": 22, "été": 22, "sommer": 22, "verano": 22, "verão": 22, "estate": 22,
    "autumn": 23, "fall": 23, "automne": 23, "herbst": 23, "otoño": 23, "outono": 23, "autunno": 23,
    "winter": 24, "hiver": 24, "invierno": 24, "inverno": 24,
}  # fmt: skip


@cache
def day() -> str:
    """The pattern of a day, a month or a season with its year, in the languages of manuscripts."""
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
    # Of several days or months only what they share is the date: of “15–16 November 2015” the month.
    text = re.sub(r"^\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s?[-–]\s?\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s?(?=[^\W\d])", "", text)
    text = re.sub(r"^[^\W\d]+\.?\s?[-–/]\s?[^\W\d]+\.?,?(?=\s)", "", text)
    if date := read_date(text):
        return date
    if season := re.fullmatch(rf"({'|'.join(_SEASONS)}),?\s+({YEAR})", text, re.IGNORECASE):
        return f"{season[2]}-{_SEASONS[season[1].lower()]}"
    year = re.search(YEAR, text)
    return year[0] if year else None
