"""The real article that the project began with, from paste to book."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from publish.build import build, export_article
from publish.checks.epubcheck import check_epub
from publish.messages import Report
from publish.outcome import article_data
from publish.readers import read
from publish.recognise import recognise


@pytest.fixture
def seed(corpus: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "seed"
    folder.mkdir()
    for path in (corpus / "seed").glob("*.txt"):
        shutil.copy(path, folder / path.name)
    return folder


def test_what_is_recognised(seed: Path) -> None:
    report = Report()
    path = next(seed.iterdir())
    data = article_data(recognise(read(path, report)[0], report))
    assert data["title"] == "Is Russia the Last Lifeline of North Korea?"
    assert data["category"] == "Cyber Security and Emerging Threats"
    assert [a["name"] for a in data["authors"]] == ["Dani Belo"]
    assert data["authors"][0]["biography"].startswith("Dani Belo is a PhD student at NPSIA")
    assert [n["line"] for n in data["notes"]] == [9, 11]
    assert data["notes"][1]["text"].endswith("Solihull: Helion and Company, 2014.")
    credit = data["credits"][0]
    assert credit["title"] == "Kim Jong Un, North Korean Flag"
    assert (credit["year"], credit["creator"], credit["source"]) == ("2018", "VABo2040", "Pixabay")
    assert (credit["licence"], credit["line"]) == ("CC0-1.0", 27)
    assert len(data["disclaimers"]) == 1
    assert data["disclaimers"][0]["text"].endswith("represent the views of the NATO Association of Canada.")
    assert len(data["text"].splitlines()) == 10
    assert data["date"] is None
    assert [m for m in report.messages if m.severity != "info"] == []


def test_the_book_of_it(seed: Path) -> None:
    build(seed)
    dist = seed / "dist"
    report = json.loads((dist / "report.json").read_text(encoding="utf-8"))
    assert report["articles"][0]["notes"] == 2
    assert set(report["conservation"]["editions"]) == {"epub", "print", "screen"}
    assert all(result["lost"] == [] for result in report["conservation"]["editions"].values())
    found = Report()
    check_epub(dist / "seed.epub", found)
    assert found.messages == []


def test_the_article_as_pdf(seed: Path, tmp_path: Path, clean: Report) -> None:
    target = export_article(next(seed.iterdir()), tmp_path / "x.pdf", epub=False, report=clean)
    assert target.read_bytes().startswith(b"%PDF-1.7")
