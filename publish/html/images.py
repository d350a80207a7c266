"""Picture file in, clean picture file out: sniffed, checked, upright, in sRGB or grey, without metadata.

What a camera or an agency hid in a file (position, names, thumbnails, colour profiles of odd makes) doesn't get into a
book, and neither does anything that isn't a picture. What it gets instead is its credit, as metadata.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from PIL.PngImagePlugin import PngInfo

from publish.model import PictureFile

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF")
MAX_BYTES = 100_000_000
MAX_PIXELS = 80_000_000


class ImageError(Exception):
    """A picture that can't be used, in words for a person."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture with its size in pixels."""

    data: bytes
    suffix: str
    width: int
    height: int


def prepare(file: PictureFile, xmp: bytes | None = None) -> Picture:
    """A picture as JPEG or PNG, with the XMP packet if any. Raises ImageError where none can be printed."""
    data = file.data if file.data is not None else _bytes_of(file.path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise ImageError(f"{image.width} × {image.height} pixels are more than any page can show")
                if image.format == "JPEG" and _is_cut_off(data):
                    raise ImageError("the file ends before the picture does")
                return _encoded(image, xmp)
    except UnidentifiedImageError:
        raise ImageError(f"not a picture in {', '.join(FORMATS)}") from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ImageError(f"the picture is damaged ({error})") from None


def _bytes_of(path: Path | None) -> bytes:
    if path is None or not path.is_file():
        raise ImageError("the file is not there")
    if path.stat().st_size > MAX_BYTES:
        raise ImageError(f"the file is larger than {MAX_BYTES // 1_000_000} MB")
    return path.read_bytes()


def _is_cut_off(data: bytes) -> bool:
    """Whether a JPEG has no end marker after its last scan (ISO 10918-1, B.1.1.3): decoders fill the rest with grey."""
    return data.rfind(b"\xff\xd9") < data.rfind(b"\xff\xda")


def _encoded(image: Image.Image, xmp: bytes | None) -> Picture:
    photographic = image.format == "JPEG"
    orientation = image.getexif().get(0x0112, 1)
    if photographic and orientation == 1 and image.mode in ("L", "RGB") and not image.info.get("icc_profile"):
        # The coefficients stay as they are: no second loss.
        return _saved(image, "JPEG", xmp, quality="keep", optimize=True)
    upright = ImageOps.exif_transpose(image)
    flat = _in_srgb(upright)
    if photographic:
        return _saved(flat, "JPEG", xmp, quality=92, optimize=True, subsampling=0)
    return _saved(flat, "PNG", xmp, optimize=True)


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile says nothing: the numbers are taken for sRGB, as every viewer does
    if image.mode in ("RGB", "L", "RGBA", "LA"):
        return image
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if "transparency" in image.info else "RGB")
    if image.mode.startswith("I"):
        # Sixteen bits a pixel: Pillow's own conversion cuts off instead of scaling.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode == "F":
        raise ImageError("pixels are fractions, which no page can show")
    return image.convert("L" if image.mode == "1" else "RGB")


def _saved(image: Image.Image, format_: str, xmp: bytes | None, **options: object) -> Picture:
    for key in ("exif", "icc_profile", "comment", "xmp", "photoshop", "dpi", "pnginfo"):
        image.info.pop(key, None)
    if xmp is not None and format_ == "JPEG":
        options["xmp"] = xmp
    elif xmp is not None:
        # PNG specification, extension for XMP: an iTXt chunk of this keyword.
        chunks = PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = chunks
    buffer = io.BytesIO()
    image.save(buffer, format_, exif=b"", **options)
    return Picture(buffer.getvalue(), ".jpg" if format_ == "JPEG" else ".png", image.width, image.height)
