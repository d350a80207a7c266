"""An image of a PDF in, its resolution where it is drawn and the most ink in it out."""

from __future__ import annotations

import io
import math
import warnings
from typing import Any

import pikepdf
from PIL import Image

from publish.preflight.colours import space_of
from publish.preflight.geometry import Matrix
from publish.preflight.reach import DAMAGE, array, get, items, number, text, whole
from publish.preflight.values import UNKNOWN, Picture, Space

PIXELS = 60_000_000
"""Of an image in CMYK that is opened to measure its ink."""
_SAMPLE = 300
"""Pixels of the longer side on which ink is measured."""


def picture_of(image: Any, called: str, matrix: Matrix) -> Picture:
    """The facts of an image that fills the unit square of `matrix`."""
    columns, rows = whole(image, "/Width", whole(image, "/W")), whole(image, "/Height", whole(image, "/H"))
    a, b, c, d, _, _ = matrix
    wide, high = math.hypot(a, b) / 72, math.hypot(c, d) / 72
    ppi = min(columns / wide if wide else math.inf, rows / high if high else math.inf)
    stencil = get(image, "/ImageMask") is True or get(image, "/IM") is True
    bits = 1 if stencil else whole(image, "/BitsPerComponent", whole(image, "/BPC", 8))
    return Picture(called, columns, rows, bits, stencil, ppi, _masked(image))


def image_space(image: Any, resources: Any) -> Space:
    """The colour space of an image; one in JPEG 2000 may leave it to its data."""
    stated = get(image, "/ColorSpace")
    stated = get(image, "/CS") if stated is None else stated
    return UNKNOWN if stated is None else space_of(stated, resources)


def _masked(image: Any) -> str:
    if isinstance(get(image, "/SMask"), pikepdf.Stream):
        return "a soft mask"
    return "its own transparency" if whole(image, "/SMaskInData") else ""


def most_ink(image: Any, space: Space) -> float | None:
    """The most ink in per cent of any place of a CMYK image, on a small copy of it. None where it can't be measured."""
    if space.family != "cmyk" or space.indexed or space.inks or whole(image, "/BitsPerComponent", 8) != 8:
        return None
    if whole(image, "/Width") * whole(image, "/Height") > PIXELS:
        return None
    try:
        found = _opened(image)
        found.draft("CMYK", (_SAMPLE * 2, _SAMPLE * 2))
        found.load()
        found = found.reduce(max(1, max(found.size) // _SAMPLE)) if max(found.size) >= _SAMPLE * 2 else found
        jpeg = _filters(image)[-1:] == ["DCTDecode"]
        # Pillow turns the inks of every JPEG around, PDF those of none: `Decode` says where they are.
        turned = jpeg is not (_decode(image) == (1.0, 0.0))
        bands = [band.tobytes() for band in found.split()]
        sums = map(sum, zip(*bands, strict=True))
        return ((4 * 255 - min(sums)) if turned else max(sums)) / 2.55
    except (*DAMAGE, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return None


def _opened(image: Any) -> Image.Image:
    filters = _filters(image)
    if filters == ["DCTDecode"]:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            found: Image.Image = Image.open(io.BytesIO(image.read_raw_bytes()), formats=("JPEG",))
        if found.mode != "CMYK" or found.width * found.height > PIXELS:
            raise ValueError(found.mode)
        return found
    size = whole(image, "/Width"), whole(image, "/Height")
    return Image.frombytes("CMYK", size, bytes(image.read_bytes()))


def _filters(image: Any) -> list[str]:
    stated = get(image, "/Filter")
    return [text(item).removeprefix("/") for item in items(stated) or ([stated] if stated is not None else [])]


def _decode(image: Any) -> tuple[float, float]:
    found = [number(value) for value in array(image, "/Decode")[:2]]
    return (found[0], found[1]) if len(found) == 2 and None not in found else (0.0, 1.0)  # type: ignore[return-value]
