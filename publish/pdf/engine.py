"""HTML document in, laid-out PDF on disk out, through WeasyPrint; its log lines become messages.

WeasyPrint recovers from everything and only logs: a book without its pictures would go to the printer. So each error
that it logs fails the edition.
"""

from __future__ import annotations

import logging
import mimetypes
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from publish import resources
from publish.errors import EditionError
from publish.intermediate import Intermediate
from publish.messages import Report

_LOGGER = logging.getLogger("weasyprint")
PX_TO_PT = 0.75

_FATAL = re.compile(r"Font-face .* cannot be loaded|Failed to load ")
"""Warnings of the engine without which a book isn't the book: fonts and stylesheets that aren't there."""
_NO_GLYPH = re.compile(r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.*)" \((.*)\)', re.DOTALL)
_BOOK = "file:///book/"
"""Where the book stands as the engine sees it. Names that it makes of addresses then don't depend on the machine."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a laid-out document; pages count from 1."""

    pages: int
    spans: dict[str, tuple[int, int]]
    text_area: tuple[float, float]


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Serves files of one intermediate and the package's fonts, and nothing else: no network, no other file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False)
        self._folder = folder.resolve()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        if not url.startswith(_BOOK):
            raise ValueError(f"{url} is not part of the book")
        path = (self._folder / unquote(urlsplit(url).path).removeprefix("/book/")).resolve()
        if not path.is_relative_to(self._folder):
            raise ValueError(f"{url} is not part of the book")
        if path.parent == self._folder / "assets" / "fonts":
            path = resources.font(path.name)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def lay_out(
    html: str, intermediate: Intermediate, sheets: list[str], variant: str | None, target: Path, report: Report
) -> Layout:
    """Lay a document out with its theme's stylesheets and write it. `sheets` are names of stylesheets, or CSS."""
    folder = intermediate.folder.resolve()
    fetcher = _Fetcher(folder)
    fonts = FontConfiguration()
    texts = [(folder / "assets" / "book.css").read_text(encoding="utf-8")]
    texts += [s if "{" in s else resources.stylesheet(intermediate.metadata.theme, s) for s in sheets]
    with _listening(report, target):
        styles = [
            weasyprint.CSS(string=t, base_url=f"{_BOOK}assets/", font_config=fonts, url_fetcher=fetcher) for t in texts
        ]
        source = weasyprint.HTML(string=html, base_url=_BOOK, url_fetcher=fetcher)
        document = source.render(stylesheets=styles, font_config=fonts, pdf_variant=variant)
        document.write_pdf(target, pdf_variant=variant, pdf_identifier=_identifier(intermediate))
    if any(m.code == "layout-error" and m.file == target.name for m in report.messages):
        raise EditionError("the edition is not written because of the errors above", file=target.name)
    return Layout(len(document.pages), _spans(document, intermediate), _text_area(document))


def _identifier(intermediate: Intermediate) -> bytes:
    return intermediate.metadata.identifier.encode()


@contextmanager
def _listening(report: Report, target: Path) -> Iterator[None]:
    """WeasyPrint's warnings and errors as messages, each once, and nothing of it on the terminal."""
    records: dict[tuple[int, str], None] = {}

    class Bridge(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records[record.levelno, record.getMessage()] = None

    bridge = Bridge(logging.WARNING)
    propagates, _LOGGER.propagate = _LOGGER.propagate, False
    _LOGGER.addHandler(bridge)
    try:
        yield
    finally:
        _LOGGER.removeHandler(bridge)
        _LOGGER.propagate = propagates
        _say(records, target, report)


def _say(records: Iterable[tuple[int, str]], target: Path, report: Report) -> None:
    missing: list[str] = []
    for level, text in records:
        if glyph := _NO_GLYPH.match(text):
            missing.append(f"{glyph[1]} ({glyph[2]})")
        else:
            fatal = level >= logging.ERROR or _FATAL.match(text)
            report.say("layout-error" if fatal else "layout-warning", file=target.name, text=text)
    if missing:
        report.say("glyph-unprintable", file=target.name, characters=", ".join(missing), edition=target.name)


def _spans(document: weasyprint.Document, intermediate: Intermediate) -> dict[str, tuple[int, int]]:
    """First and last page of each section, from the anchors that its box leaves on every page it is on."""
    spans: dict[str, tuple[int, int]] = {}
    files = {Path(item.file).stem: item.file for item in intermediate.spine}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            if file := files.get(anchor):
                spans[file] = (spans.get(file, (number, number))[0], number)
    return spans


def _text_area(document: weasyprint.Document) -> tuple[float, float]:
    """Bottom and top of the text block of the last page, in points from its foot."""
    # WeasyPrint's public Page has no margins; the box behind it has.
    box = document.pages[-1]._page_box
    height = box.margin_height()
    return (height - box.content_box_y() - box.height) * PX_TO_PT, (height - box.content_box_y()) * PX_TO_PT
