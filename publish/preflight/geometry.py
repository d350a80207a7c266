"""Matrices and boxes in points: (a, b, c, d, e, f) and (left, bottom, right, top)."""

from __future__ import annotations

import math
from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FAR = 1e7
"""No page is that large: numbers beyond it are damage."""


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does what both do, one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point of the inner space in the outer one."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def scale(matrix: Matrix) -> float:
    """By how much a matrix makes lines thicker, on the average of both directions."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def around(points: Sequence[tuple[float, float]]) -> Box | None:
    """The smallest box around points; None without points, or where one is no place on any page."""
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = min(xs), min(ys), max(xs), max(ys)
    return box if all(-_FAR < side < _FAR for side in box) else None


def through(matrix: Matrix, box: Box) -> Box | None:
    """The box around a box that went through a matrix."""
    left, bottom, right, top = box
    return around([moved(matrix, x, y) for x, y in ((left, bottom), (right, bottom), (right, top), (left, top))])


def union(first: Box, second: Box) -> Box:
    """The box around both."""
    return min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3])


def common(first: Box, second: Box) -> Box | None:
    """What both cover; None where they are apart."""
    left, bottom = max(first[0], second[0]), max(first[1], second[1])
    right, top = min(first[2], second[2]), min(first[3], second[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def holds(outer: Box, inner: Box, slack: float) -> bool:
    """Whether a box lies in another, but for `slack` points."""
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def grown(box: Box, by: float) -> Box:
    """A box with `by` points more on each side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def width(box: Box) -> float:
    """How wide a box is."""
    return box[2] - box[0]


def height(box: Box) -> float:
    """How high a box is."""
    return box[3] - box[1]


def millimetres(points: float) -> str:
    """Points as millimetres with one decimal, without it where it is nought."""
    text = f"{points * 25.4 / 72:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
