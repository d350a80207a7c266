"""A page object in, its boxes and annotations out; what a page doesn't say it has from the tree above it."""

from __future__ import annotations

from typing import Any

import pikepdf

from publish.preflight.geometry import Box, common, height, width
from publish.preflight.reach import array, dictionary, get, name, number, rectangle, whole
from publish.preflight.values import LEFT, RIGHT, Mark, Page
from publish.printers import Printer, Size

_LETTER: Box = (0.0, 0.0, 612.0, 792.0)
_HIGHEST = 50
_NEAR = 1.0
"""Points by which a page may miss a size."""
_ANNOTATIONS = 5_000
_HIDDEN = 2

_ACTS = {
    "JavaScript": "JavaScript",
    "Launch": "starting another program",
    "SubmitForm": "sending a form",
    "ImportData": "importing data",
    "Movie": "a film",
    "Sound": "a sound",
    "Rendition": "a film or a sound",
    "RichMediaExecute": "rich media",
}


def acts(action: Any) -> str:
    """What an action does that no book should do; nothing for all that merely leads somewhere."""
    return _ACTS.get(name(action, "/S"), "")


def page_of(page: Any, number_: int, printer: Printer, *, leftwards: bool = False) -> Page:
    """The page; where it doesn't say what is cut off, the printer's sizes with their bleed are tried.

    The first page is a recto. Its spine is on the left, and on the right in a book that is read leftwards.
    """
    spine = RIGHT if (number_ % 2 == 0) is not leftwards else LEFT
    media = _box(page, "/MediaBox") or _LETTER
    crop = _inside(_box(page, "/CropBox"), media)
    named = frozenset(key[1:] for key in ("/TrimBox", "/BleedBox", "/ArtBox") if rectangle(page, key))
    trim = rectangle(page, "/TrimBox") or rectangle(page, "/ArtBox")
    bleed = rectangle(page, "/BleedBox")
    if trim is None:
        trim = bled(crop, spine, printer) or crop
    if bleed is None:
        bleed = crop
    turned = number(inherited(page, "/Rotate")) or 0
    group = name(dictionary(page, "/Group"), "/S") == "Transparency"
    return Page(number_, media, crop, bleed, trim, named, int(turned) % 360, _marks(page), group, spine)


def inherited(page: Any, key: str) -> Any:
    """A value of a page or of a node above it."""
    for _ in range(_HIGHEST):
        value = get(page, key)
        if value is not None or page is None:
            return value
        page = dictionary(page, "/Parent")
    return None


def _box(page: Any, key: str) -> Box | None:
    found = inherited(page, key)
    box = rectangle(pikepdf.Dictionary({key: found}), key) if isinstance(found, pikepdf.Array) else None
    return box if box and width(box) > 0 and height(box) > 0 else None


def _inside(crop: Box | None, media: Box) -> Box:
    return media if crop is None else common(crop, media) or media


def bled(whole_page: Box, spine: int, printer: Printer) -> Box | None:
    """The trimmed page inside one of a printer's sizes with bleed; None where the size isn't one of these."""
    if printer.trims is None or printer.bleed is None:
        return None
    by = printer.bleed.value
    both = printer.bleed_at_spine is None or printer.bleed_at_spine.value
    left = by if both or spine != LEFT else 0.0
    right = by if both or spine != RIGHT else 0.0
    for wide, high in printer.trims.value:
        if near((width(whole_page), height(whole_page)), (wide + left + right, high + 2 * by)):
            return whole_page[0] + left, whole_page[1] + by, whole_page[0] + left + wide, whole_page[1] + by + high
    return None


def near(one: Size, other: Size) -> bool:
    """Whether two sizes are the same but for what nobody sees."""
    return abs(one[0] - other[0]) <= _NEAR and abs(one[1] - other[1]) <= _NEAR


def _marks(page: Any) -> tuple[Mark, ...]:
    found = []
    for item in array(page, "/Annots")[:_ANNOTATIONS]:
        kind, box, flags = name(item, "/Subtype"), rectangle(item, "/Rect"), whole(item, "/F")
        if kind and box and not flags & _HIDDEN:
            found.append(Mark(kind, box, acts(get(item, "/A"))))
    return tuple(found)
