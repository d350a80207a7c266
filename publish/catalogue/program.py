"""What makes books here: this program as it is on disk, Python, and the libraries that it asks for, by version."""

from __future__ import annotations

import functools
import hashlib
import re
import sys
from importlib import metadata
from pathlib import Path

from publish import __version__, resources


@functools.cache
def program() -> dict[str, str]:
    """Name → version of everything that a book's bytes depend on; the same on any machine that makes the same bytes."""
    versions = {
        "publish": f"{__version__} ({_content()[:12]})",
        "Python": ".".join(str(part) for part in sys.version_info[:3]),
    }
    return {**versions, **_libraries()}


def fingerprint() -> str:
    """All of it as one short text."""
    listed = "\n".join(f"{name} {version}" for name, version in sorted(program().items()))
    return hashlib.sha256(listed.encode()).hexdigest()


def _content() -> str:
    """The content of this package's own files, of its styles and its fonts, in a checkout as in a wheel."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    for root in (package, resources.folder("styles"), resources.folder("fonts")):
        for path in sorted(root.rglob("*")):
            of_other = root == package and path.is_relative_to(package / "data")
            if path.is_file() and path.suffix != ".pyc" and not of_other:
                digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _libraries() -> dict[str, str]:
    """The libraries that the package asks for, and those that they ask for."""
    found: dict[str, str] = {}
    wanted = ["publish"]
    while wanted:
        name = wanted.pop()
        try:
            asked = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or a checkout that was never installed
        if name != "publish":
            found[name] = asked.version
        for line in asked.requires or ():
            other = re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", line)[0]).lower()  # type: ignore[index]
            if "extra ==" not in line and other not in found and other not in wanted:
                wanted.append(other)
    return found
