"""What the syntaxes of notes in HTML share: the match of a note with its references, ids, and places in a tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from publish.vocabulary import Element

BLOCKS = frozenset("li dd p div aside section td blockquote figure body article main".split())
_WRAPPERS = frozenset("sup span small font a b i em strong cite".split())
_MARK = re.compile(r"[\[(]?\s?(?:note\s)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,3})\s?[\])]?\.?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\W{0,3}(?:(?:foot|end|side)?note|note de bas de page|fußnote|anm(?:erkung)?|nota|fn|n|ref(?:erence)?)?\W{0,3}"
    r"(?:\d{1,4}(?::\d{1,3})?|[a-z]{1,2}|[ivxlc]{1,6}|\w{1,12}(?=\])|[*†‡§¶#]{1,4})?\W{0,5}",
    re.IGNORECASE,
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ARROWS = re.compile(r"[\s↩↑⤴⏎↵⬆^\ufe0e\ufe0f\[\]()]*")


@dataclass(frozen=True, slots=True)
class Match:
    """A note with the elements that refer to it.

    `note` are the elements that hold its text, one after another; empty where there is none: then the references are
    reported and stay as they are. `labels` are what isn't text in it: its number, the links back.
    """

    references: tuple[Element, ...]
    note: tuple[Element, ...]
    labels: tuple[Element, ...] = ()


Syntax = Callable[[Element], list[Match]]


def text_of(element: Element) -> str:
    """The text of an element on one line; a comment has none."""
    if not isinstance(element.tag, str):
        return ""
    return " ".join("".join(str(piece) for piece in element.itertext(etree.Element)).split())


def target_of(link: Element) -> str:
    """The id to which a link leads, wherever the page is said to be; empty where it leads to none."""
    return unquote(link.get("href", "").partition("#")[2])


def names_of(element: Element) -> tuple[str, ...]:
    """The id and the name of an element."""
    return tuple(name for name in (element.get("id"), element.get("name")) if name)


def ids(root: Element) -> dict[str, Element]:
    """Every id and name in a tree with the first element that has it."""
    found: dict[str, Element] = {}
    for element in root.iter(etree.Element):
        for name in names_of(element):
            found.setdefault(name, element)
    return found


def is_mark(text: str) -> bool:
    """Whether a text is what stands for a note: a number, a letter, an asterisk, in brackets or not."""
    return bool(_MARK.fullmatch(text.strip()))


def is_number(text: str) -> bool:
    """Whether a text is only the number of a note, or an arrow, in whatever words: “Footnote 3”, “↩”."""
    return is_arrow(text) or bool(_NUMBERED.fullmatch(text.translate(_RAISED)))


def is_arrow(text: str) -> bool:
    """Whether a text is nothing but an arrow back."""
    return bool(_ARROWS.fullmatch(text))


def mark_around(link: Element) -> Element:
    """The outermost element that holds nothing but this reference."""
    own = text_of(link).strip("[]() ")
    element = link
    while (parent := element.getparent()) is not None and parent.tag in _WRAPPERS:
        if not _says(parent, own) or len([e for e in parent.iter("a") if e.get("href")]) > 1:
            break
        element = parent
    return element


def _says(element: Element, wanted: str) -> bool:
    """Whether a text is all that an element says, brackets around it aside; long texts aren't read to their end."""
    found = ""
    for piece in element.itertext(etree.Element):
        found += str(piece)
        if len(found) > 2 * len(wanted) + 50:
            return False
    return " ".join(found.split()).strip("[]() ") == wanted


def names_around(link: Element) -> set[str]:
    """The ids by which a link can be reached: its own, of what is in it, and of what holds nothing else."""
    outer = mark_around(link)
    names = {name for element in outer.iter(etree.Element) for name in names_of(element)}
    before = outer.getprevious()
    if before is not None and not (before.tail or "").strip() and not text_of(before):
        names |= set(names_of(before))
    return names


def block_of(element: Element) -> Element:
    """The nearest block around an element, or itself."""
    while element.tag not in BLOCKS and (parent := element.getparent()) is not None:
        element = parent
    return element


def within(element: Element, others: Iterable[Element]) -> bool:
    """Whether an element is one of the others or stands in one."""
    every = set(others)
    return element in every or any(ancestor in every for ancestor in element.iterancestors())


def with_followers(block: Element, starts: set[Element]) -> tuple[Element, ...]:
    """A paragraph of a note with those after it up to the next note; of the last note only the paragraph itself,
    because nothing says where its text ends."""
    if block.tag != "p":
        return (block,)
    run = [block]
    following = block.getnext()
    while following is not None and following not in starts:
        if following.tag not in ("p", "blockquote", "ul", "ol") or len(run) > 20:
            return (block,)
        run.append(following)
        following = following.getnext()
    return tuple(run) if following is not None else (block,)


def linked(
    root: Element,
    is_reference: Callable[[Element, str], bool],
    note_of: Callable[[Element], Element | None],
    is_label: Callable[[Element], bool],
    *,
    orphans: Iterable[Element] = (),
) -> list[Match]:
    """Matches of links that lead to the id of a note.

    `is_reference(link, target)` tells references; `note_of(target element)` gives the block of a note, None where the
    target isn't one; `is_label` tells what isn't text in a note; `orphans` are notes that may have no reference.
    """
    known = ids(root)
    references: dict[str, list[Element]] = {}
    for link in root.iter("a"):
        target = target_of(link)
        if target and is_reference(link, target):
            references.setdefault(target, []).append(link)
    blocks = {name: note_of(known[name]) for name in references if name in known}
    starts = {block for block in blocks.values() if block is not None}
    matches: list[Match] = []
    taken: dict[Element, int] = {}
    for name, links in references.items():
        block = blocks.get(name)
        # A link that stands in the note itself is a link back.
        links = [link for link in links if block is None or not within(link, (block,))]
        if not links:
            continue
        marks = tuple(mark_around(link) for link in links)
        if block is not None and block in taken:
            earlier = matches[taken[block]]
            matches[taken[block]] = Match((*earlier.references, *marks), earlier.note, earlier.labels)
        elif block is None:
            matches.append(Match(marks, ()))
        else:
            note = with_followers(block, starts)
            taken[block] = len(matches)
            back = {name for link in links for name in names_around(link)}
            labels = labels_in(note, lambda part, back=back: is_label(part) or _leads_back(part, back))  # type: ignore[misc]
            matches.append(Match(marks, note, tuple(mark_around(label) for label in labels)))
    for block in orphans:
        if block not in taken:
            matches.append(Match((), (block,), labels_in((block,), is_label)))
    return matches


def _leads_back(part: Element, names: set[str]) -> bool:
    """Whether a part of a note is a number or an arrow that leads to its reference."""
    return part.tag == "a" and target_of(part) in names and (is_mark(text_of(part)) or is_arrow(text_of(part)))


def labels_in(note: tuple[Element, ...], is_label: Callable[[Element], bool]) -> tuple[Element, ...]:
    """The elements of a note that aren't its text."""
    return tuple(
        part for element in note for part in element.iter(etree.Element) if part is not element and is_label(part)
    )


def has_class(element: Element, *names: str) -> bool:
    """Whether an element has one of these classes."""
    return bool(set(names) & set(element.get("class", "").split()))


def ancestor(element: Element, test: Callable[[Element], bool]) -> Element | None:
    """The element itself or the nearest around it that passes a test."""
    if test(element):
        return element
    return next((above for above in element.iterancestors() if test(above)), None)
