"""What an editor may write into front matter of people and credits, and what becomes of all else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.checks.conservation import unread_words
from publish.errors import PublishError
from publish.messages import Report
from publish.model import Article
from publish.readers.markdown import read
from publish.recognise import recognise
from publish.text import words
from tests.conftest import codes


def article_of(matter: str, folder: Path, body: str = "A text.[^1]\n\n[^1]: A note.\n") -> tuple[Article, Report]:
    report = Report()
    text = f"---\ntitle: T\ncategory: C\n{matter}\n---\n\n{body}"
    (manuscript,) = read(folder / "a.md", text.encode(), report)
    article = recognise(manuscript, report)
    assert unread_words(manuscript, article, report) == []
    return article, report


def test_all_that_is_said_of_a_person(tmp_path: Path, clean: Report) -> None:
    article, report = article_of(
        "authors:\n- name: Jane Roe\n  affiliation: Hull\n  orcid: https://orcid.org/0000-0002-1825-0097\n"
        "  email: jane@e.org\n  website: https://e.org/\n  notes: [1]\n  bio: Jane Roe *prints*.\n"
        "translator:\n  name: John Doe\n  byline: Put into English by John Doe",
        tmp_path,
    )
    clean.add(report.messages)
    jane, john = article.authors
    assert (jane.name, jane.affiliation, jane.orcid) == ("Jane Roe", "Hull", "0000-0002-1825-0097")
    assert (jane.email, jane.site, jane.notes) == ("jane@e.org", "https://e.org/", ("1",))
    assert jane.html == "<p>Jane Roe <em>prints</em>.</p>"
    assert (john.role, john.byline) == ("translator", "Put into English by John Doe")
    assert article.notes[0].references == 2
    assert 'id="noteref-1-2"' in article.body


@pytest.mark.parametrize(
    "entry",
    [
        "orcid: 123", "email: nobody", "site: javascript:alert(1)", "site: 'https://e.org/\"><b>'", "notes: [9]",
        "notes: me",
        "affiliation: [a, b]", "affiliation: {name: Hull}", "shoe size: 41",
    ],
)  # fmt: skip
def test_what_can_not_be_used_of_a_person_is_named(entry: str, tmp_path: Path) -> None:
    article, report = article_of(f"author:\n  name: Jane Roe\n  {entry}", tmp_path)
    (jane,) = article.authors
    assert (jane.orcid, jane.email, jane.site, jane.affiliation, jane.notes) == (None, None, None, None, ())
    said = [m.text for m in report.messages if m.code == "front-matter-unused"]
    assert len(said) == 1
    assert all(word in words(said[0]) for word in words(entry.partition(":")[2]))


def test_a_credit_piece_by_piece(tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"")
    article, report = article_of(
        "recognise: false\nauthor: A\ncredits:\n- line: 'Photo: Early, by Maren'\n  title: Early\n"
        "  license: CC BY-SA 4.0\n  source-url: https://e.org/early\n  certainty: {title: read}\n  pictures: [b.jpg]\n"
        "- {line: 'Photo: Late, by X via Flickr.', picture: a.jpg}",
        tmp_path,
        "![A](a.jpg)\n\n![B](b.jpg)\n",
    )
    first, second = article.credits
    assert (first.title, first.creator, first.licence) == ("Early", None, "CC-BY-SA-4.0")
    assert first.licence_url == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert dict(first.certainty) == {
        "title": "read", "licence": "stated", "licence_url": "implied", "source_url": "stated",
    }  # fmt: skip
    assert (second.title, second.creator, second.source) == ("Late", "X", "Flickr")
    assert [image.credit for image in article.images] == [second, first]
    assert codes(report) == ["credit-incomplete", "credit-incomplete"]


def test_nothing_known_is_stated_too(tmp_path: Path) -> None:
    article, _ = article_of("credit: {line: 'Photo: Early, by Maren', certainty: none}", tmp_path)
    assert (article.credits[0].raw, article.credits[0].certainty) == ("Photo: Early, by Maren", ())


def test_a_licence_that_nobody_knows_is_named(tmp_path: Path) -> None:
    article, report = article_of("credit: {line: x, creator: Maren, licence: my own}", tmp_path)
    assert (article.credits[0].creator, article.credits[0].licence) == ("Maren", None)
    assert next(m.text for m in report.messages if m.code == "credit-licence-unknown").startswith("“my own”")


@pytest.mark.parametrize("name", ["../a.jpg", "/etc/passwd", "no.jpg", "https://e.org/a.jpg", ""])
def test_pictures_of_credits_lie_in_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.jpg").write_bytes(b"")
    article, report = article_of(f"credit: {{line: 'Photo: A, by B.', picture: '{name}'}}", tmp_path / "in")
    assert article.images == ()
    assert len(article.credits) == 1
    assert "picture-left-out" in codes(report)


@pytest.mark.parametrize("statement", ["recognise: false\n", ""])
def test_a_roll_is_stated(statement: str, tmp_path: Path, clean: Report) -> None:
    matter = statement + "roll: true\nauthors:\n- {name: A Roe, bio: A.}\n- {name: B Roe, bio: B.}"
    article, report = article_of(matter, tmp_path, "")
    clean.add(report.messages)
    assert article.is_roll
    assert article.body == ""
    assert [author.biography for author in article.authors] == ["A.", "B."]


def test_credits_and_people_are_taken_only_from_where_they_stand(tmp_path: Path) -> None:
    article, _ = article_of("recognise: false\nauthor: Jane Roe", tmp_path, "By John Doe\n\nPhoto: X (2020), by Y.\n")
    assert [author.name for author in article.authors] == ["Jane Roe"]
    assert article.credits == ()
    assert article.text == "By John Doe\nPhoto: X (2020), by Y."


_WORDS = st.sampled_from(
    ["", "one", "two words", "3", "true", "[^1]", "a.jpg", "https://e.org/", "CC BY 4.0", "<b>x</b>"]
)
_KEYS = st.sampled_from(
    ["name", "bio", "role", "notes", "orcid", "line", "title", "licence", "certainty", "pictures", "creator", "x"]
)
_VALUES = st.recursive(
    _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.sampled_from(["authors", "credits", "pictures", "roll", "licence", "bio"]), _VALUES),
    st.booleans(),
)
def test_whatever_stands_there_is_used_or_named(tmp_path: Path, matter: dict[str, object], stated: bool) -> None:
    text = yaml.safe_dump({**matter, **({"recognise": False} if stated else {})}, default_flow_style=True, width=1000)
    report = Report()
    try:
        (manuscript,) = read(tmp_path / "a.md", f"---\n{text}---\n\nA text.\n".encode(), report)
    except PublishError:
        return
    article = recognise(manuscript, report)
    assert unread_words(manuscript, article, report) == []
    fields = " ".join(f"{field.name} {field.value}" for field in manuscript.fields)
    said = set(words(f"{fields} {manuscript.body} {' '.join(m.text for m in report.messages)} true false role author"))
    assert set(_texts(matter)) - said - {"b"} == set()


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [word for item in value.values() for word in _texts(item)]
    if isinstance(value, list):
        return [word for item in value for word in _texts(item)]
    return words(str(value))
