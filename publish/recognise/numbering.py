"""Numbers the notes by the marks that are left: one in a credit or a biography goes when that is printed elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from publish.messages import Report
from publish.model import Note
from publish.recognise.draft import Draft
from publish.vocabulary import Element, is_noteref, parse, serialise


def number(draft: Draft, body: Element, report: Report) -> Draft:
    """The notes in the order of their first marks in title, byline and body, then those without; the marks say the
    numbers."""
    title = parse(draft.article.title_html or "")
    numbers: dict[str, int] = {}
    references: dict[str, int] = {}

    def named(href: str) -> str:
        references[href] = references.get(href, 0) + 1
        again = f"-{references[href]}" if references[href] > 1 else ""
        return f"{numbers.setdefault(href, len(numbers) + 1)}{again}"

    _name_marks(title, named)
    authors = tuple(
        replace(author, notes=tuple(named(f"#note-{mark.partition('-')[0]}") for mark in author.notes))
        for author in draft.article.authors
    )
    _name_marks(body, named)
    notes: list[Note] = []
    for note in draft.article.notes:
        href = f"#note-{note.number}"
        now = numbers.setdefault(href, len(numbers) + 1)
        if href not in references and note.references:
            report.say("note-detached", file=draft.source, line=note.line, number=now)
        notes.append(replace(note, number=now, references=references.get(href, 0)))
    draft = draft.found(notes=tuple(sorted(notes, key=lambda note: note.number)), authors=authors)
    return draft if draft.article.title_html is None else draft.found(title_html=serialise(title))


def _name_marks(tree: Element, named: Callable[[str], str]) -> None:
    for mark in [a for a in tree.iter("a") if is_noteref(a)]:
        name = named(str(mark.get("href")))
        mark.text = name.partition("-")[0]
        mark.set("href", f"#note-{mark.text}")
        mark.set("id", f"noteref-{name}")
