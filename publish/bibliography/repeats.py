"""A stretch of a note in, the word out that sends back to a work cited before: ibid., idem, op. cit."""

from __future__ import annotations

import re

from publish.bibliography.marks import END, ITALIC, TITLE, unmarked
from publish.bibliography.people import people
from publish.bibliography.plain import divide
from publish.bibliography.values import Citation, Form
from publish.bibliography.words import after_signals, any_of
from publish.references import CitedName, Reference

_IBID, _IDEM, _OP_CIT = any_of("ibid"), any_of("idem"), any_of("op_cit")
_WORDS = re.compile(rf"{ITALIC}\s*((?:{_IBID}|{_IDEM}|{_OP_CIT})\.?,?)\s*{END}", re.IGNORECASE)
_AGAIN = re.compile(rf"(?P<word>{_IBID}|{_IDEM}|{_OP_CIT})(?![\w’'-])\.?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BY = re.compile(
    rf"(?P<people>[^;]{{2,160}}?),?\s\(?(?:{_OP_CIT})(?![\w’'-])\.?\)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_TURNED = re.compile(r"([^\s,]+), ([^,]*[^\W\d_]{3,}[^,]*)[\s(]*")
_LOCATOR = re.compile(
    rf"[\s,.(]*(?:(?:vgl\.|cf\.)\s)?(?:(?:{any_of('page', 'volume')}|§+|n|fol|ff?)\.?\s?)?"
    r"(?P<page>\d+[a-z]?(?:\s?[-–]\s?\d+)?(?:\s?ff?\.?)?)",
    re.IGNORECASE,
)


def plainly(text: str) -> str:
    """A note's text with “ibid.” in italics as a word, not as a title."""
    return _WORDS.sub(r"\1", text)


def repeated(clause: str) -> tuple[Citation | None, str]:
    """The citation that a clause begins with, if it sends back, and what of the clause is to be read still."""
    start = after_signals(clause.strip())
    match = _AGAIN.match(start)
    if match:
        word, rest = match["word"].lower(), match["rest"]
        title = TITLE.search(rest)
        if re.fullmatch(_IDEM, word, re.IGNORECASE) and title and not rest[: title.start()].strip(" ,:."):
            return Citation(unmarked(clause), Reference(), "idem"), rest
        # “Id est”, “Cit” and the like begin sentences too.
        if not re.match(r"\s*(?:$|[,.;:()\d–-]|(?:pp?|ss?|vol|bd|t)\.?\s?\d|(?:see|for|in|and)\b)", rest):
            return None, clause
        if word in ("id", "cit", "ib", "ivi", "dies", "idem") and re.match(r"\s+[^\W\d]{3,}", rest):
            return None, clause
        is_op_cit = re.fullmatch(_OP_CIT, word, re.IGNORECASE) and not re.fullmatch(_IBID, word, re.IGNORECASE)
        form: Form = "opcit" if is_op_cit else "ibid"
        return _sent_back(clause, form, rest), rest if title else ""
    match = _BY.match(start)
    named = people(match["people"]) if match and not TITLE.search(match["people"]) else None
    if match and named and len(named.names) == 1 and (turned := _TURNED.fullmatch(match["people"].strip())):
        # “Roe, Harbours, op. cit.” has the form of “Roe, Jane, op. cit.”: only a work with this title will do.
        reference = Reference("book", (CitedName(turned[1]),), title=turned[2])
        return Citation(unmarked(clause), reference, "short"), ""
    if match and named:
        found = _sent_back(clause, "opcit", match["rest"], named.names)
        return found, match["rest"] if TITLE.search(match["rest"]) else ""
    if match and (divided := divide(match["people"])):
        # “Roe, Harbours, op. cit., p. 12”
        reference = Reference("book", divided[0].names, title=divided[1])
        locator = _LOCATOR.match(match["rest"])
        return Citation(unmarked(clause), reference, "short", locator=locator["page"] if locator else ""), ""
    return None, clause


def _sent_back(clause: str, form: Form, rest: str, authors: tuple[CitedName, ...] = ()) -> Citation:
    locator = _LOCATOR.match(rest)
    raw = unmarked(clause)
    return Citation(raw, Reference(authors=authors), form, locator=locator["page"] if locator else "")
