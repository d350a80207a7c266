"""The editions of a book as a table, and the writing of those that were asked for, side by side where that pays."""

from __future__ import annotations

import gc
import importlib
import shutil
import time
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from publish.compile import compile_article
from publish.html import render
from publish.intermediate import Intermediate
from publish.messages import Report
from publish.model import Book
from publish.workers import HERE, Here, Means, Processes, Progress

if TYPE_CHECKING:
    from publish.pdf import PdfResult


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
    means: Means,
    report: Report,
    progress: Progress,
) -> dict[str, Written]:
    """Every edition asked for, written into `stage`. Raises EditionError where one can't be written."""
    names = [name for name in EDITIONS if name in editions]
    whole = [name for name in names if name not in ("articles", "records")]
    written: dict[str, Written] = {}
    # An edition is a thread that waits for what processes do; without processes, one comes after the other.
    with ThreadPoolExecutor(1 if isinstance(means.executor, Here) else len(EDITIONS)) as side:
        reports = {name: Report() for name in whole}
        tasks = {
            name: side.submit(write_edition, intermediate, stage, name, reports[name], means=means) for name in whole
        }
        for number, (name, task) in enumerate(tasks.items(), 1):
            try:
                written[name] = task.result()
            finally:
                report.add(reports[name].messages)
            progress("writing", number, len(names))
    if "articles" in names:
        written["articles"] = _articles(book, intermediate, stage, report, progress)
    return written


def warm() -> None:
    """Import what a process needs before the first task comes."""
    _load("publish.articles")


def make_ready_for_pages(executor: Executor) -> None:
    """Let processes that run already, and have read, load the engine while this one compiles and renders."""
    if isinstance(executor, Processes) and executor.is_running:
        for _ in range(executor.number):
            executor.submit(_load, "publish.pdf.engine")


def _load(module: str) -> None:
    importlib.import_module(module)
    gc.freeze()  # what is imported stays: the collector needn't look at it again


def write_edition(
    intermediate: Intermediate,
    stage: Path,
    edition: str,
    report: Report,
    name: str | None = None,
    means: Means = HERE,
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

        pdf = write_pdf(intermediate, stage / file, edition, report, means)
    return Written(file, round(time.perf_counter() - start, 3), pdf)


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
