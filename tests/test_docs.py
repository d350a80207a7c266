"""The papers are true: commands run, tables are those of the code, links lead somewhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from publish.collection import TRIMS, Settings
from publish.messages import CODES
from tests.conftest import ROOT

DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def same(path: Path, text: str, refresh: bool) -> None:
    if refresh:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} is not what the code says: make golden"


def test_the_reference_of_messages_is_the_table_of_codes(refresh: bool) -> None:
    lines = [
        "# Messages",
        "",
        "Every message names a file and, where it can, line and column. Words in braces are filled in.",
        "An *error* makes the exit status 1; `--strict` counts a *warning* as an error; an *info* tells of a decision.",
        "",
        "| code | severity | says | what to do |",
        "|---|---|---|---|",
    ]
    for name, code in sorted(CODES.items()):
        cells = (cell.replace("|", "\\|") for cell in (code.text, code.hint))
        lines.append(f"| `{name}` | {code.severity} | {' | '.join(cells)} |")
    same(ROOT / "docs" / "messages.md", "\n".join(lines) + "\n", refresh)


def test_the_schema_of_collection_toml_is_that_of_the_settings(refresh: bool) -> None:
    text = json.dumps(Settings.model_json_schema(), indent=1, ensure_ascii=False) + "\n"
    same(ROOT / "publish" / "collection.schema.json", text, refresh)


def test_every_key_of_collection_toml_is_described() -> None:
    text = (ROOT / "docs" / "collection.md").read_text(encoding="utf-8")

    def keys(model: Any) -> list[str]:
        names = []
        for name, field in model.model_fields.items():
            names.append(field.alias or name)
            for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
                names += keys(part) if hasattr(part, "model_fields") else []
        return names

    missing = [key for key in keys(Settings) if not re.search(rf"\b{key}\b", text)]
    assert missing == []
    assert all(trim in text for trim in TRIMS)


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```sh\n(publish .*?)```", text, re.DOTALL)
    assert block
    commands = [line.split("#")[0].strip() for line in block[1].splitlines() if line.strip()]
    assert len(commands) == 7
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    assert shutil.which("publish", path=environment["PATH"])
    for command in commands:
        done = subprocess.run(
            command.split(), cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
    made = {path.name for path in (tmp_path / "year" / "dist").iterdir()}
    assert {"html", "report.html", "report.json"} < made


def test_the_commands_of_the_catalogue_run(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    block = re.search(r"```sh\n(publish .*?)```", text, re.DOTALL)
    assert block
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = []
    for line in block[1].splitlines():
        command = [sys.executable, "-m", *line.split("#")[0].split()]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr)
        said.append(done.stdout.split())
    assert said[1][6:11] == ["2019", "1", "15", "0", "0"]
    assert said[2][11] == "unchanged"
    assert {path.name for path in (tmp_path / "books" / "catalogue").iterdir()} == {
        "2019", "catalogue.json", "index.html", "opds.json", "opds.xml"
    }  # fmt: skip


def test_the_manuscript_of_the_readme_is_recognised(tmp_path: Path) -> None:
    from publish.messages import Report
    from publish.readers import read
    from publish.recognise import recognise

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```text\n(Ports and Trade.*?)```", text, re.DOTALL)
    assert block
    path = tmp_path / "harbour.txt"
    path.write_text(block[1], encoding="utf-8")
    report = Report()
    article = recognise(read(path, report)[0], report)
    assert sorted(m.code for m in report.messages) == ["description-unplaced", "notes-found", "picture-missing"]
    assert (article.category, article.title) == ("Ports and Trade", "What Is a Harbour For?")
    assert len(article.notes) == len(article.credits) == len(article.disclaimers) == len(article.authors) == 1


def test_the_example_of_importing_is_what_importing_makes(tmp_path: Path) -> None:
    from publish.importing import import_manuscripts
    from publish.messages import Report

    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    before = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    after = re.search(r"```markdown\n(.*?)```", text, re.DOTALL)
    assert before
    assert after
    (tmp_path / "harbour.txt").write_text(before[1], encoding="utf-8")
    import_manuscripts(tmp_path / "harbour.txt", tmp_path / "out", Report())
    assert (tmp_path / "out" / "harbour.md").read_text(encoding="utf-8") == after[1]


def test_every_key_that_importing_knows_is_described() -> None:
    from publish.model import CREDIT_FIELDS, PERSON_FIELDS
    from publish.names import RELATORS

    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    keys = {name.removeprefix("credit_").replace("_", "-") for name in CREDIT_FIELDS} - {"picture"}
    keys |= {*RELATORS, *PERSON_FIELDS} - {"note", "biography"}
    assert [key for key in sorted(keys) if not re.search(rf"[`\s]{key}[`:]", text)] == []


def test_targets_that_the_papers_name_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for path in DOCS:
        for target in re.findall(r"(?:`|^)make ([a-z]+)(?:`|$)", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{path.name}: make {target}"
