"""The rights file: every picture and text with its credit, verdict and permission, as a table and as JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from publish.build import build
from publish.collection import Collection, Settings
from publish.errors import RightsError
from publish.model import Article, Book, Credit, Image, PictureFile, TextLicence
from publish.records.rights import COLUMNS, rights_csv, rights_json
from publish.rights.audit import Use, audit
from tests.conftest import Built
from tests.test_build_rights import NC, PERMISSION, make

USE = Use(date(2026, 6, 1))


def book() -> Book:
    credit = Credit(
        '=HYPERLINK("x")', 9, title="+Quay", creator="Ann Poe", licence="CC-BY-SA-4.0", certainty=(("title", "stated"),)
    )
    article = Article(
        "quay.txt",
        "pasted",
        images=(Image(PictureFile("quay, old.jpg"), 9, credit=credit), Image(PictureFile("b.jpg"), 1)),
        credits=(credit,),
        licences=(TextLicence("This article is licensed under CC BY 4.0.", 30, "CC-BY-4.0"),),
    )
    return Book(Collection(Path("x"), Settings(), "T", "en", "t"), (article,))


def test_the_table() -> None:
    rows = list(csv.DictReader(io.StringIO(rights_csv(audit(book(), USE)))))
    assert [row["kind"] for row in rows] == ["text", "image", "image"]
    text, quay, other = rows
    assert tuple(quay) == COLUMNS
    assert (quay["image"], quay["status"], quay["licence"]) == ("quay, old.jpg", "ok", "CC-BY-SA-4.0")
    assert quay["licence_name"] == "Creative Commons Attribution-ShareAlike 4.0 International"
    assert (quay["line"], quay["certainty"]) == ("9", "title: stated")
    assert (other["status"], other["creator"], other["licence"]) == ("missing", "", "")
    assert (text["licence"], text["line"], text["image"]) == ("CC-BY-4.0", "30", "")


def test_no_cell_of_the_table_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(rights_csv(audit(book(), USE)))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert '\'=HYPERLINK("x")' in rows[2]


def test_the_json() -> None:
    data = json.loads(rights_json(book(), audit(book(), USE), USE))
    assert (data["title"], data["date"], data["commercial"]) == ("T", "2026-06-01", True)
    assert data["media"] == ["electronic", "print"]
    work = data["works"][1]
    assert work["credit"]["certainty"] == {"title": "stated"}
    assert (work["asks"]["changes"], work["terms_checked"]) == ("share-alike", "2026-11-23")
    assert data["works"][2]["asks"] is None


def test_the_edition_records(tmp_path: Path) -> None:
    make(tmp_path, NC, PERMISSION.replace('["print"]', '["print", "electronic"]'))
    outcome = build(tmp_path, editions=["epub", "records"])
    names = {path.name for path in (tmp_path / "dist" / "records").iterdir()}
    assert {"a-year-rights.csv", "a-year-rights.json"} <= names
    assert outcome.editions["records"].file == "records"
    assert set(outcome.conservation["editions"]) == {"epub"}
    data = json.loads((tmp_path / "dist" / "records" / "a-year-rights.json").read_text(encoding="utf-8"))
    assert data["works"][0]["permission"] == "Ann Poe, 2026-03-01, print and electronic"


def test_a_book_that_is_refused_has_its_rights_file_all_the_same(tmp_path: Path) -> None:
    make(tmp_path, NC)
    with pytest.raises(RightsError):
        build(tmp_path, editions=["records"])
    table = (tmp_path / "dist" / "records" / "a-year-rights.csv").read_text(encoding="utf-8-sig")
    assert next(csv.DictReader(io.StringIO(table)))["status"] == "blocked"


def test_the_sample_s_rights(sample: Built) -> None:
    rights = sample.data["rights"]
    assert {row["kind"] for row in rights} == {"cover", "image", "credit", "text"}
    assert {row["status"] for row in rights} <= {"ok", "note"}
