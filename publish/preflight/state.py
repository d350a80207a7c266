"""The graphics state of a content stream, and what is kept while one is walked through."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from publish.preflight.fonts import Face
from publish.preflight.geometry import IDENTITY, Box, Matrix
from publish.preflight.streams import Budget
from publish.preflight.values import BLACK, Colour, Drawn, Space

Sink = Callable[[Drawn], None]


@dataclass(slots=True)
class State:
    """What `q` puts aside and `Q` brings back."""

    matrix: Matrix = IDENTITY
    clip: Box | None = None
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_pattern: Any = None
    stroke_pattern: Any = None
    line: float = 1.0
    face: Face | None = None
    size: float = 0.0
    letter_spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    blend: str = ""
    soft_mask: bool = False
    around: str = ""
    """What makes the form around see-through."""
    fill_overprint: bool = False
    stroke_overprint: bool = False

    def copied(self) -> State:
        """The same once more."""
        return copy.copy(self)

    def transparency(self, *, stroked: bool = False) -> str:
        """What makes paint see-through now, in words."""
        opacity = self.stroke_opacity if stroked else self.fill_opacity
        if opacity < 0.9995:
            return f"an opacity of {opacity:.0%}"
        if self.blend:
            return f"the blend mode {self.blend}"
        return "a soft mask" if self.soft_mask else self.around


@dataclass(slots=True)
class Walk:
    """One content stream being walked through, with what it shares with those of the same page."""

    page: int
    resources: Any
    state: State
    sink: Sink
    budget: Budget
    shared: Shared
    depth: int = 0
    stack: list[State] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    rectangles: list[Box] | None = field(default_factory=list)
    """The path while it consists of upright rectangles only."""
    clips: bool = False
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    pending: Drawn | None = None
    defaults: dict[str, Space] = field(default_factory=dict)


@dataclass(slots=True)
class Shared:
    """What all pages of a file share."""

    enter: Callable[[Walk, Any, Any, State, Sink], None]
    """Walks through a form: stream, resources, state, and who takes what it draws."""
    tile: Callable[[Walk, Any, Box], None]
    """Walks through a tile of a pattern that fills a box."""
    faces: dict[tuple[int, int], Face] = field(default_factory=dict)
    inks: dict[tuple[int, int], float | None] = field(default_factory=dict)
    resources: Any = None
    """Of the page at hand: forms that have none of their own use them."""
    notes: set[str] = field(default_factory=set)
    """Of the page at hand: what only PDF/X asks about."""
    patterns: set[tuple[int, int]] = field(default_factory=set)
    """Of the page at hand: those that have been walked through."""
    open_forms: set[tuple[int, int]] = field(default_factory=set)
