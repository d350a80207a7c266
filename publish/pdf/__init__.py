"""HTML intermediate in, PDF out, through WeasyPrint and pikepdf.

Each section is laid out by itself, in any process, and all of them are joined. A section whose links show page numbers
waits until the sections that they lead to are laid out; one that turns out to begin on the other side of the sheet, or
whose numbers have changed, is laid out again.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from logging import ERROR
from pathlib import Path

from publish import resources
from publish.errors import EditionError
from publish.intermediate import Intermediate
from publish.messages import Report
from publish.pdf.folios import leaves
from publish.pdf.join import Bookmark, Part, Plan, join
from publish.pdf.laid import Laid, Task
from publish.pdf.order import Place, Run, labels, numbers, places, side, spans
from publish.pdf.profiles import PROFILES, Profile, page_rule
from publish.pdf.sections import Side, addresses, document, shell_of
from publish.pdf.work import lay_out_all
from publish.roles import ROLES
from publish.workers import HERE, Means, soonest

PASSES = 8
"""How often sections may be laid out again until all numbers are right. Three are the rule."""

_FATAL = re.compile(r"Font-face .* cannot be loaded|Failed to load ")
"""Warnings of the engine without which a book isn't the book: fonts and stylesheets that aren't there."""
_NO_GLYPH = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.*)" \((.*)\)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class PdfResult:
    """What a PDF came to: its pages, where each section stands, and where text stands on a page."""

    pages: int
    spans: dict[str, tuple[int, int]]
    """First and last physical page of each file of the spine, from 1."""
    labels: tuple[str, ...]
    """The number that each page bears: i, ii, … 1, 2 …"""
    text_area: tuple[float, float]
    """Bottom and top of the text block in points from the page's foot; running heads and folios stand outside."""
    names: dict[str, str]
    """What stands for all that the pages of a file of the spine were made from; empty where nothing is kept."""


@dataclass(frozen=True, slots=True)
class _Edition:
    """What all documents of an edition have in common."""

    intermediate: Intermediate
    profile: Profile
    sheets: tuple[str, ...]
    folder: Path
    shown: frozenset[str]

    def task(self, html: str, name: str, identifier: str = "") -> Task:
        return Task(
            html,
            self.sheets,
            self.intermediate.folder.resolve(),
            self.folder / f"{name}.pdf",
            name,
            self.profile.variant,
            identifier,
        )


_Inputs = tuple[Side, tuple[tuple[str, str], ...]]
"""What the layout of a section depends on beside itself: its side, and the numbers that its links show."""


def write_pdf(
    intermediate: Intermediate,
    target: Path,
    edition: str,
    report: Report,
    means: Means = HERE,
) -> PdfResult:
    """One of the editions of `profiles.PROFILES` at `target`.

    Raises EditionError where the layout reported an error: a picture or a font that isn't there.
    """
    profile = PROFILES[edition]
    items = tuple(item for item in intermediate.spine if item.role not in profile.leaves_out)
    folder = target.with_suffix(".parts")
    folder.mkdir()
    own = _Edition(intermediate, profile, _sheets(intermediate, profile), folder, frozenset(i.file for i in items))
    runs = [Run(items)] if profile.is_one_run else [Run((item,)) for item in items]
    identifier = intermediate.metadata.identifier
    shell = lay_out_all([own.task(shell_of(intermediate), "shell", identifier)], means)
    laid, where = _lay_out_all(own, runs, means)
    labelled = labels(runs, where)
    folios: list[Part] = []
    if not profile.is_one_run:
        sheets = list(leaves(intermediate.metadata.language, runs, where, labelled))
        done = lay_out_all([own.task(s.html, f"folios-{n}") for n, s in enumerate(sheets)], means)
        folios = [Part(leaf, sheet.first) for leaf, sheet in zip(done, sheets, strict=True)]
    _say((record for layout in laid.values() for record in layout.records), target, report)
    parts = tuple(Part(laid[run.file], where[run.file].first) for run in runs)
    plan = Plan(
        next(shell), parts, tuple(folios), labelled, _bookmarks(intermediate, own.shown),
        tuple((item.file, Path(item.file).stem) for item in intermediate.spine), intermediate.metadata, profile.facing,
    )  # fmt: skip
    soonest(means.executor, 1).submit(join, plan, target).result()
    shutil.rmtree(folder)
    names = {item.file: laid[run.file].name for run in runs for item in run.items if laid[run.file].name}
    return PdfResult(len(labelled), dict(spans(runs, laid, where)), labelled, parts[-1].laid.text_area, names)


def _sheets(intermediate: Intermediate, profile: Profile) -> tuple[str, ...]:
    metadata = intermediate.metadata
    book = (intermediate.folder / "assets" / "book.css").read_text(encoding="utf-8")
    return (
        book, page_rule(metadata.trim), *(resources.stylesheet(metadata.theme, name) for name in profile.stylesheets)
    )  # fmt: skip


def _lay_out_all(own: _Edition, runs: Sequence[Run], means: Means) -> tuple[dict[str, Laid], Mapping[str, Place]]:
    """All sections as they have to be where they stand."""
    owners = {item.file: run for run in runs for item in run.items}
    wanted = {run.file: tuple(addresses(own.intermediate, run.items[0])) for run in runs if run.shows_numbers}
    laid: dict[str, Laid] = {}
    inputs: dict[str, _Inputs] = {}
    for _ in range(PASSES):
        where = places(runs, laid, facing=own.profile.facing)
        labelled = labels(runs, where)
        due: dict[str, tuple[Run, _Inputs]] = {}
        for run in runs:
            shown = numbers(run, wanted.get(run.file, ()), owners, laid, where, labelled)
            needed = (side(where[run.file].first) if own.profile.facing else "right", tuple((shown or {}).items()))
            if shown is not None and inputs.get(run.file) != needed:
                due[run.file] = run, needed
        if not due:
            return laid, where
        tasks = [_task(own, run, needed) for run, needed in due.values()]
        laid |= dict(zip(due, lay_out_all(tasks, means), strict=True))
        inputs |= {file: needed for file, (_, needed) in due.items()}
    raise EditionError("the numbers of the pages don't come to rest", file=own.folder.name)


def _task(own: _Edition, run: Run, inputs: _Inputs) -> Task:
    html = document(
        own.intermediate, run.items, inputs[0], own.shown, dict(inputs[1]), back_links=own.profile.back_links
    )
    return own.task(html, Path(run.file).stem)


def _bookmarks(intermediate: Intermediate, shown: frozenset[str]) -> tuple[Bookmark, ...]:
    """The contents, and the contents themselves."""
    return tuple(
        Bookmark(item.title, item.file, item.part is not None)
        for item in intermediate.spine
        if item.file in shown and (ROLES[item.role].listed or item.role == "toc")
    )


def _say(records: Iterable[tuple[int, str]], target: Path, report: Report) -> None:
    """What the engine logged as messages, each once. Raises EditionError where it is an error."""
    missing: dict[str, None] = {}
    failed = False
    for level, text in dict.fromkeys(records):
        if glyph := _NO_GLYPH.match(text):
            missing[f"{glyph[1]} ({glyph[2]})"] = None
        else:
            fatal = level >= ERROR or bool(_FATAL.match(text))
            failed |= fatal
            report.say("layout-error" if fatal else "layout-warning", file=target.name, text=text)
    if missing:
        report.say("glyph-unprintable", file=target.name, characters=", ".join(missing), edition=target.name)
    if failed:
        raise EditionError("the edition is not written because of the errors above", file=target.name)


__all__ = ["PROFILES", "PdfResult", "write_pdf"]
