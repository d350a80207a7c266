"""A PDF as WeasyPrint leaves it in, the same with page labels and viewer settings out, through pikepdf."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publish.intermediate import Metadata
from publish.pdf.engine import Layout
from publish.pdf.tags import mend_links, mend_lists
from publish.roles import ROLES


def finish(
    target: Path, metadata: Metadata, layout: Layout, roles: Sequence[str], files: Sequence[str], *, facing: bool
) -> tuple[str, ...]:
    """Number the pages as they bear it (ISO 32000-1, 12.4.2), and say how the book opens. The labels, page by page."""
    start = _first_body_page(layout, roles, files)
    with pikepdf.open(target, allow_overwriting_input=True) as pdf:
        mend_lists(pdf)
        mend_links(pdf)
        ranges = [0, Dictionary(S=Name.r)] if start > 1 else []
        ranges += [start - 1, Dictionary(S=Name.D, St=1)]
        pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=Array(ranges)))
        pdf.Root.Lang = String(metadata.language)
        # Facing pages, the first one on the right as in the bound book; on a screen, one page after the other.
        pdf.Root.PageLayout = Name.TwoPageRight if facing else Name.OneColumn
        pdf.Root.PageMode = Name.UseOutlines if "/Outlines" in pdf.Root else Name.UseNone
        preferences = pdf.Root.get("/ViewerPreferences", Dictionary())
        preferences.DisplayDocTitle = True
        pdf.Root.ViewerPreferences = preferences
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    roman = [_roman(number) for number in range(1, start)]
    return (*roman, *(str(number) for number in range(1, layout.pages - start + 2)))


def _first_body_page(layout: Layout, roles: Sequence[str], files: Sequence[str]) -> int:
    for role, file in zip(roles, files, strict=True):
        if ROLES[role].matter == "body" and file in layout.spans:
            return layout.spans[file][0]
    return 1


def _roman(number: int) -> str:
    numerals = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    text = ""
    for value, letters in numerals:
        text += letters * (number // value)
        number %= value
    return text
