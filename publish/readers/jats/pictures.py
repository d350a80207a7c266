"""Names of pictures in, picture files beside the article out; nothing is fetched."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from publish.messages import Report
from publish.model import PictureFile
from publish.readers.jats.names import HREF, flat
from publish.readers.pasted import PICTURE_SUFFIXES
from publish.vocabulary import Element

_ADDRESS = re.compile(r"[A-Za-z][\w+.-]*:|//|[\\/]")


class Pictures:
    """The pictures found so far, numbered from 1."""

    def __init__(self, path: Path, report: Report) -> None:
        self._path = path
        self._report = report
        self._numbers: dict[Path, int] = {}

    def files(self) -> tuple[PictureFile, ...]:
        """All of them in order."""
        return tuple(PictureFile(path.name, path) for path in self._numbers)

    def image(self, graphics: list[Element], described: Element, otherwise: str | None = None) -> Element | None:
        """An image of the first of these files that is there; where there is none a message says so.

        `graphics` show the same thing; `described` may hold a description of it. `otherwise` is the text that stands
        there without the picture: then nothing is missing, and the text describes the picture.
        """
        problem = "it has no name"
        for graphic in graphics:
            file, problem = self._beside(graphic.get(HREF, "").strip())
            if file is not None:
                number = self._numbers.setdefault(file, len(self._numbers) + 1)
                alt = _description(graphics, described) or otherwise
                return etree.Element("img", {"src": f"image-{number}"} | ({"alt": alt} if alt else {}))
        if otherwise is None and graphics:
            self.leave_out(graphics[0], problem, _description(graphics, described))
        return None

    def leave_out(self, graphic: Element, problem: str, words: str) -> None:
        """Say that a picture isn't shown."""
        self._report.say(
            "picture-left-out",
            file=str(self._path),
            line=graphic.sourceline or 1,
            picture=graphic.get(HREF, "").strip()[:200],
            why=problem,
            words=words,
        )

    def _beside(self, name: str) -> tuple[Path | None, str]:
        if not name or "\x00" in name or len(name) > 1000:
            return None, "it has no name"
        if _ADDRESS.match(name):
            return None, "it isn't in the manuscript's folder: nothing is fetched"
        try:
            folder = self._path.parent.resolve()
            for candidate in _candidates(unquote(name)):
                file = self._path.parent / candidate
                if file.is_file():
                    if not file.resolve().is_relative_to(folder):
                        return None, "it lies outside the manuscript's folder"
                    return file, ""
        except (OSError, ValueError) as error:
            return None, f"its name can't be read ({error.__class__.__name__})"
        return None, "there is no such file"


def _candidates(name: str) -> list[str]:
    """Journals name a picture without its suffix, or by that of the printer's file."""
    if name.lower().endswith(PICTURE_SUFFIXES):
        stem = name[: name.rindex(".")]
        return [name, *(stem + suffix for suffix in PICTURE_SUFFIXES)]
    return [*(name + suffix for suffix in PICTURE_SUFFIXES), *(name + suffix.upper() for suffix in PICTURE_SUFFIXES)]


def _description(graphics: list[Element], described: Element) -> str:
    """The text for those who can't see a picture: the alternative text, then the long description."""
    holders = [*graphics, *([described] if described not in graphics else [])]
    texts = [flat(child) for holder in holders for child in holder if child.tag in ("alt-text", "long-desc")]
    return " ".join(dict.fromkeys(text for text in texts if text))
