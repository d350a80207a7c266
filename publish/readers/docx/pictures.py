"""Drawings in, marks and picture files out: every picture becomes a bookmark `publish.image.N`, all else is named."""

from __future__ import annotations

import posixpath
import re

from publish.errors import ManuscriptError
from publish.model import PictureFile
from publish.readers.docx.names import WP, A, Found, O, R, V, W, drop, each, mark
from publish.readers.docx.package import Package, Relationship
from publish.vocabulary import Element

#: What a drawing may hold besides pictures, by the last piece of its namespace.
_GRAPHICS = {"chart": "a chart", "diagram": "a diagram (SmartArt)", "chartex": "a chart"}
_NUMBER = re.compile(r"[\d.,+\-Ee%\s]*")


def take_pictures(root: Element, package: Package, links: dict[str, Relationship], found: Found) -> None:
    """Put a mark in the place of each drawing, in place; the files are added to `found`."""
    for element in each(root, f"{W}object"):
        found.drop("an object of another program (OLE)", _description(element) or "")
        drop(element)
    for element in each(root, f"{W}drawing", f"{W}pict"):
        parent = element.getparent()
        if parent is None:
            continue
        marks = _marks(element, package, links, found)
        index = parent.index(element)
        parent[index : index + 1] = marks


def _marks(element: Element, package: Package, links: dict[str, Relationship], found: Found) -> list[Element]:
    """The marks of the pictures in a drawing, or of the rule that it is; what else it holds is named."""
    marks: list[Element] = []
    blips = list(element.iter(f"{A}blip", f"{V}imagedata"))
    for blip in blips:
        ids = [key for name in ("embed", "id", "link", "pict") if (key := blip.get(f"{R}{name}"))]
        if not ids:
            continue  # no picture of its own, but the effect of another
        row = next((links[key] for key in ids if key in links), None)
        if number := _number(row, _alt(blip), package, found):
            marks.append(mark(f"image.{number}.{'float' if element.find(f'{WP}anchor') is not None else 'inline'}"))
    named = [_GRAPHICS.get(graphic.get("uri", "").rsplit("/", 1)[-1]) for graphic in element.iter(f"{A}graphicData")]
    for what in filter(None, named):
        found.drop(what, " ".join([_description(element) or "", *_texts(element, package, links)]))
    if not marks and any(shape.get(f"{O}hr") for shape in element.iter(f"{V}rect")):
        return [mark("rule")]
    if not blips and not any(named):
        text = " ".join([*_word_art(element), _description(element) or ""]).strip()
        if text or next(element.iter("{*}txbx", "{*}textbox"), None) is None:
            found.drop("a drawing", text)
    return marks


def _texts(element: Element, package: Package, links: dict[str, Relationship]) -> list[str]:
    """The words of charts and diagrams, which stand in parts of their own."""
    ids = {str(value) for e in element.iter() for name, value in e.attrib.items() if str(name).startswith(R)}
    texts: dict[str, None] = {}
    for target in [links[key].target for key in sorted(ids & set(links)) if not links[key].external]:
        try:
            root = package.tree(target) if target.endswith(".xml") else None
        except ManuscriptError:  # a drawing that is damaged doesn't keep the text from being read
            continue
        for piece in root.iter("{*}t", "{*}v", "{*}pt") if root is not None else ():
            if not _NUMBER.fullmatch(text := (piece.text or "").strip()):
                texts[text] = None
    return list(texts)


def _word_art(element: Element) -> list[str]:
    """The words that are drawn: WordArt, and text in shapes that isn't a text box of Word's."""
    drawn = [path.get("string", "") for path in element.iter(f"{V}textpath")]
    return [*drawn, *(t.text or "" for t in element.iter(f"{A}t"))]


def _number(row: Relationship | None, alt: str | None, package: Package, found: Found) -> int:
    """The number of a picture that is in the file; 0 where it isn't."""
    if row is not None and row.external:
        found.external.append(row.target + (f" (“{alt}”)" if alt else ""))
        return 0
    if row is None or row.target not in package.names:
        found.drop("a picture that is named but not in the file", alt or "")
        return 0
    if row.target not in found.data:
        found.data[row.target] = package.data(row.target)
    found.pictures.append(PictureFile(posixpath.basename(row.target), data=found.data[row.target]))
    found.alts.append(alt)
    return len(found.pictures)


def _alt(blip: Element) -> str | None:
    """The description of a picture: "" where it is stated to be an ornament, None where nobody has written one."""
    for holder in blip.iterancestors(f"{WP}inline", f"{WP}anchor", f"{V}shape", f"{V}rect"):
        if any(e.get("val") in {"1", "true"} for e in holder.iterfind(f"{WP}docPr//{{*}}decorative")):
            return ""
        return _description(holder)
    return None


def described(element: Element) -> str:
    """What an author has written about all drawings in an element, and in letters that are drawn."""
    told = [_description(holder) for holder in element.iter(f"{WP}docPr", f"{V}shape", f"{V}rect")]
    told += _word_art(element)
    return " ".join(dict.fromkeys(text for text in told if text))


def _description(element: Element) -> str | None:
    """What an author has written about the first drawing in an element: its title and its description."""
    for holder in element.iter(f"{WP}docPr", f"{V}shape", f"{V}rect", f"{V}group"):
        title, text = holder.get("title", "").strip(), (holder.get("descr") or holder.get("alt") or "").strip()
        if title and text and title not in text:
            return f"{title}: {text}"
        if text or title:
            return text or title
    return None
