"""Finds the lines around the title that say who and when: bylines, dates, and at the end translators and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.dates import find_date, lacks_year, read_date
from publish.messages import Report
from publish.model import Author
from publish.recognise.draft import Draft, joined, lines_of, split_breaks, text_of
from publish.recognise.people import byline_in, is_occupation, marked_text, merged, people_in, without_marks
from publish.recognise.phrases import phrases
from publish.text import words
from publish.vocabulary import Element, line_of

_REACH = 8
"""Blocks from the top, and from the end, in which such lines stand."""
_LONGEST = 200
_SEPARATOR = re.compile(r"\s+[|•·]\s+|\s+[–—]\s+|\s*\|\s*")
_BLOCKS = frozenset({"p", "h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class _Found:
    """What one line states."""

    people: tuple[Author, ...] = ()
    date: str | None = None
    updated: str = ""
    """The date of a later change, as written."""
    incomplete: str = ""
    """A day and a month without a year."""
    label: str = ""
    names: str = ""

    def __or__(self, other: _Found) -> _Found:
        return _Found(
            (*self.people, *other.people),
            self.date or other.date,
            self.updated or other.updated,
            self.incomplete or other.incomplete,
            " ".join(filter(None, (self.label, other.label))),
            "\n".join(filter(None, (self.names, other.names))),
        )


def find(draft: Draft, report: Report) -> Draft:
    """Takes bylines and dates off the top, and what says who translated or interviewed off the end."""
    blocks = list(draft.blocks)
    titled = draft.article.title_html is not None
    position, seen = 0, 0
    while position < min(_REACH, len(blocks)):
        block = blocks[position]
        if block.tag not in _BLOCKS or not _is_short(block):
            break
        draft, left = _taken(draft, block, seen == 0 and not titled, report)
        if left is None:
            del blocks[position]
        else:
            blocks[position] = left
            position += 1
            seen += 1
    for index in range(len(blocks) - 1, max(seen, len(blocks) - _REACH) - 1, -1):
        if blocks[index].tag == "p" and _is_short(blocks[index]):
            draft, left = _taken(draft, blocks[index], False, report, tail=True)
            blocks[index : index + 1] = [] if left is None else [left]
    return draft.keep(blocks)


def _is_short(block: Element) -> bool:
    return all(len(line.text) <= _LONGEST for line in lines_of(block)) and len(lines_of(block)) <= _REACH


def _taken(
    draft: Draft, block: Element, first: bool, report: Report, *, tail: bool = False
) -> tuple[Draft, Element | None]:
    """The draft with what the lines of a block state, and the block that is left of it.

    The first line of a text without a stated title is its title, or the category: a name there is no byline.
    """
    lines = split_breaks(block)
    left: list[Element] = []
    for line in lines:
        found = _read(line, draft, first and not left, tail)
        if found is None:
            left.append(line)
            continue
        number = line_of(line)
        text = text_of(line)
        if found.people:
            draft = draft.found(authors=_with(draft.article.authors, found.people))
            rest = _without(text, found.names)
            draft = draft.claim("byline", number, found.names.replace("\n", ", "), rest)
        else:
            draft = draft.claim("date", number, text)
        draft = _dated(draft, found, number, report)
    if len(left) == len(lines):
        return draft, block
    if not left:
        return draft, None
    remainder = joined(left)
    remainder.tag = block.tag
    return draft, remainder


def _with(known: tuple[Author, ...], people: tuple[Author, ...]) -> tuple[Author, ...]:
    """Authors before all others; those named in a byline before those found elsewhere, in its order."""
    both = merged(known, people)
    return tuple(sorted(both, key=lambda person: person.role != "author"))


def _without(text: str, names: str) -> str:
    """The words of a line that aren't names: what its claim counts as label."""
    rest = text
    for name in names.split("\n"):
        rest = rest.replace(name, " ", 1)
    return " ".join(rest.split())


def _dated(draft: Draft, found: _Found, line: int, report: Report) -> Draft:
    if found.incomplete:
        report.say("date-incomplete", file=draft.source, line=line, text=found.incomplete)
    if found.updated:
        report.say("date-updated", file=draft.source, line=line, text=found.updated)
    if found.date and draft.article.date and not draft.article.date.startswith(found.date):
        report.say("date-twice", file=draft.source, line=line, first=draft.article.date, second=found.date)
        return draft
    return draft.found(date=draft.article.date or found.date)


def _read(line: Element, draft: Draft, first: bool, tail: bool) -> _Found | None:
    """What a line states where it states nothing else."""
    text = marked_text(line)
    if not text or len(text) > _LONGEST:
        return None
    found: _Found | None = _Found()
    for part in _SEPARATOR.split(text):
        one = _part(part, line_of(line), tail)
        found = None if one is None or found is None else found | one
    if found is None and not tail:
        found = _known(text, line_of(line), draft)
    if found is None or (first and found.people):
        return None
    if tail and not [p for p in found.people if p.role != "author"] and not found.updated and not found.date:
        return None  # “By …” at the end is the end of a quotation or a letter
    return found


def _part(text: str, line: int, tail: bool) -> _Found | None:
    if byline := byline_in(text, line):
        return _Found(byline.people, label=byline.label, names=byline.names)
    if dated := _date(text, labelled=tail):
        return dated
    # “By Jane Roe, July 6, 2018”, “Posted on July 6, 2018 by Jane Roe”
    match = find_date(text)
    if match and not tail:
        before, after = text[: match.start()].rstrip(" ,"), text[match.end() :].strip(" ,")
        before = re.sub(rf"\s*(?:^|\s)(?:{_LABELS})\s*[:：]?$", "", before, flags=re.IGNORECASE).rstrip(" ,")
        if bool(before) != bool(after) and (byline := byline_in(before or after, line)):
            return _Found(byline.people, read_date(match[0]), label=byline.label, names=byline.names)
    return None


def _known(text: str, line: int, draft: Draft) -> _Found | None:
    """A line of names alone: certain where one of them is known from the end of the article, or an occupation
    follows it."""
    people = people_in(text, line)
    known = {" ".join(words(author.name)) for author in draft.article.authors}
    both = [" ".join(words(person.name)) in known for person in people]
    occupied = any(person.affiliation and is_occupation(person.affiliation) for person in people)
    if people and (any(both) or (occupied and len(people) == 1 and " " in people[0].name)):
        return _Found(people, names=without_marks(text))
    return None


def _date(text: str, *, labelled: bool) -> _Found | None:
    for kind in ("date.published", "date.updated"):
        for phrase in phrases(kind):
            match = re.fullmatch(rf"{phrase}(?:\s*[:：]\s*|\s+)(?P<date>.+)", text, re.IGNORECASE)
            if match and (iso := read_date(match["date"])):
                return _Found(updated=text) if kind == "date.updated" else _Found(date=iso)
            if match and lacks_year(match["date"]):
                return _Found(incomplete=text)
    if labelled:
        return None
    if (iso := read_date(text)) and len(iso) == 10:
        return _Found(date=iso)
    return _Found(incomplete=text) if lacks_year(text) else None


_LABELS = "|".join([*phrases("date.published"), *phrases("date.updated")])
