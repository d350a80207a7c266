"""A colour space of a PDF in, what it is for a printer out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from publish.preflight.reach import dictionary, entries, get, items, text, whole
from publish.preflight.values import CMYK, GREY, RGB, UNKNOWN, Colour, Space

_DEVICE = {
    "DeviceGray": GREY,
    "G": GREY,
    "DeviceRGB": RGB,
    "RGB": RGB,
    "DeviceCMYK": CMYK,
    "CMYK": CMYK,
}
_TAGGED = {"CalGray": Space("grey", "CalGray", 1, tagged=True), "CalRGB": Space("rgb", "CalRGB", 3, tagged=True)}
_BY_PARTS = {1: "grey", 3: "rgb", 4: "cmyk"}
_DEEPEST = 8
_PATTERN = Space("pattern", "Pattern", 0)


def space_of(value: Any, resources: Any, depth: int = 0) -> Space:
    """The space that a name or an array stands for."""
    if depth > _DEEPEST:
        return UNKNOWN
    called = text(value).removeprefix("/")
    if called:
        if called in _DEVICE:
            return _DEVICE[called]
        if called == "Pattern":
            return _PATTERN
        named = get(dictionary(resources, "/ColorSpace"), f"/{called}")
        return UNKNOWN if named is None else space_of(named, resources, depth + 1)
    parts = items(value)
    kind = text(parts[0]).removeprefix("/") if parts else ""
    if kind in _DEVICE:
        return _DEVICE[kind]
    if kind in _TAGGED:
        return _TAGGED[kind]
    if kind == "Lab":
        return Space("lab", "Lab", 3)
    if kind == "ICCBased" and len(parts) > 1:
        return _with_profile(parts[1], resources, depth)
    if kind in ("Indexed", "I") and len(parts) > 1:
        under = space_of(parts[1], resources, depth + 1)
        return replace(under, parts=1, under=under, indexed=True)
    if kind == "Separation" and len(parts) > 2:
        return _inks((text(parts[1]).removeprefix("/"),), space_of(parts[2], resources, depth + 1))
    if kind == "DeviceN" and len(parts) > 2:
        names = tuple(text(ink).removeprefix("/") for ink in items(parts[1]))
        return _inks(names, space_of(parts[2], resources, depth + 1))
    if kind == "Pattern":
        if len(parts) == 1:
            return _PATTERN
        under = space_of(parts[1], resources, depth + 1)
        return replace(_PATTERN, under=under, parts=under.parts)
    return UNKNOWN


def _with_profile(profile: Any, resources: Any, depth: int) -> Space:
    parts = whole(profile, "/N")
    family = _BY_PARTS.get(parts)
    if family is None:
        other = get(profile, "/Alternate")
        return UNKNOWN if other is None else space_of(other, resources, depth + 1)
    shown = {"grey": "grey", "rgb": "RGB", "cmyk": "CMYK"}[family]
    return Space(family, f"{shown} with a profile of its own", parts, tagged=True)


def _inks(names: tuple[str, ...], under: Space) -> Space:
    """A space of inks: process inks alone are CMYK, or grey if black is the only one."""
    process = {"Cyan", "Magenta", "Yellow", "Black", "None"}
    if names and all(name in process for name in names):
        family = "grey" if set(names) <= {"Black", "None"} else "cmyk"
        return Space(family, " and ".join(names), len(names), inks=names, under=under)
    return Space("spot", " and ".join(names) or "spot colour", max(1, len(names)), inks=names, under=under)


def default_spaces(resources: Any) -> dict[str, Space]:
    """Which spaces with a profile a page puts in the place of the device's, by family."""
    named = {"/DefaultGray": "grey", "/DefaultRGB": "rgb", "/DefaultCMYK": "cmyk"}
    return {
        named[key]: space_of(value, resources)
        for key, value in entries(dictionary(resources, "/ColorSpace"))
        if key in named
    }


def inks_of(colour: Colour) -> tuple[float, float, float, float] | None:
    """How much of cyan, magenta, yellow and black a colour is, from 0 to 1; None where that isn't known."""
    space, values = colour.space, colour.values
    if space.indexed or len(values) != space.parts:
        return None
    if space.family == "grey":
        # A space of the ink black counts ink, a grey counts light.
        return 0.0, 0.0, 0.0, _unit(values[0] if space.inks else 1 - values[0])
    if space.family == "cmyk":
        if not space.inks:
            return _unit(values[0]), _unit(values[1]), _unit(values[2]), _unit(values[3])
        by_name = dict(zip(space.inks, values, strict=False))
        cyan, magenta, yellow, black = (_unit(by_name.get(ink, 0.0)) for ink in ("Cyan", "Magenta", "Yellow", "Black"))
        return cyan, magenta, yellow, black
    if space.family == "spot" and space.inks == ("All",):
        return (_unit(values[0]),) * 4
    return None


def coverage(colour: Colour) -> float | None:
    """All ink of a colour together in per cent; spot colours count as inks of their own."""
    if colour.space.family == "spot" and not colour.space.indexed and colour.space.inks != ("All",):
        return 100 * sum(_unit(value) for value in colour.values)
    inks = inks_of(colour)
    return None if inks is None else 100 * sum(inks)


def is_white(colour: Colour) -> bool:
    """Whether nothing is seen of a colour on white paper."""
    if colour.space.indexed or not colour.values:
        return False
    if colour.space.family in ("rgb",):
        return all(value >= 0.999 for value in colour.values)
    total = coverage(colour)
    return total is not None and total < 0.1


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))
