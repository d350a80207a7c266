"""A file in, its bytes out, where there aren't too many of them."""

from __future__ import annotations

from pathlib import Path

from publish.errors import ManuscriptError

SIZE_LIMIT = 20_000_000
"""Bytes of one manuscript: some thirty times the longest novel."""
PACKED_LIMIT = 500_000_000
"""Bytes of one that holds its pictures; what is inside has limits of its own."""


def whole(path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """All bytes of a file. Raises ManuscriptError where there are too many, OSError where it can't be read."""
    if path.stat().st_size > limit:
        raise ManuscriptError(f"larger than {limit // 1_000_000} MB", file=str(path), hint="split the file")
    return path.read_bytes()
