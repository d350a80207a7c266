"""Book in, the text of its pages out, through one template for each role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from publish.html.bodies import article_body, linked_notes, note_html
from publish.html.breaks import breakable, breakable_address
from publish.html.bylines import addresses, byline, other_bylines, shown_date
from publish.html.credits import full_credit, licence_link
from publish.html.figures import Placed
from publish.html.works import cited_works
from publish.intermediate import SpineItem
from publish.model import Article, Book, Credit, Section
from publish.rights import licence_name
from publish.roles import ROLES
from publish.text import sentence_list


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the intermediate."""

    file: str
    text: str


def render_pages(
    book: Book, spine: tuple[SpineItem, ...], labels: dict[str, str], images: Placed, cover: str
) -> Iterator[Page]:
    """The pages of all sections, in spine order."""
    environment = _environment(labels)
    articles = {article.slug: article for article in book.articles}
    chapters = {s.subject: s for s in book.sections if s.role == "chapter"}
    notes_files = book.notes_files()
    shared: dict[str, Any] = {
        "book": book,
        "book_title": book.collection.title,
        "language": book.collection.language,
        "settings": book.collection.settings,
        "labels": labels,
        "cover": cover,
        "single": not book.parts,
    }
    for section in book.sections:
        own = _own_values(section, book, articles, chapters, spine, labels, images, notes_files)
        template = environment.get_template(f"{section.role}.xhtml.j2")
        page_title = book.collection.title if section.role in ("titlepage", "halftitlepage") else section.title
        values = {**shared, "section": section, "role": ROLES[section.role], "page_title": page_title, "lang": None}
        yield Page(section.file, template.render({**values, **own}) + "\n")


def render_index(book: Book, spine: tuple[SpineItem, ...]) -> str:
    """A page that leads to all others, for looking at the intermediate in a browser."""
    environment = _environment({"and": "and"})
    values = {"book_title": book.collection.title, "language": book.collection.language, "spine": spine}
    return environment.get_template("index.html.j2").render(values)


