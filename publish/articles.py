"""Manuscript files in, their articles out: read, recognised and counted in any process, and kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from publish.cache import NOTHING, Cache, find, keep, key
from publish.checks.conservation import Lost, manuscript_words, unread_words
from publish.collector import uncollected
from publish.errors import CollectionError, PublishError
from publish.messages import Message, Report, as_message
from publish.model import Article, Manuscript
from publish.readers import read
from publish.recognise import recognise
from publish.workers import Means, Progress, soonest


@dataclass(frozen=True, slots=True)
class Source:
    """What a file came to: its articles, how many words it has, those that nobody accounts for, and what was said."""

    articles: tuple[Article, ...]
    words: int
    lost: tuple[Lost, ...]
    messages: tuple[Message, ...]
    failed: bool = False
    """Whether it can't be read; the last message says why."""


def read_articles(
    paths: Sequence[Path],
    means: Means,
    report: Report,
    progress: Progress = lambda stage, done, total: None,
    *,
    beside: str | None = None,
) -> list[Source]:
    """The files that can be read, in their order; the others are errors in the report.

    `beside` stands for all other files that manuscripts may show; where it isn't known, nothing is kept. Raises
    CollectionError where none can be read.
    """
    cache = means.cache if beside is not None else NOTHING
    names = [_name(path, beside or "") if cache.folder else "" for path in paths]
    found = [_found(name, cache) for name in names]
    run = soonest(means.executor, found.count(None))
    begun = [done or run.submit(source_of, path) for path, done in zip(paths, found, strict=True)]
    sources: list[Source] = []
    for number, (name, item) in enumerate(zip(names, begun, strict=True), 1):
        source = item if isinstance(item, Source) else item.result()
        if not isinstance(item, Source):
            keep(cache, name, msgspec.msgpack.encode(source, enc_hook=os.fspath))
        report.add(source.messages)
        if not source.failed:
            sources.append(source)
        progress("reading", number, len(paths))
    if not sources:
        raise _nothing_read()
    return sources


def read_manuscripts(
    paths: Sequence[Path], report: Report, progress: Progress = lambda stage, done, total: None
) -> list[Manuscript]:
    """The manuscripts that can be read; the others are errors in the report. Raises CollectionError where none can."""
    manuscripts: list[Manuscript] = []
    for number, path in enumerate(paths, 1):
        try:
            manuscripts += read(path, report)
        except PublishError as error:
            report.fail(error)
        progress("reading", number, len(paths))
    if not manuscripts:
        raise _nothing_read()
    return manuscripts


def _nothing_read() -> CollectionError:
    return CollectionError("none of the manuscripts can be read", hint="see the errors above")


def source_of(path: Path) -> Source:
    """A manuscript file, read and recognised."""
    report = Report()
    articles: list[Article] = []
    lost: list[Lost] = []
    words = 0
    try:
        with uncollected():
            for manuscript in read(path, report):
                article = recognise(manuscript, report)
                articles.append(article)
                counted = manuscript_words(manuscript)
                lost += unread_words(manuscript, article, report, counted)
                words += counted.total()
    except PublishError as error:
        return Source((), 0, (), (*report.messages, as_message(error)), failed=True)
    return Source(tuple(articles), words, tuple(lost), tuple(report.messages))


def surroundings_of(folder: Path, suffixes: Collection[str], output: Path) -> str:
    """The pictures and all else that lies in a collection beside its manuscripts, by name, size and time."""
    digest = hashlib.sha256()
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if Path(place, name) != output and not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if path.suffix.lower() not in suffixes:
                stat = path.lstat()
                digest.update(
                    f"{path.relative_to(folder)} {stat.st_size} {stat.st_mtime_ns}\n".encode("utf-8", "replace")
                )
    return digest.hexdigest()


def _name(path: Path, beside: str) -> str:
    try:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").digest()
    except OSError:
        content = b""  # reading says what is wrong
    return key("articles", [str(path), content, beside])


def _found(name: str, cache: Cache) -> Source | None:
    data = find(cache, name)
    return None if data is None else msgspec.msgpack.decode(data, type=Source, dec_hook=_decoded)


def _decoded(kind: Callable[[object], object], value: object) -> object:
    return kind(value)  # only paths come here: msgspec knows everything else
