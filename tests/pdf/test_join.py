"""Sections that are laid out one by one and joined are the book that one document would be."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from publish.build import build
from publish.cache import NOTHING
from publish.editions import warm
from publish.intermediate import Intermediate, load
from publish.messages import Report
from publish.pdf import write_pdf
from publish.workers import Means, workers
from tests.conftest import Built
from tests.pdf.one_document import lay_out_whole

WORDS = "harbour tide anchor keel lantern rope salt gull pier fog".split()


@pytest.fixture(scope="module")
def intermediate(sample: Built) -> Intermediate:
    return load(sample.folder / "html")


def pictures(path: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.render(scale=1, grayscale=True).to_pil() for page in pdf]


@pytest.mark.timeout(180)
def test_joined_pages_are_the_pages_of_one_document(intermediate: Intermediate, sample: Built, tmp_path: Path) -> None:
    whole, joined = tmp_path / "whole.pdf", sample.file("-print.pdf")
    lay_out_whole(intermediate, "print", whole)
    ours, theirs = pictures(joined), pictures(whole)
    assert len(ours) == len(theirs)
    different = [
        number
        for number, (a, b) in enumerate(zip(ours, theirs, strict=True), 1)
        if a.size != b.size or ImageChops.difference(a, b).point(lambda value: 255 * (value > 24)).getbbox()
    ]
    assert different == []
    assert joined.stat().st_size <= 1.15 * whole.stat().st_size
    # And the text behind the pictures, with ligatures and hyphens.
    with pypdfium2.PdfDocument(joined) as one, pypdfium2.PdfDocument(whole) as other:
        for a, b in zip(one, other, strict=True):
            assert sorted(a.get_textpage().get_text_range().split()) == sorted(
                b.get_textpage().get_text_range().split()
            )


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_each_face_is_there_once(sample: Built, edition: str) -> None:
    with pikepdf.open(sample.file(f"-{edition}.pdf")) as pdf:
        fonts = {font.objgen: str(font.BaseFont) for page in pdf.pages for font in page.obj.Resources.Font.values()}
        forms = [form for page in pdf.pages for form in page.obj.Resources.get("/XObject", {}).values()]
        for form in forms:
            if "/Resources" in form:
                fonts |= {font.objgen: str(font.BaseFont) for font in form.Resources.Font.values()}
        files = Counter(
            str(o.get("/FontName")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o
        )
    assert len(fonts) >= 5
    assert set(Counter(fonts.values()).values()) == {1}
    assert set(files.values()) == {1}


@pytest.mark.parametrize("edition", ["print", "screen"])
def test_every_link_leads_to_its_place(sample: Built, edition: str) -> None:
    path = sample.file(f"-{edition}.pdf")
    with pikepdf.open(path) as pdf, pypdfium2.PdfDocument(path) as text:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        listed = pdf.Root.Names.Dests.Names
        names = [str(listed[i]) for i in range(0, len(listed), 2)]
        assert names == sorted(names, key=str.encode)
        where = {str(listed[i]): listed[i + 1] for i in range(0, len(listed), 2)}
        inside = [a for page in pdf.pages for a in page.obj.get("/Annots", []) if "/Dest" in a]
        outside = [str(a.A.URI) for page in pdf.pages for a in page.obj.get("/Annots", []) if "/A" in a]
        assert len(inside) > 100
        assert all(str(link.Dest) in where for link in inside)
        assert all(address.startswith(("http", "mailto")) for address in outside)
        for name, (page, _, _, height, _) in where.items():
            number = pages[page.objgen]
            if match := re.search(r"\.note-(\d+)$", name):
                sheet = text[number].get_textpage()
                below = sheet.get_text_bounded(left=0, right=432, bottom=float(height) - 14, top=float(height) + 3)
                assert match[1] in below, (name, below)


def test_the_outline_is_the_contents(sample: Built, intermediate: Intermediate) -> None:
    with pikepdf.open(sample.file("-print.pdf")) as pdf, pdf.open_outline() as outline:
        tops = [str(item.title) for item in outline.root]
        inside = {str(item.title): [str(child.title) for child in item.children] for item in outline.root}
    spine = intermediate.spine
    parts = {item.file: item.title for item in spine if item.role == "part"}
    assert [title for title in tops if title in parts.values()] == list(parts.values())
    for file, title in parts.items():
        assert inside[title] == [item.title for item in spine if item.part == file]
    assert inside["Notes"] == []


def test_processes_make_the_same_file(intermediate: Intermediate, tmp_path: Path, clean: Report) -> None:
    for name, jobs in (("here", 1), ("two", 2)):
        (tmp_path / name).mkdir()
        with workers(jobs, len(intermediate.spine), warm) as executor:
            write_pdf(intermediate, tmp_path / name / "x.pdf", "screen", clean, Means(executor, NOTHING))
    assert (tmp_path / "here" / "x.pdf").read_bytes() == (tmp_path / "two" / "x.pdf").read_bytes()


def test_cells_of_tables_keep_their_headers_apart(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    table = "| Port | Depth |\n|---|---|\n| Ghent | 12 |\n"
    for name in ("a", "b"):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\nauthor: Ann Roe\n---\n\nText.\n\n{table}", "utf-8")
    build(folder, tmp_path / "out", editions=["screen"], jobs=1)
    with pikepdf.open(next((tmp_path / "out").glob("*-screen.pdf"))) as pdf:
        cells = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") in ("/TH", "/TD")]
        names = [str(cell.ID) for cell in cells if "/ID" in cell]
        scopes = {str(cell.A.Scope) for cell in cells if cell.S == "/TH"}
        headers = [str(name) for cell in cells if "/A" in cell for name in cell.A.get("/Headers", [])]
    assert len(names) == len(set(names)) == 4
    assert set(headers) == set(names)
    assert scopes == {"/Column"}


def test_the_toc_of_a_long_book_settles(tmp_path: Path, clean: Report) -> None:
    """Contents of three pages, on which the number of the page of each article stands."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "collection.toml").write_text('title = "Many"\nlanguage = "en"\n', encoding="utf-8")
    for number in range(70):
        text = f"---\ntitle: The {number}th Harbour\nauthor: Ann Roe\n---\n\nText of {WORDS[number % 10]}.\n"
        (folder / f"{number:02}.md").write_text(text, encoding="utf-8")
    outcome = build(folder, tmp_path / "out", editions=["print"], jobs=1)
    with pypdfium2.PdfDocument(tmp_path / "out" / "many-print.pdf") as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    start = next(i for i, text in enumerate(texts) if text.startswith("The 0th Harbour"))
    contents = " ".join(" ".join(texts[:start]).split())
    for article in outcome.articles:
        first = article["pages"][0]
        assert texts[start + first - 1].startswith(article["title"])
        assert re.search(rf"{article['title']} (?:{first} Ann Roe|Ann Roe {first})\b", contents), contents
