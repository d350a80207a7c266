"""Work spread over processes: tasks are functions of values, and what they hand back are values and files."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

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
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # it belongs to whoever asks for the result
            future.set_exception(error)
        return future


@contextmanager
def workers(jobs: int | None, tasks: int, warm: Callable[[], None]) -> Iterator[Executor]:
    """An executor for about so many tasks: this process for few, else as many processes as `jobs`, or as processors.

    Each process calls `warm` first.
    """
    number = min(jobs or os.cpu_count() or 1, tasks)
    if number < 2 or (jobs is None and tasks < WORTH_PROCESSES):
        yield Here()
        return
    # Spawned, not forked: Pango and fontconfig keep state that a fork would share.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(number, mp_context=context, initializer=warm) as pool:
        yield pool
