"""What a way through the tree of an article carries with it; the elements' own modules do the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.readers.html.writer import Writer
from publish.readers.jats.names import DATA, flat, is_inline
from publish.readers.jats.pictures import Pictures
from publish.text import words
from publish.vocabulary import Element

#: Elements whose id goes to a container of their own, not to the next block.
CONTAINERS = frozenset(
    "fig graphic chem-struct-wrap chem-struct-wrapper alternatives media boxed-text disp-quote list list-item ref "
    "table-wrap table array td th entry".split()
)
REPEATED = 5_000_000
"""Characters that references may multiply: a long text and many references to it would fill any disk."""


@dataclass(slots=True)
class Shared:
    """What all ways through one article have in common."""

    path: Path
    report: Report
    pictures: Pictures
    targets: dict[str, Element] = field(default_factory=dict)
    """Elements by id."""
    places: dict[str, str] = field(default_factory=dict)
    """Names of the places to which the article itself refers, by id."""
    keys: dict[Element, str] = field(default_factory=dict)
    """The notes, and the keys that they have."""
    own_marks: set[Element] = field(default_factory=set)
    """Notes that stand in the text and are referred to by nothing but their place."""
    printed: set[Element] = field(default_factory=set)
    """Elements of the front that something has been made of."""
    counts: Counter[str] = field(default_factory=Counter)
    """Formats that can't be shown, formulas."""
    lists: dict[str, int] = field(default_factory=dict)
    """The number after the last item of each list, by id."""

    repeated: int = 0
    """Characters that stand once in the file and were printed again."""

    def may_repeat(self, element: Element) -> bool:
        """Whether a text that others refer to is printed once more. Raises ManuscriptError where it is all too much."""
        self.repeated += len(flat(element))
        if self.repeated > REPEATED:
            raise ManuscriptError(
                f"more than {REPEATED // 1_000_000} million letters of affiliations and labels that are referred to",
                file=self.source,
                line=element.sourceline or 1,
                hint="is this an article?",
            )
        return True

    def say_more(self, chosen: Element, other: Element) -> None:
        """Name the words of another form of the same thing that the chosen form doesn't have."""
        said = set(words(flat(chosen)))
        more = [word for word in flat(other).split() if not set(words(word)) <= said]
        if more:
            self.say("jats-not-printed", other, count=1, name=str(other.tag), text=" ".join(more))

    @property
    def source(self) -> str:
        """The path as given, for messages."""
        return str(self.path)

    def say(self, code: str, element: Element, **values: str | int) -> None:
        """A message about an element."""
        line: int | None = element.sourceline or 1
        self.report.say(code, file=self.source, line=line, **dict[str, Any](values))


@dataclass(slots=True)
class Walk:
    """One way through a tree."""

    shared: Shared
    handlers: Mapping[str, Callable[[Walk, Element], None]]
    writer: Writer = field(default_factory=Writer)
    depth: int = 1
    """The level of the next heading."""
    in_note: bool = False
    """Whether this is a note or a biography: no marks of other notes, no pictures."""
    spelled: bool = False
    """Whether the address of a link stands behind it, where the text doesn't say it."""

    def content(self, element: Element, without: Collection[Element] = ()) -> None:
        """The text of an element and all in it, but for the elements `without`."""
        if element.text:
            self.writer.text(element.text)
        before: Element | None = None
        dropped = frozenset(without)
        for child in element:
            if child not in dropped:
                if before is not None and not before.tail and child.tag in DATA and before.tag in DATA:
                    self.writer.text(" ")
                self.element(child)
                if child.tag in DATA and child.tail and not child.tail[0].isspace():
                    self.writer.trim()  # indented XML: “Berlin</city>, ” on a line of its own
            if child.tail:
                self.writer.text(child.tail)
            before = child

    def element(self, element: Element) -> None:
        """One element, without what follows it."""
        if not isinstance(element.tag, str):
            return
        if element.sourceline:
            self.writer.line = element.sourceline
        if element.tag not in CONTAINERS and (place := self.place_of(element)):
            self.writer.anchor(place["id"])
        handler = self.handlers.get(element.tag)
        if handler is not None:
            handler(self, element)
        elif is_inline(element):
            self.content(element)
        else:
            with self.writer.block("p"):
                self.content(element)

    def join(self, separator: str) -> None:
        """What stands between two pieces, or after the last, without a space before it."""
        if separator and not separator.startswith((" ", "(")):
            self.writer.trim()
        self.writer.text(separator)

    @contextmanager
    def floating(self) -> Iterator[Walk]:
        """A way whose blocks stand after the paragraph that is open, so that no sentence is cut."""
        writer = Writer()
        writer.line = self.writer.line
        yield Walk(self.shared, self.handlers, writer, self.depth, self.in_note, self.spelled)
        writer.close()
        for block in list(writer.body):
            self.writer.figure(block)

    def place_of(self, element: Element) -> dict[str, str]:
        """The id of a container that is referred to, as its attribute."""
        name = element.get("id", "")
        # Of two elements with one id, an error of the file, the first is meant.
        is_target = name in self.shared.places and self.shared.targets.get(name) is element
        return {"id": self.shared.places[name]} if is_target else {}
