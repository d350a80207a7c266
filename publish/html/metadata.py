"""Book in, the metadata of its intermediate out."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from publish.intermediate import Metadata
from publish.model import Book
from publish.names import sort_name

# The namespace of Publish's own identifiers: uuid5 of the DNS namespace and this name.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "publish.book")

_LABELS_FOR_WRITERS = ("cover", "title_page", "start", "contents", "landmarks", "and")


def describe(book: Book, theme: str, now: datetime, labels: dict[str, str]) -> Metadata:
    """The metadata of a book; `now` is the time that the editions bear."""
    collection = book.collection
    settings = collection.settings
    people = [contributor.name for contributor in book.contributors]
    return Metadata(
        title=collection.title,
        language=collection.language,
        identifier=identifier(book),
        modified=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        slug=collection.slug,
        theme=theme,
        trim=settings.print.trim,
        subtitle=settings.subtitle,
        year=settings.year,
        publisher=settings.publisher,
        place=settings.place,
        description=settings.description,
        edition=settings.edition,
        rights=settings.rights,
        editors=settings.editors,
        authors=tuple(people),
        sort_names={name: sort_name(name) for name in [*people, *settings.editors]},
        series=settings.series.model_dump() if settings.series else None,
        subjects={k: list(v) for k, v in settings.subjects.model_dump().items() if v},
        isbn={k: v for k, v in settings.isbn.model_dump().items() if v},
        doi=settings.doi,
        url=settings.url,
        labels={name: labels[name] for name in _LABELS_FOR_WRITERS},
    )


def identifier(book: Book) -> str:
    """The ISBN of the EPUB edition as a URN; without one, a UUID that stays the same from build to build."""
    settings = book.collection.settings
    if settings.isbn.epub:
        return f"urn:isbn:{settings.isbn.epub}"
    key = (settings.publisher, book.collection.title, settings.year, settings.edition, book.collection.slug)
    return uuid.uuid5(_NAMESPACE, "\n".join(str(part) for part in key)).urn
