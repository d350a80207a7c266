"""Notes in brackets: the same article in each syntax gives the same paragraphs and notes; prose stays prose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.checks.conservation import unread_words
from publish.messages import Report
from publish.model import Manuscript
from publish.notes import Noted, find_notes
from publish.recognise import recognise
from publish.vocabulary import escape, paragraphs

WRAPPED: dict[str, Callable[[str], str]] = {
    "easy": lambda text: f"[note]{text}[/note]",
    "efn": lambda text: f"[efn_note]{text}[/efn_note]",
    "mfn": lambda text: f"[mfn]{text}[/mfn]",
    "modern": lambda text: f"[modern_footnote class=“wide”]{text}[/modern_footnote]",
    "ref": lambda text: f"[ref]{text}[/ref]",
    "fn": lambda text: f"[fn]{text}[/fn]",
    "footnote": lambda text: f"[FOOTNOTE] {text} [/FOOTNOTE]",
    "fd": lambda text: f"[1. {text}]",
    "paren": lambda text: f" (({text}))",
}


def blocks(*texts: str) -> str:
    return "".join(f'<p data-line="{2 * i + 1}">{text}</p>' for i, text in enumerate(texts))


def found(*texts: str) -> tuple[Noted, Report]:
    report = Report()
    noted = find_notes(blocks(*texts), (), "x.txt", report)
    markup = blocks(*texts)
    manuscript = Manuscript("x.txt", "pasted", markup)
    second = Report()
    assert unread_words(manuscript, recognise(manuscript, second), second) == []
    return noted, report


def texts_of(noted: Noted) -> list[str]:
    return [note.text for note in noted.notes]


def codes(report: Report) -> list[str]:
    return [message.code for message in report.messages if message.code != "notes-found"]


def flatpress(first: list[list[str]]) -> list[str]:
    """An article, paragraphs of notes, in FlatPress's syntax."""
    number = 0
    body, notes = [], []
    for paragraph in first:
        text = "Text"
        for note in paragraph:
            number += 1
            text += f" word[{number}]"
            notes.append(f"[{number}] {escape(note)}")
        body.append(text)
    return [*body, *(["[footnotes]", *notes] if notes else [])]


note = st.text(alphabet="abcdefg é—’&<", min_size=8, max_size=40).map(lambda text: f"See {' '.join(text.split())} end.")
articles = st.lists(st.lists(note, max_size=3), min_size=1, max_size=4).filter(any)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles)
def test_the_same_article_in_each_syntax_gives_the_same_paragraphs_and_notes(article: list[list[str]]) -> None:
    plain = ["Text" + " word" * len(paragraph) for paragraph in article]
    notes = [text for paragraph in article for text in paragraph]
    ways = {
        name: ["Text" + "".join(f" word{wrap(escape(text))}" for text in paragraph) for paragraph in article]
        for name, wrap in WRAPPED.items()
    }
    ways["flatpress"] = flatpress(article)
    markup = set()
    for name, written in ways.items():
        noted, report = found(*written)
        assert texts_of(noted) == notes, name
        assert paragraphs(noted.markup) == plain, name
        assert codes(report) == [], name
        markup.add(noted.markup)
    assert len(markup) == 1


_PIECES = ["[mfn]", "[/mfn]", "[mfn referencenumber=1]", "[mfn referencenumber=”2″][/mfn]", "[ref]", "[/ref]", "[fn]",
           "[/fn]", "[footnotes]", "\n[footnotes]\n", "[1]", "\n[1] A note", "[1. See this.]", "word[2. One two three]",
           " ((", "))", " ((A note here.))", " ((ref:1))", "((", "[[ref]", "[/ref]]", "[efn_reset][/efn_reset]",
           "[mfn_list]", "word", " ", "\n", "(x)", "<em>it</em>", "<code>[ref]x[/ref]</code>", "[fn value='1'/]",
           "&amp;", "<br/>"]  # fmt: skip


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=10), min_size=1, max_size=4))
def test_whatever_is_written_no_word_is_lost(article: list[list[str]]) -> None:
    noted, _ = found(*("".join(paragraph) for paragraph in article))
    assert [note.number for note in noted.notes] == list(range(1, len(noted.notes) + 1))


