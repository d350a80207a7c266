"""A contributor in, the name out as it is printed; and what a name's element holds besides."""

from __future__ import annotations

from publish.readers.jats.names import IDS, flat
from publish.vocabulary import Element

NAMES = frozenset({"name", "string-name", "collab", "name-alternatives", "collab-alternatives"})
_PARTS = ("prefix", "given-names", "surname", "suffix")
_EASTERN = ("prefix", "surname", "given-names", "suffix")
#: What may stand in the element of a name and is no part of it.
_BESIDES = frozenset({"contrib-group", "xref", "fn", "aff", "aff-alternatives", "degrees", "address", "email", *IDS})


def named(contributor: Element) -> Element | None:
    """The element that names a contributor, the first of several forms."""
    found = next((child for child in contributor if child.tag in NAMES), None)
    if found is not None and str(found.tag).endswith("-alternatives"):
        return next((child for child in found if child.tag in NAMES), None)
    return found


def name_of(contributor: Element) -> str:
    """A contributor's name as it is printed, given names first where the file doesn't say otherwise."""
    element = named(contributor)
    return "" if element is None else written(element)


def written(element: Element) -> str:
    """A name in the order in which it is printed."""
    order = _EASTERN if element.get("name-style") == "eastern" else _PARTS
    if element.tag == "name" and any(child.tag in _PARTS for child in element):
        return " ".join(text for tag in order for part in element.findall(tag) if (text := flat(part)))
    pieces = [element.text or ""]
    for child in element:
        pieces.append("" if child.tag in _BESIDES else f"{'' if pieces[-1] else ' '}{flat(child)}")
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def besides(contributor: Element) -> list[Element]:
    """Other forms of a name, and what stands in its element without being part of it."""
    chosen = named(contributor)
    found: list[Element] = []
    for child in contributor:
        if child.tag not in NAMES:
            continue
        forms = list(child) if str(child.tag).endswith("-alternatives") else [child]
        for form in forms:
            if form is not chosen:
                found.append(form)
            elif form.tag == "name":
                found += [part for part in form if part.tag not in _PARTS]
            else:
                found += [part for part in form if part.tag in _BESIDES]
    return found
