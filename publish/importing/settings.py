"""A collection's collection.toml in, that of the new folder out: the same text, but for the names of the articles."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from publish.collection import FILE_NAME, Collection
from publish.errors import CollectionError
from publish.messages import Report
from publish.text import sentence_list

_ARTICLES = re.compile(r"^[ \t]*(?:articles|\"articles\"|'articles')[ \t]*=[ \t]*\[", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_TRIES = 100


def settings_files(collection: Collection) -> list[str]:
    """What the new folder gets besides the articles: collection.toml and the cover that it names."""
    cover = collection.settings.cover
    covered = cover is not None and _is_inside(collection.folder, cover)
    return [FILE_NAME, *([cover] if cover and covered else [])] if collection.file else []


def write_settings(
    collection: Collection, articles: Sequence[str], names: Sequence[tuple[str, str]], stage: Path, report: Report
) -> None:
    """Write both into `stage`; `articles` are the new manuscripts in order, `names` say what old files are called."""
    if collection.file is None:
        return
    text = collection.file.read_text(encoding="utf-8-sig")
    listed = articles if collection.settings.articles is not None or list(articles) != sorted(articles) else None
    written = text if listed is None else with_articles(text, listed)
    if written is None:
        hint = f"copy it, and list the new files in it: articles = {_list(articles)}"
        problem = "its list of articles can't be found: it wasn't copied"
        report.fail(CollectionError(problem, file=str(collection.file), hint=hint))
        return
    (stage / FILE_NAME).write_text(written, encoding="utf-8", newline="\n")
    for name in settings_files(collection)[1:]:
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(collection.folder / name, stage / name)
    named = [name for p in collection.settings.permissions for name in (p.article, p.image) if name is not None]
    files = [(old, new) for old, new in names if any(fnmatchcase(old, name.rpartition("/")[2]) for name in named)]
    if changed := [f"{old} is {new}" for old, new in files if old != new]:
        report.say("import-permissions", file=str(collection.file), names=sentence_list(changed, "and"))


def with_articles(text: str, articles: Sequence[str]) -> str | None:
    """A collection.toml with this list of articles, all else as it was; None where that can't be done safely."""
    wanted = {**tomllib.loads(text), "articles": list(articles)}
    line = f"articles = {_list(articles)}"
    if match := _ARTICLES.search(text):
        ends = [found.end() for found in re.finditer(r"\]", text[match.end() :])][:_TRIES]
        candidates = [text[: match.start()] + line + text[match.end() + end :] for end in ends]
    else:
        tables = [found.start() for found in _TABLE.finditer(text)][:_TRIES]
        candidates = [f"{text[:at]}{line}\n\n{text[at:]}" for at in tables]
        candidates.append(f"{text.rstrip()}\n{line}\n")
    return next((candidate for candidate in candidates if _says(candidate, wanted)), None)


def _says(text: str, wanted: Mapping[str, object]) -> bool:
    try:
        return tomllib.loads(text) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _list(articles: Sequence[str]) -> str:
    # A file name of ours holds nothing that JSON and TOML write differently.
    return "[\n" + "".join(f"    {json.dumps(name)},\n" for name in articles) + "]"


def _is_inside(folder: Path, name: str) -> bool:
    path = folder / name
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())
