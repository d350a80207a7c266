"""Words with raised and lowered letters are found where a PDF sets these letters apart."""

from __future__ import annotations

from collections import Counter

import pytest

from publish.checks.raised import raised_words, rejoin
from publish.vocabulary import parse


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("<p>plain text</p>", ()),
        ("<p>H<sub>2</sub>O</p>", ()),
        ("<p><em>x</em><sub><em>i</em></sub> is</p>", (("x", "i"),)),
        ("<p>p<sub>value</sub>s, the i<sup>th</sup></p>", (("p", "value", "s"), ("i", "th"))),
        ("<p>R<sub>nn</sub>β<sub>j</sub></p>", (("R", "nn", "β", "j"),)),
        ("<p>10<sup>5</sup></p>", (("10", "5"),)),
        ("<p>a <sup>b</sup></p>", ()),
    ],
)
def test_words_are_divided_where_letters_are_raised(markup: str, parts: tuple[tuple[str, ...], ...]) -> None:
    assert raised_words(parse(markup)[0]) == parts


@pytest.mark.parametrize(
    ("there", "after"),
    [
        ({"xi": 1, "x": 1, "i": 1}, {"xi": 1, "x": 1, "i": 1}),  # it is there as one word: nothing is taken
        ({"x": 2, "i": 1}, {"xi": 1, "x": 1}),
        ({"x": 1}, {"x": 1}),
    ],
)
def test_parts_count_as_the_word_that_is_lacking(there: dict[str, int], after: dict[str, int]) -> None:
    counted = Counter(there)
    rejoin(("x", "i"), Counter({"xi": 1}), counted)
    assert +counted == Counter(after)


def test_parts_may_stand_together_in_any_way() -> None:
    counted = Counter({"rnnβ": 1, "j": 1})
    rejoin(("R", "nn", "β", "j"), Counter({"rnnβj": 1}), counted)
    assert +counted == Counter({"rnnβj": 1})


def test_a_formula_of_many_parts_is_looked_for_in_single_parts_only() -> None:
    parts = tuple("abcdefghijklmnopqrstuvwxyz")
    counted = Counter(parts)
    rejoin(parts, Counter({"".join(parts): 1}), counted)
    assert +counted == Counter({"".join(parts): 1})
