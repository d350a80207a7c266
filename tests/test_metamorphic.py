"""One article, written out in every syntax and format, reads back as the same article.

The article is `tests.spellings.neutral.ARTICLE`, the spellings are `tests.spellings.SPELLINGS`, and what is compared is
the normal form of `tests.spellings.normal`: paragraphs with emphasis, links and the places of marks; notes in their
order, each with its paragraphs and the number of places that refer to it; the furniture.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.checks.conservation import unread_words
from publish.errors import PublishError
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


def cut(data: bytes, places: list[tuple[float, float, bool]]) -> bytes:
    """A file from which pieces have been cut out, or in which they stand twice."""
    for start, length, twice in places:
        begin = int(start * len(data))
        end = min(len(data), begin + int(length * 60))
        data = data[:end] + data[begin:end] * twice + data[end:] if twice else data[:begin] + data[end:]
    return data


share = st.floats(0, 1, exclude_max=True)


SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(spelling=st.sampled_from(SPELLINGS), places=st.lists(st.tuples(share, share, st.booleans()), max_size=4))
def test_a_damaged_spelling_is_read_or_refused_and_loses_nothing(
    spelling: Spelling, places: list[tuple[float, float, bool]], tmp_path: Path
) -> None:
    path = tmp_path / spelling.file
    path.write_bytes(cut(spelling.write(without(ARTICLE, spelling.lacks)), places))
    report = Report()
    with contextlib.suppress(PublishError):
        for manuscript in read(path, report):
            assert unread_words(manuscript, recognise(manuscript, report), report) == []
