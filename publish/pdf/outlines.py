"""The fonts of a laid-out document in, those out whose outlines the joined file takes from the fonts' own files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from weasyprint.text.fonts import get_hb_object_data

from publish.pdf.laid import Face


def own(fonts: Iterable[Any]) -> dict[str, Any]:
    """The fonts that can be put together with those of other documents, by the name of their face.

    Left out are the ones whose glyphs don't have their own numbers: with letters that they lack, with pictures for
    letters, or variable.
    """
    found: dict[str, Any] = {}
    others: set[str] = set()
    for font in fonts:
        if font.missing or font.bitmap or font.png or font.svg or font.colr or "fvar" in font.tables:
            others.add(font.hash)
        found[font.hash] = font
    return {name: font for name, font in found.items() if name not in others}


def faces(fonts: Iterable[Any], folder: Path) -> Iterator[Face]:
    """The faces of such fonts, with their whole files in `folder`."""
    for font in own(fonts).values():
        data = get_hb_object_data(font.hb_face)
        file = folder / f"{hashlib.sha256(data).hexdigest()[:32]}.font"
        if not file.exists():
            draft = file.with_suffix(f".{os.getpid()}")
            draft.write_bytes(data)
            draft.replace(file)
        yield Face(font.hash, file, font.index)


def leave_out(fonts: Iterable[Any]) -> None:
    """Leave the outlines of such fonts out of the document: nobody reads them there."""
    for font in own(fonts).values():
        font.clean = lambda to_unicode, hinting, font=font: setattr(font, "file_content", font.file_content[:4])
