"""Notes in a list under the text: what a list is in the syntaxes that have one, and how it goes out of the text.

A note begins a line with its label and goes on until the next label or the end of its block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from publish.messages import Report
from publish.notes.found import Found, FoundNote, Span, replaced, wellformed
from publish.notes.places import lines, place

_BREAKS = re.compile(r"(?:\s|<br\s*/>)+\Z")
_EMPTY = re.compile(r"<(p|li|ol|ul|h[2-4])\b[^>]*>(?:\s|<br\s*/>)*</\1>")


@dataclass(frozen=True, slots=True)
class Item:
    """One note of a list."""

    name: str
    """Its label without what is around it."""
    start: int
    """Where its label begins."""
    end: int
    label: str
    note: FoundNote


def items(markup: str, label: re.Pattern[str], start: int = 0, stop: re.Pattern[str] | None = None) -> list[Item]:
    """The notes whose lines begin with a label; its first group is the name. A list that cuts elements is none.

    `stop` is what begins a line that belongs to no note though it stands in the block of one.
    """
    heads: list[tuple[re.Match[str], int]] = []
    ends: list[int] = []
    block = -1
    for number, begin, end in lines(markup, start):
        if found := label.match(markup, begin, end):
            heads.append((found, number))
            ends.append(end)
            block = number
        elif number == block and not (stop and stop.match(markup, begin, end)):
            ends[-1] = end
        else:
            block = -1
    listed: list[Item] = []
    for (found, _), end in zip(heads, ends, strict=True):
        content = _BREAKS.sub("", markup[found.end() : end])
        inner, left_over = wellformed(content)
        if inner and not left_over:
            where = found.start(), found.end() + len(content)
            note = FoundNote(inner, place(markup, found.start())[0])
            listed.append(Item(found[1], *where, found[0].strip(), note))
    return listed


def by_name(listed: Sequence[Item]) -> dict[str, FoundNote]:
    """The notes of a list by their names; a name that is there again gets another one, so that its note isn't lost."""
    notes: dict[str, FoundNote] = {}
    for item in listed:
        name = item.name
        while name in notes:
            name += "-again"
        notes[name] = item.note
    return notes


def spans_of(listed: Sequence[Item], markup: str) -> list[Span]:
    """What goes out of the text with a list."""
    return [Span(item.start, item.end, item.note.line, item.label) for item in listed]


def found_with(
    markup: str,
    marks: Sequence[Span],
    listed: Sequence[Item],
    prefix: str,
    source: str,
    report: Report,
    more: Sequence[Span] = (),
) -> Found:
    """Markup with a reference for each mark, by name, and without its list; `more` is what else goes."""
    starts = [item.start for item in listed]
    outside = [mark for mark in marks if not _within(mark.start, starts, listed)]
    spans = sorted([*outside, *more, *spans_of(listed, markup)], key=lambda span: span.start)
    found = replaced(markup, spans, prefix, "", source, report, by_name(listed))
    return Found(without_empty(found.markup), found.notes, found.tags)


def _within(offset: int, starts: Sequence[int], listed: Sequence[Item]) -> bool:
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset < listed[index].end


def without_empty(markup: str) -> str:
    """Markup without the paragraphs and lists that hold nothing any more."""
    emptied = _EMPTY.sub("", markup)
    return emptied if emptied == markup else without_empty(emptied)
