"""The whole pipeline: manuscripts in, a book in all its editions out. The only module that knows all stages."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from publish import collection as collections
from publish.articles import Source, read_articles, surroundings_of
from publish.bibliography.exports import bibtex, csl_json
from publish.cache import NOTHING, Cache, prune
from publish.checks import conservation, extract
from publish.checks.epubcheck import check_epub
from publish.checks.glyphs import check_glyphs
from publish.checks.links import check_links
from publish.collection import Collection
from publish.compile import compile_article, compile_book
from publish.editions import EDITIONS, Written, make_ready_for_pages, warm, write_all, write_edition
from publish.errors import CollectionError, EditionError, RightsError, UsageError
from publish.gather import gather
from publish.html import render
from publish.html.report_page import report_page
from publish.messages import Report, as_message
from publish.model import Article, Book, Manuscript
from publish.outcome import Edition, Outcome
from publish.preflight import preflight
from publish.readers import READERS, read
from publish.recognise import recognise
from publish.records import write_records
from publish.records.opds import write_opds
from publish.rights.audit import Row, Use, audit, blocked, media_of, row_data, say_rows
from publish.staging import refuse_foreign, staging
from publish.text import words
from publish.workers import HERE, Means, Progress, workers

DEFAULT_EDITIONS = ("epub", "print", "screen")


def build(
    source: Path,
    output: Path | None = None,
    *,
    editions: Sequence[str] = DEFAULT_EDITIONS,
    theme: str | None = None,
    jobs: int | None = None,
    report: Report | None = None,
    progress: Progress = lambda stage, done, total: None,
    cache: Cache = NOTHING,
) -> Outcome:
    """Build the collection at `source` into `output` (default: its folder's dist) and say what came of it.

    Raises PublishError where no book can be made; the files of the last good build then stay as they are.
    """
    report = report or Report()
    outcome = Outcome()
    _known(editions)
    collection = collections.load(source, report)
    paths = gather(collection, READERS, report)
    target = output or collection.folder / "dist"
    if target.is_file():
        raise EditionError(f"{target} is a file, not a folder", file=str(target), hint="name a folder with --output")
    refuse_foreign(target)
    paged = any(EDITIONS[name].suffix.endswith(".pdf") for name in editions)
    with workers(jobs, len(paths) * len(editions), warm) as executor:
        means = Means(executor, cache)
        with _timed(outcome, "read"):
            beside = surroundings_of(collection.folder, READERS, target) if collection.single is None else None
            sources = read_articles(paths, means, report, progress, beside=beside)
        if paged:
            make_ready_for_pages(executor)
        with _timed(outcome, "compile"):
            articles = [article for source in sources for article in source.articles]
            book = compile_book(_titled(collection, articles), articles, report)
        _make(book, sources, target, editions, theme, means, outcome, report, progress)
    prune(cache)
    return outcome


def _make(
    book: Book,
    sources: Sequence[Source],
    target: Path,
    editions: Sequence[str],
    theme: str | None,
    means: Means,
    outcome: Outcome,
    report: Report,
    progress: Progress,
) -> None:
    """The editions of a book in `target`, and the reports on it."""
    use = Use(build_time().date(), media_of(editions))
    rows = audit(book, use)
    outcome.rights = [row_data(row) for row in rows]
    say_rows(rows, book, report)
    try:
        _refuse(rows)
        with staging(target) as stage:
            with _timed(outcome, "render"):
                chosen = theme or book.collection.settings.theme
                intermediate = render(book, stage / "html", theme=chosen, now=build_time(), report=report)
                check_links(intermediate, report)
                outcome.checks["glyphs_missing"] = check_glyphs(intermediate, report)
            _write_works(book, stage)
            written = write_all(book, intermediate, stage, editions, means, report, progress)
            if "records" in editions:
                with _timed(outcome, "records"):
                    folder = write_records(book, rows, use, stage)
                    files = {name: made.file for name, made in written.items()}
                    write_opds(book, intermediate, files, stage / folder)
                written["records"] = Written(folder, outcome.timings["records"])
            for name, made in written.items():
                outcome.timings[name] = made.seconds
            with _timed(outcome, "check"):
                outcome.conservation = _conserved(book, sources, written, stage, means, report)
            _describe(outcome, book, written)
            outcome.messages = list(report.messages)
            _write_reports(outcome, stage)
    except (EditionError, RightsError) as error:
        # The last good editions stay; the reports tell of this build.
        _describe(outcome, book, {})
        outcome.conservation = {"words_in": sum(source.words for source in sources), "editions": {}}
        outcome.messages = [*report.messages, as_message(error)]
        if target.is_dir() or isinstance(error, RightsError):
            with staging(target) as stage:
                _write_reports(outcome, stage)
                if "records" in editions:
                    write_records(book, rows, use, stage)
        raise


def _refuse(rows: Sequence[Row]) -> None:
    """Raise RightsError where a licence forbids this book."""
    if stopping := blocked(rows):
        names = [row.image or row.article or "" for row in stopping]
        shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        raise RightsError(
            f"{len(names)} licence(s) forbid this book: {shown}",
            file=stopping[0].article,
            line=stopping[0].line,
            hint="see the error for each of them; report.html lists all pictures and licences",
        )


def _write_reports(outcome: Outcome, folder: Path) -> None:
    (folder / "report.json").write_text(outcome.as_json(), encoding="utf-8")
    (folder / "report.html").write_text(report_page(outcome), encoding="utf-8")


def export_article(source: Path, target: Path | None, *, epub: bool, report: Report) -> Path:
    """One manuscript as PDF or EPUB, with its own notes, credits, disclaimer and biography. The file written.

    A collection.toml beside the manuscript gives language, trim and theme. Raises PublishError.
    """
    if target is not None and target.is_dir():
        raise UsageError(f"{target} is a folder", hint="name the file to write, or leave --output out")
    if target is not None and target.exists() and source.exists() and target.samefile(source):
        raise UsageError(f"{target} is the manuscript itself", hint="name another file")
    wanted = EDITIONS["epub" if epub else "article"].suffix
    if target is not None and target.suffix.lower() != wanted:
        raise UsageError(f"{target.name} would not be what its name says: this is {wanted}", hint="see --epub")
    beside = source.parent / collections.FILE_NAME
    collection = collections.load(beside if beside.is_file() else source, report)
    manuscript = _only(read(source, report), source)
    article = recognise(manuscript, report)
    conservation.unread_words(manuscript, article, report)
    own = replace(collection, title=article.title or source.stem, slug=article.slug)
    book = compile_article(own, article, report)
    edition = "epub" if epub else "article"
    rows = audit(book, Use(build_time().date(), media_of([edition])))
    say_rows(rows, book, report, whole=False)
    _refuse(rows)
    target = target or Path(f"{article.slug}{EDITIONS[edition].suffix}")
    with staging(target.parent) as stage:
        folder = stage / ".work"
        intermediate = render(book, folder, theme=collection.settings.theme, now=build_time(), report=report)
        check_glyphs(intermediate, report)
        made = write_edition(intermediate, stage, edition, report, name=target.name)
        _check_edition(book, conservation.pieces_of(book), made, stage, report)
        shutil.rmtree(folder)
    return target


def _only(manuscripts: list[Manuscript], source: Path) -> Manuscript:
    """The one article in a file: which of several is meant isn't guessed."""
    if len(manuscripts) > 1:
        raise UsageError(
            f"{source.name} holds {len(manuscripts)} articles",
            file=str(source),
            hint="publish build --edition articles makes a PDF of each",
        )
    return manuscripts[0]


def check(path: Path, report: Report, *, printer: str | None = None) -> dict[str, Any] | None:
    """Messages for a collection or a manuscript without building it, or for a finished EPUB or PDF; facts of a PDF.

    `printer` names for whom a PDF is checked. Raises PublishError.
    """
    if not path.exists():
        raise CollectionError(
            f"{path} is neither a folder nor a file", hint="name a collection, a manuscript, an EPUB or a PDF"
        )
    if path.suffix.lower() == ".pdf" and path.is_file():
        return preflight(path, report, printer)
    if printer is not None:
        raise UsageError(f"{path} is no PDF, and --printer is for PDFs", hint="leave --printer out")
    if path.suffix.lower() == ".epub":
        check_epub(path, report)
    else:
        collection = collections.load(path, report)
        sources = read_articles(gather(collection, READERS, report), HERE, report)
        book = compile_book(collection, [article for source in sources for article in source.articles], report)
        say_rows(audit(book, Use(build_time().date())), book, report, whole=collection.single is None)
    return None


def build_time() -> datetime:
    """The time that editions bear: SOURCE_DATE_EPOCH where it is set, else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch}, which is no time", hint="seconds since 1970") from None


def _write_works(book: Book, stage: Path) -> None:
    """The works cited for reference managers, where the book lists them."""
    if book.works:
        records = stage / "records"
        records.mkdir(exist_ok=True)
        name = f"{book.collection.slug}-works-cited"
        (records / f"{name}.json").write_text(csl_json(book.works), encoding="utf-8")
        (records / f"{name}.bib").write_text(bibtex(book.works), encoding="utf-8")


def _known(editions: Sequence[str]) -> None:
    for name in editions:
        if name not in EDITIONS or not EDITIONS[name].of_book:
            known = ", ".join(n for n, e in EDITIONS.items() if e.of_book)
            raise UsageError(f"there is no edition “{name}”", hint=f"editions: {known}")


def _titled(collection: Collection, articles: Sequence[Article]) -> Collection:
    """A book of one manuscript bears the title of its article."""
    if collection.single is None or len(articles) != 1 or articles[0].title is None:
        return collection
    return replace(collection, title=articles[0].title, slug=articles[0].slug)


def _conserved(
    book: Book, sources: Sequence[Source], written: dict[str, Written], stage: Path, means: Means, report: Report
) -> dict[str, object]:
    unread = [item for source in sources for item in source.lost]
    pieces = conservation.pieces_of(book)
    editions: dict[str, object] = {}
    for name, made in written.items():
        if name not in ("articles", "records"):
            found, missing = _check_edition(book, pieces, made, stage, report, means)
            editions[name] = {"words_found": found, "lost": [asdict(item) for item in (*unread, *missing)]}
    return {"words_in": sum(source.words for source in sources), "editions": editions}


def _check_edition(
    book: Book,
    pieces: list[conservation.Piece],
    made: Written,
    stage: Path,
    report: Report,
    means: Means = HERE,
) -> tuple[int, list[conservation.Lost]]:
    path = stage / made.file
    if made.pdf is None:
        regions = extract.epub_regions(path, means)
    else:
        regions = extract.pdf_regions(path, made.pdf.spans, made.pdf.text_area, made.pdf.names, means)
    # A work's entry repeats words of the notes: it must not stand in for a word that is lost elsewhere.
    for section in book.sections:
        if section.role == "bibliography":
            regions.pop(section.file, None)
    return conservation.lost_words(pieces, regions, made.file, report)


def _describe(outcome: Outcome, book: Book, written: dict[str, Written]) -> None:
    collection = book.collection
    outcome.collection = {
        "title": collection.title,
        "language": collection.language,
        "slug": collection.slug,
        **collection.settings.model_dump(
            mode="json", include={"subtitle", "year", "publisher", "editors", "commercial"}
        ),
    }
    files = {section.subject: section.file for section in book.sections if section.role == "chapter"}
    paged = next((w.pdf for n, w in written.items() if n in ("print", "screen") and w.pdf), None)
    for article in book.articles:
        span = paged.spans.get(files[article.slug]) if paged else None
        labels = [paged.labels[page - 1] for page in span] if paged and span else None
        outcome.articles.append(
            {
                "source": article.source,
                "title": article.title,
                "authors": [author.name for author in article.authors],
                "pages": [int(label) for label in labels] if labels else None,
                "notes": len(article.notes),
                "words": len(words(article.text)),
            }
        )
    for name, made in written.items():
        outcome.editions[name] = Edition(made.file, made.seconds, made.pdf.pages if made.pdf else None)


@contextmanager
def _timed(outcome: Outcome, stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    outcome.timings[stage] = round(time.perf_counter() - start, 3)


__all__ = ["DEFAULT_EDITIONS", "build", "check", "export_article"]
