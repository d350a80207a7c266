"""Reaching into objects of a PDF that may be anything: what isn't of the kind that was hoped for is not there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from publish.preflight.geometry import Box, Matrix

DAMAGE = (
    pikepdf.PdfError,
    pikepdf.ForeignObjectError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    ArithmeticError,
    RuntimeError,
    NotImplementedError,
    RecursionError,
    OSError,
)
"""What reading a damaged PDF may raise."""
_MOST = 100_000


def get(holder: Any, key: str) -> Any:
    """A value of a dictionary or stream; None where it has none."""
    try:
        return holder.get(key) if isinstance(holder, pikepdf.Object) else None
    except DAMAGE:
        return None


def dictionary(holder: Any, key: str) -> Any:
    """A value that is a dictionary or a stream, else None."""
    value = get(holder, key)
    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else None


def array(holder: Any, key: str) -> list[Any]:
    """The items of an array, else none."""
    return items(get(holder, key))


def items(value: Any) -> list[Any]:
    """The items of an array, else none; so many as any honest file has."""
    if not isinstance(value, pikepdf.Array) or len(value) > _MOST:
        return []
    try:
        return list(value)
    except DAMAGE:
        return []


def entries(holder: Any) -> Iterator[tuple[str, Any]]:
    """Keys and values of a dictionary or stream."""
    if isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        try:
            keys = list(holder.keys())
        except DAMAGE:
            return
        for key in keys:
            yield key, get(holder, key)


def number(value: Any) -> float | None:
    """A finite number, else None."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        try:
            found = float(value)
        except (OverflowError, ValueError):
            return None
        return found if math.isfinite(found) else None
    return None


def whole(holder: Any, key: str, default: int = 0) -> int:
    """A whole number of a dictionary."""
    found = number(get(holder, key))
    return default if found is None else int(found)


def numbers(values: Any) -> tuple[float, ...] | None:
    """All values as numbers; None where one of them isn't."""
    found = [number(value) for value in values]
    return None if None in found else tuple(value for value in found if value is not None)


def name(holder: Any, key: str) -> str:
    """A name without its solidus, or a text; empty where it is neither."""
    return text(get(holder, key)).removeprefix("/")


def text(value: Any) -> str:
    """A name or a text as text; empty where it is neither."""
    if isinstance(value, pikepdf.Name | pikepdf.String | pikepdf.Operator):
        try:
            return str(value)
        except (*DAMAGE, UnicodeError):
            return ""
    return ""


def matrix(holder: Any, key: str) -> Matrix | None:
    """A matrix of six numbers."""
    found = numbers(array(holder, key))
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if found and len(found) == 6 else None


def rectangle(holder: Any, key: str) -> Box | None:
    """A box of two corners in any order."""
    found = numbers(array(holder, key))
    if not found or len(found) != 4:
        return None
    return min(found[0], found[2]), min(found[1], found[3]), max(found[0], found[2]), max(found[1], found[3])


def identity(value: Any) -> tuple[int, int] | None:
    """What tells an object of a file from all others; None for one that stands inside another."""
    try:
        found = value.objgen
    except DAMAGE:
        return None
    return found if found != (0, 0) else None
