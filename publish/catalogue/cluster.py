"""Tasks in, their results out as they come, from the workers of a Dask cluster.

Workers have to see the folders of the collections and of the catalogue under the same names: a book is written where it
belongs, and what comes back is a row of the table. Dask gives the task of a worker that died to another one.
"""

from __future__ import annotations

import contextlib
import logging
import re
import time
import uuid
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, TypeVar

from publish.catalogue.local import Died
from publish.catalogue.program import program
from publish.errors import ClusterError, ToolMissingError, UsageError
from publish.messages import Report

if TYPE_CHECKING:
    from distributed import Client, Future

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
Check = Callable[[], str | None]
"""Called on a worker: why it can't work, or None."""

PATIENCE = 10
"""Seconds in which a scheduler has to answer."""
STAFFED = 10
"""Seconds in which it has to have a worker."""
DESERTED = 60
"""Seconds after which a cluster that has lost all its workers is given up."""
_ALIKE = "scheduler and workers need the same program, workers also the same folders; see docs/catalogue.md"
_LOOK = 2
_LOST = "the connection to the scheduler was lost"
_LISTED = 4


def on_cluster(
    function: Callable[[_Task], _Result], tasks: Sequence[_Task], address: str, check: Check, report: Report
) -> Iterator[tuple[_Task, _Result | Died]]:
    """Each task with its result. Raises ClusterError where the cluster can't be used, before a task has begun."""
    _quiet()
    client = _connected(address)
    try:
        _checked(client, address, check, report)
        run = uuid.uuid4().hex
        # A key of its own for each: Dask would take the same task of an earlier run for done.
        waiting: dict[Future[_Result], _Task] = {
            client.submit(function, task, key=f"publish-{run}-{number}", pure=False): task
            for number, task in enumerate(tasks)
        }
        deserted: float | None = None
        while waiting:
            try:
                for future in _done(client, list(waiting)):
                    outcome = _outcome(future)
                    yield waiting.pop(future), outcome
                deserted = None if client.nthreads() else deserted or time.monotonic()
            except (OSError, RuntimeError, CancelledError):  # what Dask's own errors of connection are
                break
            if client.status != "running" or (deserted and time.monotonic() - deserted > DESERTED):
                break
        for task in waiting.values():
            yield task, Died("all workers are gone" if deserted else _LOST)
    finally:
        with contextlib.suppress(Exception):  # the cluster may be gone
            client.close(timeout=PATIENCE)


def _connected(address: str) -> Client:
    if not re.fullmatch(r"(?:tcp|tls)://\S+:\d+", address):
        raise UsageError(f"{address} is no address of a scheduler", hint="write it as tcp://HOST:PORT")
    try:
        from distributed import Client
    except ImportError as error:
        raise ToolMissingError(
            f"--scheduler needs Dask, which can't be used: {error}", hint="pip install 'publish[cluster]'"
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # versions are compared by name below
            return Client(address, timeout=PATIENCE, set_as_default=False, name="publish")
    except (OSError, ValueError, RuntimeError) as error:
        raise ClusterError(
            f"there is no answer from a scheduler at {address}: {_first_line(error)}",
            hint="is “dask scheduler” running there, and can this machine reach it?",
        ) from None


def _checked(client: Client, address: str, check: Check, report: Report) -> None:
    """Raise ClusterError unless there are workers and all of them can work."""
    try:
        # It unpacks tasks on their way to the workers, so it has to know them.
        known = client.run_on_scheduler(program)["publish"]
        client.wait_for_workers(1, timeout=STAFFED)
        said = client.run(check, on_error="return")
        threads = client.nthreads()
    except TimeoutError:
        raise ClusterError(
            f"the scheduler at {address} has no workers", hint=f"start some: dask worker {address} --nthreads 1"
        ) from None
    except Exception as error:  # whatever a strange cluster says
        raise ClusterError(f"the cluster at {address} can't be used: {_first_line(error)}", hint=_ALIKE) from None
    if known != program()["publish"]:
        raise ClusterError(f"the scheduler at {address} has publish {known}, not {program()['publish']}", hint=_ALIKE)
    problems = [f"{worker}: {_first_line(problem)}" for worker, problem in sorted(said.items()) if problem]
    if problems:
        more = f"; and {len(problems) - _LISTED} more" if len(problems) > _LISTED else ""
        raise ClusterError(
            f"{len(problems)} of {len(said)} workers can't build: {'; '.join(problems[:_LISTED])}{more}",
            hint=_ALIKE,
        )
    several = sorted(worker for worker, number in threads.items() if number > 1)
    if several:
        report.say("cluster-threads", count=len(several), worker=several[0])


def _done(client: Client, futures: Sequence[Future[_Result]]) -> list[Future[_Result]]:
    """Those that have ended; none where that takes longer than one look."""
    from distributed import wait

    with client.as_current(), contextlib.suppress(TimeoutError, CancelledError):
        wait(futures, timeout=_LOOK, return_when="FIRST_COMPLETED")
    return [future for future in futures if future.done()]


def _outcome(future: Future[_Result]) -> _Result | Died:
    """What a task gave back, or how it died."""
    from distributed import KilledWorker

    if future.cancelled():
        return Died(_LOST)
    error = future.exception(timeout=PATIENCE)
    if error is None:
        return future.result(timeout=PATIENCE)
    if isinstance(error, KilledWorker):
        return Died(f"{error.allowed_failures + 1} worker(s) died while it was being built")
    return Died(f"its worker says: {_first_line(error)}")


def _first_line(problem: object) -> str:
    """What was said, short; where a module is missing the worker has no Publish, or an older one."""
    said = str(problem).strip().split("\n")[0] or type(problem).__name__
    missing = re.search(r"No module named '([\w.]+)'", said)
    return f"it has no {missing[1]}" if missing else said


def _quiet() -> None:
    """Dask logs connections that come and go; what matters of it is said as messages."""
    for name in ("distributed", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
