"""Takes over what the format itself states: front matter, the styles of Word, the elements of an export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from publish.dates import lacks_year, normal_date
from publish.messages import Report
from publish.model import CREDIT_FIELDS, MARKUP_FIELDS, PERSON_FIELDS, Author, Disclaimer, Field, Provenance
from publish.names import RELATORS
from publish.recognise.draft import Draft
from publish.recognise.labelled import without_more
from publish.rights import parse_credits, stated_credit, text_licence
from publish.text import is_blank
from publish.vocabulary import is_noteref, parse, plain

_PLAIN = frozenset({"subtitle", "category", "language"})
_OF_PERSONS = {"biography": "html"}
"""Field → what Author calls it, where that is another name."""


def take(draft: Draft, report: Report) -> Draft:
    """The article with all that is stated; the first category makes the part, any others are keywords."""
    for field, parts in _with_parts(draft.manuscript.fields):
        draft = _credited(draft, field, parts, report) if field.name == "credit" else _taken(draft, field, report)
        for each in (field, *parts):
            text = plain(each.value) if each.name in MARKUP_FIELDS else each.value
            draft = draft.claim(each.name, each.line, text)
    if draft.manuscript.stated and not draft.article.is_roll:
        _ask(draft, report)
    return draft


def _ask(draft: Draft, report: Report) -> None:
    """Say what is missing where nothing more is looked for."""
    for code, value in (
        ("title-missing", draft.article.title_html),
        ("category-missing", draft.article.category),
        ("author-missing", any(author.role == "author" for author in draft.article.authors)),
    ):
        if not value:
            report.say(code, file=draft.source, line=1)


def _with_parts(fields: Sequence[Field]) -> list[tuple[Field, list[Field]]]:
    """Each credit with the fields that say more of it, and every other field alone."""
    found: list[tuple[Field, list[Field]]] = []
    for field in fields:
        if field.name in CREDIT_FIELDS and found:
            found[-1][1].append(field)
        else:
            found.append((field, []))
    return found


def _credited(draft: Draft, field: Field, parts: Sequence[Field], report: Report) -> Draft:
    """The credits of a line, or the one that is stated piece by piece; which pictures they are for."""
    pictures = [int(part.value) for part in parts if part.name == "credit_picture" and part.value.isdecimal()]
    stated = {part.name.removeprefix("credit_"): part.value for part in parts if part.name != "credit_picture"}
    if stated:
        credits = [stated_credit(field.value, field.line, stated, draft.source, report)]
    elif is_blank(field.value):
        return draft
    else:
        credits = parse_credits(field.value, field.line, draft.source, report)
    first = len(draft.article.credits) + 1
    # Several credits in a line are for as many pictures; one is for all that it names.
    numbers = range(first, first + len(credits)) if len(credits) > 1 else [first] * len(pictures)
    draft = replace(draft, pictured=(*draft.pictured, *zip(pictures, numbers, strict=False)))
    return draft.found(credits=(*draft.article.credits, *credits))


def _completed(person: Author, field: Field) -> Author:
    if field.name == "note":
        marks = (str(a.get("href")).removeprefix("#note-") for a in parse(field.value).iter("a") if is_noteref(a))
        return replace(person, notes=(*person.notes, *marks))
    values: dict[str, Any] = {_OF_PERSONS.get(field.name, field.name): field.value}
    return replace(person, **values)


def _taken(draft: Draft, field: Field, report: Report) -> Draft:
    article = draft.article
    if is_blank(field.value) and field.name != "roll":
        return draft
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
    if field.name in PERSON_FIELDS and article.authors:
        return draft.found(authors=(*article.authors[:-1], _completed(article.authors[-1], field)))
    if field.name == "roll":
        return draft.found(is_roll=True)
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
