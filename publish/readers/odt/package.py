"""The bytes of an ODT file in, its XML parts and pictures out: an archive that is looked at before it is inflated."""

from __future__ import annotations

import base64
import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from publish.errors import ManuscriptError
from publish.readers.archive import problems
from publish.vocabulary import Element

PART_LIMIT = 60_000_000
"""Bytes of one XML part."""
PICTURE_LIMIT = 20_000_000
"""Bytes of one picture."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp"}
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Package:
    """An archive that has been found safe."""

    path: Path
    archive: zipfile.ZipFile
    names: frozenset[str]

    def tree(self, name: str) -> Element | None:
        """The root of an XML part, None where there is no such part."""
        if name not in self.names:
            return None
        data = self._data(name, PART_LIMIT)
        head = data[:65_536].replace(b"\x00", b"")
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise self.refusal(f"the part {name} has a document type declaration, which no ODT file has")
        try:
            return etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            raise self.refusal(f"the part {name} is not well-formed XML ({error.msg})") from None

    def picture(self, href: str) -> str:
        """The address of a picture: the picture itself where it is in the file, else the address as written."""
        name = posixpath.normpath(unquote(href))
        kind = _KINDS.get(posixpath.splitext(name)[1].lower())
        if name not in self.names or kind is None:
            return href
        return f"data:image/{kind};base64,{base64.b64encode(self._data(name, PICTURE_LIMIT)).decode('ascii')}"

    def _data(self, name: str, limit: int) -> bytes:
        if self.archive.getinfo(name).file_size > limit:
            raise self.refusal(f"the part {name} is larger than {limit // 1_000_000} MB")
        try:
            return self.archive.read(name)
        except _DAMAGED as error:
            raise self.refusal(f"the part {name} is damaged ({error})") from None

    def refusal(self, text: str, hint: str = "open it in LibreOffice and save it anew as .odt") -> ManuscriptError:
        """The error that this file can't be read, for raising."""
        return ManuscriptError(text, file=str(self.path), hint=hint)


def opened(path: Path, data: bytes) -> Package:
    """The parts of an ODT file. Raises ManuscriptError where it is no such file or not safe to inflate."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (*_DAMAGED, ValueError) as error:
        raise ManuscriptError(
            f"not an ODT file, or a damaged one ({error})", file=str(path), hint="save it again as .odt"
        ) from None
    package = Package(path, archive, frozenset(member.filename for member in members))
    for problem in problems(members):
        raise package.refusal(f"refused without being unpacked: {problem}")
    if "content.xml" not in package.names:
        raise package.refusal("a ZIP archive, but it holds no OpenDocument text")
    manifest = package.tree("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise package.refusal("the file is encrypted", "open it in LibreOffice and save it without a password")
    return package
