"""A folder in, the collections under it out, each with the name of its folder in the catalogue."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.collection import FILE_NAME
from publish.errors import CollectionError
from publish.messages import Report
from publish.text import slug


@dataclass(frozen=True, slots=True)
class Place:
    """A collection, and what the catalogue calls it."""

    name: str
    folder: Path


def find(root: Path, output: Path, report: Report) -> list[Place]:
    """The collections under `root`, by name; `output` isn't searched, and neither are hidden folders.

    Two that would get the same name are named in an error, and neither is built. Raises CollectionError where there
    are none.
    """
    if not root.is_dir():
        raise CollectionError(f"{root} is not a folder", hint="name the folder that holds the collections")
    named: dict[str, list[Path]] = {}
    for folder in _folders(root, output):
        path = folder.relative_to(root).as_posix() if folder != root else root.resolve().name
        if _shown(folder) != str(folder):
            report.fail(CollectionError(f"the name of {_shown(folder)} is not UTF-8", hint="rename the folder"))
            continue
        named.setdefault(slug(path, length=120), []).append(folder)
    if not named and not report.count("error"):
        raise CollectionError(
            f"no collections in {root}",
            file=str(root),
            hint=f"a collection is a folder with {FILE_NAME}; publish init makes one",
        )
    for name, folders in named.items():
        if len(folders) > 1:
            listed = ", ".join(_shown(folder) for folder in folders)
            report.say("catalogue-same-name", file=_shown(folders[1]), name=name, listed=listed)
    return [Place(name, folders[0]) for name, folders in sorted(named.items()) if len(folders) == 1]


def _folders(root: Path, output: Path) -> Iterator[Path]:
    """The folders with a collection.toml, in the order of their names; links aren't followed."""
    closed = output.resolve()
    for place, folders, files in os.walk(root):
        here = Path(place)
        is_collection = FILE_NAME in files
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not (is_collection and name == "dist")
            and Path(here, name).resolve() != closed
        )
        if is_collection:
            yield here


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()
