"""Bodies of articles as their pages show them."""

from __future__ import annotations

import re

import pytest

from publish.html.bodies import article_body
from publish.html.labels import labels
from publish.model import Article


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2 3 4 2", "2 3 4 2"),
        ("3 3", "2 2"),
        ("2 4 4 3", "2 3 3 3"),
        ("4 3 2", "2 2 2"),
        ("2 4 2 4", "2 3 2 3"),
        ("3 4 2", "2 3 2"),
        ("", ""),
    ],
)
def test_no_heading_skips_a_level(given: str, shown: str) -> None:
    body = "".join(f"<h{level}>Head</h{level}><p>Text.</p>" for level in given.split())
    article = Article("a.txt", "pasted", slug="a", title_html="A", body=body)
    assert " ".join(re.findall(r"<h(\d)>", article_body(article, {}, "notes.xhtml", labels("en")))) == shown
