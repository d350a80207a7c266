"""Elements are taken out of their trees, one by one or many at once, and no text goes with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.vocabulary import parse, serialise, unwrap, unwrap_all

_markup = st.recursive(
    st.sampled_from(["ship", " ", "2"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", st.sampled_from("abi"), st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.lists(_markup, max_size=4).map("".join))
def test_many_at_once_is_the_same_as_one_by_one(markup: str) -> None:
    one, many = parse(markup), parse(markup)
    for element in list(one.iter("a")):
        unwrap(element)
    unwrap_all(list(many.iter("a")))
    assert serialise(many) == serialise(one)


@pytest.mark.timeout(20)
def test_thousands_are_unwrapped_in_one_go() -> None:
    body = parse("<p>" + "<a>x</a>y " * 50_000 + "</p>")
    unwrap_all(list(body.iter("a")))
    assert serialise(body) == "<p>" + "xy " * 50_000 + "</p>"
