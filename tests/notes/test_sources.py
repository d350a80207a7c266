"""Notes as the sources of other programs write them: MediaWiki, LaTeX, AsciiDoc, reStructuredText, Markdown."""

from __future__ import annotations

import pytest

from tests.conftest import codes
from tests.notes.test_edge_cases import shown
from tests.notes.test_shortcodes import found, texts_of


@pytest.mark.parametrize(
    ("text", "shows", "notes"),
    [
        # MediaWiki
        ("A{{sfn|Smith|Jones|1999|pp=5–6}}.", "A^1.", ["Smith Jones 1999, pp. 5–6"]),
        ("A{{sfn|Smith|1999|loc=ch. 2}}.", "A^1.", ["Smith 1999, ch. 2"]),
        ("A{{efn|See {{cite|a|b}} and [[c|d]] there.}}.", "A^1.", ["See {{cite|a|b}} and [[c|d]] there."]),
        ("A{{refn|group=n|1=By number = 5.}}.", "A^1.", ["By number = 5."]),
        ("A{{efn-ua|Upper.}} b{{Refn|Other.}}", "A^1 b^2", ["Upper.", "Other."]),
        ('A&lt;ref group="n" name=x&gt;One of it.&lt;/ref&gt;.@&lt;references group="n" /&gt;', "A^1.", ["One of it."]),
        ("A&lt;ref&gt;One of these.&lt;/ref&gt;.@{{reflist|2}}@{{notelist}}", "A^1.", ["One of these."]),
        # AsciiDoc
        ("A.footnote:[With [brackets\\] in it.] B.", "A.^1 B.", ["With [brackets] in it."]),
        ("A footnote:[With https://example.org[a link].].", "A^1.", ["With https://example.org[a link]."]),
        # reStructuredText
        ("A [#]_ b [#]_.@.. [#] First.\n.. [#] Second,\ngoing on.", "A^1 b^2.", ["First.", "Second, going on."]),
        ("A [*]_ b [*]_.@.. [*] First.@.. [*] Second.", "A^1 b^2.", ["First.", "Second."]),
        ("A [2]_ b [CIT2002]_.@.. [CIT2002] A book.@.. [2] Note.", "A^1 b^2.", ["Note.", "A book."]),
        # LaTeX
        ("A\\footnote{With {braces} and \\{one\\}.} B.", "A^1 B.", ["With {braces} and \\{one\\}."]),
        ("A\\endnote{An endnote.} b\\footnote[7]{A footnote.}", "A^1 b^2", ["An endnote.", "A footnote."]),
        ("A\\footnotemark b\\footnotemark{} c.@\\footnotetext{1.}@\\footnotetext{2.}", "A^1 b^2{} c.", ["1.", "2."]),
        # Markdown
        ("A[^long-id] b.@[^long-id]: Text\nof two lines.", "A^1 b.", ["Text of two lines."]),
        ("A^[With [brackets] in it.] b.", "A^1 b.", ["With [brackets] in it."]),
        # WordPress
        ("A ((The page ref:https://example.org/x)) b ((Another page here.))", "A^1 b^2",
         ["The page https://example.org/x", "Another page here."]),
        ("&lt;!--startnum=5--&gt;A ((A note of its own.)) b.", "A^1 b.", ["A note of its own."]),
        ("A[ref]One.[/ref]@[references]@[[footnotes]]", "A^1", ["One."]),
    ],
)  # fmt: skip
def test_notes_of_a_source(text: str, shows: str, notes: list[str]) -> None:
    noted, report = found(*text.split("@"))
    assert texts_of(noted) == notes
    assert shown(noted.markup).strip() == shows
    assert codes(report) == []


@pytest.mark.parametrize(
    "text",
    [
        "Write &lt;ref&gt; and &lt;/ref&gt; around it.",
        "The index a[n]b[/n] of a list.",
        "See [1]_ and [#]_ without any list.",
        "A mark [^1] without its line.",
        "The macro \\footnote takes one argument.",
        "A power x^[2] and y^[n+1].",
        "A list [a]_ of names.@.. note:: no label",
        "A function f(x){{ return x; }} in a program.",
        "A template {{cite book|title=A Book}} in the text.",
        "An array {{1, 2}, {3, 4}} of numbers.",
        "The word footnote: nothing else.",
    ],
)
def test_what_only_looks_like_one_stays_without_a_word(text: str) -> None:
    noted, report = found(*text.split("@"))
    assert noted.notes == ()
    assert codes(report) == []


def test_a_text_of_latex_written_twice_is_not_lost() -> None:
    noted, report = found("A\\footnotemark[1].", "\\footnotetext[1]{One.}", "\\footnotetext[1]{Again.}")
    assert texts_of(noted) == ["One.", "Again."]
    assert codes(report) == ["note-unreferenced"]


def test_a_label_written_twice_is_not_lost() -> None:
    for mark, label in (("[^a]", "[^a]: "), ("[a]_", ".. [a] "), ("[1]", "[1] ")):
        over = ["[footnotes]"] if mark == "[1]" else []
        noted, report = found(f"A{mark}.", *over, f"{label}One.", f"{label}Again.")
        assert texts_of(noted) == ["One.", "Again."]
        assert codes(report) == ["note-unreferenced"]


def test_a_note_that_would_cut_an_element_in_two_stays() -> None:
    noted, _ = found("<em>A\\footnotemark[1]</em>.", "\\footnotetext[1]{One <em>two}</em>")
    assert noted.notes == ()
    assert "\\footnotetext[1]{One" in shown(noted.markup)