@pytest.mark.parametrize(
    "again", ["[mfn referencenumber=3][/mfn]", "[mfn referencenumber=”3″] [/mfn]", "[mfn referencenumber='3' /]"]
)
def test_an_empty_note_under_a_known_number_is_that_note_again(again: str) -> None:
    noted, report = found(f"One[mfn referencenumber=3]Of the third.[/mfn] and again{again} and[mfn]Another.[/mfn]")
    assert [(note.text, note.references) for note in noted.notes] == [("Of the third.", 2), ("Another.", 1)]
    assert codes(report) == []


def test_a_number_is_forgotten_after_a_reset_and_an_unknown_one_is_said() -> None:
    noted, report = found("One[mfn referencenumber=1]A.[/mfn][mfn referencereset='true']B.[/mfn] two[mfn "
                          "referencenumber=1][/mfn]")  # fmt: skip
    assert texts_of(noted) == ["A.", "B."]
    assert codes(report) == ["note-undefined"]
    assert "two[?]" in noted.markup
    assert "the note 1 " in report.messages[0].text


def test_a_drupal_note_may_be_referred_to_by_its_value() -> None:
    noted, _ = found('One[fn value="5"]The note.[/fn], two[fn value="5"][/fn].')
    assert [(note.text, note.references) for note in noted.notes] == [("The note.", 2)]


def test_a_note_without_text_or_name_is_said() -> None:
    for tag in ("mfn", "ref", "fn"):
        noted, report = found(f"Text[{tag}] [/{tag}] goes on")
        assert codes(report) == ["note-empty"]
        assert noted.notes == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Text[ref]never closed", "note-unclosed"),
        ("Text[/mfn] stray", "note-stray-close"),
        ("Text[fn]a [fn]b[/fn] c[/fn]", "note-nested"),
    ],
)
def test_tags_that_do_not_pair_are_said(text: str, code: str) -> None:
    noted, report = found(text)
    assert codes(report) == [code]
    assert report.messages[0].line == 1
    assert len(noted.notes) == (2 if code == "note-nested" else 0)


@pytest.mark.parametrize(
    "text",
    [
        "Escaped [[ref]text[/ref]]",
        "In code <code>[mfn]x[/mfn] a ((b c d e f.)) w[1. See that there.]</code>",
        "A link <a href='https://example.org/[ref]x[/ref]'>here</a>",
        "[reference]No tag. [fnord]x [ref-list]",
        "Three (((brackets around words)))",
        "A formula ((a+b)×c) and ((x + y)) and f((one two three))",
        "Code ((function () { return here; }()))",
        "Glued((to the word before it))",
        "On[1. Januar 1918 in Berlin] and on[1. May of the year.] and the[2. ed. Berlin Springer]",
        "A[1. word] and not glued [1. This is no footnote.]",
        "Numbers that begin[7. Elsewhere in the list.] and go on[8. As if cut out.]",
        "A citation[1] and a second one[2] without a list.",
        "The tag [footnotes] within a sentence.",
    ],
)
def test_what_is_no_note_stays_in_the_text(text: str) -> None:
    noted, report = found(text)
    assert noted.notes == ()
    assert paragraphs(noted.markup) == [paragraphs(blocks(text))[0].replace("[[", "[").replace("]]", "]")]
    assert codes(report) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ((so called)) thing",
        "A word[1. maybe this one] here",
        "Three (((brackets around words.)))",
        "Glued((to the word before it.))",
        "In a program f((one two three.))",
        "A template {{that is written like this.}} here",
    ],
)
def test_one_place_that_only_looks_like_a_note_stays_and_is_said(text: str) -> None:
    noted, report = found(text)
    assert (noted.notes, paragraphs(noted.markup)) == ((), [text])
    assert codes(report) == ["note-doubtful"]


