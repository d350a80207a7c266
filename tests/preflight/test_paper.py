"""docs/preflight.md says what the tables say; the command line gives what it promises."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from publish.codes.preflight import PREFLIGHT
from publish.printers import Figure, Printer, printer
from tests.conftest import ROOT, Built
from tests.preflight.made import book, checked, draw

PAPER = ROOT / "docs" / "preflight.md"
ORDER = ("generic", "kdp", "ingramspark", "lulu", "screen")


def _between(mark: str, rows: list[str], refresh: bool) -> None:
    text = PAPER.read_text(encoding="utf-8")
    made = f"<!-- {mark} -->\n\n" + "\n".join(rows) + f"\n\n<!-- /{mark} -->"
    whole = re.sub(rf"<!-- {mark} -->.*<!-- /{mark} -->", lambda _: made, text, flags=re.DOTALL)
    if refresh:
        PAPER.write_text(whole, encoding="utf-8")
    assert PAPER.read_text(encoding="utf-8") == whole, "docs/preflight.md is not what the code says: make golden"


# The figures without which a rule has nothing to say.
NEEDS = {
    "pdf-flavour": "flavours",
    "pdf-file-large": "file_size",
    "pdf-trim": "trims",
    "pdf-bleed-size": "bleed",
    "pdf-bleed-short": "bleed",
    "pdf-page-count": "pages_least",
    "pdf-page-multiple": "pages_multiple",
    "pdf-last-page": "last_page_blank",
    "pdf-blank-run": "blank_run",
    "pdf-ink": "ink_limit",
    "pdf-ppi-poor": "ppi",
    "pdf-ppi-low": "ppi",
    "pdf-ppi-high": "ppi_most",
    "pdf-hairline": "line",
    "pdf-text-outside": "margin",
    "pdf-text-small": "text_size",
}
FAMILIES = {"pdf-rgb": "rgb", "pdf-cmyk": "cmyk", "pdf-colour-tagged": "icc", "pdf-spot": "spot"}
ON_SCREEN = {"pdf-untagged", "pdf-language", "pdf-title", "pdf-title-hidden", "pdf-bookmarks", "pdf-font-silent"}
ON_PAPER = {"pdf-encrypted", "pdf-font-type3"}


def _weight(name: str, severity: str, found: Printer) -> str:
    """How much a finding weighs for a printer at most; – where it is never made."""
    if found.severity.get(name) == "off" or name in (ON_SCREEN if found.paper else ON_PAPER):
        return "–"
    if name in FAMILIES and (found.spaces is None or FAMILIES[name] in found.spaces.value):
        return "–"
    if name == "pdf-marks" and (found.marks is None or found.marks.value):
        return "–"
    figure = getattr(found, NEEDS[name]) if name in NEEDS else found.spaces if name in FAMILIES else None
    if name in NEEDS and figure is None:
        return "–"
    severity = found.severity.get(name, severity)
    return "warning" if severity == "error" and figure is not None and not figure.source.verified else severity


def test_the_table_of_rules(refresh: bool) -> None:
    rows = [f"| code | {' | '.join(ORDER)} |", f"|---|{'---|' * len(ORDER)}"]
    for name, code in PREFLIGHT.items():
        weights = [_weight(name, code.severity, printer(one)) for one in ORDER]
        rows.append(f"| `{name}` | {' | '.join(weights)} |")
    _between("rules", rows, refresh)


def _shown(value: Any, key: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and key not in ("ink_limit", "file_size") and not key.startswith("ppi"):
        return f"{value / 72:.4g}" if key not in ("line", "text_size") else f"{value:g} pt"
    if isinstance(value, float):
        return f"{value:g}"
    if key == "gutter":
        return ", ".join(f"{width / 72:.4g} up to {most}" for most, width in value)
    if key == "trims":
        return ", ".join(f"{wide / 72:.4g} × {high / 72:.4g}" for wide, high in value)
    if isinstance(value, tuple) and isinstance(value[0], float):
        return " × ".join(f"{side / 72:.4g}" for side in value)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def test_the_table_of_figures(refresh: bool) -> None:
    rows = ["| printer | figure | value | source |", "|---|---|---|---|"]
    for name in ("kdp", "ingramspark", "lulu", "generic"):
        for item in fields(Printer):
            figure = getattr(printer(name), item.name)
            if isinstance(figure, Figure):
                source = figure.source.title if figure.source.verified else f"not verified: {figure.source.title}"
                called = item.name.replace("_", " ")
                rows.append(f"| {name} | {called} | {_shown(figure.value, item.name)} | {source} |")
        for paper in printer(name).papers:
            values = f"{paper.page / 72:.6f} a page; {paper.least} to {paper.most} pages"
            source = paper.source.title if paper.source.verified else f"not verified: {paper.source.title}"
            rows.append(f"| {name} | {paper.name} | {values} | {source} |")
    _between("figures", rows, refresh)


def _run(*arguments: str, status: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publish", "check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == status, done.stderr
    return done


def test_the_command(tmp_path: Path) -> None:
    path = book(tmp_path / "book.pdf", draw(b"BT /F1 10 Tf 10 300 Td (inside) Tj ET"))
    done = _run("--printer", "kdp", "--json", str(path), status=1)
    data = json.loads(done.stdout)
    assert [message["code"] for message in data["messages"]] == ["pdf-facts", "pdf-text-outside"]
    [facts] = data["pdfs"]
    assert (facts["file"], facts["pages"], facts["size"]) == (str(path), 24, "152.4 × 228.6 mm")
    [row] = facts["findings"]
    assert (row["code"], row["pages"], row["from_left_mm"], row["from_top_mm"]) == ("pdf-text-outside", [5], 3.5, 120.4)
    assert "24 pages of 152.4 × 228.6 mm, no bleed" in done.stderr
    assert "0 errors, 1 warnings" in _run(str(path), status=0).stdout
    assert "no printer is known as “ikea”" in _run("--printer", "ikea", str(path), status=1).stderr
    assert "--printer is for PDFs" in _run("--printer", "kdp", str(ROOT / "manuscripts"), status=1).stderr


def test_the_editions_of_the_sample(sample: Built) -> None:
    screen, facts = checked(sample.file("-screen.pdf"), None)
    assert screen == []
    assert facts["printer"] == "screen"
    printed, facts = checked(sample.file("-print.pdf"), None)
    # Text and pictures are in RGB: that is what the layout engine writes.
    assert {message.code for message in printed} == {"pdf-rgb"}
    assert all(font["embedded"] for font in facts["fonts"])
    assert facts["least_ppi"] >= 300
    assert facts["size"] == "152.4 × 228.6 mm"
