"""Laid-out documents in, one PDF out, through pikepdf: pages, links, tags, fonts, bookmarks and page labels."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from publish.intermediate import Metadata
from publish.pdf.faces import unite
from publish.pdf.laid import BOOK, Face, Laid

_LARGE = 1_000_000  # bytes
_DESTINATION = tuple[int, float, float]


@dataclass(frozen=True, slots=True)
class Part:
    """A document, and the page of the book on which it begins, from 0."""

    laid: Laid
    first: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: its title, the address that it leads to, and whether it stands under the last part."""

    title: str
    address: str
    is_inside: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a joined file consists of."""

    shell: Laid
    """One empty page, in a file with the metadata of the book."""
    parts: tuple[Part, ...]
    folios: tuple[Part, ...]
    labels: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    files: tuple[tuple[str, str], ...]
    """The files of the spine with the names of their sections."""
    metadata: Metadata
    facing: bool


def join(plan: Plan, target: Path) -> None:
    """Write the file of a plan."""
    with ExitStack() as opened:
        pdf = opened.enter_context(pikepdf.open(plan.shell.target))
        fonts: list[tuple[pikepdf.Object, Sequence[Face]]] = []
        trees = []
        for part in plan.parts:
            while len(pdf.pages) - 1 < part.first:
                pdf.pages.append(pdf.pages[0])  # a blank page
            source = opened.enter_context(_source(part))
            for page in source.pages:
                pdf.pages.append(page)  # not extend: links are seen to below
            fonts.append((pdf.pages[-1].obj.Resources.Font, part.laid.faces))
            trees.append(_tree(pdf, source))
        del pdf.pages[0]
        _lay_over(pdf, plan.folios, fonts, opened)
        _put_tags_together(pdf, plan.parts, trees)
        _link(pdf, plan)
        unite(pdf, fonts)
        _add_outline(pdf, plan)
        _describe(pdf, plan)
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _source(part: Part) -> pikepdf.Pdf:
    """A document to take pages from. Small ones come into memory: of a thousand not all can be open files at once."""
    path = part.laid.target
    return pikepdf.open(path if path.stat().st_size > _LARGE else io.BytesIO(path.read_bytes()))


def _tree(pdf: pikepdf.Pdf, source: pikepdf.Pdf) -> pikepdf.Object | None:
    tree = source.Root.get("/StructTreeRoot")
    return None if tree is None else pdf.copy_foreign(tree)


def _lay_over(
    pdf: pikepdf.Pdf,
    folios: Sequence[Part],
    fonts: list[tuple[pikepdf.Object, Sequence[Face]]],
    opened: ExitStack,
) -> None:
    """Put the folios over the pages."""
    save, restore = pdf.make_stream(b"q"), pdf.make_stream(b"Q")
    for part in folios:
        source = opened.enter_context(_source(part))
        sheet: pikepdf.Object | None = None
        for number, leaf in enumerate(source.pages):
            content = leaf.obj.Contents.read_bytes()
            if b"Tj" not in content and b"TJ" not in content:
                continue
            if sheet is None:
                sheet = pdf.copy_foreign(leaf.obj.Resources)
                fonts.append((sheet.Font, part.laid.faces))
            page = pdf.pages[part.first + number].obj
            box = page.MediaBox
            form = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=sheet)
            if "/XObject" not in page.Resources:
                page.Resources.XObject = Dictionary()
            name = f"/Folio{part.first + number}"
            page.Resources.XObject[name] = pdf.make_stream(content, form)
            draw = pdf.make_stream(b"/Artifact BMC %s Do EMC" % name.encode())
            page.Contents = Array([save, page.Contents, restore, draw])


def _put_tags_together(pdf: pikepdf.Pdf, parts: Sequence[Part], trees: Sequence[pikepdf.Object | None]) -> None:
    """One structure tree of all documents' trees, and one table of what pages and links belong to (14.7.4.4)."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    book = root.K[0]
    children: list[pikepdf.Object] = []
    numbers: list[pikepdf.Object | int] = []
    base = 0
    for part, tree in zip(parts, trees, strict=True):
        if tree is None:
            continue
        for child in tree.K[0].K:
            child.P = book
            children.append(child)
        pairs = tree.ParentTree.Nums
        keys = [int(pairs[index]) for index in range(0, len(pairs), 2)]
        for index, key in enumerate(keys):
            numbers += [base + key, pairs[2 * index + 1]]
        for page in pdf.pages[part.first : part.first + part.laid.pages]:
            if "/StructParents" in page.obj:
                page.obj.StructParents = base + int(page.obj.StructParents)
            for annotation in page.obj.get("/Annots", Array()):
                if "/StructParent" in annotation:
                    annotation.StructParent = base + int(annotation.StructParent)
        base += max(keys, default=-1) + 1
    book.K = Array(children)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = base


