"""Feeds: rules of OPDS 2.0 and of OPDS 1.2 with Atom, held against catalogues of many sizes; pages and series."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from publish.catalogue import build_catalogue, feeds
from publish.catalogue.feeds import Offer, feeds_of, write_feeds
from publish.records.opds import ACQUISITION, ATOM
from tests.catalogue.shelf import collection

TIME = "2024-05-01T00:00:00Z"
A = f"{{{ATOM}}}"
URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def offer(number: int, **stated: object) -> Offer:
    """A book without files."""
    name = f"book-{number}"
    entry = etree.Element(f"{A}entry", nsmap={None: ATOM})
    for tag, text in (("title", f"Book {number}"), ("id", f"urn:x:{number}"), ("updated", TIME)):
        etree.SubElement(entry, A + tag).text = text
    link = {"rel": ACQUISITION, "href": f"{name}/a.epub", "type": "application/epub+zip"}
    etree.SubElement(entry, f"{A}link", link)
    itself = {"rel": "self", "href": f"{name}/records/a.opds.json", "type": "application/opds-publication+json"}
    metadata = {"title": f"Book {number}", "identifier": f"urn:x:{number}", "modified": TIME, **stated}
    images = [{"href": f"{name}/c.jpg", "type": "image/jpeg"}]
    return Offer(
        name,
        {"metadata": metadata, "links": [itself, link], "images": images},
        etree.tostring(entry, encoding="unicode"),
    )


def in_series(number: int, title: str, position: int | None = None, issn: str | None = None) -> Offer:
    series = {"name": title, "position": position, "identifier": issn}
    return offer(number, belongsTo={"series": [{k: v for k, v in series.items() if v is not None}]})


def read_all(folder: Path) -> tuple[dict[str, Any], dict[str, etree._Element]]:
    pages = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("opds*.json"))}
    return pages, {path.name: etree.parse(path).getroot() for path in sorted(folder.glob("opds*.xml"))}


def check_feed(name: str, feed: dict[str, Any], folder: Path) -> None:
    """What the specification and its schemas ask of a feed of OPDS 2.0 and of its publications."""
    assert set(feed) <= {"metadata", "links", "navigation", "publications"}
    metadata = feed["metadata"]
    assert metadata["title"]
    assert DATE.fullmatch(metadata["modified"])
    assert metadata["numberOfItems"] >= len(feed["publications"]) <= metadata["itemsPerPage"]
    assert [link["href"] for link in feed["links"] if link["rel"] == "self"] == [name]
    assert all(
        link["title"] and link["rel"] and link["type"] == "application/opds+json" for link in feed.get("navigation", ())
    )
    for link in (*feed["links"], *feed.get("navigation", ())):
        assert link["href"] == "index.html" or (folder / link["href"]).is_file()
    for publication in feed["publications"]:
        assert set(publication) == {"metadata", "links", "images"}
        own = publication["metadata"]
        assert own["title"]
        assert URI.fullmatch(own["identifier"])
        assert DATE.fullmatch(own["modified"])
        relations = [link["rel"] for link in publication["links"]]
        assert relations.count("self") == 1
        assert ACQUISITION in relations
        assert {"image/jpeg", "image/png"} & {image["type"] for image in publication["images"]}


def check_atom(name: str, feed: etree._Element, folder: Path) -> None:
    """What RFC 4287 and OPDS 1.2 ask of an acquisition feed and of its entries."""
    for element in (feed, *feed.findall(f"{A}entry")):
        for tag in ("id", "title", "updated"):
            assert len(element.findall(A + tag)) == 1
        assert URI.fullmatch(element.findtext(f"{A}id", ""))
        assert DATE.fullmatch(element.findtext(f"{A}updated", ""))
        for person in element.findall(f"{A}author"):
            assert person.findtext(f"{A}name")
        for link in element.findall(f"{A}link"):
            assert link.get("rel")
            assert link.get("href")
    assert feed.findall(f"{A}author")
    ids = [entry.findtext(f"{A}id") for entry in feed.iter(f"{A}entry")]
    assert len(ids) == len(set(ids))
    kind = "application/atom+xml;profile=opds-catalog;kind=acquisition"
    links = {link.get("rel"): link for link in feed.findall(f"{A}link")}
    assert links["self"].get("href") == name
    assert links["start"].get("href") == "opds.xml"
    for relation in ("self", "start", "up", "next", "previous", "first", "last", "http://opds-spec.org/facet"):
        if relation in links:
            assert links[relation].get("type") == kind
            assert (folder / str(links[relation].get("href"))).is_file()
    for entry in feed.iter(f"{A}entry"):
        assert any(str(link.get("rel")).startswith(ACQUISITION) for link in entry.iter(f"{A}link"))


@pytest.mark.parametrize("count", [0, 1, 3, 4, 10])
def test_pages_hold_every_book_once_and_lead_to_one_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(feeds, "PAGE", 3)
    written = write_feeds(feeds_of("All", [offer(number) for number in range(count)]), tmp_path, TIME)
    pages, atoms = read_all(tmp_path)
    assert sorted(written) == sorted([*pages, *atoms])
    assert len(pages) == len(atoms) == max(-(-count // 3), 1)
    for name, page in pages.items():
        check_feed(name, page, tmp_path)
    for name, atom in atoms.items():
        check_atom(name, atom, tmp_path)
    titles: list[str] = []
    name: str | None = "opds.json"
    while name:
        titles += [publication["metadata"]["title"] for publication in pages[name]["publications"]]
        name = next((link["href"] for link in pages[name]["links"] if link["rel"] == "next"), None)
    assert titles == [f"Book {number}" for number in range(count)]
    ids: list[str] = []
    name = "opds.xml"
    while name:
        ids += [entry.findtext(f"{A}id", "") for entry in atoms[name].iter(f"{A}entry")]
        name = next((str(link.get("href")) for link in atoms[name].iter(f"{A}link") if link.get("rel") == "next"), None)
    assert ids == [f"urn:x:{number}" for number in range(count)]


def test_series_of_several_books_have_feeds_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    books = [
        in_series(1, "Years", 2), in_series(2, "Years", 1), in_series(3, "Alone", 1), in_series(4, "Years"), offer(5),
        in_series(6, "years"), in_series(7, "years"), in_series(8, "A", 1, "urn:issn:1"),
        in_series(9, "B", 2, "urn:issn:1"),
    ]  # fmt: skip
    write_feeds(feeds_of("All", books), tmp_path, TIME)
    pages, atoms = read_all(tmp_path)
    assert set(pages) == {"opds.json", "opds-series-years.json", "opds-series-years-2.json", "opds-series-a.json"}
    assert [link["title"] for link in pages["opds.json"]["navigation"]] == ["Years", "years", "A"]
    assert [p["metadata"]["title"] for p in pages["opds-series-years.json"]["publications"]] == [
        "Book 2",
        "Book 1",
        "Book 4",
    ]
    facets = [link for link in atoms["opds.xml"].iter(f"{A}link") if link.get("rel") == "http://opds-spec.org/facet"]
    assert [facet.get("title") for facet in facets] == ["Years", "years", "A"]
    for name, page in pages.items():
        check_feed(name, page, tmp_path)
    for name, atom in atoms.items():
        check_atom(name, atom, tmp_path)
    assert len({atom.findtext(f"{A}id") for atom in atoms.values()}) == len(atoms)


def test_feeds_of_real_books_lead_to_their_files_and_old_pages_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2):
        settings = f'series = {{title = "Years", number = {number}}}\nurl = "https://example.org/{number}"\n'
        collection(tmp_path / "root" / f"b{number}", f"Book {number}", "Cranes", settings=settings)
    output = tmp_path / "out"
    monkeypatch.setattr(feeds, "PAGE", 1)
    build_catalogue(tmp_path / "root", output, editions=["epub"], jobs=1, title="All & Every")
    pages, atoms = read_all(output)
    assert set(pages) == {"opds.json", "opds.2.json", "opds-series-years.json", "opds-series-years.2.json"}
    hrefs = [
        link["href"]
        for page in pages.values()
        for publication in page["publications"]
        for link in (*publication["links"], *publication["images"])
    ]
    hrefs += [str(link.get("href")) for atom in atoms.values() for link in atom.iter(f"{A}link")]
    assert all(href.startswith("https://example.org/") or (output / href).is_file() for href in hrefs)
    assert {"b1/thumbnail.jpg", "b1/html/assets/cover.jpg", "b1/book-1.epub"} < set(hrefs)
    for name, page in pages.items():
        check_feed(name, page, output)
    for name, atom in atoms.items():
        check_atom(name, atom, output)
        assert atom.find(f"{A}author/{A}name").text == "All & Every"  # type: ignore[union-attr]
    monkeypatch.setattr(feeds, "PAGE", 100)
    (tmp_path / "root" / "b2" / "collection.toml").write_text('title = "Book 2"\nlanguage = "en"\n')
    build_catalogue(tmp_path / "root", output, editions=["epub"], jobs=1)
    pages, atoms = read_all(output)
    assert (set(pages), set(atoms)) == ({"opds.json"}, {"opds.xml"})


def test_a_book_without_anything_for_readers_is_in_no_feed(tmp_path: Path) -> None:
    collection(tmp_path / "root" / "b", "Book", "Cranes")
    catalogue = build_catalogue(tmp_path / "root", editions=["records"], jobs=1)
    assert [m.code for m in catalogue.messages] == ["catalogue-titled", "catalogue-not-offered"]
    assert json.loads((tmp_path / "root" / "catalogue" / "opds.json").read_text(encoding="utf-8"))["publications"] == []
