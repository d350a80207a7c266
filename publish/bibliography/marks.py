"""A note in, its text out as one string in which the marks of titles, quotations and addresses are single characters.

Patterns can then be plain regular expressions: `ITALIC` begins what stands in italics and `END` closes it, and so on.
Marks are never nested: what is in italics inside a quotation is part of the quotation.
"""

from __future__ import annotations

import re
import unicodedata

from publish.vocabulary import Element, is_noteref, parse

ITALIC, QUOTE, END = "\ue000", "\ue001", "\ue002"
ADDRESS, HIDDEN, STOP = "\ue003", "\ue004", "\ue005"
"""STOP closes addresses; HIDDEN holds the address of a link that stands on other words."""
TITLE = re.compile(f"[{ITALIC}{QUOTE}]([^{END}]*){END}")
HIDDEN_ADDRESS = re.compile(f"{HIDDEN}[^{STOP}]*{STOP}")

_OURS = re.compile(f"[{ITALIC}-{STOP}]")
ITALIC_TAGS = frozenset({"em", "i", "cite"})
#: Opening quotation mark → the marks that close it.
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"', "'": "'", "‹": "›", "›": "‹"}
LONGEST_NOTE = 20_000
"""Letters of a note that are read: nobody writes a longer one by hand."""
_LONGEST_QUOTATION = 400
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”«»\ue000-\ue005]+|\b(?:doi:\s?)?10\.\d{4,9}/[^\s<>\"“”«»\ue000-\ue005]+", re.I
)
_EDGE = re.compile(rf"{ITALIC}([\s,;:.]*)([^{END}]*?)([\s,;:]*){END}")
_CONTINUED = re.compile(rf"(&|\band|\bund|\bet|\bof|\bthe)\s*{END}\s*([A-ZÀ-Þ]\w+)")
_INSIDE_A_WORD = re.compile(rf"(?<=[^\W\d]){END}([^\W\d]+)")
_JOINED = re.compile(rf"{END}(\s*[:–—-]?\s*){ITALIC}")


def marked(html: str) -> str:
    """The text of a note with its marks; a line feed stands between paragraphs that don't continue one another."""
    body = parse(html)
    blocks = [block for block in body if block.tag in ("p", "li", "blockquote")] or [body]
    text = ""
    for block in blocks:
        piece = _tidied("".join(_texts(block))[:LONGEST_NOTE])
        if text and piece:
            text += " " if text.endswith((",", ":", "(")) else "\n"
        text += piece
        if len(text) > LONGEST_NOTE:
            break
    return text[:LONGEST_NOTE]


def unmarked(text: str) -> str:
    """Text as it was written, without marks; quotations in double quotation marks."""
    text = HIDDEN_ADDRESS.sub("", text)
    text = re.sub(f"{QUOTE}([^{END}]*){END}", r"“\1”", text)
    return " ".join(_OURS.sub("", text).split())


def _texts(element: Element, in_italics: bool = False) -> list[str]:
    """The pieces of an element's text with marks for italics and for links."""
    pieces = [_OURS.sub("", element.text or "")]
    for child in element:
        if is_noteref(child) or child.get("role") == "doc-backlink" or not isinstance(child.tag, str):
            pass
        elif child.tag in ITALIC_TAGS and not in_italics:
            pieces += [ITALIC, *_texts(child, in_italics=True), END]
        elif child.tag == "a" and child.get("href", "").startswith("http"):
            pieces += _link("".join(_texts(child, in_italics)), _OURS.sub("", child.get("href", "")), in_italics)
        elif child.tag == "br":
            pieces.append(" ")
        else:
            pieces += _texts(child, in_italics)
        pieces.append(_OURS.sub("", child.tail or ""))
    return pieces


def _link(text: str, href: str, in_italics: bool) -> list[str]:
    """A link: its address alone where that is what is written, else its words with the address behind them."""
    bare = re.sub(r"\s+|\u200b|\u00ad", "", _OURS.sub("", text))
    written = bool(re.match(r"(?:https?://|www\.|doi:|10\.\d)", bare, re.I)) or bare.rstrip("/") in href
    address = [ADDRESS if written and bare else HIDDEN, href.strip(), STOP]
    if in_italics:
        address = [END, *address, ITALIC]
    return address if written and bare else [text, *address]


def _tidied(text: str) -> str:
    """Marks with nothing loose inside: spaces and commas stand outside, what belongs together is one."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    text = _INSIDE_A_WORD.sub(rf"\1{END}", text)
    text = _CONTINUED.sub(rf"\1 \2{END}", text)
    text = _EDGE.sub(lambda m: f"{m[1]}{ITALIC}{m[2]}{END}{m[3]}" if m[2] else m[1] + m[3], text)
    text = _JOINED.sub(r"\1", text)
    text = _addresses(text)
    return _quotations(re.sub(r" +", " ", text)).strip()


def _addresses(text: str) -> str:
    """Addresses that nobody made a link of, marked."""
    pieces = re.split(f"([{ADDRESS}{HIDDEN}][^{STOP}]*{STOP})", text)
    return "".join(piece if piece[:1] in (ADDRESS, HIDDEN) else _ADDRESS.sub(_address, piece) for piece in pieces)


def _address(match: re.Match[str]) -> str:
    address = match[0].rstrip(".,;:!?'’")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:")
    return f"{ADDRESS}{address}{STOP}{match[0][len(address) :]}"


def _quotations(text: str) -> str:
    """Quotations outside of italics and addresses, marked."""
    out: list[str] = []
    place = 0
    while place < len(text):
        letter = text[place]
        if letter in (ITALIC, ADDRESS, HIDDEN):
            end = text.find(END if letter == ITALIC else STOP, place) + 1 or len(text)
            out.append(text[place:end])
            place = end
            continue
        end = _closing(text, place) if letter in _CLOSING else -1
        if end > 0:
            inside = text[place + 1 : end].strip()
            out += [QUOTE, _OURS.sub("", HIDDEN_ADDRESS.sub("", inside)), END]
            out += HIDDEN_ADDRESS.findall(inside)
            place = end + 1
        else:
            out.append(letter)
            place += 1
    return "".join(out)


def _closing(text: str, start: int) -> int:
    """Where the quotation that begins at `start` ends; -1 where it doesn't, or where the mark is an apostrophe."""
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    if before.isalnum() or not (after.strip() or (text[start] == "«" and after)):
        return -1
    closing = _CLOSING[text[start]]
    limit = min(len(text), start + _LONGEST_QUOTATION)
    doubtful = -1
    for place in range(start + 1, limit):
        letter = text[place]
        if letter == text[start] and letter not in closing and doubtful > 0:
            break
        if letter not in closing or text[place + 1 : place + 2].isalnum():
            continue
        following = text[place + 1 : place + 2]
        # “The networks’ role”: an apostrophe, where another mark that closes comes later.
        if text[start] in "‘'" and following == " " and text[place - 1].islower() and text[place - 1] == "s":
            doubtful = doubtful if doubtful > 0 else place
            continue
        return place
    return doubtful
