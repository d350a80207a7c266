"""Every deviation from ebooklib's writer: package language, dates, order, errors.

ebooklib 0.20 writes no language on the package, stamps archive members with the clock, and swallows write errors.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from ebooklib import epub

from publish.intermediate import Metadata

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class PackageWriter(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer for one EPUB; `modified` (UTC) is on the package and on every member of the archive."""

    def __init__(self, target: Path, book: epub.EpubBook, metadata: Metadata, modified: datetime) -> None:
        super().__init__(str(target), book, {"mtime": modified, "epub3_pages": False, "raise_exceptions": True})
        self._metadata = metadata
        self._modified = modified

    def write_all(self) -> None:
        """Write the archive. Raises OSError where that fails."""
        self.process()
        with _Archive(self.file_name, self._modified) as self.out:
            # OCF 3.3, section 4.2.2: the first member, stored, tells the type.
            self.out.writestr("mimetype", "application/epub+zip", compress_type=zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: Any) -> None:
        # Reading systems read titles aloud in the package's language (EPUB 3.3, section 5.3.8).
        root.set(_XML_LANG, self._metadata.language)
        del root.attrib["prefix"]
        super()._write_opf_file(root)


class _Archive(zipfile.ZipFile):
    """A ZIP file whose members all bear one date, so that the same book gives the same bytes."""

    def __init__(self, path: str, date: datetime) -> None:
        super().__init__(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        # DOS time begins in 1980 and has a resolution of two seconds.
        self._date = (max(date.year, 1980), date.month, date.day, date.hour, date.minute, date.second // 2 * 2)

    def writestr(
        self, name: Any, data: Any, compress_type: int | None = None, compresslevel: int | None = None
    ) -> None:
        member = zipfile.ZipInfo(str(name), self._date)
        member.external_attr = 0o644 << 16
        member.create_system = 3
        super().writestr(
            member, data, compress_type if compress_type is not None else zipfile.ZIP_DEFLATED, compresslevel
        )
