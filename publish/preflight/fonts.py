"""A font of a PDF in, what a printer asks of it and how wide its letters are out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publish.preflight.reach import array, dictionary, get, items, matrix, name, number, whole
from publish.preflight.values import Font

_USUAL = 500.0
"""Thousandths of the size: the width of a letter whose own isn't stated."""
_WIDEST = 70_000
"""Letters of a font that anybody can have."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font and how text in it is measured: bytes of a letter, widths in thousandths by code."""

    font: Font
    bytes_each: int
    widths: Mapping[int, float]
    otherwise: float
    horizontal: bool = True
    _measured: dict[bytes, tuple[float, int, int]] = field(default_factory=dict, compare=False, repr=False)
    """Single letters, which most programs place one by one."""

    def measure(self, codes: bytes) -> tuple[float, int, int]:
        """Width in thousandths of the size; how many letters; how many of them are single-byte spaces."""
        if found := self._measured.get(codes):
            return found
        widths, otherwise = self.widths, self.otherwise
        if self.bytes_each == 1:
            measured = sum([widths.get(code, otherwise) for code in codes]), len(codes), codes.count(b" ")
        else:
            pairs = codes[: len(codes) // 2 * 2]
            listed = [widths.get(pairs[at] << 8 | pairs[at + 1], otherwise) for at in range(0, len(pairs), 2)]
            measured = sum(listed), len(listed), 0
        if len(codes) == self.bytes_each:
            self._measured[codes] = measured
        return measured


def face_of(font: Any) -> Face:
    """The face of a font dictionary."""
    kind = name(font, "/Subtype")
    called = name(font, "/BaseFont").split("+", 1)[-1].strip(",") or "a font without a name"
    has_unicode = get(font, "/ToUnicode") is not None or _encoded(font, kind)
    if kind == "Type0":
        return _composite(font, called, has_unicode)
    descriptor = dictionary(font, "/FontDescriptor")
    first, missing = whole(font, "/FirstChar"), _number(descriptor, "/MissingWidth", 0.0)
    widths = {
        first + at: value for at, item in enumerate(array(font, "/Widths")) if (value := number(item)) is not None
    }
    if kind == "Type3":
        named = name(font, "/Name")
        own = matrix(font, "/FontMatrix") or (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
        wider = {code: value * own[0] * 1000 for code, value in widths.items()}
        return Face(Font(named or "a Type 3 font", "Type3", True, has_unicode), 1, wider, 0.0)
    usual = missing if widths else _USUAL
    return Face(Font(called, kind or "unknown", _embedded(descriptor), has_unicode), 1, widths, usual)


def _composite(font: Any, called: str, has_unicode: bool) -> Face:
    inner = (items(get(font, "/DescendantFonts")) or [None])[0]
    kind = name(inner, "/Subtype") or "Type0"
    usual = _number(inner, "/DW", 1000.0)
    coding = name(font, "/Encoding")
    upright = coding.endswith("-V")
    known = coding in ("Identity-H", "Identity-V")
    # Other encodings map codes in ways that aren't looked up: each letter counts as an average one.
    widths = _wide(array(inner, "/W")) if known else {}
    called = called.removesuffix(f"-{coding}") if coding else called
    own = Font(called, kind, _embedded(dictionary(inner, "/FontDescriptor")), has_unicode)
    return Face(own, 2, widths, usual if known else _USUAL, horizontal=not upright)


def _wide(rows: list[Any]) -> dict[int, float]:
    """The widths of a composite font: `first [widths]` and `first last width`."""
    widths: dict[int, float] = {}
    at = 0
    while at + 1 < len(rows) and len(widths) < _WIDEST:
        first, second = number(rows[at]), number(rows[at + 1])
        if first is None:
            return widths
        if second is None:
            for offset, item in enumerate(items(rows[at + 1])):
                if (value := number(item)) is not None:
                    widths[int(first) + offset] = value
            at += 2
        else:
            value = number(rows[at + 2]) if at + 2 < len(rows) else None
            if value is None:
                return widths
            for code in range(int(first), min(int(second), int(first) + _WIDEST) + 1):
                widths[code] = value
            at += 3
    return widths


def _embedded(descriptor: Any) -> bool:
    return any(get(descriptor, key) is not None for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _encoded(font: Any, kind: str) -> bool:
    """Whether the letters of a simple font are known by its encoding."""
    if kind in ("Type0", "Type3"):
        return False
    return get(font, "/Encoding") is not None or kind in ("Type1", "MMType1")


def _number(holder: Any, key: str, default: float) -> float:
    found = number(get(holder, key))
    return default if found is None else found
