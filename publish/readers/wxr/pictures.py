"""The pictures of posts: attachments of an export, and the files beside it that are meant. Nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from publish.messages import Report
from publish.model import PictureFile
from publish.readers.html.fragment import ImageReference
from publish.readers.pasted import PICTURE_SUFFIXES
from publish.text import is_blank
from publish.vocabulary import Element, remove

_GALLERY = re.compile(r"(?<!\[)\[gallery((?:\s[^\]<]{0,2000})?)\](?!\])")
_SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w+$)")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture of the site: its address, and what is said about it."""

    address: str
    alt: str | None = None
    caption: str | None = None


def stem_of(address: str) -> str:
    """What all sizes of one picture have in common: the end of its address, without the size."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        path = address
    return _SIZE.sub("", path).casefold()


def file_of(address: str, folder: Path) -> Path | None:
    """The file of that name beside the export or in `uploads` (or wp-content/uploads) there, the full size first."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return None
    tails = [path.rsplit("/", 1)[-1]]
    if "/uploads/" in path:
        tails.insert(0, path.rsplit("/uploads/", 1)[1])
    root = folder.resolve()
    for tail in tails:
        for name in (_SIZE.sub("", tail), tail):
            for place in ("", "uploads", "wp-content/uploads"):
                if "\x00" in name or not name.lower().endswith(PICTURE_SUFFIXES):
                    continue
                try:
                    found = folder / place / name
                    if found.is_file() and found.resolve().is_relative_to(root):
                        return found
                except OSError:  # a name too long for a file
                    continue
    return None


def placed(
    body: Element,
    images: tuple[ImageReference, ...],
    attachments: dict[str, Attachment],
    path: Path,
    report: Report,
) -> list[PictureFile]:
    """The pictures of a body, whose images are numbered anew, in place; those without a file are said and taken out."""
    pictures: list[PictureFile] = []
    numbers: dict[Path, int] = {}
    for image in list(body.iter("img")):
        number = str(image.get("src", "")).removeprefix("image-")
        if not number.isdigit() or not 0 < int(number) <= len(images):
            continue
        reference = images[int(number) - 1]
        attachment = attachments.get(stem_of(reference.src))
        file = file_of(reference.src, path.parent)
        if attachment and is_blank(image.get("alt", "")) and attachment.alt:
            image.set("alt", attachment.alt)
        if file is None:
            told = f": “{image.get('alt')}”" if image.get("alt") else ""
            report.say("image-not-here", file=str(path), line=reference.line, image=reference.src, told=told)
            _take_out(image)
            continue
        if file not in numbers:
            pictures.append(PictureFile(file.name, file))
            numbers[file] = len(pictures)
        image.set("src", f"image-{numbers[file]}")
    return pictures


def with_galleries(content: str, own: list[Attachment], numbered: Mapping[str, Attachment]) -> str:
    """Content with a figure for each picture of its galleries, on one line to keep the count of lines.

    A gallery names the numbers of its pictures; one that names none shows the pictures uploaded to its post.
    """

    def gallery(match: re.Match[str]) -> str:
        stated = re.search(r"\bids\s*=\s*[\"'“”]?([\d,\s]{1,2000})", match[1])
        wanted = [numbered.get(number) for number in re.findall(r"\d+", stated[1])] if stated else list(own)
        if None in wanted or not wanted:
            return match[0]  # left for the message that names shortcodes
        return "".join(_figure_of(picture) for picture in wanted if picture)

    return _GALLERY.sub(gallery, content)


def _figure_of(picture: Attachment) -> str:
    alt = f' alt="{escape(picture.alt)}"' if picture.alt is not None else ""
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    return f'<figure><img src="{escape(picture.address)}"{alt}/>{caption}</figure>'


def _take_out(image: Element) -> None:
    """Take an image out; a caption that is left alone is a paragraph."""
    figure = next(image.iterancestors("figure"), None)
    remove(image)
    if figure is None or next(figure.iter("img"), None) is not None:
        return
    if is_blank("".join(figure.itertext())):
        remove(figure)
        return
    for caption in list(figure.iter("figcaption")):
        caption.tag = "p"
    if all(child.tag == "p" for child in figure) and len(figure) == 1 and is_blank(figure.text or ""):
        child = figure[0]
        if figure.get("data-line"):
            child.set("data-line", figure.get("data-line", "1"))
        child.tail = figure.tail
        parent = figure.getparent()
        if parent is not None:
            parent.replace(figure, child)
