"""One article in every syntax and format reads back the same when it was imported, and so it does in Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.importing import import_manuscripts
from publish.messages import Report
from publish.readers import read
from publish.recognise import recognise
from tests.spellings import SPELLINGS, Spelling
from tests.spellings.neutral import ARTICLE, without
from tests.spellings.normal import of_article, of_neutral


@pytest.mark.parametrize("spelling", SPELLINGS[::6], ids=lambda spelling: spelling.name)
def test_the_imported_article_is_the_same(spelling: Spelling, tmp_path: Path) -> None:
    neutral = without(ARTICLE, spelling.lacks)
    path = tmp_path / "in" / spelling.file
    path.parent.mkdir()
    path.write_bytes(spelling.write(neutral))
    report = Report()
    (file, *_) = import_manuscripts(path, tmp_path / "out", report)
    assert "import-differs" not in {message.code for message in report.messages}
    assert of_article(recognise(read(file, Report())[0], Report())) == of_neutral(neutral)
