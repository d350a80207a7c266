"""A name in, what that printer asks of a file out: sizes, margins, pages, colours, papers. The data are TOML files.

Each figure names its source. One that nobody has verified may be wrong, so it never makes an error, only a warning.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

from publish.codes import Severity
from publish.errors import UsageError

T = TypeVar("T")
Size = tuple[float, float]
"""Width and height in points."""
Family = Literal["grey", "rgb", "cmyk", "lab", "spot", "icc"]
"""A kind of colour; icc: with a profile of its own."""

_UNITS = {"pt": 1.0, "in": 72.0, "mm": 72 / 25.4}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from; address and day of reading where there are any (CCYY-MM-DD)."""

    title: str
    verified: bool
    address: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class Figure(Generic[T]):
    """A value and its source."""

    value: T
    source: Source


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its ink: the thickness of a page in points, and how many pages it takes (by trim where fewer)."""

    name: str
    colour: bool
    page: float
    least: int
    most: int
    fewer: Mapping[Size, int]
    source: Source


@dataclass(frozen=True, slots=True)
class Printer:
    """What a printer asks; lengths in points. None: it isn't known that it asks anything."""

    key: str
    name: str
    paper: bool = True
    """Whether it is one: a screen isn't."""
    severity: Mapping[str, Severity | Literal["off"]] = field(default_factory=lambda: MappingProxyType({}))
    """Codes of findings that weigh otherwise here."""
    papers: tuple[Paper, ...] = ()
    trims: Figure[tuple[Size, ...]] | None = None
    trim_least: Figure[Size] | None = None
    trim_most: Figure[Size] | None = None
    """Any size between these two is printed."""
    pages_least: Figure[int] | None = None
    pages_most: Figure[int] | None = None
    pages_multiple: Figure[int] | None = None
    hardcover_pages_least: Figure[int] | None = None
    hardcover_pages_most: Figure[int] | None = None
    last_page_blank: Figure[bool] | None = None
    blank_run: Figure[int] | None = None
    """How many blank pages may follow one another."""
    gutter: Figure[tuple[tuple[int, float], ...]] | None = None
    """The inside margin for books of up to so many pages."""
    margin: Figure[float] | None = None
    """The least distance of text from the other three edges."""
    margin_bleed: Figure[float] | None = None
    """The same in a file with bleed."""
    bleed: Figure[float] | None = None
    bleed_at_spine: Figure[bool] | None = None
    marks: Figure[bool] | None = None
    spaces: Figure[tuple[str, ...]] | None = None
    """The families of colour that it takes."""
    ink_limit: Figure[float] | None = None
    """Per cent of all inks together."""
    ppi: Figure[float] | None = None
    ppi_least: Figure[float] | None = None
    ppi_most: Figure[float] | None = None
    ppi_line: Figure[float] | None = None
    ppi_line_least: Figure[float] | None = None
    """The last two of pictures in pure black and white."""
    line: Figure[float] | None = None
    text_size: Figure[float] | None = None
    flavours: Figure[tuple[str, ...]] | None = None
    """PDF variants that it takes."""
    transparency: Figure[bool] | None = None
    annotations: Figure[bool] | None = None
    file_size: Figure[float] | None = None
    """Millions of bytes."""
    spine_constant: Figure[float] | None = None
    spine_text_pages: Figure[int] | None = None
    spine_clear: Figure[float] | None = None
    cover_bleed: Figure[float] | None = None
    cover_safe: Figure[float] | None = None
    barcode: Figure[Size] | None = None

    def inside(self, pages: int) -> Figure[float] | None:
        """The least inside margin of a book of so many pages."""
        if self.gutter is None:
            return self.margin
        for most, width in self.gutter.value:
            if pages <= most:
                return Figure(width, self.gutter.source)
        return Figure(self.gutter.value[-1][1], self.gutter.source)


def length(text: str) -> float:
    """“0.125 in”, “3 mm” or “7 pt” in points."""
    number, unit = text.split()
    return float(number) * _UNITS[unit]


def size(text: str) -> Size:
    """“6 x 9 in” in points."""
    found = re.fullmatch(r"([\d.]+) x ([\d.]+) (in|mm|pt)", text)
    if found is None:
        raise ValueError(text)
    return float(found[1]) * _UNITS[found[3]], float(found[2]) * _UNITS[found[3]]


def _steps(rows: list[list[Any]]) -> tuple[tuple[int, float], ...]:
    return tuple((int(most), length(width)) for most, width in rows)


def _sizes(rows: list[str]) -> tuple[Size, ...]:
    return tuple(size(row) for row in rows)


def _as_it_is(value: Any) -> Any:
    return value


_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys("margin margin_bleed bleed line text_size spine_constant spine_clear".split(), length),
    **dict.fromkeys(("cover_bleed", "cover_safe"), length),
    **dict.fromkeys(("trim_least", "trim_most", "barcode"), size),
    **dict.fromkeys("ink_limit ppi ppi_least ppi_most ppi_line ppi_line_least file_size".split(), float),
    **dict.fromkeys(("spaces", "flavours"), tuple),
    "trims": _sizes,
    "gutter": _steps,
}


@cache
def names() -> tuple[str, ...]:
    """The names under which printers are known."""
    return tuple(sorted(p.name.removesuffix(".toml") for p in files(__name__).iterdir() if p.name.endswith(".toml")))


@cache
def printer(name: str) -> Printer:
    """The printer of that name. Raises UsageError where none is known."""
    if name not in names():
        raise UsageError(f"no printer is known as “{name}”", hint=f"known: {', '.join(names())}")
    data = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    sources = {key: _source(**row) for key, row in data["sources"].items()}
    known = {item.name for item in fields(Printer)}
    figures: dict[str, Figure[Any]] = {}
    for key, row in data["figures"].items():
        if key not in known:
            raise ValueError(f"{name}.toml: {key}")
        figures[key] = Figure(_READ.get(key, _as_it_is)(row["value"]), sources[row["source"]])
    papers = tuple(_paper(sources, **row) for row in data.get("papers", ()))
    severity = MappingProxyType(data.get("severity", {}))
    return Printer(name, data["name"], data.get("paper", True), severity, papers, **figures)


def _source(title: str, verified: bool, address: str = "", read: object = "") -> Source:
    return Source(title, verified, address, str(read))


def _paper(
    sources: Mapping[str, Source],
    *,
    name: str,
    colour: bool,
    page: str,
    least: int,
    most: int,
    source: str,
    fewer: Mapping[str, int] = MappingProxyType({}),
) -> Paper:
    by_trim = {size(trim): pages for trim, pages in fewer.items()}
    return Paper(name, colour, length(page), least, most, MappingProxyType(by_trim), sources[source])


__all__ = ["Family", "Figure", "Paper", "Printer", "Size", "Source", "names", "printer"]
