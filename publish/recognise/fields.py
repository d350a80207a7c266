"""Takes over what the format itself states: front matter, the styles of Word, the elements of an export."""

from __future__ import annotations

from dataclasses import replace

from publish.dates import lacks_year, normal_date
from publish.messages import Report
from publish.model import MARKUP_FIELDS, Author, Disclaimer, Field, Provenance
from publish.names import RELATORS
from publish.recognise.draft import Draft
from publish.recognise.labelled import without_more
from publish.rights import parse_credits, text_licence
from publish.text import is_blank
from publish.vocabulary import plain

_PLAIN = frozenset({"subtitle", "category", "language"})


def take(draft: Draft, report: Report) -> Draft:
    """The article with all that is stated; the first category makes the part, any others are keywords."""
    for field in draft.manuscript.fields:
        text = plain(field.value) if field.name in MARKUP_FIELDS else field.value
        draft = _taken(draft, field, report).claim(field.name, field.line, text)
    if draft.manuscript.stated:
        _ask(draft, report)
    return draft


def _ask(draft: Draft, report: Report) -> None:
    """Say what is missing where nothing more is looked for."""
    for code, value in (
        ("title-missing", draft.article.title_html),
        ("category-missing", draft.article.category),
        ("author-missing", draft.article.authors),
    ):
        if not value:
            report.say(code, file=draft.source, line=1)


def _taken(draft: Draft, field: Field, report: Report) -> Draft:
    article = draft.article
    if field.name == "title":
        return draft.found(title_html=field.value, line=field.line)
    if field.name == "category" and article.category is not None:
        return draft.found(keywords=(*article.keywords, field.value))
    if field.name in _PLAIN:
        return draft.found(**{field.name: field.value})
    if field.name == "date":
        date = normal_date(field.value)
        if date is None:
            code = "date-incomplete" if lacks_year(field.value) else "date-unread"
            report.say(code, file=draft.source, line=field.line, text=field.value)
        return draft.found(date=date)
    if field.name == "excerpt":
        return draft.found(excerpt=without_more(field.value))
    if field.name == "keyword":
        return draft.found(keywords=(*article.keywords, field.value))
    if field.name in RELATORS:
        return draft.found(authors=(*article.authors, Author(field.value, field.line, role=field.name)))
    if field.name == "biography" and article.authors:
        last = replace(article.authors[-1], html=field.value)
        return draft.found(authors=(*article.authors[:-1], last))
    if field.name == "credit" and not is_blank(field.value):
        credits = parse_credits(field.value, field.line, draft.source, report)
        return draft.found(credits=(*article.credits, *credits))
    if field.name == "disclaimer":
        return draft.found(disclaimers=(*article.disclaimers, Disclaimer(field.value, field.line)))
    if field.name == "licence":
        licence = text_licence(field.value, field.line, sure=True)
        if licence is None:
            report.say("text-licence-unknown", file=draft.source, line=field.line, text=field.value)
            return draft
        return draft.found(licences=(*article.licences, licence))
    if field.name == "provenance":
        return draft.found(provenance=(*article.provenance, Provenance(field.value, field.line)))
    return draft
