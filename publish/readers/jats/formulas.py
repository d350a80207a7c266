"""Formulas in, a line of text out: the vocabulary has no mathematics, so fractions become (a)/(b) and roots √(a).

A picture of the formula that lies beside the article is preferred; then MathML, then TeX as code, then what is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from publish.readers.jats.figures import GRAPHICS
from publish.readers.jats.names import flat
from publish.readers.jats.walk import Walk
from publish.text import is_blank
from publish.vocabulary import Element

_DOCUMENT = re.compile(r"\\begin\{document\}(.*?)\\end\{document\}", re.DOTALL)
_SPACES = re.compile(r"[ \t\r\n]+")
_SPACED = frozenset("= < > ≤ ≥ ≠ ≈ ≡ ∼ ≃ ≅ ∝ → ← ↔ ⇒ ⇔ ∈ ∉ ⊂ ⊆ ∪ ∩ ∧ ∨ ± × ÷ ∣ ≪ ≫ ↦ := + −".split())
_WRITTEN = ("math", "tex-math", "textual-form")
_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms", "mspace", "mglyph"})


def displayed(walk: Walk, element: Element) -> None:
    """A formula in a paragraph of its own, its number after it."""
    label = element.find("label")
    with walk.writer.block("p"):
        formula(walk, element)
        if label is not None:
            walk.writer.text(" \u2003")
            walk.content(label)


def formula(walk: Walk, element: Element) -> None:
    """A formula in the line in which it stands, in the first of its forms that there is."""
    forms = [form for child in element for form in (child if child.tag == "alternatives" else [child])]
    graphics = [form for form in forms if form.tag in GRAPHICS]
    written = sorted((form for form in forms if form.tag in _WRITTEN), key=lambda form: _WRITTEN.index(str(form.tag)))
    best = written[0] if written else None
    image = None
    if graphics and not walk.in_note:
        image = walk.shared.pictures.image(graphics, element, None if best is None else _inner(best))
    chosen = graphics[0] if image is not None else best
    for graphic in graphics:
        _name_rest(walk, graphic, shown=image is not None)
    walk.writer.text(element.text or "")
    for child in element:
        inside = list(child) if child.tag == "alternatives" else [child]
        if chosen is not None and chosen in inside:
            walk.writer.inline(image) if image is not None else walk.element(chosen)
        elif child.tag not in (*_WRITTEN, *GRAPHICS, "label", "alternatives"):
            walk.element(child)
        walk.writer.text(child.tail or "")


def _name_rest(walk: Walk, graphic: Element, shown: bool) -> None:
    """Name what is said of a picture that stands in a line, where nobody looks for a caption."""
    described = ("alt-text", "long-desc") if shown else ()
    text = " ".join([graphic.text or "", *(flat(child) for child in graphic if child.tag not in described)]).strip()
    if text:
        walk.shared.say("jats-not-printed", graphic, count=1, name=str(graphic.tag), text=text)


def tex(walk: Walk, element: Element) -> None:
    """TeX as code, without the preamble that lets it stand by itself."""
    walk.shared.counts["formulas"] += 1
    with walk.writer.format("code"):
        walk.writer.text(_inner(element))


def _inner(form: Element) -> str:
    text = "".join(str(piece) for piece in form.itertext())
    inner = _DOCUMENT.search(text)
    return " ".join((inner[1] if inner else text).split())


def mathml(walk: Walk, element: Element) -> None:
    """MathML in a line: what is raised and lowered stays so."""
    walk.shared.counts["formulas"] += 1
    _children(walk, element)


def _any(walk: Walk, element: Element) -> None:
    handler = _FORMS.get(str(element.tag))
    if element.tag in _TOKENS:
        _token(walk, element)
    elif handler is not None:
        handler(walk, element)
    else:
        _children(walk, element)


def _children(walk: Walk, element: Element) -> None:
    walk.writer.text((element.text or "") if not is_blank(element.text or "") else "")
    for child in element:
        _any(walk, child)
        walk.writer.text((child.tail or "") if not is_blank(child.tail or "") else "")


def _token(walk: Walk, element: Element) -> None:
    text = _SPACES.sub(" ", "".join(str(piece) for piece in element.itertext())).strip(" ")
    before = element.getprevious()
    if element.tag == "mspace":
        walk.writer.text(" ")
    elif element.tag == "mo":
        binary = text in _SPACED and before is not None and before.tag != "mo"
        walk.writer.text(f" {text} " if binary else text)
    elif element.tag == "mi" and len(text) == 1 and element.get("mathvariant", "italic") == "italic":
        with walk.writer.format("em"):
            walk.writer.text(text)
    elif "bold" in element.get("mathvariant", ""):
        with walk.writer.format("strong"):
            walk.writer.text(text)
    else:
        walk.writer.text(text)


def _bracketed(walk: Walk, element: Element) -> None:
    """In brackets, but for a single sign."""
    single = len(list(islice(element.iter(*_TOKENS), 2))) < 2
    walk.writer.text("" if single else "(")
    _any(walk, element)
    walk.writer.text("" if single else ")")


def _fraction(walk: Walk, element: Element) -> None:
    """A fraction; without its line it is two numbers over one another."""
    line = element.get("linethickness", "1")[:1] != "0"
    for index, child in enumerate(element):
        walk.writer.text(("/" if line else "; ") if index else "")
        _bracketed(walk, child)


def _scripts(walk: Walk, element: Element) -> None:
    """A base and what stands below and above it."""
    places = _SCRIPTS[str(element.tag)]
    for index, child in enumerate(element):
        place = places[min(index, len(places) - 1)]
        if not place:
            _any(walk, child)
        else:
            with walk.writer.format(place):
                _any(walk, child)


def _root(walk: Walk, element: Element) -> None:
    base, *index = list(element) if element.tag == "mroot" else [element]
    for child in index:
        with walk.writer.format("sup"):
            _any(walk, child)
    walk.writer.text("√(")
    (_children if base is element else _any)(walk, base)
    walk.writer.text(")")


def _fenced(walk: Walk, element: Element) -> None:
    separators = element.get("separators", ",").split()
    walk.writer.text(element.get("open", "("))
    for index, child in enumerate(element):
        if index and separators:
            walk.writer.text(separators[min(index, len(separators)) - 1] + " ")
        _any(walk, child)
    walk.writer.text(element.get("close", ")"))


def _rows(walk: Walk, element: Element) -> None:
    """The rows of a matrix, or the cells of a row."""
    for index, child in enumerate(element):
        if index:
            walk.writer.text("; " if element.tag == "mtable" else ", ")
        _any(walk, child)


def _first(walk: Walk, element: Element) -> None:
    """The formula itself; annotations say the same in another form."""
    for child in list(element)[:1]:
        _any(walk, child)


_SCRIPTS = {
    "msub": ("", "sub"),
    "msup": ("", "sup"),
    "msubsup": ("", "sub", "sup"),
    "munder": ("", "sub"),
    "mover": ("", "sup"),
    "munderover": ("", "sub", "sup"),
    "mmultiscripts": ("", "sub", "sup"),
}
_FORMS: dict[str, Callable[[Walk, Element], None]] = {
    **dict.fromkeys(_SCRIPTS, _scripts),
    **dict.fromkeys(("mtable", "mtr", "mlabeledtr"), _rows),
    **dict.fromkeys(("msqrt", "mroot"), _root),
    "mfrac": _fraction,
    "mfenced": _fenced,
    "semantics": _first,
}
