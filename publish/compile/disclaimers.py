"""Makes one statement of the disclaimers that say the same, and lists the variants with their articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from rapidfuzz.distance import Indel

from publish.messages import Report
from publish.model import Article, Book, Disclaimer, Statement
from publish.text import words

_NEAR = 0.75
"""Part of the words, in their order, that two statements share where one is a variant of the other."""
_LONGEST_SHOWN = 6
"""Words of one difference that a message quotes."""

Group = list[tuple[Article, Disclaimer]]


def merge(book: Book, report: Report) -> Book:
    """Statements, the most common one first, each followed by its variants.

    The same words are the same statement, whatever wraps and quotes; where a few words differ it is a variant.
    """
    groups: dict[str, Group] = {}
    for article in book.articles:
        for disclaimer in article.disclaimers:
            groups.setdefault(" ".join(words(disclaimer.text)), []).append((article, disclaimer))
    ordered = sorted(groups.values(), key=len, reverse=True)
    everyone = all(len(article.disclaimers) == 1 for article in book.articles)
    families: list[list[Group]] = []
    for group in ordered:
        family = next((family for family in families if _near(family[0], group)), None)
        if family is None:
            families.append([group])
        else:
            family.append(group)
            _say_variant(family[0], group, report)
    statements: list[Statement] = []
    for family in families:
        for place, group in enumerate(family):
            statements.append(_statement(group, everyone and not statements, len(ordered), is_variant=place > 0))
        if family is not families[0]:
            _say_other(family[0], families[0][0], report)
    return replace(book, statements=tuple(statements))


def _statement(group: Group, of_all: bool, statements: int, *, is_variant: bool) -> Statement:
    scope: Literal["all", "others", "listed"] = "listed"
    if of_all:
        scope = "all" if statements == 1 else "others"
    slugs = tuple(dict.fromkeys(article.slug for article, _ in group))
    return Statement(group[0][1].html, slugs, scope, is_variant)


def _near(one: Group, two: Group) -> bool:
    return Indel.normalized_similarity(_said(one), _said(two), score_cutoff=_NEAR) >= _NEAR


def _said(group: Group) -> list[str]:
    return words(group[0][1].text)


def _say_variant(main: Group, group: Group, report: Report) -> None:
    for article, disclaimer in group:
        report.say(
            "disclaimer-variant",
            file=article.source,
            line=disclaimer.line,
            difference=difference(main[0][1].text, disclaimer.text),
            count=len(main),
        )


def _say_other(group: Group, main: Group, report: Report) -> None:
    for article, disclaimer in group:
        report.say("disclaimer-other", file=article.source, line=disclaimer.line, text=disclaimer.text, count=len(main))


def difference(one: str, two: str) -> str:
    """What the second text says in place of what the first says: “the Forum” for “the Institute”."""
    first, second = one.split(), two.split()
    keys = [" ".join(words(word)) for word in first], [" ".join(words(word)) for word in second]
    said: list[str] = []
    for step in _replaced(*keys):
        gone, new = " ".join(first[step[0] : step[1]]), " ".join(second[step[2] : step[3]])
        said.append(f"“{_short(new)}” for “{_short(gone)}”" if gone and new else f"“{_short(new)}” added" if new
                    else f"“{_short(gone)}” left out")  # fmt: skip
    return "; ".join(said)


def _replaced(one: Sequence[str], two: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The stretches in which two lists differ, as (start, end, start, end)."""
    changes: list[tuple[int, int, int, int]] = []
    for code in Indel.opcodes(one, two):
        if code.tag == "equal":
            continue
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if changes and changes[-1][1] == a and changes[-1][3] == c:
            changes[-1] = (changes[-1][0], b, changes[-1][2], d)
        else:
            changes.append((a, b, c, d))
    return changes


def _short(text: str) -> str:
    parts = text.split()
    return text if len(parts) <= _LONGEST_SHOWN else " ".join([*parts[:_LONGEST_SHOWN], "…"])
