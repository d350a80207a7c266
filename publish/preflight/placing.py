"""Images, forms and patterns: what a content stream takes from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf

from publish.preflight.geometry import Box, common, product, through
from publish.preflight.images import image_space, most_ink, picture_of
from publish.preflight.painting import paint
from publish.preflight.reach import dictionary, get, identity, items, matrix, name, number, rectangle
from publish.preflight.state import State, Walk
from publish.preflight.streams import DEEPEST
from publish.preflight.values import GREY, Colour, Drawn

_UNIT: Box = (0.0, 0.0, 1.0, 1.0)


def draw(walk: Walk, operands: list[Any]) -> None:
    """The operator Do."""
    called = str(operands[0])
    found = dictionary(dictionary(walk.resources, "/XObject"), called)
    kind = name(found, "/Subtype")
    if found is None or not isinstance(found, pikepdf.Stream):
        walk.budget.trouble.add("it draws something that isn’t there")
    elif kind == "Image":
        image(walk, found, called.removeprefix("/"))
    elif kind == "Form":
        _form(walk, found)
    elif kind == "PS":
        walk.shared.notes.add("PostScript")


def image(walk: Walk, found: Any, called: str) -> None:
    """An image fills the unit square."""
    box = through(walk.state.matrix, _UNIT)
    if box is None:
        return
    picture = picture_of(found, called, walk.state.matrix)
    space = image_space(found, walk.resources)
    colour = walk.state.fill if picture.stencil else Colour(space)
    key = identity(found)
    if space.family == "cmyk" and key is not None:
        if key not in walk.shared.inks:
            walk.shared.inks[key] = most_ink(found, space)
        picture = replace(picture, ink=walk.shared.inks[key])
    if items(get(found, "/Alternates")):
        walk.shared.notes.add("alternate images")
    paint(walk, "image", box, colour, picture=picture)


def inline_image(walk: Walk, found: Any) -> None:
    """An image that stands in the content stream itself."""
    image(walk, found.obj, "an image in the text of the page")


def _form(walk: Walk, form: Any) -> None:
    key = identity(form)
    if walk.depth >= DEEPEST or (key is not None and key in walk.shared.open_forms):
        walk.budget.trouble.add("its forms draw themselves, or lie too deep in one another")
        return
    state = walk.state.copied()
    if (own := matrix(form, "/Matrix")) is not None:
        state.matrix = product(own, state.matrix)
    if (box := rectangle(form, "/BBox")) is not None and (placed := through(state.matrix, box)) is not None:
        clipped = placed if state.clip is None else common(placed, state.clip)
        if clipped is None:
            return
        state.clip = clipped
    if name(dictionary(form, "/Group"), "/S") == "Transparency":
        walk.shared.notes.add("a transparency group")
        state.around = state.transparency()
        state.fill_opacity = state.stroke_opacity = 1.0
        state.blend, state.soft_mask = "", False
    if dictionary(form, "/OPI") is not None:
        walk.shared.notes.add("OPI")
    if key is not None:
        walk.shared.open_forms.add(key)
    walk.shared.enter(walk, form, dictionary(form, "/Resources"), state, walk.sink)
    if key is not None:
        walk.shared.open_forms.discard(key)


def walk_pattern(walk: Walk, pattern: Any, area: Box) -> None:
    """A tiling pattern: what one tile draws is looked at once a page, as if it stood all over the area it fills."""
    key = identity(pattern)
    if key is None or key in walk.shared.patterns or not isinstance(pattern, pikepdf.Stream) or walk.depth > DEEPEST:
        return
    walk.shared.patterns.add(key)
    area = area if walk.state.clip is None else common(area, walk.state.clip) or area
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2

    def take(drawn: Drawn) -> None:
        walk.sink(replace(drawn, box=(x, y, x, y) if drawn.kind == "text" else area))

    state = State()
    state.matrix = matrix(pattern, "/Matrix") or state.matrix
    if _colourless(pattern):
        state.fill = state.stroke = Colour(walk.state.fill.space.under or GREY, walk.state.fill.values)
    walk.shared.enter(walk, pattern, dictionary(pattern, "/Resources"), state, take)


def _colourless(pattern: Any) -> bool:
    """Whether a pattern has no colours of its own."""
    return number(get(pattern, "/PaintType")) == 2
