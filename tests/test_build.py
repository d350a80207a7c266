"""Building: what stays when it fails, what is assumed, what is refused."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from publish import build as building
from publish.build import build, export_article
from publish.errors import CollectionError, EditionError, UsageError
from publish.messages import Report
from tests.conftest import codes

ARTICLE = """Essays

{title}

The text of the article goes on for a sentence or two, and has a note.[note]The note.[/note]

Photo: X (2020), by Y via Flickr. Licensed under CC BY 2.0.

{name}
{name} is a printer.
"""


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "year"
    folder.mkdir()
    (folder / "collection.toml").write_text('title = "A Year"\nlanguage = "en"\n', encoding="utf-8")
    for name, title in (("b", "Notes"), ("a", "Notes"), ("c", "習近平")):
        (folder / f"{name}.txt").write_text(ARTICLE.format(title=title, name="Jane Roe"), encoding="utf-8")
    return folder


def test_titles_that_are_the_same_or_names_of_pages_do_no_harm(collection: Path) -> None:
    report = Report()
    outcome = build(collection, report=report)
    assert {"glyph-missing"} <= set(codes(report)) <= {"glyph-missing", "glyph-unprintable"}
    assert [a["title"] for a in outcome.articles] == ["Notes", "Notes", "習近平"]
    pages = {path.name for path in (collection / "dist" / "html").glob("article-*.xhtml")}
    assert len(pages) == 3
    assert {"article-notes.xhtml", "article-notes-2.xhtml"} < pages


def test_files_that_a_build_leaves(collection: Path) -> None:
    build(collection, editions=["epub", "print"])
    names = {path.name for path in (collection / "dist").iterdir()}
    assert names == {"a-year.epub", "a-year-print.pdf", "html", "report.html", "report.json"}
    assert {"book.json", "index.html", "assets"} < {p.name for p in (collection / "dist" / "html").iterdir()}
    report = json.loads((collection / "dist" / "report.json").read_text(encoding="utf-8"))
    assert set(report) == {
        "collection", "articles", "editions", "conservation", "rights", "checks", "messages", "timings"
    }  # fmt: skip


def test_a_failed_build_leaves_the_last_good_one(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(collection, editions=["epub", "print"])
    dist = collection / "dist"
    before = {p: p.read_bytes() for p in dist.rglob("*") if p.is_file()}
    # The theme asks for a font that isn't there: found out only while the print edition is laid out.
    monkeypatch.setattr("publish.resources.font", lambda name: (_ for _ in ()).throw(EditionError("no font")))
    with pytest.raises(EditionError):
        build(collection, editions=["epub", "print"])
    after = {p: p.read_bytes() for p in dist.rglob("*") if p.is_file()}
    assert set(after) == set(before)
    # Only the reports tell of the failed build.
    assert {p.name for p in after if after[p] != before[p]} == {"report.json", "report.html"}
    assert "no font" in (dist / "report.html").read_text(encoding="utf-8")


def test_a_folder_html_that_is_not_ours_is_left_alone(collection: Path) -> None:
    foreign = collection / "site" / "html" / "mine.html"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("mine", encoding="utf-8")
    mine = collection / "site" / "report.html"
    mine.write_text("mine too", encoding="utf-8")
    with pytest.raises(EditionError, match="not a book that Publish made"):
        build(collection, collection / "site", editions=["epub"])
    assert foreign.read_text(encoding="utf-8") == "mine"
    assert mine.read_text(encoding="utf-8") == "mine too"


@pytest.mark.parametrize("name", ["folder", "a.txt", "x.epub"])
def test_an_article_never_replaces_what_it_must_not(collection: Path, name: str) -> None:
    (collection / "folder").mkdir()
    (collection / "folder" / "kept").write_text("kept", encoding="utf-8")
    before = (collection / "a.txt").read_bytes()
    with pytest.raises(UsageError):
        export_article(collection / "a.txt", collection / name, epub=False, report=Report())
    assert (collection / "folder" / "kept").is_file()
    assert (collection / "a.txt").read_bytes() == before


def test_an_export_of_many_articles_is_no_single_article(tmp_path: Path) -> None:
    item = (
        "<item><title>{0}</title><content:encoded><![CDATA[<p>Some text of it.</p>]]></content:encoded>"
        "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>"
    )
    names = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    export = f'<rss version="2.0" {names}><channel>{item.format("One")}{item.format("Two")}</channel></rss>'
    (tmp_path / "site.xml").write_text(export, encoding="utf-8")
    with pytest.raises(UsageError, match="holds 2 articles"):
        export_article(tmp_path / "site.xml", tmp_path / "x.pdf", epub=False, report=Report())
    outcome = build(tmp_path / "site.xml", tmp_path / "out", editions=["epub"])
    assert [a["title"] for a in outcome.articles] == ["One", "Two"]
    assert outcome.collection["title"] == "site"


def test_titles_that_begin_with_one_another_have_ids_of_their_own(tmp_path: Path, clean: Report) -> None:
    for name, title in (("a", "Land"), ("b", "Land Title"), ("c", "Land Note 1"), ("d", "Article Land")):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.format(title=title, name="Jane Roe"), encoding="utf-8")
    (tmp_path / "collection.toml").write_text('title = "T"\nlanguage = "en"\n', encoding="utf-8")
    outcome = build(tmp_path, editions=["print"], report=clean)
    pages = [a["pages"] for a in outcome.articles]
    assert all(last - first < 2 for first, last in pages)
    assert len({first for first, _ in pages}) == 4


def test_a_note_in_a_biography_is_kept_and_said(tmp_path: Path) -> None:
    text = ARTICLE.format(title="Title", name="Jane Roe").replace(
        "a printer.", "a printer[note]Retired.[/note] in Oslo."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "collection.toml").write_text('title = "T"\nlanguage = "en"\n', encoding="utf-8")
    report = Report()
    build(tmp_path, report=report)
    assert codes(report) == ["note-detached"]
    assert "Retired." in (tmp_path / "dist" / "html" / "notes.xhtml").read_text(encoding="utf-8")


def test_an_address_and_a_note_in_one_paragraph(tmp_path: Path, clean: Report) -> None:
    text = ARTICLE.format(title="Title", name="Jane Roe").replace("The text of", "See https://example.org/x/y for it.")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "collection.toml").write_text('title = "T"\nlanguage = "en"\n', encoding="utf-8")
    build(tmp_path, report=clean)


def test_one_unreadable_manuscript_is_an_error_and_the_others_are_built(collection: Path) -> None:
    (collection / "d.txt").write_bytes(b"It\x92s Latin-1")
    report = Report()
    outcome = build(collection, editions=["epub"], report=report)
    assert len(outcome.articles) == 3
    assert "manuscript-unreadable" in codes(report)


def test_a_folder_without_collection_toml_says_what_it_assumes(collection: Path) -> None:
    (collection / "collection.toml").unlink()
    report = Report()
    outcome = build(collection, editions=["epub"], report=report)
    assert outcome.collection["title"] == "Year"
    assert codes(report) == ["collection-assumed", "glyph-missing"]


def test_one_manuscript_is_a_collection_of_its_own(collection: Path, tmp_path: Path) -> None:
    outcome = build(collection / "a.txt", tmp_path / "out", editions=["epub"])
    assert outcome.collection["title"] == "Notes"
    assert (tmp_path / "out" / "notes.epub").is_file()


@pytest.mark.parametrize("name", ["mobi", "article", "cover"])
def test_an_edition_that_is_not_there_is_wrong_usage(collection: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no edition"):
        build(collection, editions=[name])
    assert not (collection / "dist").exists()


def test_an_unknown_theme_is_wrong_usage_and_names_the_themes(collection: Path) -> None:
    with pytest.raises(UsageError) as caught:
        build(collection, theme="baroque")
    assert "classic" in str(caught.value.hint)


@pytest.mark.parametrize("setup", ["missing", "empty"])
def test_nothing_to_build_is_an_error(tmp_path: Path, setup: str) -> None:
    folder = tmp_path / "x"
    if setup == "empty":
        folder.mkdir()
    with pytest.raises(CollectionError):
        build(folder)


def test_the_order_of_parts_and_articles(tmp_path: Path, clean: Report) -> None:
    for name, category in (("1", "Zebras"), ("2", "Apes"), ("3", "Zebras"), ("4", "Bees")):
        text = ARTICLE.format(title=f"Title {name}", name="Jane Roe").replace("Essays", category)
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = 'title = "T"\nlanguage = "en"\n'
    (tmp_path / "collection.toml").write_text(settings, encoding="utf-8")
    order = [a["title"][-1] for a in build(tmp_path, editions=["epub"], report=clean).articles]
    assert order == ["2", "4", "1", "3"]
    (tmp_path / "collection.toml").write_text(settings + '[parts]\nZebras = "Z"\nApes = "A"\nBees = "B"\n', "utf-8")
    order = [a["title"][-1] for a in build(tmp_path, editions=["epub"], report=clean).articles]
    assert order == ["1", "3", "2", "4"]
    listed = settings + 'articles = ["4.txt", "3.txt", "2.txt", "1.txt"]\n'
    (tmp_path / "collection.toml").write_text(listed, encoding="utf-8")
    order = [a["title"][-1] for a in build(tmp_path, editions=["epub"], report=clean).articles]
    assert order == ["4", "3", "1", "2"]


def test_writing_in_processes_gives_the_same_files(collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build(collection, collection / "one", jobs=1)
    build(collection, collection / "two", jobs=2)
    for name in ("a-year.epub", "a-year-print.pdf", "a-year-screen.pdf"):
        assert (collection / "one" / name).read_bytes() == (collection / "two" / name).read_bytes(), name


def test_pictures_are_placed_and_bad_ones_named(tmp_path: Path) -> None:
    for name in ("good", "bad"):
        text = ARTICLE.format(title=f"Title {name}", name="Jane Roe") + "\nAlt text: A grey square.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    Image.new("L", (1500, 1000), 128).save(tmp_path / "good.jpg")
    (tmp_path / "bad.jpg").write_bytes(b"\xff\xd8\xff not a picture")
    (tmp_path / "collection.toml").write_text('title = "T"\nlanguage = "en"\n', encoding="utf-8")
    report = Report()
    build(tmp_path, editions=["epub", "print"], report=report)
    assert codes(report) == ["image-unreadable"]
    with zipfile.ZipFile(tmp_path / "dist" / "t.epub") as archive:
        images = [n for n in archive.namelist() if "/images/" in n]
        page = archive.read("EPUB/article-title-good.xhtml").decode()
    assert images == ["EPUB/assets/images/title-good-1.jpg"]
    assert 'alt="A grey square."' in page


def test_an_article_by_itself_has_its_apparatus_and_no_more(collection: Path, tmp_path: Path) -> None:
    import pypdfium2

    target = export_article(collection / "a.txt", tmp_path / "a.pdf", epub=False, report=Report())
    with pypdfium2.PdfDocument(target) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    for piece in ("Essays", "Notes", "Jane Roe is a printer.", "by Y via Flickr", "The note."):
        assert piece in text
    assert "Contents" not in text
    assert list(tmp_path.glob(".publish-*")) == []


def test_an_article_as_epub_passes_epubcheck(collection: Path, tmp_path: Path) -> None:
    from publish.checks.epubcheck import check_epub

    target = export_article(collection / "a.txt", tmp_path / "a.epub", epub=True, report=Report())
    report = Report()
    check_epub(target, report)
    assert report.messages == []


def test_build_time_is_that_of_the_source_where_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert building.build_time().year == 1970
