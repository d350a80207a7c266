"""A collection in, one digest of all that its book is made from out: where it is the same, so is the book."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from publish.catalogue.program import fingerprint
from publish.collection import FILE_NAME, read_settings
from publish.errors import PublishError


def digest_of(folder: Path, output: Path, day: date, parts: Iterable[str]) -> str:
    """A digest of a collection's files by name and content, of the program, and of `parts`: options and places.

    The day of the build counts only where a permission ends: it may be over.
    """
    digest = hashlib.sha256()
    for part in (fingerprint(), *parts, *_over(folder, day)):
        _add(digest, part.encode("utf-8", "surrogateescape"))
    closed = output.resolve()
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in [*folders, *sorted(files)]:
            path = Path(place, name)
            if path.is_symlink() or name not in folders:
                _add(digest, os.fsencode(path.relative_to(folder)))
                _add(digest, _content(path))
        folders[:] = [name for name in folders if name != ".git" and Path(place, name).resolve() != closed]
    return digest.hexdigest()


def content(path: Path) -> bytes:
    """The digest of one file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _add(digest: hashlib._Hash, data: bytes) -> None:
    digest.update(len(data).to_bytes(8))
    digest.update(data)


def _content(path: Path) -> bytes:
    """What a file holds, or what else it is: a link is only where it leads, and what isn't a file is never opened."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return b"link " + os.fsencode(path.readlink())
        return content(path) if stat.S_ISREG(status.st_mode) else b"other"
    except OSError as error:
        return f"unreadable {error.errno}".encode()


def _over(folder: Path, day: date) -> list[str]:
    """Which permissions have ended by a day."""
    try:
        permissions = read_settings(folder / FILE_NAME).permissions
    except (PublishError, OSError):
        return []  # the build says what is wrong
    return [str(day > permission.until) for permission in permissions if permission.until is not None]
