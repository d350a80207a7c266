"""What travels inside the preflight: drawn things, pages, documents and findings; frozen, lengths in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from publish.preflight.geometry import Box

LEFT, BOTTOM, RIGHT, TOP = range(4)
"""The sides of a box, in the order in which it names them."""

Kind = Literal["text", "fill", "stroke", "image", "shading"]


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, its name for people, and how many numbers a colour has in it."""

    family: str
    """grey, rgb, cmyk, lab, spot, pattern or unknown."""
    name: str
    parts: int = 1
    tagged: bool = False
    """Whether it has a profile of its own (ICCBased, CalGray, CalRGB)."""
    inks: tuple[str, ...] = ()
    """Names of spot colours."""
    under: Space | None = None
    """The space of an indexed one's table, of a pattern's colour, or of what stands in for a spot colour."""
    indexed: bool = False


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: its space and its numbers."""

    space: Space
    values: tuple[float, ...] = ()


GREY = Space("grey", "DeviceGray")
RGB = Space("rgb", "DeviceRGB", 3)
CMYK = Space("cmyk", "DeviceCMYK", 4)
UNKNOWN = Space("unknown", "unknown")
BLACK = Colour(GREY, (0.0,))


@dataclass(frozen=True, slots=True)
class Font:
    """A font as the file has it."""

    name: str
    kind: str
    """Type1, TrueType, Type3, CIDFontType0, CIDFontType2 …"""
    embedded: bool
    has_unicode: bool
    """Whether its letters can be copied and read aloud."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as it is drawn."""

    name: str
    columns: int
    rows: int
    bits: int
    stencil: bool
    """Whether it is a mask through which a colour is painted."""
    ppi: float
    masked: str = ""
    """“a soft mask” where it is see-through by one."""
    ink: float | None = None
    """The most ink of any of its places in per cent; None where it isn't in CMYK or wasn't measured."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing that is drawn on a page."""

    kind: Kind
    page: int
    box: Box
    colour: Colour
    thickness: float | None = None
    """Of a line; of a filled rectangle its smaller side. None for what has none."""
    size: float = 0.0
    """Of text."""
    letters: int = 0
    mode: int = 0
    """How text is painted; 3 is not at all."""
    font: Font | None = None
    picture: Picture | None = None
    transparency: str = ""
    """What makes it see-through, in words."""
    overprint: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation of a page."""

    kind: str
    box: Box
    acts: str = ""
    """What a click on it does that no book should do."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1 and its boxes, turned as they are in the file."""

    number: int
    media: Box
    crop: Box
    bleed: Box
    trim: Box
    named: frozenset[str] = frozenset()
    """The boxes that the page itself has."""
    turned: int = 0
    """Degrees."""
    marks: tuple[Mark, ...] = ()
    transparency_group: bool = False
    spine: int = 0
    """Which of its sides is bound: LEFT or RIGHT."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says of itself."""

    version: str
    pages: int
    size: int
    """Bytes."""
    encrypted: bool = False
    title: str = ""
    language: str = ""
    shows_title: bool = False
    tagged: bool = False
    bookmarks: bool = False
    leftwards: bool = False
    """Whether it is read from right to left."""
    labels: tuple[str, ...] | None = None
    layers: bool = False
    claims: tuple[str, ...] = ()
    """PDF/X-1a:2001, PDF/A-2a, PDF/UA-1 …"""
    intents: tuple[str, ...] = ()
    """Output intents of PDF/X: what each stands for."""
    info: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    trapped: str = ""
    has_id: bool = False
    scripts: tuple[str, ...] = ()
    """What acts by itself, in words."""
    form_fields: int = 0
    attachments: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one place. Findings of one code and key become one message that shows the worst of them."""

    code: str
    page: int | None = None
    box: Box | None = None
    key: str = ""
    rank: float = 0.0
    """The lower, the worse."""
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    verified: bool = True
    """Whether the printer's figure behind it is."""
