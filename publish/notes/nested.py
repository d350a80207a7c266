"""Notes inside notes: the inner one becomes a note of its own, whose mark follows that of the outer one."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace

from publish.messages import Report, excerpt
from publish.notes.easy import EASY
from publish.notes.fn import FN
from publish.notes.found import FoundNote, Tag, reference
from publish.notes.modern import MODERN
from publish.notes.ref import REF
from publish.notes.shortcodes import find
from publish.vocabulary import Element, is_noteref, parse, plain, remove, serialise

#: The shortcodes that are looked for inside of notes; a note of one and the same kind ends at its first closing tag.
FAMILIES = (EASY, MODERN, REF, FN)
NAMES = frozenset(name for family in FAMILIES for name in family.names)
_TAG = re.compile(rf"\[\s?(?:{'|'.join(sorted(NAMES))})\b", re.IGNORECASE)


def unnested(
    body: Element, notes: dict[str, FoundNote], source: str, report: Report
) -> tuple[dict[str, FoundNote], list[Tag]]:
    """The notes without notes in them, their marks put into the body in place, and what was taken out."""
    found: dict[str, FoundNote] = {}
    inner: dict[str, list[str]] = {}
    tags: list[Tag] = []
    waiting = deque(notes.items())
    while waiting:
        key, note = waiting.popleft()
        note, more, gone = _found_in(key, note, source)
        tags += gone
        waiting.extend(more.items())
        if "doc-noteref" in note.html:
            tree = parse(note.html)
            marks = [mark for mark in tree.iter("a") if is_noteref(mark)]
            inner[key] = [mark.get("href", "").removeprefix("#note-") for mark in marks]
            for mark in marks:
                remove(mark)
            note = FoundNote(serialise(tree), note.line)
            report.say("note-nested", file=source, line=note.line, context=excerpt(plain(note.html), 80))
        found[key] = note
    if inner:
        _put_into(body, inner, found)
    return found, tags


def _found_in(key: str, note: FoundNote, source: str) -> tuple[FoundNote, dict[str, FoundNote], list[Tag]]:
    """A note whose shortcodes are marks, and the notes that they held."""
    more: dict[str, FoundNote] = {}
    tags: list[Tag] = []
    for family in FAMILIES if _TAG.search(note.html) else ():
        # A tag that doesn't pair was said before.
        held = find(note.html, replace(family, id=f"{family.id}-in-{key}", callouts=frozenset()), source, Report())
        more |= {name: FoundNote(inner.html, note.line) for name, inner in held.notes.items()}
        tags += [Tag(tag.text, note.line) for tag in held.tags]
        note = FoundNote(held.markup, note.line)
    return note, more, tags


def _put_into(body: Element, inner: dict[str, list[str]], notes: dict[str, FoundNote]) -> None:
    """Marks for notes that only other notes mean, right behind the first mark of the note that means them."""
    marks = [mark for mark in body.iter("a") if is_noteref(mark)]
    there = {mark.get("href", "").removeprefix("#note-") for mark in marks}
    waiting = deque(marks)
    while waiting:
        mark = waiting.popleft()
        for key in reversed(inner.pop(mark.get("href", "").removeprefix("#note-"), [])):
            if key in there or key not in notes:
                continue
            there.add(key)
            made = parse(reference(key))[0]
            made.tail, mark.tail = mark.tail, None
            parent = mark.getparent()
            if parent is not None:
                parent.insert(parent.index(mark) + 1, made)
            waiting.append(made)
