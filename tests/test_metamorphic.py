"""One article, written out in every syntax and format, reads back as the same article.

The article is `tests.spellings.neutral.ARTICLE`, the spellings are `tests.spellings.SPELLINGS`, and what is compared is
the normal form of `tests.spellings.normal`: paragraphs with emphasis, links and the places of marks; notes in their
order, each with its paragraphs and the number of places that refer to it; the furniture.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.checks.conservation import unread_words
from publish.messages import Report
from publish.readers import read
from publish.recognise import recognise
from tests.conftest import codes
from tests.spellings import SPELLINGS, Spelling
from tests.spellings.neutral import ARTICLE, Neutral, without
from tests.spellings.normal import Normal, of_article, of_neutral

#: Messages that say what the article is: its note of two paragraphs runs over a paragraph's end.
EXPECTED = frozenset({"note-runs-on"})


def read_back(spelling: Spelling, neutral: Neutral, folder: Path) -> tuple[Normal, Report]:
    path = folder / spelling.file
    path.write_bytes(spelling.write(neutral))
    report = Report()
    (manuscript,) = read(path, report)
    article = recognise(manuscript, report)
    assert unread_words(manuscript, article, report) == []
    return of_article(article), report


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: s.name)
def test_the_article_reads_back_the_same(spelling: Spelling, tmp_path: Path) -> None:
    neutral = without(ARTICLE, spelling.lacks)
    found, report = read_back(spelling, neutral, tmp_path)
    assert found == of_neutral(neutral)
    assert set(codes(report)) <= EXPECTED
