"""Language in, the words out that Publish itself puts into a book."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _all() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("publish.html").joinpath("labels.toml").read_text(encoding="utf-8"))


def labels(language: str) -> dict[str, str]:
    """The labels of a BCP 47 language by its first subtag; English where there are none."""
    return _all().get(language.split("-")[0].lower(), _all()["en"])
