"""Pages: their boxes and sizes, what lies on them besides their text, and their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from publish.preflight.geometry import common, height, holds, millimetres, width
from publish.preflight.pages import near
from publish.preflight.rules.rule import Job, Seen
from publish.preflight.values import Drawn, Finding, Page
from publish.printers import Size

_SLACK = 0.5
_BLED = 1.0
_PRINTERS_OWN = frozenset({"TrapNet", "PrinterMark", "Popup", "Widget", "Watermark"})


def nested(seen: Seen, job: Job) -> Iterator[Finding]:
    """pdf-boxes."""
    page = seen.page
    pairs = (
        ("trimmed page (TrimBox)", page.trim, "bleed (BleedBox)", page.bleed, {"TrimBox", "ArtBox"}),
        ("bleed (BleedBox)", page.bleed, "whole page (MediaBox)", page.media, {"BleedBox"}),
        ("trimmed page (TrimBox)", page.trim, "whole page (MediaBox)", page.media, {"TrimBox", "ArtBox"}),
    )
    for inner, small, outer, large, named in pairs:
        if named & page.named and not holds(large, small, _SLACK):
            yield Finding("pdf-boxes", page.number, None, inner + outer, 0, {"inner": inner, "outer": outer})
            return


def turned(seen: Seen, job: Job) -> Iterator[Finding]:
    """pdf-page-turned."""
    page = seen.page
    if page.turned:
        yield Finding("pdf-page-turned", page.number, None, str(page.turned), 0, {"degrees": page.turned})


def bleed_size(seen: Seen, job: Job) -> Iterator[Finding]:
    """pdf-bleed-size. A page without any bleed is right where nothing reaches its edge."""
    page, printer = seen.page, job.printer
    if printer.bleed is None or "TrimBox" not in page.named:
        return
    trim, bleed = page.trim, common(page.bleed, page.media) or page.bleed
    sides = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
    if printer.bleed_at_spine and not printer.bleed_at_spine.value:
        del sides[page.spine]
    if max(sides) > _BLED and min(sides) < printer.bleed.value - _SLACK:
        values = {
            "bleed": millimetres(max(0.0, min(sides))),
            "wanted": millimetres(printer.bleed.value),
            "printer": printer.name,
        }
        yield Finding("pdf-bleed-size", page.number, None, values["bleed"], 0, values, printer.bleed.source.verified)


def mark(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """pdf-marks."""
    marks = job.printer.marks
    if marks is None or marks.value or "TrimBox" not in page.named or common(drawn.box, page.bleed) is not None:
        return None
    return Finding("pdf-marks", drawn.page, drawn.box, verified=marks.source.verified)


def lies_on(seen: Seen, job: Job) -> Iterator[Finding]:
    """pdf-annotation and pdf-links."""
    page = seen.page
    on_page = [mark for mark in page.marks if common(mark.box, page.bleed) is not None]
    links = [mark for mark in on_page if mark.kind == "Link"]
    for found in on_page:
        if found.kind != "Link" and found.kind not in _PRINTERS_OWN:
            yield Finding("pdf-annotation", page.number, found.box, found.kind, 0, {"kind": found.kind})
    for found in page.marks:
        if found.acts:
            yield Finding("pdf-script", page.number, found.box, found.acts, 0, {"what": found.acts})
    for link in links:
        yield Finding("pdf-links", page.number, link.box)


def sizes(job: Job, seen: Sequence[Seen]) -> Iterator[Finding]:
    """pdf-page-sizes and pdf-trim."""
    counted = Counter(_size(item.page) for item in seen)
    if not counted:
        return
    usual = counted.most_common(1)[0][0]
    for item in seen:
        size = _size(item.page)
        if not near(size, usual):
            values = {"size": shown(size), "usual": shown(usual)}
            yield Finding("pdf-page-sizes", item.page.number, None, values["size"], 0, values)
    yield from _offered(usual, job)


def _offered(size: Size, job: Job) -> Iterator[Finding]:
    printer = job.printer
    if printer.trims is None or any(near(size, trim) for trim in printer.trims.value):
        return
    least, most = printer.trim_least, printer.trim_most
    if least and most and all(least.value[at] - 1 <= size[at] <= most.value[at] + 1 for at in (0, 1)):
        return
    closest = min(printer.trims.value, key=lambda trim: abs(trim[0] - size[0]) + abs(trim[1] - size[1]))
    values = {"size": shown(size), "near": shown(closest), "printer": printer.name}
    yield Finding("pdf-trim", None, None, "", 0, values, printer.trims.source.verified)


def _size(page: Page) -> Size:
    wide, high = round(width(page.trim), 1), round(height(page.trim), 1)
    return (high, wide) if page.turned in (90, 270) else (wide, high)


def shown(size: Size) -> str:
    """A size for people."""
    return f"{millimetres(size[0])} × {millimetres(size[1])} mm"


def count(job: Job, seen: Sequence[Seen]) -> Iterator[Finding]:
    """pdf-page-count, pdf-page-multiple and pdf-last-page."""
    printer, pages = job.printer, job.document.pages
    least, most = printer.pages_least, printer.pages_most
    if least and most and not least.value <= pages <= most.value:
        broken = least if pages < least.value else most
        values = {"count": pages, "least": least.value, "most": most.value, "printer": printer.name}
        yield Finding("pdf-page-count", None, None, "", 0, values, broken.source.verified)
    if printer.pages_multiple and pages % printer.pages_multiple.value:
        values = {"count": pages, "multiple": printer.pages_multiple.value, "printer": printer.name}
        yield Finding("pdf-page-multiple", None, None, "", 0, values)
    if printer.last_page_blank and printer.last_page_blank.value and seen and not seen[-1].blank:
        yield Finding("pdf-last-page", None, None, "", 0, {"printer": printer.name})


def blank(job: Job, seen: Sequence[Seen]) -> Iterator[Finding]:
    """pdf-blank-pages and pdf-blank-run. A blank verso is usual: what follows begins on a recto."""
    written = [item.page.number for item in seen if not item.blank]
    if not written:
        return
    middle = [item for item in seen if written[0] < item.page.number < written[-1]]
    for is_blank, run in groupby(middle, key=lambda item: item.blank):
        numbers = [item.page.number for item in run]
        if not is_blank:
            continue
        most = job.printer.blank_run
        if most and len(numbers) > most.value:
            values = {"most": most.value, "printer": job.printer.name}
            yield from (Finding("pdf-blank-run", number, values=values) for number in numbers)
        elif any(number % 2 for number in numbers):
            yield from (Finding("pdf-blank-pages", number) for number in numbers)


def labels(job: Job, seen: Sequence[Seen]) -> Iterator[Finding]:
    """pdf-labels."""
    found = job.document.labels
    if found is None:
        return
    counted = Counter(label for label in found if label)
    for number, label in enumerate(found, 1):
        if counted[label] > 1:
            yield Finding("pdf-labels", number, None, "", 0, {"label": label})
