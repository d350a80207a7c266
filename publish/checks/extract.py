"""An edition in, its words out, in regions that the conservation check compares."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec
import pypdfium2
from lxml import etree

from publish.cache import Cache, find, keep, key
from publish.text import words
from publish.workers import HERE, Means, soonest

_Item = TypeVar("_Item")
_BATCH = 8
"""Sections that are counted at a time."""

# PDFium writes a hyphen that ends a line as U+FFFE (a noncharacter) and joins what it divided; in a tagged PDF it is
# the hyphen itself, and the line end after it.


@dataclass(frozen=True, slots=True)
class Region:
    """The words of a part of an edition, counted; and all of them in one run, for words that a line end divided."""

    words: Counter[str]
    run: str

    @classmethod
    def of(cls, text: str) -> Region:
        """The region of a text."""
        listed = words(text)
        return cls(Counter(listed), "".join(listed))


_LINE_HYPHEN = re.compile(r"[\ufffe\u0002]\s*|(?<=\w)[\u002d\u2010\u2011]\s*[\r\n]\s*")
# The numbers and bullets of a list are drawn after its text: behind a hyphen that a page ends with.
_MARKER = r"(?:\d{1,4}\.|[•–◦▪-])"
_MARKERS = re.compile(
    rf"(?<=[\ufffe\u0002])(?:\s*{_MARKER}\s*)+\Z|(?<=[\u002d\u2010\u2011])(?:[\r\n]+\s*{_MARKER}\s*)+\Z"
)
_XHTML = "{http://www.w3.org/1999/xhtml}"
_INLINE = frozenset("a em strong i b cite q sub sup small code span wbr".split())
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def _page_words(data: bytes) -> Region:
    """The words of an XHTML page's body, the marks of notes left out."""
    root = etree.fromstring(data, _PARSER)
    body = root.find(f"{_XHTML}body")
    pieces: list[str] = []
    if body is not None:
        _collect(body, pieces)
    return Region.of("".join(pieces))


def _collect(element: etree._Element, pieces: list[str]) -> None:
    inline = isinstance(element.tag, str) and etree.QName(element).localname in _INLINE
    if not inline:
        pieces.append("\n")
    if element.get("role") != "doc-noteref" and isinstance(element.tag, str):
        pieces.append(element.text or "")
        if alt := element.get("alt"):
            pieces.append(f"\n{alt}\n")
        for child in element:
            _collect(child, pieces)
    if not inline:
        pieces.append("\n")
    pieces.append(element.tail or "")


def epub_regions(path: Path, means: Means = HERE) -> dict[str, Region]:
    """The words of each page of an EPUB, by file name inside the package's folder."""
    with zipfile.ZipFile(path) as archive:
        pages = {name.rsplit("/", 1)[-1]: archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")}
    return dict(zip(pages, _all(_of_pages, list(pages.values()), list(pages.values()), means), strict=True))


def pdf_regions(
    path: Path,
    spans: Mapping[str, tuple[int, int]],
    text_area: tuple[float, float],
    names: Mapping[str, str] = MappingProxyType({}),
    means: Means = HERE,
) -> dict[str, Region]:
    """The words of each section of a PDF, by file name, running heads and folios left out.

    `spans` has first and last page of each section; `text_area` bottom and top of the text block in points; `names`
    what stands for all that the pages of a section were made from: the same pages aren't read twice.
    """
    made_from = [f"{names[file]} {file}".encode() if file in names else b"" for file in spans]
    return dict(
        zip(spans, _all(partial(_of_sections, path, text_area), list(spans.values()), made_from, means), strict=True)
    )


def _all(
    count: Callable[[list[_Item]], list[Region]], items: Sequence[_Item], made_from: Sequence[bytes], means: Means
) -> list[Region]:
    """The regions of all items: counted before, or now, some items at a time in any process. What an item was made
    from is empty where that isn't known."""
    names = [key("region", [data]) if data and means.cache.folder else "" for data in made_from]
    found = [_found(name, means.cache) if name else None for name in names]
    left = [place for place, region in enumerate(found) if region is None]
    batches = [left[start : start + _BATCH] for start in range(0, len(left), _BATCH)]
    run = soonest(means.executor, len(batches))
    tasks = [run.submit(count, [items[place] for place in batch]) for batch in batches]
    for batch, task in zip(batches, tasks, strict=True):
        for place, region in zip(batch, task.result(), strict=True):
            found[place] = region
            if names[place]:
                keep(means.cache, names[place], msgspec.msgpack.encode((region.words, region.run)))
    return [region for region in found if region is not None]


def _found(name: str, cache: Cache) -> Region | None:
    if (data := find(cache, name)) is None:
        return None
    words, run = msgspec.msgpack.decode(data, type=tuple[dict[str, int], str])
    return Region(Counter(words), run)


def _of_pages(pages: Sequence[bytes]) -> list[Region]:
    return [_page_words(data) for data in pages]


def _of_sections(path: Path, text_area: tuple[float, float], spans: Sequence[tuple[int, int]]) -> list[Region]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [
            _words_over_pages([_page_text(pdf[page], text_area) for page in range(first - 1, last)])
            for first, last in spans
        ]


def _page_text(page: pypdfium2.PdfPage, text_area: tuple[float, float]) -> str:
    width, _ = page.get_size()
    bottom, top = text_area
    # A point more on each side: letters reach over the edge of their block.
    text = page.get_textpage().get_text_bounded(left=0, right=width, bottom=bottom - 6, top=top + 6)
    return str(text)


def _words_over_pages(texts: list[str]) -> Region:
    """The words of consecutive pages; a word that runs over a page's end is one word."""
    joined = ""
    for text in texts:
        text = _MARKERS.sub("", text.strip("\r\n \x00"))
        joined += text if joined.endswith(("\ufffe", "\u0002", "-", "\u2010", "\u2011")) else f"\n{text}"
    return Region.of(_LINE_HYPHEN.sub("", joined))
