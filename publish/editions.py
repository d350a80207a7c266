"""The editions of a book as a table, and the writing of those that were asked for, side by side where that pays."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from publish.compile import compile_article
from publish.html import render
from publish.intermediate import Intermediate, load
from publish.messages import Message, Report
from publish.model import Book

if TYPE_CHECKING:
    from publish.pdf import PdfResult

Progress = Callable[[str, int, int], None]

WORTH_A_PROCESS = 20
"""Articles from which on writing two editions at once saves more than starting a process costs."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One edition: the end of its file's name; whether `build` makes it."""

    suffix: str
    of_book: bool = True


EDITIONS: dict[str, Kind] = {
    "epub": Kind(".epub"),
    "print": Kind("-print.pdf"),
    "screen": Kind("-screen.pdf"),
    "articles": Kind(""),
    "records": Kind(""),
    "article": Kind(".pdf", of_book=False),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made, how long it took, and where things stand in it if it is a PDF."""

    file: str
    seconds: float
    pdf: PdfResult | None = None


def write_all(
    book: Book,
    intermediate: Intermediate,
    stage: Path,
    editions: Sequence[str],
    jobs: int | None,
    report: Report,
    progress: Progress,
) -> dict[str, Written]:
    """Every edition asked for, written into `stage`. Raises EditionError where one can't be written."""
    names = [name for name in EDITIONS if name in editions]
    whole = [name for name in names if name not in ("articles", "records")]
    workers = min(jobs or os.cpu_count() or 1, len(whole))
    written: dict[str, Written] = {}
    if workers > 1 and (jobs is not None or len(book.articles) >= WORTH_A_PROCESS):
        # Spawned, not forked: Pango and fontconfig keep state that a fork would share.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            tasks = {name: pool.submit(_in_process, intermediate.folder, stage, name) for name in whole}
            for number, (name, task) in enumerate(tasks.items(), 1):
                written[name], messages = task.result()
                report.add(messages)
                progress("writing", number, len(names))
    else:
        for number, name in enumerate(whole, 1):
            progress(f"writing {name}", number - 1, len(names))
            written[name] = write_edition(intermediate, stage, name, report)
    if "articles" in names:
        written["articles"] = _articles(book, intermediate, stage, report, progress)
    return written


def write_edition(
    intermediate: Intermediate, stage: Path, edition: str, report: Report, name: str | None = None
) -> Written:
    """One edition of an intermediate, under its usual name in `stage` or under `name`."""
    start = time.perf_counter()
    file = name or f"{intermediate.metadata.slug}{EDITIONS[edition].suffix}"
    pdf: PdfResult | None = None
    # Imported where they are used: WeasyPrint alone takes half a second, and an EPUB needs none of it.
    if edition == "epub":
        from publish.epub import write_epub

        write_epub(intermediate, stage / file)
    else:
        from publish.pdf import write_pdf

        pdf = write_pdf(intermediate, stage / file, edition, report)
    return Written(file, round(time.perf_counter() - start, 3), pdf)


def _in_process(folder: Path, stage: Path, edition: str) -> tuple[Written, list[Message]]:
    report = Report()
    return write_edition(load(folder), stage, edition, report), report.messages


def _articles(book: Book, intermediate: Intermediate, stage: Path, report: Report, progress: Progress) -> Written:
    """A PDF of each article in articles/."""
    start = time.perf_counter()
    (stage / "articles").mkdir()
    now = datetime.strptime(intermediate.metadata.modified, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    for number, article in enumerate(book.articles, 1):
        collection = replace(book.collection, title=article.title or article.slug, slug=article.slug)
        single = compile_article(collection, article, Report())
        folder = stage / ".work" / article.slug
        pages = render(single, folder, theme=intermediate.metadata.theme, now=now, report=Report())
        write_edition(pages, stage / "articles", "article", report, name=f"{article.slug}.pdf")
        progress("writing articles", number, len(book.articles))
    shutil.rmtree(stage / ".work")
    return Written("articles", round(time.perf_counter() - start, 3))
