"""Elements that hold pictures or cells: images, figures, tables."""

from __future__ import annotations

import re

from lxml import etree

from publish.readers.html.walk import ImageReference, Walk
from publish.text import is_blank
from publish.vocabulary import Element

_LATE = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "srcset", "data-srcset")
_PIXEL = re.compile(r"\s*[012](px)?\s*")


def image(walk: Walk, element: Element) -> None:
    """A picture as a figure; an emoji as its character."""
    if is_sign(element):
        walk.writer.text(element.get("alt", ""))
    elif (image := _picture(walk, element)) is not None:
        figure = etree.Element("figure", {"data-line": str(walk.writer.line)})
        figure.append(image)
        walk.writer.figure(figure)


def is_sign(element: Element) -> bool:
    """Whether a picture is a character in a line: an emoji, which its text says."""
    classes = element.get("class", "").split()
    return bool({"emoji", "wp-smiley"} & set(classes)) and bool(element.get("alt"))


def _picture(walk: Walk, element: Element) -> Element | None:
    src = element.get("src", "").strip()
    if not src or src.startswith("data:image/svg") or (src.startswith("data:") and len(src) < 200):
        # Pages that load late show a blank first.
        late = (element.get(name, "").strip().partition(" ")[0] for name in _LATE)
        src = next((address for address in late if address), src)
    reference = ImageReference(src, walk.writer.line, element.get("alt", ""))
    if not src or all(_PIXEL.fullmatch(element.get(side, "")) for side in ("width", "height")):
        if not is_blank(reference.alt):
            walk.changed.pictures.append(reference)
        return None
    walk.images.append(reference)
    image = etree.Element("img", {"src": f"image-{len(walk.images)}"})
    if (alt := element.get("alt")) is not None:
        image.set("alt", alt)
    return image


def figure(walk: Walk, element: Element) -> None:
    """Pictures with their caption; a figure without a picture is only a frame."""
    images = [image for image in element.iter("img", "image") if not is_sign(image) and image not in walk.skip]
    captions = {e for e in element.iter("figcaption", "p", "dd") if e.tag == "figcaption" or _is_caption(e)}
    made: list[Element] = []
    if next(element.iterdescendants("figure"), None) is None:
        made = [picture for image in images if (picture := _picture(walk, image)) is not None]
        walk.skip.update(images)
    if made:
        with walk.writer.container("figure", {"data-line": str(walk.writer.line)}) as figure:
            for picture in made:
                figure.append(picture)
            if captions:
                with walk.writer.container("figcaption"):
                    for caption in element.iter("figcaption", "p", "dd"):
                        if caption in captions and not any(above in captions for above in caption.iterancestors()):
                            walk.element(caption)
        walk.skip.update(captions)
    with walk.writer.block("p"):
        walk.content(element)


def _is_caption(element: Element) -> bool:
    return bool({"wp-caption-text", "wp-caption-dd", "gallery-caption"} & set(element.get("class", "").split()))


def div(walk: Walk, element: Element) -> None:
    """Layout, or the frame of a captioned picture of WordPress."""
    if "wp-caption" in element.get("class", "").split():
        figure(walk, element)
    else:
        with walk.writer.block("p"):
            walk.content(element)


def table(walk: Walk, element: Element) -> None:
    """A table of data with its parts; a table that is only layout is taken apart."""
    cells = list(element.iter("td", "th"))
    layout = element.get("role") in ("presentation", "none") or len(cells) < 2
    if layout or next(element.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
        with walk.writer.block("p"):
            walk.content(element)
        return
    captions = element.findall("caption")
    with walk.writer.container("table", {"data-line": str(walk.writer.line)}):
        for caption in captions:
            with walk.writer.container("caption"):
                walk.place(caption)
                walk.content(caption)
        for name, rows in _parts(cells):
            with walk.writer.container(name):
                for row in rows:
                    with walk.writer.container("tr"):
                        for cell in row:
                            _cell(walk, cell)
    # What stands in no cell comes after the table.
    walk.skip.update(cells, captions)
    with walk.writer.block("p"):
        walk.content(element)


def _parts(cells: list[Element]) -> list[tuple[str, list[list[Element]]]]:
    """The rows of a table in its parts, as they are shown: heads first, feet last. Cells of one parent are a row."""
    parts: dict[tuple[str, Element | None], list[list[Element]]] = {}
    before: Element | None = None
    for cell in cells:
        row = cell.getparent()
        part = row.getparent() if row is not None and row.tag == "tr" else row
        name = str(part.tag) if part is not None and part.tag in ("thead", "tfoot") else "tbody"
        rows = parts.setdefault((name, part if name == "tbody" else None), [])
        if row is not before or not rows:
            rows.append([])
        rows[-1].append(cell)
        before = row
    order = ("thead", "tbody", "tfoot")
    return sorted(((name, rows) for (name, _), rows in parts.items()), key=lambda part: order.index(part[0]))


def _cell(walk: Walk, cell: Element) -> None:
    kept = {}
    for name in ("colspan", "rowspan"):
        if re.fullmatch(r"\d{1,3}", cell.get(name, "")) and int(cell.get(name, "1")) > 1:
            kept[name] = cell.get(name, "1")
    if cell.get("scope") in ("row", "col", "rowgroup", "colgroup"):
        kept["scope"] = cell.get("scope", "")
    with walk.writer.container(str(cell.tag), kept):
        walk.place(cell)
        walk.handlers[""](walk, cell)
