"""Graphics operators: the state, paths and what paints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf

from publish.preflight import lettering
from publish.preflight.colours import space_of
from publish.preflight.geometry import Box, around, common, grown, height, holds, moved, product, scale, union, width
from publish.preflight.reach import array, dictionary, get, items, name, number, text
from publish.preflight.state import Walk
from publish.preflight.values import Colour, Drawn, Kind, Picture

_STACKED = 500
_NOWHERE: Box = (-1e6, -1e6, -1e6, -1e6)


def put_aside(walk: Walk, operands: list[Any]) -> None:
    """q."""
    if len(walk.stack) < _STACKED:
        walk.stack.append(walk.state.copied())


def bring_back(walk: Walk, operands: list[Any]) -> None:
    """Q."""
    if walk.stack:
        walk.state = walk.stack.pop()


def transform(walk: Walk, operands: list[Any]) -> None:
    """cm."""
    a, b, c, d, e, f = (float(item) for item in operands)
    walk.state.matrix = product((a, b, c, d, e, f), walk.state.matrix)


def thickness(walk: Walk, operands: list[Any]) -> None:
    """w."""
    walk.state.line = abs(float(operands[0]))


def use_state(walk: Walk, operands: list[Any]) -> None:
    """gs."""
    found = dictionary(dictionary(walk.resources, "/ExtGState"), str(operands[0]))
    state = walk.state
    if (line := number(get(found, "/LW"))) is not None:
        state.line = abs(line)
    if (opacity := number(get(found, "/ca"))) is not None:
        state.fill_opacity = opacity
    if (opacity := number(get(found, "/CA"))) is not None:
        state.stroke_opacity = opacity
    if (blend := get(found, "/BM")) is not None:
        names = [text(item).removeprefix("/") for item in items(blend) or [blend]]
        state.blend = "" if not names or names[0] in ("Normal", "Compatible", "") else names[0]
    if (mask := get(found, "/SMask")) is not None:
        state.soft_mask = isinstance(mask, pikepdf.Dictionary)
    if isinstance(both := get(found, "/OP"), bool):
        state.stroke_overprint = state.fill_overprint = both
    if isinstance(fills := get(found, "/op"), bool):
        state.fill_overprint = fills
    font = array(found, "/Font")
    if len(font) == 2 and (size := number(font[1])) is not None:
        state.face, state.size = lettering.face(walk, font[0]), size
    for key in ("/TR", "/TR2"):
        if get(found, key) is not None and name(found, key) not in ("Identity", "Default"):
            walk.shared.notes.add("transfer functions")


# paths


def point(walk: Walk, operands: list[Any]) -> None:
    """The operators m and l."""
    walk.points.append(moved(walk.state.matrix, float(operands[0]), float(operands[1])))
    walk.rectangles = None


def curve(walk: Walk, operands: list[Any]) -> None:
    """The operators c, v and y: a curve stays within its control points."""
    values = [float(item) for item in operands]
    for at in range(0, len(values) - 1, 2):
        walk.points.append(moved(walk.state.matrix, values[at], values[at + 1]))
    walk.rectangles = None


def rectangle(walk: Walk, operands: list[Any]) -> None:
    """The operator re."""
    x, y, wide, high = (float(item) for item in operands)
    corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
    placed = [moved(walk.state.matrix, *corner) for corner in corners]
    walk.points += placed
    a, b, c, d, _, _ = walk.state.matrix
    upright = (b == 0 == c) or (a == 0 == d)
    box = around(placed)
    if not upright or box is None:
        walk.rectangles = None
    elif walk.rectangles is not None:
        walk.rectangles.append(box)


def clip(walk: Walk, operands: list[Any]) -> None:
    """The operator W: takes effect when the path is finished."""
    walk.clips = True


def finish(walk: Walk, operands: list[Any]) -> None:
    """The operator n, and the end of every other path."""
    if walk.clips and (box := around(walk.points)) is not None:
        walk.state.clip = box if walk.state.clip is None else common(walk.state.clip, box) or _NOWHERE
    walk.points, walk.rectangles, walk.clips = [], [], False


def fill(walk: Walk, operands: list[Any]) -> None:
    """The operator f: each upright rectangle of the path is a bar of its own."""
    bars = [(box, min(width(box), height(box))) for box in walk.rectangles or ()]
    _fill(walk, bars)
    finish(walk, [])


def fill_even_odd(walk: Walk, operands: list[Any]) -> None:
    """The operator f*: of two rectangles only what lies between them is painted, as borders are."""
    rectangles = walk.rectangles or []
    if len(rectangles) == 1:
        _fill(walk, [(rectangles[0], min(width(rectangles[0]), height(rectangles[0])))])
    else:
        _fill(walk, [(union(*rectangles), _between(*rectangles))] if len(rectangles) == 2 else [])
    finish(walk, [])


def _between(one: Box, other: Box) -> float | None:
    """The thinnest side of a frame; sides that are nothing at all aren't painted."""
    sides = [side for at in range(4) if (side := abs(one[at] - other[at])) > 1e-6]
    return min(sides) if sides and (holds(one, other, 0) or holds(other, one, 0)) else None


def stroke(walk: Walk, operands: list[Any]) -> None:
    """The operators S and s."""
    _stroke(walk)
    finish(walk, [])


def fill_and_stroke(walk: Walk, operands: list[Any]) -> None:
    """The operators B, b and their kin. An outline in the colour of what it surrounds is no line."""
    _fill(walk, [])
    _stroke(walk, is_line=walk.state.stroke != walk.state.fill)
    finish(walk, [])


def _fill(walk: Walk, bars: Sequence[tuple[Box, float | None]]) -> None:
    whole = around(walk.points)
    for box, thick in bars or ([(whole, None)] if whole else []):
        paint(walk, "fill", box, walk.state.fill, thickness=thick)
    if walk.state.fill_pattern is not None and whole is not None:
        walk.shared.tile(walk, walk.state.fill_pattern, whole)


def _stroke(walk: Walk, *, is_line: bool = True) -> None:
    box = around(walk.points)
    if box is not None:
        seen = walk.state.line * scale(walk.state.matrix)
        paint(walk, "stroke", grown(box, seen / 2), walk.state.stroke, thickness=seen if is_line else None)


def paint(
    walk: Walk, kind: Kind, box: Box, colour: Colour, *, thickness: float | None = None, picture: Picture | None = None
) -> None:
    """Give what is painted to the sink, if the clip leaves anything of it."""
    state = walk.state
    if state.clip is not None:
        clipped = common(box, state.clip)
        if clipped is None:
            return
        box = clipped
    stroked = kind == "stroke"
    see_through = state.transparency(stroked=stroked) or (picture.masked if picture else "")
    overprint = state.stroke_overprint if stroked else state.fill_overprint
    walk.sink(
        Drawn(
            kind,
            walk.page,
            box,
            colour,
            thickness,
            picture=picture,
            transparency=see_through,
            overprint=overprint,
        )
    )


def shade(walk: Walk, operands: list[Any]) -> None:
    """The operator sh: the whole clip is painted."""
    shading = dictionary(dictionary(walk.resources, "/Shading"), str(operands[0]))
    if walk.state.clip is not None:
        space = space_of(get(shading, "/ColorSpace"), walk.resources)
        paint(walk, "shading", walk.state.clip, Colour(space))
