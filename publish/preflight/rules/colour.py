"""Colours of drawn things: which spaces, what black is made of, white that vanishes."""

from __future__ import annotations

from publish.preflight.colours import coverage, inks_of, is_white
from publish.preflight.rules.rule import CALLED, Job
from publish.preflight.values import Drawn, Finding, Page, Space

_BLACK = 0.8
"""Of black ink, from which text is black; less is meant to be a colour."""
_OTHER = 0.05
_DARK = 1.8
"""Of three colours together, from which text without black ink is meant to be black."""
_DISPLAY = 24.0
"""Points, from which several inks do no harm to letters."""


def screen_colour(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-rgb."""
    space = drawn.colour.space
    if space.family not in ("rgb", "lab") or not _refused(space.family, job):
        return None
    return _of(drawn, "pdf-rgb", space.name, {"space": _named(space)}, job)


def process_colour(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-cmyk."""
    if drawn.colour.space.family != "cmyk" or not _refused("cmyk", job):
        return None
    return _of(drawn, "pdf-cmyk", "", {}, job)


def tagged_colour(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-colour-tagged."""
    space = drawn.colour.space
    if not space.tagged or not _refused("icc", job) or _refused(space.family, job):
        return None
    return _of(drawn, "pdf-colour-tagged", space.name, {"space": space.name}, job)


def spot_colour(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-spot and pdf-registration."""
    space = drawn.colour.space
    if space.family != "spot":
        return None
    if space.inks == ("All",):
        return None if is_white(drawn.colour) else _of(drawn, "pdf-registration", "", {}, job)
    return _of(drawn, "pdf-spot", space.name, {"ink": space.name}, job) if _refused("spot", job) else None


def rich_text(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-rich-text."""
    inks = inks_of(drawn.colour) if drawn.colour.space.family == "cmyk" else None
    if inks is None or drawn.size >= _DISPLAY or drawn.mode % 4 == 3:
        return None
    cyan, magenta, yellow, black = inks
    others = [part for part in (cyan, magenta, yellow) if part > _OTHER]
    mixed_to_black = len(others) == 3 and sum(others) + 2 * black >= _DARK and max(others) - min(others) < 0.3
    if not (others and black >= _BLACK) and not mixed_to_black:
        return None
    names = ("cyan", "magenta", "yellow", "black")
    mixed = ", ".join(f"{name} {part:.0%}" for name, part in zip(names, inks, strict=True) if part > _OTHER)
    values = {"size": f"{drawn.size:g}", "inks": mixed}
    return Finding("pdf-rich-text", drawn.page, drawn.box, "", drawn.size, values)


def white_overprint(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-white-overprint."""
    space = drawn.colour.space
    if not drawn.overprint or space.family not in ("cmyk", "spot") or not is_white(drawn.colour):
        return None
    return _of(drawn, "pdf-white-overprint", "", {}, job)


def ink(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-ink."""
    limit = job.printer.ink_limit
    if limit is None:
        return None
    if drawn.picture is not None and not drawn.picture.stencil:
        total = drawn.picture.ink
        if total is None and drawn.colour.space.family == "cmyk":
            problem = "the ink of an image in CMYK can’t be measured"
            return Finding("pdf-unchecked", drawn.page, drawn.box, problem, 0, {"problem": problem})
    else:
        total = coverage(drawn.colour) if drawn.colour.space.inks != ("All",) else None
    # Compression shifts the values of photographs a little.
    slack = 4 if drawn.picture else 0.5
    if total is None or total <= limit.value + slack:
        return None
    values = {
        "what": CALLED[drawn.kind],
        "ink": f"{total:.0f}",
        "limit": f"{limit.value:.0f}",
        "printer": job.printer.name,
    }
    return Finding("pdf-ink", drawn.page, drawn.box, drawn.kind, -total, values, limit.source.verified)


def transparency(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-transparency."""
    if not drawn.transparency or drawn.mode % 4 == 3:
        return None
    values = {"what": CALLED[drawn.kind], "how": drawn.transparency}
    return Finding("pdf-transparency", drawn.page, drawn.box, drawn.kind, 0, values)


def _refused(family: str, job: Job) -> bool:
    spaces = job.printer.spaces
    return spaces is not None and family not in spaces.value


def _named(space: Space) -> str:
    return "RGB" if space.name == "DeviceRGB" else space.name


def _of(drawn: Drawn, code: str, key: str, values: dict[str, object], job: Job) -> Finding:
    what = {"text": "text", "image": "images", "shading": "gradients"}.get(drawn.kind, "drawings")
    known = job.printer.spaces is None or job.printer.spaces.source.verified
    values = {"what": what, "printer": job.printer.name, **values}
    return Finding(code, drawn.page, drawn.box, what + key, 0, values, known)
