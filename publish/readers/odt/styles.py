"""Styles in, what they mean out: the kind of a paragraph, the formats of letters, whether a list is numbered."""

from __future__ import annotations

from dataclasses import dataclass, field

from publish.vocabulary import Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

#: Name of a style of paragraphs, as LibreOffice and Word write it → what its paragraphs are.
KINDS = {
    "title": "title",
    "subtitle": "subtitle",
    "quotations": "quote",
    "quote": "quote",
    "block text": "quote",
    "intense quote": "quote",
    "preformatted text": "pre",
    "html preformatted": "pre",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it is written down; a common one has a name that people see."""

    name: str
    parent: str | None
    common: bool
    formats: tuple[str, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document by family and id, and the levels of its lists that are numbered."""

    styles: dict[tuple[str, str], Style] = field(default_factory=dict)
    numbered: dict[str, frozenset[int]] = field(default_factory=dict)
    language: str | None = None

    def kind(self, name: str | None) -> str:
        """What the paragraphs of a style are; "" for text."""
        for style in self._chain("paragraph", name):
            if kind := KINDS.get(style.name.replace("_20_", " ").casefold()):
                return kind
        return ""

    def formats(self, family: str, name: str | None) -> tuple[str, ...]:
        """The formats of letters: of a paragraph those that were put on it by hand, not those of its common style."""
        found: list[str] = []
        for style in self._chain(family, name):
            if style.common and family == "paragraph":
                break
            found += [formatted for formatted in style.formats if formatted not in found]
        return tuple(found)

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether letters of a style aren't shown."""
        return any(style.hidden for style in self._chain(family, name))

    def _chain(self, family: str, name: str | None) -> list[Style]:
        chain: list[Style] = []
        while name and (style := self.styles.get((family, name))) and style not in chain:
            chain.append(style)
            name = style.parent
        return chain


def read_styles(*roots: Element | None) -> Styles:
    """The styles of the parts of a document."""
    styles: dict[tuple[str, str], Style] = {}
    numbered: dict[str, frozenset[int]] = {}
    language = None
    for root in roots:
        for element in root.iter(f"{STYLE}style") if root is not None else ():
            family, name = element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")
            parent = element.getparent()
            common = parent is not None and str(parent.tag).endswith("}styles")
            letters = element.find(f"{STYLE}text-properties")
            shown = element.get(f"{STYLE}display-name") or name
            styles[family, name] = Style(
                shown, element.get(f"{STYLE}parent-style-name"), common, _formats(letters), _hidden(letters)
            )
        for element in root.iter(f"{TEXT}list-style") if root is not None else ():
            levels = (level.get(f"{TEXT}level", "1") for level in element.iter(f"{TEXT}list-level-style-number"))
            numbered[element.get(f"{STYLE}name", "")] = frozenset(int(level) for level in levels if level.isdecimal())
        for element in root.iter(f"{STYLE}default-style") if root is not None else ():
            if element.get(f"{STYLE}family") == "paragraph":
                language = _language(element.find(f"{STYLE}text-properties"))
    return Styles(styles, numbered, language)


def _formats(letters: Element | None) -> tuple[str, ...]:
    if letters is None:
        return ()
    found = ["em"] if letters.get(f"{FO}font-style") in ("italic", "oblique") else []
    found += ["strong"] if letters.get(f"{FO}font-weight") in ("bold", "600", "700", "800", "900") else []
    position = letters.get(f"{STYLE}text-position", "").partition(" ")[0]
    if position in ("super", "sub") or position.rstrip("%").lstrip("-").isdecimal():
        height = 1 if position == "super" else -1 if position == "sub" else int(position.rstrip("%"))
        found += ["sup"] if height > 0 else ["sub"] if height < 0 else []
    return tuple(found)


def _hidden(letters: Element | None) -> bool:
    return letters is not None and letters.get(f"{TEXT}display") == "none"


def _language(letters: Element | None) -> str | None:
    if letters is None or letters.get(f"{FO}language") in (None, "none", "zxx"):
        return None
    country = letters.get(f"{FO}country")
    return (
        f"{letters.get(f'{FO}language')}-{country}" if country and country != "none" else letters.get(f"{FO}language")
    )
