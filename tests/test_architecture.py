"""The house keeps its shape: imports run one way, libraries stay in their rooms, modules stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "publish"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Rooms from the ground up; a module may import from its own room, from rooms below, and nothing else of ours.
GROUND = ["codes", "content_model", "errors", "text", "names", "dates", "roles", "messages", "references", "vocabulary"]
BASE = [
    *GROUND,
    "accessibility",
    "collection",
    "resources",
    "model",
    "intermediate",
    "outcome",
    "staging",
    "starter",
    "workers",
    "cache",
    "collector",
    "printers",
    "",
]
ALLOWED: dict[str, set[str]] = {
    **{name: set(GROUND) for name in GROUND},
    **{name: set(BASE) for name in BASE if name not in GROUND},
    "gather": set(BASE),
    "readers": {*BASE, "notes"},  # the notes of a format are found before its elements are reduced to the vocabulary
    "notes": set(BASE),
    "rights": set(BASE),
    "records": {*BASE, "rights"},
    "recognise": {*BASE, "notes", "rights"},
    "bibliography": set(BASE),
    "compile": {*BASE, "bibliography"},
    "html": {*BASE, "rights"},
    "epub": set(BASE),
    "pdf": set(BASE),
    "checks": {*BASE, "rights"},
    "preflight": set(BASE),
    "articles": {*BASE, "readers", "recognise", "checks"},
    "editions": {*BASE, "compile", "html", "epub", "pdf"},
    "markdown": {*BASE, "rights"},  # how a credit line is read decides whether it says all
    "importing": {*BASE, "articles", "build", "gather", "readers", "recognise", "checks", "markdown"},
    "build": {
        *BASE,
        "articles",
        "gather",
        "readers",
        "recognise",
        "records",
        "rights",
        "compile",
        "html",
        "checks",
        "preflight",
        "editions",
        "bibliography",
    },
    "catalogue": {*BASE, "build", "editions", "html", "pdf", "records"},  # of pdf: the version of what breaks lines
    "cli": {*BASE, "articles", "build", "catalogue", "importing", "checks", "recognise"},
    "__main__": {"cli"},
}
ONLY_IN = {
    "typer": {"cli"},
    "rich": {"cli"},
    "jinja2": {"html"},
    "ebooklib": {"epub"},
    "weasyprint": {"pdf"},
    "uharfbuzz": {"pdf", "checks"},
    "pikepdf": {"pdf", "preflight"},
    "pypdfium2": {"checks", "preflight"},
    "pydantic": {"collection"},
    "yaml": {"readers", "markdown"},
    "markdown_it": {"readers", "markdown"},
    "citeproc": {"bibliography"},
    "distributed": {"catalogue"},
    "dask": {"catalogue"},
}


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.append(node.module)
            names += [f"{node.module}.{alias.name}" for alias in node.names if node.module == "publish"]
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    own = room(path)
    for name in imports(path):
        if name.startswith("publish."):
            other = name.split(".")[1]
            known = (PACKAGE / other).is_dir() or (PACKAGE / f"{other}.py").is_file()
            if known and other != own:
                assert other in ALLOWED[own], f"{own or 'publish'} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    for name in imports(path):
        rooms = ONLY_IN.get(name.split(".")[0])
        assert rooms is None or room(path) in rooms, f"{name} belongs in {rooms}"


def test_dask_is_asked_for_by_one_module_and_only_when_it_is_used() -> None:
    asking = {path for path in MODULES for name in imports(path) if name.split(".")[0] in ("distributed", "dask")}
    assert asking == {PACKAGE / "catalogue" / "cluster.py"}
    (module,) = asking
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert "distributed" not in [node.module for node in tree.body if isinstance(node, ast.ImportFrom)]


def test_no_module_is_longer_than_400_lines_and_half_of_them_are_short() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    assert lengths[-1] <= 400
    assert lengths[len(lengths) // 2] <= 110


def test_every_module_begins_with_a_docstring() -> None:
    without = [p for p in MODULES if p.stat().st_size and not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert without == []


def test_nothing_but_the_command_line_prints() -> None:
    printing = [
        path
        for path in MODULES
        if room(path) != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]
    assert printing == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    marks = ["/" + "root/", "/" + "home/", "/" + "work/"]
    found = [
        (path, mark)
        for suffix in ("*.py", "*.md", "*.toml", "*.css", "*.j2", "Makefile")
        for path in ROOT.rglob(suffix)
        if not any(part.startswith(".") or part in ("dist", "build") for part in path.relative_to(ROOT).parts)
        for mark in marks
        if mark in path.read_text(encoding="utf-8")
    ]
    assert found == []
