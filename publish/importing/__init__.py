"""Manuscripts of any format in, Markdown manuscripts that read back to the same articles out.

What has been written is read again before it is moved to its place: a difference is an error, never a surprise.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from publish import collection as collections
from publish.articles import read_manuscripts
from publish.checks.conservation import unread_words
from publish.errors import EditionError, ManuscriptError, PublishError, UsageError
from publish.gather import gather
from publish.importing.names import Names, names_of
from publish.importing.settings import settings_files, write_settings
from publish.markdown.document import document
from publish.markdown.same import differences
from publish.messages import Report
from publish.model import Article, PictureFile
from publish.readers import READERS, read
from publish.recognise import recognise
from publish.staging import staging
from publish.text import sentence_list
from publish.workers import Progress


def import_manuscripts(
    source: Path,
    target: Path,
    report: Report,
    progress: Progress = lambda stage, done, total: None,
    *,
    replace: bool = False,
) -> list[Path]:
    """The files written into `target`: each article of `source`, a file or a folder, with its pictures beside it, and
    the folder's collection.toml.

    Raises PublishError where there is nothing to read, or where a file of `target` would be replaced without `replace`:
    then nothing is written.
    """
    # What a collection lacks to be a book says nothing about its articles.
    collection = collections.load(source, Report())
    _refuse_place(target, collection.folder)
    manuscripts = read_manuscripts(gather(collection, READERS, report), report, progress)
    articles = [recognise(manuscript, report) for manuscript in manuscripts]
    for manuscript, article in zip(manuscripts, articles, strict=True):
        unread_words(manuscript, article, report)
    beside = settings_files(collection)
    names = names_of(articles, beside)
    if not replace:
        _refuse_to_replace(target, [*beside, *(name for files in names for name in files.all)])
    written: list[str] = []
    kept: list[str] = []
    with staging(target) as stage:
        for number, (article, files) in enumerate(zip(articles, names, strict=True), 1):
            if _write(article, files, stage, report):
                kept.append(files.manuscript)
                written += files.all
            progress("writing", number, len(articles))
        write_settings(collection, kept, _renamed(articles, names), stage, report)
        written += [name for name in beside if (stage / name).exists()]
    if not beside and kept != sorted(kept):
        report.say("import-order", file=str(source))
    return [target / name for name in written]


def _refuse_place(target: Path, folder: Path) -> None:
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file", hint="name a folder")
    if target.exists() and target.samefile(folder):
        raise UsageError(
            f"{target} is the folder of the manuscripts themselves: each article would be there twice",
            hint="name another folder; it is made if it isn't there",
        )


def _refuse_to_replace(target: Path, names: Iterable[str]) -> None:
    there = [name for name in names if os.path.lexists(target / name)]
    if there:
        others = f" and {len(there) - 3} more" if len(there) > 3 else ""
        raise EditionError(
            f"{sentence_list(there[:3], 'and') if not others else ', '.join(there[:3])}{others} would be replaced in "
            f"{target}: nothing was written",
            file=str(target / there[0]),
            hint="name another folder, or say --replace",
        )


def _renamed(articles: Sequence[Article], names: Sequence[Names]) -> list[tuple[str, str]]:
    """What each file of the manuscripts is called now."""
    renamed: list[tuple[str, str]] = []
    for article, files in zip(articles, names, strict=True):
        renamed.append((PurePath(article.source).name, files.manuscript))
        renamed += ((image.file.name, name) for image, name in zip(article.images, files.pictures, strict=True))
    return renamed


def _write(article: Article, names: Names, stage: Path, report: Report) -> bool:
    """Whether an article could be written into the stage; what differs when it is read again is said."""
    try:
        for image, name in zip(article.images, names.pictures, strict=True):
            _copy(image.file, stage / name)
    except OSError as error:
        for name in names.pictures:
            (stage / name).unlink(missing_ok=True)
        problem = f"a picture can't be read: {error.strerror or error}"
        report.fail(ManuscriptError(problem, file=article.source, hint="the article was not imported"))
        return False
    text = document(article, names.pictures)
    (stage / names.manuscript).write_text(text, encoding="utf-8", newline="\n")
    if said := _difference(article, stage / names.manuscript):
        report.say("import-differs", file=article.source, line=article.line, name=names.manuscript, difference=said)
    return True


def _copy(file: PictureFile, place: Path) -> None:
    if file.path is not None and file.data is None:
        shutil.copyfile(file.path, place)
    else:
        place.write_bytes(file.data or b"")


def _difference(article: Article, path: Path) -> str:
    try:
        again = [recognise(manuscript, Report()) for manuscript in read(path, Report())]
    except PublishError as error:
        return f"it can't be read: {error.text}"
    found = differences(article, again[0])
    return f"{sentence_list(found, 'and')} would differ" if found else ""


__all__ = ["import_manuscripts"]
