"""A command in, how long it took, how much it computed and how much memory it held out."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command and all processes that it started came to."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of processors, of all its processes together."""
    memory: float
    """Megabytes that the largest of its processes held at its peak."""


class Failed(Exception):  # noqa: N818
    """A command didn't end well; with the last lines that it wrote."""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Measured:
    """Run a command in a folder to its end. Raises Failed."""
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        # Of this process and of all its descendants that somebody has waited for.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        raise Failed("\n".join([f"{Path(command[0]).name} ended with {process.returncode}", *lines[-8:]]))
    return Measured(round(wall, 3), round(usage.ru_utime + usage.ru_stime, 3), round(usage.ru_maxrss / 1024, 1))
