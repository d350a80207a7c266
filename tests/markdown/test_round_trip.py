"""What is written as Markdown reads back to the same article, whatever stands in it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from publish.markdown.document import document
from publish.markdown.same import canonical, differences
from publish.messages import Report
from publish.model import Article, Field, Manuscript, PictureFile
from publish.readers.markdown import read
from publish.recognise import recognise
from tests.markdown import strategies

FOLDER = Path(tempfile.mkdtemp())
FILES = tuple(PictureFile(f"p-{number}.png", FOLDER / f"p-{number}.png") for number in (1, 2))
for file in FILES:
    (FOLDER / file.name).write_bytes(file.name.encode())


def back(article: Article) -> tuple[str, Article]:
    text = document(article, [file.name for file in FILES])
    manuscript = read(FOLDER / "a.md", text.encode(), Report())[0]
    return text, recognise(manuscript, Report())


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.bodies)
def test_bodies(body: str) -> None:
    article = recognise(Manuscript("a.txt", "test", body, FILES, (Field("title", "T"),), stated=True), Report())
    text, again = back(article)
    assert (canonical(again.body), text) == (canonical(article.body), text)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.manuscripts(FILES))
def test_articles(manuscript: Manuscript) -> None:
    article = recognise(manuscript, Report())
    text, again = back(article)
    assert (differences(article, again), text) == ([], text)
