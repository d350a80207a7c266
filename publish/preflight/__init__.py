"""A PDF of anybody's in, what a printer (or a screen) would find wrong in it as messages out, and facts about it.

`interpreter` walks through what pages draw, `rules` judge it, `findings` make messages of what is equal. The figures
of printers are data (`publish.printers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf

from publish.messages import Report
from publish.preflight.document import document_of
from publish.preflight.facts import Tally, facts, summary
from publish.preflight.findings import Findings, data, printable, say
from publish.preflight.look import look
from publish.preflight.reach import DAMAGE
from publish.preflight.rules import Job
from publish.preflight.streams import limits
from publish.printers import printer

_HARMLESS = re.compile(r"reported number of objects|duplicated key|object has offset 0")
"""Warnings about what changes nothing on any page."""


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
        seen = look(pdf, path, job, findings, tally)
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


__all__ = ["preflight"]
