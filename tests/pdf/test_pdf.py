"""The PDF writer: what the engine logs becomes messages, and errors fail the edition."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publish import resources
from publish.collection import load
from publish.compile import compile_book
from publish.errors import EditionError
from publish.html import render
from publish.intermediate import Intermediate
from publish.messages import Report
from publish.model import Article, Credit, Image, Note, PictureFile
from publish.pdf import write_pdf
from tests.conftest import MANUSCRIPTS, Built, codes

MARK = '<a role="doc-noteref" href="#note-1" id="noteref-1">1</a>'
TEXT = "Die Donaudampfschifffahrtsgesellschaft beschäftigt Kapitäne und Steuermänner. " * 40


@pytest.fixture
def intermediate(tmp_path: Path) -> Intermediate:
    (tmp_path / "year").mkdir()
    (tmp_path / "year" / "collection.toml").write_text('title = "T"\nlanguage = "de"\n', encoding="utf-8")
    picture = MANUSCRIPTS / "what-is-a-harbour-for.jpg"
    article = Article(
        "a.txt",
        "pasted",
        slug="a",
        title_html="Donaudampfschifffahrt",
        body=f'<figure><img src="image-1"/></figure><p>{TEXT}{MARK}</p>',
        notes=(Note(1, "<p>Anmerkung.</p>", 1),),
        images=(Image(PictureFile(picture.name, picture), 1, "Ein Hafen", None, Credit("Foto", 1, creator="N. N.")),),
    )
    report = Report()
    book = compile_book(load(tmp_path / "year", report), [article], report)
    return render(book, tmp_path / "html", theme="classic", now=datetime(2026, 1, 1, tzinfo=UTC), report=report)


def text_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_words_are_hyphenated_by_the_language_of_the_book(intermediate: Intermediate, clean: Report) -> None:
    target = intermediate.folder.parent / "x.pdf"
    write_pdf(intermediate, target, "print", clean)
    joined = "".join(text_of(target))
    divided = set(re.findall(r"(\w+)(?:[\ufffe\x02]|\u2010\r\n)", joined))
    # Places that German patterns allow and English ones don't.
    assert divided & {"Donaudampf", "Donaudampfschiff", "Donaudampfschifffahrts", "Steuer", "Kapitä"}, divided


def test_a_picture_that_is_gone_fails_the_edition(intermediate: Intermediate) -> None:
    next((intermediate.folder / "assets" / "images").iterdir()).unlink()
    report = Report()
    with pytest.raises(EditionError, match="not written"):
        write_pdf(intermediate, intermediate.folder.parent / "x.pdf", "print", report)
    assert codes(report) == ["layout-error"]
    assert "Failed to load image" in report.messages[0].text


def test_a_font_that_is_gone_fails_the_edition(intermediate: Intermediate, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> Path:
        raise EditionError(f"the theme asks for the font {name}, which is not there")

    monkeypatch.setattr(resources, "font", gone)
    report = Report()
    with pytest.raises(EditionError):
        write_pdf(intermediate, intermediate.folder.parent / "x.pdf", "print", report)


def test_a_warning_of_the_engine_is_a_message(intermediate: Intermediate) -> None:
    sheet = intermediate.folder / "assets" / "book.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "p { colour: red }\n", encoding="utf-8")
    report = Report()
    write_pdf(intermediate, intermediate.folder.parent / "x.pdf", "print", report)
    assert codes(report) == ["layout-warning"]
    assert "colour" in report.messages[0].text


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_the_folio_on_each_page_is_its_label(sample: Built, edition: str) -> None:
    path = sample.file(f"-{edition}.pdf")
    with pikepdf.open(path) as pdf:
        labels = [page.label for page in pdf.pages]
    seen = 0
    for label, text in zip(labels, text_of(path), strict=True):
        tokens = text.split()
        # The folio is the last word of the page or stands in its head; display pages and blank ones bear none.
        if re.fullmatch(r"[ivxl]+|\d{1,3}", tokens[-1] if tokens else "") or label in tokens[-8:]:
            assert label in tokens[-8:], (label, text[-80:])
            seen += 1
    assert seen > 20


def test_print_has_facing_pages_and_the_screen_has_not(sample: Built) -> None:
    for edition, layout in (("print", "/TwoPageRight"), ("screen", "/OneColumn")):
        with pikepdf.open(sample.file(f"-{edition}.pdf")) as pdf:
            assert str(pdf.Root.PageLayout) == layout


def test_the_screen_edition_is_tagged_and_its_links_are_links(sample: Built) -> None:
    with pikepdf.open(sample.file("-screen.pdf")) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        links = [a for page in pdf.pages for a in page.obj.get("/Annots", [])]
        assert len(links) > 100
        assert {str(owners[int(link.StructParent)].S) for link in links} == {"/Link"}
