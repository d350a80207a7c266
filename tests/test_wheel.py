"""A wheel installed alone works from any folder: styles, fonts, templates and tables are in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import MANUSCRIPTS, ROOT


def test_a_wheel_alone_builds_a_book(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("*.whl"))
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
        names = archive.namelist()
    assert any(name.endswith("OFL.md") for name in names)
    assert "publish/collection.schema.json" in names
    work = tmp_path / "work"
    work.mkdir()
    article = work / "a.txt"
    article.write_bytes((MANUSCRIPTS / "waiting-for-water.txt").read_bytes())
    environment = {**os.environ, "PYTHONPATH": str(site)}
    where = [sys.executable, "-c", "import publish; print(publish.__file__)"]
    done = subprocess.run(where, cwd=work, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(str(site))
    command = [sys.executable, "-m", "publish", "build", "."]
    done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {p.suffix for p in (work / "dist").iterdir()} == {".epub", ".pdf", ".html", ".json", ""}
