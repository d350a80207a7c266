"""Puts what pages need beside them: stylesheets, fonts, pictures and the cover."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from publish import resources
from publish.html.cover import draw
from publish.html.images import ImageError, Picture, prepare
from publish.html.xmp import packet
from publish.messages import Report
from publish.model import Book, PictureFile
from publish.text import sentence_list

ASSETS = "assets"
STYLESHEETS = ("book.css", "epub.css")
"""The sheets that pages link. What they say holds in every edition, or in reading systems; print's own stay out."""

PRINT_WIDTH = 4.4
"""Inches of a picture's width on a page of six inches."""
PORTRAIT_SHARE = 0.5
"""Of this width for pictures that are higher than wide; so in the themes' stylesheets."""
_FONT = re.compile(r"""url\(["']?fonts/([^"')]+)["']?\)""")


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """A picture of an article as it lies in the intermediate."""

    path: str
    width: int
    height: int


def place_styles(folder: Path, theme: str) -> None:
    """The theme's stylesheets for pages, each after the base's sheet of the same name, and the fonts that they name."""
    target = folder / ASSETS
    (target / "fonts").mkdir(parents=True, exist_ok=True)
    for name in STYLESHEETS:
        css = resources.stylesheet(theme, name)
        (target / name).write_text(css, encoding="utf-8")
        for font in sorted(set(_FONT.findall(css))):
            shutil.copyfile(resources.font(font), target / "fonts" / font)


def place_images(book: Book, folder: Path, report: Report) -> dict[tuple[str, int], PlacedImage]:
    """All pictures of all articles, by article slug and number; the unusable ones are reported and left out."""
    target = folder / ASSETS / "images"
    placed: dict[tuple[str, int], PlacedImage] = {}
    for article in book.articles:
        for number, image in enumerate(article.images, 1):
            try:
                picture = prepare(image.file, packet(image.credit) if image.credit else None)
            except ImageError as error:
                said = " ".join(text for text in (image.caption, image.alt) if text)
                report.say(
                    "image-unreadable", file=article.source, line=image.line, name=image.file.name, problem=error,
                    description=said,
                )  # fmt: skip
                continue
            share = PORTRAIT_SHARE if picture.height > picture.width else 1
            ppi = round(picture.width / (PRINT_WIDTH * share))
            if ppi < 300:
                report.say(
                    "image-small", file=str(image.file.path or article.source), name=image.file.name,
                    width=picture.width, height=picture.height, ppi=ppi,
                )  # fmt: skip
            path = f"{ASSETS}/images/{article.slug}-{number}{picture.suffix}"
            target.mkdir(exist_ok=True)
            (folder / path).write_bytes(picture.data)
            placed[article.slug, number] = PlacedImage(path, picture.width, picture.height)
    return placed


def place_cover(book: Book, folder: Path, conjunction: str, report: Report) -> str:
    """The cover picture: the collection's own, else a drawn one. Its path in the intermediate."""
    picture = _own_cover(book, report)
    if picture is None:
        settings = book.collection.settings
        people = settings.editors or [c.name for c in book.contributors] if len(book.articles) > 1 else ()
        people = people or [c.name for c in book.contributors]
        line = sentence_list(people, conjunction) if len(people) <= 4 else ""
        picture = draw(book.collection, line, resources.folder("fonts"))
    path = f"{ASSETS}/cover{picture.suffix}"
    (folder / path).write_bytes(picture.data)
    return path


def _own_cover(book: Book, report: Report) -> Picture | None:
    collection = book.collection
    name = collection.settings.cover
    if name is None:
        return None
    file = collection.folder / name
    if not file.is_file() or not file.resolve().is_relative_to(collection.folder.resolve()):
        report.say("cover-missing", file=str(collection.file), name=name)
        return None
    try:
        return prepare(PictureFile(name, file))
    except ImageError as error:
        report.say("image-unreadable", file=str(collection.file), name=name, problem=error, description="")
        return None
