"""Line in, whether it is a credit out; caption in, what of it is a credit out.

A label decides where it stands over nothing but credits. Everything else needs a second witness: a licence, a place
where pictures come from, a year and a creator; and no word may be left that a credit can't have.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.rights import grammar
from publish.rights.creative_commons import UNSPECIFIED
from publish.rights.credit_line import LONGEST, unread_words
from publish.rights.grammar import YEAR, compiled
from publish.rights.licences import find_licences
from publish.rights.readable import readable
from publish.rights.reading import Reading, read_credit, tidy, unwrapped, without_label
from publish.rights.sources import any_of, known
from publish.text import words

LONGEST_BARE = 260
"""Characters of a credit without a label."""
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|we|you|they|i|our|your|my|this|these|that|"
    r"those|which|who|not|est|sont|nous|vous|ist|sind|wird|wir|sie|es|son|somos|é|são|è|sono|siamo|if|when|because)\b"
)
_DOUBTFUL_YEAR = re.compile(rf"[(\[]\s*(?:c\.?\s*)?{YEAR}")
_SENTENCE_END = re.compile(r"(?<=[\w)\]”\"’][.!?…])\s+(?=[^\s])|\s+(?=\()|\s*[|]\s+|\s+[–—]\s+")
_FIGURE = re.compile(r"(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|image|picture|table|ill\.|photo)\s*[\dIVX]", re.IGNORECASE)


def is_credit_line(text: str) -> bool:
    """Whether a line is a credit: by its label, by label and a witness, or because it holds nothing else."""
    if len(text) > LONGEST:
        return False
    text = tidy(readable(text).text)
    if match := compiled(grammar.LABEL).match(text):
        sure = compiled("{label}").fullmatch(match["label"]) is not None
        value = text[match.end() :]
        # After a label that stands over credits only, prose begins with a small letter.
        begins = bool(words(value)) and (not value[:1].islower() or value.startswith("http"))
        return _has_witness(text) or (sure and begins) or _whole(text)
    for pattern in (grammar.LABEL_BY, grammar.LABEL_PERMISSION):
        if match := compiled(pattern).match(text):
            value = compiled(rf"(?:{{by}}|{{weak_by}}|{{via}}|{{courtesy}}){grammar.AFTER}\s*").sub("", text[match.end() :], count=1)
            if len(text) <= 300 and value and not value[:1].islower() and not _SENTENCE.search(_head(value)):
                return True
            return _whole(text)
    return _whole(text)


def _has_witness(text: str) -> bool:
    """A licence that is named for itself, or a year with a creator."""
    if any(found.id != UNSPECIFIED for found in find_licences(text)):
        return True
    return bool(_DOUBTFUL_YEAR.search(text) and compiled(grammar.BY).search(text))


def _head(text: str) -> str:
    """The first sentence of what follows a label, up to its licence."""
    found = find_licences(text)
    return text[: found[0].start] if found else text


def _whole(text: str) -> bool:
    """Whether a line without a sure label is a credit and nothing else."""
    if len(text) > LONGEST_BARE or not words(text):
        return False
    found = find_licences(text)
    if not found and not any_of(text) and not _is_agency(text):
        return False
    reading = read_credit(text)
    return _is_complete(reading) and not unread_words(reading, text) and _names_look_right(reading)


def _is_agency(text: str) -> bool:
    return bool(compiled(grammar.AGENCY_PHOTO).match(unwrapped(text)))


def _is_complete(reading: Reading) -> bool:
    """A licence and somebody who gives it; or a maker and a place that has only one licence."""
    if reading.licence is None or reading.licence == UNSPECIFIED:
        return False
    if dict(reading.certainty)["licence"] == "stated":
        return bool(reading.creator or reading.source or reading.title is None and reading.licence.startswith("OGL"))
    return bool(reading.creator) and bool(reading.source) and reading.licence != "LicenseRef-Permission"


def _names_look_right(reading: Reading) -> bool:
    """Names are short, begin with a capital, and hold no word of a sentence."""
    for value in (reading.creator, reading.source):
        if value is None or value.startswith(("http", "(")):
            continue
        parts = value.split()
        if len(parts) > 12 or ":" in value or _SENTENCE.search(value):
            return False
        small = [part for part in parts if part[0].islower()]
        if len(parts) > 1 and parts[0] in small and known(value) is None and not reading.label:
            return False
    title = reading.title or ""
    return len(title.split()) <= 25 and not (_SENTENCE.search(title) and dict(reading.certainty)["title"] != "stated")


def split_caption(text: str) -> tuple[str, str]:
    """A caption without the credit that it is or ends in, and that credit; "" for what isn't there."""
    if len(text) > LONGEST:
        return text, ""
    plain = readable(text).text
    if _is_credit_piece(plain, whole=True):
        return "", text
    # From the right: the shortest end that is a credit, then as far to the left as it stays one.
    ends = [match.end() for match in _SENTENCE_END.finditer(text)][-12:]
    best: int | None = None
    for start in reversed(ends):
        if _is_credit_piece(text[start:], whole=False):
            best = start
            if without_label(tidy(unwrapped(text[start:])))[0]:
                break
        elif best is not None:
            break
    if best is None:
        return text, ""
    return text[:best].rstrip(" |–—"), text[best:]


def _is_credit_piece(text: str, *, whole: bool) -> bool:
    text = tidy(text)
    if not words(text) or _FIGURE.match(text):
        return False
    if not whole or "(" not in text[:1]:
        text = unwrapped(text)
    return is_credit_line(text) or is_credit_line(f"({text})")


__all__ = ["Report", "is_credit_line", "split_caption"]
