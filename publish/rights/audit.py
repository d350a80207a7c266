"""Book and its use in, a row with a verdict for each picture, each licence of a text, and each credit without picture.

Pure: the day, the editions and what the build does to pictures are given. What the rules are is in rules.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from publish.collection import Permission
from publish.messages import Report
from publish.model import Article, Book, Credit
from publish.outcome import credit_data
from publish.rights.credit_line import parse_credits
from publish.rights.licences import find_licences
from publish.rights.permissions import concerns, granted, summary
from publish.rights.rules import Case, Verdict, judge

Kind = Literal["image", "cover", "text", "credit"]
#: Editions that are printed; records are neither printed nor read.
PRINTED = frozenset({"print", "cover"})
SILENT = frozenset({"records"})
BOTH = frozenset({"print", "electronic"})


@dataclass(frozen=True, slots=True)
class Use:
    """What a build makes of the works in a book."""

    day: date
    media: frozenset[str] = BOTH
    made: tuple[str, ...] = ()
    """What it does to every picture, such as “converted to greyscale”."""


@dataclass(frozen=True, slots=True)
class Row:
    """One work of the book with its verdict. `article` is the manuscript's path; None for the cover."""

    kind: Kind
    article: str | None
    image: str | None
    line: int
    licence: str | None
    verdict: Verdict
    credit: Credit | None = None
    permissions: tuple[Permission, ...] = ()


def media_of(editions: Sequence[str]) -> frozenset[str]:
    """“print” and “electronic”, as far as these editions are; both where none of them shows anything."""
    shown = [name for name in editions if name not in SILENT]
    return frozenset("print" if name in PRINTED else "electronic" for name in shown) or BOTH


def audit(book: Book, use: Use) -> tuple[Row, ...]:
    """The rows of a book, in the order of its articles, the cover first."""
    rows = [*_cover(book, use)]
    for article in book.articles:
        rows += _texts(article, book, use)
        rows += _images(article, book, use)
    return tuple(rows)


def _cover(book: Book, use: Use) -> Iterator[Row]:
    settings = book.collection.settings
    if settings.cover is None:
        return
    credit: Credit | None = None
    if settings.cover_credit:
        file = str(book.collection.file or "")
        credit = parse_credits(settings.cover_credit, 1, file, Report())[0]
    else:
        path = (book.collection.folder / settings.cover).resolve()
        images = (image for article in book.articles for image in article.images)
        credit = next((i.credit for i in images if i.file.path and i.file.path.resolve() == path), None)
    yield _row("cover", None, settings.cover, 1, credit, book, use)


def _images(article: Article, book: Book, use: Use) -> Iterator[Row]:
    for image in article.images:
        yield _row("image", article, image.file.name, image.line, image.credit, book, use)
    pictured = [image.credit for image in article.images]
    for credit in article.credits:
        if credit not in pictured:
            # Nothing is shown: the verdict is only told.
            row = _row("credit", article, None, credit.line, credit, book, use)
            if row.verdict.status == "blocked":
                reason = f"no picture is here; one would be forbidden: {row.verdict.reason}"
                row = replace(row, verdict=replace(row.verdict, status="note", reason=reason))
            yield row


def _row(
    kind: Kind, article: Article | None, image: str | None, line: int, credit: Credit | None, book: Book, use: Use
) -> Row:
    settings, source = book.collection.settings, article.source if article else None
    if credit is None:
        verdict = Verdict(
            "missing", "nobody is credited", "find out who made it and who allows it, and write a credit line"
        )
        return Row(kind, source, image, line, None, verdict)
    creator = article.creator_of(credit) if article else credit.creator
    case = Case(
        credit.licence,
        settings.commercial,
        use.media,
        cover=kind == "cover",
        changed=credit.modifications,
        made=use.made,
        creator=creator is not None,
        contradictory=credit.licence is None and bool(find_licences(credit.raw)),
    )
    return _permitted(Row(kind, source, image, line, credit.licence, judge(case), credit), book, use)


def _texts(article: Article, book: Book, use: Use) -> Iterator[Row]:
    """The licences that an article states for its own text."""
    for stated in article.licences:
        case = Case(stated.licence, book.collection.settings.commercial, use.media, text=True)
        row = Row("text", article.source, None, stated.line, stated.licence, judge(case))
        yield _permitted(row, book, use)


def _permitted(row: Row, book: Book, use: Use) -> Row:
    """A row whose verdict a permission lifts, inside its scope and time; else one that says why it doesn't."""
    if row.verdict.status in ("ok", "note") or row.kind == "credit":
        return row
    found = granted(book.collection.settings.permissions, row.image, row.article, use.media, use.day)
    row = replace(row, permissions=found.permissions)
    if found.gap is None:
        said = f"permitted by {'; '.join(summary(p) for p in found.permissions)}"
        if found.territory:
            todo = f"see that the book is sold only there: {found.territory}"
            return replace(row, verdict=Verdict("note", f"{said}, for part of the world", todo))
        return replace(row, verdict=Verdict("ok", said))
    if found.permissions:
        return replace(row, verdict=replace(row.verdict, reason=f"{row.verdict.reason}; {found.gap}"))
    return row


def blocked(rows: Sequence[Row]) -> list[Row]:
    """The rows that stop a build."""
    return [row for row in rows if row.verdict.status == "blocked"]


def say_rows(rows: Sequence[Row], book: Book, report: Report, *, whole: bool = True) -> None:
    """A message for each row that isn't as it should be, and, of a whole book, for each permission that names nothing
    in it."""
    file = str(book.collection.file or "collection.toml")
    for row in rows:
        code = _CODES.get((row.kind, row.verdict.status))
        if code is None or (row.kind == "image" and row.credit is None):
            continue  # a picture without any credit is named where it is found
        report.say(
            code,
            file=row.article or file,
            line=row.line if row.article else None,
            picture=row.image or "the text",
            reason=row.verdict.reason,
            todo=row.verdict.todo,
        )
    works = [(row.image, row.article) for row in rows] + [(None, article.source) for article in book.articles]
    for permission in book.collection.settings.permissions if whole else ():
        if not any(concerns(permission, image, article) for image, article in works):
            report.say("permission-unused", file=file, named=permission.image or permission.article)


_CODES = {
    ("image", "blocked"): "rights-blocked",
    ("cover", "blocked"): "rights-blocked",
    ("text", "blocked"): "rights-text-blocked",
    ("image", "missing"): "rights-missing",
    ("cover", "missing"): "rights-cover-missing",
    ("text", "missing"): "rights-text-missing",
    ("image", "note"): "rights-note",
    ("cover", "note"): "rights-note",
    ("text", "note"): "rights-note",
}


def row_data(row: Row) -> dict[str, Any]:
    """A row as report.json has it."""
    return {
        "article": row.article,
        "image": row.image,
        "kind": row.kind,
        "line": row.line,
        "licence": row.licence,
        "status": row.verdict.status,
        "reason": row.verdict.reason,
        "todo": row.verdict.todo,
        "permission": "; ".join(summary(permission) for permission in row.permissions) or None,
        "credit": credit_data(row.credit) if row.credit else None,
    }
