"""Manuscript in, Article out: each rule finds one piece of furniture and leaves the rest to the next.

A rule is a function `(Draft, Report) -> Draft`. What no rule claims stays in the body. The order matters and is this
list: labelled pieces first, because they are certain; then what is found by its place among what remains.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from publish.messages import Report
from publish.model import Article, Claim, Manuscript, Note
from publish.notes import Noted, find_notes
from publish.recognise import (
    biographies,
    bylines,
    credits,
    debris,
    disclaimers,
    fields,
    head,
    introductions,
    labelled,
    licences,
    links,
    pictures,
    provenance,
    rolls,
    segments,
    shapes,
)
from publish.recognise.draft import Draft, paragraph
from publish.recognise.notes_in_fields import without_notes_in_fields
from publish.text import is_blank, slug
from publish.vocabulary import Element, escape, is_noteref, parse, sanitise, serialise

Rule = Callable[[Draft, Report], Draft]

RULES: list[tuple[str, Rule]] = [
    ("fields", fields.take),
    ("segments", segments.cut),
    ("debris", debris.take),
    ("rolls", rolls.find),
    ("credits", credits.find),
    ("provenance", provenance.find),
    ("disclaimers", disclaimers.find),
    ("labelled", labelled.find),
    ("licences", licences.find),
    ("biographies", biographies.find),
    ("bylines", bylines.find),
    ("introductions", introductions.find),
    ("head", head.find),
    ("shapes", shapes.find),
    ("pictures", pictures.find),
    ("links", links.find),
]


def recognise(manuscript: Manuscript, report: Report) -> Article:
    """The article in a manuscript, with a message for all that it lacks."""
    manuscript, blocks, noted = _noted(manuscript, report)
    article = Article(manuscript.source, manuscript.format, notes=noted.notes)
    tags = tuple(Claim("tags", tag.line, "", tag.text) for tag in noted.tags)
    draft = Draft(manuscript, blocks, article, tags)
    for _, rule in RULES:
        draft = rule(draft, report)
    return _finished(draft, report)


def _noted(manuscript: Manuscript, report: Report) -> tuple[Manuscript, tuple[Element, ...], Noted]:
    """The blocks with their notes found and numbered. A stated title is looked through with them: it stands first."""
    titles = [field for field in manuscript.fields if field.name == "title"]
    above = "".join(f'<p data-line="{field.line}">{field.value}</p>' for field in titles)
    body = sanitise(parse(above + manuscript.body))
    noted = find_notes(serialise(body), manuscript.notes, manuscript.source, report)
    blocks = _blocks(noted.markup)
    values = iter([serialise(block) for block in blocks[: len(titles)]])
    fields = tuple(replace(f, value=next(values)) if f.name == "title" else f for f in manuscript.fields)
    fields, tags = without_notes_in_fields(fields, blocks, manuscript.source, report)
    return replace(manuscript, fields=fields), blocks[len(titles) :], replace(noted, tags=(*noted.tags, *tags))


def _blocks(markup: str) -> tuple[Element, ...]:
    """The blocks of markup, each for itself; text between blocks becomes a paragraph."""
    body = parse(markup)
    blocks: list[Element] = []
    for text, block in [(body.text, None), *((child.tail, child) for child in list(body))]:
        if block is not None:
            block.tail = None
            blocks.append(block)
        if text and not is_blank(text):
            blocks.append(paragraph(escape(text), 1))
    return tuple(blocks)


def _finished(draft: Draft, report: Report) -> Article:
    body = etree.Element("body")
    for block in draft.blocks:
        block.tail = "\n"
        body.append(block)
    article = draft.article
    notes = _counted(body, draft, report)
    claims = [*draft.claims]
    claims += [draft.claim_of(block) for block in draft.blocks]
    claims += [Claim("note", note.line, note.text) for note in article.notes]
    return replace(
        article,
        notes=notes,
        slug=slug(article.title or article.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]),
        body=serialise(body).strip(),
        claims=tuple(sorted(claims, key=lambda claim: claim.line)),
    )


def _counted(body: Element, draft: Draft, report: Report) -> tuple[Note, ...]:
    """The notes with the references that are left: a mark in a credit or a biography goes when that goes elsewhere."""
    title = parse(draft.article.title_html or "")
    marks = Counter(mark.get("href") for tree in (title, body) for mark in tree.iter("a") if is_noteref(mark))
    marks.update(f"#note-{mark.partition('-')[0]}" for author in draft.article.authors for mark in author.notes)
    notes: list[Note] = []
    for note in draft.article.notes:
        count = marks[f"#note-{note.number}"]
        if not count and note.references:
            report.say("note-detached", file=draft.source, line=note.line, number=note.number)
        notes.append(replace(note, references=count))
    return tuple(notes)
