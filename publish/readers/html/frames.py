"""Elements that hold pictures or cells: images, figures, tables."""

from __future__ import annotations

import re

from lxml import etree

from publish.readers.html.walk import ImageReference, Walk
from publish.vocabulary import Element

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
        late = (
            element.get(name, "").strip() for name in ("data-src", "data-lazy-src", "data-original", "data-orig-file")
        )
        src = next((address for address in late if address), src)
    if not src or all(_PIXEL.fullmatch(element.get(side, "")) for side in ("width", "height")):
        return None
    walk.images.append(ImageReference(src, walk.writer.line, element.get("alt", "")))
    image = etree.Element("img", {"src": f"image-{len(walk.images)}"})
    if (alt := element.get("alt")) is not None:
        image.set("alt", alt)
    return image


def figure(walk: Walk, element: Element) -> None:
    """Pictures with their caption; a figure without a picture is only a frame."""
    images = [image for image in element.iter("img") if not is_sign(image)]
    captions = [e for e in element.iter("figcaption", "p", "dd") if e.tag == "figcaption" or _is_caption(e)]
    inner = [e for e in element.iter("figure") if e is not element]
    made = [picture for image in images if (picture := _picture(walk, image)) is not None] if not inner else []
    if not made:
        with walk.writer.block("p"):
            walk.content(element)
        return
    with walk.writer.container("figure", {"data-line": str(walk.writer.line)}) as figure:
        for picture in made:
            figure.append(picture)
        if captions:
            with walk.writer.container("figcaption"):
                for caption in captions:
                    with walk.writer.block("p"):
                        walk.content(caption)
    walk.skip.update(images, captions)
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
    rows = list(element.iter("tr"))
    cells = list(element.iter("td", "th"))
    layout = element.get("role") in ("presentation", "none") or len(cells) < 2
    if layout or next(element.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
        with walk.writer.block("p"):
            walk.content(element)
        return
    with walk.writer.container("table", {"data-line": str(walk.writer.line)}):
        for caption in element.findall("caption"):
            with walk.writer.container("caption"):
                walk.content(caption)
        part: Element | None = None
        strays: list[Element] = []
        groups: list[tuple[str, list[Element]]] = []
        for row in rows:
            parent = row.getparent()
            name = str(parent.tag) if parent is not None and parent.tag in ("thead", "tfoot") else "tbody"
            if parent is not part or not groups or groups[-1][0] != name:
                groups.append((name, []))
            part = parent
            groups[-1][1].append(row)
        for name, members in groups:
            with walk.writer.container(name):
                for row in members:
                    with walk.writer.container("tr"):
                        for cell in row:
                            if cell.tag in ("td", "th"):
                                _cell(walk, cell)
                            elif isinstance(cell.tag, str):
                                strays.append(cell)
    for stray in strays:
        walk.element(stray)


def _cell(walk: Walk, cell: Element) -> None:
    kept = {}
    for name in ("colspan", "rowspan"):
        if re.fullmatch(r"\d{1,4}", cell.get(name, "")) and int(cell.get(name, "1")) > 1:
            kept[name] = cell.get(name, "1")
    if cell.get("scope") in ("row", "col", "rowgroup", "colgroup"):
        kept["scope"] = cell.get("scope", "")
    with walk.writer.container(str(cell.tag), kept):
        walk.content(cell)
