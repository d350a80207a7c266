"""An edition in, its words out, in regions that the conservation check compares."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

import msgspec
import pypdfium2
from lxml import etree

from publish.cache import NOTHING, Cache, find, keep, key
from publish.text import words

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


def page_words(data: bytes, cache: Cache = NOTHING) -> Region:
    """The words of an XHTML page's body, the marks of notes left out."""
    return _kept(cache, [data], lambda: _page_words(data))


def _kept(cache: Cache, parts: list[str | bytes], count: Callable[[], Region]) -> Region:
    """A region that was counted before, or that is counted now."""
    if cache.folder is None:
        return count()
    name = key("region", parts)
    if data := find(cache, name):
        words, run = msgspec.msgpack.decode(data, type=tuple[dict[str, int], str])
        return Region(Counter(words), run)
    region = count()
    keep(cache, name, msgspec.msgpack.encode((region.words, region.run)))
    return region


def _page_words(data: bytes) -> Region:
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


def epub_regions(path: Path, cache: Cache = NOTHING) -> dict[str, Region]:
    """The words of each page of an EPUB, by file name inside the package's folder."""
    with zipfile.ZipFile(path) as archive:
        return {
            name.rsplit("/", 1)[-1]: page_words(archive.read(name), cache)
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }


def pdf_regions(
    path: Path,
    spans: Mapping[str, tuple[int, int]],
    text_area: tuple[float, float],
    names: Mapping[str, str] = MappingProxyType({}),
    cache: Cache = NOTHING,
) -> dict[str, Region]:
    """The words of each section of a PDF, by file name, running heads and folios left out.

    `spans` has first and last page of each section; `text_area` bottom and top of the text block in points; `names`
    what stands for all that the pages of a section were made from: the same pages aren't read twice.
    """
    with pypdfium2.PdfDocument(path) as pdf:

        def read(first: int, last: int) -> Region:
            return _words_over_pages([_page_text(pdf[index], text_area) for index in range(first - 1, last)])

        return {
            file: _kept(cache if file in names else NOTHING, [names.get(file, ""), file], partial(read, first, last))
            for file, (first, last) in spans.items()
        }


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
