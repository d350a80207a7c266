"""Notes made by hand: a raised 1, [1] or ¹ in the text, and a list of notes under it.

Taken only where both sides match: the numbers of the list are 1, 2, 3 … and the marks in the text are the same numbers
in ascending order. Else everything stays as it is; where a heading names the notes, a message says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from publish.messages import Report
from publish.notes.found import Found, Span, replaced
from publish.notes.handlists import RAISED, HandList, hand_lists
from publish.notes.listed import without_empty
from publish.notes.places import place, text_only, without_tags

#: What refers to a note in the text; the number is the first group.
_MARKS: dict[str, re.Pattern[str]] = {
    "sup": re.compile(r"<sup>(?:<a\b[^>]*>)?\s*[\[(]?(\d{1,3})[\])]?\s*(?:</a>)?</sup>"),
    "linked": re.compile(r"\[?<a href=\"#[^\"]{1,200}\">(?:<sup>)?[\[(]?(\d{1,3})[\])]?(?:</sup>)?</a>\]?"),
    "brackets": re.compile(r"(?<=[^\s\[(])[ \u00a0]?\[(\d{1,3})\](?![(_:]|\[(?!\d{1,3}\]))"),
    "raised": re.compile(r"(?<=[^\s\x00⁰¹²³⁴-⁹])([⁰¹²³⁴-⁹]{1,3})"),
}
_LIKE_POWERS = frozenset({"sup", "raised"})
"""Of these each number may be there once; else those behind a unit, a letter or a figure don't count."""
_POWER = re.compile(r"(?:(?<![^\W\d_])(?:[kcdhmnµμ]m|ft|mi|yd|[^\W\d_])|[\d)])\x00*\Z")
_TRIED = 20
"""Lists that are tried, from the last one on."""


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for the numbers of the last list that fits, and its notes."""
    doubtful: HandList | None = None
    for listed in islice(hand_lists(markup), _TRIED):
        if marks := _marks(markup, listed):
            named = {str(number): note for number, note in enumerate(listed.notes, 1)}
            found = replaced(markup, [*marks, *listed.spans], "handmade", "", source, report, named)
            return Found(without_empty(found.markup), found.notes, found.tags)
        if doubtful is None and listed.heading and _is_meant(markup, listed):
            doubtful = listed
    if doubtful:
        report.say(
            "notes-unmatched", file=source, line=doubtful.spans[0].line, heading=doubtful.heading,
            count=len(doubtful.notes),
        )  # fmt: skip
    return Found(markup, {}, ())


def _marks(markup: str, listed: HandList) -> list[Span]:
    """The marks that fit a list, or none."""
    wanted = list(range(1, len(listed.notes) + 1))
    for style, found in _candidates(markup, listed):
        numbers = [_number(match) for match in found]
        if (numbers if style in _LIKE_POWERS else list(dict.fromkeys(numbers))) == wanted:
            return [
                Span(m.start(), m.end(), place(markup, m.start())[0], without_tags(m[0]).strip(), ("",), name=str(n))
                for m, n in zip(found, numbers, strict=True)
            ]
    return []


def _candidates(markup: str, listed: HandList) -> Iterator[tuple[str, list[re.Match[str]]]]:
    """What could be marks before a list, by how they look; without a heading they look like the labels."""
    masked = text_only(markup)
    for style, pattern in _MARKS.items():
        if not listed.headed and listed.style in ("brackets", "raised") and style != listed.style:
            continue
        text = markup if style in ("sup", "linked") else masked
        found = [m for m in pattern.finditer(text, 0, listed.start) if masked[m.start(1)] == markup[m.start(1)]]
        found = [m for m in found if style == "sup" or not markup.endswith("<sup>", 0, m.start())]
        if found:
            yield style, found
        if style in _LIKE_POWERS and (sure := _no_powers(masked, found)):
            yield f"{style} behind words", sure


def _no_powers(masked: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    ends = {match.end() for match in found}
    return [m for m in found if m.start() in ends or not _POWER.search(masked[max(0, m.start() - 100) : m.start()])]


def _number(match: re.Match[str]) -> int:
    return int(match[1].translate(RAISED))


def _is_meant(markup: str, listed: HandList) -> bool:
    """Whether the text holds numbers that look as if they belonged to a list."""
    found = (m for _, matches in _candidates(markup, listed) for m in matches)
    return any(0 < _number(m) <= len(listed.notes) for m in found)
