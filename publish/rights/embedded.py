"""Picture file in, what it says of itself out: maker, rights, licence, from its XMP, IPTC and EXIF fields.

A second witness beside the credit line. Whoever saved the file last may have written these fields, or left them from a
template: they are never used in the place of a credit line, only shown beside it.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree
from PIL import Image, ImageFile, IptcImagePlugin

from publish.model import PictureFile
from publish.rights.licences import FoundLicence, find_licences, says_more

MAX_BYTES = 100_000_000
MAX_XMP = 2_000_000
LONGEST = 400
"""Characters of a field that are looked at."""
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF")
_ARTIST, _COPYRIGHT = 0x013B, 0x8298
_IPTC = {"creator": (2, 80), "credit": (2, 110), "source": (2, 115), "rights": (2, 116)}

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "cc": "http://creativecommons.org/ns#",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
}
#: Our field → properties of XMP that state it, the plainest first.
_XMP = {
    "creator": ("cc:attributionName", "dc:creator"),
    "credit": ("photoshop:Credit",),
    "source": ("photoshop:Source",),
    "rights": ("dc:rights", "rights:UsageTerms"),
    "licence_url": ("cc:license", "rights:WebStatement", "plus:LicensorURL"),
    "creator_url": ("cc:attributionURL",),
}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a picture file says of itself; None where it says nothing."""

    creator: str | None = None
    credit: str | None = None
    source: str | None = None
    rights: str | None = None
    """Its copyright notice and terms of use, as they stand."""
    licence_url: str | None = None
    """An address where its terms are to be read."""
    creator_url: str | None = None

    @property
    def licence(self) -> FoundLicence | None:
        """The licence that its address or its notice names."""
        found = find_licences(" ".join(text for text in (self.licence_url, self.rights) if text))
        return min(found, key=says_more) if found else None

    def __bool__(self) -> bool:
        return any((self.creator, self.credit, self.source, self.rights, self.licence_url))


def embedded(file: PictureFile) -> Embedded:
    """The statements of a picture file; none where there is no picture that can be read."""
    if file.data is None and (file.path is None or not file.path.is_file() or file.path.stat().st_size > MAX_BYTES):
        return Embedded()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Only the header is read: no pixel is decoded.
            with Image.open(file.path or io.BytesIO(file.data or b""), formats=_FORMATS) as image:
                return _merged([_from_xmp(_packet(image)), _from_iptc(image), _from_exif(image)])
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, OverflowError, AttributeError, IndexError,
            Image.DecompressionBombError):  # fmt: skip
        return Embedded()  # what is wrong with the file is said where it is prepared for print


def _merged(statements: Iterable[dict[str, str]]) -> Embedded:
    fields: dict[str, str] = {}
    for statement in statements:
        for name, value in statement.items():
            fields.setdefault(name, value)
    return Embedded(**fields)


def _packet(image: Image.Image) -> bytes:
    """The XMP packet of a picture in any of its formats."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if packet is None and (tags := getattr(image, "tag_v2", None)) is not None:
        packet = tags.get(700)
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "replace")
    return packet if isinstance(packet, bytes) else b""


def _from_xmp(packet: bytes) -> dict[str, str]:
    packet = packet.strip(b"\x00 \r\n\t\xef\xbb\xbf")
    if not packet or len(packet) > MAX_XMP or b"<!DOCTYPE" in packet:
        return {}
    try:
        root = etree.fromstring(packet, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found: dict[str, str] = {}
    for name, properties in _XMP.items():
        texts = [text for property_ in properties for text in _property(root, property_)]
        if name in ("creator", "rights"):
            texts = texts if name == "rights" else texts[:8]
            value = (" " if name == "rights" else ", ").join(dict.fromkeys(texts))
        else:
            value = next(iter(texts), "")
        if value := _clean(value):
            found[name] = value
    return found


def _property(root: etree._Element, name: str) -> list[str]:
    """The values of a property: as attribute, as text, as address, or as items of a list."""
    prefix, local = name.split(":")
    tag = f"{{{_NAMESPACES[prefix]}}}{local}"
    resource = f"{{{_NAMESPACES['rdf']}}}resource"
    values: list[Any] = [element.get(tag) for element in root.iter(f"{{{_NAMESPACES['rdf']}}}Description")]
    for element in root.iter(tag):
        items = list(element.iter(f"{{{_NAMESPACES['rdf']}}}li"))
        values += [element.get(resource)] if element.get(resource) else [e.text for e in items or [element]]
    return [str(value).strip() for value in values if value and str(value).strip()]


def _from_iptc(image: ImageFile.ImageFile) -> dict[str, str]:
    fields = IptcImagePlugin.getiptcinfo(image) or {}
    utf8 = fields.get((1, 90)) == b"\x1b%G"
    found: dict[str, str] = {}
    for name, key in _IPTC.items():
        value = fields.get(key)
        parts = value if isinstance(value, list) else [value]
        texts = [_decoded(part, utf8) for part in parts if isinstance(part, bytes)]
        if joined := _clean(", ".join(texts)):
            found[name] = joined
    return found


def _decoded(value: bytes, utf8: bool) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8" if utf8 else "latin-1", "replace")


def _from_exif(image: Image.Image) -> dict[str, str]:
    exif = image.getexif()
    found: dict[str, str] = {}
    for name, tag in (("creator", _ARTIST), ("rights", _COPYRIGHT)):
        value = exif.get(tag)
        if isinstance(value, bytes):
            value = _decoded(value, utf8=True)
        # A notice may hold the photographer's rights and the editor's, a zero between them.
        if isinstance(value, str) and (text := _clean(value.replace("\x00", " "))):
            found[name] = text
    return found


def _clean(text: str) -> str:
    """One line, without what no message can hold; "" where only dashes and zeros are left, as cameras write them."""
    line = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())[:LONGEST]
    return line if any(c.isalnum() for c in line) and line.strip("0 ") else ""
