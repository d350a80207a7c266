"""collection.toml with another list of articles: nothing else in it changes."""

from __future__ import annotations

import tomllib

import pytest

from publish.importing.settings import with_articles

LIST = 'articles = [\n    "b.md",\n    "a.md",\n]'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('title = "T"\narticles = ["b.txt", "a.txt"]\n\n[parts]\n', f'title = "T"\n{LIST}\n\n[parts]\n'),
        ('articles = [\n  "b].txt", # [one]\n  "a.txt",\n]\nyear = 1999\n', f"{LIST}\nyear = 1999\n"),
        ('title = "T"\n\n# parts\n[parts]\na = "A"\n', f'title = "T"\n\n# parts\n{LIST}\n\n[parts]\na = "A"\n'),
        ('title = "T"', f'title = "T"\n{LIST}\n'),
        ("", f"\n{LIST}\n"),
        (
            'description = """\n[not a table]\n"""\n[parts]\na = "A"\n',
            f'description = """\n[not a table]\n"""\n{LIST}\n\n[parts]\na = "A"\n',
        ),
        (f"{LIST}\n", f"{LIST}\n"),
    ],
)
def test_the_list_of_articles_is_replaced_and_nothing_else(before: str, after: str) -> None:
    assert with_articles(before, ["b.md", "a.md"]) == after
    assert tomllib.loads(after) == {**tomllib.loads(before), "articles": ["b.md", "a.md"]}


def test_what_can_not_be_replaced_safely_is_not() -> None:
    hidden = 'description = """\narticles = ["""\n"articles" = [ ' + "# ]\n" * 200 + "]\n"
    assert with_articles(hidden, ["a.md"]) is None
