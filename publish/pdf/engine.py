"""HTML of a section in, its laid-out pages on disk and what is where on them out, through WeasyPrint.

A task is a value and so is its result: it may be done in any process. What a process needs for every task, the fonts
and the parsed stylesheets, it makes once and keeps.

WeasyPrint recovers from everything and only logs: a book without its pictures would go to the printer. So each error
that it logs fails the edition.
"""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from publish import resources
from publish.collector import uncollected
from publish.pdf.laid import BOOK, Laid, Record, Task
from publish.pdf.outlines import faces
from publish.pdf.shortcuts import taken
from publish.pdf.tags import mend

_LOGGER = logging.getLogger("weasyprint")
PX_TO_PT = 0.75


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Serves files of one intermediate and the package's fonts, and nothing else: no network, no other file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False)
        self._folder = folder.resolve()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        if not url.startswith(BOOK):
            raise ValueError(f"{url} is not part of the book")
        path = (self._folder / unquote(urlsplit(url).path).removeprefix("/book/")).resolve()
        if not path.is_relative_to(self._folder):
            raise ValueError(f"{url} is not part of the book")
        if path.parent == self._folder / "assets" / "fonts":
            path = resources.font(path.name)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


@dataclass(frozen=True, slots=True)
class _Styles:
    """Stylesheets as the engine keeps them, with the fonts that they declare and what it said of them."""

    sheets: list[weasyprint.CSS]
    fonts: FontConfiguration
    records: tuple[Record, ...]


@lru_cache(maxsize=8)
def _styles(texts: tuple[str, ...], folder: Path) -> _Styles:
    fonts = FontConfiguration()
    fetcher = _Fetcher(folder)
    with _listening() as records:
        sheets = [
            weasyprint.CSS(string=t, base_url=f"{BOOK}assets/", font_config=fonts, url_fetcher=fetcher) for t in texts
        ]
    return _Styles(sheets, fonts, tuple(records))


def lay_out(task: Task) -> Laid:
    """Lay a document out and write its pages."""
    styles = _styles(task.sheets, task.folder)
    with _listening() as records, uncollected(), taken():
        source = weasyprint.HTML(string=task.html, base_url=BOOK, url_fetcher=_Fetcher(task.folder))
        document = source.render(stylesheets=styles.sheets, font_config=styles.fonts, pdf_variant=task.variant)
        document.write_pdf(task.target, pdf_variant=task.variant, pdf_identifier=task.identifier.encode())
    if task.variant:
        mend(task.target, task.prefix)
    return Laid(
        task.target,
        len(document.pages),
        *_places(document),
        _opens(document),
        _text_area(document),
        tuple(faces(document.fonts.values(), task.target.parent)),
        (*styles.records, *records),
    )


@contextmanager
def _listening() -> Iterator[dict[Record, None]]:
    """WeasyPrint's warnings and errors, each once, and nothing of it on the terminal."""
    records: dict[Record, None] = {}

    class Bridge(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records[record.levelno, record.getMessage()] = None

    bridge = Bridge(logging.WARNING)
    propagates, _LOGGER.propagate = _LOGGER.propagate, False
    _LOGGER.addHandler(bridge)
    try:
        yield records
    finally:
        _LOGGER.removeHandler(bridge)
        _LOGGER.propagate = propagates


def _places(document: weasyprint.Document) -> tuple[dict[str, tuple[int, float, float]], dict[str, int]]:
    first: dict[str, tuple[int, float, float]] = {}
    last: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for name, (x, y, *_) in page.anchors.items():
            first.setdefault(name, (number, x * PX_TO_PT, (page.height - y) * PX_TO_PT))
            last[name] = number
    return first, last


def _opens(document: weasyprint.Document) -> str:
    # WeasyPrint's public Page has no styles and no margins; the box behind it has.
    for box in document.pages[0]._page_box.descendants():
        if box.element_tag == "section":
            side = str(box.style["break_before"])
            return {"recto": "right", "verso": "left"}.get(side, side) if side in _SIDES else "any"
    return "any"


_SIDES = frozenset({"left", "right", "recto", "verso"})


def _text_area(document: weasyprint.Document) -> tuple[float, float]:
    """Bottom and top of the text block of the last page, in points from its foot."""
    box = document.pages[-1]._page_box
    height = box.margin_height()
    return (height - box.content_box_y() - box.height) * PX_TO_PT, (height - box.content_box_y()) * PX_TO_PT
