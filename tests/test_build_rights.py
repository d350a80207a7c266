"""Rights in a build: what is forbidden stops it, what is permitted doesn't, and the reports are written either way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image as Pictures

from publish.build import build, check, export_article
from publish.errors import RightsError
from publish.messages import Report
from tests.conftest import codes

ARTICLE = """Essays

The Quay

The text of the article goes on for a sentence or two and ends with a full stop.

{credit}

Alt text: A quay with a crane.

Jane Roe
Jane Roe is a printer.
"""
NC = "Photo: Quay (2020), by Ann Poe via Flickr. Licensed under CC BY-NC 2.0."
SETTINGS = 'title = "A Year"\nlanguage = "en"\n'
PERMISSION = '[[permissions]]\nimage = "quay.jpg"\nfrom = "Ann Poe"\ndate = 2026-03-01\nscope = ["print"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make(tmp_path, NC)
    return tmp_path


def make(folder: Path, credit: str, settings: str = "") -> None:
    Pictures.new("RGB", (1600, 1200), "teal").save(folder / "quay.jpg")
    (folder / "quay.txt").write_text(ARTICLE.format(credit=credit), encoding="utf-8")
    (folder / "collection.toml").write_text(SETTINGS + settings, encoding="utf-8")


def rights(folder: Path) -> list[dict[str, object]]:
    return list(json.loads((folder / "dist" / "report.json").read_text(encoding="utf-8"))["rights"])


def test_a_picture_that_is_forbidden_stops_the_build_and_is_reported(folder: Path) -> None:
    report = Report()
    with pytest.raises(RightsError, match=r"forbid this book: quay\.jpg") as caught:
        build(folder, editions=["epub", "print"], report=report)
    assert caught.value.exit_code == 1
    assert {path.name for path in (folder / "dist").iterdir()} == {"report.json", "report.html"}
    [row] = rights(folder)
    assert (row["image"], row["licence"], row["status"]) == ("quay.jpg", "CC-BY-NC-2.0", "blocked")
    assert row["reason"] == "CC BY-NC 2.0 allows no commercial use, and this book is sold"
    assert "permission" in str(row["todo"])
    [message] = [m for m in report.messages if m.code == "rights-blocked"]
    assert (message.severity, message.line) == ("error", 7)
    assert "quay.jpg" in message.text
    page = (folder / "dist" / "report.html").read_text(encoding="utf-8")
    assert "no commercial use" in page


def test_the_last_good_editions_stay(folder: Path) -> None:
    make(folder, NC, "commercial = false\n")
    build(folder, editions=["epub"])
    before = (folder / "dist" / "a-year.epub").read_bytes()
    make(folder, NC)
    with pytest.raises(RightsError):
        build(folder, editions=["epub"])
    assert (folder / "dist" / "a-year.epub").read_bytes() == before
    assert rights(folder)[0]["status"] == "blocked"


def test_a_free_book_may_show_it(folder: Path) -> None:
    make(folder, NC, "commercial = false\n")
    report = Report()
    outcome = build(folder, editions=["epub"], report=report)
    assert codes(report) == []
    assert outcome.rights[0]["status"] == "note"


def test_a_permission_lifts_the_block_for_its_editions_only(folder: Path) -> None:
    make(folder, NC, PERMISSION)
    outcome = build(folder, editions=["print"])
    assert outcome.rights[0]["status"] == "ok"
    assert outcome.rights[0]["permission"] == "Ann Poe, 2026-03-01, print"
    with pytest.raises(RightsError):
        build(folder, editions=["print", "epub"])
    assert "not for electronic ones" in str(rights(folder)[0]["reason"])


def test_a_permission_ends_on_its_day(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(folder, NC, PERMISSION + "until = 2026-05-31\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780271999")  # the last second of that day
    build(folder, editions=["print"])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")
    with pytest.raises(RightsError):
        build(folder, editions=["print"])


def test_what_isn_t_known_is_an_error_and_stops_nothing(folder: Path) -> None:
    make(folder, "Photo: Quay (2020), by Ann Poe via Flickr.")
    report = Report()
    outcome = build(folder, editions=["epub"], report=report)
    assert codes(report) == ["credit-incomplete", "rights-missing"]
    assert outcome.rights[0]["status"] == "missing"
    assert (folder / "dist" / "a-year.epub").is_file()


def test_a_picture_without_a_credit_is_an_error_that_names_it(folder: Path) -> None:
    make(folder, "")
    report = Report()
    outcome = build(folder, editions=["epub"], report=report)
    assert {"picture-uncredited", "credit-missing"} <= set(codes(report))
    assert "quay.jpg" in next(m.text for m in report.messages if m.code == "picture-uncredited")
    assert "rights-missing" not in codes(report)
    assert [(row["image"], row["status"]) for row in outcome.rights] == [("quay.jpg", "missing")]


def test_credits_of_pictures_that_are_not_here_are_listed(folder: Path) -> None:
    (folder / "quay.jpg").unlink()
    outcome = build(folder, editions=["epub"])
    assert [(row["kind"], row["image"], row["status"]) for row in outcome.rights] == [("credit", None, "note")]


def test_an_article_by_itself_is_refused_too(folder: Path) -> None:
    with pytest.raises(RightsError):
        export_article(folder / "quay.txt", folder / "x.pdf", epub=False, report=Report())
    assert not (folder / "x.pdf").exists()


def test_the_author_s_own_picture_is_credited_to_the_author(folder: Path, clean: Report) -> None:
    make(folder, "Photo: author’s own.")
    build(folder, editions=["epub"], report=clean)
    page = (folder / "dist" / "html" / "article-the-quay.xhtml").read_text(encoding="utf-8")
    assert ">Jane Roe, The author’s own picture</small>" in page
    credits = (folder / "dist" / "html" / "credits.xhtml").read_text(encoding="utf-8")
    assert "(article author)" not in page + credits


def test_check_tells_without_building(folder: Path) -> None:
    report = Report()
    check(folder, report)
    assert codes(report) == ["rights-blocked"]
    assert not (folder / "dist").exists()


def test_the_command_says_it_in_lines_and_ends_with_1(folder: Path) -> None:
    command = [sys.executable, "-m", "publish", "build", str(folder), "--edition", "epub"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent.parent)
    assert done.returncode == 1
    assert f"{folder / 'quay.txt'}:7: error[rights-blocked]: quay.jpg may not be shown in this book" in done.stderr
    assert "error[rights-refused]" in done.stderr
    assert "Traceback" not in done.stderr
