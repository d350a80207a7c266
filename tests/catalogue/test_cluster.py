"""A real Dask cluster on this machine: the same books, and what happens when workers or the scheduler go."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from publish.catalogue import build_catalogue, cluster
from publish.catalogue.cluster import on_cluster
from publish.catalogue.fitness import probing, unfit
from publish.catalogue.local import Died
from publish.catalogue.program import program
from publish.catalogue.task import Task, make
from publish.errors import ClusterError, EditionError, ToolMissingError, UsageError
from publish.messages import Report
from tests.catalogue.shelf import collection, made, poison, said, slow
from tests.conftest import ROOT

pytestmark = [
    # Dask leaves sockets and loops of closed clients to the collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
LONG = 120
"""Seconds after which a test gives up on a machine that is busy with others."""


OWN = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
"""A task is given up when it has killed two workers."""


class Machines:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: dict[int, subprocess.Popen[bytes]] = {}
        self._file = folder / "scheduler.json"
        self.scheduler = self._run(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
            "--idle-timeout", f"{2 * LONG}s", "--scheduler-file", str(self._file),
        )  # fmt: skip
        until(self._file.exists)
        self.address: str = json.loads(self._file.read_text(encoding="utf-8"))["address"]

    def _run(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{module}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *arguments],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1", **OWN},
                stdout=log,
                stderr=log,
            )

    def start(self, number: int, threads: int = 1) -> None:
        """Start so many workers, and wait until the scheduler knows them."""
        for _ in range(number):
            worker = self._run(
                "dask_worker", self.address, "--nthreads", str(threads), "--no-nanny", "--no-dashboard",
                "--death-timeout", str(LONG), "--local-directory", str(self.folder / "space"),
            )  # fmt: skip
            self.workers[worker.pid] = worker
        from distributed import Client

        with Client(self.address, set_as_default=False, timeout=LONG) as client:
            living = sum(worker.poll() is None for worker in self.workers.values())
            client.wait_for_workers(living, timeout=LONG)

    def stop(self) -> None:
        """End all processes, whatever state they are in."""
        for process in (self.scheduler, *self.workers.values()):
            if process.poll() is None:
                process.kill()
            process.wait(LONG)


def until(happened: object, *, step: float = 0.01) -> None:
    """Wait for a function to say yes."""
    end = time.monotonic() + LONG
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(step)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    pytest.importorskip("distributed", reason="needs publish[cluster]")
    folder = tmp_path / "machines"
    folder.mkdir()
    running = Machines(folder)
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Collections in a folder that is named from the working folder; the workers' own is another."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for number in range(4):
        collection(tmp_path / "books" / f"year-{number}", f"Year {number}", f"Harbour {number}", "Tides")
    (tmp_path / "books" / "year-3" / "collection.toml").write_text("titel = 1\n", encoding="utf-8")
    return Path("books")


def test_a_cluster_makes_the_same_books_although_a_worker_is_killed(
    machines: Machines, books: Path, tmp_path: Path
) -> None:
    editions = ["epub", "screen"]
    build_catalogue(books, editions=editions, jobs=1, cached=False)
    (tmp_path / "books" / "catalogue").rename("local")
    machines.start(1)
    machines.start(1, threads=2)
    with ThreadPoolExecutor(1) as side:
        run = side.submit(build_catalogue, books, editions=editions, scheduler=machines.address, cached=False)
        killed = kill_one_at_work(machines, tmp_path / "books" / "catalogue")
        catalogue = run.result(LONG)
    assert machines.workers[killed].wait(LONG) == -signal.SIGKILL
    assert [result.status for result in catalogue.results] == ["built", "built", "built", "failed"]
    assert made(tmp_path / "books" / "catalogue") == made(tmp_path / "local")
    there, here = said(tmp_path / "books" / "catalogue"), said(tmp_path / "local")
    assert there["collections"] == here["collections"]
    assert [m["code"] for m in there["messages"]] == ["catalogue-titled", "cluster-threads", "catalogue-left-out"]
    # Nothing has changed, so there is nothing to ask the cluster for but the one that failed.
    again = build_catalogue(books, editions=editions, scheduler=machines.address)
    assert [result.status for result in again.results] == ["unchanged", "unchanged", "unchanged", "failed"]


def kill_one_at_work(machines: Machines, output: Path) -> int:
    """Kill the first worker that has a book half done; its process id."""
    from distributed import Client

    with Client(machines.address, set_as_default=False, timeout=LONG) as client:
        pids = {str(address): pid for address, pid in client.run(os.getpid).items()}
        until(lambda: list(output.glob("*/.publish-*")), step=0.001)
        for pid in pids.values():
            os.kill(pid, signal.SIGSTOP)  # so that nothing comes to an end while it is being looked at
        try:
            busy = [pids[str(address)] for address, tasks in client.processing().items() if tasks]
            os.kill(busy[0], signal.SIGKILL)
        finally:
            for pid in pids.values():
                os.kill(pid, signal.SIGCONT)
    return busy[0]


def test_what_goes_wrong_on_a_cluster_is_named(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "STAFFED", 0.2)
    monkeypatch.setattr(cluster, "_LOOK", 0.2)
    with pytest.raises(ClusterError, match="has no workers"):
        list(on_cluster(poison, ["a"], machines.address, fit, Report()))
    monkeypatch.setattr(cluster, "STAFFED", LONG)
    machines.start(3)

    with pytest.raises(ClusterError, match=r"3 of 3 workers can't build: tcp://127.0.0.1:\d+: it is tired; tcp"):
        list(on_cluster(poison, ["a"], machines.address, tired, Report()))
    with monkeypatch.context() as patch:
        patch.setattr("publish.catalogue.program.__version__", "0.0.0")
        program.cache_clear()
        with pytest.raises(ClusterError, match=r"has publish \d.*, not 0.0.0 \("):
            list(on_cluster(poison, ["a"], machines.address, fit, Report()))
    program.cache_clear()

    done = dict(on_cluster(poison, ["a", "poison", "b"], machines.address, fit, Report()))
    assert done.pop("poison") == Died("2 worker(s) died while it was being built")
    assert done == {"a": "A", "b": "B"}

    with monkeypatch.context() as patch:
        patch.setattr(cluster, "DESERTED", 1)
        (gone,) = on_cluster(poison, ["poison"], machines.address, fit, Report())
        assert gone == ("poison", Died("all workers are gone"))
    assert {worker.wait(LONG) for worker in machines.workers.values()} == {-signal.SIGKILL}

    machines.start(1)
    monkeypatch.setattr(cluster, "PATIENCE", 3)
    with ThreadPoolExecutor(1) as side:
        run = side.submit(lambda: list(on_cluster(slow, ["a", "b"], machines.address, fit, Report())))
        time.sleep(1)
        machines.scheduler.kill()
        lost = Died("the connection to the scheduler was lost")
        with contextlib.suppress(ClusterError):  # where the machine is so slow that no task had begun
            assert run.result(LONG) == [("a", lost), ("b", lost)]


def fit() -> str | None:
    return None


def tired() -> str | None:
    return "it is tired"


def test_the_commands_of_the_papers_make_a_cluster(books: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="needs publish[cluster]")
    text = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    block = re.search(r"```sh\n(dask .*?)```", text, re.DOTALL)
    assert block
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    *servers, command = (line.replace("8786", port).split() for line in block[1].splitlines())
    (tmp_path / "books" / "year-3" / "collection.toml").write_text(
        'title = "Three"\nlanguage = "en"\n', encoding="utf-8"
    )
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    running: list[subprocess.Popen[bytes]] = []
    try:
        for server in servers:
            with (tmp_path / "log").open("ab") as log:
                # A session of its own: a nanny is stopped together with its workers.
                running.append(
                    subprocess.Popen(
                        server, cwd=tmp_path, env=environment, stdout=log, stderr=log, start_new_session=True
                    )
                )
            until(lambda: (tmp_path / "log").read_bytes().count(b"tcp://"))
        done = subprocess.run(
            [sys.executable, "-m", *command, "--edition", "epub"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert [line.split()[:2] for line in done.stdout.splitlines()[1:5]] == [[f"year-{n}", "2"] for n in range(4)]
    finally:
        for process in running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(LONG)


# Without a cluster


def test_a_scheduler_that_is_not_there(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="needs publish[cluster]")
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(ClusterError, match="no answer from a scheduler") as caught:
            build_catalogue(books, editions=["epub"], scheduler=f"tcp://127.0.0.1:{taken.getsockname()[1]}")
    assert caught.value.hint
    assert not list((books / "catalogue").iterdir())


@pytest.mark.parametrize(
    "address", ["localhost:8786", "http://localhost:8786", "tcp://", "tcp://host", "tcp://a b:1", ""]
)
def test_what_is_no_address(books: Path, address: str) -> None:
    with pytest.raises(UsageError, match="address of a scheduler"):
        build_catalogue(books, editions=["epub"], scheduler=address)


def test_without_dask_an_error_says_what_to_install(books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ToolMissingError) as caught:
        build_catalogue(books, editions=["epub"], scheduler="tcp://127.0.0.1:1")
    assert "publish[cluster]" in (caught.value.hint or "")


def test_a_worker_has_to_have_the_same_program_and_the_same_folders(tmp_path: Path) -> None:
    root, output = tmp_path / "books", tmp_path / "out"
    root.mkdir()
    with probing(root, output) as probe:
        assert unfit(probe) is None
        older = {**probe.versions, "publish": "0.0.9 (1)", "weasyprint": "70.1", "Pango": "1.0.0"}
        said_of = unfit(replace(probe, versions=older)) or ""
        assert said_of.count("instead of") == 3
        assert "weasyprint 70.0 instead of 70.1" in said_of
        assert "doesn't see" in (unfit(replace(probe, root=str(tmp_path / "none"))) or "")
        assert "another folder" in (unfit(replace(probe, output=str(root))) or "")
        assert "another folder" in (unfit(replace(probe, token="0")) or "")
        task = Task("a", str(root), str(output / "a"), ("epub",), "", probe=replace(probe, root="none"))
        result = make(task)
        assert (result.status, [m.code for m in result.messages]) == ("failed", ["cluster-unfit"])
    assert list(output.iterdir()) == []
    (tmp_path / "file").touch()
    with pytest.raises(EditionError), probing(root, tmp_path / "file"):
        pass
