"""Dates, people and the lines around an article: what is read, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from publish.build import build
from publish.dates import LANGUAGES, find_date, lacks_year, months, normal_date, read_date
from publish.messages import Report
from publish.model import Article
from publish.recognise.people import byline_in, is_name, people_in
from publish.recognise.phrases import kinds, label, phrases
from publish.recognise.provenance import is_provenance
from tests.conftest import codes

Recognised = Callable[..., tuple[Article, Report]]
TEXT = "A paragraph of text that ends as sentences do, with a full stop, and is long enough for one."


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("July 6, 2018", "2018-07-06"),
        ("Friday, July 6th, 2018", "2018-07-06"),
        ("6 July 2018", "2018-07-06"),
        ("Sept. 5, 2019", "2019-09-05"),
        ("le 6 juillet 2018", "2018-07-06"),
        ("1er août 2020", "2020-08-01"),
        ("6. Juli 2018", "2018-07-06"),
        ("06.07.2018", "2018-07-06"),
        ("6 de julio de 2018", "2018-07-06"),
        ("6 de julho de 2018", "2018-07-06"),
        ("6 luglio 2018", "2018-07-06"),
        ("6 lipca 2018", "2018-07-06"),
        ("6 июля 2018 г.", "2018-07-06"),
        ("2018-07-06", "2018-07-06"),
        ("2018-07-06 12:36:03", "2018-07-06"),
        ("13/6/2018", "2018-06-13"),
        ("July 2018", "2018-07"),
        ("2018", "2018"),
        ("7/6/2018", None),
        ("31 February 2018", None),
        ("4 October", None),
        ("in July 2018 or so", None),
        ("", None),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_stated(text: str, iso: str | None) -> None:
    assert normal_date(text) == iso


def test_a_date_without_a_year_is_known_as_such() -> None:
    assert lacks_year("4 October")
    assert lacks_year("le 4 octobre".removeprefix("le "))
    assert not lacks_year("4 October 2018")


def test_no_name_of_a_month_means_two_months() -> None:
    for language in LANGUAGES:
        for number, name in Locale(language).months["format"]["wide"].items():
            assert months()[name.casefold().rstrip(".")] == number, (language, name)


@given(st.text(max_size=200))
def test_any_text_is_a_date_or_none(text: str) -> None:
    iso = read_date(text)
    assert iso is None or len(iso) in (4, 7, 10)
    find_date(text)


@given(st.dates())
def test_every_day_is_read_back_from_every_language(day: object) -> None:
    from datetime import date

    from babel.dates import format_date

    assert isinstance(day, date)
    if day.year < 1500 or day.year > 2099:
        return
    for language in ("en", "fr", "de", "es", "pt", "it"):
        assert read_date(format_date(day, "long", locale=language)) == day.isoformat()


@pytest.mark.parametrize(
    ("line", "role", "names"),
    [
        ("By Jane Roe", "author", ["Jane Roe"]),
        ("by Jane Roe & John Doe", "author", ["Jane Roe", "John Doe"]),
        ("Par Jeanne Roux et Luc Morel", "author", ["Jeanne Roux", "Luc Morel"]),
        ("Von Hanna Roth und Max Muster", "author", ["Hanna Roth", "Max Muster"]),
        ("Autoren: Hanna Roth, Max Muster", "author", ["Hanna Roth", "Max Muster"]),
        ("Translated from the Haitian Creole by Mary Major", "translator", ["Mary Major"]),
        ("Traduit du néerlandais par Marie Dupont", "translator", ["Marie Dupont"]),
        ("Aus dem Niederländischen von Max Muster", "translator", ["Max Muster"]),
        ("Traduzione di Maria Conti", "translator", ["Maria Conti"]),
        ("Propos recueillis par Luc Morel", "interviewer", ["Luc Morel"]),
        ("Das Gespräch führte Max Muster", "interviewer", ["Max Muster"]),
        ("Edited by Jane Roe", "editor", ["Jane Roe"]),
        ("A cura di Gianna Russo", "editor", ["Gianna Russo"]),
        ("With contributions from Jane Roe and John Doe", "contributor", ["Jane Roe", "John Doe"]),
        ("In conversation: Jane Roe and John Doe", "author", ["Jane Roe", "John Doe"]),
    ],
)
def test_bylines(line: str, role: str, names: list[str]) -> None:
    found = byline_in(line, 3)
    assert found is not None
    assert [person.name for person in found.people] == names
    assert {person.role for person in found.people} == {role}
    assert {person.line for person in found.people} == {3}


@pytest.mark.parametrize(
    "line",
    ["By the River", "Von Berlin nach Paris", "By Friday, everyone had left", "Text", "Di notte", "With", "By —"],
)
def test_lines_that_begin_like_bylines(line: str) -> None:
    assert byline_in(line, 1) is None


def test_what_follows_a_name_belongs_to_it() -> None:
    people = people_in("Jane Roe, Program Editor, University of Ghent, John Doe, PhD, and Dr. Mary Major (Utrecht)", 1)
    said = [(person.name, person.affiliation) for person in people]
    house = "Program Editor, University of Ghent"
    assert said == [("Jane Roe", house), ("John Doe, PhD", None), ("Dr. Mary Major", "Utrecht")]


def test_a_rule_of_dashes_is_no_name() -> None:
    assert not is_name("————————")


def test_a_note_at_a_name_stays_there(recognised: Recognised) -> None:
    article, report = recognised(
        f"The Title\n\nBy Jane Roe[note]A thank-you.[/note] and John Doe\n\n{TEXT}[note]B.[/note]\n"
    )
    assert [(author.name, author.notes) for author in article.authors] == [("Jane Roe", ("1",)), ("John Doe", ())]
    assert [(note.text, note.references) for note in article.notes] == [("A thank-you.", 1), ("B.", 1)]
    assert "note-detached" not in codes(report)


def test_a_line_of_names_is_a_byline_where_the_end_knows_them(recognised: Recognised) -> None:
    article, _ = recognised(f"Essays\n\nThe Title\n\nJane Roe\n\n{TEXT}\n\nJane Roe\nJane Roe prints.\n")
    assert [author.name for author in article.authors] == ["Jane Roe"]
    assert article.text == TEXT


def test_two_dates_are_not_guessed_between(recognised: Recognised) -> None:
    article, report = recognised(f"The Title\n\nby Jane Roe\n\nJuly 6, 2018\n\nJuly 8, 2018\n\n{TEXT}\n")
    assert article.date == "2018-07-06"
    assert "date-twice" in codes(report)


@pytest.mark.parametrize(
    "text",
    [
        "First published in The Pilot, 4 May 2017.",
        "This article originally appeared in The Pilot.",
        "Editor’s note: An earlier version of this essay was published by The Pilot.",
        "Cet article a été publié initialement dans Le Pilote.",
        "Dieser Beitrag ist zuerst in Der Lotse erschienen.",
        "Este artículo fue publicado originalmente en El Piloto.",
        "Este texto foi publicado originalmente em O Piloto.",
        "Questo saggio è apparso originariamente su Il Pilota.",
    ],
)
def test_provenance(text: str) -> None:
    assert is_provenance(text)


def test_prose_about_publication_is_none() -> None:
    assert not is_provenance("The novel was first published in 1851, and it failed.")
    assert not is_provenance("First published in 1851. The novel failed at once and its author went to sea again.")


def test_an_abstract_stays_in_the_text_and_a_teaser_does_not(recognised: Recognised) -> None:
    article, _ = recognised(f"The Title\n\nby Jane Roe\n\nAbstract: Of harbours.\n\n{TEXT}\n")
    assert article.excerpt == "Of harbours."
    assert "Of harbours." in article.text
    article, report = recognised(f"The Title\n\nby Jane Roe\n\nExcerpt: Of harbours. Read more…\n\n{TEXT}\n")
    assert article.excerpt == "Of harbours."
    assert article.text == TEXT
    assert "records-only" in {message.code for message in report.messages}


def test_every_phrase_makes_a_pattern() -> None:
    for kind in (*kinds("people"), *kinds("date"), "keywords", "about", "roll", "disclaimer", "alt", "caption"):
        assert phrases(kind)
        assert label(kind).match("x") is None


def test_biographies_of_all_go_to_the_articles(tmp_path: Path) -> None:
    (tmp_path / "contributors.txt").write_text(
        "Contributors\n\nJane Roe\n\nJane Roe is a printer.\n\nNobody Here\n\nNobody Here is nobody.\n",
        encoding="utf-8",
    )
    (tmp_path / "other.txt").write_text(f"Another Title\n\nby Jane Roe\n\n{TEXT}\n", encoding="utf-8")
    outcome = build(tmp_path, tmp_path / "dist", editions=["epub"])
    said = [message.code for message in outcome.messages]
    assert "roll" in said
    assert "roll-unmatched" in said
    assert "words-lost" not in said
    page = (tmp_path / "dist" / "html" / "contributors.xhtml").read_text(encoding="utf-8")
    assert "Jane Roe is a printer." in page
    assert "Nobody Here is nobody." in page
    assert not any(article["title"] == "Contributors" for article in outcome.articles)
