"""The structure tree of a tagged PDF, mended where WeasyPrint 70 leaves it against PDF/UA-1."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def mend(path: Path, prefix: str) -> None:
    """Mend the tags of a file in its place; names that are unique in it get a prefix."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        mend_lists(pdf)
        mend_links(pdf)
        _name_cells(pdf, prefix)
        pdf.save(path, deterministic_id=True)


def _name_cells(pdf: pikepdf.Pdf, prefix: str) -> None:
    """Give the cells of tables names that stay unique beside those of other documents (ISO 32000-1, 14.8.5.7)."""
    waiting = [pdf.Root.StructTreeRoot] if "/StructTreeRoot" in pdf.Root else []
    while waiting:
        element = waiting.pop()
        if element.get("/S") == Name.TR:
            _scope(_children(element))
        if "/ID" in element:
            element.ID = String(f"{prefix}-{element.ID}")
        if "/A" in element and "/Headers" in element.A:
            element.A.Headers = Array(String(f"{prefix}-{name}") for name in element.A.Headers)
        waiting += _children(element)


def _scope(cells: Sequence[pikepdf.Object]) -> None:
    """Say of header cells what they head, where nothing says it: a row of nothing else heads columns (7.5 of ISO
    14289-1)."""
    headers = [cell for cell in cells if cell.get("/S") == Name.TH]
    for cell in headers:
        attributes = cell.get("/A", Dictionary(O=Name.Table))
        if "/Scope" not in attributes:
            attributes.Scope = Name.Column if len(headers) == len(cells) else Name.Row
        cell.A = attributes


def mend_lists(pdf: pikepdf.Pdf) -> None:
    """Put what stands in a list item beside its label into a list body (ISO 32000-1, 14.8.4.3.3)."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    waiting = [root]
    while waiting:
        element = waiting.pop()
        children = _children(element)
        if element.get("/S") == Name.LI:
            _wrap(pdf, element, children)
        waiting += children


def _children(element: pikepdf.Object) -> list[pikepdf.Object]:
    kids = element.get("/K")
    listed = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and kid.get("/Type") != Name.OBJR]


def _wrap(pdf: pikepdf.Pdf, item: pikepdf.Object, children: list[pikepdf.Object]) -> None:
    loose = [child for child in children if child.get("/S") not in (Name.Lbl, Name.LBody)]
    if not loose:
        return
    kept = [child for child in children if child.get("/S") == Name.Lbl]
    inside: list[pikepdf.Object] = []
    for child in children:
        if child.get("/S") == Name.LBody:
            inside += _children(child) if isinstance(child.get("/K"), Array) else []
        elif child.get("/S") != Name.Lbl:
            inside.append(child)
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(inside)))
    if "/Pg" in item:
        body.Pg = item.Pg
    for child in inside:
        child.P = body
    item.K = Array([*kept, body])


def mend_links(pdf: pikepdf.Pdf) -> None:
    """Keep the link annotations of links, and drop the ones that elements inside a link got of their own.

    ISO 14289-1, 7.18.5: each link annotation belongs to a Link element. The dropped ones lie inside their link's area.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    numbers = root.ParentTree.Nums
    owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    dropped: set[int] = set()
    for page in pdf.pages:
        kept = []
        for annotation in page.obj.get("/Annots", Array()):
            number = int(annotation.get("/StructParent", -1))
            owner = owners.get(number)
            if owner is None or owner.get("/S") == Name.Link or not _inside_link(owner):
                kept.append(annotation)
                continue
            dropped.add(number)
            owner.K = Array(kid for kid in owner.K if not _refers(kid, annotation))
        if "/Annots" in page.obj:
            page.obj.Annots = Array(kept)
    pairs = [(key, value) for key, value in owners.items() if key not in dropped]
    root.ParentTree.Nums = Array(item for pair in pairs for item in pair)


def _inside_link(element: pikepdf.Object) -> bool:
    parent = element.get("/P")
    while isinstance(parent, Dictionary) and "/S" in parent:
        if Name.Link == parent.S:
            return True
        parent = parent.get("/P")
    return False


def _refers(kid: pikepdf.Object, annotation: pikepdf.Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR and kid.Obj.objgen == annotation.objgen
