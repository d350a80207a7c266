"""Body markup in, body markup with numbered references and the notes out: one file per note syntax.

A syntax is a function `find(markup, source, report) -> Found`. It puts `reference(key)` where the mark of a note
belongs and returns the notes by key. Numbers are given at the end, in the order of the text, whatever the syntax.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from publish.messages import Report, excerpt
from publish.model import ManuscriptNote, Note
from publish.notes import (
    asciidoc,
    easy,
    fd,
    flatpress,
    fn,
    handmade,
    latex,
    lists,
    markdown,
    mci,
    modern,
    paren,
    pointed,
    ref,
    restructured,
    templates,
)
from publish.notes.found import Found, FoundNote, Tag
from publish.notes.ibid import say_ibid
from publish.notes.leftover import say_shortcodes
from publish.notes.nested import unnested
from publish.text import words
from publish.vocabulary import (
    Element,
    escape,
    is_noteref,
    line_of,
    outer,
    paragraphs,
    parse,
    plain,
    remove,
    serialise,
)

Syntax = Callable[[str, str, Report], Found]

#: In this order; a later syntax doesn't see what an earlier one took.
SYNTAXES: list[tuple[str, Syntax]] = [
    ("easy", easy.find),
    ("modern", modern.find),
    ("ref", ref.find),
    ("fn", fn.find),
    ("pointed", pointed.find),
    ("templates", templates.find),
    ("latex", latex.find),
    ("asciidoc", asciidoc.find),
    ("markdown", markdown.find),
    ("restructured", restructured.find),
    ("flatpress", flatpress.find),
    ("fd", fd.find),
    ("paren", paren.find),
    ("mci", mci.find),
    ("handmade", handmade.find),
    ("lists", lists.find),
]


@dataclass(frozen=True, slots=True)
class Noted:
    """Markup whose references are numbered, with its notes in the order of their first reference."""

    markup: str
    notes: tuple[Note, ...]
    tags: tuple[Tag, ...]
    """What was taken out of the text."""
    counts: Mapping[str, int]
    """How many notes each syntax had; “format” are those that the format itself knows."""


def find_notes(
    markup: str,
    known: Sequence[ManuscriptNote],
    source: str,
    report: Report,
    syntaxes: Sequence[tuple[str, Syntax]] = tuple(SYNTAXES),
) -> Noted:
    """All notes in the markup of an article, numbered from 1 in the order of the text.

    `known` are those that the format itself has; the others are found in every one of `syntaxes`.
    """
    notes = {note.key: FoundNote(note.html, note.line) for note in known}
    counts = {"format": len(notes)}
    tags: list[Tag] = []
    for name, find in syntaxes:
        found = find(markup, source, report)
        markup = found.markup
        notes |= found.notes
        tags += found.tags
        counts[name] = len(found.notes)
    body = parse(markup)
    notes, nested = unnested(body, notes, source, report)
    tags += [*nested, *_without_undefined(body, notes, source, report)]
    numbered, ordered = _numbered(body, notes, source, report)
    noted = Noted(numbered, ordered, tuple(tags), {name: count for name, count in counts.items() if count})
    say_counts(noted, source, report)
    say_ibid(ordered, source, report)
    say_shortcodes((numbered, *(note.html for note in ordered)), source, report)
    return noted


def without_notes(text: str) -> tuple[str, str]:
    """Plain text in a place where notes have none, an excerpt or a description, without its notes; and what was taken
    out, tags and all."""
    if not any(sign in text for sign in ("[", "((", "{{", "<", "\\")):
        return text, ""
    noted = find_notes(f"<p>{escape(text)}</p>", (), "", Report())
    if not noted.notes:
        return text, ""
    return plain(noted.markup), " ".join([*(tag.text for tag in noted.tags), *(note.text for note in noted.notes)])


def say_counts(noted: Noted, source: str, report: Report) -> None:
    """One remark with the number of notes in each syntax that stands in the text; readers count those of the format."""
    counts = {name: count for name, count in noted.counts.items() if name != "format"}
    if counts:
        listed = ", ".join(f"{name} {count}" for name, count in counts.items())
        syntax = listed if len(counts) > 1 else next(iter(counts))
        report.say("notes-found", file=source, line=1, count=sum(counts.values()), syntax=syntax)


def _without_undefined(body: Element, found: Container[str], source: str, report: Report) -> list[Tag]:
    """Put [?] in place of each mark whose note isn't written; the words that this parts are given back."""
    missing: dict[Element, list[Element]] = {}
    for mark in body.iter("a"):
        if is_noteref(mark) and mark.get("href", "").removeprefix("#note-") not in found:
            block = next((e for e in mark.iterancestors() if e.getparent() is body), mark)
            missing.setdefault(block, []).append(mark)
    parted: list[Tag] = []
    for block, marks in missing.items():
        before = _words(block)
        for mark in marks:
            line = next((line_of(e) for e in mark.iterancestors() if e.get("data-line")), 1)
            sign = mark.text or mark.get("href", "").removeprefix("#note-")
            report.say("note-undefined", file=source, line=line, mark=sign)
            mark.tail = f"[?]{mark.tail or ''}"
            remove(mark)
        parted += [Tag(word, line_of(block)) for word in (before - _words(block)).elements()]
    return parted


def _words(block: Element) -> Counter[str]:
    return Counter(word for text in paragraphs(outer(block)) for word in words(text))


def _numbered(body: Element, found: dict[str, FoundNote], source: str, report: Report) -> tuple[str, tuple[Note, ...]]:
    numbers: dict[str, int] = {}
    references: dict[str, int] = {}
    for mark in [a for a in body.iter("a") if is_noteref(a)]:
        key = mark.get("href", "").removeprefix("#note-")
        number = numbers.setdefault(key, len(numbers) + 1)
        references[key] = references.get(key, 0) + 1
        again = f"-{references[key]}" if references[key] > 1 else ""
        mark.set("href", f"#note-{number}")
        mark.set("id", f"noteref-{number}{again}")
        mark.text = str(number)
    for key, note in found.items():
        if key not in numbers:
            report.say("note-unreferenced", file=source, line=note.line, text=excerpt(plain(note.html), 80))
            numbers[key] = len(numbers) + 1
    notes = tuple(
        Note(number, found[key].html, found[key].line, references.get(key, 0)) for key, number in numbers.items()
    )
    return serialise(body), notes
