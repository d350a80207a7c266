"""What is recognised, and what stays in the body because no rule claims it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.checks.conservation import unread_words
from publish.messages import Report
from publish.model import Article, Manuscript
from publish.notes import find_notes
from publish.recognise import RULES, recognise
from publish.recognise.biographies import is_name
from publish.vocabulary import escape, plain
from tests.conftest import codes

Recognised = Callable[..., tuple[Article, Report]]
TAIL = "\n\nPhoto: X (2020), by Y via Flickr. Licensed under CC BY 2.0.\n\nJane Roe\nJane Roe prints.\n"
TEXT = "A paragraph of text that ends as sentences do, with a full stop."


def test_rules_run_in_this_order() -> None:
    names = ["fields", "segments", "debris", "rolls", "credits", "provenance", "disclaimers", "labelled", "licences"]
    names += ["biographies", "bylines", "introductions", "head", "shapes", "pictures", "links"]
    assert [name for name, _ in RULES] == names


@pytest.mark.parametrize(
    ("head", "category", "title"),
    [
        ("Essays\n\nThe Title", "Essays", "The Title"),
        ("Essays\nThe Title", "Essays", "The Title"),
        ("The Title", None, "The Title"),
        ("Essays\n\nIs It True?", "Essays", "Is It True?"),
        ("Essays\n\nWar with the U.S.", "Essays", "War with the U.S."),
        ("Essays\n\nThe Title\n\nBy Jane Roe", "Essays", "The Title"),
        ("The Title\n\nby Jane Roe", None, "The Title"),
    ],
)
def test_category_and_title(recognised: Recognised, head: str, category: str | None, title: str) -> None:
    article, report = recognised(f"{head}\n\n{TEXT}{TAIL}")
    assert (article.category, article.title, article.text) == (category, title, TEXT)
    assert [author.name for author in article.authors] == ["Jane Roe"]
    assert codes(report) == []


def test_what_is_missing_is_said_with_file_line_and_hint(recognised: Recognised) -> None:
    _, report = recognised(f"{TEXT}\n\n{TEXT}\n")
    assert codes(report) == ["credit-missing", "title-missing", "author-missing"]
    for message in report.messages:
        assert message.file
        assert message.line == 1
        assert message.hint


def test_a_note_in_the_title_is_kept_out_of_the_plain_title(recognised: Recognised) -> None:
    article, _ = recognised(f"Essays\n\nThe Title[note]Of the title.[/note]\n\n{TEXT}[note]Of the text.[/note]{TAIL}")
    assert article.title == "The Title"
    assert [note.text for note in article.notes] == ["Of the title.", "Of the text."]
    assert 'href="#note-1"' in str(article.title_html)


def test_a_paragraph_about_disclaimers_stays_in_the_body(recognised: Recognised) -> None:
    prose = "The views expressed in this chapter do not necessarily reflect those of its readers, we wrote."
    filler = "\n\n".join([TEXT] * 6)
    article, _ = recognised(f"Essays\n\nThe Title\n\n{prose}\n\n{filler}{TAIL}")
    assert article.disclaimers == ()
    assert prose in article.text


def test_a_disclaimer_may_stand_in_the_block_of_the_credit(recognised: Recognised) -> None:
    article, _ = recognised(
        f"Essays\n\nThe Title\n\n{TEXT}\n\nPhoto: X, by Y via Flickr. CC BY 2.0\nDisclaimer: all of it\nis opinion.\n"
        "Jane Roe\nJane Roe prints."
    )
    assert article.credits[0].creator == "Y"
    assert article.disclaimers[0].text == "all of it is opinion."
    assert article.authors[0].biography == "Jane Roe prints."


@pytest.mark.parametrize(
    "name",
    [
        "Dani Belo",
        "Cpl. J. Dubé",
        "Ludwig van Beethoven",
        "Jean-Luc Nancy",
        "Mary O’Neil",
        "習近平",
        "Владимир В. Путин",
    ],
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", ["the end", "Is it?", "A sentence.", "One, Two", "page 12", "", "A " * 7])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_addresses_become_links_and_their_text_stays(recognised: Recognised) -> None:
    body = "See https://www.example.org/a?b=c&d, or write to me@example.org. The U.S.A. and example.org are text."
    article, _ = recognised(f"Essays\n\nThe Title\n\n{body}{TAIL}")
    assert article.text == body
    assert 'href="https://www.example.org/a?b=c&amp;d"' in article.body
    assert 'href="mailto:me@example.org"' in article.body
    assert article.body.count("<a ") == 2


pieces = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=60),
        st.sampled_from(
            ["\n\n", "\n", " ", "[note]", "[/note]", "[[note]", "[note][/note]", "[efn_note]", "[/efn_note]", "Photo: ",
             "Disclaimer: ", "By Jane Roe", "Jane Roe\nJane Roe is here", "• one\n• two", "1. a\n2. b", "CC BY 4.0",
             "https://example.org/x.", "via Flickr", "Alt text: "]
        ),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces)
def test_whatever_is_pasted_no_word_is_lost(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    from publish.errors import ManuscriptError
    from publish.readers import read

    path = tmp_path_factory.getbasetemp() / "property.txt"
    path.write_text("".join(parts), encoding="utf-8")
    report = Report()
    try:
        manuscript = read(path, report)[0]
    except ManuscriptError:
        return
    article = recognise(manuscript, report)
    assert unread_words(manuscript, article, report) == []
    assert [note.number for note in article.notes] == list(range(1, len(article.notes) + 1))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="abc ,.é—", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=8))
def test_notes_come_back_as_they_were_written(texts: list[str]) -> None:
    markup = "<p data-line='1'>Text" + "".join(f" word[note]{escape(text)}[/note]" for text in texts) + "</p>"
    noted = find_notes(markup, (), "x.txt", Report())
    assert [note.text for note in noted.notes] == [" ".join(text.split()) for text in texts]
    assert plain(noted.markup) == "Text" + " word" * len(texts)


def test_recognising_does_not_depend_on_the_disk() -> None:
    manuscript = Manuscript("nowhere.txt", "pasted", f'<p data-line="1">Essays</p><p data-line="3">{TEXT}</p>')
    assert recognise(manuscript, Report()).title == "Essays"


def test_a_line_that_goes_on_in_the_next_is_no_category(recognised: Recognised) -> None:
    article, _ = recognised("A long-\nwinded story\n\nThe text begins here, and it ends here.\n")
    assert article.category is None
    assert "long-" in article.text


def test_verse_under_a_title_is_not_taken_for_one(recognised: Recognised) -> None:
    article, _ = recognised("The Sea\n\nI must go down to the sea\nto the lonely sea and the sky\n\n" + TEXT + TAIL)
    assert (article.category, article.title) == (None, "The Sea")
    assert article.text.startswith("I must go down")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Dr. Jane Q. Roe, PhD", ["Dr. Jane Q. Roe, PhD"]),
        ("By Jane Roe and Jane Roe", ["Jane Roe"]),
        ("By Jane Roe, John Doe and José de la Cruz", ["Jane Roe", "John Doe", "José de la Cruz"]),
    ],
)
def test_bylines(recognised: Recognised, byline: str, names: list[str]) -> None:
    article, _ = recognised(f"Essays\n\nThe Title\n\n{byline}\n\n{TEXT}\n")
    assert [author.name for author in article.authors] == names


def test_two_authors_in_one_block(recognised: Recognised) -> None:
    article, _ = recognised(f"Essays\n\nThe Title\n\n{TEXT}\n\nA. Bee\nA. Bee is one.\nC. Dee\nC. Dee is two.\n")
    assert [(a.name, a.biography) for a in article.authors] == [
        ("A. Bee", "A. Bee is one."),
        ("C. Dee", "C. Dee is two."),
    ]


def test_descriptions_without_a_picture_are_named(recognised: Recognised) -> None:
    _, report = recognised(f"Essays\n\nThe Title\n\n{TEXT}{TAIL}\nAlt text: An ermine.\n\nCaption: A walrus.\n")
    said = " ".join(m.text for m in report.messages if m.code == "description-unplaced")
    assert "An ermine." in said
    assert "A walrus." in said


def test_a_block_of_thousands_of_lines_is_read_in_time(recognised: Recognised) -> None:
    article, _ = recognised("The Title\n\n" + TEXT + "\n\n" + "\n".join(f"line {n} of it" for n in range(5000)))
    assert "line 4999 of it" in article.text