def _link(pdf: pikepdf.Pdf, plan: Plan) -> None:
    """Links between documents lead to places in this file; the places that any link leads to have names."""
    where = dict(_destinations(plan))
    wanted: set[str] = set()
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            address = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
            if address.startswith(BOOK):
                name = _name_of(address.removeprefix(BOOK), plan)
                del annotation.A
                annotation.Dest = String(name)
                if "/Contents" in annotation:
                    annotation.Contents = String(name)
            if "/Dest" in annotation:
                wanted.add(str(annotation.Dest))
    names = sorted((name for name in wanted if name in where), key=str.encode)
    listed = [item for name in names for item in (String(name), _target(pdf, where[name]))]
    if listed:
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(listed)))


def _destinations(plan: Plan) -> Iterator[tuple[str, _DESTINATION]]:
    """The place of each element with an id. A section that leaves nothing on any page is where the next one begins."""
    shown: dict[str, _DESTINATION] = {}
    for part in plan.parts:
        for name, (page, x, y) in part.laid.anchors.items():
            shown.setdefault(name, (part.first + page, x, y))
    yield from shown.items()
    following: _DESTINATION = (0, 0.0, 0.0)
    for _, name in reversed(plan.files):
        following = shown.get(name, following)
        if name not in shown:
            yield name, following


def _name_of(address: str, plan: Plan) -> str:
    file, _, fragment = address.partition("#")
    return unquote(fragment) or dict(plan.files)[unquote(file)]


def _target(pdf: pikepdf.Pdf, place: _DESTINATION) -> Array:
    page, x, y = place
    return Array([pdf.pages[page].obj, Name.XYZ, round(x, 3), round(y, 3), 0])


def _add_outline(pdf: pikepdf.Pdf, plan: Plan) -> None:
    where = dict(_destinations(plan))
    with pdf.open_outline() as outline:
        for is_inside, entries in groupby(plan.bookmarks, key=lambda bookmark: bookmark.is_inside):
            items = [OutlineItem(entry.title, _target(pdf, where[_name_of(entry.address, plan)])) for entry in entries]
            if is_inside and outline.root:
                outline.root[-1].children.extend(items)
                outline.root[-1].is_closed = False
            else:
                outline.root.extend(items)


def _describe(pdf: pikepdf.Pdf, plan: Plan) -> None:
    """Number the pages as they bear it (ISO 32000-1, 12.4.2), and say how the book opens."""
    start = next((page for page, label in enumerate(plan.labels) if label.isdigit()), len(plan.labels))
    ranges = [0, Dictionary(S=Name.r)] if start else []
    ranges += [start, Dictionary(S=Name.D, St=1)] if start < len(plan.labels) else []
    pdf.Root.PageLabels = pdf.make_indirect(Dictionary(Nums=Array(ranges)))
    pdf.Root.Lang = String(plan.metadata.language)
    # Facing pages, the first one on the right as in the bound book; on a screen, one page after the other.
    pdf.Root.PageLayout = Name.TwoPageRight if plan.facing else Name.OneColumn
    pdf.Root.PageMode = Name.UseOutlines if plan.bookmarks else Name.UseNone
    preferences = pdf.Root.get("/ViewerPreferences", Dictionary())
    preferences.DisplayDocTitle = True
    pdf.Root.ViewerPreferences = preferences
