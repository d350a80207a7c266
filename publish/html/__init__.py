"""Book in, HTML intermediate out: a folder of XHTML pages with their assets, and book.json.

The only place that makes HTML pages. Text of manuscripts comes in as data, never as a template.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from publish.html import pages
from publish.html.assets import place_cover, place_images, place_styles
from publish.html.labels import labels as labels_of
from publish.html.metadata import describe
from publish.intermediate import Intermediate, SpineItem
from publish.messages import Report
from publish.model import Book, Section


def render(book: Book, folder: Path, *, theme: str, now: datetime, report: Report) -> Intermediate:
    """The pages of a book in `folder`, which is made. `now` is the time that the editions bear."""
    folder.mkdir(parents=True)
    labels = labels_of(book.collection.language)
    place_styles(folder, theme)
    images = place_images(book, folder, report)
    cover = place_cover(book, folder, labels["and"], report)
    titled = replace(book, sections=tuple(_titled(book, section, labels) for section in book.sections))
    described = sum(
        a.images[number - 1].alt is not None for a in book.articles for slug, number in images if slug == a.slug
    )
    metadata = describe(titled, theme, now, labels)
    metadata = replace(metadata, cover=cover, pictures=len(images), described=described)
    spine = _spine(titled)
    for page in pages.render_pages(titled, spine, labels, images, cover):
        (folder / page.file).write_text(page.text, encoding="utf-8")
    (folder / "index.html").write_text(pages.render_index(titled, spine), encoding="utf-8")
    intermediate = Intermediate(folder, metadata, spine)
    intermediate.save()
    return intermediate


def _titled(book: Book, section: Section, labels: dict[str, str]) -> Section:
    """The section with the title that its page and the contents show."""
    if section.role == "chapter" and not section.title:
        source = next(a.source for a in book.articles if a.slug == section.subject)
        return replace(section, title=labels["untitled"].format(file=Path(source).name))
    if section.title:
        return section
    single = not book.parts
    names = {
        "cover": labels["cover"],
        "halftitlepage": labels["half_title"],
        "titlepage": labels["title_page"],
        "copyright-page": labels["copyright_page"],
        "toc": labels["contents"],
        "illustrations": labels["illustrations"],
        "credits": labels["credit" if single and sum(len(a.credits) for a in book.articles) == 1 else "credits"],
        "provenance": labels["first_published"],
        "disclaimers": labels["disclaimer" if len(book.statements) == 1 else "disclaimers"],
        "endnotes": labels["notes"],
        "bibliography": labels["works_cited"],
        "contributors": labels["contributors"],
    }
    if single:
        names["contributors"] = labels["about_author" if len(book.contributors) == 1 else "about_authors"]
    alike = [other.file for other in book.sections if other.role == section.role]
    number = f" ({alike.index(section.file) + 1})" if len(alike) > 1 else ""
    return replace(section, title=f"{names[section.role]}{number}")


def _spine(book: Book) -> tuple[SpineItem, ...]:
    part_of = {slug: f"part-{part.slug}.xhtml" for part in book.parts if part.title for slug in part.articles}
    return tuple(
        SpineItem(s.file, s.role, s.title, s.authors, part_of.get(s.subject or "") if s.role == "chapter" else None)
        for s in book.sections
    )
