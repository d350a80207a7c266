"""Names of files: safe on every system, and the same again when they are imported again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publish.importing.names import names_of
from publish.model import Article, Image, PictureFile


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("in/harbour.txt", "harbour.md"),
        ("in/Harbour (2).docx", "harbour-2.md"),
        ("in/2014-03-05-a-day.md", "2014-03-05-a-day.md"),
        ("in/Über Häfen.odt", "uber-hafen.md"),
        ("in/....txt", "untitled.md"),
        ("in/CON.txt", "con-1.md"),
        ("in/a" + "b" * 200 + ".txt", "a" + "b" * 59 + ".md"),
        ("in/" + "a-" * 40 + "b.md", "a-" * 40 + "b.md"),
    ],
)
def test_a_file_is_called_after_its_manuscript(source: str, name: str) -> None:
    assert names_of([Article(source, "x")])[0].manuscript == name


def test_several_articles_of_a_file_are_called_after_their_titles() -> None:
    articles = [Article("export.xml", "wxr", slug=slug) for slug in ("home", "news", "home")]
    assert [names.manuscript for names in names_of(articles)] == ["home.md", "news.md", "home-2.md"]


def test_no_two_files_have_the_same_name() -> None:
    articles = [Article(f"in/{name}", "x") for name in ("a.docx", "a.txt", "A.odt", "a-2.txt")]
    names = [names.manuscript for names in names_of(articles)]
    assert names == ["a.md", "a-2.md", "a-3.md", "a-2-2.md"]
    again = [names.manuscript for names in names_of([Article(f"out/{name}", "markdown") for name in sorted(names)])]
    assert again == sorted(names)


def test_no_picture_takes_the_place_of_the_cover() -> None:
    pictures = tuple(Image(PictureFile(name, data=b""), 1) for name in ("a.jpg", "a-1.jpg"))
    assert names_of([Article("a.txt", "x", images=pictures)], ["collection.toml", "a-1.jpg"])[0].all == (
        "a-2.md", "a-2-1.jpg", "a-2-2.jpg",
    )  # fmt: skip


def test_pictures_are_numbered_and_keep_their_kind() -> None:
    files = ("Quay.JPG", "x.tiff", "no suffix", "y.p/n")
    article = Article("a.txt", "x", images=tuple(Image(PictureFile(name, data=b""), 1) for name in files))
    assert names_of([article])[0].pictures == ("a-1.jpg", "a-2.tiff", "a-3", "a-4")
    assert names_of([replace(article, images=())])[0].all == ("a.md",)
