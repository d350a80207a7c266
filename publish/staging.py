"""Outputs are made in a folder beside their place and moved when they are complete: a failed build changes nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publish.errors import EditionError


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """A new folder for the files of `target`; moved there when the block ends well, removed when it doesn't.

    Files and folders of the same names are replaced, all others stay. Raises EditionError where `target` can't be
    written.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".publish-", dir=target))
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


def _move(stage: Path, target: Path) -> None:
    for new in sorted(stage.iterdir()):
        place = target / new.name
        if place.is_dir() and new.is_dir() and new.name != "html":
            _move(new, place)  # editions of single articles and records: what isn't made anew stays
        elif place.is_dir():
            old = stage / f".old-{new.name}"
            place.replace(old)
            new.replace(place)
        else:
            new.replace(place)
