"""Findings in, one message for all that are equal out: the pages, and the place of the worst of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from publish.codes import CODES, Severity
from publish.messages import Message, Report
from publish.preflight.geometry import millimetres
from publish.preflight.values import Finding, Page
from publish.printers import Printer

_MOST = 200
"""Messages about one file: more say nothing new to anybody."""
_NAME = 200
_WEIGHTS: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


@dataclass(slots=True)
class Group:
    """Findings of one code and key: how many, on which pages, and the worst of them."""

    worst: Finding
    count: int = 0
    pages: set[int] = field(default_factory=set)

    def take(self, finding: Finding) -> None:
        """One more."""
        self.count += 1
        if finding.page is not None:
            self.pages.add(finding.page)
        if finding.rank < self.worst.rank:
            self.worst = finding


@dataclass(slots=True)
class Findings:
    """All findings about one file."""

    printer: Printer
    groups: dict[tuple[str, str], Group] = field(default_factory=dict)

    def add(self, finding: Finding | None) -> None:
        """One finding; none at all, or one that this printer doesn't mind, changes nothing."""
        if finding is None or self.printer.severity.get(finding.code) == "off":
            return
        group = self.groups.get((finding.code, finding.key))
        if group is None:
            group = self.groups[finding.code, finding.key] = Group(finding)
        group.take(finding)

    def weighed(self) -> list[tuple[Severity, Group]]:
        """The groups with their severities: the heaviest first, then by page."""
        rows = [(severity_of(group.worst, self.printer), group) for group in self.groups.values()]
        return sorted(rows, key=lambda row: (_WEIGHTS[row[0]], min(row[1].pages, default=0), row[1].worst.code))


def severity_of(finding: Finding, printer: Printer) -> Severity:
    """How much a finding weighs for a printer. A figure that nobody verified makes no error."""
    own = printer.severity.get(finding.code)
    severity = CODES[finding.code].severity if own is None or own == "off" else own
    return "warning" if severity == "error" and not finding.verified else severity


def say(findings: Findings, pages: Sequence[Page], file: str, report: Report) -> None:
    """A message for each group."""
    rows = findings.weighed()
    for severity, group in rows[:_MOST]:
        report.add([message(severity, group, pages, file)])
    if len(rows) > _MOST:
        report.say("pdf-unchecked", file=file, problem=f"{len(rows) - _MOST} more findings are not listed", where="")


def message(severity: Severity, group: Group, pages: Sequence[Page], file: str) -> Message:
    """The message of a group."""
    finding, kind = group.worst, CODES[group.worst.code]
    values = {key: printable(value) if isinstance(value, str) else value for key, value in finding.values.items()}
    values["where"] = where(group, pages)
    hint = kind.hint.format(**{"printer": "the printer", **values})
    if not finding.verified:
        hint += "; the printer’s figure is not verified: ask"
    values.setdefault("count", group.count)
    return Message(finding.code, severity, kind.text.format(**values), file, None, None, hint)


def printable(text: str, most: int = _NAME) -> str:
    """A text of the file that can be shown on a terminal: names in it may hold anything."""
    shown = "".join(letter if letter.isprintable() else "·" for letter in text[:most])
    return shown if len(text) <= most else f"{shown}…"


def where(group: Group, pages: Sequence[Page]) -> str:
    """Pages, and the place on the first of them, in millimetres from the upper left corner of the trimmed page."""
    if not group.pages:
        return ""
    text = f": {listed(group.pages)}"
    found = place(group.worst, pages)
    if found is None:
        return text
    shown = "the worst" if group.worst.rank else "first"
    times = f"{group.count} times, {shown} " if group.count > 1 else ""
    on = f"on page {group.worst.page}, " if len(group.pages) > 1 else ""
    return f"{text} ({times}{on}{found[0]} mm from the left and {found[1]} mm from the top)"


def place(finding: Finding, pages: Sequence[Page]) -> tuple[str, str] | None:
    """Where a finding is: millimetres from the left and from the top of the trimmed page."""
    if finding.box is None or finding.page is None or not 0 < finding.page <= len(pages):
        return None
    trim = pages[finding.page - 1].trim
    return millimetres(finding.box[0] - trim[0]), millimetres(trim[3] - finding.box[3])


def listed(pages: set[int]) -> str:
    """“page 3”, “pages 3–7, 9 and 11”."""
    parts = [str(first) if first == last else f"{first}–{last}" for first, last in _ranges(sorted(pages))]
    if len(parts) > 12:
        parts = [*parts[:11], f"{len(pages)} pages in all"]
    text = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"page{'s' if len(pages) > 1 else ''} {text}"


def _ranges(pages: list[int]) -> Iterator[tuple[int, int]]:
    first = last = pages[0]
    for page in pages[1:]:
        if page != last + 1:
            yield first, last
            first = page
        last = page
    yield first, last


def data(findings: Findings, pages: Sequence[Page]) -> list[dict[str, Any]]:
    """The findings for programs."""
    rows = []
    for severity, group in findings.weighed():
        finding = group.worst
        found = place(finding, pages)
        rows.append(
            {
                "code": finding.code,
                "severity": severity,
                "count": group.count,
                "pages": sorted(group.pages),
                "page": finding.page,
                "from_left_mm": float(found[0]) if found else None,
                "from_top_mm": float(found[1]) if found else None,
                "values": dict(finding.values),
                "verified": finding.verified,
            }
        )
    return rows


__all__ = ["Findings", "data", "printable", "say"]
