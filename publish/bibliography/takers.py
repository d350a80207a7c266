"""The table of what may stand behind a title: patterns, in the order in which they are tried, with what takes them."""

from __future__ import annotations

import re
from functools import cache

from publish.bibliography import facts
from publish.bibliography.marks import ADDRESS, STOP
from publish.bibliography.when import YEAR, day
from publish.bibliography.words import any_of

_DOUBLE = r"\d{1,4}(?:[-–/]\d{1,4})?"
_NUMBERS = r"(?:\d+|[ivxlcIVXLC]+)[a-z]?(?:\s*[-–—‑]\s*(?:\d+|[ivxlc]+))?(?:\s?(?:ff?|sqq?|n)\b\.?\s?\d*)?"
_NAME = r"(?:[^,.;:()\ue000-\ue005]|(?<=\b\w)\.|(?<=\b\w\w)\.){3,80}"
_PEOPLE = rf"({_NAME}(?:,\s(?:[^\s,.;:()]+\s){{1,3}}[^\s,.;:()]+){{1,12}},?\s(?:and|und|et|y|e|&)\s{_NAME}|{_NAME})"
_CIRCA = r"(?:ca?\.|circa|um|vers|s\.\s?d\.\s)?\s?"


@cache
def takers() -> tuple[tuple[re.Pattern[str], facts.Taker], ...]:
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
