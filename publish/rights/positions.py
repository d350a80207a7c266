"""Names that stand one behind the other, without “by” and “via”, in; who made it and where it is from out.

“Name, Flickr”, “Agency/Name”, “Title - Name”, “Name / Archive / No.”: the order decides, and what is known of places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from publish.model import Certainty
from publish.rights import grammar
from publish.rights.grammar import compiled
from publish.rights.sources import known, printed

Found = tuple[str | None, Certainty]
NOTHING: Found = (None, "read")
TITLE_END = "\x1e"
"""Stands in the text where a year in brackets has shown that a title ends."""

_SEPARATOR = re.compile(r"(\s*,\s+|\s+[/·]\s+|\s*\|\s*|;\s+|\s+[–—-]\s+|/)")
_DASH = re.compile(r"\s+[–—-]\s+")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:[a-z]{2,6})", re.IGNORECASE)
_INVENTORY = re.compile(r"(?:Bild|B|Foto|Plak|Sig\.|[A-Z]{1,5})[ -]?\d[\w./ -]*")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b[A-Za-z]{1,4}\.\s?[A-Za-z]{0,3}|\bal|\bInc|\bLtd|\bCo|\bJr|\bSr|\bSt|\bGmbH)\.$"
)
_PARTICLES = frozenset(
    "de da do dos das del della di du la le les van von der den ten ter bin ibn al el y e et und and zu af av of for "
    "the im in am für pour per para d photographer".split()
)
_QUOTES = '“”„‟«»"‘’'


@dataclass(frozen=True, slots=True)
class Names:
    """Title, creator and source, each with how sure it is; `written` has what the line calls them otherwise."""

    title: Found = NOTHING
    creator: Found = NOTHING
    source: Found = NOTHING
    written: tuple[str, ...] = ()
    courtesy: bool = False
    """Whether the line says that somebody gave the picture."""
    agency: str | None = None
    """An agency whose photographer the creator is."""


def beside_creator(text: str, source: Found) -> Names:
    """A creator, with the agency or archive that stands behind: “Name / Archive”, “Name, Agency”, “Name/Agency”."""
    pieces = _pieces(text)
    if len(pieces) < 2 or pieces[0].known:
        return _alone(text, source)
    count = _trailing(pieces)
    if source[0] is None:
        strokes = all(piece.before.strip() == "/" for piece in pieces[1:])
        if strokes and (count or pieces[1].before != "/" or len(pieces) == 2):
            count = len(pieces) - 1
        elif not count and _is_institution(pieces[-1]):
            count = 1
    if not count:
        return _alone(text, source)
    rest, beside = pieces[:-count], pieces[-count:]
    place, sure = _places(beside)
    found: Found = (place, sure) if source[0] is None else (f"{place}/{source[0]}", source[1])
    return Names(creator=(_text(rest), "stated"), source=found, written=tuple(piece.text for piece in beside))


def by_position(text: str, *, named: bool, place: bool, licensed: bool, title: Found) -> Names:
    """The names in a text by their order; see `read_names` for what is known of the line."""
    pieces = _pieces(text)
    if not pieces:
        return Names(title=title)
    first = known(pieces[0].text)
    if first and first.kind == "archive" and len(pieces) > 1 and _INVENTORY.fullmatch(pieces[1].text):
        maker = pieces[2].text if len(pieces) > 2 and not pieces[2].known else pieces[0].text
        return Names((pieces[1].text, "read"), (maker, "read"), (pieces[0].text, "read"))
    if len(pieces) == 1 and first and first.makes:
        maker = first.creator or pieces[0].text
        return Names(title, (maker, "implied"), (printed(pieces[0].text), "read"), (pieces[0].text,))
    count = _trailing(pieces)
    if count == len(pieces):
        return Names(title, source=_places(pieces), written=tuple(piece.text for piece in pieces))
    if count == 0 and first:
        rest = [replace(pieces[1], before=""), *pieces[2:]]
        return Names(title, (_text(rest), "read"), (printed(pieces[0].text), "read"), (pieces[0].text,))
    rest = pieces[:-count] if count else pieces
    source = _places(pieces[-count:]) if count else NOTHING
    written = tuple(piece.text for piece in pieces[-count:]) if count else ()
    if len(rest) > 1 and all(piece.before.strip() == "/" for piece in pieces[1:]):
        rest, source = rest[:1], (_text(pieces[1:]) if not all(p.known for p in pieces[1:]) else source[0], "read")
    elif count == 0 and len(rest) > 1 and (named or licensed) and _is_institution(rest[-1]):
        rest, source = rest[:-1], (rest[-1].text, "read")
    named_by_place = licensed or source[0] is not None
    names = _titled_or_named(rest, named=named, place=place, licensed=named_by_place, title=title)
    found = source if source[0] is not None else names.source
    return replace(names, source=found, written=(*names.written, *written))


def _titled_or_named(rest: list[_Piece], *, named: bool, place: bool, licensed: bool, title: Found) -> Names:
    """“Title - Name”, a name, or a title: a lone text is a name where label, licence or place show that it is one."""
    dashes = [index for index, piece in enumerate(rest) if _DASH.fullmatch(piece.before)]
    if dashes and title[0] is None and (named or licensed):
        index = dashes[-1]
        name = [replace(rest[index], before=""), *rest[index + 1 :]]
        return Names((_text(rest[:index]), "read"), (_text(name), "read"))
    text = _text(rest)
    if place:
        return Names(title, source=(text, "stated"))
    if named:
        return replace(_alone(text, NOTHING), title=title)
    if (licensed or title[0] is not None) and looks_like_name(text):
        source: Found = (text, "implied") if _DOMAIN.fullmatch(text) else NOTHING
        return Names(title, (text, "read"), source)
    return Names(title if title[0] is not None else (text, "read"))


def _alone(text: str, source: Found) -> Names:
    """One name that is creator: a site that is called by its domain is the source too."""
    if source[0] is None and _DOMAIN.fullmatch(text):
        source = (text, "implied")
    return Names(creator=(text or None, "stated"), source=source)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A name with the separator before it."""

    text: str
    before: str

    @property
    def known(self) -> bool:
        """Whether it is the name of a place."""
        return known(self.text) is not None


