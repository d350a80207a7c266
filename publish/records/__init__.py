"""Records of a book for those who keep or sell it: so far, what is known of its pictures’ and texts’ rights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publish.model import Book
from publish.records.rights import rights_csv, rights_json
from publish.rights.audit import Row, Use

FOLDER = "records"


def write_records(book: Book, rows: Sequence[Row], use: Use, stage: Path) -> str:
    """The records of a book, written into a folder of their own in `stage`; the folder's name."""
    folder = stage / FOLDER
    folder.mkdir(exist_ok=True)
    slug = book.collection.slug
    (folder / f"{slug}-rights.json").write_text(rights_json(book, rows, use), encoding="utf-8")
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    (folder / f"{slug}-rights.csv").write_text(rights_csv(rows), encoding="utf-8-sig", newline="")
    return FOLDER
