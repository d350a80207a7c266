"""What has been worked out before, in files that are named by all that went into it.

An entry is never changed and never wrong: another manuscript, stylesheet, font or version of the program has another
key. Whoever finds an entry damaged, or none, does the work again. So the folder may be removed at any time, and any
number of builds may use it at once.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import re
import sys
import sysconfig
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

LIMIT = 2_000_000_000
"""Bytes of all entries; when they are more, the ones that nobody has used for longest go."""
_LOWERED = 0.8
_CHECK = 32  # bytes of SHA-256
_ENTRY = re.compile(r"[0-9a-f]{62}|\.[0-9a-f]{62}-\d+-\d+")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries, or None: then nothing is kept and nothing found."""

    folder: Path | None = None


NOTHING = Cache()


def of_user() -> Cache:
    """The cache of this user: $PUBLISH_CACHE where it is set, else where the system keeps such folders."""
    chosen = os.environ.get("PUBLISH_CACHE")
    return Cache(Path(chosen) if chosen else platformdirs.user_cache_path("publish", appauthor=False))


def key(kind: str, parts: Iterable[str | bytes]) -> str:
    """The name of the entry for some work: its kind, all that goes into it in order, and the program that does it."""
    digest = hashlib.sha256()
    for part in (kind, _program(), *parts):
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8))
        digest.update(data)
    return digest.hexdigest()


def find(cache: Cache, name: str) -> bytes | None:
    """The entry of that name; None where there is none, or where it is damaged."""
    if cache.folder is None:
        return None
    path = _path(cache.folder, name)
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[_CHECK:]).digest() == data[:_CHECK]:
            os.utime(path)
            return data[_CHECK:]
        path.unlink()
    except OSError:
        pass
    return None


def keep(cache: Cache, name: str, data: bytes) -> None:
    """Put an entry down; where that can't be done nothing is lost but time."""
    if cache.folder is None:
        return
    path = _path(cache.folder, name)
    draft = path.with_name(f".{path.name}-{os.getpid()}-{threading.get_ident()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(hashlib.sha256(data).digest() + data)
        draft.replace(path)


def prune(cache: Cache, limit: int = LIMIT) -> None:
    """Remove the entries that have been unused for longest, until all others together are well below the limit."""
    entries = sorted((stat.st_mtime, stat.st_size, path) for path, stat in _entries(cache))
    total = sum(size for _, size, _ in entries)
    if total <= limit:
        return
    for _, size, path in entries:
        if total <= limit * _LOWERED:
            break
        with contextlib.suppress(OSError):
            path.unlink()
        total -= size


def size(cache: Cache) -> int:
    """The bytes of all entries."""
    return sum(stat.st_size for _, stat in _entries(cache))


def clear(cache: Cache) -> int:
    """Remove all entries, and say how many bytes they were. Nothing else in the folder is touched."""
    total = 0
    for path, stat in list(_entries(cache)):
        with contextlib.suppress(OSError):
            path.unlink()
            total += stat.st_size
    return total


def _entries(cache: Cache) -> Iterable[tuple[Path, os.stat_result]]:
    """All entries, and the drafts of those that were never finished."""
    if cache.folder is not None:
        for path in cache.folder.glob("[0-9a-f][0-9a-f]/*"):
            if _ENTRY.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    yield path, path.stat()


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / name[2:]


@functools.cache
def _program() -> bytes:
    """What does the work: this package as it is on disk, the libraries beside it, and Python."""
    package = Path(__file__).parent
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            stat = path.stat()
            digest.update(f"{path.relative_to(package)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    for place in sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}):
        digest.update("\n".join(sorted(name for name in os.listdir(place) if name.endswith("-info"))).encode())
    return digest.digest()
