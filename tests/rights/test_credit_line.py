"""Credit lines read from the right; what a line doesn't say stays unknown."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.messages import Report
from publish.model import Credit
from publish.rights import Link, is_credit_line, parse_credit, parse_credits, split_caption
from tests.conftest import codes

FIELDS = ("title", "year", "creator", "source", "licence", "modifications")
ADDRESSES = ("creator_url", "source_url")
LINES = tomllib.loads((Path(__file__).parent / "lines.toml").read_text(encoding="utf-8"))["line"]


def fields(credit: Credit, names: tuple[str, ...] = FIELDS) -> dict[str, str]:
    return {name: value for name in names if (value := getattr(credit, name)) is not None}


@pytest.mark.parametrize("line", LINES, ids=[line["text"][:50] for line in LINES])
def test_lines(line: dict[str, Any]) -> None:
    assert is_credit_line(line["text"])
    report = Report()
    credits = parse_credits(line["text"], 7, "x.txt", report)
    assert [fields(credit, FIELDS + ADDRESSES) for credit in credits] == line["credit"]
    for credit in credits:
        assert (credit.raw, credit.line) == (line["text"], 7)
        said = {*fields(credit, FIELDS + ADDRESSES), *(["licence_url"] if credit.licence_url else [])}
        assert {name for name, _ in credit.certainty} == said
    assert "credit-unread" not in codes(report)


@pytest.mark.parametrize("line", LINES, ids=[line["text"][:50] for line in LINES])
def test_lines_are_credits_under_a_picture_too(line: dict[str, Any]) -> None:
    assert split_caption(line["text"]) == ("", line["text"])


def test_the_lines_of_the_corpus(corpus: Path) -> None:
    rows = [json.loads(text) for text in (corpus / "credits.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 40
    for row in rows:
        assert is_credit_line(row["line"]), row["line"]
        credits = parse_credits(row["line"], 1, "x", Report())
        for name in ("title", "year", "creator", "source", "licence", "licence_url"):
            # NOASSERTION is how a list of licences writes that none is stated.
            expected = None if row[name] in (None, "NOASSERTION") else row[name]
            found = " | ".join(getattr(credit, name) or "–" for credit in credits)
            assert found == (expected or "–"), (row["line"], name)


@pytest.mark.parametrize(
    "line",
    [
        "Map: the river is in the north.",
        "Source: my own memory, as always.",
        "Photography is an art.",
        "Image: it lasts.",
        "Photos on Flickr",
        "Find us on Flickr",
        "We release the data under CC BY 4.0.",
        "This article is licensed under CC BY 4.0.",
        "Text: CC BY 4.0",
        "Photos by the thousand arrive every day.",
        "Images on Pixabay are free.",
        "Jane Roe, Reuters",
        "NASA and NOAA",
        "NOAA/FEMA/NASA—Coastal Inundation",
        "Flickr, Instagram, Facebook",
        "Jane Roe is a photographer with Reuters.",
        "Look in Creative Commons. More and more photographers share their pictures.",
        "Sources: Jane Roe, The Book (2014).",
        "Figure 3: Growth by year",
        "Map: Europe in 1914",
        "By Jane Roe",
        "A photo by Ansel Roe hung on the wall.",
        "Picture by picture we lost them.",
        "Use images from the public domain.",
        "© 2014 The Example Institute. All rights reserved.",
        "All rights reserved.",
        "",
        ":",
        "Photo:",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    assert not is_credit_line(line)


@pytest.mark.parametrize(
    ("caption", "rest", "creator"),
    [
        ("The door of the bunker. (AP Photo/Jane Roe)", "The door of the bunker.", "Jane Roe"),
        ("Fig. 1: A circle. OptIma, Wikimedia Commons (2005), CC BY-SA 3.0.", "Fig. 1: A circle.", "OptIma"),
        ("Fig. 4: Forms. Jane Roe, 2019. Installation view. Photo: Astrid Poe.",
         "Fig. 4: Forms. Jane Roe, 2019. Installation view.", "Astrid Poe"),
        ("The ferry at dawn (Photo: Jane Roe / Flickr, CC BY 2.0)", "The ferry at dawn", "Jane Roe"),
        ("The ferry at dawn | Photo by Jane Roe on Unsplash", "The ferry at dawn", "Jane Roe"),
        ("The ferry at dawn – Foto: Max Muster/dpa", "The ferry at dawn", "Max Muster"),
        ("Crowds in Kyiv. REUTERS/Jane Roe", "Crowds in Kyiv.", "Jane Roe"),
        ("Crowds in Kyiv, 2014. © Jane Roe", "Crowds in Kyiv, 2014.", "Jane Roe"),
        ("A view by night. Credit: NASA/Bill Roe", "A view by night.", "Bill Roe"),
        ("Photos by Laura McRoe.", "", "Laura McRoe"),
    ],
)  # fmt: skip
def test_captions_that_end_in_a_credit(caption: str, rest: str, creator: str) -> None:
    left, credit = split_caption(caption)
    assert left == rest
    assert parse_credits(credit, 1, "x", Report(), named=True)[0].creator == creator


@pytest.mark.parametrize(
    "caption",
    [
        "Fig. 1: JODI’s Map (1999), http://map.jodi.org/.",
        "Fig. 7: Lettuce coral: at a deeper location. Scott Roe, Palau (2006)",
        "Dan Roe, oxcrank",
        "Creative Commons credit below.",
        "Reuters reported that the ferry sank.",
        "Map: the river is in the north.",
        "",
    ],
)
def test_captions_without_a_credit_stay_whole(caption: str) -> None:
    assert split_caption(caption) == (caption, "")


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("Photo: X (2015), by Jane Roe via Flickr. CC BY 2.0.",
         {"title": "stated", "year": "stated", "creator": "stated", "source": "stated", "licence": "stated",
          "licence_url": "implied"}),
        ("Jane Roe, Flickr, CC BY 2.0",
         {"creator": "read", "source": "read", "licence": "stated", "licence_url": "implied"}),
        ("Photo by Jane Roe on Unsplash",
         {"creator": "stated", "source": "stated", "licence": "implied", "licence_url": "implied"}),
        ("[X](https://www.flickr.com/photos/1/2) by Jane Roe, https://creativecommons.org/licenses/by/2.0/",
         {"title": "stated", "creator": "stated", "source": "implied", "source_url": "stated", "licence": "stated",
          "licence_url": "stated"}),
        ("Photo: UK MOD © Crown copyright 2021, OGL v3.0",
         {"creator": "implied", "source": "read", "year": "read", "licence": "stated", "licence_url": "implied"}),
    ],
)  # fmt: skip
def test_how_sure_each_field_is(line: str, sure: dict[str, str]) -> None:
    credit = parse_credit(line, 1, "x", Report())
    assert dict(credit.certainty) == sure
    assert credit.sure("title") == sure.get("title")


def test_links_of_the_markup_come_beside_the_text() -> None:
    links = [Link("Jane Roe", "https://x.org/jane"), Link("CC BY", "https://creativecommons.org/licenses/by/3.0/")]
    credit = parse_credits("Photo: Quay, by Jane Roe, CC BY", 1, "x", Report(), links)[0]
    assert (credit.creator_url, credit.licence) == ("https://x.org/jane", "CC-BY-3.0")


def test_unsafe_links_are_no_addresses() -> None:
    credit = parse_credit('Photo by <a href="javascript:alert(1)">Jane Roe</a> on Unsplash', 1, "x", Report())
    assert (credit.creator, credit.creator_url) == ("Jane Roe", None)


@pytest.mark.parametrize(
    ("line", "first", "second", "licence"),
    [
        ("Photo: X by Y. Licensed under Attribution-NonCommercial-NoDerrivatives 4.0 International (CC BY-NC-SA 4.0).",
         "“Attribution-NonCommercial-NoDerrivatives 4.0 International” is CC-BY-NC-ND-4.0",
         "“CC BY-NC-SA 4.0” is CC-BY-NC-SA-4.0", None),
        ("Photo: X by Y, CC BY 2.0. All rights reserved.", "“CC BY 2.0”", "“All rights reserved”", None),
        ("Photo: X by Y, [CC BY 2.0](https://creativecommons.org/licenses/by/4.0/)", "CC-BY-2.0", "CC-BY-4.0",
         "CC-BY-4.0"),
    ],
)  # fmt: skip
def test_licences_that_contradict_each_other(line: str, first: str, second: str, licence: str | None) -> None:
    report = Report()
    credit = parse_credit(line, 1, "x", report)
    said = [message for message in report.messages if message.severity == "error"]
    assert [message.code for message in said] == ["credit-contradiction"]
    assert said[0].text.index(first) < said[0].text.index(second)
    assert credit.licence == licence


def test_a_misspelt_name_that_agrees_with_its_address_is_no_contradiction() -> None:
    report = Report()
    name, address = (
        "Attribution NonCommerical ShareAlike 4.0 Unported",
        "www.creativecommons.org/licences/by-nc-sa/4.0./",
    )
    assert parse_credit(f"Photo: X by Y. {name}, {address}", 1, "x", report).licence == "CC-BY-NC-SA-4.0"
    assert codes(report) == []


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("Photo: X by Y via Flickr (CC BY)", "credit-incomplete", "the licence’s version"),
        ("Photo: X by Y via Creative Commons", "credit-incomplete", "which Creative Commons licence"),
        ("flickr, CC BY-NC-SA 2.0", "credit-incomplete", "creator"),
        ("Photo: X by Y via Flickr", "credit-incomplete", "licence"),
        ("Photo: X (2020), by Y via Pixabay. CC0.", "credit-doubtful", "since 2019"),
        ("Bundesarchiv, Bild 183-S33882 / CC-BY-SA 3.0", "credit-port", "(DE)"),
        ("Photo: X by Y, 7 May 2009, CC BY 2.0 zebra", "credit-unread", "“zebra”"),
        ("Photo: X by Jane Roe. © Zoe Zeal. CC BY 2.0", "credit-unread", "“zoe zeal”"),
    ],
)
def test_what_a_line_leaves_open_is_said(line: str, code: str, says: str) -> None:
    report = Report()
    parse_credits(line, 3, "x", report)
    message = next(message for message in report.messages if message.code == code)
    assert says in message.text
    assert (message.file, message.line) == ("x", 3)


def test_of_two_free_licences_the_lighter_one_is_taken_and_said() -> None:
    report = Report()
    parse_credits("Photo: X by Y, GFDL or CC BY-SA 3.0", 1, "x", report)
    assert [(m.code, m.severity) for m in report.messages] == [("credit-choice", "info")]


words_of_credits = st.sampled_from(
    ["Photo:", "by", "via", "Flickr", "CC BY 2.0", "(2014)", ",", "/", " - ", "“X”", "©", "2019", "Jane", "(", ")",
     "[", "](https://x.org)", "<a href=x>", "</a>", "https://creativecommons.org/licenses/by/4.0/", "；", "：", ".",
     "Licensed under", "cropped", "(1)", "(2)", ";", "\x1e", "\x1f", "&lt;", "AP Photo/", "courtesy of", "CC0", "oder"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(words_of_credits, max_size=16).map(" ".join)))
def test_any_text_is_read_without_harm(text: str) -> None:
    credits = parse_credits(text, 1, "x", Report())
    assert credits
    for credit in credits:
        assert credit.raw == text
        for name, value in fields(credit, FIELDS + ADDRESSES).items():
            assert value.strip(), name
            assert "\x1e" not in value
            assert "\x1f" not in value
    assert is_credit_line(text) in (True, False)
    rest, credit_text = split_caption(text)
    assert not credit_text or rest + credit_text in text or text.endswith(credit_text)


def test_long_lines_take_no_longer_than_their_length() -> None:
    for piece in ("Photo by ", "( ", "CC BY ", "a, ", "/x", "[x](", "by by via via ", "“", "© "):
        line = "Photo: " + piece * (900 // len(piece))
        parse_credits(line, 1, "x", Report())
        split_caption(line)
