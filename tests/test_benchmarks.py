"""The generated anthology is a book without errors, the same each time, and other programs get the same pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import anthology, report, single
from benchmarks.measure import Failed, measure
from publish.build import build
from publish.text import words

ARTICLES = anthology.articles(2)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("anthology")
    anthology.write_collection(ARTICLES, folder / "manuscripts")
    build(folder / "manuscripts", folder / "book", editions=["epub", "print"])
    return folder


def test_a_generated_anthology_is_the_book_that_it_is_meant_to_be(built: Path) -> None:
    data = json.loads((built / "book" / "report.json").read_text(encoding="utf-8"))
    assert [m for m in data["messages"] if m["severity"] == "error"] == []
    assert [a["title"] for a in data["articles"]] == [article.title for article in ARTICLES]
    assert [a["authors"] for a in data["articles"]] == [[article.author] for article in ARTICLES]
    assert [a["notes"] for a in data["articles"]] == [anthology.NOTES] * 2
    for first, last in (a["pages"] for a in data["articles"]):
        assert 5 <= last - first <= 7
    assert all(edition["lost"] == [] for edition in data["conservation"]["editions"].values())


def test_a_smaller_anthology_is_the_beginning_of_a_larger_one() -> None:
    assert [a.blocks for a in anthology.articles(4)[:2]] == [a.blocks for a in ARTICLES]
    assert len({a.name for a in anthology.articles(4)}) == 4


def test_a_corrected_article_differs_by_one_word_and_a_grown_one_only_adds() -> None:
    before, after = (words(anthology.manuscript(a)[1]) for a in (ARTICLES[0], anthology.corrected(ARTICLES[0], "new")))
    assert [new for old, new in zip(before, after, strict=True) if old != new] == ["new"]
    assert anthology.grown(ARTICLES[0]).blocks[: len(ARTICLES[0].blocks)] == ARTICLES[0].blocks


@pytest.mark.parametrize("format_name", ["pandoc", "typst"])
def test_other_programs_get_every_word(format_name: str) -> None:
    text = anthology.book(ARTICLES, format_name)
    given = set(words(text))
    for article in ARTICLES:
        assert given >= {word for _, pieces in article.blocks for _, piece in pieces for word in words(piece)}
    marks = {"pandoc": "^[", "typst": "#footnote["}
    assert text.count(marks[format_name]) == 2 * anthology.NOTES


def test_one_document_holds_the_sections_of_the_book(built: Path) -> None:
    (built / "single").mkdir()
    html = single.of_book(built / "book" / "html", built / "single").read_text(encoding="utf-8")
    assert html.count('role="doc-chapter"') == 2
    assert html.count('role="doc-noteref"') == 2 * anthology.NOTES
    for name in ("book.css", "page.css", "print.css", "single.css"):
        assert f'href="assets/{name}"' in html
        assert (built / "single" / "assets" / name).is_file()


def test_a_process_is_measured_and_one_that_fails_says_why(tmp_path: Path) -> None:
    one = measure(["sh", "-c", "sleep 0.2"], tmp_path, {}, tmp_path / "log")
    assert one.wall >= 0.2 > one.cpu
    assert one.memory > 0
    with pytest.raises(Failed, match=r"(?s)ended with 3.*no paper"):
        measure(["sh", "-c", "echo no paper; exit 3"], tmp_path, {}, tmp_path / "log")


def test_the_report_says_what_is_reached_and_what_was_not_measured() -> None:
    figures = {"program": "p", "label": "l", "cpu": 1.0, "memory": 90.0}
    rows = [{"key": "print", "wall": 4.0, **figures}, {"key": "weasyprint", "wall": 10.0, **figures}]
    rows.append({"key": "help", "wall": 0.5, **figures})
    results = {
        "articles": 2, "rounds": 1, "scale": 0, "day": "2026-01-01", "load": [0.1, 1.0], "versions": {"typst": "1"},
        "machine": {"processor": "two", "memory": "1 GB", "system": "a system"}, "rows": rows,
    }  # fmt: skip
    lines = report.page(results, "x.svg").splitlines()
    assert "| print PDF ÷ WeasyPrint as one document | ≤ 0.45 | 0.40 | 1.00 | reached |" in lines
    assert "| seconds of `publish --help` | ≤ 0.25 | 0.50 | 1.00 | **not reached** |" in lines
    assert "| EPUB ÷ pandoc's EPUB | ≤ 0.20 | not measured | | |" in lines
