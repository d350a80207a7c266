"""Collection in, list of manuscript files out: what is in the folder, in which order, and what is passed over."""

from __future__ import annotations

from collections.abc import Collection as Names
from pathlib import Path

from publish.collection import FILE_NAME, Collection
from publish.errors import CollectionError, ManuscriptError
from publish.messages import Report

#: Files and folders that nobody takes for manuscripts and that need no word.
_SILENT_NAMES = frozenset({FILE_NAME, "README.md", "README", "LICENSE"})
_SILENT_SUFFIXES = frozenset(".jpg .jpeg .png .gif .webp .tif .tiff .svg .py .css .toml .epub .pdf .json .csv".split())


def gather(collection: Collection, suffixes: Names[str], report: Report) -> list[Path]:
    """The manuscript files of a collection: in the order of `articles` where given, else by name.

    `suffixes` are those that a reader exists for. Raises CollectionError where there is nothing to read.
    """
    if collection.single is not None:
        return [collection.single]
    found = [p for p in _files(collection.folder, report) if p.suffix.lower() in suffixes]
    listed = collection.settings.articles
    if listed is None:
        _say_folders(collection.folder, suffixes, report)
        for path in _files(collection.folder, Report()):
            if path not in found and path.suffix.lower() not in _SILENT_SUFFIXES:
                report.say("file-ignored", file=str(path), name=path.name, supported=", ".join(sorted(suffixes)))
        chosen = found
    else:
        chosen = _listed(collection, listed, report)
        for path in found:
            if path not in chosen:
                report.say("collection-not-placed", file=str(path), name=path.name)
    if not chosen:
        if listed:
            raise CollectionError("none of the articles in the list is in the folder", file=str(collection.file))
        raise CollectionError(
            f"no manuscripts in {collection.folder}",
            file=str(collection.folder),
            hint=f"put text files there ({', '.join(sorted(suffixes))}), or name another folder",
        )
    return chosen


def _files(folder: Path, report: Report) -> list[Path]:
    """The files directly in a folder, by name; hidden ones, and links that lead out of the folder, left out."""
    root = folder.resolve()
    files: list[Path] = []
    for path in sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name)):
        if path.name.startswith("~$"):
            report.say("lock-file", file=str(path), name=path.name)
            continue
        if path.name.startswith(".") or path.name in _SILENT_NAMES or not path.is_file():
            continue
        if not _is_text(path.name):
            name = path.name.encode("utf-8", "backslashreplace").decode()
            report.fail(ManuscriptError(f"the name of {name} is not UTF-8", hint="rename the file"))
        elif not path.resolve().is_relative_to(root):
            report.say("link-outside", file=str(path), name=path.name)
        else:
            files.append(path)
    return files


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _say_folders(folder: Path, suffixes: Names[str], report: Report) -> None:
    for inner in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
        if inner.name != "dist" and any(path.suffix.lower() in suffixes for path in inner.iterdir()):
            report.say("folder-ignored", file=str(inner), name=inner.name)


def _listed(collection: Collection, names: tuple[str, ...], report: Report) -> list[Path]:
    root = collection.folder.resolve()
    chosen: list[Path] = []
    for name in names:
        path = collection.folder / name
        if not path.is_file():
            report.fail(
                ManuscriptError(
                    f"{name} is in the list of articles but not in the folder",
                    file=str(collection.file),
                    hint="correct the name in collection.toml, or add the file",
                )
            )
        elif not path.resolve().is_relative_to(root):
            report.fail(ManuscriptError(f"{name} is a link that leads out of the folder", file=str(path)))
        elif path in chosen:
            report.fail(ManuscriptError(f"{name} is twice in the list of articles", file=str(collection.file)))
        else:
            chosen.append(path)
    return chosen
