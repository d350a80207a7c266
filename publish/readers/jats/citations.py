"""Lists of references and what stands in them: citations as they are written, or composed of their elements."""

from __future__ import annotations

from contextlib import nullcontext

from publish.readers.jats.blocks import ascending, heading
from publish.readers.jats.inline import RESOLVERS
from publish.readers.jats.names import DATA, flat
from publish.readers.jats.walk import Walk
from publish.text import is_blank
from publish.vocabulary import Element

_PEOPLE = frozenset({"person-group", "name", "string-name", "collab", "etal", "anonymous", "name-alternatives"})
_WHEN = ("year", "month", "day", "season", "era", "date", "string-date")
_TITLES = ("article-title", "chapter-title", "part-title", "data-title", "trans-title")
_SOURCES = ("source", "trans-source")
#: What goes with the source, in this order, and what stands before each: “Nature, 2nd edition 12(3)”.
_IN_SOURCE = {"edition": ", ", "series": ", ", "version": ", ", "volume": " ", "issue": "(", "supplement": " "}
_ADDRESSES = frozenset({"pub-id", "object-id", "ext-link", "uri"})
_ENDS = ".?!…:"


def reference_list(walk: Walk, element: Element) -> None:
    """A heading and the references under it, each an item."""
    walk.writer.close()
    taken = [child for child in (element.find("label"), element.find("title")) if child is not None]
    heading(walk, taken)
    walk.depth += 1
    run: list[Element] = []
    for child in element:
        if child.tag == "ref":
            run.append(child)
            continue
        _items(walk, run)
        run = []
        if child not in taken:
            walk.element(child)
    _items(walk, run)
    walk.depth -= 1


def _items(walk: Walk, references: list[Element]) -> None:
    if not references:
        return
    start = ascending([reference.find("label") for reference in references])
    attributes = {"data-line": str(references[0].sourceline or 1)} | ({"start": str(start)} if start > 1 else {})
    with walk.writer.container("ol" if start else "ul", attributes):
        for reference in references:
            place = {"data-line": str(reference.sourceline or 1)} | walk.place_of(reference)
            with walk.writer.container("li", place), walk.writer.block("p"):
                _reference(walk, reference, bool(start))


def _reference(walk: Walk, reference: Element, numbered: bool) -> None:
    label = reference.find("label")
    if label is not None and not numbered:
        walk.content(label)
        walk.writer.text(" ")
    for child in reference:
        if child is not label and isinstance(child.tag, str):
            walk.element(child)
            walk.writer.text(" ")


def alternatives(walk: Walk, element: Element) -> None:
    """One citation in several forms: the one that is written out, else the first; any other words are named."""
    forms = [child for child in element if isinstance(child.tag, str)]
    if not forms:
        return
    chosen = next((form for form in forms if form.tag == "mixed-citation"), forms[0])
    walk.element(chosen)
    for form in forms:
        if form is not chosen:
            walk.shared.say_more(chosen, form)


def citation(walk: Walk, element: Element) -> None:
    """A citation: with the text between its elements as it is, else with points and commas set here."""
    written = not is_blank((element.text or "") + "".join(child.tail or "" for child in element))
    if written or all(child.tag not in DATA for child in element):
        walk.content(element)
    else:
        _compose(walk, list(element))


def product(walk: Walk, element: Element) -> None:
    """A work that the article is about: in a paragraph of its own, but for one in a sentence."""
    parent = element.getparent()
    if parent is not None and parent.tag == "article-meta":
        with walk.writer.block("p"):
            citation(walk, element)
    else:
        citation(walk, element)


def _compose(walk: Walk, parts: list[Element]) -> None:
    """People (year). Title. Other people. Source 12(3): 45–67. Place: Publisher. All else. Identifiers."""
    sentence = _Sentence(walk)
    by_name: dict[str, list[Element]] = {}
    for part in parts:
        by_name.setdefault(_kind(part), []).append(part)

    def take(*names: str) -> list[Element]:
        return [part for name in names for part in by_name.pop(name, [])]

    authors = take("authors")
    sentence.add(authors, ", ")
    sentence.add(take(*_WHEN), " ", before=" (" if authors else "(", after=")")
    sentence.end()
    for title in take(*_TITLES):
        sentence.add([title])
        sentence.end()
    for group in take("others"):
        sentence.add([group], after=f" ({group.get('person-group-type')})")
        sentence.end()
    for source in take(*_SOURCES):
        sentence.add([source], before="; " if sentence.open else "", format_="cite")
    for name, before in _IN_SOURCE.items():
        opening = before if sentence.open or before == "(" else ""
        sentence.add(take(name), before=opening, after=")" if before == "(" else "")
    pages = take("fpage", "lpage")
    sentence.add(pages, "–", before=": " if sentence.open else "")
    sentence.add(take("page-range", "elocation-id", "size"), ", ", before=(", " if pages else ": ") * sentence.open)
    sentence.end()
    place = take("publisher-loc")
    sentence.add(place, ", ")
    sentence.add(take("publisher-name", "publisher"), ", ", before=": " if place else "")
    sentence.end()
    for part in parts:
        if _kind(part) in by_name:
            kind = part.get("pub-id-type", "")
            sentence.add([part], before=f"{kind}:" if kind in RESOLVERS else "")
            sentence.end(stop=part.tag not in _ADDRESSES)


def _kind(part: Element) -> str:
    if part.tag in _PEOPLE:
        return "authors" if part.get("person-group-type", "author") == "author" else "others"
    return str(part.tag)


class _Sentence:
    """Pieces of a citation one after the other, with a full stop where a sentence has none of its own."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.open = self.begun = False
        self.last = ""

    def add(
        self, parts: list[Element], separator: str = " ", before: str = "", after: str = "", format_: str = ""
    ) -> None:
        """Write these pieces; nothing where there are none."""
        said = [part for part in parts if part.tag == "etal" or not is_blank(flat(part))]
        writer = self.walk.writer
        for index, part in enumerate(said):
            writer.text((" " if self.begun and not self.open else "") + (separator if index else before))
            with writer.format(format_) if format_ else nullcontext():
                self.walk.element(part)
            self.open = self.begun = True
        if said:
            writer.text(after)
            self.last = (flat(said[-1]) + after)[-1:]

    def end(self, stop: bool = True) -> None:
        """End the sentence that is open."""
        if self.open and stop and self.last not in _ENDS:
            self.walk.writer.text(".")
        self.open = False


def person_group(walk: Walk, element: Element) -> None:
    """Several people; commas stand between them where nothing else does."""
    before: Element | None = None
    walk.writer.text(element.text or "")
    for child in element:
        if before is not None and is_blank(before.tail or ""):
            walk.writer.text(", ")
        walk.element(child)
        if not is_blank(child.tail or ""):
            walk.writer.text(child.tail or "")
        before = child


def person(walk: Walk, element: Element) -> None:
    """A name: as it is written, or family name and given names."""
    if element.tag == "string-name":
        walk.content(element)
        return
    for index, part in enumerate(_in_order(element)):
        walk.writer.text(" " if index else "")
        walk.element(part)


def _in_order(name: Element) -> list[Element]:
    """The parts of a name in the order of a list of references, family name first."""
    order = ("surname", "given-names", "prefix", "suffix")
    return sorted(name, key=lambda part: order.index(part.tag) if part.tag in order else len(order))


def and_others(walk: Walk, element: Element) -> None:
    """People who aren't named."""
    walk.writer.text(flat(element) or "et al.")
