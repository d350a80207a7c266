"""Manuscript file in, its articles as Manuscripts out: one reader per format, found by the file's suffix.

A reader is a function `read(path: Path, data: bytes, report: Report) -> list[Manuscript]`: most formats hold one
article a file, an export of a web site holds many. It knows its format and nothing of articles. It raises
ManuscriptError where the file can't be read at all.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers.limits import PACKED_LIMIT, SIZE_LIMIT, whole

Reader = Callable[[Path, bytes, Report], list[Manuscript]]

#: Suffix → the module of this package whose `read` reads it, imported when a file needs it.
READERS: dict[str, str] = {
    ".txt": "pasted",
    ".text": "pasted",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".wxr": "xml",
    ".nxml": "xml",
}

_PACKED = frozenset({".docx", ".docm", ".odt"})
_STREAMED = frozenset({".xml", ".wxr", ".nxml"})
"""Exports of whole sites are read from the disk piece by piece, whatever their size; other kinds have limits."""


def read(path: Path, report: Report) -> list[Manuscript]:
    """The manuscripts in a file, most often one. Raises ManuscriptError where it can't be read."""
    name = READERS.get(path.suffix.lower())
    if name is None:
        raise ManuscriptError(
            f"no reader for {path.suffix or 'files without a suffix'}",
            file=str(path),
            hint=f"supported: {', '.join(sorted(READERS))}",
        )
    reader: Reader = import_module(f"publish.readers.{name}").read
    try:
        if not path.is_file():
            raise ManuscriptError("there is no such file", file=str(path))
        if path.suffix.lower() in _STREAMED:
            return reader(path, b"", report)
        data = whole(path, PACKED_LIMIT if path.suffix.lower() in _PACKED else SIZE_LIMIT)
    except OSError as error:
        raise ManuscriptError(f"can't be opened: {error.strerror}", file=str(path)) from None
    return reader(path, data, report)
