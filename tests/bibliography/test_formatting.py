"""Entries in the list of works cited, in both styles and several languages, and a style that is missing or broken."""

from __future__ import annotations

from importlib.resources import files

import citeproc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publish.bibliography import formatting
from publish.bibliography.formatting import STYLES, StyleError, entries
from publish.references import OTHERS, CitedName, Reference
from publish.vocabulary import plain
from tests.bibliography.said import names, ref

BOOK = ref("book", authors="Roe, Jane; Doe, John", title="Harbours", place="Hull", publisher="Quay", date="1999")
ARTICLE = ref(
    "article-journal", authors="Roe, Jane", title="On Ropes", container="Journal of Ports", volume="12", issue="3",
    date="2003", pages="45–67", doi="10.1234/abc",
)  # fmt: skip
CHAPTER = ref(
    "chapter", authors="Roe, Jane", editors="Doe, John; Poe, Ann", title="On Ropes", container="Harbours", place="Hull",
    publisher="Quay", date="1999", pages="10–26",
)  # fmt: skip
PAGE = ref(
    "webpage", title="Ropes & <Sails>", date="2019-05-03", url="https://example.org/?a=1&b=2", accessed="2020-01-02"
)

SHOWN = [
    (BOOK, "en", "notes-bibliography", "Roe, Jane, and John Doe. <em>Harbours</em>. Hull: Quay, 1999."),
    (BOOK, "en", "author-date", "Roe, Jane, and John Doe. 1999. <em>Harbours</em>. Hull: Quay."),
    (BOOK, "de", "notes-bibliography", "Roe, Jane und John Doe. <em>Harbours</em>. Hull: Quay, 1999."),
    (BOOK, "fr", "notes-bibliography", "Roe, Jane et John Doe. <em>Harbours</em>. Hull\u00a0: Quay, 1999."),
    (ARTICLE, "en", "notes-bibliography",
     "Roe, Jane. “On Ropes.” <em>Journal of Ports</em> 12, no. 3 (2003): 45–67. "
     '<a href="https://doi.org/10.1234/abc">https://doi.org/10.1234/abc</a>.'),
    (CHAPTER, "en-GB", "notes-bibliography",
     "Roe, Jane. ‘On Ropes’. In <em>Harbours</em>, edited by John Doe and Ann Poe, 10–26. Hull: Quay, 1999."),
    (PAGE, "en-GB", "notes-bibliography",
     "‘Ropes &amp; &lt;Sails&gt;’. 3 May 2019. "
     '<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>. Accessed 2 January 2020.'),
    (ref("motion_picture", authors="Roe, Jane", title="Ropes", date="1983"), "en", "notes-bibliography",
     "Roe, Jane, dir. <em>Ropes</em>. 1983."),
    (ref("book", editors="Roe, Jane", title="Harbours?"), "en", "notes-bibliography",
     "Roe, Jane, ed. <em>Harbours?</em>"),
    (Reference("book", (CitedName("Roe", "Jane"), OTHERS), title="Harbours"), "en", "notes-bibliography",
     "Roe, Jane, et al. <em>Harbours</em>."),
    (Reference("book", (CitedName("Ana García Márquez"), CitedName("Doe", "John")), title="Mareas"), "en",
     "notes-bibliography", "Ana García Márquez and John Doe. <em>Mareas</em>."),
    (ref("webpage", title="Against “Ropes”"), "en", "notes-bibliography", "“Against ‘Ropes.’”"),
    (ref("webpage", title="Against “Ropes”"), "en-GB", "notes-bibliography", "‘Against “Ropes”’."),
]  # fmt: skip


@pytest.mark.parametrize(("reference", "language", "style", "expected"), SHOWN)
def test_entries(reference: Reference, language: str, style: str, expected: str) -> None:
    assert entries([reference], language, style) == [expected]


def test_entries_keep_the_order_of_the_works() -> None:
    shown = entries([PAGE, BOOK, ARTICLE], "en", "author-date")
    assert ["Ropes &amp;" in shown[0], "Harbours" in shown[1], "Journal" in shown[2]] == [True] * 3
    assert entries([], "en", "author-date") == []


@pytest.mark.parametrize("style", STYLES)
def test_styles_are_valid_csl_and_name_their_licence(style: str) -> None:
    source = files("publish.bibliography").joinpath("styles", f"{style}.csl").read_bytes()
    schema = etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH))
    tree = etree.fromstring(source)
    assert schema.validate(tree), schema.error_log
    assert "AGPL" in (tree.findtext(".//{*}rights") or "")


def test_a_missing_style_is_an_error_of_its_own() -> None:
    with pytest.raises(StyleError, match="no-such-style"):
        entries([BOOK], "en", "no-such-style")


def test_a_broken_style_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_source", lambda name, locale: b"<style>")
    with pytest.raises(StyleError):
        entries([BOOK], "en", "author-date")


def test_nothing_is_printed_and_no_warning_comes_out(
    capfd: pytest.CaptureFixture[str], recwarn: pytest.WarningsRecorder
) -> None:
    entries([BOOK, ARTICLE, CHAPTER, PAGE, ref("legislation", title="Act", number="3", date="1847")], "pl", STYLES[0])
    assert capfd.readouterr() == ("", "")
    assert [str(warning.message) for warning in recwarn] == []


_TEXT = st.one_of(st.none(), st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20))
_TYPES = st.sampled_from(["book", "chapter", "article-journal", "webpage", "document", "thesis", "speech", "report"])


@given(_TYPES, _TEXT, _TEXT, _TEXT, _TEXT, st.sampled_from(["en", "fr", "de", "x"]))
@settings(deadline=None, max_examples=60)
def test_entries_are_well_formed_whatever_a_work_is_called(
    kind: str, title: str | None, house: str | None, volume: str | None, url: str | None, language: str
) -> None:
    reference = Reference(kind, names("Roe, Jane"), title=title, publisher=house, volume=volume, url=url)
    [entry] = entries([reference], language, "notes-bibliography")
    etree.fromstring(f"<p>{entry}</p>")
    assert "Roe, Jane" in plain(f"<p>{entry}</p>")
