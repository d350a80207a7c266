"""Credits where they stand: under a picture, in its caption, in front matter, in the last lines of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pictures

from publish.checks.conservation import unread_words
from publish.messages import Report
from publish.model import Article
from publish.readers import read
from publish.recognise import recognise

HEAD = "---\ntitle: The Quay\nauthor: Jane Roe\n---\n\nA paragraph of text that ends with a full stop.\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        Pictures.new("RGB", (8, 8), "teal").save(tmp_path / f"{name}.jpg")
    return tmp_path


def article_of(folder: Path, text: str, name: str = "x.md") -> tuple[Article, Report]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    report = Report()
    [manuscript] = read(path, report)
    article = recognise(manuscript, report)
    # Nothing is lost: each word is in a finding.
    assert unread_words(manuscript, article, report) == []
    return article, report


def credited(article: Article) -> list[tuple[str, str | None]]:
    return [(image.file.name, image.credit.creator if image.credit else None) for image in article.images]


def uncredited(report: Report) -> list[str]:
    return [message.text.split()[0] for message in report.messages if message.code == "picture-uncredited"]


def test_a_caption_that_is_a_credit(folder: Path) -> None:
    article, report = article_of(folder, HEAD + '![A quay](a.jpg "skyBlue, iStock, Thinkstock")\n')
    assert credited(article) == [("a.jpg", "skyBlue")]
    assert "figcaption" not in article.body
    assert uncredited(report) == []


def test_a_caption_that_ends_in_a_credit_keeps_the_rest(folder: Path) -> None:
    article, _ = article_of(folder, HEAD + '![A quay](a.jpg "The quay at dawn. (AP Photo/Evan Roe)")\n')
    assert credited(article) == [("a.jpg", "Evan Roe")]
    assert "<figcaption>The quay at dawn.</figcaption>" in article.body


def test_inline_markup_and_notes_of_a_caption_are_cut_with_care(folder: Path) -> None:
    figure = (
        '<figure><img src="a.jpg" alt="A quay"/><figcaption>The <em>old quay</em> at dawn. Photo by '
        '<a href="https://x.org/ann">Ann <b>Poe</b></a> on <a href="https://unsplash.com/photos/1?utm_source=z">'
        "Unsplash</a></figcaption></figure>"
    )
    text = f"<h1>T</h1><p>{'Text of it. ' * 30}</p>{figure}"
    article, _ = article_of(folder, f"<html><body><article>{text}</article></body></html>", "x.html")
    credit = article.credits[0]
    assert (credit.creator, credit.creator_url) == ("Ann Poe", "https://x.org/ann")
    assert credit.source_url == "https://unsplash.com/photos/1"
    assert "<figcaption>The <em>old quay</em> at dawn.</figcaption>" in article.body


def test_each_picture_gets_the_credit_that_stands_with_it(folder: Path) -> None:
    article, report = article_of(
        folder,
        HEAD + "![A](a.jpg)\n\nMore text of the article.\n\n![B](b.jpg)\n\nPhoto: Bridge, by Bob Poe, CC BY 2.0\n\n"
        "Text again.\n\n![C](c.jpg)\n*Photo by Cy Roe on Unsplash*\n",
    )
    assert credited(article) == [("a.jpg", None), ("b.jpg", "Bob Poe"), ("c.jpg", "Cy Roe")]
    assert uncredited(report) == ["a.jpg"]
    assert [credit.creator for credit in article.credits] == ["Bob Poe", "Cy Roe"]
    # The picture that shared a paragraph with its credit is still where it was.
    assert article.body.index("image-2") < article.body.index("Text again") < article.body.index("image-3")


def test_credits_that_stand_elsewhere_go_to_the_other_pictures_in_order(folder: Path) -> None:
    article, _ = article_of(
        folder,
        HEAD
        + '![A](a.jpg)\n\nText.\n\n![B](b.jpg "Photo: Bob Poe/Reuters")\n\nText.\n\n![C](c.jpg)\n\nText of the end.\n\n'
        "Photos: (1) Mill, by Ann Poe, CC BY 2.0; (2) Weir, by Cy Roe, CC0\n",
    )
    assert credited(article) == [("a.jpg", "Ann Poe"), ("b.jpg", "Bob Poe"), ("c.jpg", "Cy Roe")]


@pytest.mark.parametrize(
    ("credit", "creators"),
    [
        ("Photos by Ann Poe on Unsplash", ["Ann Poe", "Ann Poe", "Bob Poe"]),
        ("Photo by Ann Poe on Unsplash", ["Ann Poe", None, "Bob Poe"]),
        ("Fotos: Ann Poe/dpa", ["Ann Poe", "Ann Poe", "Bob Poe"]),
    ],
)
def test_a_credit_for_several_pictures(folder: Path, credit: str, creators: list[str | None]) -> None:
    pictures = '![A](a.jpg)\n\nText.\n\n![B](b.jpg)\n\nText.\n\n![C](c.jpg "Photo: Bob Poe/Reuters")\n\nText.\n\n'
    article, _ = article_of(folder, f"{HEAD}{pictures}{credit}\n")
    assert [creator for _, creator in credited(article)] == creators


def test_one_credit_under_two_pictures_is_for_both(folder: Path) -> None:
    article, _ = article_of(folder, HEAD + "![A](a.jpg) ![B](b.jpg)\n*Photo by Ann Poe on Unsplash*\n")
    assert credited(article) == [("a.jpg", "Ann Poe"), ("b.jpg", "Ann Poe")]


def test_front_matter(folder: Path) -> None:
    text = HEAD.replace("---\n\n", 'photo_credit: "[Ann Poe](https://x.org/ann) via Flickr, CC BY 2.0"\n---\n\n', 1)
    article, _ = article_of(folder, text + "![A](a.jpg)\n")
    assert credited(article) == [("a.jpg", "Ann Poe")]
    assert article.credits[0].creator_url == "https://x.org/ann"


def test_descriptions_belong_to_the_picture_of_the_credit_above_them(folder: Path) -> None:
    article, report = article_of(
        folder,
        HEAD + '![](a.jpg "Photo: Ann Poe/Reuters")\n\nText.\n\n![](b.jpg)\n\n'
        "Photo: Bridge, by Bob Poe, CC BY 2.0\n\nAlt text: A bridge of stone.\n",
    )
    assert [(image.file.name, image.alt) for image in article.images] == [
        ("a.jpg", None),
        ("b.jpg", "A bridge of stone."),
    ]
    assert "description-unplaced" not in [message.code for message in report.messages]


@pytest.mark.parametrize("caption", ["A quay with boats.", "Fig. 3: Growth by year", "By Jessica Roe, FTC", "Reuters"])
def test_captions_that_are_no_credits_stay(folder: Path, caption: str) -> None:
    article, report = article_of(folder, HEAD + f'![A](a.jpg "{caption}")\n')
    if caption == "Reuters":
        assert article.credits[0].source == "Reuters"
    else:
        assert f"<figcaption>{caption}</figcaption>" in article.body
        assert uncredited(report) == ["a.jpg"]


def test_a_picture_says_of_itself_what_its_file_holds(folder: Path) -> None:
    exif = Pictures.Exif()
    exif[0x013B] = "Ann Poe"
    Pictures.new("RGB", (8, 8), "teal").save(folder / "a.jpg", exif=exif.tobytes())
    _, report = article_of(folder, HEAD + "![A](a.jpg)\n")
    assert "creator Ann Poe" in next(m.text for m in report.messages if m.code == "picture-states")
    _, report = article_of(folder, HEAD + "![A](a.jpg)\n\nPhoto: Quay, by Max Muster, CC BY 2.0\n")
    assert "Max Muster" in next(m.text for m in report.messages if m.code == "picture-disagrees")
