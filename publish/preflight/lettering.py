"""Text operators: each run of letters of one kind becomes one drawn thing."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pikepdf

from publish.preflight.fonts import Face, face_of
from publish.preflight.geometry import IDENTITY, Box, common, product, scale, through, union
from publish.preflight.reach import dictionary, get, identity, number
from publish.preflight.state import Walk
from publish.preflight.values import Drawn

# Of the size: where most letters end. Less than a font reserves, so that nothing is said of empty space.
_TOP, _BOTTOM = 0.66, -0.18


def begin(walk: Walk, operands: list[Any]) -> None:
    """BT."""
    walk.text = walk.line = IDENTITY


def end(walk: Walk, operands: list[Any]) -> None:
    """ET, and whatever else ends a run."""
    if walk.pending is not None:
        walk.sink(walk.pending)
        walk.pending = None


def choose(walk: Walk, operands: list[Any]) -> None:
    """Tf: font and size."""
    found = get(dictionary(walk.resources, "/Font"), str(operands[0]))
    walk.state.face = None if found is None else face(walk, found)
    walk.state.size = float(operands[1])


def face(walk: Walk, font: Any) -> Face:
    """The face of a font; each font of a file is looked at once."""
    key = identity(font)
    if key is None:
        return face_of(font)
    if key not in walk.shared.faces:
        walk.shared.faces[key] = face_of(font)
    return walk.shared.faces[key]


def place(walk: Walk, operands: list[Any]) -> None:
    """Tm."""
    a, b, c, d, e, f = (float(item) for item in operands)
    walk.text = walk.line = (a, b, c, d, e, f)


def move(walk: Walk, operands: list[Any]) -> None:
    """Td."""
    walk.text = walk.line = product((1, 0, 0, 1, float(operands[0]), float(operands[1])), walk.line)


def move_leading(walk: Walk, operands: list[Any]) -> None:
    """TD."""
    walk.state.leading = -float(operands[1])
    move(walk, operands)


def next_line(walk: Walk, operands: list[Any]) -> None:
    """T*."""
    move(walk, [0, -walk.state.leading])


def quote(walk: Walk, operands: list[Any]) -> None:
    """The operator '."""
    next_line(walk, [])
    show(walk, [pikepdf.Array([operands[0]])])


def quote_spaced(walk: Walk, operands: list[Any]) -> None:
    """The operator "."""
    walk.state.word_spacing, walk.state.letter_spacing = float(operands[0]), float(operands[1])
    quote(walk, operands[2:])


def show_one(walk: Walk, operands: list[Any]) -> None:
    """Tj."""
    show(walk, [[operands[0]]])


def show(walk: Walk, operands: list[Any]) -> None:
    """TJ: strings, and numbers that move the pen back by thousandths."""
    state, face = walk.state, walk.state.face
    if face is None:
        walk.budget.trouble.add("text is set in a font that isn’t there")
        return
    along, inked, letters = 0.0, 0.0, 0
    start: float | None = None
    spaced = face.bytes_each == 1
    back_by = state.size / 1000 * (state.stretch if face.horizontal else 1)
    for item in operands[0]:
        if isinstance(item, int):
            along -= item * back_by
        elif isinstance(item, pikepdf.String):
            codes = bytes(item)
            width = _width(walk, face.measure(codes))
            if not spaced or codes.strip(b" "):
                # Spaces at the ends of a line are no text.
                before, behind = _spaces(codes) if spaced else (b"", b"")
                if start is None:
                    start = along + (_width(walk, face.measure(before)) if before else 0)
                inked = along + width - (_width(walk, face.measure(behind)) if behind else 0)
                letters += (len(codes) - len(before) - len(behind)) // face.bytes_each
            along += width
        elif (back := number(item)) is not None:
            along -= back * back_by
    if start is not None:
        _run(walk, start, inked - state.letter_spacing * state.stretch, along, letters)
    step = (1, 0, 0, 1, along, 0) if face.horizontal else (1, 0, 0, 1, 0, -along)
    walk.text = product(step, walk.text)


def _spaces(codes: bytes) -> tuple[bytes, bytes]:
    """The spaces before and behind what isn't one."""
    return codes[: len(codes) - len(codes.lstrip(b" "))], codes[len(codes.rstrip(b" ")) :]


def _width(walk: Walk, measured: tuple[float, int, int]) -> float:
    state = walk.state
    width, count, spaces = measured
    stretch = state.stretch if state.face and state.face.horizontal else 1
    return (width / 1000 * state.size + count * state.letter_spacing + spaces * state.word_spacing) * stretch


def _run(walk: Walk, start: float, inked: float, along: float, letters: int) -> None:
    state, face = walk.state, walk.state.face
    if face is None:
        return
    size, rise = state.size, state.rise
    box: Box = (start, rise + _BOTTOM * size, inked, rise + _TOP * size)
    if not face.horizontal:
        box = (-0.4 * size, -along, 0.4 * size, 0)
    whole = product(walk.text, state.matrix)
    drawn = through(whole, box)
    if drawn is not None and state.clip is not None:
        drawn = common(drawn, state.clip)
    if drawn is None:
        return
    seen = round(abs(size) * _height(whole), 3)
    stroked = state.mode % 4 == 1
    run = Drawn(
        kind="text",
        page=walk.page,
        box=drawn,
        colour=state.stroke if stroked else state.fill,
        size=seen,
        letters=letters,
        mode=state.mode,
        font=face.font,
        transparency=state.transparency(stroked=stroked),
        overprint=state.stroke_overprint if stroked else state.fill_overprint,
    )
    last = walk.pending
    if last is not None and replace(last, box=drawn, letters=letters) == run:
        walk.pending = replace(last, box=union(last.box, drawn), letters=last.letters + letters)
    else:
        end(walk, [])
        walk.pending = run


def _height(matrix: tuple[float, float, float, float, float, float]) -> float:
    """By how much a matrix makes letters higher."""
    return math.hypot(matrix[2], matrix[3]) or scale(matrix)


_NUMBERS = {"Tc": "letter_spacing", "Tw": "word_spacing", "TL": "leading", "Ts": "rise"}


def set_number(walk: Walk, operator: str, operands: list[Any]) -> None:
    """Tc, Tw, TL, Ts, Tz and Tr."""
    value = float(operands[0])
    if operator == "Tz":
        walk.state.stretch = value / 100
    elif operator == "Tr":
        walk.state.mode = int(value)
    else:
        setattr(walk.state, _NUMBERS[operator], value)
