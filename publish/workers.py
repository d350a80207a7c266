"""Work spread over processes: tasks are functions of values, and what they hand back are values and files."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from publish.cache import NOTHING, Cache

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and of how much."""

WORTH_PROCESSES = 12
"""Tasks from which on a second process saves more time than starting one costs."""

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


class Here(Executor):
    """Runs each task at once, in this process."""

    def submit(
        self, fn: Callable[_Arguments, _Result], /, *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> Future[_Result]:
        """The task, done."""
        future: Future[_Result] = Future()
        try:
            with _HERE:  # threads of several editions may come; what they call isn't made for threads
                future.set_result(fn(*args, **kwargs))
        except Exception as error:  # it belongs to whoever asks for the result
            future.set_exception(error)
        return future


class Processes(Executor):
    """Processes that are started when the first task comes."""

    def __init__(self, number: int, warm: Callable[[], None]) -> None:
        self.number = number
        self._warm = warm
        self._pool: ProcessPoolExecutor | None = None

    @property
    def is_running(self) -> bool:
        """Whether they have been started."""
        return self._pool is not None

    def submit(
        self, fn: Callable[_Arguments, _Result], /, *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> Future[_Result]:
        """The task, to be done by one of the processes."""
        with _LOCK:
            if self._pool is None:
                # Spawned, not forked: Pango and fontconfig keep state that a fork would share.
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self.number, mp_context=context, initializer=self._warm)
        return self._pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes end."""
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)


_LOCK = threading.Lock()
_HERE = threading.Lock()


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to work with: who does the work, and where it is kept."""

    executor: Executor
    cache: Cache


HERE = Means(Here(), NOTHING)


def soonest(executor: Executor, tasks: int) -> Executor:
    """Where so many tasks are done soonest: in processes that run already or are worth starting, else in this one."""
    running = isinstance(executor, Processes) and executor.is_running
    return executor if running or tasks >= WORTH_PROCESSES else Here()


@contextmanager
def workers(jobs: int | None, tasks: int, warm: Callable[[], None]) -> Iterator[Executor]:
    """An executor for about so many tasks: this process for few, else as many processes as `jobs`, or as processors.

    Each process calls `warm` first.
    """
    number = min(jobs or os.cpu_count() or 1, tasks)
    if number < 2 or (jobs is None and tasks < WORTH_PROCESSES):
        yield Here()
        return
    with Processes(number, warm) as processes:
        yield processes
