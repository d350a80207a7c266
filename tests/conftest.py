"""Fixtures that all tests share: the sample anthology built once, reports that must stay clean, outside files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from publish.build import build
from publish.messages import Report
from publish.model import Article
from publish.readers import read
from publish.recognise import recognise

# What lands has to pass the same examples each time; on a desk every run tries new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).parent.parent
MANUSCRIPTS = ROOT / "manuscripts"
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh", action="store_true", help="Write expected files anew; look at them before committing."
    )


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Commands that tests run keep what they work out in a folder of the tests."""
    os.environ["PUBLISH_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def refresh(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--refresh"))


@pytest.fixture
def clean() -> Iterator[Report]:
    """A report that must not hold a warning or an error when the test ends."""
    report = Report()
    yield report
    assert [m for m in report.messages if m.severity != "info"] == []


@dataclass(frozen=True)
class Built:
    """A finished build."""

    folder: Path
    slug: str
    data: dict[str, Any]

    def file(self, end: str) -> Path:
        return self.folder / f"{self.slug}{end}"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample anthology, built whole."""
    folder = tmp_path_factory.mktemp("sample")
    outcome = build(MANUSCRIPTS, folder, editions=["epub", "print", "screen", "articles"])
    data = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return Built(folder, outcome.collection["slug"], data)


@pytest.fixture
def recognised(tmp_path: Path) -> Callable[..., tuple[Article, Report]]:
    """A function: text of a manuscript in, its article and the report out."""

    def run(text: str, name: str = "article.txt") -> tuple[Article, Report]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        report = Report()
        return recognise(read(path, report)[0], report), report

    return run


@pytest.fixture
def corpus() -> Path:
    """Real manuscripts that are not part of the project."""
    path = SHARED / "corpus"
    if not path.is_dir():
        pytest.skip("needs ../shared/corpus, which is not part of the project")
    return path


def codes(report: Report) -> list[str]:
    """The codes of all messages but remarks, in order."""
    return [message.code for message in report.messages if message.severity != "info"]
