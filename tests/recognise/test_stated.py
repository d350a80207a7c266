"""Manuscripts that state everything: nothing is looked for in their text, and what says nothing goes."""

from __future__ import annotations

import pytest

from publish.messages import Report
from publish.model import Article, Field, Manuscript, ManuscriptNote, PictureFile
from publish.recognise import recognise
from publish.vocabulary import NOTEREF
from tests.conftest import codes

PICTURES = (PictureFile("a.jpg", data=b""), PictureFile("b.jpg", data=b""))
MARK = f'<a role="{NOTEREF}" href="#note-k"/>'


def article_of(body: str, *fields: Field, report: Report | None = None) -> Article:
    manuscript = Manuscript(
        "a.md", "markdown", body, PICTURES, fields, (ManuscriptNote("k", "<p>N.</p>"),), stated=True
    )
    return recognise(manuscript, report or Report())


def test_a_picture_in_a_title_stands_under_it_with_its_description() -> None:
    article = article_of("<p>Text.</p>", Field("title", 'A Title <img src="image-2" alt="A crane"/>', 4))
    assert article.title_html == "A Title"
    assert article.body.startswith('<figure data-line="4"><img src="image-2" alt="A crane"/></figure>')
    assert [image.alt for image in article.images] == [None, "A crane"]


@pytest.mark.parametrize(
    "paragraph",
    ['<p><img src="image-1"/></p>', '<p> <em/><img src="image-1"/><br/> </p>', '<p><img src="image-1"/><a/></p>'],
)
def test_a_paragraph_of_a_picture_is_a_figure(paragraph: str) -> None:
    assert article_of(paragraph).body.startswith('<figure><img src="image-1"/></figure>')


@pytest.mark.parametrize(
    "paragraph", ['<p><a href="https://e.org/"><img src="image-1"/></a></p>', '<p>x<img src="image-1"/></p>']
)
def test_a_picture_in_a_line_stays_there(paragraph: str) -> None:
    assert article_of(paragraph).body.startswith(paragraph)


def test_verbatim_text_is_code_once() -> None:
    assert article_of("<pre><code>a\nb</code></pre>").body.startswith("<pre>a\nb</pre>")
    assert article_of("<pre>x <code>a</code></pre>").body.startswith("<pre>x <code>a</code></pre>")


def test_a_mark_at_a_name_is_numbered_before_the_text() -> None:
    article = article_of(f"<p>Text.{MARK}</p>", Field("author", "Jane Roe"), Field("note", MARK))
    assert article.authors[0].notes == ("1",)
    assert 'id="noteref-1-2"' in article.body
    assert article.notes[0].references == 2


def test_pictures_belong_to_the_credits_that_name_them() -> None:
    lines = [
        Field("credit", "Photo: A, by Ann Poe."),
        Field("credit", "Photo: B, by Jane Roe."),
        Field("credit_picture", "1"),
    ]
    article = article_of("<p>Text.</p>", *lines)
    assert [image.credit and image.credit.creator for image in article.images] == ["Jane Roe", None]


def test_several_credits_in_a_line_are_for_as_many_pictures() -> None:
    line = [Field("credit", "(1) Photo: A, by X. (2) Photo: B, by Y."), *(Field("credit_picture", n) for n in "21")]
    article = article_of("<p>Text.</p>", *line)
    assert len(article.credits) == 2
    assert [image.credit for image in article.images] == [article.credits[1], article.credits[0]]


def test_empty_fields_state_nothing() -> None:
    report = Report()
    names = ("title", "subtitle", "category", "author", "date", "excerpt", "keyword", "credit", "licence", "disclaimer")
    article = article_of("<p>Text.</p>", *(Field(name, " ") for name in names), report=report)
    assert article.title is article.subtitle is article.category is article.date is article.excerpt is None
    assert article.authors == article.keywords == article.credits == article.licences == article.disclaimers == ()
    assert {"title-missing", "author-missing"} <= set(codes(report))
