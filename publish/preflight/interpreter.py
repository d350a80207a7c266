"""A page in, everything that it draws out, one thing after the other: forms and patterns are walked through as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from publish.preflight import choosing, lettering, painting, placing
from publish.preflight.colours import default_spaces
from publish.preflight.reach import DAMAGE
from publish.preflight.state import Shared, Sink, State, Walk
from publish.preflight.streams import Budget, instructions

Handler = Callable[[Walk, list[Any]], None]


def _numbered(operator: str) -> Handler:
    return lambda walk, operands: lettering.set_number(walk, operator, operands)


HANDLERS: dict[str, Handler] = {
    "q": painting.put_aside,
    "Q": painting.bring_back,
    "cm": painting.transform,
    "w": painting.thickness,
    "gs": painting.use_state,
    "m": painting.point,
    "l": painting.point,
    "c": painting.curve,
    "v": painting.curve,
    "y": painting.curve,
    "re": painting.rectangle,
    "W": painting.clip,
    "W*": painting.clip,
    "n": painting.finish,
    **dict.fromkeys(("f", "F"), painting.fill),
    "f*": painting.fill_even_odd,
    **dict.fromkeys(("S", "s"), painting.stroke),
    **dict.fromkeys(("B", "B*", "b", "b*"), painting.fill_and_stroke),
    "sh": painting.shade,
    "g": choosing.fill_grey,
    "rg": choosing.fill_rgb,
    "k": choosing.fill_cmyk,
    "G": choosing.stroke_grey,
    "RG": choosing.stroke_rgb,
    "K": choosing.stroke_cmyk,
    "cs": choosing.fill_space,
    "CS": choosing.stroke_space,
    "sc": choosing.fill_colour,
    "scn": choosing.fill_colour,
    "SC": choosing.stroke_colour,
    "SCN": choosing.stroke_colour,
    "Do": placing.draw,
    "BT": lettering.begin,
    "ET": lettering.end,
    "Tf": lettering.choose,
    "Tm": lettering.place,
    "Td": lettering.move,
    "TD": lettering.move_leading,
    "T*": lettering.next_line,
    "Tj": lettering.show_one,
    "TJ": lettering.show,
    "'": lettering.quote,
    '"': lettering.quote_spaced,
    **{name: _numbered(name) for name in ("Tc", "Tw", "TL", "Ts", "Tz", "Tr")},
}


def walk_page(page: Any, resources: Any, number: int, sink: Sink, budget: Budget, common: Shared) -> None:
    """Give everything that a page draws to `sink`. What can't be read is said in the budget's trouble."""
    common.notes.clear()
    common.patterns.clear()
    common.open_forms.clear()
    common.resources = resources
    walk = Walk(number, resources, State(), sink, budget, common, defaults=default_spaces(resources))
    run(walk, page)


def run(walk: Walk, stream: Any) -> None:
    """Walk through a content stream."""
    for instruction in instructions(stream, walk.budget):
        if not walk.budget.spend():
            break
        try:
            operator = str(instruction.operator)
            if operator == "INLINE IMAGE":
                placing.inline_image(walk, instruction.iimage)
            elif handler := HANDLERS.get(operator):
                handler(walk, instruction.operands)
        except DAMAGE:
            walk.budget.trouble.add("some of its drawing operators are malformed")
    lettering.end(walk, [])


def enter(walk: Walk, stream: Any, resources: Any, state: State, sink: Sink) -> None:
    """Walk through a form or a pattern that a content stream draws."""
    resources = walk.shared.resources if resources is None else resources
    deeper = Walk(
        walk.page,
        resources,
        state,
        sink,
        walk.budget,
        walk.shared,
        walk.depth + 1,
        defaults=default_spaces(resources),
    )
    run(deeper, stream)


def shared() -> Shared:
    """What the pages of a file are going to share."""
    return Shared(enter, placing.walk_pattern)
