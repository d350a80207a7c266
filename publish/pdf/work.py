"""Laying out as work that may be done in any process, and that is done once: what it came to is kept.

This module and those that it imports are light; WeasyPrint is loaded by the process that has something to lay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import msgspec

from publish import resources
from publish.cache import Cache, find, keep, key
from publish.errors import EditionError
from publish.pdf.laid import Face, Laid, Task
from publish.workers import Means, soonest

_URL = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
_PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"')
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


class _Entry(msgspec.Struct, array_like=True):
    """What the cache holds of a document: where things are in it, and its pages."""

    anchors: dict[str, tuple[int, float, float]]
    last: dict[str, int]
    pages: int
    opens: str
    text_area: tuple[float, float]
    faces: list[tuple[str, str, int]]
    records: list[tuple[int, str]]
    pdf: bytes


def lay_out_all(tasks: Iterable[Task], means: Means) -> Iterator[Laid]:
    """What each of the tasks comes to, in their order: from the cache, or worked out. All are begun at once."""
    named = _named(tasks) if means.cache.folder else [(task, "") for task in tasks]
    found = [_found(task, name, means.cache) for task, name in named]
    run = soonest(means.executor, found.count(None))
    begun: list[Laid | Future[Laid] | None] = list(found)
    # The longest first, so that no process is left alone with it at the end.
    for index in sorted(range(len(named)), key=lambda index: -len(named[index][0].html)):
        if found[index] is None:
            begun[index] = run.submit(_work, *named[index], means.cache)
    return (item.result() if isinstance(item, Future) else item for item in begun if item is not None)


def _named(tasks: Iterable[Task]) -> list[tuple[Task, str]]:
    """Each task with its name in the cache: of all that decides what its pages look like."""
    styles: dict[tuple[str, ...], str] = {}
    named: list[tuple[Task, str]] = []
    for task in tasks:
        if task.sheets not in styles:
            styles[task.sheets] = key("styles", [*task.sheets, *_fonts(task.sheets)])
        inputs: list[str | bytes] = [task.html, styles[task.sheets], task.prefix, task.variant or "", task.identifier]
        for address in _PICTURE.findall(task.html):
            path = task.folder / address
            inputs.append(path.read_bytes() if path.is_file() else b"")
        named.append((task, key("layout", inputs)))
    return named


def _work(task: Task, name: str, cache: Cache) -> Laid:
    """A task done, and kept."""
    from publish.pdf.engine import lay_out

    laid = replace(lay_out(task), name=name)
    if not name:
        return laid
    entry = _Entry(
        laid.anchors, laid.last, laid.pages, laid.opens, laid.text_area,
        [(face.name, face.file.name, face.index) for face in laid.faces], list(laid.records), task.target.read_bytes(),
    )  # fmt: skip
    for face in laid.faces:
        font = key("face", [face.file.name])
        if find(cache, font) is None:
            keep(cache, font, face.file.read_bytes())
    keep(cache, name, msgspec.msgpack.encode(entry))
    return laid


def _found(task: Task, name: str, cache: Cache) -> Laid | None:
    """A document that was laid out before, with its files where the task wants them."""
    if not name or (data := find(cache, name)) is None:
        return None
    entry = msgspec.msgpack.decode(data, type=_Entry)
    faces = []
    for face, file, index in entry.faces:
        path = task.target.parent / file
        if not path.exists():
            font = find(cache, key("face", [file]))
            if font is None:
                return None
            path.write_bytes(font)
        faces.append(Face(face, path, index))
    task.target.write_bytes(entry.pdf)
    return Laid(
        task.target, entry.pages, entry.anchors, entry.last, entry.opens, entry.text_area, tuple(faces),
        tuple(entry.records), name,
    )  # fmt: skip


def _fonts(sheets: Iterable[str]) -> Iterator[bytes]:
    """The fonts that stylesheets name, and when the folders of the system's fonts were changed: letters that a book's
    own fonts lack come from there."""
    for sheet in sheets:
        for address in _URL.findall(sheet):
            try:
                yield resources.font(Path(address).name).read_bytes()
            except EditionError:
                yield b""
    for folder in map(Path, _FONT_FOLDERS):
        place = folder.expanduser()
        for path in sorted([place, *place.glob("**/")]) if place.is_dir() else ():
            yield f"{path} {path.stat().st_mtime_ns}".encode()
