"""Credit lines read from the right; what a line doesn't say stays unknown."""

from __future__ import annotations

import pytest

from publish.messages import Report
from publish.rights import find_licences, is_credit_line, licence_name, parse_credit
from tests.conftest import codes

LINES = [
    (
        "Photo: Night Ferry, Inbound (2018), by VX2040 via Pixabay. Licensed under CC0 Creative Commons.",
        ("Night Ferry, Inbound", "2018", "VX2040", "Pixabay", "CC0-1.0"),
    ),
    (
        "Photo: HMS Example (2018), by Cpl. J. Dubé via Wikimedia Commons. Licensed under CC BY-SA 4.0 International.",
        ("HMS Example", "2018", "Cpl. J. Dubé", "Wikimedia Commons", "CC-BY-SA-4.0"),
    ),
    (
        "Photo: Tower by Night, by A. Savin, via Wikimedia Commons. Licensed under FAL.",
        ("Tower by Night", None, "A. Savin", "Wikimedia Commons", "LicenseRef-scancode-free-art-1.3"),
    ),
    (
        "Photo: The Minister (2015), via Wikimedia Commons. Public Domain.",
        ("The Minister", "2015", None, "Wikimedia Commons", "LicenseRef-scancode-public-domain"),
    ),
    (
        "Cover photo: Untitled (2020) by Max Muster on Unsplash",
        ("Untitled", "2020", "Max Muster", "Unsplash", "LicenseRef-scancode-unsplash"),
    ),
    ("Photo par Jean Petit via Flickr (CC BY 2.0)", (None, None, "Jean Petit", "Flickr", "CC-BY-2.0")),
    ("Photo via Flickr (CC BY)", (None, None, None, "Flickr", "LicenseRef-CC-BY-unversioned")),
    ("Photo: Author’s own.", (None, None, None, None, "LicenseRef-Author-Own")),
    (
        "Photo: Old Quay (c. 1916), by William Roe / National Library / PA-009240",
        ("Old Quay", "c. 1916", "William Roe", "National Library / PA-009240", None),
    ),
    (
        "Header image credit: A Ford by N. N. via Flickr (https://creativecommons.org/licenses/by-nc-nd/2.0/)",
        ("A Ford", None, "N. N.", "Flickr", "CC-BY-NC-ND-2.0"),
    ),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line[:40] for line, _ in LINES])
def test_lines(line: str, expected: tuple[str | None, ...]) -> None:
    assert is_credit_line(line)
    credit = parse_credit(line, 7, "x.txt", Report())
    assert (credit.title, credit.year, credit.creator, credit.source, credit.licence) == expected
    assert (credit.raw, credit.line) == (line, 7)


@pytest.mark.parametrize(
    "line",
    [
        "Map: the river is in the north.",
        "Source: my own memory, as always.",
        "Photography is an art.",
        "Image: it lasts.",
    ],
)
def test_prose_is_no_credit(line: str) -> None:
    assert not is_credit_line(line)


def test_changes_are_kept() -> None:
    line = "Photo: X (2015) by Y, via Flickr. CC BY-SA 2.0. Cropped and converted to greyscale."
    assert parse_credit(line, 1, "x", Report()).modifications == "Cropped and converted to greyscale"


def test_two_licences_that_contradict_are_an_error_that_names_both() -> None:
    report = Report()
    line = "Photo: X by Y. Licensed under Attribution-NoDerivatives 4.0 International (CC BY-NC-SA 4.0)."
    parse_credit(line, 1, "x", report)
    assert codes(report) == ["credit-contradiction"]
    assert "CC-BY-NC-SA-4.0" in report.messages[0].text
    assert "CC-BY-ND-4.0" in report.messages[0].text


def test_a_version_that_is_not_stated_is_asked_for() -> None:
    report = Report()
    parse_credit("Photo: X by Y via Flickr (CC BY)", 1, "x", report)
    assert "the licence’s version" in report.messages[0].text


@pytest.mark.parametrize(
    ("text", "licence", "url"),
    [
        ("CC BY-SA 3.0 DE", "CC-BY-SA-3.0-DE", "https://creativecommons.org/licenses/by-sa/3.0/de/"),
        ("CC BY-SA 3.0 IGO", "CC-BY-SA-3.0-IGO", "https://creativecommons.org/licenses/by-sa/3.0/igo/"),
        ("CC BY-SA 3.0 ES", "LicenseRef-CC-BY-SA-3.0-ES", "https://creativecommons.org/licenses/by-sa/3.0/es/"),
        ("CC-BY-2.0", "CC-BY-2.0", "https://creativecommons.org/licenses/by/2.0/"),
        ("cc by-nc 2.0", "CC-BY-NC-2.0", "https://creativecommons.org/licenses/by-nc/2.0/"),
        ("http://www.creativecommons.org/licences/by-sa/4.0./deed.en", "CC-BY-SA-4.0", None),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0", None),
        ("Creative Commons Attribution-ShareAlike 4.0 International License", "CC-BY-SA-4.0", None),
        ("Creative Commons license", "LicenseRef-CC-unspecified", None),
        ("the Open Government Licence v3.0", "OGL-UK-3.0", None),
    ],
)
def test_licences(text: str, licence: str, url: str | None) -> None:
    found = find_licences(f"Licensed under {text}.")
    assert [item.id for item in found] == [licence]
    if url:
        assert found[0].url == url


@pytest.mark.parametrize(
    ("licence", "name"),
    [
        ("CC-BY-SA-4.0", "Creative Commons Attribution-ShareAlike 4.0 International"),
        ("CC-BY-NC-ND-3.0", "Creative Commons Attribution-NonCommercial-NoDerivs 3.0 Unported"),
        ("CC-BY-2.0", "Creative Commons Attribution 2.0 Generic"),
        ("CC0-1.0", "CC0 1.0 Universal"),
        ("LicenseRef-scancode-public-domain", "Public domain"),
    ],
)
def test_names(licence: str, name: str) -> None:
    assert licence_name(licence) == name


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "Photos: (1) Tank (2014) by A. Smith via Flickr, CC BY 2.0; (2) Flag, by VX40 via Pixabay, CC0.",
            {"flag", "vx"},
        ),
        ("Photo: Tower by Ann Poe, CC BY 2.0, crow by Bob Raven, CC BY-SA 3.0 zebra.", {"crow", "bob", "raven"}),
    ],
)
def test_what_is_not_understood_is_named(line: str, words: set[str]) -> None:
    report = Report()
    parse_credit(line, 1, "x", report)
    said = next(m.text for m in report.messages if m.code == "credit-unread")
    assert all(word in said for word in words)


def test_a_line_that_is_understood_leaves_nothing_over() -> None:
    for line, _ in LINES:
        report = Report()
        parse_credit(line, 1, "x", report)
        assert "credit-unread" not in codes(report), line
