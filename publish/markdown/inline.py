"""Inline markup in, Markdown of one paragraph out: Markdown's own marks where they read back exactly, else tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publish.markdown import tags
from publish.markdown.emphasis import MARKED, with_marks
from publish.markdown.escaping import escaped, in_destination, with_spaces_shown
from publish.markdown.pieces import Piece
from publish.vocabulary import Element, is_noteref

_AUTOLINK = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*")
_MAIL = re.compile(r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9]+(?:[.-][a-zA-Z0-9]+)*")
_TAG_ALONE = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>\s*(?:\n|\Z)")
"""Such a line would begin a block of HTML; an address between angle brackets doesn't."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where inline text stands."""

    pictures: Sequence[str]
    """The files of the article's pictures."""
    lines: bool = True
    """Whether it may have several lines."""
    block: bool = True
    """Whether its beginning could be taken for a block of another kind."""


def inline(element: Element, place: Place) -> str | None:
    """The content of an element as Markdown; None where it would be read as something else."""
    pieces = _with_lines(_trimmed(_merged(_pieces(element, place, in_link=False))), place)
    source = with_spaces_shown("".join(with_marks(_with_escapes(pieces, place))))
    return None if place.block and _TAG_ALONE.match(source) else source


def picture(img: Element, place: Place) -> str:
    """A picture as Markdown; as a tag where its description needs one."""
    alt = img.get("alt")
    if set(img.attrib) - {"src", "alt", "data-line"} or (alt is not None and alt != " ".join(alt.split())) or alt == "":
        return tags.html(img, place.pictures)
    return f"![{escaped(alt or '', '', '', starts=False, in_link=True)}]({tags.file_of(img, place.pictures)})"


def _pieces(element: Element, place: Place, *, in_link: bool) -> Iterator[Piece]:
    yield Piece("text", element.text or "", in_link)
    for child in element:
        yield from _element(child, place, in_link=in_link)
        yield Piece("text", child.tail or "", in_link)


def _element(element: Element, place: Place, *, in_link: bool) -> Iterator[Piece]:
    tag = str(element.tag)
    plain = not set(element.attrib) - {"data-line"}
    address = _address(element) if tag == "a" else None
    if is_noteref(element):
        yield Piece("source", tags.mark(element))
    elif tag == "img":
        yield Piece("source", picture(element, place))
    elif tag == "br" and plain:
        yield Piece("break")
    elif tag == "code" and plain and not len(element) and element.text:
        text = tags.flat(element.text)
        plainly = f"<code>{escaped(text, '', '', starts=False, in_link=in_link)}</code>".replace("\n", "&#10;")
        yield Piece("source", plainly if "\n" in text else _code(element.text), instead=plainly)
    elif tag in MARKED and plain:
        yield Piece("open", tag)
        yield from _pieces(element, place, in_link=in_link)
        yield Piece("close", tag)
    elif address is not None and _is_own_text(element):
        yield Piece("source", f"<{element.text}>")
    elif address is not None:
        yield Piece("source", "[")
        yield from _pieces(element, place, in_link=True)
        yield Piece("source", f"]({address})")
    elif tag in ("br", "hr"):
        yield Piece("source", tags.html(element, place.pictures))
    else:
        yield Piece("source", tags.start_tag(element, place.pictures))
        yield from _pieces(element, place, in_link=in_link)
        yield Piece("source", f"</{tag}>")


def _address(link: Element) -> str | None:
    """A link's address in Markdown; None where the link needs a tag."""
    if set(link.attrib) - {"data-line"} != {"href"} or next(link.iterdescendants("a"), None) is not None:
        return None
    shows = len(link) or not tags.says_nothing(link.text)
    return in_destination(str(link.get("href"))) if shows else None


def _is_own_text(link: Element) -> bool:
    """Whether an address is its own text, so that it needs only angle brackets."""
    href, text = str(link.get("href")), link.text or ""
    web, mail = href == text and _AUTOLINK.fullmatch(text), href == f"mailto:{text}" and _MAIL.fullmatch(text)
    return not len(link) and bool(web or mail)


def _code(text: str) -> str:
    text = re.sub(r"[\r\n]", " ", text)
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    padded = "`" in (text[0], text[-1]) or (text[0] == text[-1] == " " and text.strip(" "))
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"


def _merged(pieces: Iterator[Piece]) -> list[Piece]:
    """Neighbouring texts as one, with one space for each run of them, cut where a line end stays."""
    merged: list[Piece] = []
    for piece in pieces:
        if piece.kind == "text" and merged and merged[-1].kind == "text":
            merged[-1] = replace(piece, text=merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return [replace(p, text=tags.flat(p.text)) if p.kind == "text" else p for p in merged]


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the spaces at both ends and beside line ends, and without pieces of nothing."""
    trimmed: list[Piece] = []
    for index, piece in enumerate(pieces):
        text = piece.text
        if piece.kind == "text" and (index == 0 or pieces[index - 1].kind == "break"):
            text = text.lstrip(" ")
        if piece.kind == "text" and (index + 1 == len(pieces) or pieces[index + 1].kind == "break"):
            text = text.rstrip(" ")
        trimmed.append(replace(piece, text=text))
    return [piece for piece in trimmed if piece.text or piece.kind != "text"]


def _with_lines(pieces: list[Piece], place: Place) -> list[Piece]:
    """Line ends as Markdown writes them, or as tags where they stand at an edge or in a heading or cell."""
    result: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "break":
            before, after = pieces[max(index - 1, 0)], pieces[min(index + 1, len(pieces) - 1)]
            ends = place.lines and before.kind not in ("break", "open") and after.kind not in ("break", "close")
            ends = ends and not after.text.startswith(("]", "</"))
            result.append(Piece("line", "\\\n") if ends else Piece("source", "<br/>"))
        elif piece.kind == "text" and "\n" in piece.text:
            first, *others = piece.text.split("\n")
            result.append(replace(piece, text=first))
            for text in others:
                result += [Piece("line", "\n") if place.lines else Piece("source", "&#10;"), replace(piece, text=text)]
        else:
            result.append(piece)
    return result


def _with_escapes(pieces: list[Piece], place: Place) -> list[Piece]:
    result: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.kind == "text":
            before = result[-1] if result else None
            after = pieces[index + 1].text if index + 1 < len(pieces) and pieces[index + 1].kind == "source" else ""
            starts = place.block if before is None else before.kind == "line"
            last = before.text if before is not None and before.kind == "source" else ""
            piece = replace(piece, text=escaped(piece.text, last, after, starts=starts, in_link=piece.in_link))
        elif piece.instead and result and result[-1].text.endswith("`"):
            piece = replace(piece, text=piece.instead)
        result.append(piece)
    return result
