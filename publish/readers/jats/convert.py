"""What each element of JATS means for the text, as one table."""

from __future__ import annotations

from collections.abc import Callable

from publish.readers.jats import blocks, citations, figures, formulas, inline, provenance, tables
from publish.readers.jats.matter import article_inside
from publish.readers.jats.names import FORMATS, UNSHOWN, flat
from publish.readers.jats.notes import footnotes
from publish.readers.jats.walk import Walk
from publish.text import is_blank
from publish.vocabulary import Element


def _not_printed(walk: Walk, element: Element) -> None:
    """Something for machines or indexes: it is named."""
    if not is_blank(flat(element)):
        walk.shared.say("jats-not-printed", element, count=1, name=str(element.tag), text=flat(element))


def _silent(walk: Walk, element: Element) -> None:
    """An identifier of a part of the article."""


def _in_brackets(walk: Walk, element: Element) -> None:
    walk.writer.text("(")
    walk.content(element)
    walk.writer.text(")")


HANDLERS: dict[str, Callable[[Walk, Element], None]] = {
    **dict.fromkeys(FORMATS, inline.formatted),
    **dict.fromkeys(UNSHOWN, inline.unshown),
    **dict.fromkeys(("named-content", "styled-content"), inline.in_language),
    **dict.fromkeys(("ext-link", "uri", "email", "pub-id", "contrib-id", "self-uri", "license_ref"), inline.link),
    **dict.fromkeys(
        ("sec", "app", "app-group", "ack", "glossary", "notes", "abstract", "trans-abstract", "bio"), blocks.section
    ),
    **dict.fromkeys(("title", "subtitle", "term", "term-head", "def-head"), blocks.title),
    **dict.fromkeys(("mixed-citation", "element-citation", "nlm-citation", "citation"), citations.citation),
    **dict.fromkeys(("related-object", "related-article"), citations.citation),
    **dict.fromkeys(("name", "string-name"), citations.person),
    **dict.fromkeys(("fig", "graphic", "chem-struct-wrap", "chem-struct-wrapper"), figures.figure),
    **dict.fromkeys(("fig-group", "table-wrap-group"), figures.group),
    **dict.fromkeys(("inline-supplementary-material", "chem-struct"), figures.inline_supplement),
    **dict.fromkeys(("table", "array"), tables.table),
    **dict.fromkeys(("p", "attrib", "verse-line", "def"), blocks.part),
    **dict.fromkeys(("code", "preformat"), blocks.verbatim),
    **dict.fromkeys(("index-term", "alt-text", "long-desc", "alt-title", "sec-meta", "processing-meta"), _not_printed),
    **dict.fromkeys(("institution-id", "journal-id", "article-id"), _silent),
    **dict.fromkeys(("sub-article", "response"), article_inside),
    "abbrev": inline.abbreviation,
    "alternatives": figures.alternatives,
    "boxed-text": blocks.box,
    "break": inline.line_break,
    "citation-alternatives": citations.alternatives,
    "def-list": blocks.definitions,
    "disp-formula": formulas.displayed,
    "disp-quote": blocks.quote,
    "etal": citations.and_others,
    "fn": inline.note,
    "fn-group": footnotes,
    "hr": blocks.rule,
    "inline-formula": formulas.formula,
    "inline-graphic": figures.inline_picture,
    "license": provenance.licence,
    "list": blocks.listed,
    "math": formulas.mathml,
    "media": figures.medium,
    "object-id": inline.identifier,
    "permissions": provenance.permissions,
    "person-group": citations.person_group,
    "product": citations.product,
    "ref-list": citations.reference_list,
    "rt": _in_brackets,
    "speech": blocks.speech,
    "statement": blocks.statement,
    "supplementary-material": figures.supplement,
    "table-wrap": tables.wrapped,
    "table-wrap-foot": tables.foot,
    "tex-math": formulas.tex,
    "verse-group": blocks.verse,
    "x": inline.joint,
    "xref": inline.reference,
}
