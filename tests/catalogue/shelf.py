"""Small collections for the tests of the catalogue, what they came to, and tasks that end badly."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

ARTICLE = """{category}

{title}

The text goes on for a sentence or two, and has a note.[note]The note of {title}.[/note]

Photo: X (2020), by Y via Flickr. Licensed under CC BY 2.0.

{name}
{name} keeps the {category} of Port Wenlow.
"""


def collection(folder: Path, title: str, *articles: str, settings: str = "") -> Path:
    """A collection with an article of each title."""
    folder.mkdir(parents=True)
    text = f'title = "{title}"\nlanguage = "en"\n{settings}'
    (folder / "collection.toml").write_text(text, encoding="utf-8")
    for number, article in enumerate(articles, 1):
        text = ARTICLE.format(category="Essays", title=article, name="Jane Roe")
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def made(output: Path) -> dict[str, bytes]:
    """Every file of a catalogue that doesn't say how long something took; of catalogue.json what else it says."""
    files = {
        str(path.relative_to(output)): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.name.startswith(("report.", "record.", "catalogue.json"))
    }
    return {name: data for name, data in files.items() if not name.split("/")[-2:][0].startswith(".publish-")}


def said(output: Path) -> Any:
    """catalogue.json without seconds."""
    data = json.loads((output / "catalogue.json").read_text(encoding="utf-8"))
    for item in data["collections"]:
        item.pop("seconds")
    return data


def poison(task: str) -> str:
    """A task that kills its process if it is told to."""
    if task == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    return task.upper()


def slow(task: str) -> str:
    """A task that takes longer than any test."""
    time.sleep(600)
    return task


def wait_if_asked(task: str) -> str:
    """A task that takes longer than any test if it is told to."""
    return slow(task) if task == "wait" else task
