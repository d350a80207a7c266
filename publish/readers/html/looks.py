"""The style of an element in, what it means for the text out: bold, italic, raised, set apart, not shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.vocabulary import Element

_BOLD = re.compile(r"bold|bolder|[6-9]00")
_LEVEL = re.compile(r"normal|lighter|[1-5]00")
_CLASS_RULE = re.compile(r"\.([\w-]{1,100})\s{0,20}\{([^{}]{0,4000})\}")
_SPELT_OUT = ("font-style", "font-weight", "vertical-align", "text-decoration")
_BLOCKS = frozenset({"block", "flex", "grid", "list-item", "table", "table-cell", "table-row"})


@dataclass(frozen=True, slots=True)
class Looks:
    """What a style says."""

    formats: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    struck: bool = False
    underlined: bool = False
    block: bool = False
    hidden: bool = False


_PLAIN = Looks()


def looks_of(element: Element) -> Looks:
    """What the style attribute of an element says about its text."""
    style = element.get("style")
    if not style:
        return _PLAIN
    said = declarations(style)
    formats: list[str] = []
    undone: list[str] = []
    if said.get("font-style") in ("italic", "oblique"):
        formats.append("em")
    elif said.get("font-style") == "normal":
        undone.append("em")
    weight = said.get("font-weight", "")
    if _BOLD.fullmatch(weight):
        formats.append("strong")
    elif _LEVEL.fullmatch(weight):
        undone.append("strong")
    if (shift := said.get("vertical-align", "")) in ("super", "sub"):
        formats.append("sup" if shift == "super" else "sub")
    hidden = (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("mso-hide") == "all"
    )
    lines = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}".split()
    return Looks(
        tuple(formats),
        tuple(undone),
        "line-through" in lines,
        "underline" in lines,
        said.get("display") in _BLOCKS,
        hidden,
    )


def declarations(style: str) -> dict[str, str]:
    """The declarations of a style attribute, in lower case, the last of each name."""
    pairs = (declaration.partition(":") for declaration in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in pairs if colon}


def spell_out_classes(root: Element) -> None:
    """Write into the style of each span what the page's sheet says about its class: Google Docs has no more."""
    rules: dict[str, str] = {}
    for sheet in root.iter("style"):
        for name, body in _CLASS_RULE.findall((sheet.text or "")[:1_000_000]):
            said = declarations(body)
            kept = [f"{key}:{said[key]}" for key in _SPELT_OUT if key in said]
            if kept:
                rules[name] = ";".join([rules.get(name, ""), *kept])
    for span in root.iter("span") if rules else ():
        stated = [rules[name] for name in span.get("class", "").split() if name in rules]
        if stated:
            span.set("style", ";".join([*stated, span.get("style", "")]))
