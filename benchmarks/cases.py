"""An anthology in a folder in, everything that is measured on it out: commands of ours and of other programs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import anthology, peers
from benchmarks.peers import Peer

ROOT = Path(__file__).resolve().parent.parent
EPUB, PRINT = ("--edition", "epub"), ("--edition", "print")


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the table: what is run, and what is put in order before, which isn't measured."""

    key: str
    program: str
    label: str
    command: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[int], None] = lambda round_number: None
    makes: Path | None = None
    """A file that has to be there afterwards."""


def cases(number: int, folder: Path, found: Mapping[str, Peer]) -> list[Case]:
    """All rows, in the order in which a round runs them: an incremental build follows the build before it."""
    first = anthology.articles(number)[0]
    middle = anthology.articles(number)[number // 2]
    manuscripts = folder / "manuscripts"

    def anew(name: str) -> Callable[[int], None]:
        def clear(round_number: int) -> None:
            for left in (folder / name, folder / f"{name}-cache"):
                shutil.rmtree(left, ignore_errors=True)
            for article in (first, middle):
                anthology.write_manuscript(article, manuscripts)

        return clear

    def correct(round_number: int) -> None:
        anthology.write_manuscript(anthology.corrected(middle, f"correction{round_number}"), manuscripts)

    def grow(round_number: int) -> None:
        anthology.write_manuscript(anthology.grown(first), manuscripts)

    def ours(key: str, label: str, name: str, editions: tuple[str, ...], before: Callable[[int], None]) -> Case:
        command = (*publish("build"), str(manuscripts), "-o", str(folder / name), *editions)
        return Case(
            key, "Publish", label, command, folder, environment(folder / f"{name}-cache"), before,
            folder / name / "report.json",
        )  # fmt: skip

    article = folder / "article.pdf"
    return [
        ours("print", "print PDF", "out-print", PRINT, anew("out-print")),
        *_weasyprint(found, folder),
        ours("epub", "EPUB", "out-epub", EPUB, anew("out-epub")),
        *_pandoc(found, folder),
        ours("both", "EPUB and print PDF", "out", (*EPUB, *PRINT), anew("out")),
        ours("word", "both again, one word changed", "out", (*EPUB, *PRINT), correct),
        ours("grown", "both again, first article two pages longer", "out", (*EPUB, *PRINT), grow),
        *_typst(found, folder),
        Case(
            "article", "Publish", "one article as PDF",
            (*publish("article"), str(manuscripts / anthology.manuscript(first)[0]), "-o", str(article)),
            folder, environment(folder / "article-cache"), anew("article-out"), article,
        ),
        *_weasyprint_article(found, folder),
        Case("help", "Publish", "--help", (*publish(), "--help"), folder, environment(folder / "help-cache")),
        *_vivliostyle(found, folder),
    ]  # fmt: skip


def print_only(number: int, folder: Path) -> Case:
    """The print PDF of an anthology that no other program is given; its manuscripts have to be there."""
    command = (*publish("build"), str(folder / "manuscripts"), "-o", str(folder / "out"), *PRINT)
    return Case("scale", "Publish", f"print PDF, {number} articles", command, folder, environment(folder / "cache"))


def publish(*arguments: str) -> tuple[str, ...]:
    """A command of ours."""
    return (sys.executable, "-m", "publish", *arguments)


def environment(cache: Path) -> dict[str, str]:
    """What our commands are told: where the cache is, and to run as they stand in this checkout."""
    return {"PUBLISH_CACHE": str(cache), "PYTHONPATH": str(ROOT)}


def _peer(key: str, label: str, name: str, peer: Peer | None, folder: Path, makes: str, *arguments: str) -> list[Case]:
    if peer is None:
        return []
    command = (*peer.command, *arguments)
    target = folder / makes
    return [
        Case(key, name, label, command, folder, peer.environment, lambda number: target.unlink(missing_ok=True), target)
    ]


def _weasyprint(found: Mapping[str, Peer], folder: Path) -> list[Case]:
    peer = found.get("weasyprint")
    label = "print PDF, the same pages as one document"
    return _peer("weasyprint", label, "WeasyPrint", peer, folder / "single", "book.pdf", "book.html", "book.pdf")


def _weasyprint_article(found: Mapping[str, Peer], folder: Path) -> list[Case]:
    arguments = ("--pdf-variant", "pdf/ua-1", "book.html", "book.pdf")
    label = "the same page of one article"
    peer = found.get("weasyprint")
    return _peer("weasyprint-article", label, "WeasyPrint", peer, folder / "article", "book.pdf", *arguments)


def _pandoc(found: Mapping[str, Peer], folder: Path) -> list[Case]:
    peer, text = found.get("pandoc"), folder / "text"
    common = ("book.md", "--toc", "--toc-depth=2", "--top-level-division=part")
    made = _peer("pandoc-epub", "EPUB", "pandoc", peer, text, "b.epub", *common, "--split-level=2", "-o", "b.epub")
    if "weasyprint" in found:
        engine = f"--pdf-engine={found['weasyprint'].command[0]}"
        through = (*common, "--standalone", engine, "--css=page.css", "-o", "w.pdf")
        made += _peer("pandoc-weasyprint", "PDF through WeasyPrint", "pandoc", peer, text, "w.pdf", *through)
    if "xelatex" in found:
        geometry = ("-V", "documentclass=book", "-V", "geometry:paperwidth=6in,paperheight=9in,margin=54pt")
        arguments = (*common, "--pdf-engine=xelatex", *geometry, "-o", "x.pdf")
        made += _peer("pandoc-xelatex", "PDF through XeLaTeX", "pandoc", peer, text, "x.pdf", *arguments)
    return made


def _typst(found: Mapping[str, Peer], folder: Path) -> list[Case]:
    arguments = ("book.typ", "t.pdf", str(ROOT / "fonts"))
    return _peer("typst", "PDF, complete run", "Typst", found.get("typst"), folder / "text", "t.pdf", *arguments)


def _vivliostyle(found: Mapping[str, Peer], folder: Path) -> list[Case]:
    arguments = ("build", "book.html", "-o", "v.pdf", "-t", "1800", "--executable-browser", peers.browser() or "")
    label = "print PDF, the document that WeasyPrint is given"
    peer = found.get("vivliostyle")
    return _peer("vivliostyle", label, "Vivliostyle", peer, folder / "single", "v.pdf", *arguments)
