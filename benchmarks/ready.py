"""A number and a folder in, everything that is read while measuring written there: manuscripts, and input for peers.

Run `python -m benchmarks.ready NUMBER FOLDER`, with `alone` behind it for the manuscripts alone. It is a process of its
own because the peak of a measured process is never below what the process that starts it holds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import anthology, single
from benchmarks.cases import PRINT, environment, publish
from benchmarks.measure import measure


def manuscripts(number: int, folder: Path) -> None:
    """The anthology as it is written for us."""
    anthology.write_collection(anthology.articles(number), folder / "manuscripts")


def for_peers(number: int, folder: Path) -> None:
    """What other programs read; for that the anthology is built once."""
    articles = anthology.articles(number)
    command = (*publish("build"), str(folder / "manuscripts"), "-o", str(folder / "first"), *PRINT)
    measure(command, folder, environment(folder / "first-cache"), folder / "first.log")
    for name in ("single", "article", "text"):
        (folder / name).mkdir()
    single.of_book(folder / "first" / "html", folder / "single")
    single.of_article(folder / "manuscripts" / anthology.manuscript(articles[0])[0], folder / "article")
    anthology.draw_pictures(articles, folder / "text")
    (folder / "text" / "book.md").write_text(anthology.book(articles, "pandoc"), encoding="utf-8")
    (folder / "text" / "book.typ").write_text(anthology.book(articles, "typst"), encoding="utf-8")
    (folder / "text" / "page.css").write_text("@page { size: 6in 9in; margin: 54pt }\n", encoding="utf-8")


if __name__ == "__main__":
    manuscripts(int(sys.argv[1]), Path(sys.argv[2]))
    if "alone" not in sys.argv:
        for_peers(int(sys.argv[1]), Path(sys.argv[2]))
