"""A run of Word's text in, the same with what carries meaning: bold, italic, raised, lowered, code; nothing hidden."""

from __future__ import annotations

from lxml import etree

from publish.readers.docx.names import Found, W, drop, each, text_of
from publish.readers.docx.styles import Styles, is_on, value
from publish.text import is_blank
from publish.vocabulary import Element

VISIBLE = tuple(f"{W}{name}" for name in "t sym tab br cr noBreakHyphen softHyphen".split())
"""What prints in a run."""

_CODE_STYLES = frozenset({"html code", "verbatim char", "source text", "code"})
_LINK_STYLES = frozenset({"hyperlink", "followedhyperlink", "internet link", "visited internet link"})
_UNDEFINED = {"strong": "b", "emphasis": "i"}


def settle_run(run: Element, styles: Styles, found: Found) -> None:
    """The properties of a run reduced to what carries meaning; hidden text goes and is reported."""
    properties = run.find(f"{W}rPr")
    style_id = value(properties, "rStyle")

    def state(name: str) -> str | None:
        own = value(properties, name)
        return own if own is not None else styles.mark(style_id, name)

    if properties is not None:
        run.remove(properties)
        if is_on(state("vanish")):
            _hide(run, found)
        elif not is_blank(text := text_of(run)):
            if is_on(state("strike")) or is_on(state("dstrike")):
                found.struck.append(text)
            if is_on(state("u")) and not _is_link(run, style_id, styles):
                found.underlined.append(text)
        kept = etree.Element(f"{W}rPr")
        name = styles.styles[style_id].name if style_id in styles.styles else style_id or ""
        if name.casefold() in _CODE_STYLES:
            etree.SubElement(kept, f"{W}rStyle", {f"{W}val": "PublishCode"})
        for toggle in ("b", "i"):
            if is_on(state(toggle)) or (style_id not in styles.styles and _UNDEFINED.get(name.casefold()) == toggle):
                etree.SubElement(kept, f"{W}{toggle}")
        if (raised := state("vertAlign")) in {"superscript", "subscript"}:
            etree.SubElement(kept, f"{W}vertAlign", {f"{W}val": raised or ""})
        run.insert(0, kept)
    for old, new in (("cr", "br"), ("ptab", "tab")):
        for element in run.findall(f"{W}{old}"):
            element.tag = f"{W}{new}"
    for element in run.findall(f"{W}br"):
        # A page or a column that ends inside a paragraph parts two words as a line does.
        element.attrib.pop(f"{W}type", None)


def _is_link(run: Element, style_id: str | None, styles: Styles) -> bool:
    """Whether a run is underlined because it is a link."""
    named = any(style.name.casefold() in _LINK_STYLES for style in styles.chain(style_id))
    return named or next(run.iterancestors(f"{W}hyperlink"), None) is not None


def _hide(run: Element, found: Found) -> None:
    text = text_of(run)
    if found.last_hidden is not None and run.getprevious() is found.last_hidden:
        found.hidden[-1] += text
    elif not is_blank(text):
        found.hidden.append(text)
    else:
        return
    found.last_hidden = run
    for element in each(run, *VISIBLE):
        drop(element)
