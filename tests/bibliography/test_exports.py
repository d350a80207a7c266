"""The files for reference managers: CSL-JSON as citeproc reads it back, BibTeX as its parser reads it back."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from citeproc.source.bibtex.bibparse import BibTeXParser
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.bibliography.exports import bibtex, csl_json
from publish.references import OTHERS, CitedIn, CitedName, CitedWork, Reference
from tests.bibliography.said import ref

BOOK = ref(
    "book", authors="Roe, Jane", editors="Doe, John", translators="Poe, Ann", title="Harbours & 100% {Ropes}",
    edition="2", place="Hull", publisher="Quay_Press", date="1999", original_year="1921",
)  # fmt: skip
ARTICLE = ref(
    "article-journal", authors="Roe, Jane; Ports and Harbours Commission", title="On Ropes",
    container="Journal of Ports", volume="12", issue="3", date="2003-06-23", pages="45–67", doi="10.1234/a_b", url="https://example.org/a_b?c=1&d=%20",
    accessed="2020-01-02",
)  # fmt: skip
WORDS = "Jane Roe, Harbours, Nowhere & Nobody, 1999, https://example.org/"
UNSURE = CitedWork("roe", Reference(url="https://example.org/"), (CitedIn("a", 1),), ("place?",), "…", WORDS)


def work(reference: Reference, key: str = "roe-1999") -> CitedWork:
    return CitedWork(key, reference, (CitedIn("article", 1),))


def item(reference: Reference) -> dict[str, Any]:
    [found] = json.loads(csl_json([work(reference)]))
    return dict(found)


def entry(cited: CitedWork, folder: Path) -> tuple[str, dict[str, str]]:
    """The one entry of a BibTeX file, read by somebody else's parser: its type and its fields."""
    path = folder / "works.bib"
    path.write_text(bibtex([cited]), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = BibTeXParser(str(path), encoding="utf-8")
    [found] = parsed.values()
    return found.document_type, {name: str(value) for name, value in found.items()}


def test_csl_has_every_field_under_its_name() -> None:
    assert item(BOOK) == {
        "id": "roe-1999",
        "type": "book",
        "author": [{"family": "Roe", "given": "Jane"}],
        "editor": [{"family": "Doe", "given": "John"}],
        "translator": [{"family": "Poe", "given": "Ann"}],
        "title": "Harbours & 100% {Ropes}",
        "edition": "2",
        "publisher-place": "Hull",
        "publisher": "Quay_Press",
        "issued": {"date-parts": [[1999]]},
        "original-date": {"date-parts": [[1921]]},
    }


def test_csl_of_an_article() -> None:
    found = item(ARTICLE)
    assert found["author"][1] == {"literal": "Ports and Harbours Commission"}
    assert (found["container-title"], found["volume"], found["issue"], found["page"]) == (
        "Journal of Ports", "12", "3", "45–67",
    )  # fmt: skip
    assert (found["DOI"], found["URL"]) == ("10.1234/a_b", "https://example.org/a_b?c=1&d=%20")
    assert found["issued"] == {"date-parts": [[2003, 6, 23]]}
    assert found["accessed"] == {"date-parts": [[2020, 1, 2]]}


def test_csl_has_seasons_and_directors() -> None:
    assert item(ref("article-journal", date="2014-22"))["issued"] == {"date-parts": [[2014]], "season": 2}
    found = item(ref("motion_picture", authors="Roe, Jane", title="Ropes"))
    assert found["director"] == [{"family": "Roe", "given": "Jane"}]
    assert "author" not in found


def test_bibtex_of_a_book(tmp_path: Path) -> None:
    kind, fields = entry(work(BOOK), tmp_path)
    assert kind == "book"
    assert fields["title"] == r"{Harbours \& 100\% \{Ropes\}}"
    assert fields["publisher"] == r"Quay\_Press"
    assert (fields["author"], fields["editor"], fields["translator"]) == ("Roe, Jane", "Doe, John", "Poe, Ann")
    assert (fields["address"], fields["year"], fields["note"]) == ("Hull", "1999", "first published 1921")


def test_bibtex_of_an_article(tmp_path: Path) -> None:
    kind, fields = entry(work(ARTICLE), tmp_path)
    assert kind == "article"
    assert fields["author"] == "Roe, Jane and {Ports and Harbours Commission}"
    assert (fields["journal"], fields["number"], fields["pages"]) == ("Journal of Ports", "3", "45--67")
    assert fields["url"] == "https://example.org/a_b?c=1&d=%20"
    assert fields["doi"] == "10.1234/a_b"
    assert "month = jun," in bibtex([work(ARTICLE)])


@pytest.mark.parametrize(
    ("reference", "kind", "field"),
    [
        (ref("chapter", title="On Ropes", container="Harbours"), "incollection", "booktitle"),
        (ref("thesis", title="On Ropes", publisher="University of Hull", genre="PhD diss."), "phdthesis", "school"),
        (ref("report", title="Ropes", publisher="Ports Commission", number="A/3"), "techreport", "institution"),
        (ref("webpage", title="Ropes", container="Quay"), "misc", "howpublished"),
    ],
)
def test_bibtex_kinds(reference: Reference, kind: str, field: str, tmp_path: Path) -> None:
    found, fields = entry(work(reference), tmp_path)
    assert found == kind
    assert fields[field] == (reference.publisher or reference.container)


def test_others_are_others() -> None:
    assert "author = {Roe, Jane and others}," in bibtex([work(Reference("book", (CitedName("Roe", "Jane"), OTHERS)))])


def test_a_work_whose_parts_are_not_sure_has_its_words_and_nothing_else(tmp_path: Path) -> None:
    [found] = json.loads(csl_json([UNSURE]))
    assert found == {"id": "roe", "type": "document", "URL": "https://example.org/", "note": WORDS}
    kind, fields = entry(UNSURE, tmp_path)
    assert kind == "misc"
    assert fields == {"url": "https://example.org/", "note": WORDS.replace("&", r"\&")}


_TEXT = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30)


@given(_TEXT, _TEXT, _TEXT)
@settings(max_examples=100)
def test_braces_match_whatever_a_work_is_called(title: str, family: str, url: str) -> None:
    written = bibtex([work(Reference("book", (CitedName(family),), title=title, url=url))])
    bare = re.sub(r"\\[\\{}]|\\textbackslash", "", written)
    assert bare.count("{") == bare.count("}")
    assert json.loads(csl_json([work(Reference(title=title))]))[0]["title"] == title
