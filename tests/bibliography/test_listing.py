"""The works cited of a whole book: off unless asked for, its page, its files, its messages, and what stays as it is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publish.bibliography import formatting
from publish.bibliography.listing import with_works
from publish.bibliography.marks import LONGEST_NOTE
from publish.build import build
from publish.checks import extract
from publish.collection import load
from publish.compile import compile_book
from publish.messages import Message, Report
from publish.model import Article, Book, Note
from publish.vocabulary import escape

XHTML = {"h": "http://www.w3.org/1999/xhtml"}
ARTICLES = {
    "ports": """# What Is a Harbour For?: A Question

By Jane Poe

The crane lifted something.[^1] It was heavy.[^2] It fell.[^3] It lay.[^4] It rusted.[^5] It went.[^6]

[^1]: Jane Roe, *Harbours & Quays* (Hull: Quay Press, 1999), 45.
[^2]: Ibid., 46.
[^3]: See also John Doe, ‘On Ropes’, *Journal of Ports* 12.3 (2003): 45–67.
[^4]: Jane Roe, *Salt*, mostly harmless, Hull: Quay Press, 2004.
[^5]: It was a Thursday.
[^6]: Poe, op. cit., p. 3.
""",
    "ropes": """# Ropes

By John Smith

A rope is a line.[^1] A line is not a rope.[^2]

