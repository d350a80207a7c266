"""A stretch of a note in, the word out that sends back to a work cited before: ibid., idem, op. cit. in many languages."""

from __future__ import annotations

import re

from publish.bibliography.citation import Citation, after_signals
from publish.bibliography.marks import END, ITALIC, TITLE, unmarked
from publish.bibliography.people import people
from publish.references import Reference

_IBID = r"ibid(?:em)?|ib|ibíd(?:em)?|ebd|ebenda|ebda|там же|там само|ivi|tamże|eodem|a\.\s?a\.\s?o"
_IDEM = r"idem|id|ders|dies|derselbe|dieselbe|eadem|ead|он же|lo stesso|el mismo|le même|o mesmo"
_OP_CIT = (
    r"op\.?\s?cit|loc\.?\s?cit|art\.?\s?cit|ob\.?\s?cit|ouvr\.?\s?cit(?:é)?|a\.\s?a\.\s?o|cit|obra citada|œuvre citée|"
    r"указ\.\s?соч|зазнач\.\s?праця|wie anm\.\s?\d+"
)
_WORDS = re.compile(rf"{ITALIC}\s*((?:{_IBID}|{_IDEM}|{_OP_CIT})\.?,?)\s*{END}", re.IGNORECASE)
_AGAIN = re.compile(rf"(?P<word>{_IBID}|{_IDEM}|{_OP_CIT})(?![\w’'-])\.?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BY = re.compile(rf"(?P<people>[^\d;:]{{2,80}}?),?\s\(?(?:{_OP_CIT})(?![\w’'-])\.?\)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_LOCATOR = re.compile(
    r"[\s,.(]*(?:(?:vgl\.|cf\.)\s)?(?:(?:pp?|s|págs?|pagg?|с|стр|§+|vol|bd|n|fol|ff?)\.?\s?)?(?P<page>\d+[a-z]?(?:\s?[-–]\s?\d+)?(?:\s?ff?\.?)?)",
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
        if not re.match(r"\s*(?:$|[,.;:()\d]|[A-ZÀ-Þ]?\.?\s|[Sp]\.|see|for)", rest):
            return None, clause
        if word in ("id", "cit", "ib", "ivi", "dies", "idem") and re.match(r"\s+[^\W\d]{3,}", rest):
            return None, clause
        form = "opcit" if re.fullmatch(_OP_CIT, word, re.IGNORECASE) and not re.fullmatch(_IBID, word, re.IGNORECASE) else "ibid"
        return _sent_back(clause, form, rest), rest if title else ""
    match = _BY.match(start)
    named = people(match["people"]) if match and not TITLE.search(match["people"]) else None
    if match and named:
        found = _sent_back(clause, "opcit", match["rest"], named.names)
        return found, match["rest"] if TITLE.search(match["rest"]) else ""
    return None, clause


def _sent_back(clause: str, form: str, rest: str, authors: tuple = ()) -> Citation:  # type: ignore[type-arg]
    locator = _LOCATOR.match(rest)
    raw = unmarked(clause)
    return Citation(raw, Reference(authors=authors), form, locator=locator["page"] if locator else "")  # type: ignore[arg-type]
