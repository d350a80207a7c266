"""The sample anthology, built whole: what a publisher, a librarian and a printer would look at."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from publish.checks.epubcheck import check_epub
from publish.messages import Report
from tests.conftest import MANUSCRIPTS, Built

XHTML = {"h": "http://www.w3.org/1999/xhtml"}


def text_of(pdf: pypdfium2.PdfDocument, page: int) -> str:
    return str(pdf[page - 1].get_textpage().get_text_range())


def test_nothing_is_wrong_and_nothing_is_lost(sample: Built) -> None:
    assert [m for m in sample.data["messages"] if m["severity"] != "info"] == []
    conservation = sample.data["conservation"]
    assert conservation["words_in"] > 10_000
    for edition in ("epub", "print", "screen"):
        assert conservation["editions"][edition]["lost"] == []
        assert conservation["editions"][edition]["words_found"] > 0.95 * conservation["words_in"]


def test_the_epub_passes_epubcheck(sample: Built) -> None:
    report = Report()
    assert check_epub(sample.file(".epub"), report) == {"fatal": 0, "error": 0, "warning": 0}
    assert report.messages == []


def test_bytes_in_the_archive_are_the_bytes_of_the_intermediate(sample: Built) -> None:
    with zipfile.ZipFile(sample.file(".epub")) as archive:
        names = archive.namelist()
        assert names[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        inside = [name for name in names if name.startswith("EPUB/") and not name.endswith((".opf", ".ncx"))]
        assert len(inside) > 25
        for name in inside:
            assert archive.read(name) == (sample.folder / "html" / name.removeprefix("EPUB/")).read_bytes(), name


def test_ebooklib_reads_the_epub_back(sample: Built) -> None:
    from ebooklib import epub

    book = epub.read_epub(str(sample.file(".epub")))
    assert book.get_metadata("DC", "language")[0][0] == "en"
    assert len(book.spine) == len(json.loads((sample.folder / "html" / "book.json").read_text("utf-8"))["spine"])


def test_the_spine_has_the_parts_of_a_book_in_order(sample: Built) -> None:
    book = json.loads((sample.folder / "html" / "book.json").read_text(encoding="utf-8"))
    roles = [item["role"] for item in book["spine"]]
    front = ["cover", "halftitlepage", "titlepage", "copyright-page", "toc", "illustrations", "credits", "disclaimers"]
    assert roles[:8] == front
    assert roles[8:] == ["part", "chapter", "chapter", "chapter"] * 3 + ["endnotes", "contributors"]
    assert set(book["spine"][9]) >= {"file", "role", "title", "authors"}


def test_every_page_is_wellformed_and_ids_are_unique_over_the_book(sample: Built) -> None:
    ids: list[str] = []
    for page in sorted((sample.folder / "html").glob("*.xhtml")):
        root = etree.parse(page).getroot()
        ids += [str(i) for i in root.xpath("//@id")]
        assert len(root.xpath("//h:h1", namespaces=XHTML)) == 1, page.name
        assert not root.xpath("//*[@data-line or @style or @onclick]"), page.name
    assert len(ids) == len(set(ids))


def test_notes_and_references_lead_to_one_another_and_have_names(sample: Built) -> None:
    html = sample.folder / "html"
    notes = etree.parse(html / "notes.xhtml").getroot()
    links = 0
    for page in sorted(html.glob("article-*.xhtml")):
        numbers: list[int] = []
        for mark in etree.parse(page).getroot().xpath("//h:a[@role='doc-noteref']", namespaces=XHTML):
            numbers.append(int(mark.text))
            assert mark.get("aria-label") == f"Note {mark.text}"
            target = mark.get("href").removeprefix("notes.xhtml#")
            back = notes.xpath(f"//h:li[@id='{target}']//h:a[@role='doc-backlink']", namespaces=XHTML)
            assert [b.get("href") for b in back] == [f"{page.name}#{mark.get('id')}"]
            assert "Back to reference" in back[0].get("aria-label")
            links += 1
        assert numbers == list(range(1, len(numbers) + 1)), page.name
    assert links == len(notes.xpath("//h:li", namespaces=XHTML)) > 35


def test_one_disclaimer_for_all_that_share_it_and_the_variant_with_its_articles(sample: Built) -> None:
    root = etree.parse(sample.folder / "html" / "disclaimers.xhtml").getroot()
    statements = root.xpath("//h:div[@class='statement']", namespaces=XHTML)
    assert len(statements) == 2
    assert statements[0].xpath("count(.//h:li)", namespaces=XHTML) == 0
    assert statements[1].xpath("count(.//h:li)", namespaces=XHTML) == 2


def test_credits_name_title_creator_source_and_licence_with_its_address(sample: Built) -> None:
    root = etree.parse(sample.folder / "html" / "credits.xhtml").getroot()
    lines = ["".join(p.itertext()) for p in root.xpath("//h:p[@class='credit']", namespaces=XHTML)]
    assert len(lines) == 9
    assert lines[0] == (
        "Picture: West Quay, Early (2023), by Maren Tollgate via Wikimedia Commons. Licensed under Creative Commons "
        "Attribution-ShareAlike 4.0 International (https://creativecommons.org/licenses/by-sa/4.0/)."
    )


def test_one_contributor_for_the_author_of_two_articles(sample: Built) -> None:
    root = etree.parse(sample.folder / "html" / "contributors.xhtml").getroot()
    names = root.xpath("//h:h2/text()", namespaces=XHTML)
    assert len(names) == len(set(names)) == 8
    works = root.xpath("//h:div[h:h2='Hester Dunmarrow']//h:li", namespaces=XHTML)
    assert len(works) == 2


def test_front_matter_is_roman_and_the_body_begins_at_one_on_a_recto(sample: Built) -> None:
    with pikepdf.open(sample.file("-print.pdf")) as pdf:
        labels = [page.label for page in pdf.pages]
    first = labels.index("1")
    assert labels[:5] == ["i", "ii", "iii", "iv", "v"]
    assert first % 2 == 0  # counted from 0: an odd page, a recto
    assert labels[first:] == [str(n) for n in range(1, len(labels) - first + 1)]


def test_articles_open_on_rectos_without_running_heads_and_pages_after_have_them(sample: Built) -> None:
    articles = {a["title"]: a for a in sample.data["articles"]}
    with pypdfium2.PdfDocument(sample.file("-print.pdf")) as pdf:
        offset = next(n for n in range(1, len(pdf) + 1) if text_of(pdf, n).startswith("Ports and Trade")) - 1
        for title, article in articles.items():
            first, last = article["pages"]
            assert first % 2 == 1
            opener = text_of(pdf, first + offset)
            assert (
                opener.split()[-1] == str(first) or f"\ufffe{first}" in opener or opener.rstrip().endswith(str(first))
            )
            assert " ".join(opener.split()).count(" ".join(title.split())) == 1
            for number in range(first + 1, last + 1):
                head = text_of(pdf, number + offset)
                assert (article["authors"][0] if number % 2 == 0 else title[:40]) in head


def test_blank_versos_are_blank(sample: Built) -> None:
    with pypdfium2.PdfDocument(sample.file("-print.pdf")) as pdf:
        empty = [n for n in range(1, len(pdf) + 1) if not text_of(pdf, n).strip()]
        assert 2 in empty
        assert all(n % 2 == 0 for n in empty)


def test_the_contents_name_the_pages_where_articles_begin(sample: Built) -> None:
    with pypdfium2.PdfDocument(sample.file("-print.pdf")) as pdf:
        contents = "".join(text_of(pdf, n) for n in (5, 6))
    for article in sample.data["articles"]:
        line = " ".join(contents.split())
        start = line.index(article["title"][:30])
        assert f" {article['pages'][0]}" in line[start : start + 160]


@pytest.mark.parametrize("edition", ["-print.pdf", "-screen.pdf"])
def test_all_fonts_are_embedded_and_are_the_books_own(sample: Built, edition: str) -> None:
    names: set[str] = set()
    with pikepdf.open(sample.file(edition)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                assert any(key in thing for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                names.add(str(thing.FontName).split("+")[-1].replace("-", " ").split(" ")[0])
    assert names
    assert all(name.startswith("Source") for name in names), names


def test_trim_size_bookmarks_and_language(sample: Built) -> None:
    with pikepdf.open(sample.file("-print.pdf")) as pdf:
        assert [float(v) for v in pdf.pages[0].mediabox] == [0, 0, 432, 648]
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            children = [len(item.children) for item in outline.root]
    assert titles == [
        "Contents", "Illustrations", "Image Credits", "Disclaimers", "Ports and Trade", "Weather and Water",
        "People and Places", "Notes", "Contributors",
    ]  # fmt: skip
    assert children == [0, 0, 0, 0, 3, 3, 3, 0, 0]


def test_there_is_a_pdf_of_each_article(sample: Built) -> None:
    files = sorted((sample.folder / "articles").glob("*.pdf"))
    assert len(files) == len(sample.data["articles"]) == 9
    with pypdfium2.PdfDocument(sample.folder / "articles" / "five-words-for-the-sea.pdf") as pdf:
        text = " ".join(" ".join(text_of(pdf, n) for n in range(1, len(pdf) + 1)).split())
    for piece in ("People and Places", "Elpida Karystinaki teaches", "Image Credit", "The views expressed", "Notes"):
        assert piece in text


def test_the_report_is_written_for_people_too(sample: Built) -> None:
    page = (sample.folder / "report.html").read_text(encoding="utf-8")
    assert "None of them is missing from any edition." in page
    assert "<script" not in page
    assert "http" not in page.replace("https://www.example.org", "")


def test_every_manuscript_of_the_sample_is_in_it(sample: Built) -> None:
    assert len(list(MANUSCRIPTS.glob("*.txt"))) == len(sample.data["articles"])
    assert Path(sample.data["editions"]["print"]["file"]).suffix == ".pdf"