def test_one_sentence_is_a_note() -> None:
    assert texts_of(found("Text ((This is a note.)) goes on.")[0]) == ["This is a note."]
    assert texts_of(found("Text[1. This is a note.] goes on.")[0]) == ["This is a note."]
    assert texts_of(found("Text ((https://example.org/a_(b))) on.")[0]) == ["https://example.org/a_(b)"]


def test_brackets_in_a_note_and_a_reference_to_it() -> None:
    noted, report = found("Text ((See Smith (2010) there (again))), then ((ref:1)) and <em>more</em> ((A last one)).")
    assert [(n.text, n.references) for n in noted.notes] == [("See Smith (2010) there (again)", 2), ("A last one", 1)]
    assert codes(report) == []
    assert paragraphs(noted.markup) == ["Text, then and more."]


def test_links_and_marks_in_a_note_stay() -> None:
    for wrap in WRAPPED.values():
        noted, _ = found("Text" + wrap('<em>See</em> this <a href="https://example.org/">page there</a>.') + " on.")
        assert '<em>See</em> this <a href="https://example.org/">page there</a>.' in noted.notes[0].html


def test_flatpress_in_one_block_with_text_after_the_list() -> None:
    noted, report = found(
        "Text[1] and[2].[1]", "[footnotes]\n[1] The first,\nover two lines.\n[2] The second.", "Photo: X, by Y."
    )
    assert [(n.text, n.references, n.line) for n in noted.notes] == [
        ("The first, over two lines.", 2, 4),
        ("The second.", 1, 6),
    ]
    assert paragraphs(noted.markup) == ["Text and.", "Photo: X, by Y."]
    assert codes(report) == []


def test_flatpress_numbers_without_a_note_and_notes_without_a_number_are_said() -> None:
    noted, report = found("Text[1] and[3].", "[footnotes]", "[1] The first.", "[2] The second.", "[2] Again.")
    assert texts_of(noted) == ["The first.", "The second.", "Again."]
    assert sorted(codes(report)) == ["note-undefined", "note-unreferenced", "note-unreferenced"]
    assert paragraphs(noted.markup) == ["Text and[?]."]


def test_tags_that_place_a_list_vanish() -> None:
    noted, report = found("Text[ref]A.[/ref]", "[footnotes]", "More[efn_reset][/efn_reset].[ref]B.[/ref]\n[mfn_list]")
    assert texts_of(noted) == ["A.", "B."]
    assert paragraphs(noted.markup) == ["Text", "More."]
    assert codes(report) == []
    assert '<p data-line="3"' not in noted.markup


def test_other_shortcodes_stay_and_are_named() -> None:
    text = "A [caption id=3]b[/caption] and[mfn]see [box]this[/box].[/mfn] [box]c[/box]"
    noted, report = found(text)
    assert paragraphs(noted.markup) == ["A [caption id=3]b[/caption] and [box]c[/box]"]
    assert codes(report) == ["shortcodes-stay"]
    assert "[caption] × 1, [box] × 2" in report.messages[-1].text


def test_the_count_of_each_syntax_is_said_once() -> None:
    _, report = found("A[ref]One.[/ref] b[mfn]Two.[/mfn] c[ref]Three.[/ref] d ((Four it is.))")
    assert [message.code for message in report.messages] == ["notes-found"]
    assert "modern 1, ref 2, paren 1" in report.messages[0].text
    assert found("No notes.")[1].messages == []


def test_long_runs_of_brackets_take_no_time() -> None:
    for piece in (" ((", "[ref]", "[1. a", " (( (", "w[1. ", "[mfn a", "\n[footnotes]"):
        text = piece * 4000
        assert find_notes(f"<p data-line='1'>{text}</p>", (), "x.txt", Report()).notes == ()
