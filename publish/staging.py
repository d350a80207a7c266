"""Outputs are made in a folder beside their place and moved when they are complete: a failed build changes nothing."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish.errors import EditionError
from publish.intermediate import BOOK_FILE

_PREFIX = ".publish-"
_ABANDONED = 6 * 3600
"""Seconds after which a folder of an unfinished build is nobody's."""


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """A new folder for the files of `target`; moved there when the block ends well, removed when it doesn't.

    Files and folders of the same names are replaced, all others stay. Raises EditionError where `target` can't be
    written.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        stage = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=target))
    except OSError as error:
        raise EditionError(f"{target} can't be written: {error.strerror}", file=str(target)) from None
    try:
        yield stage
        _move(stage, target)
    except OSError as error:
        raise EditionError(
            f"{error.strerror or error}", file=str(target), hint="is the disk full, or the folder read-only?"
        ) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def refuse_foreign(target: Path) -> None:
    """Raise EditionError where a build would replace a folder `html` that no build made."""
    place = target / "html"
    if place.exists() and not (place / BOOK_FILE).is_file():
        raise EditionError(
            f"{place} is not a book that Publish made: nothing was replaced",
            file=str(place),
            hint="choose another folder with --output",
        )


def _sweep(target: Path) -> None:
    """Remove what builds left that were killed; one that still runs is younger than this."""
    for left in target.glob(f"{_PREFIX}*"):
        if left.is_dir() and time.time() - left.stat().st_mtime > _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def _move(stage: Path, target: Path) -> None:
    for new in sorted(stage.iterdir()):
        place = target / new.name
        if place.is_dir() and not new.is_dir():
            raise EditionError(f"{place} is a folder: nothing was replaced", file=str(place), hint="name another file")
        if place.is_dir() and new.is_dir() and not (new / BOOK_FILE).is_file():
            _move(new, place)  # editions of single articles and records: what isn't made anew stays
        elif place.is_dir():
            old = stage / f".old-{new.name}"
            place.replace(old)
            new.replace(place)
        else:
            new.replace(place)
