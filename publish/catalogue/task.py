"""One collection to build as a value, and the function that builds it: in this process, another, or on a worker."""

from __future__ import annotations

import os
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from publish.build import build
from publish.cache import NOTHING, of_user
from publish.catalogue.fitness import Probe, unfit
from publish.catalogue.result import RECORD, THUMBNAIL, Result, keep
from publish.collection import FILE_NAME
from publish.errors import PublishError
from publish.intermediate import load
from publish.messages import Message, Report

_ALONE = threading.Lock()
"""Pango isn't made for threads, and a worker may have several: one build at a time in a process."""
_THUMBNAIL = (320, 512)


@dataclass(frozen=True, slots=True)
class Task:
    """A collection to build, and everything that the book depends on beside its files."""

    name: str
    folder: str
    target: str
    editions: tuple[str, ...]
    inputs: str
    jobs: int | None = 1
    cached: bool = True
    epoch: str = ""
    """SOURCE_DATE_EPOCH where the command was given."""
    probe: Probe | None = None
    """What a worker has to see before it may build."""


def make(task: Task) -> Result:
    """The book of a collection in its target. Whatever goes wrong is a message of the result."""
    start = time.perf_counter()
    report = Report()
    with _ALONE:
        if task.probe is not None and (problem := unfit(task.probe)):
            report.say("cluster-unfit", problem=problem)
            result = Result(task.name, task.folder, "failed")
        else:
            with _where(task):
                result = _built(task, report)
    seconds = round(time.perf_counter() - start, 3)
    return replace(result, seconds=seconds, messages=tuple(_placed(message, task) for message in report.messages))


def _built(task: Task, report: Report) -> Result:
    failed = Result(task.name, task.folder, "failed")
    target = Path(task.target)
    try:
        (target / RECORD).unlink(missing_ok=True)
        outcome = build(
            Path(task.folder),
            target,
            editions=task.editions,
            jobs=task.jobs,
            report=report,
            cache=of_user() if task.cached else NOTHING,
        )
        _thumbnail(target)
        pages = [made.pages for made in outcome.editions.values() if made.pages]
        result = replace(
            failed,
            status="built",
            title=outcome.collection["title"],
            slug=outcome.collection["slug"],
            articles=len(outcome.articles),
            pages=pages[0] if pages else None,
            files={name: made.file for name, made in outcome.editions.items()},
        )
        messages = tuple(_placed(message, task) for message in report.messages)
        keep(replace(result, messages=messages), task.inputs, target)
    except PublishError as error:
        report.fail(error)
        return failed
    except OSError as error:
        problem = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
        report.say("catalogue-files", problem=problem)
        return failed
    except Exception as error:  # a fault of the program concerns this collection alone
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        report.say("catalogue-fault", kind=type(error).__name__, problem=error, where=where)
        return failed
    return result


def _thumbnail(target: Path) -> None:
    """A small picture of the cover, for shelves and lists."""
    folder = target / "html"
    if cover := load(folder).metadata.cover:
        with Image.open(folder / cover) as image:
            small = image.convert("RGB")
            small.thumbnail(_THUMBNAIL)
            small.save(target / THUMBNAIL, "JPEG", quality=85, optimize=True)


def _placed(message: Message, task: Task) -> Message:
    """A message that names the collection: its own file where the message has none, its output's where it has that."""
    if message.file is None:
        return replace(message, file=str(Path(task.folder, FILE_NAME)))
    if not os.path.lexists(message.file) and os.path.lexists(Path(task.target, message.file)):
        return replace(message, file=str(Path(task.target, message.file)))
    return message


@contextmanager
def _where(task: Task) -> Iterator[None]:
    """The working folder and the time of whoever gave the command; a worker has its own."""
    if task.probe is None:
        yield
        return
    before, epoch = Path.cwd(), os.environ.pop("SOURCE_DATE_EPOCH", None)
    if task.epoch:
        os.environ["SOURCE_DATE_EPOCH"] = task.epoch
    if task.probe.relative:
        os.chdir(task.probe.here)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        if epoch is not None:
            os.environ["SOURCE_DATE_EPOCH"] = epoch