def _environment(labels: dict[str, str]) -> Environment:
    environment = Environment(
        loader=PackageLoader("publish.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=False,
    )
    environment.filters["markup"] = _markup
    environment.filters["address"] = lambda url: _markup(breakable_address(url))
    environment.filters["licence_name"] = licence_name
    environment.filters["addresses"] = addresses
    environment.filters["people"] = lambda names: sentence_list(names, labels["and"])
    return environment


def _markup(text: str) -> Markup:
    """Markup of the vocabulary, which the sanitiser has let through, as it is."""
    return Markup(text)  # noqa: S704


def _own_values(
    section: Section,
    book: Book,
    articles: dict[str, Article],
    chapters: dict[str | None, Section],
    spine: tuple[SpineItem, ...],
    labels: dict[str, str],
    images: Placed,
    notes_files: dict[str, str],
) -> dict[str, Any]:
    """What only this role's template needs."""
    match section.role:
        case "chapter":
            article = articles[section.subject or ""]
            lang = article.language if article.language != book.collection.language else None
            notes_file = notes_files.get(article.slug, "")
            title = linked_notes(article.title_html or "", article.slug, notes_file, labels)
            body = article_body(article, images, notes_file, labels)
            people = linked_notes(byline(article.authors, labels), article.slug, notes_file, labels)
            others = [
                linked_notes(line, article.slug, notes_file, labels) for line in other_bylines(article.authors, labels)
            ]
            date = shown_date(article.date, lang or book.collection.language) if article.date else ""
            return {
                "article": article, "title_html": title, "body": body, "lang": lang,
                "own_provenance": all(other.role != "provenance" for other in book.sections),
                "own_disclaimers": all(other.role != "disclaimers" for other in book.sections),
                "byline": people, "other_bylines": others, "date": date,
            }  # fmt: skip
        case "part":
            part = next(part for part in book.parts if part.slug == section.subject)
            return {"articles": [chapters[slug] for slug in part.articles]}
        case "toc":
            return {"contents": _contents(spine), "landmarks": list(_landmarks(spine, labels))}
        case "credits":
            return {"credited": list(_credited(book, chapters, images, labels))}
        case "copyright-page":
            return {"text_licences": _text_licences(book, chapters)}
        case "provenance":
            return {"published": [(chapters[a.slug], a) for a in book.articles if a.provenance]}
        case "illustrations":
            return {"illustrations": list(_illustrations(book, chapters, images, labels))}
        case "disclaimers":
            return {
                "statements": [
                    {"statement": s, "entries": [chapters[slug] for slug in s.articles]} for s in book.statements
                ]
            }
        case "endnotes":
            return {"noted": list(_noted(book, section, chapters, labels))}
        case "bibliography":
            return {"works": list(cited_works(book, notes_files))}
        case "contributors":
            return {
                "people_entries": [
                    {
                        "person": person,
                        "html": person.html and breakable(person.html),
                        "works": [(chapters[work.article], work.role) for work in person.works],
                    }
                    for person in book.contributors
                ]
            }
        case _:
            return {}


def _contents(spine: Iterable[SpineItem]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The tree of the contents: parts with their articles, and what stands beside parts."""
    entries: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for item in spine:
        role = ROLES[item.role]
        if not role.listed:
            continue
        entry = {
            "file": item.file, "title": item.title, "authors": item.authors, "role": item.role, "matter": role.matter
        }  # fmt: skip
        if item.part:
            entries[-1][1].append(entry)
        else:
            entries.append((entry, []))
    return entries


def _landmarks(spine: tuple[SpineItem, ...], labels: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The beginning of the text, and the first section of each role that is a landmark."""
    started = False
    seen = set[str]()
    for item in spine:
        role = ROLES[item.role]
        if role.matter == "body" and not started:
            started = True
            yield "bodymatter", item.file, labels["start"]
        elif role.landmark and item.role not in seen:
            seen.add(item.role)
            target = f"{item.file}#toc" if item.role == "toc" else item.file
            yield role.epub_type, target, item.title


def _credited(
    book: Book, chapters: dict[str | None, Section], images: Placed, labels: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """The credits of each article: those of its pictures with the place of the picture, then those without one."""
    for article in book.articles:
        chapter = chapters[article.slug]
        shown: list[Credit] = []
        entries: list[tuple[str, str]] = []
        for number, image in enumerate(article.images, 1):
            if image.credit is not None:
                shown.append(image.credit)
                credit = replace(image.credit, creator=article.creator_of(image.credit))
                there = (article.slug, number) in images
                place = f"{chapter.file}#{article.slug}.image-{number}" if there else ""
                entries.append((place, full_credit(credit, labels, book.collection.language)))
        others = [replace(c, creator=article.creator_of(c)) for c in article.credits if c not in shown]
        entries += [("", full_credit(credit, labels, book.collection.language)) for credit in others]
        if entries:
            file = chapter.file if len(book.articles) > 1 else None
            yield {"file": file, "title": chapter.title, "entries": entries}


def _text_licences(book: Book, chapters: dict[str | None, Section]) -> list[tuple[str, list[Section]]]:
    """The licences that articles state for their texts, each with its articles."""
    found: dict[str, tuple[str, list[Section]]] = {}
    for article in book.articles:
        for licence in article.licences:
            link = licence_link(licence.licence, licence.licence_url, book.collection.language)
            found.setdefault(licence.licence, (link, []))[1].append(chapters[article.slug])
    return list(found.values())


def _illustrations(
    book: Book, chapters: dict[str | None, Section], images: Placed, labels: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The place and the name of each picture that has a name."""
    for article in book.articles:
        for number, image in enumerate(article.images, 1):
            name = image.name
            if name and (article.slug, number) in images:
                yield f"{chapters[article.slug].file}#{article.slug}.image-{number}", name


def _noted(
    book: Book, section: Section, chapters: dict[str | None, Section], labels: dict[str, str]
) -> Iterator[dict[str, Any]]:
    for article in book.articles:
        if article.slug in section.notes_of:
            chapter = chapters[article.slug]
            notes = [
                {"id": f"{article.slug}.note-{n.number}", "html": note_html(n, article.slug, chapter, labels)}
                for n in article.notes
            ]
            yield {"slug": article.slug, "file": chapter.file, "title": chapter.title, "notes": notes}
