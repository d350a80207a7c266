"""An opened file in, its pages out, walked through and judged by all rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf

from publish.preflight.colours import is_white
from publish.preflight.confirm import confirmed
from publish.preflight.facts import Tally
from publish.preflight.findings import Findings
from publish.preflight.geometry import common
from publish.preflight.interpreter import shared, walk_page
from publish.preflight.pages import inherited, page_of
from publish.preflight.reach import DAMAGE, get, number
from publish.preflight.rules import DOCUMENTS, PAGES, THINGS, Job, Seen
from publish.preflight.rules.lettering import safe_area
from publish.preflight.streams import Budget
from publish.preflight.values import Drawn, Finding, Page

PAGES_LIMIT = 20_000
_DOUBTED = frozenset({"pdf-text-cut", "pdf-text-outside"})
_DOUBTS = 20_000
_INVISIBLE = 3


def look(pdf: pikepdf.Pdf, path: Path, job: Job, findings: Findings, tally: Tally) -> list[Seen]:
    """Walk through all pages and let all rules speak."""
    budget, ground = Budget(), shared()
    seen: list[Seen] = []
    doubted: list[Finding] = []
    for index in range(min(job.document.pages, PAGES_LIMIT)):
        budget.turn_page()
        painted: list[Drawn] = []
        try:
            page = page_of(leaf := pdf.pages[index].obj, index + 1, job.printer, leftwards=job.document.leftwards)
            take = _sink(page, job, findings, tally, doubted, painted)
            walk_page(leaf, inherited(leaf, "/Resources"), page.number, take, budget, ground)
        except DAMAGE as error:
            findings.add(_unchecked(f"a page can’t be read ({type(error).__name__})", index + 1))
            break
        if number(get(leaf, "/UserUnit")) not in (None, 1.0):
            budget.trouble.add("its sizes are in a unit of its own (UserUnit), which isn’t taken into account")
        for problem in budget.trouble:
            findings.add(_unchecked(problem, page.number))
        item = Seen(page, not painted and not budget.trouble, frozenset(ground.notes))
        seen.append(item)
        for rule in PAGES:
            for finding in rule(item, job):
                findings.add(finding)
    if len(seen) < job.document.pages:
        findings.add(_unchecked(f"only the first {len(seen)} pages are looked at", None))
    if doubted:
        safe = {item.page.number: safe_area(item.page, job) for item in seen}
        for finding in confirmed(path, doubted, safe):
            findings.add(finding)
    for whole in DOCUMENTS:
        for finding in whole(job, seen):
            findings.add(finding)
    return seen


def _sink(
    page: Page, job: Job, findings: Findings, tally: Tally, doubted: list[Finding], painted: list[Drawn]
) -> Callable[[Drawn], None]:
    """What takes each drawn thing: it is counted and judged; the first that is seen goes into `painted`."""

    def take(drawn: Drawn) -> None:
        box = common(drawn.box, page.crop)
        if box is None:
            return
        if drawn.kind != "text":  # that a word runs off the page has to be seen
            drawn = replace(drawn, box=box)
        tally.take(drawn)
        if not painted and _is_seen(drawn, page):
            painted.append(drawn)
        for rule in THINGS[drawn.kind]:
            finding = rule(drawn, page, job)
            if finding is not None and finding.code in _DOUBTED and len(doubted) < _DOUBTS:
                doubted.append(finding)
            else:
                findings.add(finding)

    return take


def _is_seen(drawn: Drawn, page: Page) -> bool:
    return drawn.mode % 4 != _INVISIBLE and not is_white(drawn.colour) and common(drawn.box, page.trim) is not None


def _unchecked(problem: str, page: int | None) -> Finding:
    return Finding("pdf-unchecked", page, None, problem, 0, {"problem": problem})