[^1]: Roe, *Harbours*, p. 3.
[^2]: Doe, ‘On Ropes’, p. 50.
""",
}


def folder_with(tmp_path: Path, settings: str, articles: dict[str, str] = ARTICLES) -> Path:
    folder = tmp_path / "year"
    folder.mkdir()
    (folder / "collection.toml").write_text(f'title = "A Year"\nlanguage = "en-GB"\n{settings}', encoding="utf-8")
    for name, text in articles.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Made:
    folder: Path
    report: Report

    def said(self, code: str) -> list[Message]:
        return [message for message in self.report.messages if message.code == code]

    def page(self, name: str) -> etree._Element:
        return etree.parse(self.folder / "html" / f"{name}.xhtml").getroot()


ON = "[bibliography]\nworks_cited = true\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = folder_with(tmp_path_factory.mktemp("on"), ON)
    report = Report()
    build(folder, folder / "out", editions=["epub"], report=report)
    return Made(folder / "out", report)


def texts(made: Made) -> list[tuple[str, str]]:
    """Each entry with the line under it."""
    entries = made.page("works-cited").findall(".//h:ul[@class='works-cited']/h:li", XHTML)
    return [tuple(" ".join("".join(p.itertext()).split()) for p in entry) for entry in entries]  # type: ignore[misc]


def test_entries_are_sorted_and_say_where_they_are_cited(made: Made) -> None:
    ports = "What Is a Harbour For?"
    assert texts(made) == [
        ("Doe, John. ‘On Ropes’. Journal of Ports 12, no. 3 (2003): 45–67.", f"{ports}, note 3; Ropes, note 2"),
        ("Roe, Jane. Harbours & Quays. Hull: Quay Press, 1999.", f"{ports}, notes 1, 2; Ropes, note 1"),
        ("Jane Roe, Salt, mostly harmless, Hull: Quay Press, 2004.", f"{ports}, note 4"),
    ]


def test_each_link_leads_to_its_note_and_says_which(made: Made) -> None:
    ids = {element.get("id") for element in made.page("notes").iter() if element.get("id")}
    links = made.page("works-cited").findall(".//h:p[@class='cited-in']/h:a", XHTML)
    assert len(links) == 6
    for link in links:
        file, _, target = link.get("href", "").partition("#")
        assert file == "notes.xhtml"
        assert target in ids
        assert target.endswith(f".note-{link.text}")
        assert link.get("aria-label", "").startswith(f"Note {link.text}, ")


def test_the_page_is_a_bibliography_in_the_contents_behind_the_notes(made: Made) -> None:
    spine = json.loads((made.folder / "html" / "book.json").read_text(encoding="utf-8"))["spine"]
    roles = [item["role"] for item in spine]
    assert roles.index("bibliography") == roles.index("endnotes") + 1
    assert made.page("works-cited").find(".//*[@role='doc-bibliography']") is not None
    assert "Works Cited" in "".join(made.page("contents").itertext())


def test_messages_name_all_that_is_not_sure(made: Made) -> None:
    [summary] = made.said("works-cited")
    assert "3 works cited, 6 times in 6 notes; 1 of them in the words of their notes" in summary.text
    [stated] = made.said("citation-as-written")
    assert (Path(stated.file or "").name, stated.line) == ("ports.md", 10)
    assert "note 4" in stated.text
    assert "not understood: “mostly harmless”" in stated.text
    [unresolved] = made.said("citation-unresolved")
    assert (unresolved.severity, unresolved.line) == ("warning", 12)
    [remarks] = made.said("notes-without-works")
    assert remarks.text.endswith("5")


def test_the_files_for_reference_managers(made: Made) -> None:
    items = json.loads((made.folder / "records" / "a-year-works-cited.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == ["doe-2003", "roe-1999", "roe-2004"]
    assert items[2] == {
        "id": "roe-2004", "type": "document", "note": "Jane Roe, Salt, mostly harmless, Hull: Quay Press, 2004."
    }  # fmt: skip
    bibtex = (made.folder / "records" / "a-year-works-cited.bib").read_text(encoding="utf-8")
    assert re.findall(r"@(\w+){([^,]+),", bibtex) == [
        ("article", "doe-2003"),
        ("book", "roe-1999"),
        ("misc", "roe-2004"),
    ]


def test_notes_and_articles_are_the_same_with_and_without(made: Made, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "")
    report = Report()
    build(folder, folder / "out", editions=["epub"], report=report)
    for page in ("notes.xhtml", "article-ropes.xhtml"):
        assert (folder / "out" / "html" / page).read_text() == (made.folder / "html" / page).read_text()
    assert not (folder / "out" / "html" / "works-cited.xhtml").exists()
    assert not (folder / "out" / "records").exists()
    about = {"citation", "works", "notes-without-works"}
    assert [m for m in report.messages if m.code.partition("-")[0] in about or m.code in about] == []


def test_all_words_are_in_the_book_without_the_works_cited(made: Made) -> None:
    found = json.loads((made.folder / "report.json").read_text(encoding="utf-8"))["conservation"]["editions"]["epub"]
    assert found["lost"] == []


def test_a_word_lost_from_the_notes_is_lost_although_the_works_cited_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = extract.epub_regions
    monkeypatch.setattr(
        extract, "epub_regions", lambda path, *_: {**whole(path), "notes.xhtml": whole(path)["cover.xhtml"]}
    )
    report = Report()
    build(folder_with(tmp_path, ON), tmp_path / "out", editions=["epub"], report=report)
    assert any("quays" in message.text for message in report.messages if message.text.startswith("missing from"))


def test_nothing_of_it_is_loaded_where_nobody_asks() -> None:
    rooms = "('citeproc', 'publish.bibliography.')"
    code = f"import sys, publish.build; print([m for m in sys.modules if m.startswith({rooms})])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['publish.bibliography.exports']"


def book_of(tmp_path: Path, *notes: str, settings: str = ON) -> Book:
    folder = folder_with(tmp_path, settings, {"x": "# X\n\nText."})
    collection = load(folder, Report())
    written = tuple(Note(number, f"<p>{html}</p>", number) for number, html in enumerate(notes, 1))
    return Book(collection, (Article("x.md", "markdown", slug="x", title_html="X", notes=written),))


def test_a_style_that_fails_is_a_message_and_the_words_of_the_notes_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatting, "_source", lambda name, locale: b"<style/>")
    book = book_of(tmp_path, "Jane Roe, <em>Harbours</em>, Hull: Quay, 1999, p. 3.", "Roe, <em>Harbours</em>.")
    report = Report()
    [work] = with_works(book, report).works
    assert work.html == "Jane Roe, <em>Harbours</em>, Hull: Quay, 1999, p. 3."
    assert (work.reference.publisher, work.words) == ("Quay", None)
    assert ("works-style", "error") in [(message.code, message.severity) for message in report.messages]


def test_a_style_that_nobody_knows_is_named_with_the_known_ones(tmp_path: Path) -> None:
    from publish.errors import CollectionError

    with pytest.raises(CollectionError, match=r"author-date"):
        book_of(tmp_path, settings='[bibliography]\nworks_cited = true\nstyle = "apa"\n')


def test_a_book_without_works_has_no_page(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, ON, {"x": "# X\n\nText.[^1]\n\n[^1]: A remark.\n"})
    collection = load(folder, Report())
    article = Article("x.md", "markdown", slug="x", title_html="X", notes=(Note(1, "<p>A remark.</p>", 5),))
    report = Report()
    book = compile_book(collection, [article], report)
    assert "bibliography" not in [section.role for section in book.sections]
    assert {"works-cited", "notes-without-works"} <= {message.code for message in report.messages}


def test_names_that_nobody_can_divide_are_told(tmp_path: Path) -> None:
    report = Report()
    book = with_works(book_of(tmp_path, "Gabriel García Márquez, <em>Mareas</em>, Cádiz: Muelle, 1967."), report)
    assert book.works[0].html == "Gabriel García Márquez. <em>Mareas</em>. Cádiz: Muelle, 1967."
    assert book.works[0].key == "marquez-1967"
    assert "works-cited-names" in [message.code for message in report.messages]


def test_a_note_that_is_too_long_is_told(tmp_path: Path) -> None:
    report = Report()
    with_works(book_of(tmp_path, "rope " * LONGEST_NOTE), report)
    assert "note-read-in-part" in [message.code for message in report.messages]


_PIECES = st.sampled_from(
    ["Jane Roe", ", ", "<em>Harbours</em>", "‘Ropes’", " (", ")", "1999", "; ", "Hull: Quay", "Ibid.", ". ",
     "Roe, op. cit.", "12, no. 3", "https://x.org/a", "idem, ", "in ", "&amp;", "{", "\\",
     "<em>Ropes</em>", ": 3–9", "Doe 2001", "—"]
)  # fmt: skip


@given(st.lists(st.lists(_PIECES, max_size=12).map("".join), max_size=5))
@settings(deadline=None, max_examples=60)
def test_no_notes_break_a_book(tmp_path_factory: pytest.TempPathFactory, notes: list[str]) -> None:
    report = Report()
    book = with_works(book_of(tmp_path_factory.mktemp("b"), *notes), report)
    assert len({work.key for work in book.works}) == len(book.works)
    for work in book.works:
        etree.fromstring(f"<p>{work.html}</p>")
        assert work.html.strip()
        assert work.cited_in
        assert work.words is None or work.reference.title is None
    said = " ".join(message.text for message in report.messages)
    for number, _ in enumerate(notes, 1):
        listed = any(place.note == number for work in book.works for place in work.cited_in)
        assert listed or re.search(rf"\b{number}\b", said)


@pytest.mark.parametrize(
    "pieces", ["“a” ", "Jane Roe, ", "<em>A</em>, in ", "and ", "A. ", "‘", "(", "12(3) ", "a: B ", "; "]
)
def test_long_notes_take_no_longer_than_their_length_asks(pieces: str, tmp_path: Path) -> None:
    """Were the time to grow with the square of the length, this would take minutes."""
    with_works(book_of(tmp_path, pieces * (200_000 // len(pieces)) + escape("& more")), Report())
