"""`results.json` in, `docs/performance.md` and its plot out.

Run `python -m benchmarks.report .bench/results.json docs`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.plot import plot

Rows = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: a figure of one row, divided by that of another one, at most so much."""

    what: str
    key: str
    against: str | None
    limit: float
    figure: str = "wall"
    """wall, cpu or memory."""


TARGETS = (
    Target("print PDF ÷ WeasyPrint as one document", "print", "weasyprint", 0.45),
    Target("print PDF ÷ pandoc with XeLaTeX", "print", "pandoc-xelatex", 1.0),
    Target("one word changed ÷ Typst's complete run", "word", "typst", 1.0),
    Target("one word changed ÷ everything anew", "word", "both", 0.1),
    Target("first article two pages longer ÷ everything anew", "grown", "both", 0.3),
    Target("EPUB ÷ pandoc's EPUB", "epub", "pandoc-epub", 0.2),
    Target("one article ÷ WeasyPrint on the same page", "article", "weasyprint-article", 1.0),
    Target("peak memory, print PDF ÷ WeasyPrint as one document", "print", "weasyprint", 0.5, "memory"),
    Target("peak memory, the large anthology ÷ this one", "scale", "print", 2.0, "memory"),
    Target("seconds of `publish --help`", "help", None, 0.25),
)

_HEAD = """\
# Performance

Written by `make bench`; how it is measured stands below the tables.

An anthology of {articles} articles of about seven pages with {notes} notes{scale}. {rounds_text} of {day} on
{processor}, {memory}, {system}.
{load_text}

![Seconds of each program]({picture})
"""
_FOOT = """\
## How it is measured

- The words are drawn from a fixed list by a generator with a fixed seed (`benchmarks/`): anyone gets the same
  anthology. Publish reads it as manuscripts, half of them pasted text and half Markdown; pandoc and Typst read the
  same words as one file, with notes where these programs put them; WeasyPrint and Vivliostyle get the pages that
  Publish lays out, joined into one document, with the same stylesheets.
- Each figure is that of a whole process, from its start to its end, and of the processes that it starts. Every round
  runs each command once, one after the other; the tables show medians of the rounds, and ratios are those of the
  medians.
- Memory is the peak of the largest single process. Of Vivliostyle's browser only those processes count, in memory and
  processor time, that have ended before the command that starts them.
- A build from nothing has an empty folder for its cache; “again” is a build into the same folder with the same cache.
  What Publish does includes its checks: the words of every edition are compared with those of the manuscripts.
- Typst is the compiler in the package `typst` of PyPI, started by Python; pandoc is that of `pypandoc_binary`. What
  isn't installed is fetched by `python -m benchmarks.peers`; a program that can't be had is left out.

`make bench ARTICLES=20 ROUNDS=1` is a quick look; `SCALE=1000` builds so many articles once more, for their memory.
"""


def page(results: Mapping[str, Any], picture: str) -> str:
    """The whole page."""
    rows = {row["key"]: row for row in results["rows"]}
    articles, rounds, load = results["articles"], results["rounds"], results["load"]
    busy = f"The load of the machine was {load[0]} at the start and {load[1]} at the end."
    if load[0] > 0.5:
        busy += "\n**Other work ran on the machine: these figures are not final.**"
    head = _HEAD.format(
        articles=articles, notes=f"{articles * 12:,}", day=results["day"], picture=picture, load_text=busy,
        scale=f", and one of {results['scale']:,}" if results["scale"] else "",
        rounds_text="One round" if rounds == 1 else f"Medians of {rounds} rounds", **results["machine"],
    )  # fmt: skip
    lines = [head, *_figures(rows), "", "## Targets", "", *_targets(rows), "", "## Versions", ""]
    lines.append(", ".join(f"{name} {version}" for name, version in sorted(results["versions"].items())) + ".")
    return "\n".join([*lines, "", _FOOT])


def _figures(rows: Rows) -> Iterator[str]:
    yield "| program | what | seconds | of processors | peak MB |"
    yield "|---|---|--:|--:|--:|"
    for row in rows.values():
        yield f"| {row['program']} | {row['label']} | {row['wall']:.2f} | {row['cpu']:.2f} | {row['memory']:.0f} |"


def _targets(rows: Rows) -> Iterator[str]:
    yield "| ratio | target | measured | of processors | |"
    yield "|---|--:|--:|--:|---|"
    for target in TARGETS:
        measured = ratio(rows, target, target.figure)
        if measured is None:
            yield f"| {target.what} | ≤ {target.limit:.2f} | not measured | | |"
            continue
        computed = ratio(rows, target, "cpu") if target.figure == "wall" else None
        verdict = "reached" if measured <= target.limit else "**not reached**"
        shown = f"{computed:.2f}" if computed is not None else ""
        yield f"| {target.what} | ≤ {target.limit:.2f} | {measured:.2f} | {shown} | {verdict} |"


def ratio(rows: Rows, target: Target, figure: str) -> float | None:
    """What was measured for a target; None where one of its rows is missing."""
    if target.key not in rows or (target.against and target.against not in rows):
        return None
    value = float(rows[target.key][figure])
    return value / float(rows[target.against][figure]) if target.against else value


def main() -> None:
    """Read the results and write both files."""
    results = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    docs = Path(sys.argv[2])
    bars = [(f"{row['program']}: {row['label']}", row["wall"], row["program"]) for row in results["rows"]]
    picture = "pictures/performance.svg"
    (docs / picture).write_text(plot(bars), encoding="utf-8")
    (docs / "performance.md").write_text(page(results, picture), encoding="utf-8")


if __name__ == "__main__":
    main()
