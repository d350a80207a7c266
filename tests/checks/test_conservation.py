"""The check that nothing is lost finds what is lost."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from publish.articles import read_manuscripts
from publish.build import build, build_time
from publish.checks import conservation, extract
from publish.collection import load
from publish.compile import compile_book
from publish.html import render
from publish.intermediate import Intermediate
from publish.messages import Report
from publish.model import Book
from publish.pdf import write_pdf
from publish.recognise import recognise
from publish.text import words

TEXT = """Essays

A Title with 1,200 Words

The first paragraph was written in 2014[note]Or 2015.[/note] and speaks of counter-revolutionary self-determination.

The second paragraph is about vis-à-vis relations, re-reading, and https://www.example.org/a-rather-long-address/that/goes/on/over/the/end/of/its/line/and/further/still.

Photo: X (2020), by Y via Flickr. Licensed under CC BY 2.0.

Disclaimer: Nobody meant it.

Jane Roe
Jane Roe is a printer.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "year"
    folder.mkdir()
    (folder / "collection.toml").write_text('title = "T"\nlanguage = "en"\n', encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def made(folder: Path) -> tuple[Book, Intermediate]:
    report = Report()
    collection = load(folder, report)
    manuscripts = read_manuscripts([folder / "a.txt"], report)
    book = compile_book(collection, [recognise(m, report) for m in manuscripts], report)
    return book, render(book, folder / "html", theme="classic", now=build_time(), report=report)


def test_nothing_is_lost_from_a_book_that_is_whole(folder: Path, clean: Report) -> None:
    outcome = build(folder, report=clean)
    for result in outcome.conservation["editions"].values():
        assert result["lost"] == []


@pytest.mark.parametrize(
    ("old", "new", "lost", "line"),
    [
        ("counter-revolutionary", "revolutionary", "counterrevolutionary", 5),
        ("second paragraph is", "second paragraph", "is", 7),
        ("2014", "2013", "2014", 5),
        ("A Title with", "A Title", "with", 3),
    ],
)
def test_a_word_taken_out_of_an_edition_is_named_with_its_line(
    folder: Path, old: str, new: str, lost: str, line: int
) -> None:
    book, intermediate = made(folder)
    page = next(intermediate.folder.glob("article-*.xhtml"))
    page.write_text(page.read_text("utf-8").replace(old, new), encoding="utf-8")
    report = Report()
    pdf = write_pdf(intermediate, folder / "x.pdf", "print", report)
    regions = extract.pdf_regions(folder / "x.pdf", pdf.spans, pdf.text_area)
    _, missing = conservation.lost_words(conservation.pieces_of(book), regions, "x.pdf", report)
    assert [(item.word, item.line) for item in missing] == [(lost, line)]
    assert [m.code for m in report.messages] == ["words-lost"]


def test_a_note_taken_out_of_an_epub_is_named(folder: Path) -> None:
    build(folder, editions=["epub"])
    whole, cut = folder / "dist" / "t.epub", folder / "cut.epub"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(cut, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"Or 2015.", b""))
    shutil.rmtree(folder / "html", ignore_errors=True)
    book, _ = made(folder)
    _, missing = conservation.lost_words(conservation.pieces_of(book), extract.epub_regions(cut), "cut.epub", Report())
    assert [item.word for item in missing] == ["or", "2015"]


def test_a_word_that_the_recogniser_dropped_is_named(folder: Path) -> None:
    report = Report()
    manuscript = read_manuscripts([folder / "a.txt"], report)[0]
    article = recognise(manuscript, report)
    forgetful = replace(article, claims=tuple(c for c in article.claims if c.kind != "disclaimer"))
    lost = conservation.unread_words(manuscript, forgetful, report)
    assert sorted(item.word for item in lost) == ["disclaimer", "it", "meant", "nobody"]
    assert report.messages[-1].code == "words-unread"


def test_words_are_compared_without_hyphens_case_and_composition() -> None:
    assert words("Vis-à-vis the U.S.’s VABo2040, ﬁne—ﬁne") == [
        "visàvis", "the", "u", "s", "s", "vabo", "2040", "fine", "fine"
    ]  # fmt: skip
    assert Counter(words("re\u00adconcile")) == Counter(["reconcile"])


def test_scripts_from_right_to_left_and_hyphens_at_line_ends_are_no_loss(folder: Path) -> None:
    wild = (
        "A line of more than sixty letters, wrapped by an editor, with Arabic مرحبا لاختبار العالم and Hebrew "
        "שלום עולם and e-\nmail, well-\nknown, wrapped in 1999-\n2001.\n\n"
    )
    text = (folder / "a.txt").read_text(encoding="utf-8").replace("The second", f"{wild}The second")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    outcome = build(folder)
    assert [result["lost"] for result in outcome.conservation["editions"].values()] == [[], [], []]
    page = next((folder / "dist" / "html").glob("article-*.xhtml")).read_text(encoding="utf-8")
    assert "e-mail, well-known, wrapped in 1999-2001" in page