def _pieces(text: str) -> list[_Piece]:
    """The names in a list of names. A stroke without spaces parts names only where one of them is a known place."""
    parts = [*_SEPARATOR.split(text)]
    pieces = [_Piece(parts[0], "")]
    for separator, part in zip(parts[1::2], parts[2::2], strict=True):
        pieces.append(_Piece(part, separator))
    if not _strokes_part(pieces):
        joined: list[_Piece] = []
        for piece in pieces:
            if piece.before == "/" and joined:
                joined[-1] = replace(joined[-1], text=f"{joined[-1].text}/{piece.text}")
            else:
                joined.append(piece)
        pieces = joined
    cleaned = [replace(piece, text=clean(piece.text) or "") for piece in pieces]
    return [piece for piece in cleaned if piece.text]


def _strokes_part(pieces: list[_Piece]) -> bool:
    """Whether strokes without spaces part names: one of these is a place, an institution, or all look like names."""
    beside = [p for i, p in enumerate(pieces) if "/" in (p.before, pieces[i + 1].before if i + 1 < len(pieces) else "")]
    if any(piece.known or compiled(grammar.INSTITUTION).search(piece.text) for piece in beside):
        return True
    return len(beside) > 1 and all(looks_like_name(piece.text) and len(piece.text) > 2 for piece in beside)


def looks_like_name(text: str) -> bool:
    """Whether a text may be somebody's name: short, capitals but for particles, or one word as accounts have."""
    parts = text.replace(",", " ").split()
    if not 1 <= len(parts) <= 10 or re.search(r"[:;!?]", text):
        return False
    small = [part for part in parts if part[0].islower() and part.strip(".").casefold() not in _PARTICLES]
    return not small or len(parts) == 1


def _text(pieces: list[_Piece]) -> str:
    return "".join(f"{piece.before if index else ''}{piece.text}" for index, piece in enumerate(pieces))


def _places(pieces: list[_Piece]) -> Found:
    """Known places one behind the other: “iStock/Thinkstock”; an inventory number keeps its own separator."""
    if all(piece.known for piece in pieces):
        return "/".join(printed(piece.text) for piece in pieces), "read"
    return _text(pieces), "read"


def _is_institution(piece: _Piece) -> bool:
    """Whether a name behind a comma is an institution’s."""
    return piece.before.strip() == "," and compiled(grammar.INSTITUTION).search(piece.text) is not None


def _trailing(pieces: list[_Piece]) -> int:
    """How many pieces at the end are known places."""
    count = 0
    while count < len(pieces) and pieces[-1 - count].known:
        count += 1
    return count


def clean(text: str | None) -> str | None:
    """Without the separators at both ends and without enclosing quotation marks; None where nothing is left."""
    if text is None:
        return None
    text = " ".join(text.replace(TITLE_END, " ").split()).strip(" ,;:/|–—[]<>")
    text = text.lstrip(". ")
    if not _ABBREVIATED.search(text):
        text = text.rstrip(" .,;:/|–—")
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip(" ,")
    if text.startswith("(") and text.endswith(")") and "(" not in text[1:]:
        text = text[1:-1]
    if text.count("(") != text.count(")"):
        text = text.strip("()").strip()
    return text or None
