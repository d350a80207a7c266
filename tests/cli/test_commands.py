"""The command line as users and scripts meet it: a real process, its output, its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from publish.messages import CODES
from tests.conftest import MANUSCRIPTS

ONE = str(MANUSCRIPTS / "who-lives-at-number-nine.txt")


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publish", *arguments]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)


def test_help_names_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("build", "article", "read", "check", "init", "import"):
        assert command in done.stdout
        assert run(command, "--help").returncode == 0


def test_version() -> None:
    assert run("--version").stdout.startswith("publish ")


def test_read_shows_what_was_found_line_by_line() -> None:
    done = run("read", ONE)
    assert done.returncode == 0
    assert "Who Lives at Number Nine, Ferry Row?" in done.stdout
    for kind in ("category", "title", "paragraph", "note", "credit", "alt", "disclaimer", "author", "biography"):
        assert kind in done.stdout


def test_read_json_has_the_fields_of_the_contract() -> None:
    done = run("read", "--json", ONE)
    data = json.loads(done.stdout)
    assert set(data) == {"articles", "messages"}
    article = data["articles"][0]
    assert set(article) == {
        "source", "line", "title", "subtitle", "category", "authors", "date", "language", "excerpt", "keywords", "text",
        "notes", "credits", "disclaimers", "provenance", "licences", "images",
    }  # fmt: skip
    assert article["source"] == ONE
    assert article["date"] is None
    assert set(article["notes"][0]) == {"number", "text", "html", "references", "line"}
    assert set(article["credits"][0]) == {
        "raw", "title", "year", "creator", "source", "licence", "licence_url", "modifications", "line",
        "creator_url", "source_url", "certainty",
    }  # fmt: skip
    assert article["credits"][0]["certainty"]["licence"] == "stated"
    assert set(article["images"][0]) == {"file", "alt", "caption", "credit"}


def test_messages_are_lines_with_place_severity_code_and_hint(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("A text without a title, which ends with a full stop.[note]open\n", encoding="utf-8")
    done = run("read", str(path))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert f"{path}:1:53: error[note-unclosed]: " in done.stderr
    assert all(line.startswith(("    hint: ", str(path))) for line in lines)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("build", "nowhere"), 1),
        (("build", ".", "--edition", "mobi"), 2),
        (("build", "--colour"), 2),
        (("article", "nowhere.txt"), 1),
        (("read", "nowhere.txt"), 1),
        (("read",), 2),
        (("check", "nowhere.epub"), 1),
        (("import", "nowhere", "out"), 1),
        (("import", "nowhere"), 2),
        (("import", ".", "."), 2),
        (("nonsense",), 2),
    ],
)
def test_mistakes_have_an_exit_status_and_no_traceback(tmp_path: Path, arguments: tuple[str, ...], status: int) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert list(tmp_path.iterdir()) == []


def test_init_makes_a_collection_that_builds_without_an_error(tmp_path: Path) -> None:
    assert run("init", "year", cwd=tmp_path).returncode == 0
    again = run("init", "year", cwd=tmp_path)
    assert again.returncode == 1
    assert "there already" in again.stderr
    done = run("build", "year", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "year" / "dist" / "a-year-of-articles.epub").is_file()
    assert "a-year-of-articles-print.pdf" in done.stdout
    assert run("check", "year", "year/dist/a-year-of-articles.epub", cwd=tmp_path).returncode == 0


def test_import_prints_the_files_that_it_made(tmp_path: Path) -> None:
    done = run("import", ONE, str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    names = ("who-lives-at-number-nine.md", "who-lives-at-number-nine-1.png")
    assert done.stdout.splitlines() == [str(tmp_path / "out" / name) for name in names]
    again = run("import", ONE, str(tmp_path / "out"))
    assert again.returncode == 1
    assert again.stdout == ""
    assert "nothing was written" in again.stderr
    assert "--replace" in again.stderr
    assert run("import", ONE, str(tmp_path / "out"), "--replace").returncode == 0


def test_import_goes_on_after_a_file_that_it_can_not_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(b"no zip")
    (tmp_path / "in" / "b.txt").write_text("A Title\n\nA text that ends with a full stop.\n", encoding="utf-8")
    done = run("import", "in", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [str(Path("out") / "b.md")]
    assert "a.docx" in done.stderr
    assert "Traceback" not in done.stderr


def test_build_prints_the_report_as_json(tmp_path: Path) -> None:
    done = run("build", ONE, "-o", str(tmp_path), "--edition", "epub", "--json")
    assert json.loads(done.stdout) == json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))


def test_strict_counts_warnings_as_errors(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("A Title\n\nA text without an author, which ends with a full stop.\n", encoding="utf-8")
    assert run("read", str(path)).returncode == 0
    assert run("read", str(path), "--strict").returncode == 1


def test_an_article_is_written_where_one_stands(tmp_path: Path) -> None:
    done = run("article", ONE, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "who-lives-at-number-nine-ferry-row.pdf"
    assert [p.name for p in tmp_path.iterdir()] == ["who-lives-at-number-nine-ferry-row.pdf"]


def test_every_code_has_a_text_and_a_hint() -> None:
    for name, code in CODES.items():
        assert code.text, name
        assert code.hint, name
        assert name == name.lower()


def test_brackets_in_a_manuscript_are_shown_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "[bold].txt"
    path.write_text("A [/b] Title\n\nHello [/b] world, [[note]q[/note]] and [red]more[/red] of it.\n", encoding="utf-8")
    done = run("read", str(path))
    assert done.returncode == 0, done.stderr
    for piece in ("[bold].txt", "A [/b] Title", "[note]q[/note]", "[red]more[/red]"):
        assert piece in done.stdout.replace("\n", "")


def test_a_terminal_without_unicode_is_no_reason_to_stop() -> None:
    command = [sys.executable, "-m", "publish", "read", ONE]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    assert subprocess.run(command, capture_output=True, env=environment, check=False).returncode == 0


def test_what_is_passed_over_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "year"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "sub/b.txt"):
        (folder / name).write_bytes((MANUSCRIPTS / "waiting-for-water.txt").read_bytes())
    (tmp_path / "out.txt").write_text("x", encoding="utf-8")
    (folder / "c.txt").symlink_to(tmp_path / "out.txt")
    (folder / "d.pages").write_text("x", encoding="utf-8")
    done = run("check", str(folder))
    for code in ("link-outside", "folder-ignored", "file-ignored"):
        assert f"[{code}]" in done.stderr, code


def test_check_goes_on_after_a_path_that_is_not_there(tmp_path: Path) -> None:
    done = run("check", str(tmp_path / "nope"), ONE)
    assert done.returncode == 1
    assert "nope" in done.stderr
    assert done.stdout.startswith("1 errors")


def test_a_time_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "publish", "build", ONE, "-o", str(tmp_path / "out")]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "999999999999999999"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr
