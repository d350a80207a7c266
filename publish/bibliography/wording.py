"""A citation and its note in, the citation’s words as the note has them out, as markup: marks, italics and addresses.

What has been read of a citation has lost the kind of its quotation marks. Its letters find the place in the note again.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from publish.bibliography.marks import ITALIC_TAGS
from publish.bibliography.words import after_signals
from publish.vocabulary import Element, escape, is_noteref, parse

_ADDRESS = re.compile(r"((?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)\]])")


def as_written(html: str, raw: str) -> tuple[str, str]:
    """The words of a citation, without a “see” before them, as markup and as plain text."""
    raw = after_signals(raw.strip())
    letters = [*_letters(parse(html))]
    text = "".join(letter for letter, _ in letters)
    start, end = _place(text, raw)
    if end == 0:
        return _linked(raw), raw
    runs = groupby(letters[start:end], key=lambda letter: letter[1])
    pieces = [("".join(letter for letter, _ in run), in_italics) for in_italics, run in runs]
    markup = "".join(f"<em>{_linked(piece)}</em>" if in_italics else _linked(piece) for piece, in_italics in pieces)
    return markup, text[start:end]


def _letters(element: Element, in_italics: bool = False) -> list[tuple[str, bool]]:
    """Each letter of an element with whether it is in italics; runs of spaces as one space."""
    found = _spaced(element.text, in_italics)
    for child in element:
        if isinstance(child.tag, str) and not is_noteref(child) and child.get("role") != "doc-backlink":
            found += _letters(child, in_italics or child.tag in ITALIC_TAGS)
        if child.tag in ("br", "p", "li", "blockquote"):
            found.append((" ", in_italics))
        found += _spaced(child.tail, in_italics)
    return found


def _spaced(text: str | None, in_italics: bool) -> list[tuple[str, bool]]:
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or ""))
    return [(letter, in_italics) for letter in plain]


def _place(text: str, raw: str) -> tuple[int, int]:
    """Where in a text the letters and digits of a citation stand, with the marks at its ends; 0, 0 where they don't."""
    places = [place for place, letter in enumerate(text) if letter.isalnum()]
    wanted = "".join(filter(str.isalnum, raw))
    found = "".join(text[place] for place in places).find(wanted)
    if found < 0 or not wanted:
        return 0, 0
    start, end = places[found], places[found + len(wanted) - 1] + 1
    while not raw[0].isalnum() and start and not (text[start - 1].isalnum() or text[start - 1].isspace()):
        start -= 1
    while end < len(text) and not (text[end].isalnum() or text[end].isspace()):
        end += 1
    while text[end - 1] in ",;:" or (text[end - 1] in ")]" and not re.search(r"[(\[]", text[start:end])):
        end -= 1
    return start, end


def _linked(text: str) -> str:
    pieces = _ADDRESS.split(text)
    return "".join(_link(piece) if number % 2 else escape(piece) for number, piece in enumerate(pieces))


def _link(address: str) -> str:
    target = address if "://" in address else f"http://{address}"
    return f'<a href="{escape(target).replace(chr(34), "%22")}">{escape(address)}</a>'
