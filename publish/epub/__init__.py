"""HTML intermediate in, EPUB 3 out, through ebooklib: the pages in the archive are the pages of the intermediate.

ebooklib parses and reprints pages that it is given as chapters; as plain items it writes their bytes as they are. The
navigation is the book's own page of contents.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from ebooklib import epub
from lxml import etree

from publish.epub.metadata import add_metadata, item_id
from publish.epub.ncx import make_ncx
from publish.epub.package import PackageWriter
from publish.errors import EditionError
from publish.intermediate import Intermediate

_MEDIA_TYPES = {".otf": "font/otf", ".ttf": "font/ttf", ".woff2": "font/woff2", ".css": "text/css"}
_URL = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
_XHTML = "{http://www.w3.org/1999/xhtml}"


def write_epub(intermediate: Intermediate, target: Path) -> None:
    """The EPUB of an intermediate at `target`. Raises EditionError where it can't be written whole."""
    book = epub.EpubBook()
    book.FOLDER_NAME = "EPUB"
    metadata = intermediate.metadata
    add_metadata(book, metadata)
    pages = [_page(intermediate, item.file, item.role) for item in intermediate.spine]
    for page in pages:
        book.add_item(page)
    for name in _assets(intermediate):
        book.add_item(_asset(intermediate, name))
    ncx = epub.EpubItem(
        uid="ncx", file_name="toc.ncx", media_type="application/x-dtbncx+xml", content=make_ncx(intermediate)
    )
    book.add_item(ncx)
    book.spine = pages
    modified = datetime.strptime(metadata.modified, "%Y-%m-%dT%H:%M:%SZ")
    try:
        PackageWriter(target, book, metadata, modified).write_all()
    except OSError as error:
        raise EditionError(f"the EPUB can't be written: {error.strerror or error}", file=str(target)) from None


def _page(intermediate: Intermediate, name: str, role: str) -> epub.EpubItem:
    item = epub.EpubItem(
        uid=item_id(name),
        file_name=name,
        media_type="application/xhtml+xml",
        content=(intermediate.folder / name).read_bytes(),
    )
    item.properties = ["nav"] if role == "toc" else []
    return item


def _asset(intermediate: Intermediate, name: str) -> epub.EpubItem:
    path = PurePosixPath(name)
    media_type = _MEDIA_TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    content = (intermediate.folder / name).read_bytes()
    item = epub.EpubItem(uid=item_id(name), file_name=name, media_type=media_type, content=content)
    item.properties = ["cover-image"] if name == intermediate.metadata.cover else []
    return item


def _assets(intermediate: Intermediate) -> Iterator[str]:
    """Every file that a page or a stylesheet names, once, in order; the cover too."""
    seen: dict[str, None] = {}
    for item in intermediate.spine:
        page = etree.parse(intermediate.folder / item.file, etree.XMLParser(resolve_entities=False, no_network=True))
        for element in page.iter(f"{_XHTML}link", f"{_XHTML}img"):
            seen[element.get("href") or element.get("src") or ""] = None
    if intermediate.metadata.cover:
        seen[intermediate.metadata.cover] = None
    for name in [name for name in seen if name.endswith(".css")]:
        css = (intermediate.folder / name).read_text(encoding="utf-8")
        for url in _URL.findall(css):
            seen[str(PurePosixPath(name).parent / url)] = None
    yield from (name for name in seen if name)
