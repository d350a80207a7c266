"""Manuscripts of any format in, Markdown manuscripts that read back to the same articles out.

What has been written is read again before it is moved to its place: a difference is an error, never a surprise.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from publish import collection as collections
from publish.build import Progress, read_manuscripts
from publish.checks.conservation import unread_words
from publish.errors import EditionError, ManuscriptError, PublishError, UsageError
from publish.gather import gather
from publish.markdown.document import document
from publish.markdown.same import differences
from publish.messages import Report
from publish.model import Article, PictureFile
from publish.readers import READERS, read
from publish.recognise import recognise
from publish.staging import staging
from publish.text import sentence_list

_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")


def import_manuscripts(
    source: Path, target: Path, report: Report, progress: Progress = lambda stage, done, total: None
) -> list[Path]:
    """The files written into `target`: each article of `source`, a file or a folder, with its pictures beside it.

    Raises PublishError where there is nothing to read, or where a file of `target` would be replaced: then nothing is
    written.
    """
    # What a collection lacks to be a book says nothing about its articles.
    collection = collections.load(source, Report())
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file", hint="name a folder")
    if target.exists() and target.samefile(collection.folder):
        raise UsageError(
            f"{target} is the folder of the manuscripts themselves: each article would be there twice",
            hint="name another folder; it is made if it isn't there",
        )
    manuscripts = read_manuscripts(gather(collection, READERS, report), report, progress)
    articles = [recognise(manuscript, report) for manuscript in manuscripts]
    for manuscript, article in zip(manuscripts, articles, strict=True):
        unread_words(manuscript, article, report)
    names = _names(articles)
    _refuse_to_replace(target, names)
    written: list[str] = []
    with staging(target) as stage:
        for number, (article, files) in enumerate(zip(articles, names, strict=True), 1):
            if _write(article, files, stage, report):
                written += files
            progress("writing", number, len(articles))
    return [target / name for name in written]


def _names(articles: Sequence[Article]) -> list[list[str]]:
    """The names of each article's files: the manuscript by its title, then its pictures in order."""
    taken: dict[str, int] = {}
    names: list[list[str]] = []
    for article in articles:
        name = article.slug
        while name in taken:
            taken[article.slug] += 1
            name = f"{article.slug}-{taken[article.slug]}"
        taken[name] = 1
        pictures = [f"{name}-{n}{_suffix(image.file)}" for n, image in enumerate(article.images, 1)]
        names.append([f"{name}.md", *pictures])
    return names


def _suffix(file: PictureFile) -> str:
    suffix = Path(file.name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _refuse_to_replace(target: Path, names: Sequence[Sequence[str]]) -> None:
    there = [name for files in names for name in files if os.path.lexists(target / name)]
    if there:
        others = f" and {len(there) - 3} more" if len(there) > 3 else ""
        raise EditionError(
            f"{sentence_list(there[:3], 'and') if not others else ', '.join(there[:3])}{others} would be replaced in "
            f"{target}: nothing was written",
            file=str(target / there[0]),
            hint="name another folder, or move away what is there",
        )


def _write(article: Article, names: Sequence[str], stage: Path, report: Report) -> bool:
    """Whether an article could be written into the stage; what differs when it is read again is said."""
    manuscript, *pictures = names
    try:
        for image, name in zip(article.images, pictures, strict=True):
            _copy(image.file, stage / name)
    except OSError as error:
        for name in pictures:
            (stage / name).unlink(missing_ok=True)
        problem = f"a picture can't be read: {error.strerror or error}"
        report.fail(ManuscriptError(problem, file=article.source, hint="the article was not imported"))
        return False
    (stage / manuscript).write_text(document(article, pictures), encoding="utf-8", newline="\n")
    if said := _difference(article, stage / manuscript):
        report.say("import-differs", file=article.source, line=article.line, name=manuscript, difference=said)
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
