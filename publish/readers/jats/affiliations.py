"""What is said of a contributor besides the name: affiliations wherever they stand, parts, degrees, addresses."""

from __future__ import annotations

from publish.readers.jats.names import IDS, flat
from publish.readers.jats.person_names import NAMES, besides, written
from publish.readers.jats.walk import Shared, Walk
from publish.text import is_blank
from publish.vocabulary import Element

_AFFILIATIONS = frozenset({"aff", "aff-alternatives"})
_ADDRESSES = frozenset({"contrib-id", "email", "uri", "ext-link", "phone", "fax"})
_GROUP_KEY = "group-author-key"
_NESTED = frozenset({"institution-wrap", "addr-line", "address", "aff", "aff-alternatives", "contrib-group"})


def pieces_of(contributor: Element, shared: Shared) -> list[Element]:
    """All that is said of a contributor: in the element itself, and where that refers to affiliations."""
    found: list[Element] = []
    for child in [*besides(contributor), *(child for child in contributor if child.tag not in NAMES)]:
        if child.tag == "xref":
            targets = [shared.targets.get(name) for name in child.get("rid", "").split()]
            found += [t for t in targets if t is not None and t.tag in _AFFILIATIONS and shared.may_repeat(t)]
        elif child.tag == "contrib-group":
            found += [inner for inner in child if inner.tag != "contrib" and not is_blank(flat(inner))]
        elif child.tag != "bio" and child.get("contrib-id-type") != _GROUP_KEY and child.tag not in IDS:
            found += [child] if not is_blank(flat(child)) else []
    shared.printed.update(piece for piece in found if piece.tag in _AFFILIATIONS)
    return sorted(found, key=lambda piece: piece.tag in _ADDRESSES)


def loose_affiliations(meta: Element) -> dict[Element, Element]:
    """The one affiliation to which nobody refers, by contributor: that of all who state none of their own."""
    referred = {name for reference in meta.iter("xref") for name in reference.get("rid", "").split()}
    common = _unreferred(meta, referred)
    found: dict[Element, Element] = {}
    for group in meta.findall("contrib-group"):
        loose = [*_unreferred(group, referred), *common]
        for contributor in group.findall("contrib") if len(loose) == 1 else ():
            stated = next(contributor.iter(*_AFFILIATIONS), None) is not None
            if not stated and not any(e.get("ref-type") == "aff" for e in contributor.iter("xref")):
                found[contributor] = loose[0]
    return found


def _unreferred(holder: Element, referred: set[str]) -> list[Element]:
    return [child for child in holder if child.tag in _AFFILIATIONS and child.get("id") not in referred]


def piece_of(inside: Walk, piece: Element) -> None:
    """Write one piece; its parts are set apart by commas where nothing else does."""
    if piece.tag in NAMES:
        inside.writer.text(written(piece))
        return
    labels = [child for child in piece if child.tag == "label" or _is_sign(child)]
    parts = [child for child in piece if child not in labels and child.tag not in IDS and not is_blank(flat(child))]
    bare = is_blank((piece.text or "") + "".join(child.tail or "" for child in piece))
    if not bare or not parts or piece.tag not in _NESTED:
        if piece.tag in ("aff", *_NESTED):
            inside.content(piece, labels)
        else:
            inside.element(piece)
        return
    for index, part in enumerate(parts):
        inside.join(", " if index else "")
        piece_of(inside, part)


def _is_sign(child: Element) -> bool:
    """A raised number before an affiliation, which the names refer to."""
    parent = child.getparent()
    first = parent is not None and parent[0] is child and is_blank(parent.text or "")
    return child.tag == "sup" and first and len(flat(child)) < 4
