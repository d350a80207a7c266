"""The fields of Word in, in place: hyperlinks in the one form that is read right, marks of notes for NOTEREF.

A field is what stands between three runs: begin, its instruction, separate, its result, end. Results are text and stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from publish.readers.docx.names import Found, W, drop, each, mark, replace_by_children
from publish.vocabulary import Element

_ARGUMENT = re.compile(r'"([^"]*)"|(\S+)')
#: Fields that fetch something when Word updates them; here their last result is text like any other.
_NESTED = 5
"""Fields around a link: each more is looked through for each piece of text."""
_FETCHING = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK"})


@dataclass(slots=True)
class _Open:
    """A field that has begun and not ended."""

    signs: list[Element] = field(default_factory=list)
    """Its beginning, its end, and what stands between its instruction and its result."""
    instructions: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    result: list[Element] = field(default_factory=list)
    separated: bool = False


def settle_fields(root: Element, found: Found) -> None:
    """Bring all fields of a tree into the form that the rest reads: of others than links only the results are left."""
    for element in each(root, f"{W}fldSimple"):
        _spelt_out(element)
    open_fields: list[_Open] = []
    for element in each(root, f"{W}fldChar", f"{W}instrText", f"{W}t", f"{W}sym"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append(_Open([element]))
        elif not open_fields:
            if element.tag == f"{W}fldChar":
                drop(element)
        elif kind in {"separate", "end"}:
            open_fields[-1].signs.append(element)
            if not open_fields[-1].separated:
                _instruct(open_fields[-1], found)
            if kind == "end":
                _end(open_fields.pop(), element, found, inside=len(open_fields))
        elif element.tag == f"{W}instrText":
            open_fields[-1].instructions.append(element)
        else:
            open_fields[-1].result.append(element)
    for opened in open_fields:
        _without_signs(opened)


def _without_signs(opened: _Open) -> None:
    for element in [*opened.signs, *opened.instructions]:
        drop(element)


def _spelt_out(element: Element) -> None:
    """A simple field as the runs of a complex one."""
    instruction = etree.Element(f"{W}instrText")
    instruction.text = element.get(f"{W}instr")
    begin, separate, end = (etree.Element(f"{W}fldChar", {f"{W}fldCharType": t}) for t in ("begin", "separate", "end"))
    for index, child in enumerate((begin, instruction, separate)):
        run = etree.Element(f"{W}r")
        run.append(child)
        element.insert(index, run)
    etree.SubElement(element, f"{W}r").append(end)
    replace_by_children(element)


def _instruct(opened: _Open, found: Found) -> None:
    opened.separated = True
    text = "".join(element.text or "" for element in opened.instructions)
    opened.words = [quoted or bare for quoted, bare in _ARGUMENT.findall(text)]
    name = opened.words[0].upper() if opened.words else ""
    if name in _FETCHING:
        found.kept[f"a field {name}, of which only the last result is kept"] += 1
    for element in opened.instructions:
        element.text = ""
    if name == "HYPERLINK" and opened.instructions:
        opened.instructions[0].text = _hyperlink(opened.words[1:])


def _hyperlink(words: list[str]) -> str:
    """`HYPERLINK "address"` or `HYPERLINK \\l "bookmark"`, without the other switches."""
    address, anchor, switch = "", "", ""
    for word in words:
        if word.startswith("\\") and len(word) == 2:
            switch = word.lower()
        elif switch == "\\l":
            anchor, switch = word, ""
        elif switch in {"\\o", "\\t"}:
            switch = ""
        else:
            address = address or word
    if not address:
        return f'HYPERLINK \\l "{anchor}"' if anchor else ""
    return f'HYPERLINK "{address}#{anchor}"' if anchor else f'HYPERLINK "{address}"'


def _end(opened: _Open, end: Element, found: Found, inside: int) -> None:
    """What becomes of a field: a link stays one, unless it stands in `inside` many others; NOTEREF becomes a mark."""
    words = [word.upper() for word in opened.words]
    run = end.getparent()
    # The same note again: the number in the text gives way to a mark; with \p the text is “above” or “below”.
    again = words[:1] == ["NOTEREF"] and len(words) > 1 and "\\P" not in words
    if again and run is not None and (name := found.note_bookmarks.get(opened.words[1])):
        for element in opened.result:
            drop(element)
        run.addprevious(mark(name))
    if words[:1] != ["HYPERLINK"] or inside > _NESTED:
        _without_signs(opened)
