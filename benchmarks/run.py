"""A number of articles in, how long Publish and other programs take for them out, as JSON for `benchmarks.report`.

Run `python -m benchmarks.run --articles 100 --rounds 3 --folder .bench`. Each round runs every case once, one after the
other, so that what slows the machine down for a while slows all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import cases, peers
from benchmarks.cases import Case
from benchmarks.measure import Failed, Measured, measure


def run(number: int, rounds: int, folder: Path, scale: int = 0, only: Iterable[str] = ()) -> dict[str, Any]:
    """Measure everything in so many rounds; `scale` articles are built once more by us alone, for their memory."""
    found = peers.find(folder / "peers")
    work = folder / f"work-{number}"
    load = [os.getloadavg()[0]]
    _make_ready(number, work)
    wanted = [case for case in cases.cases(number, work, found) if not only or case.key in only]
    measured: dict[str, list[Measured]] = {case.key: [] for case in wanted}
    for round_number in range(1, rounds + 1):
        for case in wanted:
            if one := _measured(case, round_number, work):
                measured[case.key].append(one)
                figures = f"{one.wall:8.2f} s {one.cpu:8.2f} s {one.memory:6.0f} MB"
                print(f"{round_number}  {case.program:12} {case.label:50} {figures}", flush=True)
    if scale:
        large = folder / f"work-{scale}"
        _make_ready(scale, large, "alone")
        wanted.append(cases.print_only(scale, large))
        measured["scale"] = [one for one in [_measured(wanted[-1], 1, work)] if one]
        shutil.rmtree(large)
    load.append(os.getloadavg()[0])
    return {
        "articles": number, "rounds": rounds, "scale": scale, "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": _machine(), "load": [round(one, 1) for one in load],
        "versions": {name: peer.version for name, peer in found.items()},
        "rows": [_row(case, measured[case.key]) for case in wanted if measured[case.key]],
    }  # fmt: skip


def _make_ready(number: int, work: Path, *more: str) -> None:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "benchmarks.ready", str(number), work, *more], check=True, cwd=cases.ROOT)


def _measured(case: Case, round_number: int, work: Path) -> Measured | None:
    case.before(round_number)
    try:
        one = measure(case.command, case.folder, case.environment, work / f"{case.key}.log")
        if case.makes and not case.makes.is_file():
            raise Failed(f"{case.makes.name} was not made")
    except Failed as error:
        print(f"{case.program}, {case.label}: {error}")
        return None
    return one


def _row(case: Case, measured: list[Measured]) -> dict[str, Any]:
    """The medians of a case, and each of its runs."""
    medians = {name: median(getattr(one, name) for one in measured) for name in ("wall", "cpu", "memory")}
    return {"key": case.key, "program": case.program, "label": case.label, **medians, "runs": [*map(asdict, measured)]}


def _machine() -> dict[str, str]:
    def first(path: str, name: str) -> str:
        lines = Path(path).read_text(encoding="utf-8").splitlines() if Path(path).is_file() else []
        return next(
            (re.split("[:=]", line, maxsplit=1)[1].strip() for line in lines if line.startswith(name)), "unknown"
        )

    system = first("/etc/os-release", "PRETTY_NAME").strip('"')
    kilobytes = first("/proc/meminfo", "MemTotal").split(" ")[0]
    memory = f"{int(kilobytes) / 2**20:.0f} GB" if kilobytes.isdigit() else kilobytes
    return {
        "processor": f"{first('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores",
        "memory": memory,
        "system": f"{system}, Python {platform.python_version()}",
    }


def main() -> None:
    """Read the arguments, measure, and write `results.json` into the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scale", type=int, default=0, help="build so many articles once more, for their memory")
    parser.add_argument("--folder", type=Path, default=Path(".bench"))
    parser.add_argument("--only", action="append", default=[], help="the key of a case; may be given again")
    given = parser.parse_args()
    folder = given.folder.resolve()
    results = run(given.articles, given.rounds, folder, given.scale, given.only)
    (folder / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
