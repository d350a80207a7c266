"""Drawings in, marks and picture files out: every picture becomes a bookmark `publish.image.N`, all else is named."""

from __future__ import annotations

import posixpath

from publish.model import PictureFile
from publish.readers.docx.names import WP, A, Found, O, R, V, W, drop, each, mark
from publish.readers.docx.package import Package, Relationship
from publish.vocabulary import Element

#: What a drawing may hold besides pictures, by the last piece of its namespace.
_GRAPHICS = {"chart": "a chart", "diagram": "a diagram (SmartArt)", "chartex": "a chart"}


def take_pictures(root: Element, package: Package, links: dict[str, Relationship], found: Found) -> None:
    """Put a mark in the place of each drawing, in place; the files are added to `found`."""
    for element in each(root, f"{W}object"):
        found.dropped["an object of another program (OLE)"] += 1
        drop(element)
    for element in each(root, f"{W}drawing", f"{W}pict"):
        parent = element.getparent()
        if parent is None:
            continue
        marks: list[Element] = []
        for graphic in element.iter(f"{A}graphicData"):
            if what := _GRAPHICS.get(graphic.get("uri", "").rsplit("/", 1)[-1]):
                found.dropped[what] += 1
        for blip in element.iter(f"{A}blip", f"{V}imagedata"):
            ids = [blip.get(f"{R}{name}") for name in ("embed", "id", "link", "pict")]
            rows = [links[key] for key in ids if key in links]
            if rows and (number := _number(rows[0], _alt(blip), package, found)):
                marks.append(mark(f"image.{number}.{'float' if element.find(f'{WP}anchor') is not None else 'inline'}"))
        if not marks and any(shape.get(f"{O}hr") for shape in element.iter(f"{V}rect")):
            marks.append(mark("rule"))
        index = parent.index(element)
        parent[index : index + 1] = marks


def _number(row: Relationship, alt: str | None, package: Package, found: Found) -> int:
    """The number of a picture that is in the file; 0 where it isn't."""
    if row.external:
        found.external.append(row.target + (f" (“{alt}”)" if alt else ""))
        return 0
    if row.target not in package.names:
        found.dropped["a picture that is named but not in the file"] += 1
        return 0
    found.pictures.append(PictureFile(posixpath.basename(row.target), data=package.data(row.target)))
    found.alts.append(alt)
    return len(found.pictures)


def _alt(blip: Element) -> str | None:
    """The description of a picture: "" where it is stated to be an ornament, None where nobody has written one."""
    for holder in blip.iterancestors(f"{WP}inline", f"{WP}anchor", f"{V}shape", f"{V}rect"):
        if holder.tag in {f"{V}shape", f"{V}rect"}:
            return holder.get("alt", "").strip() or None
        for properties in holder.findall(f"{WP}docPr"):
            if any(e.get("val") in {"1", "true"} for e in properties.iter("{*}decorative")):
                return ""
            return properties.get("descr", "").strip() or properties.get("title", "").strip() or None
    return None
