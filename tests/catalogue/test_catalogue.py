"""Many collections: which are found, what is built, what isn't built again, and that one can't harm the others."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from PIL import Image
from typer.testing import CliRunner

from publish.catalogue import Catalogue, build_catalogue
from publish.catalogue.local import Died, in_processes
from publish.catalogue.result import unchanged
from publish.catalogue.task import Task
from publish.cli import app
from publish.errors import CollectionError, EditionError, UsageError
from publish.messages import Message
from tests.catalogue.shelf import collection, made, poison, said, wait_if_asked

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def _epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "books"
    collection(folder / "2019", "Harbours", "Cranes", "Boxes")
    collection(folder / "2020" / "Spring & Tide", "Tides", "Ebb")
    return folder


def run(root: Path, **options: object) -> Catalogue:
    return build_catalogue(root, **{"editions": ["epub"], "jobs": 1, **options})  # type: ignore[arg-type]


def states(catalogue: Catalogue) -> dict[str, str]:
    return {result.name: result.status for result in catalogue.results}


def bad(messages: list[Message]) -> list[str]:
    return [message.code for message in messages if message.severity == "error"]


# What is found and made


def test_each_collection_is_a_book_of_the_catalogue(root: Path) -> None:
    catalogue = run(root)
    assert states(catalogue) == {"2019": "built", "2020-spring-tide": "built"}
    output = root / "catalogue"
    assert {path.name for path in output.iterdir()} == {
        "2019", "2020-spring-tide", "catalogue.json", "index.html", "opds.json", "opds.xml",
    }  # fmt: skip
    assert (output / "2019" / "harbours.epub").is_file()
    assert [(r.title, r.articles, r.count("error")) for r in catalogue.results] == [("Harbours", 2, 0), ("Tides", 1, 0)]
    report = said(output)
    assert [item["name"] for item in report["collections"]] == ["2019", "2020-spring-tide"]
    assert report["collections"][0]["files"] == {"epub": "harbours.epub", "records": "records"}
    assert [message["code"] for message in report["messages"]] == ["catalogue-titled"]
    for item in report["collections"]:
        assert item["messages"]
        assert all(Path(message["file"]).exists() for message in item["messages"])


def test_outputs_hidden_folders_and_links_hold_no_collections(root: Path, tmp_path: Path) -> None:
    collection(root / "2019" / "dist" / "a", "No", "One")
    collection(root / ".hidden", "No", "One")
    collection(root / "catalogue" / "b", "No", "One")
    collection(tmp_path / "elsewhere", "No", "One")
    (root / "link").symlink_to(tmp_path / "elsewhere")
    assert set(states(run(root))) == {"2019", "2020-spring-tide"}


def test_the_root_may_be_a_collection_and_hold_others(tmp_path: Path) -> None:
    root = collection(tmp_path / "Whole Year", "Year", "One")
    collection(root / "extra", "Extra", "Two")
    assert states(run(root)) == {"extra": "built", "whole-year": "built"}
    assert states(run(root)) == {"extra": "unchanged", "whole-year": "unchanged"}


def test_two_that_would_get_one_folder_are_both_named_and_not_built(root: Path) -> None:
    collection(root / "2020-spring-tide", "Other", "One")
    catalogue = run(root)
    assert states(catalogue) == {"2019": "built"}
    (message,) = [m for m in catalogue.messages if m.code == "catalogue-same-name"]
    assert "2020/Spring & Tide" in message.text
    assert "2020-spring-tide" in message.text


def test_two_books_of_one_title_are_two_books_and_one_identifier_is_an_error(root: Path) -> None:
    collection(root / "a", "Harbours", "Cranes")
    catalogue = run(root)
    (message,) = [m for m in catalogue.messages if m.code == "catalogue-same-book"]
    assert "a and 2019" in message.text
    assert Path(message.file or "") == root / "a" / "collection.toml"
    assert (root / "catalogue" / "a" / "harbours.epub").is_file()
    assert (root / "catalogue" / "2019" / "harbours.epub").is_file()


@pytest.mark.parametrize("name", ["", "collection.toml", "none"])
def test_where_there_are_no_collections_an_error_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.txt").write_text("text")
    (tmp_path / "collection.toml").write_text("")
    with pytest.raises(CollectionError) as caught:
        run(tmp_path / name if name else tmp_path / "empty")
    assert caught.value.hint


def test_nothing_of_others_is_replaced(root: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("mine")
    with pytest.raises(EditionError, match="nothing was replaced"):
        run(root, output=site)
    assert [path.name for path in site.iterdir()] == ["index.html"]
    with pytest.raises(EditionError, match="is a file"):
        run(root, output=site / "index.html")


@pytest.mark.parametrize(
    "options",
    [{"editions": ["ebup"]}, {"scheduler": "tcp://127.0.0.1:1", "jobs": 2}, {"scheduler": "here", "jobs": None}],
)
def test_wrong_usage(root: Path, options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        run(root, **options)


# One that fails


def test_one_that_fails_stops_no_other_and_is_not_offered(root: Path) -> None:
    run(root)
    (root / "2019" / "collection.toml").write_text("titel = 1\n", encoding="utf-8")
    catalogue = run(root)
    assert states(catalogue) == {"2019": "failed", "2020-spring-tide": "unchanged"}
    assert bad(catalogue.all_messages) == ["collection", "catalogue-left-out"]
    (message,) = catalogue.results[0].messages
    assert (message.file, message.line) == (str(root / "2019" / "collection.toml"), 1)
    feed = json.loads((root / "catalogue" / "opds.json").read_text(encoding="utf-8"))
    assert [p["metadata"]["title"] for p in feed["publications"]] == ["Tides"]
    assert "Harbours" not in (root / "catalogue" / "opds.xml").read_text(encoding="utf-8")
    assert (root / "catalogue" / "2019" / "harbours.epub").is_file()


def test_a_book_that_a_licence_forbids_is_not_offered_any_more(root: Path) -> None:
    run(root)
    text = (root / "2019" / "1.txt").read_text(encoding="utf-8")
    (root / "2019" / "1.txt").write_text(text.replace("CC BY 2.0", "CC BY-NC 2.0"), encoding="utf-8")
    Image.new("RGB", (900, 600), "navy").save(root / "2019" / "1.png")
    catalogue = run(root)
    assert states(catalogue)["2019"] == "failed"
    assert catalogue.offered == ["2020-spring-tide"]


def test_a_fault_of_the_program_concerns_one_collection(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from publish.catalogue import task

    build = task.build

    def faulty(source: Path, *args: object, **options: object) -> object:
        if source.name == "2019":
            raise RecursionError("too deep")
        return build(source, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(task, "build", faulty)
    catalogue = run(root)
    assert states(catalogue) == {"2019": "failed", "2020-spring-tide": "built"}
    assert "RecursionError" in catalogue.results[0].messages[-1].text


def test_a_collection_that_cannot_be_written(root: Path) -> None:
    (root / "catalogue").mkdir()
    (root / "catalogue" / "2019").write_text("a file")
    catalogue = run(root)
    assert states(catalogue) == {"2019": "failed", "2020-spring-tide": "built"}
    assert bad(list(catalogue.results[0].messages))


def test_a_file_that_cannot_be_read_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(root)
    (root / "catalogue" / "2019" / "record.json").unlink()
    (root / "catalogue" / "2019" / "record.json").mkdir()
    catalogue = run(root)
    assert states(catalogue) == {"2019": "failed", "2020-spring-tide": "unchanged"}
    assert "record.json: " in catalogue.results[0].messages[-1].text


def test_folders_whose_names_no_record_can_hold_are_named(root: Path) -> None:
    collection(Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9")), "No", "One")
    catalogue = run(root)
    assert set(states(catalogue)) == {"2019", "2020-spring-tide"}
    assert [m.text for m in catalogue.messages if m.severity == "error"] == [
        f"the name of {root}/caf\\udce9 is not UTF-8"
    ]


def test_whoever_stops_a_run_does_not_wait_for_it() -> None:
    start = time.monotonic()
    done = in_processes(wait_if_asked, ["a", "wait", "wait", "wait", "wait"], 2)
    assert next(done) == ("a", "a")
    done.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 60
    # Who waits for a process may be told a moment later than the pool's own thread that it has ended.
    while multiprocessing.active_children() and time.monotonic() - start < 60:
        time.sleep(0.01)
    assert multiprocessing.active_children() == []


def test_a_process_that_was_killed_is_a_message_of_its_collection(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killing(function: object, tasks: list[Task], number: int) -> object:
        return [(task, Died("its process was killed")) for task in tasks]

    monkeypatch.setattr("publish.catalogue.run.in_processes", killing)
    catalogue = run(root, jobs=2)
    assert [[m.code for m in result.messages] for result in catalogue.results] == [["catalogue-died"]] * 2
    assert catalogue.results[0].messages[0].file == str(root / "2019" / "collection.toml")


def test_a_task_that_kills_its_process_kills_no_other() -> None:
    done = dict(in_processes(poison, ["a", "poison", "b", "c"], 2))
    assert isinstance(done.pop("poison"), Died)
    assert done == {"a": "A", "b": "B", "c": "C"}


# What isn't built again


CHANGES: dict[str, Callable[[Path, pytest.MonkeyPatch], object]] = {
    "a word": lambda folder, _: (folder / "1.txt").write_text(
        (folder / "1.txt").read_text(encoding="utf-8").replace("sentence", "paragraph"), encoding="utf-8"
    ),
    "another file": lambda folder, _: (folder / "3.txt").write_text((folder / "1.txt").read_text(encoding="utf-8")),
    "a file less": lambda folder, _: (folder / "3.txt").unlink(),
    "another name": lambda folder, _: (folder / "2.txt").rename(folder / "0.txt"),
    "a picture": lambda folder, _: Image.new("RGB", (900, 600), "navy").save(folder / "1.png"),
    "a file further down": lambda folder, _: ((folder / "x").mkdir(), (folder / "x" / "a.png").write_bytes(b"")),
    "a hidden file": lambda folder, _: (folder / ".a.png").write_bytes(b""),
    "settings": lambda folder, _: (folder / "collection.toml").write_text('title = "Harbours"\nlanguage = "fr"\n'),
    "a link": lambda folder, _: (folder / "a.png").symlink_to("1.txt"),
    "the time": lambda _, patch: patch.setenv("SOURCE_DATE_EPOCH", "1700000001"),
    "no time": lambda _, patch: patch.delenv("SOURCE_DATE_EPOCH"),
    "the program": lambda _, patch: patch.setattr("publish.catalogue.inputs.fingerprint", lambda: "other"),
    "a book gone": lambda folder, _: (folder.parent / "catalogue" / "2019" / "harbours.epub").unlink(),
    "a book cut off": lambda folder, _: (folder.parent / "catalogue" / "2019" / "harbours.epub").write_bytes(b"PK"),
    "a page changed": lambda folder, _: (folder.parent / "catalogue" / "2019" / "html" / "index.html").write_text("x"),
    "the record gone": lambda folder, _: (folder.parent / "catalogue" / "2019" / "record.json").unlink(),
    "the record damaged": lambda folder, _: (folder.parent / "catalogue" / "2019" / "record.json").write_text("{"),
    "a record of old": lambda folder, _: (folder.parent / "catalogue" / "2019" / "record.json").write_text("{}"),
}


def test_what_changes_is_built_again_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "books"
    folder = collection(root / "2019", "Harbours", "Cranes", "Boxes")
    run(root)
    for name, change in CHANGES.items():
        assert states(run(root)) == {"2019": "unchanged"}, name
        change(folder, monkeypatch)
        assert states(run(root)) == {"2019": "built"}, name
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run(root)
    run(root, output=tmp_path / "fresh", cached=False)
    assert made(root / "catalogue") == made(tmp_path / "fresh")


def test_another_choice_of_editions_is_built_again_and_no_cache_builds_all(root: Path) -> None:
    run(root)
    assert set(states(run(root, editions=["epub", "screen"])).values()) == {"built"}
    assert set(states(run(root, editions=["screen", "epub"])).values()) == {"unchanged"}
    assert set(states(run(root, editions=["epub", "screen"], cached=False)).values()) == {"built"}


def test_one_that_did_not_change_stands_with_its_messages(root: Path) -> None:
    first = run(root)
    times = {path: path.stat().st_mtime_ns for path in (root / "catalogue" / "2019").rglob("*")}
    (root / "2020" / "Spring & Tide" / "2.txt").write_text("Flood\n\nA second text comes with the flood.\n\nAnn Poe\n")
    second = run(root)
    assert states(second) == {"2019": "unchanged", "2020-spring-tide": "built"}
    assert second.results[0].messages == first.results[0].messages != ()
    assert {path: path.stat().st_mtime_ns for path in (root / "catalogue" / "2019").rglob("*")} == times


def test_a_permission_that_ended_since_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    granted = '[[permissions]]\nimage = "1.png"\nfrom = "Y"\ndate = 2023-01-01\nscope = ["electronic"]\n'
    root = tmp_path / "books"
    folder = collection(root / "2019", "Harbours", "Cranes", settings=f"{granted}until = 2023-12-31\n")
    text = (folder / "1.txt").read_text(encoding="utf-8")
    (folder / "1.txt").write_text(text.replace("CC BY 2.0", "CC BY-NC 2.0"), encoding="utf-8")
    Image.new("RGB", (900, 600), "navy").save(folder / "1.png")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    day = datetime(2023, 12, 31, 12, tzinfo=UTC)
    for module in ("publish.build", "publish.catalogue.run"):
        monkeypatch.setattr(f"{module}.build_time", lambda: day)
    assert states(run(root)) == {"2019": "built"}
    assert states(run(root)) == {"2019": "unchanged"}
    day = datetime(2024, 1, 1, 12, tzinfo=UTC)
    assert states(run(root)) == {"2019": "failed"}


def test_pipes_are_not_opened_and_unreadable_files_do_no_harm(root: Path) -> None:
    os.mkfifo(root / "2019" / "pipe.png")
    run(root)
    assert states(run(root))["2019"] == "unchanged"


def test_a_record_of_files_that_are_gone_is_none(tmp_path: Path) -> None:
    assert unchanged("", tmp_path) is None


def test_what_is_left_of_earlier_runs_is_named_and_stays(root: Path) -> None:
    run(root)
    shutil.rmtree(root / "2019")
    catalogue = run(root)
    assert [m.file for m in catalogue.messages if m.code == "catalogue-left-over"] == [str(root / "catalogue" / "2019")]
    assert (root / "catalogue" / "2019" / "harbours.epub").is_file()
    assert catalogue.offered == ["2020-spring-tide"]


# Processes, and the same in any number of them


def test_processes_make_the_same(root: Path, tmp_path: Path) -> None:
    run(root, output=tmp_path / "one", cached=False)
    run(root, output=tmp_path / "two", cached=False, jobs=2)
    assert made(tmp_path / "one") == made(tmp_path / "two")
    one, two = said(tmp_path / "one"), said(tmp_path / "two")
    assert json.dumps(one).replace("/one", "/two") == json.dumps(two)


# The page and the command


def test_the_page_names_every_book_and_leads_to_its_files(root: Path) -> None:
    settings = 'editors = ["Ann Poe"]\nsubtitle = "On <Cranes> & Boxes"\nyear = 2019\ndescription = "A & B"\n'
    collection(root / "2021", "Three “Ports”", "One", settings=settings)
    run(root, title="Our <Books>", editions=["epub", "screen"])
    page = html.parse(root / "catalogue" / "index.html").getroot()
    assert page.findtext(".//h1") == page.findtext(".//title") == "Our <Books>"
    assert [a.text for a in page.findall(".//h2/a")] == ["Harbours", "Tides", "Three “Ports”"]
    text = page.text_content()
    for said_there in ("On <Cranes> & Boxes", "Edited by Ann Poe", "With Jane Roe", "2019", "A & B"):
        assert said_there in text
    for link in page.iter("a", "img", "link"):
        assert (root / "catalogue" / (link.get("href") or link.get("src"))).is_file()
    labels = [a.get("aria-label") for a in page.findall(".//p[@class='formats']/a")]
    assert len(set(labels)) == 6
    assert all(re.search(r", (EPUB|PDF), [\d.]+ [kM]B$", label) for label in labels)
    assert [image.get("alt") for image in page.iter("img")] == ["", "", ""]


def test_the_command(root: Path) -> None:
    done = RUNNER.invoke(app, ["catalogue", str(root), "--edition", "epub", "--jobs", "1"])
    assert done.exit_code == 0, done.stderr
    head, first, second, page = done.stdout.splitlines()
    assert head.split() == ["collection", "articles", "pages", "errors", "warnings", "seconds"]
    assert re.fullmatch(r"2019 +2 +0 +0 +\d+\.\d", first)
    assert second.startswith("2020-spring-tide  ")
    assert page == str(root / "catalogue" / "index.html")
    assert f"{root}/2019/1.txt:1: info[notes-found]" in done.stderr
    again = RUNNER.invoke(app, ["catalogue", str(root), "--edition", "epub", "--json"])
    data = json.loads(again.stdout)
    assert [item["status"] for item in data["collections"]] == ["unchanged", "unchanged"]


def test_the_exit_status_is_that_of_all_messages(root: Path) -> None:
    text = (root / "2019" / "1.txt").read_text(encoding="utf-8")
    (root / "2019" / "1.txt").write_text(text.rsplit("Jane Roe\n", 1)[0], encoding="utf-8")
    command = ["catalogue", str(root), "--edition", "epub", "--jobs", "1"]
    for _ in range(2):  # and it is the same where nothing is built
        assert RUNNER.invoke(app, command).exit_code == 0
        assert RUNNER.invoke(app, [*command, "--strict"]).exit_code == 1
    (root / "2019" / "collection.toml").write_text("titel = 1\n", encoding="utf-8")
    assert RUNNER.invoke(app, command).exit_code == 1
    assert RUNNER.invoke(app, ["catalogue", str(root / "none")]).exit_code == 1
    assert RUNNER.invoke(app, [*command, "--scheduler", "x"]).exit_code == 2
