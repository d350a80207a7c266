"""A PDF of anybody's in, what a printer (or a screen) would find wrong in it as messages out, and facts about it.

`interpreter` walks through what pages draw, `rules` judge it, `findings` make messages of what is equal. The figures
of printers are data (`publish.printers`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from publish.messages import Report
from publish.preflight.colours import is_white
from publish.preflight.confirm import confirmed
from publish.preflight.document import document_of
from publish.preflight.facts import Tally, facts, summary
from publish.preflight.findings import Findings, data, printable, say
from publish.preflight.geometry import common
from publish.preflight.interpreter import shared, walk_page
from publish.preflight.pages import inherited, page_of
from publish.preflight.reach import DAMAGE, get
from publish.preflight.reach import number as number_of
from publish.preflight.rules import DOCUMENTS, PAGES, THINGS, Job, Seen
from publish.preflight.rules.lettering import safe_area
from publish.preflight.streams import Budget, limits
from publish.preflight.values import Drawn, Finding, Page
from publish.printers import printer

_HARMLESS = re.compile(r"reported number of objects|duplicated key|object has offset 0")
"""Warnings about what changes nothing on any page."""
PAGES_LIMIT = 20_000
_DOUBTED = frozenset({"pdf-text-cut", "pdf-text-outside"})
_DOUBTS = 20_000
_INVISIBLE = 3


def preflight(path: Path, report: Report, name: str | None = None) -> dict[str, Any]:
    """Check a file for the printer of that name, say what is found, and give the facts.

    Without a name a file that says it is PDF/UA is for a screen, any other for any printer. Raises UsageError for an
    unknown printer.
    """
    chosen = printer(name) if name else None
    file = str(path)
    with limits(), _opened(path, file, report) as pdf:
        if pdf is None:
            return {"file": file}
        try:
            document = document_of(pdf, path.stat().st_size)
        except DAMAGE as error:
            report.say("pdf-broken", file=file, problem=type(error).__name__)
            return {"file": file}
        by_claim = any(claim.startswith("PDF/UA") for claim in document.claims)
        why = "it was asked for" if chosen else "the file says it is PDF/UA" if by_claim else "none was named"
        job = Job(chosen or printer("screen" if by_claim else "generic"), document)
        findings, tally = Findings(job.printer), Tally()
        seen = _look(pdf, path, job, findings, tally)
        pages = [item.page for item in seen]
        profile = f"checked for {job.printer.name}, because {why}; --printer names another"
        report.say("pdf-facts", file=file, summary=printable(summary(document, pages, tally), 600), profile=profile)
        _say_damage(pdf, file, report)
        say(findings, pages, file, report)
    checked = {"file": file, "printer": job.printer.key, "chosen_because": why}
    return {**checked, **facts(document, pages, tally), "findings": data(findings, pages)}


@contextmanager
def _opened(path: Path, file: str, report: Report) -> Iterator[pikepdf.Pdf | None]:
    try:
        pdf = pikepdf.open(path, suppress_warnings=True)
    except pikepdf.PasswordError:
        report.say("pdf-locked", file=file)
        yield None
        return
    except DAMAGE as error:
        report.say("pdf-broken", file=file, problem=_in_words(error))
        yield None
        return
    with pdf:
        yield pdf


def _in_words(error: Exception) -> str:
    return str(error).split(": ", 1)[-1][:200] or type(error).__name__


def _say_damage(pdf: pikepdf.Pdf, file: str, report: Report) -> None:
    try:
        warnings = pdf.get_warnings()
    except DAMAGE:
        return
    serious = [text.split(": ", 1)[-1][:200] for warning in warnings if not _HARMLESS.search(text := str(warning))]
    if serious:
        telling = next((text for text in serious if text != "file is damaged"), serious[0])
        report.say("pdf-damaged", file=file, problem=telling)


def _look(pdf: pikepdf.Pdf, path: Path, job: Job, findings: Findings, tally: Tally) -> list[Seen]:
    """Walk through all pages and let all rules speak."""
    budget, common_ground = Budget(), shared()
    seen: list[Seen] = []
    doubted: list[Finding] = []
    painted: set[int] = set()
    for number, leaf in enumerate(pdf.pages, 1):
        if number > PAGES_LIMIT:
            findings.add(_unchecked(f"only the first {PAGES_LIMIT} pages are looked at", None))
            break
        budget.turn_page()
        page = page_of(leaf.obj, number, job.printer)
        take = _sink(page, job, findings, tally, doubted, painted)
        walk_page(leaf.obj, inherited(leaf.obj, "/Resources"), number, take, budget, common_ground)
        if number_of(get(leaf.obj, "/UserUnit")) not in (None, 1.0):
            budget.trouble.add("its sizes are in a unit of its own (UserUnit), which isn’t taken into account")
        for problem in budget.trouble:
            findings.add(_unchecked(problem, number))
        item = Seen(page, number not in painted and not budget.trouble, frozenset(common_ground.notes))
        seen.append(item)
        for rule in PAGES:
            for finding in rule(item, job):
                findings.add(finding)
    if doubted:
        safe = {item.page.number: safe_area(item.page, job) for item in seen}
        for finding in confirmed(path, doubted, safe):
            findings.add(finding)
    for whole in DOCUMENTS:
        for finding in whole(job, seen):
            findings.add(finding)
    return seen


def _unchecked(problem: str, page: int | None) -> Finding:
    return Finding("pdf-unchecked", page, None, problem, 0, {"problem": problem})


def _sink(
    page: Page, job: Job, findings: Findings, tally: Tally, doubted: list[Finding], painted: set[int]
) -> Callable[[Drawn], None]:
    """What takes each drawn thing: it is counted, judged, and makes its page one that isn't blank."""

    def take(drawn: Drawn) -> None:
        box = common(drawn.box, page.crop)
        if box is None:
            return
        if drawn.kind != "text":  # that a word runs off the page has to be seen
            drawn = replace(drawn, box=box)
        tally.take(drawn)
        if drawn.mode % 4 != _INVISIBLE and not is_white(drawn.colour) and common(drawn.box, page.trim) is not None:
            painted.add(page.number)
        for rule in THINGS[drawn.kind]:
            finding = rule(drawn, page, job)
            if finding is not None and finding.code in _DOUBTED and len(doubted) < _DOUBTS:
                doubted.append(finding)
            else:
                findings.add(finding)

    return take


__all__ = ["preflight"]
