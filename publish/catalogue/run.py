"""A folder of collections in; a book of each, the feeds, index.html and catalogue.json out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from publish.build import DEFAULT_EDITIONS, build_time
from publish.catalogue.feeds import ATOM_TYPE, JSON_TYPE, Offer, feeds_of, offer_of, write_feeds
from publish.catalogue.find import Place, find
from publish.catalogue.fitness import probing, unfit
from publish.catalogue.inputs import digest_of
from publish.catalogue.local import Died, in_processes
from publish.catalogue.result import RECORD, Result, unchanged
from publish.catalogue.shelf import shown
from publish.catalogue.task import Task, make
from publish.collection import FILE_NAME
from publish.editions import EDITIONS
from publish.errors import EditionError, UsageError
from publish.html.catalogue_page import catalogue_page
from publish.messages import Message, Report
from publish.staging import staging
from publish.workers import Progress

REPORT, INDEX = "catalogue.json", "index.html"


@dataclass(slots=True)
class Catalogue:
    """What a run came to: a result for each collection, in the order of their names."""

    title: str
    results: list[Result] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    """The names of the books in the feeds."""
    messages: list[Message] = field(default_factory=list)
    """What concerns no single collection."""

    @property
    def all_messages(self) -> list[Message]:
        """Those of the collections, then those of the catalogue."""
        return [*(message for result in self.results for message in result.messages), *self.messages]

    def as_json(self) -> str:
        """The report on all collections as JSON text."""
        data: dict[str, Any] = {
            "title": self.title,
            "collections": [
                {
                    **{name: value for name, value in asdict(result).items() if name != "messages"},
                    "offered": result.name in self.offered,
                    "errors": result.count("error"),
                    "warnings": result.count("warning"),
                    "messages": [asdict(message) for message in result.messages],
                }
                for result in self.results
            ],
            "messages": [asdict(message) for message in self.messages],
        }
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def build_catalogue(
    root: Path,
    output: Path | None = None,
    *,
    editions: Sequence[str] = DEFAULT_EDITIONS,
    jobs: int | None = None,
    scheduler: str | None = None,
    cached: bool = True,
    title: str | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Catalogue:
    """Build every collection under `root` into a folder of `output` (default: root's catalogue) and list the books.

    A collection that can't be built is a result with messages. Raises PublishError where there is nothing to build,
    where the cluster can't be used, or where `output` can't be written.
    """
    report = Report()
    target = output or root / "catalogue"
    made = tuple(name for name in EDITIONS if name in {*editions, "records"})  # the feeds are made of the records
    _usable(editions, jobs, scheduler, target)
    places = find(root, target, report)
    if title is None:
        title = root.resolve().name or str(root)
        report.say("catalogue-titled", file=str(root), title=title)
    progress("looking for changes", 0, len(places))
    with ThreadPoolExecutor() as side:
        tasks = list(side.map(partial(_task, target=target, editions=made, cached=cached), places))
        standing = list(side.map(lambda task: unchanged(task.inputs, Path(task.target)) if cached else None, tasks))
    results = [result for result in standing if result is not None]
    changed = [task for task, result in zip(tasks, standing, strict=True) if result is None]
    for result in _made(changed, root, target, jobs, scheduler, report):
        results.append(result)
        progress("building", len(results), len(tasks))
    catalogue = Catalogue(title, sorted(results, key=lambda result: result.name))
    _write(catalogue, target, report)
    return catalogue


def _usable(editions: Sequence[str], jobs: int | None, scheduler: str | None, target: Path) -> None:
    """Raise what a wrong option would lead to in every collection."""
    known = [name for name, kind in EDITIONS.items() if kind.of_book]
    for name in editions:
        if name not in known:
            raise UsageError(f"there is no edition “{name}”", hint=f"editions: {', '.join(known)}")
    if scheduler is not None and jobs is not None:
        raise UsageError("--jobs is for this machine, --scheduler for others", hint="give one of them")
    if target.is_file():
        raise EditionError(f"{target} is a file, not a folder", file=str(target), hint="name a folder with --output")
    if (target / INDEX).exists() and not (target / REPORT).exists():
        raise EditionError(
            f"{target / INDEX} is not a page that Publish made: nothing was replaced",
            file=str(target / INDEX),
            hint="choose another folder with --output",
        )


def _task(place: Place, target: Path, editions: tuple[str, ...], cached: bool) -> Task:
    folder, own, epoch = str(place.folder), str(target / place.name), os.environ.get("SOURCE_DATE_EPOCH", "")
    inputs = digest_of(place.folder, target, build_time().date(), (folder, own, epoch, *editions))
    return Task(place.name, folder, own, editions, inputs, cached=cached, epoch=epoch)


def _made(
    tasks: Sequence[Task], root: Path, target: Path, jobs: int | None, scheduler: str | None, report: Report
) -> Iterator[Result]:
    """Each task's result as it comes."""
    if scheduler is not None and tasks:
        from publish.catalogue.cluster import on_cluster

        with probing(root, target) as probe:
            sent = [replace(task, probe=probe) for task in tasks]
            yield from map(_result, on_cluster(make, sent, scheduler, partial(unfit, probe), report))
        return
    processes = jobs or os.cpu_count() or 1
    if len(tasks) == 1 or processes == 1:
        yield from (make(replace(task, jobs=jobs)) for task in tasks)
    elif tasks:
        # Where there are fewer collections than processes, each build may start some of its own.
        shared = [replace(task, jobs=max(processes // len(tasks), 1)) for task in tasks]
        yield from map(_result, in_processes(make, shared, min(processes, len(tasks))))


def _result(done: tuple[Task, Result | Died]) -> Result:
    task, result = done
    if isinstance(result, Result):
        return result
    report = Report()
    report.say("catalogue-died", file=str(Path(task.folder, FILE_NAME)), how=result.how)
    return Result(task.name, task.folder, "failed", tuple(report.messages))


def _write(catalogue: Catalogue, target: Path, report: Report) -> None:
    """The feeds, the page and the report, all of them or none."""
    offers: list[Offer] = []
    for result in catalogue.results:
        if result.status == "failed":
            file = str(Path(result.folder, FILE_NAME))
            report.say("catalogue-left-out", file=file, name=result.name, target=target / result.name)
            continue
        offer = offer_of(result, target)
        if not offer.is_offered:
            report.say("catalogue-not-offered", file=str(Path(result.folder, FILE_NAME)), name=result.name)
        offers.append(offer)
    _compare(catalogue, offers, report)
    _say_left_over(catalogue, target, report)
    feeds = feeds_of(catalogue.title, [offer for offer in offers if offer.is_offered])
    catalogue.offered = [offer.name for offer in offers if offer.is_offered]
    with staging(target) as stage:
        written = write_feeds(feeds, stage, build_time().strftime("%Y-%m-%dT%H:%M:%SZ"))
        links = [("opds.json", JSON_TYPE), ("opds.xml", ATOM_TYPE)]
        page = catalogue_page(catalogue.title, [shown(offer, target) for offer in offers], links)
        (stage / INDEX).write_text(page, encoding="utf-8")
        catalogue.messages = list(report.messages)
        (stage / REPORT).write_text(catalogue.as_json(), encoding="utf-8")
    for old in {*target.glob("opds*.json"), *target.glob("opds*.xml")} - {target / name for name in written}:
        old.unlink()  # pages of a longer catalogue, series that are gone


def _compare(catalogue: Catalogue, offers: Sequence[Offer], report: Report) -> None:
    """Say which books can't be told apart."""
    folders = {result.name: result.folder for result in catalogue.results}
    known: dict[str, str] = {}
    for offer in offers:
        identifier = str(offer.metadata["identifier"])
        other = known.setdefault(identifier, offer.name)
        if other != offer.name:
            file = str(Path(folders[offer.name], FILE_NAME))
            report.say("catalogue-same-book", file=file, name=offer.name, other=other, identifier=identifier)


def _say_left_over(catalogue: Catalogue, target: Path, report: Report) -> None:
    names = {result.name for result in catalogue.results}
    for record in sorted(target.glob(f"*/{RECORD}")):
        if record.parent.name not in names:
            report.say("catalogue-left-over", file=str(record.parent), folder=record.parent.name)
