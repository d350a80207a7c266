"""Title, people and publisher in, a cover picture out: for collections that bring none of their own."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from publish.collection import Collection
from publish.html.images import Picture

SIZE = (1600, 2560)
"""Pixels; the shape that shops and libraries ask for."""

_PAPER, _INK, _ACCENT = (247, 244, 237), (28, 42, 56), (168, 72, 44)
_MARGIN = 150


def draw(collection: Collection, people: str, fonts: Path) -> Picture:
    """A quiet typographic cover: a band of colour, the title, the people, the publisher."""
    settings = collection.settings
    image = Image.new("RGB", SIZE, _PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, SIZE[0], 72), fill=_INK)
    canvas.rectangle((_MARGIN, 420, _MARGIN + 150, 432), fill=_ACCENT)
    display = fonts / "source-serif" / "SourceSerif4Display-Regular.otf"
    italic = fonts / "source-serif" / "SourceSerif4Display-It.otf"
    sans = fonts / "source-sans" / "SourceSans3-Regular.otf"
    y = _set(canvas, collection.title, display, 168, 520, _INK, limit=6)
    if settings.subtitle:
        y = _set(canvas, settings.subtitle, italic, 84, y + 50, _INK, limit=3)
    if people:
        _set(canvas, people, sans, 58, y + 110, _ACCENT, limit=3)
    foot = " · ".join(str(part) for part in (settings.publisher, settings.year) if part)
    if foot:
        _set(canvas, foot, sans, 52, SIZE[1] - 240, _INK, limit=1)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=90, optimize=True)
    return Picture(buffer.getvalue(), ".jpg", *SIZE)


def _set(
    canvas: ImageDraw.ImageDraw, text: str, font: Path, size: int, y: int, colour: tuple[int, int, int], limit: int
) -> int:
    """Text in lines from `y` down, in the largest size up to `size` in which it takes `limit` lines; the foot's y."""
    while True:
        face = ImageFont.truetype(str(font), size)
        lines = _lines(text, face, SIZE[0] - 2 * _MARGIN)
        if len(lines) <= limit or size <= 40:
            break
        size -= 8
    leading = round(size * 1.14)
    for line in lines:
        canvas.text((_MARGIN, y), line, font=face, fill=colour)
        y += leading
    return y


def _lines(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and face.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
