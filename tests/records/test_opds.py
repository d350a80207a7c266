"""OPDS records of one book: what the collection states, in both versions, and nothing else."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from publish.build import build
from publish.records.opds import ACQUISITION, ATOM, DC, OPF, SCHEMA
from tests.catalogue.shelf import collection

SETTINGS = """
subtitle = "Of <Cranes> & Boxes"
year = 2024
publisher = "Saltmarsh"
description = "A & B"
rights = "© 2024 Saltmarsh"
editors = ["Roe, Ann", "Bea Poe"]
series = {title = "Yearbooks", number = 3, issn = "0317-8471"}
subjects = {thema = ["JPS"], bisac = ["POL011000"]}
isbn = {epub = "978-3-16-148410-0", pdf = "9780306406157", print = "978-0-19-853453-2"}
doi = "10.1234/abc"
url = "https://example.org/harbours"
"""
ARTICLE = """---
title: Cranes
author:
  - name: Jane Roe
    orcid: 0000-0002-1825-0097
translator: Tom Poe
photographer: Pia Doe
editor: Eve Roe
recognise: false
---

A text goes on for a sentence or two.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of a book that states everything."""
    source = collection(tmp_path_factory.mktemp("opds") / "a", "Harbours", settings=SETTINGS)
    (source / "1.md").write_text(ARTICLE, encoding="utf-8")
    build(source, editions=["records", "epub", "screen", "print"], jobs=1)
    return source / "dist" / "records"


@pytest.fixture
def publication(folder: Path) -> Any:
    return json.loads((folder / "harbours.opds.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def entry(folder: Path) -> etree._Element:
    return etree.parse(folder / "harbours.opds.xml").getroot()


def test_the_publication_says_what_the_collection_states(publication: Any) -> None:
    metadata = publication["metadata"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", metadata.pop("modified"))
    assert metadata.pop("accessibility")["hazard"] == ["none"]
    assert metadata == {
        "@type": "http://schema.org/Book",
        "identifier": "urn:isbn:9783161484100",
        "altIdentifier": ["urn:isbn:9780306406157", "https://doi.org/10.1234/abc"],
        "title": "Harbours",
        "subtitle": "Of <Cranes> & Boxes",
        "language": "en",
        "author": [{"name": "Jane Roe", "sortAs": "Roe, Jane", "identifier": "https://orcid.org/0000-0002-1825-0097"}],
        "editor": [{"name": "Roe, Ann", "sortAs": "Roe, Ann"}, {"name": "Bea Poe", "sortAs": "Poe, Bea"}],
        "translator": [{"name": "Tom Poe", "sortAs": "Poe, Tom"}],
        "contributor": [
            {"name": "Pia Doe", "sortAs": "Doe, Pia", "role": "pht"},
            {"name": "Eve Roe", "sortAs": "Roe, Eve", "role": "edt"},
        ],
        "publisher": "Saltmarsh",
        "description": "A & B",
        "subject": [
            {"name": "JPS", "code": "JPS", "scheme": "https://ns.editeur.org/thema/"},
            {
                "name": "POL011000",
                "code": "POL011000",
                "scheme": "http://www.bisg.org/standards/bisac_subject/index.html",
            },
        ],
        "belongsTo": {"series": [{"name": "Yearbooks", "identifier": "urn:issn:0317-8471", "position": 3}]},
    }


def test_links_lead_to_what_is_for_readers(publication: Any, entry: etree._Element, folder: Path) -> None:
    expected = [
        ("self", "harbours.opds.json", "application/opds-publication+json"),
        ("alternate", "harbours.opds.xml", "application/atom+xml;type=entry;profile=opds-catalog"),
        ("alternate", "https://example.org/harbours", None),
        (ACQUISITION, "../harbours.epub", "application/epub+zip"),
        (ACQUISITION, "../harbours-screen.pdf", "application/pdf"),
    ]
    assert [(link["rel"], link["href"], link.get("type")) for link in publication["links"]] == expected
    (image,) = publication["images"]
    with Image.open(folder / image["href"]) as cover:
        assert (image["width"], image["height"], image["type"]) == (*cover.size, "image/jpeg")
    links = [(link.get("rel"), link.get("href"), link.get("type")) for link in entry.iter(f"{{{ATOM}}}link")]
    assert [href for _, href, _ in links] == [*(href for _, href, _ in expected), image["href"]]
    assert [rel for rel, *_ in links[:2]] == ["alternate", "self"]
    assert links[-1][0] == "http://opds-spec.org/image"
    with zipfile.ZipFile(folder / "../harbours.epub") as book:
        assert book.read("EPUB/assets/cover.jpg") == (folder / image["href"]).read_bytes()


def test_the_entry_says_the_same(publication: Any, entry: etree._Element) -> None:
    metadata = publication["metadata"]

    def texts(namespace: str, name: str) -> list[str | None]:
        return [element.text for element in entry.findall(f"{{{namespace}}}{name}")]

    assert texts(ATOM, "title") == ["Harbours"]
    assert texts(ATOM, "id") == ["urn:isbn:9783161484100"]
    assert texts(ATOM, "updated") == [metadata["modified"]]
    assert texts(ATOM, "summary") == ["A & B"]
    assert texts(ATOM, "rights") == ["© 2024 Saltmarsh"]
    assert texts(SCHEMA, "alternativeHeadline") == ["Of <Cranes> & Boxes"]
    assert texts(DC, "identifier") == [metadata["identifier"], *metadata["altIdentifier"]]
    assert (texts(DC, "language"), texts(DC, "publisher"), texts(DC, "issued")) == (["en"], ["Saltmarsh"], ["2024"])
    people = [
        (etree.QName(e).localname, e.findtext(f"{{{ATOM}}}name"), e.get(f"{{{OPF}}}role"), e.findtext(f"{{{ATOM}}}uri"))
        for e in entry.iter(f"{{{ATOM}}}author", f"{{{ATOM}}}contributor")
    ]
    assert people == [
        ("author", "Jane Roe", None, "https://orcid.org/0000-0002-1825-0097"),
        ("contributor", "Roe, Ann", "edt", None),
        ("contributor", "Bea Poe", "edt", None),
        ("contributor", "Tom Poe", "trl", None),
        ("contributor", "Pia Doe", "pht", None),
        ("contributor", "Eve Roe", "edt", None),
    ]
    assert [(c.get("term"), c.get("label")) for c in entry.iter(f"{{{ATOM}}}category")] == [
        ("JPS", "JPS"), ("POL011000", "POL011000"),
    ]  # fmt: skip
    (series,) = entry.iter(f"{{{SCHEMA}}}Series")
    assert dict(series.attrib) == {f"{{{SCHEMA}}}name": "Yearbooks", f"{{{SCHEMA}}}position": "3"}


def test_both_say_of_accessibility_what_the_package_says(publication: Any, entry: etree._Element, folder: Path) -> None:
    with zipfile.ZipFile(folder / "../harbours.epub") as book:
        package = etree.fromstring(book.read("EPUB/content.opf"))
    stated = [
        (meta.get("property", "").removeprefix("schema:"), meta.text)
        for meta in package.iter("{*}meta")
        if meta.get("property", "").startswith("schema:")
    ]
    assert [
        (etree.QName(e).localname, e.text) for e in entry if etree.QName(e).localname.startswith("access")
    ] == stated
    own = publication["metadata"]["accessibility"]
    assert own["summary"] == dict(stated)["accessibilitySummary"]
    assert own["feature"] == [value for name, value in stated if name == "accessibilityFeature"]
    assert own["accessModeSufficient"] == ["textual"]


def test_what_is_not_stated_is_not_there(tmp_path: Path) -> None:
    source = collection(tmp_path / "a", "Harbours", settings='series = {title = "Years", number = "II"}\n')
    (source / "1.md").write_text("# Cranes\n\nA text.\n", encoding="utf-8")
    build(source, editions=["records"], jobs=1)
    data = json.loads((source / "dist" / "records" / "harbours.opds.json").read_text(encoding="utf-8"))
    assert set(data["metadata"]) == {
        "@type", "identifier", "title", "language", "modified", "accessibility", "belongsTo",
    }  # fmt: skip
    assert data["metadata"]["belongsTo"] == {"series": [{"name": "Years"}]}
    assert [link["rel"] for link in data["links"]] == ["self", "alternate"]
    root = etree.parse(source / "dist" / "records" / "harbours.opds.xml").getroot()
    names = {etree.QName(element).localname for element in root}
    assert not names & {"author", "contributor", "summary", "rights", "issued", "publisher", "category"}
