"""XML files hold many things: the reader for one is found by looking at its beginning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers import jats, wxr

HEAD = 65_536
"""Bytes that are looked at."""

#: What kind of file it is, how it is known by its beginning, and how it is read.
KINDS: list[tuple[str, Callable[[bytes], bool], Callable[[Path, bytes, Report], list[Manuscript]]]] = [
    ("a WordPress export", wxr.is_export, wxr.read),
    ("a journal article (JATS)", jats.is_article, jats.read),
]


def read(path: Path, data: bytes, report: Report) -> list[Manuscript]:
    """The manuscripts in an XML file, read from the disk. Raises ManuscriptError where its kind isn't known."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    for _, recognises, reader in KINDS:
        if recognises(head):
            return reader(path, data, report)
    known = ", ".join(name for name, _, _ in KINDS)
    raise ManuscriptError("an XML file of no known kind", file=str(path), hint=f"known: {known}")
