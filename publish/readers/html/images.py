"""Addresses of a page's images in, picture files out: beside the page or inside it; nothing is ever fetched."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from urllib.parse import unquote

from publish.messages import Report, excerpt
from publish.model import PictureFile
from publish.readers.html.convert import ImageReference
from publish.text import is_blank
from publish.vocabulary import Element, remove, unwrap

LIMIT = 20_000_000
"""Bytes of one picture inside a page."""

_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp)(?:;[\w=.-]{1,40}){0,3};base64,", re.IGNORECASE)
_STARTS = {"png": (b"\x89PNG\r\n\x1a\n",), "jpg": (b"\xff\xd8\xff",), "gif": (b"GIF87a", b"GIF89a"), "webp": (b"RIFF",)}


def resolve(body: Element, images: list[ImageReference], path: Path, report: Report) -> tuple[PictureFile, ...]:
    """The picture files of a body, whose images are renumbered; a figure without its picture leaves its caption."""
    pictures: list[PictureFile] = []
    numbers: dict[str, int] = {}
    for number, image in enumerate(images, 1):
        picture = _picture(image, number, path, report)
        if picture is not None:
            pictures.append(picture)
            numbers[f"image-{number}"] = len(pictures)
    for element in list(body.iter("img")):
        if (found := numbers.get(element.get("src", ""))) is not None:
            element.set("src", f"image-{found}")
        else:
            _without(element)
    return tuple(pictures)


def _picture(image: ImageReference, number: int, path: Path, report: Report) -> PictureFile | None:
    problem: str | None
    if image.src[:5].lower() == "data:":
        data, kind, problem = _inside(image.src)
        if data is not None:
            return PictureFile(f"{path.stem}-{number}.{kind}", data=data)
    elif re.match(r"(?:[A-Za-z][\w+.-]*:|//|[\\/])", image.src):
        remote = image.src.lower().startswith(("http:", "https:", "//"))
        problem = "is on the web: nothing is fetched" if remote else "lies outside the manuscript's folder"
    else:
        file, problem = _beside(image.src, path)
        if file is not None:
            return PictureFile(file.name, path=file)
    report.say(
        "picture-left-out",
        file=str(path),
        line=image.line,
        picture=excerpt(image.src, 120),
        why=f"it {problem}",
        words=image.alt,
    )
    return None


def _inside(src: str) -> tuple[bytes | None, str, str]:
    found = _DATA.match(src)
    if not found:
        return None, "", "is not a PNG, JPEG, GIF or WebP picture in base64"
    kind = found[1].lower().replace("jpeg", "jpg")
    coded = src[found.end() :]
    if len(coded) > LIMIT * 4 // 3 + 8:
        return None, kind, f"is larger than {LIMIT // 1_000_000} MB"
    try:
        data = base64.b64decode(re.sub(r"\s", "", unquote(coded)), validate=True)
    except (binascii.Error, ValueError):
        return None, kind, "is not base64"
    if not data.startswith(_STARTS[kind]):
        return None, kind, f"is not {kind.upper()} as it says"
    return data, kind, ""


def _beside(src: str, path: Path) -> tuple[Path | None, str]:
    name = unquote(src.partition("#")[0].partition("?")[0])
    if not name or "\x00" in name or len(name) > 1000:
        return None, "has no name"
    try:
        folder, file = path.parent.resolve(), (path.parent / name).resolve()
        if not file.is_relative_to(folder):
            return None, "lies outside the manuscript's folder"
        if not file.is_file():
            return None, "is not there"
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a name that no file can have
        return None, f"can't be opened: {getattr(error, 'strerror', None) or error}"
    return path.parent / name, ""


def _without(image: Element) -> None:
    figure = image.getparent()
    remove(image)
    if figure is None or figure.tag != "figure" or next(figure.iter("img"), None) is not None:
        return
    holder = figure.getparent()
    _only_caption(figure)
    while holder is not None and holder.tag in ("li", "ul", "ol", "blockquote"):
        above = holder.getparent()
        if len(holder) or not is_blank(holder.text or ""):
            return
        remove(holder)
        holder = above


def _only_caption(figure: Element) -> None:
    line = figure.get("data-line", "1")
    for caption in list(figure.iter("figcaption")):
        if next(caption.iter("p"), None) is None:
            caption.tag = "p"
            caption.set("data-line", line)
        else:
            unwrap(caption)
    unwrap(figure)
