"""Sharpness of images, thickness of lines, and what reaches the edge of the page."""

from __future__ import annotations

import math

from publish.preflight.colours import is_white
from publish.preflight.geometry import Box, common, height, millimetres, width
from publish.preflight.rules.rule import CALLED, Job
from publish.preflight.values import Drawn, Finding, Page

_COLOUR = 2
"""Pixels: an image of no more is a colour that was stretched."""
_TINY = 6.0
"""Points: of what is so small nobody sees the dots."""
_TOUCHES = 0.5
_ENOUGH = 0.75


def resolution(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-ppi-poor, pdf-ppi-low and pdf-ppi-high."""
    picture, printer = drawn.picture, job.printer
    if picture is None or min(picture.columns, picture.rows) <= _COLOUR or not math.isfinite(picture.ppi):
        return None
    if max(width(drawn.box), height(drawn.box)) < _TINY:
        return None
    line = picture.stencil or picture.bits == 1
    wanted, least = (printer.ppi_line, printer.ppi_line_least) if line else (printer.ppi, printer.ppi_least)
    what = "a picture in pure black and white" if line else "an image"
    values = {"what": what, "ppi": f"{picture.ppi:.0f}", "printer": printer.name}
    if wanted is not None and picture.ppi < wanted.value - 1:
        poor = least is not None and picture.ppi < least.value - 1
        figure = least if poor and least is not None else wanted
        values["wanted"] = f"{wanted.value:.0f}"
        code = "pdf-ppi-poor" if poor else "pdf-ppi-low"
        # Every figure that is asked for by somebody is far above what looks bad to anybody.
        verified = figure.source.verified or wanted.source.verified
        return Finding(code, drawn.page, drawn.box, what, picture.ppi, values, verified)
    most = printer.ppi_most
    if most is not None and picture.ppi > most.value * 1.02 and not line:
        values["most"] = f"{most.value:.0f}"
        return Finding("pdf-ppi-high", drawn.page, drawn.box, what, -picture.ppi, values)
    return None


def hairline(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-hairline."""
    limit, thick = job.printer.line, drawn.thickness
    if limit is None or thick is None or thick >= limit.value - 0.005 or is_white(drawn.colour):
        return None
    if max(width(drawn.box), height(drawn.box)) < 1:
        return None
    values = {"width": f"{thick:.2f}".rstrip("0").rstrip("."), "limit": f"{limit.value:g}"}
    return Finding("pdf-hairline", drawn.page, drawn.box, "", thick, values, limit.source.verified)


def bleed(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-bleed-short."""
    printer, box, trim = job.printer, drawn.box, page.trim
    if printer.bleed is None or (drawn.kind != "image" and not _is_paint(drawn)):
        return None
    inside = common(box, trim)
    if inside is None or min(width(inside), height(inside)) < _TOUCHES:
        return None
    wanted = printer.bleed.value
    reaches = [reach for side in _sides(page, job) if (reach := _reach(side, box, trim)) is not None]
    short = [reach for reach in reaches if reach < wanted - _ENOUGH]
    if not short:
        return None
    values = {"what": CALLED[drawn.kind], "reach": millimetres(max(0.0, min(short))), "wanted": millimetres(wanted)}
    return Finding("pdf-bleed-short", drawn.page, box, drawn.kind, min(short), values)


def _is_paint(drawn: Drawn) -> bool:
    return not is_white(drawn.colour) and drawn.colour.space.family not in ("unknown", "pattern")


def _sides(page: Page, job: Job) -> tuple[int, ...]:
    """The sides that are trimmed: left, bottom, right, top; not the one at the spine where it has no bleed."""
    at_spine = job.printer.bleed_at_spine is None or job.printer.bleed_at_spine.value
    return tuple(side for side in range(4) if at_spine or side != page.spine)


def _reach(side: int, box: Box, trim: Box) -> float | None:
    """How far something reaches over a side of the page; None where it stays away from it."""
    beyond = trim[side] - box[side] if side < 2 else box[side] - trim[side]
    return beyond if beyond > -_TOUCHES else None
