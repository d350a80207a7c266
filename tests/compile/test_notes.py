"""Pages of notes: the notes of a large book are divided, those of an article are not."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publish.build import build
from publish.collection import load
from publish.compile.sections import plan
from publish.messages import Report
from publish.model import Article, Book, Note
from tests.conftest import codes

COLLECTION = load(Path(__file__).parents[2] / "manuscripts", Report())


@given(st.lists(st.integers(0, 900), min_size=1, max_size=30))
def test_every_article_with_notes_stands_on_one_page_of_notes(counts: list[int]) -> None:
    articles = [
        Article(f"{i}.txt", "pasted", slug=str(i), notes=tuple(Note(n, "<p>N.</p>", 1, 1) for n in range(1, count + 1)))
        for i, count in enumerate(counts)
    ]
    pages = [s for s in plan(Book(COLLECTION, tuple(articles)), Report()).sections if s.role == "endnotes"]
    listed = [slug for page in pages for slug in page.notes_of]
    assert listed == [str(i) for i, count in enumerate(counts) if count]
    sizes = [sum(counts[int(slug)] for slug in page.notes_of) for page in pages]
    if sum(counts) <= 600:
        assert len(pages) == (1 if sum(counts) else 0)
    assert all(size < 600 + max(counts) for size in sizes)


def test_links_and_titles_of_divided_notes(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_text('title = "T"\nlanguage = "en"\n', encoding="utf-8")
    for name in ("one", "two"):
        text = " ".join(f"Word{n}[^{n}]" for n in range(1, 312))
        notes = "\n".join(f"[^{n}]: Note {n} of {name}." for n in range(1, 312))
        (tmp_path / f"{name}.md").write_text(f"# {name.title()}\n\n{text}\n\n{notes}\n", encoding="utf-8")
    report = Report()
    outcome = build(tmp_path, editions=["epub"], report=report)
    assert not report.count("error"), codes(report)
    html = tmp_path / "dist" / "html"
    spine = {item["file"]: item["title"] for item in json.loads((html / "book.json").read_text())["spine"]}
    assert (spine["notes.xhtml"], spine["notes-2.xhtml"]) == ("Notes (1)", "Notes (2)")
    for name, file in (("one", "notes.xhtml"), ("two", "notes-2.xhtml")):
        ids = {element.get("id") for element in etree.parse(html / file).iter()}
        links = [a.get("href", "") for a in etree.parse(html / f"article-{name}.xhtml").iter("{*}a")]
        targets = [link.partition("#")[2] for link in links if link.startswith(f"{file}#")]
        assert len(targets) == 311
        assert set(targets) <= ids
    assert outcome.conservation["editions"]["epub"]["lost"] == []
    contents = (html / "contents.xhtml").read_text(encoding="utf-8")
    assert contents.count('epub:type="endnotes"') == 1
