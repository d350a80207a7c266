"""All rules as tables: those that look at one drawn thing, at one page, and at the file. A new rule is a row."""

from __future__ import annotations

from publish.preflight.rules import boxes, claims, colour, document, drawing, lettering
from publish.preflight.rules.rule import Job, OfDocument, OfPage, OfThing, Seen
from publish.preflight.values import Kind

_COLOURS: tuple[OfThing, ...] = (
    colour.screen_colour,
    colour.process_colour,
    colour.tagged_colour,
    colour.spot_colour,
    colour.white_overprint,
    colour.ink,
    colour.transparency,
    claims.thing,
    boxes.mark,
)
_LETTERS: tuple[OfThing, ...] = (
    lettering.place,
    lettering.small,
    lettering.invisible,
    lettering.font_missing,
    lettering.font_of_drawings,
    lettering.font_silent,
    colour.rich_text,
)

THINGS: dict[Kind, tuple[OfThing, ...]] = {
    "text": (*_LETTERS, *_COLOURS),
    "fill": (drawing.hairline, drawing.bleed, *_COLOURS),
    "stroke": (drawing.hairline, *_COLOURS),
    "image": (drawing.resolution, drawing.bleed, *_COLOURS),
    "shading": (drawing.bleed, *_COLOURS),
}
PAGES: tuple[OfPage, ...] = (boxes.nested, boxes.turned, boxes.bleed_size, boxes.lies_on, claims.of_page)
DOCUMENTS: tuple[OfDocument, ...] = (
    document.whole,
    document.flavour,
    document.screen,
    boxes.sizes,
    boxes.count,
    boxes.blank,
    boxes.labels,
    claims.of_file,
)

__all__ = ["DOCUMENTS", "PAGES", "THINGS", "Job", "Seen"]
