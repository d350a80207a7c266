"""What is kept is never stale, never wrong and never needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from publish import cache as caches
from publish import resources
from publish.build import build
from publish.cache import NOTHING, Cache, clear, find, keep, key, prune, size
from publish.messages import Report
from publish.pdf import work
from tests.conftest import ROOT

TEXT = """---
title: {title}
author: Ann Roe
---

Text of {title}.[^1]

![A pier](pier.png)

*Photo: Ann Roe*

[^1]: Note.
"""


@pytest.fixture(autouse=True)
def _same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    folder = tmp_path / "year"
    folder.mkdir()
    (folder / "collection.toml").write_text('title = "Year"\nlanguage = "en"\n', encoding="utf-8")
    for name in ("Harbour", "Anchor"):
        (folder / f"{name.lower()}.md").write_text(TEXT.format(title=name), encoding="utf-8")
    Image.new("RGB", (900, 600), "navy").save(folder / "pier.png")
    return folder


def files(collection: Path, cache: Cache, report: Report | None = None) -> dict[str, bytes]:
    """All that a build writes but its times."""
    output = collection.parent / "out"
    shutil.rmtree(output, ignore_errors=True)
    build(collection, output, editions=["epub", "print"], jobs=1, cache=cache, report=report)
    return {
        str(p.relative_to(output)): p.read_bytes()
        for p in sorted(output.rglob("*"))
        if p.is_file() and not p.name.startswith("report.")
    }


# Entries


def test_an_entry_is_found_by_all_that_it_was_made_from(cache: Cache) -> None:
    names = {
        key("a", ["b", "c"]), key("a", ["bc"]), key("a", ["b", "c", ""]), key("ab", ["c"]), key("a", [b"b", "d"]),
    }  # fmt: skip
    assert len(names) == 5
    assert key("a", ["b", b"c"]) == key("a", ["b", "c"])
    keep(cache, key("a", ["b"]), b"data")
    assert find(cache, key("a", ["b"])) == b"data"
    assert find(cache, key("a", ["c"])) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40, None])
def test_a_damaged_entry_is_none(cache: Cache, damage: bytes | None) -> None:
    keep(cache, key("a", []), b"data")
    (path,) = (p for p in (cache.folder or Path()).rglob("*") if p.is_file())
    path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    assert find(cache, key("a", [])) is None
    keep(cache, key("a", []), b"data")
    assert find(cache, key("a", [])) == b"data"


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for cache in (NOTHING, Cache(tmp_path / "file" / "cache")):
        keep(cache, key("a", []), b"data")
        assert find(cache, key("a", [])) is None
        assert (size(cache), clear(cache)) == (0, 0)
        prune(cache)


def test_entries_that_were_used_last_stay(cache: Cache) -> None:
    names = [key("a", [str(number)]) for number in range(10)]
    for number, name in enumerate(names):
        keep(cache, name, b"x" * 968)
        os.utime(caches._path(cache.folder or Path(), name), (number, number))
    assert size(cache) == 10_000
    assert find(cache, names[0]) is not None  # used: now it is the youngest
    prune(cache, limit=10_000)
    assert size(cache) == 10_000
    prune(cache, limit=5_000)
    assert [name in {n for n in names if find(cache, n)} for name in names] == [True, *[False] * 6, *[True] * 3]


def test_clearing_leaves_what_is_not_an_entry(cache: Cache) -> None:
    keep(cache, key("a", []), b"data")
    foreign = (cache.folder or Path()) / "ab" / "letter.txt"
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("mine", encoding="utf-8")
    assert clear(cache) == 36
    assert foreign.read_text(encoding="utf-8") == "mine"
    assert find(cache, key("a", [])) is None


# Builds


def test_a_second_build_lays_nothing_out_and_is_the_same(
    collection: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, first = Report(), Report()
    expected = files(collection, NOTHING, plain)
    assert files(collection, cache, first) == expected
    monkeypatch.setattr(work, "_work", lambda *_: pytest.fail("laid out again"))
    again = Report()
    assert files(collection, cache, again) == expected
    assert plain.messages == first.messages == again.messages


def _edit(name: str, old: str, new: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def change(folder: Path, _: pytest.MonkeyPatch) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def _picture(folder: Path, _: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (900, 600), "maroon").save(folder / "pier.png")


def _no_picture(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder / "pier.png").unlink()


def _style(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = resources.stylesheet
    monkeypatch.setattr(resources, "stylesheet", lambda theme, name: f"{sheet(theme, name)}\np {{ color: #123456 }}")


def _font(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font = resources.font
    monkeypatch.setattr(
        resources, "font", lambda name: font(name.replace("SourceSerif4-Regular", "SourceSerif4-Semibold"))
    )


def _program(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "_program", lambda: b"another")


INPUTS: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "a word": _edit("harbour.md", "Text of", "Words of"),
    "a note": _edit("anchor.md", "Note.", "Another note."),
    "a title": _edit("anchor.md", "title: Anchor", "title: The Anchor"),
    "an author": _edit("anchor.md", "author: Ann Roe", "author: Jo Poe"),
    "the language": _edit("collection.toml", '"en"', '"de"'),
    "the trim": _edit("collection.toml", 'language = "en"\n', 'language = "en"\n[print]\ntrim = "A5"\n'),
    "a picture": _picture,
    "a picture that is gone": _no_picture,
    "a stylesheet": _style,
    "a font": _font,
}


@pytest.mark.parametrize("change", INPUTS.values(), ids=list(INPUTS))
def test_no_input_can_change_unseen(
    change: Callable[[Path, pytest.MonkeyPatch], None], collection: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(collection, cache)
    change(collection, monkeypatch)
    kept, anew = Report(), Report()
    after = files(collection, cache, kept)
    assert after != before
    assert after == files(collection, NOTHING, anew)
    assert kept.messages == anew.messages


def test_another_version_of_the_program_works_anew(
    collection: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(collection, cache)
    kept = size(cache)
    _program(collection, monkeypatch)
    files(collection, cache)
    assert size(cache) > 1.9 * kept


def test_damaged_entries_are_made_again_without_a_word(collection: Path, cache: Cache) -> None:
    first, again = Report(), Report()
    expected = files(collection, cache, first)
    for path in (p for p in (cache.folder or Path()).rglob("*") if p.is_file()):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert files(collection, cache, again) == expected
    assert again.messages == first.messages


def test_two_builds_at_once_and_the_command(collection: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PUBLISH_CACHE": str(tmp_path / "cache")}
    run = [sys.executable, "-m", "publish"]
    command = [*run, "build", str(collection), "--edition", "print", "--jobs", "1"]
    builds = [
        subprocess.Popen([*command, "-o", str(tmp_path / name)], cwd=ROOT, env=environment, stderr=subprocess.PIPE)
        for name in ("a", "b")
    ]
    assert not any(b"Traceback" in running.communicate(timeout=120)[1] for running in builds)
    assert (tmp_path / "a" / "year-print.pdf").read_bytes() == (tmp_path / "b" / "year-print.pdf").read_bytes()
    kept = Cache(tmp_path / "cache")
    assert size(kept) > 100_000
    shown = subprocess.run([*run, "cache"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.startswith(f"{tmp_path / 'cache'}  ")
    subprocess.run([*run, "cache", "--clear"], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert size(kept) == 0
    subprocess.run([*command, "--no-cache", "-o", str(tmp_path / "c")], cwd=ROOT, env=environment, check=False)
    assert size(kept) == 0
