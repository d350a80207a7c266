"""Content streams as operators with their operands, within limits: a small file may unfold to gigabytes."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from publish.preflight.reach import DAMAGE, get, identity, items

STREAM_LIMIT = 150_000_000
"""Bytes of one stream when it is unfolded."""
CONTENT_LIMIT = 16_000_000
"""Bytes of what a page draws, unfolded."""
_LONG = 2_000_000
_WORD = re.compile(rb"[A-Za-z*'\"]+")
PAGE_LIMIT = 1_000_000
"""Operators of one page, with all forms that it draws."""
FILE_LIMIT = 30_000_000
"""Operators of all pages together: some minutes of work."""
DEEPEST = 20
"""Forms inside forms."""
_KEPT = 20_000
"""Operators of forms that are kept, because pages often draw the same form."""

Instruction = Any

# What it logs of a damaged file is among the file's warnings too, which become messages.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


@dataclass(slots=True)
class Budget:
    """How much may still be read, and why reading stopped where it did."""

    file: int = FILE_LIMIT
    page: int = PAGE_LIMIT
    trouble: set[str] = field(default_factory=set)
    kept: dict[tuple[int, int], list[Instruction]] = field(default_factory=dict)
    kept_size: int = 0

    def turn_page(self) -> None:
        """The next page begins."""
        self.page = PAGE_LIMIT
        self.trouble = set()

    def spend(self) -> bool:
        """Whether one more operator may be looked at."""
        if self.page <= 0 or self.file <= 0:
            whose = "this page" if self.page <= 0 else "this file"
            self.trouble.add(f"{whose} has more drawing operators than are looked at")
            return False
        self.page -= 1
        self.file -= 1
        return True


@contextmanager
def limits() -> Iterator[None]:
    """While this lasts qpdf unfolds no more than is healthy. Its limits are those of the whole process."""
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=STREAM_LIMIT,
        png_max_memory=STREAM_LIMIT,
        tiff_max_memory=STREAM_LIMIT,
        run_length_max_memory=STREAM_LIMIT,
        dct_max_memory=STREAM_LIMIT * 4,
        doc_max_warnings=500,
        max_stream_filters=10,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]


def instructions(stream: Any, budget: Budget) -> list[Instruction]:
    """What a page or a form draws; what can't be read is said in the budget's trouble."""
    key = identity(stream)
    if key in budget.kept and key is not None:
        return budget.kept[key]
    errors = pikepdf.settings.qpdf_limit_errors()
    try:
        found = _parsed(stream, budget)
    except DAMAGE as error:
        budget.trouble.add(f"what it draws can’t be read ({type(error).__name__})")
        return []
    if pikepdf.settings.qpdf_limit_errors() > errors:
        budget.trouble.add("what it draws is damaged, or unfolds to more than is healthy")
    if key is not None and len(found) + budget.kept_size <= _KEPT:
        budget.kept[key] = found
        budget.kept_size += len(found)
    return found


def _parsed(stream: Any, budget: Budget) -> list[Instruction]:
    """The operators of a stream; of a very long one those of its beginning, because all of them come into memory."""
    contents = get(stream, "/Contents") if get(stream, "/Type") == pikepdf.Name.Page else stream
    parts = items(contents) or ([contents] if isinstance(contents, pikepdf.Stream) else [])
    length = 0
    data: list[bytes] = []
    for part in parts:
        data.append(bytes(part.read_bytes()))
        length += len(data[-1])
        if length > CONTENT_LIMIT:
            break
    if length <= _LONG:
        return list(pikepdf.parse_content_stream(stream)) if parts else []
    joined = b"\n".join(data)
    cut = min(_end(joined), CONTENT_LIMIT)
    if cut < len(joined):
        budget.trouble.add("this page has more drawing operators than are looked at")
    with pikepdf.new() as scratch:
        return list(pikepdf.parse_content_stream(scratch.make_stream(joined[:cut])))


def _end(data: bytes) -> int:
    """Where as many words have been read as a page may have operators."""
    for number, word in enumerate(_WORD.finditer(data)):
        if number >= PAGE_LIMIT:
            return word.start()
    return len(data)
