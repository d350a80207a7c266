"""The bytes of a DOCX file in, its parts out: a ZIP archive that is looked at before anything of it is inflated."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from publish.errors import ManuscriptError
from publish.readers.archive import problems
from publish.vocabulary import Element

PART_LIMIT = 60_000_000
"""Bytes of one XML part: its tree takes some twenty times as much memory."""

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
# ISO 29500 strict names its namespaces otherwise; the words in them are the same.
_STRICT = re.compile(rb"""(["'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)""")
_NOT_ZIP = {
    b"": ("the file is empty", "save it again in Word"),
    b"{\\rtf": ("an RTF file under the name of a Word file", "open it in Word and save it as .docx"),
    b"\xd0\xcf\x11\xe0": (
        "an old or an encrypted Word file under the name of a new one",
        "open it in Word, take the password off, save as .docx",
    ),
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """What an id of a part leads to: a part's name, or an address outside the file."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An archive that has been found safe, and the part that holds the text."""

    path: Path
    archive: zipfile.ZipFile
    names: frozenset[str]
    main: str

    def data(self, name: str) -> bytes:
        """The bytes of a member. Raises ManuscriptError where they are damaged."""
        try:
            return self.archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise self.refusal(f"the part {name} is damaged ({error})") from None

    def tree(self, name: str) -> Element | None:
        """The root of an XML part in the namespaces of transitional OOXML, None where there is no such part."""
        if name not in self.names:
            return None
        data = self.data(name)
        root = self._parsed(name, data)
        if b"purl.oclc.org/ooxml" in data.replace(b"\x00", b""):
            text = _STRICT.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/\3", etree.tostring(root))
            root = self._parsed(name, text)
        return root

    def _parsed(self, name: str, data: bytes) -> Element:
        if len(data) > PART_LIMIT:
            raise self.refusal(f"the part {name} is larger than {PART_LIMIT // 1_000_000} MB")
        try:
            root = etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            raise self.refusal(f"the part {name} is not well-formed XML ({error.msg})") from None
        if root.getroottree().docinfo.doctype:
            raise self.refusal(f"the part {name} has a document type declaration, which no Word file has")
        return root

    def relationships(self, name: str) -> dict[str, Relationship]:
        """The relationships of a part ("" for the package itself) by id; targets are names of members."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relationship] = {}
        for row in root if root is not None else ():
            if not isinstance(row.tag, str):
                continue
            target, external = row.get("Target", ""), row.get("TargetMode") == "External"
            if not external and not target.startswith("#"):
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            kind = row.get("Type", "").rsplit("/", 1)[-1]
            found.setdefault(row.get("Id", ""), Relationship(kind, target, external))
        return found

    def related(self, kind: str) -> str:
        """The name of the part of this kind that belongs to the main part; "" where there is none."""
        rows = self.relationships(self.main).values()
        named = [row.target for row in rows if row.kind == kind and row.target in self.names]
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return named[0] if named else usual if usual in self.names else ""

    def refusal(self, text: str) -> ManuscriptError:
        """The error that this file can't be read, for raising."""
        return _refusal(self.path, text)


def _refusal(path: Path, text: str, hint: str = "open it in Word and save it anew as .docx") -> ManuscriptError:
    return ManuscriptError(text, file=str(path), hint=hint)


def opened(path: Path, data: bytes) -> Package:
    """The parts of a DOCX file. Raises ManuscriptError where it is no such file or not safe to inflate."""
    for start, (text, hint) in _NOT_ZIP.items():
        if data.startswith(start) if start else not data:
            raise _refusal(path, text, hint)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise _refusal(path, f"not a Word file, or a damaged one ({error})") from None
    for problem in problems(members):
        raise _refusal(path, f"refused without being unpacked: {problem}")
    names = frozenset(member.filename for member in members)
    package = Package(path, archive, names, "")
    for name in sorted(names):
        # A declaration stands before the first element; lxml would go through all of it before it could be refused.
        if name.endswith((".xml", ".rels")):
            _without_declaration(package, name)
    starts = [row.target for row in package.relationships("").values() if row.kind == "officeDocument"]
    main = next((name for name in [*starts, "word/document.xml"] if name in names), None)
    if main is None:
        raise _refusal(path, "a ZIP archive, but it holds no Word document")
    return Package(path, archive, names, main)


def _without_declaration(package: Package, name: str) -> None:
    try:
        with package.archive.open(name) as part:
            head = part.read(65_536)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise package.refusal(f"the part {name} is damaged ({error})") from None
    if b"<!DOCTYPE" in head.replace(b"\x00", b"") or b"<!ENTITY" in head.replace(b"\x00", b""):
        raise package.refusal(f"the part {name} has a document type declaration, which no Word file has")


def is_address(target: str) -> bool:
    """Whether the target of a hyperlink is one that a book may hold: a web or a mail address."""
    try:
        return urlsplit(target.strip()).scheme.lower() in {"http", "https", "mailto"}
    except ValueError:
        return False
