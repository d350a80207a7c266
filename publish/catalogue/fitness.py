"""What a worker has to have before it may build: the same program, and the same folders under the same names."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from publish.catalogue.program import program
from publish.errors import EditionError
from publish.pdf.versions import pango


@dataclass(frozen=True, slots=True)
class Probe:
    """A file that was put into the output, and what it and the program have to be."""

    root: str
    output: str
    here: str
    """The working folder of the command."""
    token: str
    versions: dict[str, str]

    @property
    def relative(self) -> bool:
        """Whether the folders were named from the working folder."""
        return not (Path(self.root).is_absolute() and Path(self.output).is_absolute())

    @property
    def file(self) -> Path:
        """The file that was put down."""
        return Path(self.here, self.output, f".probe-{self.token}")


@contextmanager
def probing(root: Path, output: Path) -> Iterator[Probe]:
    """A probe, and its file in `output` as long as the block lasts. Raises EditionError where it can't be written."""
    token = uuid.uuid4().hex
    probe = Probe(str(root), str(output), str(Path.cwd()), token, versions())
    try:
        output.mkdir(parents=True, exist_ok=True)
        probe.file.write_text(token, encoding="ascii")
    except OSError as error:
        raise EditionError(f"{output} can't be written: {error.strerror}", file=str(output)) from None
    try:
        yield probe
    finally:
        probe.file.unlink(missing_ok=True)


def versions() -> dict[str, str]:
    """What makes books in this process."""
    return {**program(), "Pango": pango()}


def unfit(probe: Probe) -> str | None:
    """Why this process can't build what was asked for, in words for a person; None: it can."""
    own = versions()
    other = [
        f"{name} {own.get(name, 'missing')} instead of {version}"
        for name, version in probe.versions.items()
        if own.get(name) != version
    ]
    if other:
        shown = ", ".join(other[:4]) + (f" and {len(other) - 4} more" if len(other) > 4 else "")
        return f"it has {shown}"
    root, output = Path(probe.here, probe.root), Path(probe.here, probe.output)
    if not root.is_dir():
        return f"it doesn't see {root}"
    try:
        seen = probe.file.read_text(encoding="ascii") == probe.token
    except (OSError, UnicodeDecodeError):
        seen = False
    if not seen:
        return f"its {output} is another folder than the command's, or can't be read"
    draft = output / f".probe-{probe.token}-{uuid.uuid4().hex}"
    try:
        draft.touch(exist_ok=False)
        draft.unlink()
    except OSError as error:
        return f"it can't write {output}: {os.strerror(error.errno or 0)}"
    return None
