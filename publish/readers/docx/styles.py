"""The parts styles.xml and numbering.xml in, what the styles of paragraphs, letters and lists mean out.

Styles are known by their English names, which Word writes in all of its languages, and by those they are based on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from publish.vocabulary import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: Name of a style, folded → what its paragraphs are.
_KINDS = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "quote": "quote",
    "intense quote": "quote",
    "block text": "quote",
    "quotations": "quote",
    "block quote": "quote",
    "html preformatted": "pre",
    "preformatted text": "pre",
    "source code": "pre",
    "caption": "caption",
    "heading": "heading1",
    **{f"heading {level}": f"heading{level}" for level in range(1, 10)},
}
#: Styles of running text, of lists and of notes: they need no word.
_PLAIN = frozenset(
    "normal,body,body text,body text first indent,first paragraph,compact,text body,default,list paragraph,list bullet,"
    "list number,list,footnote text,endnote text,footnote,endnote,normal (web),no spacing,plain text,"
    "default paragraph font,standard".split(",")
)
_IN_LISTS = frozenset({"list paragraph", "list continue", "list contents"})
_MARKS = ("b", "i", "u", "vertAlign", "strike", "dstrike", "vanish")


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it is written down."""

    name: str
    based_on: str | None
    outline: int | None
    numbering: tuple[str | None, str | None] | None
    marks: dict[str, str]
    first_row: bool = False
    """Whether a table of this style has a first row that looks unlike the others."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    ordered: bool
    start: int
    format: str
    style: str | None
    text: str = ""
    """What stands at an item, with %1 for its number."""


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document by id, and the levels of its lists."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    language: str | None = None
    """The language that the document has unless a run says otherwise."""
    numbers: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    """Number id → the id of its abstract list, and its levels."""

    def chain(self, style_id: str | None) -> list[Style]:
        """A style and those that it is based on, the nearest first."""
        found: list[Style] = []
        seen: set[str] = set()
        while style_id and style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            found.append(self.styles[style_id])
            style_id = self.styles[style_id].based_on
        return found

    def kind(self, style_id: str | None) -> str | None:
        """What the paragraphs of a style are; None: text."""
        for style in self.chain(style_id):
            if kind := _KINDS.get(_folded(style.name)):
                return kind
            if style.outline is not None and style.outline < 9:
                return f"heading{style.outline + 1}"
        return _KINDS.get(_folded(style_id or "")) if style_id not in self.styles else None

    def unknown(self, style_id: str | None) -> str | None:
        """The name of a style of paragraphs that means nothing here; None where it means something or is plain."""
        if style_id is None or style_id == self.default or self.kind(style_id):
            return None
        name = self.styles[style_id].name if style_id in self.styles else style_id
        return None if _folded(name).rstrip(" 0123456789") in _PLAIN else name

    def mark(self, style_id: str | None, name: str) -> str | None:
        """The value of a mark (b, i, vertAlign …) in a style of letters, by inheritance."""
        return next((style.marks[name] for style in self.chain(style_id) if name in style.marks), None)

    def goes_on(self, style_id: str | None) -> bool:
        """Whether a style is that of paragraphs that stand in a list and begin no item."""
        named = (_folded(style.name).rstrip(" 0123456789") for style in self.chain(style_id))
        return next(named, "") in _IN_LISTS

    def has_head(self, style_id: str | None) -> bool:
        """Whether the tables of a style have a first row that looks unlike the others."""
        return any(style.first_row for style in self.chain(style_id))

    def level(self, number: str | None, level: str | None, style_id: str | None) -> tuple[str, int, Level] | None:
        """The list of a paragraph: its abstract id, its level from 0, and what that level is; its form may be none."""
        for style in self.chain(style_id) if number is None or level is None else []:
            if style.numbering:
                number = number if number is not None else style.numbering[0]
                level = level if level is not None else style.numbering[1]
        abstract, levels = self.numbers.get(number or "", ("", {}))
        if level is None:
            depth = next((depth for depth, row in levels.items() if style_id and row.style == style_id), 0)
        else:
            depth = int(level) if level.isdecimal() and len(level) < 3 else 0
        return (abstract, depth, levels[depth]) if depth in levels else None


def _folded(name: str) -> str:
    return name.replace("-", " ").casefold().strip()


def value(parent: Element | None, *path: str) -> str | None:
    """The w:val of a descendant of `parent`; "" where it is there without one, None where it isn't."""
    found = parent
    for name in path:
        found = found.find(f"{W}{name}") if found is not None else None
    return None if found is None else found.get(f"{W}val", "")


