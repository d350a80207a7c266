"""Notes made by hand: taken where the numbers of both sides match, left alone everywhere else."""

from __future__ import annotations

import pytest

from publish.notes.handlists import hand_lists
from publish.vocabulary import paragraphs
from tests.conftest import codes
from tests.notes.test_edge_cases import shown
from tests.notes.test_shortcodes import blocks, found, texts_of


@pytest.mark.parametrize(
    "text",
    [
        "One[1] two[2].@Notes@[1] First.@[2] Second.",
        "One[1] two[2].@Notes@1. First.@2. Second.",
        "One[1] two[2].@Endnotes:\n[1] First.\n[2] Second.",
        "One[1] two[2].@* * *@[1] First.\n[2] Second.",
        "One[1] two[2].@[1] First.@[2] Second.",
        "One¹ two².@¹ First.@² Second.",
        "One¹ two².@Anmerkungen@1. First.@2. Second.",
        "One<sup>1</sup> two<sup>2</sup>.@<strong>Références :</strong>@(1) First.@(2) Second.",
        "One<sup>[1]</sup> two<sup>[2]</sup>.@———@<sup>[1]</sup> First.<br/><br/><sup>[2]</sup> Second.",
        'One<a href="#place-1">1</a> two[<a href="#place-2">2</a>].@Сноски@1) First.@2) Second.',
        "One [1] two [2].@FOOTNOTES@1: First.@2: Second.",
    ],
)
def test_both_sides_match(text: str) -> None:
    noted, report = found(*text.split("@"))
    assert texts_of(noted) == ["First.", "Second."]
    assert shown(noted.markup) == "One^1 two^2."
    assert paragraphs(noted.markup) == ["One two."]
    assert codes(report) == []


def test_a_list_of_html_numbers_by_itself_and_its_items_may_hold_paragraphs() -> None:
    markup = (
        "One[1] two[2].@</p><h2 data-line='3'>Notes</h2><ol data-line='4'><li data-line='5'><p>A.</p><p>B.</p></li>"
    )
    markup += "<li data-line='6'>C <em>d</em>.</li></ol><p data-line='7'>After"
    noted, report = found(markup.replace("@", ""))
    assert [(note.text, note.line) for note in noted.notes] == [("A.\nB.", 5), ("C d.", 6)]
    assert paragraphs(noted.markup) == ["One two.", "After"]
    assert codes(report) == []


def test_what_stands_under_the_list_stays() -> None:
    noted, _ = found("One[1] two[2].", "Notes", "1. First,\ngoing on.", "2. Second.", "Photo: X, by Y.")
    assert texts_of(noted) == ["First, going on.", "Second."]
    assert paragraphs(noted.markup) == ["One two.", "Photo: X, by Y."]


def test_powers_and_units_are_no_marks() -> None:
    noted, report = found("A town¹ of 5 km² with x² and 10² people² in all.", "Notes", "1. First.", "2. Second.")
    assert shown(noted.markup) == "A town^1 of 5 km² with x² and 10² people^2 in all."
    assert codes(report) == []


def test_a_number_may_come_again() -> None:
    noted, _ = found("One[1] two[2] one[1].", "Notes", "1. First.", "2. Second.")
    assert [(note.text, note.references) for note in noted.notes] == [("First.", 2), ("Second.", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Numbers in brackets[1] and[2] without a list.",
        "Text.@Notes@1. A list of remarks.@2. And no numbers in the text.",
        "Text.@Sources@Smith, A Book.@Roe, Another.",
        "The area of 5 m<sup>2</sup>.@* * *@1. First.@2. Second.",
        "In 1999 [1] was said.@A paragraph [1] that begins otherwise.",
        "Text.@1. A list@2. in the text@3. of things",
        "A citation[3] and[1] one.@[1] First.@[2] Second.@[3] Third.",
        "One<code>[1]</code> two<code>[2]</code>.@[1] First.@[2] Second.",
    ],
)
def test_what_is_no_list_of_notes_stays_without_a_word(text: str) -> None:
    noted, report = found(*text.split("@"))
    assert noted.notes == ()
    assert paragraphs(noted.markup) == paragraphs(blocks(*text.split("@")))
    assert codes(report) == []


@pytest.mark.parametrize(
    "text",
    [
        "One[1] three[3].@Notes@1. First.@2. Second.@3. Third.",
        "Two[2] one[1].@References@[1] First.@[2] Second.",
        "One<sup>2</sup> two<sup>1</sup>.@Notes@1. First.@2. Second.",
        "One[1].@Endnotes@1. First.@2. Second.",
    ],
)
def test_numbers_that_do_not_match_are_said_and_everything_stays(text: str) -> None:
    noted, report = found(*text.split("@"))
    assert noted.notes == ()
    assert paragraphs(noted.markup) == paragraphs(blocks(*text.split("@")))
    assert codes(report) == ["notes-unmatched"]
    assert report.messages[0].line == 3


def test_the_last_list_that_fits_is_the_one() -> None:
    markup = blocks("Notes", "1. Not this one.", "Text[1].", "Notes", "1. This one.", "Sources", "1. A book.")
    assert [listed.notes[0].html for listed in hand_lists(markup)] == [
        "<p>A book.</p>", "<p>This one.</p>", "<p>Not this one.</p>",
    ]  # fmt: skip
    noted, _ = found("Notes", "1. Not this one.", "Text[1].", "Notes", "1. This one.")
    assert texts_of(noted) == ["This one."]
