"""Tasks in, their results out as they come, from processes of this machine."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from publish.editions import warm
from publish.workers import Processes

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Died:
    """What happened to a task that has no result, in words for a person."""

    how: str


def in_processes(
    function: Callable[[_Task], _Result], tasks: Sequence[_Task], number: int
) -> Iterator[tuple[_Task, _Result | Died]]:
    """Each task with its result. A task that kills its process is named; the others are done."""
    left = dict(enumerate(tasks))
    others = set(multiprocessing.active_children())
    with _processes(number) as pool:
        begun: dict[Future[_Result], int] = {}
        try:
            with suppress(BrokenProcessPool):
                for place, task in enumerate(tasks):
                    begun[pool.submit(function, task)] = place
            for future in as_completed(begun):
                try:
                    result = future.result()
                except BrokenProcessPool:
                    continue  # one of the processes was killed, and nobody knows with which task
                yield left.pop(begun[future]), result
        except BaseException:  # whoever stops the run doesn't want to wait for books that are half done
            pool.shutdown(wait=False, cancel_futures=True)
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise
    with ThreadPoolExecutor(number) as side:
        yield from side.map(partial(_alone, function), left.values())


def _alone(function: Callable[[_Task], _Result], task: _Task) -> tuple[_Task, _Result | Died]:
    """A task in a process of its own, so that it can only kill itself."""
    with _processes(1) as pool:
        try:
            return task, pool.submit(function, task).result()
        except BrokenProcessPool:
            return task, Died("its process was killed")


def _processes(number: int) -> Processes:
    return Processes(number, warm)
