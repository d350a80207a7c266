"""Operators that choose colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf

from publish.preflight.colours import space_of
from publish.preflight.reach import dictionary, get, numbers
from publish.preflight.state import Walk
from publish.preflight.values import CMYK, GREY, RGB, Colour, Space


def _device(stroked: bool, space: Space) -> Callable[[Walk, list[Any]], None]:
    def choose(walk: Walk, operands: list[Any]) -> None:
        values = tuple(float(item) for item in operands)
        chosen = Colour(walk.defaults.get(space.family, space), values)
        if stroked:
            walk.state.stroke, walk.state.stroke_pattern = chosen, None
        else:
            walk.state.fill, walk.state.fill_pattern = chosen, None

    return choose


fill_grey, fill_rgb, fill_cmyk = (_device(False, space) for space in (GREY, RGB, CMYK))
stroke_grey, stroke_rgb, stroke_cmyk = (_device(True, space) for space in (GREY, RGB, CMYK))


def _initial(walk: Walk, operands: list[Any]) -> Colour:
    space = space_of(operands[0], walk.resources)
    space = walk.defaults.get(space.family, space) if not space.tagged and not space.inks else space
    if space.family == "cmyk" and not space.inks:
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    first = 1.0 if space.inks else 0.0
    return Colour(space, (first,) * space.parts)


def fill_space(walk: Walk, operands: list[Any]) -> None:
    """The operator cs."""
    walk.state.fill, walk.state.fill_pattern = _initial(walk, operands), None


def stroke_space(walk: Walk, operands: list[Any]) -> None:
    """The operator CS."""
    walk.state.stroke, walk.state.stroke_pattern = _initial(walk, operands), None


def fill_colour(walk: Walk, operands: list[Any]) -> None:
    """The operators sc and scn."""
    walk.state.fill, walk.state.fill_pattern = _chosen(walk, walk.state.fill.space, operands)


def stroke_colour(walk: Walk, operands: list[Any]) -> None:
    """The operators SC and SCN."""
    walk.state.stroke, walk.state.stroke_pattern = _chosen(walk, walk.state.stroke.space, operands)


def _chosen(walk: Walk, space: Space, operands: list[Any]) -> tuple[Colour, Any]:
    pattern = None
    values = list(operands)
    if values and isinstance(values[-1], pikepdf.Name):
        pattern = dictionary(dictionary(walk.resources, "/Pattern"), str(values.pop()))
    if (shading := dictionary(pattern, "/Shading")) is not None:
        return Colour(space_of(get(shading, "/ColorSpace"), walk.resources)), None
    return Colour(space, numbers(values) or ()), pattern
