"""Tables are marked for the stylesheets by their columns and by the words in their cells."""

from __future__ import annotations

import pytest

from publish.html.tables import mark_tables
from publish.vocabulary import parse


@pytest.mark.parametrize(
    ("cells", "name"),
    [("<td/>" * 6, None), ("<td/>" * 7, "wide"), ('<td colspan="8"/>', "wide"), ("<th/>" * 11, "widest"), ("", None)],
)
def test_many_columns_are_marked(cells: str, name: str | None) -> None:
    body = parse(f"<table><tbody><tr>{cells}</tr><tr><td/></tr></tbody></table>")
    mark_tables(body)
    assert body[0].get("class") == name


@pytest.mark.parametrize(
    ("text", "short"), [("284", True), ("Ewing <em>sarcoma</em>", True), ("Chondrosarcoma", False), ("", False)]
)
def test_cells_of_short_words_stay_whole(text: str, short: bool) -> None:
    body = parse(f"<table><tbody><tr><td>{text}</td></tr></tbody></table>")
    mark_tables(body)
    assert [cell.get("class") for cell in body.iter("td")] == (["short"] if short else [None])
