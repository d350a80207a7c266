"""Text: where it stands, how large it is, whether it is seen, and its fonts."""

from __future__ import annotations

from publish.preflight.geometry import Box, common, holds, millimetres
from publish.preflight.rules.rule import Job
from publish.preflight.values import LEFT, Drawn, Finding, Page
from publish.printers import Figure

_WORD = 4
"""Letters: fewer are marks of notes and the like."""
_SLACK = 0.75
_INVISIBLE = 3
_BLED = 1.0
_EDGES = ("outer", "lower", "outer", "upper")


def place(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-text-cut and pdf-text-outside."""
    trim, box = page.trim, drawn.box
    if drawn.mode % 4 == _INVISIBLE or common(box, trim) is None:
        return None
    if not holds(trim, box, _SLACK):
        return Finding("pdf-text-cut", drawn.page, box)
    for side, figure in margins(page, job):
        if figure is None:
            continue
        distance = box[side] - trim[side] if side < 2 else trim[side] - box[side]
        if distance < figure.value - _SLACK:
            edge = "inner" if side == page.spine else _EDGES[side]
            values = {
                "distance": millimetres(max(0.0, distance)),
                "edge": edge,
                "wanted": millimetres(figure.value),
                "printer": job.printer.name,
            }
            return Finding("pdf-text-outside", drawn.page, box, edge, distance, values, figure.source.verified)
    return None


def margins(page: Page, job: Job) -> tuple[tuple[int, Figure[float] | None], ...]:
    """The margins that a printer asks for, by side: left, bottom, right, top."""
    printer = job.printer
    outer = printer.margin_bleed if printer.margin_bleed and _has_bleed(page) else printer.margin
    inner = printer.inside(job.document.pages)
    left, right = (inner, outer) if page.spine == LEFT else (outer, inner)
    return (0, left), (2, right), (1, outer), (3, outer)


def safe_area(page: Page, job: Job) -> Box:
    """What margins leave of a page."""
    left, right, bottom, top = (figure.value if figure else 0.0 for _, figure in margins(page, job))
    trim = page.trim
    return trim[0] + left, trim[1] + bottom, trim[2] - right, trim[3] - top


def _has_bleed(page: Page) -> bool:
    return page.bleed[3] - page.trim[3] > _BLED or page.trim[1] - page.bleed[1] > _BLED


def small(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-text-small."""
    least = job.printer.text_size
    if least is None or drawn.letters < _WORD or drawn.mode % 4 == _INVISIBLE or drawn.size >= least.value - 0.05:
        return None
    if drawn.font is None or drawn.font.kind == "Type3" or common(drawn.box, page.trim) is None:
        return None
    values = {"size": f"{drawn.size:.1f}", "least": f"{least.value:g}", "printer": job.printer.name}
    return Finding("pdf-text-small", drawn.page, drawn.box, "", drawn.size, values)


def invisible(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-text-invisible."""
    return Finding("pdf-text-invisible", drawn.page, drawn.box) if drawn.mode == _INVISIBLE else None


def font_missing(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-font-missing. PDF/X and printers want fonts embedded even if nobody sees the text."""
    font = drawn.font
    if font is None or font.embedded:
        return None
    return Finding("pdf-font-missing", drawn.page, drawn.box, font.name, 0, {"font": font.name})


def font_of_drawings(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-font-type3."""
    font = drawn.font
    if font is None or font.kind != "Type3" or drawn.mode == _INVISIBLE or not job.printer.paper:
        return None
    return Finding("pdf-font-type3", drawn.page, drawn.box, "", 0, {"font": font.name})


def font_silent(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-font-silent."""
    font = drawn.font
    if font is None or font.has_unicode or job.printer.paper:
        return None
    return Finding("pdf-font-silent", drawn.page, drawn.box, font.name, 0, {"font": font.name})
