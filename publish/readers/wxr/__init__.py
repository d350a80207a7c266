"""WordPress export (WXR) in, a Manuscript for each published post and page out.

The file is read twice, item by item, because a picture or a reusable block may stand after the post that shows it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Field, Manuscript, PictureFile
from publish.readers.html.fragment import to_markup
from publish.readers.wxr.content import as_html, inserted
from publish.readers.wxr.pictures import Attachment, file_of, placed, stem_of, with_galleries
from publish.readers.wxr.stream import Item, Person, entries, is_export
from publish.vocabulary import Element, parse, plain, sanitise, serialise

__all__ = ["is_export", "read"]

KINDS = frozenset({"post", "page"})
#: What WordPress calls the category of posts that have none, by language.
_NO_CATEGORY = frozenset(
    "uncategorized|uncategorised|non classé|allgemein|unkategorisiert|sin categoría|sem categoria|senza categoria|"
    "bez kategorii|без рубрики|без категорії|χωρίς κατηγορία".split("|")
)
_DATE = re.compile(r"(?!0000)(\d{4}-\d{2}-\d{2})(?: |T|$)")


@dataclass(slots=True)
class _Site:
    """What posts refer to: people by login, pictures by address and number, reusable blocks by number."""

    people: dict[str, str] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    featured: dict[str, Attachment] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)
    galleries: dict[str, list[Attachment]] = field(default_factory=dict)
    """Pictures by the number of the post to which they were uploaded."""
    guests: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name and biography by login: guest authors of the plugin Co-Authors Plus."""
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)


def read(path: Path, data: bytes, report: Report) -> list[Manuscript]:
    """The published posts and pages of an export, in its order; with empty `data` the file is read from the disk.

    Raises ManuscriptError where it is no export, isn't well-formed, or holds nothing that is published.
    """
    site = _site(path, data, report)
    manuscripts = [
        _manuscript(path, entry, site, report)
        for entry in entries(path, data)
        if isinstance(entry, Item) and _is_published(entry)
    ]
    for (kind, status), count in sorted(site.left_out.items()):
        report.say("items-left-out", file=str(path), count=count, kind=kind, status=status)
    if not manuscripts:
        raise ManuscriptError(
            "the export holds no published post or page", file=str(path), hint="publish the posts, or export them all"
        )
    return manuscripts


def _is_published(item: Item) -> bool:
    return item.kind in KINDS and item.status == "publish" and not item.password


def _site(path: Path, data: bytes, report: Report) -> _Site:
    site = _Site()
    for entry in entries(path, data):
        if isinstance(entry, Person):
            site.people[entry.login] = entry.name
        elif isinstance(entry, tuple):
            report.say("control-characters", file=str(path), line=1, count=entry[0], point=entry[1])
        elif entry.kind == "attachment":
            alt = next((text for text in entry.meta.get("_wp_attachment_image_alt", ()) if text.strip()), None)
            found = Attachment(entry.address, alt, _plain(entry.excerpt, entry, path, Report()))
            site.attachments[stem_of(entry.address)] = site.featured[entry.id] = found
            site.galleries.setdefault(entry.parent, []).append(found)
        elif entry.kind == "guest-author":
            site.guests[_meta(entry, "cap-user_login")] = (_meta(entry, "cap-display_name"), _biography(entry, path))
            continue
        elif entry.kind == "wp_block":
            site.blocks[entry.id] = entry.content
        if isinstance(entry, Item) and not _is_published(entry):
            site.left_out[entry.kind, "password-protected" if entry.password else entry.status] += 1
    return site


def _manuscript(path: Path, item: Item, site: _Site, report: Report) -> Manuscript:
    content = with_galleries(inserted(item.content, site.blocks), site.galleries.get(item.id, []), site.featured)
    html, shortcodes, blocks = as_html(content)
    if shortcodes:
        listed = ", ".join(f"{tag} × {count}" for tag, count in shortcodes.items())
        report.say("shortcodes-left-out", file=str(path), line=item.line, count=shortcodes.total(), listed=listed)
    if blocks:
        listed = ", ".join(f"{name} × {count}" for name, count in blocks.items())
        report.say("blocks-without-text", file=str(path), line=item.line, count=blocks.total(), listed=listed)
    line = item.content_line
    fragment = to_markup(html, line, source=str(path), report=report, stated=_footnotes(item, path, report))
    body = parse(fragment.markup)
    pictures = placed(body, fragment.images, site.attachments, path, report)
    pictures += _featured(item, site, body, pictures, path, report)
    return Manuscript(
        str(path),
        "wxr",
        serialise(sanitise(body)),
        tuple(pictures),
        tuple(_fields(item, site, path, report)),
        fragment.notes,
    )


