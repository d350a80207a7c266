"""Pictures of Markdown: files in the manuscript's folder and those written into the text; a message for all others."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from publish.messages import Report
from publish.model import PictureFile
from publish.readers.markdown.shortcodes import without_marks
from publish.vocabulary import Element, remove

_DATA = re.compile(r"data:image/(png|jpeg|gif|webp);base64,", re.IGNORECASE)


class Pictures:
    """The pictures found so far, numbered from 1."""

    def __init__(self, path: Path, report: Report) -> None:
        self._path = path
        self._report = report
        self._files: list[PictureFile] = []
        self._numbers: dict[str, int] = {}

    def files(self) -> tuple[PictureFile, ...]:
        """All of them in order."""
        return tuple(self._files)

    def place(self, img: Element, line: int) -> None:
        """Give an img its number; take it out with a message where there is no such file in the folder."""
        src = without_marks(str(img.get("src", ""))).strip()
        written = img.attrib.pop("data-publish-image", None) is not None
        number = self.number(
            src, line, " ".join(str(img.get(name, "")) for name in ("alt", "title", "caption")).strip()
        )
        if number is None:
            remove(img)
            return
        img.set("src", f"image-{number}")
        # In Markdown there are always brackets for it: empty ones mean that nobody has described the picture.
        if written and not str(img.get("alt", "")).strip():
            img.attrib.pop("alt", None)

    def number(self, src: str, line: int, words: str = "") -> int | None:
        """The number of a picture, a new one for a new picture; None, with a message, where there is no such file."""
        if src not in self._numbers:
            file, why = self._file(src)
            if file is None:
                named = src if not src.startswith("data:") else src[:40]
                self._report.say(
                    "picture-left-out", file=str(self._path), line=line, picture=named, why=why, words=words
                )
                return None
            self._files.append(file)
            self._numbers[src] = len(self._files)
        return self._numbers[src]

    def _file(self, src: str) -> tuple[PictureFile | None, str]:
        if match := _DATA.match(src):
            try:
                data = base64.b64decode(unquote(src[match.end() :]), validate=True)
            except (binascii.Error, ValueError):
                return None, "its data can't be read"
            return PictureFile(f"picture-{len(self._files) + 1}.{match[1].lower()}", data=data), ""
        try:
            parts = urlsplit(src)
            if parts.scheme or parts.netloc:
                return None, "it isn't in the manuscript's folder"
            folder = self._path.parent.resolve()
            path = self._path.parent / unquote(parts.path)
            if not parts.path or not path.resolve().is_relative_to(folder):
                return None, "it isn't in the manuscript's folder"
            return (PictureFile(path.name, path), "") if path.is_file() else (None, "there is no such file")
        except (ValueError, OSError, RuntimeError):
            return None, "its name can't be read"
