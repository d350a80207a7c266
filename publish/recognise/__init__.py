"""Manuscript in, Article out: each rule finds one piece of furniture and leaves the rest to the next.

A rule is a function `(Draft, Report) -> Draft`. What no rule claims stays in the body. The order matters and is this
list: labelled pieces first, because they are certain; then what is found by its place among what remains. A manuscript
that states all its furniture gets only the rules that look for nothing in its text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from publish.messages import Report
from publish.model import MARKED_FIELDS, Article, Claim, Manuscript
from publish.notes import SYNTAXES, Noted, find_notes
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
from publish.recognise.neat import neat_article
from publish.recognise.notes_in_fields import without_notes_in_fields
from publish.recognise.numbering import number
from publish.text import is_blank, slug
from publish.vocabulary import Element, escape, parse, sanitise, serialise

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

#: Rules that a manuscript gets whose furniture is stated: what is found in text isn't looked for there.
OF_STATED = frozenset({"fields", "licences", "pictures"})


def recognise(manuscript: Manuscript, report: Report) -> Article:
    """The article in a manuscript, with a message for all that it lacks."""
    manuscript, blocks, noted = _noted(manuscript, report)
    article = Article(manuscript.source, manuscript.format, notes=noted.notes)
    tags = tuple(Claim("tags", tag.line, "", tag.text) for tag in noted.tags)
    draft = Draft(manuscript, blocks, article, tags)
    for name, rule in RULES:
        if not manuscript.stated or name in OF_STATED:
            draft = rule(draft, report)
    return neat_article(_finished(draft, report))


def _noted(manuscript: Manuscript, report: Report) -> tuple[Manuscript, tuple[Element, ...], Noted]:
    """The blocks with their notes found and numbered. A stated title and the marks at names are looked through with
    them: they stand first."""
    marked = [field for field in manuscript.fields if field.name in MARKED_FIELDS]
    above = "".join(f'<p data-line="{field.line}">{field.value}</p>' for field in marked)
    body = sanitise(parse(above + manuscript.body))
    syntaxes = () if manuscript.stated else SYNTAXES
    noted = find_notes(serialise(body), manuscript.notes, manuscript.source, report, syntaxes)
    blocks = _blocks(noted.markup)
    values = iter([serialise(block) for block in blocks[: len(marked)]])
    fields = tuple(replace(f, value=next(values)) if f.name in MARKED_FIELDS else f for f in manuscript.fields)
    if not manuscript.stated:
        fields, tags = without_notes_in_fields(fields, blocks, manuscript.source, report)
        noted = replace(noted, tags=(*noted.tags, *tags))
    return replace(manuscript, fields=fields), blocks[len(marked) :], noted


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
    draft = number(draft, body, report)
    article = draft.article
    claims = [*draft.claims]
    claims += [draft.claim_of(block) for block in draft.blocks]
    claims += [Claim("note", note.line, note.text) for note in article.notes]
    return replace(
        article,
        slug=slug(article.title or article.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]),
        body=serialise(body).strip(),
        claims=tuple(sorted(claims, key=lambda claim: claim.line)),
    )
