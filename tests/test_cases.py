"""Golden cases: each folder tests/cases/NAME has manuscripts in in/ and what is recognised in expected/.

A new case is a new folder. `pytest tests/test_cases.py --refresh` writes the expected files; look at them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publish.messages import Message, Report
from publish.outcome import article_data
from publish.readers import READERS, read
from publish.recognise import recognise
from tests.conftest import ROOT

CASES = sorted(path for path in (ROOT / "tests" / "cases").iterdir() if (path / "in").is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(case: Path, refresh: bool) -> None:
    report = Report()
    folder = case / "in"
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in READERS]
    manuscripts = [manuscript for path in paths for manuscript in read(path, report)]
    articles = [article_data(recognise(manuscript, report)) for manuscript in manuscripts]
    for article in articles:
        article["source"] = Path(article["source"]).name
    found = json.dumps(articles, ensure_ascii=False, indent=1) + "\n"
    said = "".join(_line(message, folder) for message in report.messages)
    expected = case / "expected"
    if refresh:
        expected.mkdir(exist_ok=True)
        (expected / "read.json").write_text(found, encoding="utf-8")
        (expected / "messages.txt").write_text(said, encoding="utf-8")
    assert said == (expected / "messages.txt").read_text(encoding="utf-8")
    assert found == (expected / "read.json").read_text(encoding="utf-8")


def _line(message: Message, folder: Path) -> str:
    file = str(message.file).removeprefix(f"{folder}/")
    place = ":".join(str(p) for p in (file, message.line, message.column) if p is not None)
    return f"{place}: {message.severity}[{message.code}]: {message.text}\n"


def test_there_are_cases() -> None:
    assert len(CASES) >= 10
