"""Manuscripts in, Markdown out: the same articles, the same book, the same files at the second time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from publish.build import build
from publish.errors import CollectionError, EditionError, ManuscriptError, PublishError, UsageError
from publish.importing import _difference, import_manuscripts
from publish.markdown.document import document
from publish.messages import Report
from publish.model import Article
from publish.readers import read
from publish.recognise import recognise
from tests.conftest import MANUSCRIPTS, ROOT, Built
from tests.readers.any_page import any_page
from tests.readers.any_word_file import any_word_file

CASES = sorted(path / "in" for path in (ROOT / "tests" / "cases").iterdir())
REPORTED = frozenset({"import-differs", "words-unread", "failed"})


def imported(source: Path, target: Path) -> tuple[list[Path], list[str]]:
    """The files of an import, and what it found wrong that is the fault of the program."""
    report = Report()
    files = import_manuscripts(source, target, report)
    return files, [f"{m.code}: {m.text}" for m in report.messages if m.code in REPORTED]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "source", [MANUSCRIPTS, *CASES, ROOT / "tests" / "readers" / "pages"], ids=lambda path: path.parent.name
)
def test_every_article_reads_back_and_a_second_import_gives_the_same_files(source: Path, tmp_path: Path) -> None:
    files, wrong = imported(source, tmp_path / "one")
    assert wrong == []
    assert {str(path.relative_to(tmp_path / "one")) for path in files} == set(contents(tmp_path / "one"))
    again, wrong = imported(tmp_path / "one", tmp_path / "two")
    assert wrong == []
    assert len(again) == len(files)
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


@pytest.mark.parametrize("name", ["seed", "docx-anthology", "docx", "wxr", "jats", "markdown/01"])
def test_real_manuscripts_read_back(corpus: Path, name: str, tmp_path: Path) -> None:
    files, wrong = imported(corpus / name, tmp_path / "one")
    assert files
    assert wrong == []
    assert imported(tmp_path / "one", tmp_path / "two")[1] == []
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(page=any_page(), word=any_word_file())
def test_whatever_stands_in_whatever_it_reads_back(
    page: str, word: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.html").write_text(page, encoding="utf-8", errors="replace")
    (folder / "b.docx").write_bytes(word)
    for path in sorted(folder.iterdir()):
        try:
            read(path, Report())
        except ManuscriptError:
            path.unlink()
    if any(folder.iterdir()):
        assert imported(folder, folder / "out")[1] == []
    shutil.rmtree(folder)


def test_the_book_of_the_imported_sample_is_the_book_of_the_sample(sample: Built, tmp_path: Path) -> None:
    import_manuscripts(MANUSCRIPTS, tmp_path / "in", Report())
    report = Report()
    build(tmp_path / "in", tmp_path / "out", editions=[], report=report)
    assert [m for m in report.messages if m.severity != "info"] == []

    def pages(folder: Path) -> dict[str, str]:
        texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "html").glob("*.xhtml")}
        return {name: re.sub(r"\s*(<[^<>]*>)\s*", r"\1", text) for name, text in texts.items()}

    assert pages(tmp_path / "out") == pages(sample.folder)


def test_each_article_of_an_export_is_a_file(tmp_path: Path) -> None:
    item = (
        "<item><title>{0}</title><dc:creator>jane</dc:creator><content:encoded><![CDATA[<p>Text of {0}.</p>]]>"
        "</content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
    )
    (tmp_path / "site.xml").write_text(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
        f"<wp:wxr_version>1.2</wp:wxr_version>{item.format('Tides')}{item.format('Cranes')}{item.format('Tides')}"
        "</channel></rss>",
        encoding="utf-8",
    )
    report = Report()
    files = import_manuscripts(tmp_path / "site.xml", tmp_path / "out", report)
    assert [path.name for path in files] == ["tides.md", "cranes.md", "tides-2.md"]
    assert "Text of Cranes." in (tmp_path / "out" / "cranes.md").read_text(encoding="utf-8")
    assert "import-order" in [m.code for m in report.messages]


def test_a_collection_keeps_its_settings_and_says_what_its_permissions_name(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in ("B One.txt", "A Two.txt"):
        (source / name).write_text("A Title\n\nA text that ends with a full stop, and so is none.\n", encoding="utf-8")
    (source / "collection.toml").write_text(
        'title = "T" # the title\narticles = ["B One.txt", "A Two.txt"]\n\n'
        '[[permissions]]\narticle = "B One.txt"\nfrom = "X"\ndate = 2026-01-01\nscope = ["print"]\n',
        encoding="utf-8",
    )
    report = Report()
    import_manuscripts(source, tmp_path / "out", report)
    text = (tmp_path / "out" / "collection.toml").read_text(encoding="utf-8")
    assert text.startswith('title = "T" # the title\narticles = [\n    "b-one.md",\n    "a-two.md",\n]\n')
    said = [m.text for m in report.messages if m.code == "import-permissions"]
    assert len(said) == 1
    assert "B One.txt is b-one.md" in said[0]
    assert "A Two.txt" not in said[0]


def test_a_cover_lies_where_it_lay_and_what_is_there_stays(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    for folder in (source / "html", out / "html"):
        folder.mkdir(parents=True)
    (source / "x.txt").write_text("A Title\n\nA text that ends with a full stop.\n", encoding="utf-8")
    (source / "collection.toml").write_text('title = "T"\ncover = "html/cover.jpg"\n', encoding="utf-8")
    (source / "html" / "cover.jpg").write_bytes(b"a picture")
    (out / "html" / "mine.txt").write_text("mine", encoding="utf-8")
    import_manuscripts(source, out, Report())
    assert sorted(contents(out)) == ["collection.toml", "html/cover.jpg", "html/mine.txt", "x.md"]


def test_a_folder_whose_order_changes_by_the_new_names_gets_a_list(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in ("z.txt", "Ä.txt"):  # by name in this order
        (source / name).write_text("A Title\n\nA text that ends with a full stop.\n", encoding="utf-8")
    (source / "collection.toml").write_text('title = "T"\n', encoding="utf-8")
    import_manuscripts(source, tmp_path / "out", Report())
    assert '"z.md",\n    "a.md"' in (tmp_path / "out" / "collection.toml").read_text(encoding="utf-8")


def test_no_file_is_replaced_without_being_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    import_manuscripts(MANUSCRIPTS, out, Report())
    (out / "waiting-for-water.md").write_text("Mine.", encoding="utf-8")
    (out / "collection.toml").unlink()
    before = contents(out)
    with pytest.raises(EditionError, match="nothing was written"):
        import_manuscripts(MANUSCRIPTS, out, Report())
    assert contents(out) == before
    import_manuscripts(MANUSCRIPTS, out, Report(), replace=True)
    assert b"Mine." not in (out / "waiting-for-water.md").read_bytes()


def test_a_link_that_leads_nowhere_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "waiting-for-water.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(EditionError):
        import_manuscripts(MANUSCRIPTS / "waiting-for-water.txt", tmp_path, Report())
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("source", "target", "error"),
    [
        ("nowhere", "out", CollectionError),
        ("empty", "out", CollectionError),
        ("a", "a", UsageError),
        ("a/x.txt", "a", UsageError),
        ("a", "file", UsageError),
        ("a", "file/out", EditionError),
    ],
)
def test_what_can_not_be_done_changes_nothing(
    source: str, target: str, error: type[PublishError], tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "a" / "x.txt").write_text("A Title\n\nA text that ends with a full stop.\n", encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(error):
        import_manuscripts(tmp_path / source, tmp_path / target, Report())
    assert contents(tmp_path) == before


def test_a_file_that_can_not_be_read_leaves_the_others(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.docx").write_bytes(b"no zip")
    (source / "b.txt").write_text("A Title\n\nA text that ends with a full stop.\n", encoding="utf-8")
    report = Report()
    files = import_manuscripts(source, tmp_path / "out", report)
    assert [path.name for path in files] == ["b.md"]
    assert [m.file for m in report.messages if m.severity == "error"] == [str(source / "a.docx")]


def test_a_difference_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    article = Article("a.txt", "x", title_html="A Title", body="<p>Text.</p>", date="2014-05-30")
    path.write_text(document(article, []), encoding="utf-8")
    assert _difference(article, path) == ""
    path.write_text(document(article, []).replace("2014", "2015").replace("Text", "Test"), encoding="utf-8")
    assert _difference(article, path) == "date and text would differ"
    path.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert _difference(article, path).startswith("it can't be read: the front matter isn't YAML")


def test_an_editor_may_take_the_statement_out(tmp_path: Path) -> None:
    import_manuscripts(MANUSCRIPTS / "waiting-for-water.txt", tmp_path, Report())
    path = tmp_path / "waiting-for-water.md"
    stated = recognise(read(path, Report())[0], Report())
    path.write_text(path.read_text(encoding="utf-8").replace("recognise: false\n", ""), encoding="utf-8")
    found = recognise(read(path, Report())[0], Report())
    assert (found.title, found.authors, found.credits, found.text) == (
        stated.title, stated.authors, stated.credits, stated.text,
    )  # fmt: skip
