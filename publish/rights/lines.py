"""Line in, whether it is a credit out; caption in, what of it is a credit out.

A label decides where it stands over nothing but credits. Everything else needs a second witness: a licence, a place
where pictures come from, a year and a creator; and no word may be left that a credit can't have.
"""

from __future__ import annotations

import re

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
_YEAR_IN_BRACKETS = re.compile(rf"[(\[]\s*(?:c\.?\s*)?{YEAR}")
_TEXT = re.compile(r"(?:texte?|texto|testo|articles?|contents?|data|posts?|essay)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|image|picture|table|ill\.|photo|map)\s*(?:\d|(?-i:[IVX]+)\b)", re.IGNORECASE
)
#: Where a caption may end and its credit begin: behind a sentence, a stroke or a dash, or at a bracket. An abbreviation
#: such as “Fig.”, “Cpl.” or an initial ends no sentence.
_BOUNDARY = re.compile(r"(?:(?:(?<=[^\W\d_]{4})|(?<=[)\]”\"’»\d!?…]))[.!?…]|(?<=[!?…]))\s+|\s+(?=[(\[])|\s+[|–—]\s+")
_BOUNDARIES = 12
_STROKE = re.compile(r"[^/,:;—]+/[^/,:;—]+")
_COPYRIGHT = re.compile(r"\(?(?:©|\(c\)\s)", re.IGNORECASE)
_PANEL = re.compile(r"\([ab]\)", re.IGNORECASE)


def is_credit_line(text: str) -> bool:
    """Whether a line is a credit: by its label, by label and a witness, or because it holds nothing else."""
    if len(text) > LONGEST:
        return False
    text = tidy(readable(text).text)
    return _is_labelled(text, doubtful=False) or _is_whole(text)


def _is_labelled(text: str, *, doubtful: bool) -> bool:
    """Whether a line begins with a label that makes a credit of it; `doubtful`: “Source:” and “Credit:” are enough."""
    if match := compiled(grammar.LABEL).match(text):
        sure = compiled("{label}").fullmatch(match["label"]) is not None
        sure = sure or (doubtful and compiled("{names}|{places}").fullmatch(match["label"]) is not None)
        value = text[match.end() :]
        # After a label that stands over credits only, prose begins with a small letter.
        begins = bool(words(value)) and (not value[:1].islower() or value.startswith("http"))
        return _has_witness(text) or (sure and begins)
    for pattern in (grammar.LABEL_BY, grammar.LABEL_PERMISSION):
        if match := compiled(pattern).match(text):
            mark = rf"(?:{{courtesy}}|{{by}}|{{weak_by}}|{{via}}|©|\(c\)){grammar.AFTER}\s*"
            value = compiled(mark).sub("", text[match.end() :], count=1)
            small = not value or value[:1].islower()
            return len(text) <= 300 and not small and not _SENTENCE.search(_before_licence(value))
    return False


def _has_witness(text: str) -> bool:
    """A licence that is named for itself, or a year with a creator."""
    if any(found.id != UNSPECIFIED for found in find_licences(text)):
        return True
    return bool(_YEAR_IN_BRACKETS.search(text) and compiled(grammar.BY).search(text))


def _before_licence(text: str) -> str:
    found = find_licences(text)
    return text[: found[0].start] if found else text


def _is_whole(text: str, *, caption: bool = False) -> bool:
    """Whether a line without a sure label is a credit and nothing else; a caption’s may be shorter."""
    if len(text) > LONGEST_BARE or not words(text) or _TEXT.match(text):
        return False
    if (match := compiled(grammar.COURTESY).match(unwrapped(text))) and len(text) <= 100:
        giver = unwrapped(text)[match.end() :]
        return giver[:1].isupper() and not _SENTENCE.search(giver)
    agency = compiled(grammar.AGENCY_PHOTO).match(unwrapped(text))
    if not find_licences(text) and not any_of(text) and not agency:
        return False
    reading = read_credit(text)
    return _is_complete(reading, text, caption) and not unread_words(reading, text) and _names_look_right(reading)


def _is_complete(reading: Reading, text: str, caption: bool) -> bool:
    """A licence and somebody who gives it; or a maker and a place that has only one licence."""
    if reading.licence is None or reading.licence == UNSPECIFIED:
        return False
    sure = dict(reading.certainty)
    place = known((reading.source or "").split("/")[0])
    if _COPYRIGHT.match(text):
        return place is not None  # “© 2014 The Publisher” speaks of the text
    if sure["licence"] == "stated":
        return bool(reading.creator or reading.source or reading.licence.startswith("OGL"))
    if sure.get("creator") in (None, "implied") or place is None or reading.licence == "LicenseRef-Permission":
        return False
    if place.kind == "wire":
        return "/" in text  # “Jane Roe, Reuters” may be an author
    return (
        place.kind in ("stock", "platform") or sure["creator"] == "stated" or bool(_STROKE.fullmatch(text) and caption)
    )


def _names_look_right(reading: Reading) -> bool:
    """Names are short, begin with a capital, and hold no word of a sentence."""
    for value in (reading.creator, reading.source):
        if value is None or value.startswith(("http", "(")):
            continue
        parts = value.split()
        if len(parts) > 12 or ":" in value or _SENTENCE.search(value):
            return False
        if len(parts) > 1 and parts[0][0].islower() and known(value) is None and not reading.label:
            return False
    title = reading.title or ""
    return len(title.split()) <= 25 and not (_SENTENCE.search(title) and dict(reading.certainty)["title"] != "stated")


def speaks_of_all(text: str) -> bool:
    """Whether a credit line says by its label that it speaks of several pictures: “Photos by …”."""
    return compiled(r"\W*(?:all\s+)?{several}\b").match(tidy(text)) is not None


def split_caption(text: str) -> tuple[str, str]:
    """A caption without the credit that it is or ends in, and that credit; "" for what isn't there."""
    if len(text) > LONGEST or not words(text):
        return text, ""
    if not _FIGURE.match(text) and _is_caption_credit(text, labelled=True):
        return "", text
    starts = [match.end() for match in _BOUNDARY.finditer(text)][-_BOUNDARIES:]
    if panel := _PANEL.search(text):
        # After (A) and (B), (C) is the third part of the picture.
        starts = [start for start in starts if start < panel.start() or text[start : start + 3].lower() != "(c)"]
    for labelled in (True, False):
        # The longest end that has a label; else the shortest that is a credit with a maker.
        for start in starts if labelled else reversed(starts):
            if _is_caption_credit(text[start:], labelled=labelled):
                return text[:start].rstrip(" |–—"), text[start:]
        whole = labelled and not _FIGURE.match(text)
        if whole and (is_credit_line(text) or _is_caption_credit(text, labelled=False)):
            return "", text
    return text, ""


def _is_caption_credit(text: str, *, labelled: bool) -> bool:
    """Whether a piece of a caption is a credit: there it may be shorter than in the text."""
    text = tidy(unwrapped(tidy(readable(text).text)))
    if not words(text) or _FIGURE.match(text):
        return False
    if labelled:
        copyright_ = _COPYRIGHT.match(text) is not None and len(text.split()) <= 10
        short = len(without_label(text)[1].split()) <= 14
        return copyright_ or _is_labelled(text, doubtful=short)
    agencies = [known(part) for part in re.split(r"\s*[/,]\s*", text.rstrip(" ."))]
    if all(agency is not None and agency.kind in ("stock", "wire") for agency in agencies):
        return True
    return _is_whole(text, caption=True) and read_credit(text, named=True).creator is not None
