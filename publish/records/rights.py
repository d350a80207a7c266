"""Rows of the audit in, the rights file out: every picture and text, its credit, the verdict, the permission."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from publish.model import Book
from publish.rights.audit import Row, Use, row_data
from publish.rights.licences import licence_name, terms_of

COLUMNS = (
    "article", "line", "kind", "image", "status", "reason", "todo", "permission", "title", "year", "creator", "source",
    "licence", "licence_name", "licence_url", "modifications", "creator_url", "source_url", "certainty", "raw", "terms",
    "terms_checked",
)  # fmt: skip
#: A cell that begins with one of these is a formula to spreadsheets; credit lines come from strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rights_json(book: Book, rows: Sequence[Row], use: Use) -> str:
    """The rights of a book as JSON."""
    data = {
        "title": book.collection.title,
        "date": use.day.isoformat(),
        "commercial": book.collection.settings.commercial,
        "media": sorted(use.media),
        "changes": list(use.made),
        "works": [_work(row) for row in rows],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _work(row: Row) -> dict[str, object]:
    """A row with what its licence is called and asks, and where that is to be read."""
    terms = terms_of(row.licence) if row.licence else None
    asks = None
    if terms is not None:
        asks = {"attribution": terms.attribution, "commercial": terms.commercial, "changes": terms.changes,
                "conditions": [condition.say for condition in terms.conditions]}  # fmt: skip
    return {
        **row_data(row),
        "licence_name": licence_name(row.licence) if row.licence else None,
        "asks": asks,
        "terms": terms.seen if terms else None,
        "terms_checked": terms.checked if terms else None,
    }


def rights_csv(rows: Sequence[Row]) -> str:
    """The rights of a book as a table, a line for each work."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        work = _work(row)
        credit = work["credit"] if isinstance(work["credit"], dict) else {}
        sure = "; ".join(f"{name}: {how}" for name, how in dict(credit.get("certainty", {})).items())
        # The row's own line and licence stand above those of its credit.
        cells = {**credit, **work, "certainty": sure}
        writer.writerow({name: _cell(cells.get(name)) for name in COLUMNS})
    return text.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
