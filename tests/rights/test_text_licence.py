"""Licences that articles state for their own text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from publish.messages import Report
from publish.model import Article
from publish.rights import text_licence
from tests.conftest import codes

Recognised = Callable[..., tuple[Article, Report]]


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("This article is licensed under CC BY 4.0.", "CC-BY-4.0"),
        ("This article was republished under a Creative Commons licence (CC BY-ND 4.0).", "CC-BY-ND-4.0"),
        ("This article was first published by The Quay. It is republished here under CC BY-ND 4.0.", "CC-BY-ND-4.0"),
        ("It may be read here. This essay first appeared in The Quay under CC BY-NC 3.0.", "CC-BY-NC-3.0"),
        ("Licensed under CC BY 4.0.", "CC-BY-4.0"),
        ("Republished under a Creative Commons license.", "LicenseRef-CC-unspecified"),
        ("Text: CC BY 4.0", "CC-BY-4.0"),
        ("This work is licensed under a Creative Commons Attribution-NonCommercial 4.0 International License.",
         "CC-BY-NC-4.0"),
        ("This article first appeared in The Quay and is republished with permission of the author.",
         "LicenseRef-Permission"),
        ("Cet article est republié sous licence CC BY-SA 4.0.", "CC-BY-SA-4.0"),
        ("Dieser Beitrag steht unter der Lizenz CC BY-SA 4.0.", "CC-BY-SA-4.0"),
        ("Este artículo se publica bajo licencia CC BY 4.0.", "CC-BY-4.0"),
        ("Este texto foi publicado sob CC BY 4.0.", "CC-BY-4.0"),
        ("Questo articolo è pubblicato con licenza CC BY 4.0.", "CC-BY-4.0"),
    ],
)  # fmt: skip
def test_statements(text: str, licence: str) -> None:
    found = text_licence(text, 9)
    assert found is not None
    assert (found.licence, found.line) == (licence, 9)
    assert found.raw in text


@pytest.mark.parametrize(
    "text",
    [
        "The museum put its pictures under CC BY 4.0.",
        "Many authors prefer CC BY-NC, because it keeps publishers away.",
        "In 2014 the agency made its data available under CC0, which this article describes.",
        "The book is licensed under CC BY-NC-ND 4.0.",
        "All rights reserved words of a lost language.",
        "He asked for permission of the editor.",
        "This article is about the public domain.",
        "x " * 700 + "This article is licensed under CC BY 4.0.",
    ],
)
def test_prose_states_nothing(text: str) -> None:
    assert text_licence(text, 1) is None


TEXT = "Essays\n\nThe Title\n\n" + "A paragraph of text that ends as sentences do, with a full stop.\n\n" * 9


def test_the_statement_stays_in_the_text_and_is_taken_down(recognised: Recognised) -> None:
    article, report = recognised(f"{TEXT}This article is licensed under CC BY-NC 4.0.\n\nJane Roe\nJane Roe prints.\n")
    assert [(item.licence, item.line) for item in article.licences] == [("CC-BY-NC-4.0", 23)]
    assert article.text.endswith("This article is licensed under CC BY-NC 4.0.")
    assert [m.severity for m in report.messages if m.code == "text-licence"] == ["info"]


def test_prose_in_the_middle_is_no_statement(recognised: Recognised) -> None:
    article, _ = recognised(f"{TEXT}This article is licensed under CC BY 4.0.\n\n{TEXT[19:]}")
    assert article.licences == ()


def test_two_statements_that_contradict_each_other(recognised: Recognised) -> None:
    article, report = recognised(
        "---\ntitle: T\nauthor: Jane Roe\nlicense: CC BY-NC 4.0\n---\n\nText of the article.\n\n"
        "This article is licensed under [CC](https://creativecommons.org/licenses/by-nc-sa/4.0/).\n",
        "x.md",
    )
    assert [item.licence for item in article.licences] == ["CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"]
    message = next(m for m in report.messages if m.code == "text-licences-differ")
    assert message.severity == "error"
    assert "CC-BY-NC-4.0" in message.text
    assert "CC-BY-NC-SA-4.0" in message.text
    assert "text-licences-differ" in codes(report)


def test_a_licence_that_nobody_knows_is_said(recognised: Recognised) -> None:
    article, report = recognised("---\ntitle: T\nauthor: A\nlicense: The Quay 7\n---\n\nText of the article.\n", "x.md")
    assert article.licences == ()
    assert [m.line for m in report.messages if m.code == "text-licence-unknown"] == [4]
