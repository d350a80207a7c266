"""Name of a place in, what is known of it out: platform, agency, government, archive. The table is sources.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal
from urllib.parse import urlsplit

Kind = Literal["platform", "stock", "wire", "government", "organisation", "archive"]
#: Kinds that make pictures themselves, or keep those of people that nobody knows.
MAKERS = frozenset({"government", "organisation", "archive"})
US_GOVERNMENT = "LicenseRef-scancode-us-govt-public-domain"


@dataclass(frozen=True, slots=True)
class Source:
    """A place where pictures come from; see sources.toml for the fields."""

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    keep: bool = False
    creator: str | None = None
    parts: bool = False
    licence: str | None = None
    hosts: tuple[str, ...] = ()
    until: int | None = None
    port: str | None = None

    @property
    def makes(self) -> bool:
        """Whether it is the creator too where nobody else is named."""
        return self.kind in MAKERS


@cache
def _rows() -> tuple[Source, ...]:
    data = tomllib.loads(files("publish.rights").joinpath("sources.toml").read_text(encoding="utf-8"))
    return tuple(_row(**row) for row in data["source"])


def _row(*, aliases: Sequence[str] = (), hosts: Sequence[str] = (), **fields: Any) -> Source:
    return Source(aliases=tuple(aliases), hosts=tuple(hosts), **fields)


@cache
def _by_name() -> dict[str, Source]:
    return {_key(name): row for row in _rows() for name in (row.name, *row.aliases)}


def _key(name: str) -> str:
    return " ".join(name.replace(".", "").casefold().split()).removeprefix("the ")


def known(name: str) -> Source | None:
    """The place of that name, or of that alias, whatever its capitals and full stops."""
    key = _key(name.strip(" .,;:()[]"))
    if row := _by_name().get(key):
        return row
    return next((row for row in _rows() if row.parts and key.startswith(f"{_key(row.name)} ")), None)


def source_of(address: str) -> Source | None:
    """The place that a web address belongs to."""
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return None
    return next((row for row in _rows() for own in row.hosts if host == own or host.endswith(f".{own}")), None)


def printed(name: str) -> str:
    """The name of a place as it is printed: its own where it is known and the table doesn't keep the line's."""
    row = known(name)
    return name if row is None or row.keep else row.name


def any_of(text: str) -> bool:
    """Whether a text holds the name of a place: a quick look before a thorough one."""
    return bool(_anywhere().search(text))


@cache
def _anywhere() -> re.Pattern[str]:
    names = sorted({re.escape(name) for row in _rows() for name in (row.name, *row.aliases)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)
