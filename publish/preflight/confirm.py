"""Places where text seems to stand in, those where letters are really seen out.

Widths of letters tell where text ends, spaces included. Before a publisher is told that text lies too near the edge,
PDFium is asked where the letters are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

import pypdfium2

from publish.preflight.geometry import Box, common, grown
from publish.preflight.values import Finding

_MOST = 400
"""Pages that are looked at again."""
_RECTANGLES = 3_000


def confirmed(path: Path, findings: Sequence[Finding], safe: dict[int, Box]) -> Iterator[Finding]:
    """Those findings on whose page letters lie outside the safe area, near their place. Those of pages beyond the
    limit, or that PDFium can't read, are believed."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        yield from findings
        return
    with closing(pdf):
        for looked_at, (number, of_page) in enumerate(groupby(findings, key=lambda finding: finding.page)):
            boxes = _letters(pdf, number) if number is not None and looked_at < _MOST else None
            for finding in of_page:
                if boxes is None or number is None or _seen(finding, boxes, safe[number]):
                    yield finding


def _seen(finding: Finding, boxes: Sequence[Box], safe: Box) -> bool:
    near = grown(finding.box, 1) if finding.box else safe
    return any(common(box, near) and _outside(box, safe) for box in boxes)


def _outside(box: Box, safe: Box) -> bool:
    return box[0] < safe[0] - 1 or box[1] < safe[1] - 1 or box[2] > safe[2] + 1 or box[3] > safe[3] + 1


def _letters(pdf: pypdfium2.PdfDocument, number: int) -> list[Box] | None:
    """The boxes of all runs of letters on a page."""
    try:
        with closing(pdf[number - 1]) as page, closing(page.get_textpage()) as text:
            found = []
            for index in range(min(text.count_rects(), _RECTANGLES)):
                left, bottom, right, top = text.get_rect(index)
                if text.get_text_bounded(left, bottom, right, top).strip():
                    found.append((left, bottom, right, top))
            return found
    except (pypdfium2.PdfiumError, IndexError):
        return None