def _fields(item: Item, site: _Site, path: Path, report: Report) -> list[Field]:
    found = [("title", _inline(item.title, item, path, report))]
    found += [("category", name) for name in _categories(item, path, report)]
    found += _authors(item, site)
    found += [("date", m[1]) for m in [_DATE.match(item.date)] if m]
    found += [("excerpt", _plain(item.excerpt, item, path, report) or "")]
    found += [("keyword", name) for domain, name in item.terms if domain == "post_tag"]
    return [Field(name, value, item.line) for name, value in found if value]


def _categories(item: Item, path: Path, report: Report) -> list[str]:
    found: list[str] = []
    for domain, name in item.terms:
        if domain == "category" and name.casefold() in _NO_CATEGORY:
            report.say("category-default", file=str(path), line=item.line, category=name)
        elif domain == "category":
            found.append(name)
    return found


def _authors(item: Item, site: _Site) -> list[tuple[str, str]]:
    """The authors that Co-Authors Plus names, in their order; else the user who made the post."""
    found: list[tuple[str, str]] = []
    for login in [name.removeprefix("cap-") for domain, name in item.terms if domain == "author"]:
        name, biography = site.guests.get(login, (site.people.get(login, login), ""))
        found += [("author", name or login), ("biography", biography)]
    return found or [("author", site.people.get(item.creator, item.creator))]


def _meta(item: Item, key: str) -> str:
    return " ".join(next(iter(item.meta.get(key, ())), "").split())


def _biography(item: Item, path: Path) -> str:
    text = next(iter(item.meta.get("cap-description", ())), "")
    return to_markup(text, item.line, source=str(path), report=Report()).markup if text.strip() else ""


def _inline(html: str, item: Item, path: Path, report: Report) -> str:
    """A title, which may hold marks of emphasis, as markup without blocks."""
    if not html.strip():
        return ""
    body = parse(to_markup(html, item.line, source=str(path), report=report).markup)
    return " ".join(serialise(block).strip() for block in body if block.tag != "figure")


def _plain(html: str, item: Item, path: Path, report: Report) -> str | None:
    if not html.strip():
        return None
    return plain(to_markup(html, item.line, source=str(path), report=report).markup) or None


def _footnotes(item: Item, path: Path, report: Report) -> dict[str, str]:
    """The texts of WordPress's own footnotes, by id: the last value that isn't empty counts."""
    stated = next((text for text in reversed(item.meta.get("footnotes", ())) if text.strip() not in ("", "[]")), "")
    try:
        listed = json.loads(stated) if stated else []
        return {str(note["id"]): str(note["content"]) for note in listed}
    except (ValueError, TypeError, KeyError, RecursionError):
        report.say("footnotes-unreadable", file=str(path), line=item.line, text=stated[:200])
        return {}


def _featured(
    item: Item, site: _Site, body: Element, pictures: list[PictureFile], path: Path, report: Report
) -> list[PictureFile]:
    """The picture that stands for a post: it opens the text where the text doesn't show it itself."""
    number = next(iter(item.meta.get("_thumbnail_id", ())), "").strip()
    attachment = site.featured.get(number)
    if attachment is None:
        return []
    file = file_of(attachment.address, path.parent)
    if file is None:
        told = f": “{attachment.alt}”" if attachment.alt else ""
        report.say("image-not-here", file=str(path), line=item.line, image=attachment.address, told=told)
        return []
    if any(picture.path == file for picture in pictures):
        return []
    figure = etree.Element("figure", {"data-line": str(item.line)})
    image = etree.SubElement(figure, "img", {"src": f"image-{len(pictures) + 1}"})
    if attachment.alt is not None:
        image.set("alt", attachment.alt)
    if attachment.caption:
        etree.SubElement(figure, "figcaption").text = attachment.caption
    body.insert(0, figure)
    return [PictureFile(file.name, file)]