def is_on(state: str | None) -> bool:
    """Whether a toggle is set: `<w:b/>`, and not `<w:b w:val="0"/>`."""
    return state is not None and state.lower() not in {"0", "false", "off", "none"}


def read_styles(styles: Element | None, numbering: Element | None) -> Styles:
    """The meaning of both parts; either may be absent."""
    found: dict[str, Style] = {}
    default = None
    linked: dict[str, str] = {}
    for row in styles.iter(f"{W}style") if styles is not None else ():
        style_id = row.get(f"{W}styleId", "")
        outline = value(row, "pPr", "outlineLvl")
        number = row.find(f"{W}pPr/{W}numPr")
        found.setdefault(
            style_id,
            Style(
                value(row, "name") or style_id,
                value(row, "basedOn"),
                _count(outline, 9) if outline is not None else None,
                (value(number, "numId"), value(number, "ilvl")) if number is not None else None,
                {mark: state for mark in _MARKS if (state := value(row, "rPr", mark)) is not None},
                any(part.get(f"{W}type") == "firstRow" for part in row.iter(f"{W}tblStylePr")),
            ),
        )
        if row.get(f"{W}type") == "paragraph" and is_on(row.get(f"{W}default")):
            default = style_id
        if row.get(f"{W}type") == "numbering" and number is not None:
            linked[style_id] = value(number, "numId") or ""
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if styles is not None else None
    numbers = _numbers(numbering, linked) if numbering is not None else {}
    return Styles(found, default, language.get(f"{W}val") if language is not None else None, numbers)


def _numbers(root: Element, linked: dict[str, str]) -> dict[str, tuple[str, dict[int, Level]]]:
    lists = {row.get(f"{W}abstractNumId", ""): row for row in root.iter(f"{W}abstractNum")}
    abstract = {row.get(f"{W}numId", ""): value(row, "abstractNumId") or "" for row in root.iter(f"{W}num")}
    numbers: dict[str, tuple[str, dict[int, Level]]] = {}
    for row in root.iter(f"{W}num"):
        number = row.get(f"{W}numId", "")
        source = lists.get(abstract[number])
        link = value(source, "numStyleLink")
        if link and (other := abstract.get(linked.get(link, ""))) in lists:
            source = lists[other or ""]
        levels = _levels(source)
        changed = False
        for override in row.iter(f"{W}lvlOverride"):
            depth, start = _count(override.get(f"{W}ilvl")), value(override, "startOverride")
            levels |= {depth: level} if (level := _levels(override).get(depth)) else {}
            if start is not None and depth in levels:
                old = levels[depth]
                levels[depth] = replace(old, start=_count(start))
            changed = True
        # A number with overrides counts for itself; the others go on where their abstract list has come to.
        numbers[number] = (f"num-{number}" if changed else f"list-{abstract[number]}", levels)
    return numbers


def _levels(source: Element | None) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for row in source.iter(f"{W}lvl") if source is not None else ():
        form = value(row, "numFmt") or "decimal"
        start = value(row, "start")
        ordered = form not in {"bullet", "none"}
        level = Level(ordered, _count(start, 1), form, value(row, "pStyle"), value(row, "lvlText") or "")
        levels.setdefault(_count(row.get(f"{W}ilvl")), level)
    return levels


def _count(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default
