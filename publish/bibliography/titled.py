"""A stretch of a note that holds a title in italics or quotation marks in, the citation that it is out, or nothing.

What the words say becomes a field; what they don't say stays unknown; what can be read in two ways is a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from publish.bibliography import kinds
from publish.bibliography.facts import Facts
from publish.bibliography.imprint import read_facts
from publish.bibliography.marks import HIDDEN_ADDRESS, ITALIC, QUOTE, TITLE, unmarked
from publish.bibliography.people import People, ending, people
from publish.bibliography.values import Citation, Form
from publish.bibliography.when import YEAR
from publish.bibliography.words import after_each_signal, after_signals, any_of, is_same_author
from publish.references import Reference

#: What may stand between names and the year; the full stop of an initial is the name’s own.
AFTER_A_NAME = r"(?:,|(?<!\b[A-ZÀ-Þ])\.)?"
_YEAR_AT_END = re.compile(rf"{AFTER_A_NAME}\s*[(\[]?(?P<date>{YEAR})[a-z]?[)\]]?[.:,]?\s*$")
#: “Roe, J. (2003). A title without marks. In: Doe, J. (ed.):”, before the title of a journal or a book.
PLAIN_TITLE = re.compile(
    rf"(?P<people>.{{2,200}}?){AFTER_A_NAME}\s*[(\[]?(?P<date>{YEAR})[a-z]?[)\]]?[.:,]\s+(?P<title>[A-ZÀ-Þ].{{3,250}}?)"
    r"[.,?!]?\s*(?P<gap>\b[Ii]n:?\s*(?:[^.:]|\b\w{1,2}\.){0,150}:?\s*)?$"
)
#: A journal without marks, told by its volume: “Journal of Harbours 28, no. 1 (1972)”.
_JOURNAL = re.compile(
    r"[\s,.]*(?:[Ii]n:?\s)?(?P<title>[A-ZÀ-ÞА-Я][^,;:()\d\ue000-\ue005]{2,90}?),?\s+"
    rf"(?=(?:(?:vol|bd|jg|t)\.?\s?)?(?!{YEAR}\b)\d{{1,4}}"
    rf"(?:\s?\(\d|,\s?(?:no|n|nr|h|heft)[.°º\s]|[./]\d+[\s,(]|\s\({YEAR}\)|:\s?\d))"
)
_IN_PLAIN = re.compile(r"[\s,.]*[Ii]n:\s(?P<title>[A-ZÀ-ÞА-Я][^,;()\d\ue000-\ue005]{3,90}?)[\s,]*(?=,|\s\d|\()")
_FOLLOWS = re.compile(r"\s*(?:[,.;:(\[\ue003–-]|in\b|dans\b|en\b|\d|trans|dir\b|ed\b|eds\b|hg|$|[?!])", re.IGNORECASE)
_SENT_BACK = re.compile(r"[\s,(]*\b(?:op|art|loc|ob)\.?\s?cit\b\.?\)?|[\s,(]+a\.\s?a\.\s?O\.\)?", re.IGNORECASE)
_EDITORS = re.compile(r"\s*,?\s*\((?:eds?|Hg|Hrsg|éds?|dir)\.?\)")
_DIRECTED = re.compile(rf"\s*\((?:{any_of('directed')})", re.IGNORECASE)
_IN = re.compile(r"[\s,.]*(?:in|dans|en|em)\b", re.IGNORECASE)
_GAP = re.compile(r"[\s,.]*(?:in|dans|en|em)?\b:?\s*(?P<people>.*?)[\s,:(]*$", re.IGNORECASE | re.DOTALL)
#: “Jane Roe, in: *Harbours*”: what she has written there isn’t named.
_LEADS_INTO = re.compile(r"[\s,](?:in|dans|en|em)\s*:?\s*$")
_LONGEST_TITLE = 350


@dataclass(slots=True)
class _Draft:
    """A citation in the making: text before the title, text behind all titles, and the fields so far."""

    left: str
    right: str
    mark: str
    mode: str = "book"
    values: dict[str, Any] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)


def titled(text: str) -> Citation | None:
    """The citation in a stretch that holds a title in italics or quotation marks."""
    hidden = [mark[1:-1] for mark in HIDDEN_ADDRESS.findall(text)]
    draft = _divided(HIDDEN_ADDRESS.sub("", text).strip())
    if draft is None:
        return None
    if dated := _YEAR_AT_END.search(draft.left):
        draft.values.setdefault("date", dated["date"])
        draft.left = draft.left[: dated.start()]
    named, why, is_prose = _people_before(draft.left)
    draft.doubts += [why] if why else []
    if named is not None and _LEADS_INTO.search(draft.left):
        draft.doubts.append("something in the work is cited, not the work")
    if is_prose and named is None and draft.mark == QUOTE and draft.values["title"][:1].islower():
        return None  # words quoted in a sentence
    read = _read(draft, named)
    if hidden:
        draft.values.setdefault("url", hidden[0])
    kinds.settle(draft.values, read, draft.mark, draft.mode)
    draft.doubts += read.doubts
    if read.parts:
        draft.doubts.append(f"not understood: “{unmarked(', '.join(read.parts))}”")
    reference = Reference(**draft.values)
    form = _form(reference, named, read, is_prose=is_prose)
    if form is None:
        return None
    if named is None and draft.mark == QUOTE and draft.values["title"][:1].islower():
        draft.doubts.append("a title, or words that are quoted?")
    if form == "full" and not _is_to_be_found(reference):
        draft.doubts.append("no publisher, journal or address")
    return Citation(unmarked(text), reference, form, draft.mark, read.locator, tuple(draft.doubts))


def _divided(text: str) -> _Draft | None:
    """A stretch taken apart at its titles: that of the work and, where there is one, that of what holds it."""
    titles = list(TITLE.finditer(text))
    first = titles[0] if titles else None
    if first is None:
        return None
    draft = _Draft(text[: first.start()], text[first.end() :], text[first.start()], values={"title": clean(first[1])})
    plain = PLAIN_TITLE.fullmatch(draft.left.strip()) if draft.mark == ITALIC else None
    if plain and people(after_signals(plain["people"])) and not people(draft.left.strip()):
        draft.values = {"title": clean(plain["title"]), "date": plain["date"]}
        _hold(draft, clean(first[1]), plain["gap"] or "")
        draft.left, draft.mark = plain["people"], ""
    elif len(titles) > 1:
        second = titles[1]
        draft.right = text[second.end() :]
        _hold(draft, clean(second[1]), text[first.end() : second.start()])
    elif not _FOLLOWS.match(draft.right) and not (draft.left.strip() and first[1][-1:] in ",.?!"):
        return None  # a word of a sentence
    elif (journal := _JOURNAL.match(draft.right) or _IN_PLAIN.match(draft.right)) and not is_same_author(journal[1]):
        draft.right = draft.right[journal.end() :]
        _hold(draft, clean(journal["title"]), "")
    elif draft.mark != ITALIC:
        draft.mode = "web"
    elif _DIRECTED.match(draft.right) and not draft.left.strip(" ,."):
        draft.mode = "film"
    return draft if 0 < len(draft.values["title"]) <= _LONGEST_TITLE else None


def _hold(draft: _Draft, container: str, gap: str) -> None:
    """Take over the title of what holds the work, and the people between the two titles."""
    draft.values["container"] = container
    draft.mode = "chapter" if _IN.match(gap) else "journal"
    match = _GAP.fullmatch(gap)
    said = match["people"].strip() if match else ""
    if not said or is_same_author(said):
        return
    found = people(said)
    translators = None if found else people(read_facts(gap, mode="book").found.get("translators", ""))
    if found is not None:
        draft.values["editors" if found.are_editors else "holders"] = found.names
        draft.doubts += [found.doubt] if found.doubt else []
    elif translators is not None:
        draft.values["translators"] = translators.names
    else:
        draft.doubts.append(f"not understood: “{unmarked(said)}”")


def _read(draft: _Draft, named: People | None) -> Facts:
    """Read what stands behind the titles into the draft's fields."""
    right = _SENT_BACK.sub("", draft.right, count=1)
    editors = _EDITORS.match(right)
    if named is not None:
        draft.values["editors" if named.are_editors or editors else "authors"] = named.names
    read = read_facts(right[editors.end() :] if editors else right, mode=draft.mode)
    for key, value in read.found.items():
        if key not in ("translators", "editors", "authors"):
            draft.values.setdefault(key, value)
        elif found := people(value):
            draft.values.setdefault(key, found.names)
        else:
            draft.doubts.append(f"not understood: “{value}”")
    return read


def _form(reference: Reference, named: People | None, read: Facts, *, is_prose: bool) -> Form | None:
    """Whether a work is described here, or only named; None where a title merely stands in a sentence."""
    is_named = named is not None and not is_prose and not named.in_small_letters
    held = reference.container is not None
    if _is_published(reference) or reference.type == "motion_picture":
        return "full"
    if held and ((named is not None and not is_prose) or reference.date or reference.pages or reference.volume):
        return "full"
    if is_named and reference.date:
        return "full"
    if is_prose or reference.date or (read.parts and not is_named) or (named is not None and named.in_small_letters):
        return None
    return "short"


def _is_published(reference: Reference) -> bool:
    stated = (reference.publisher, reference.url, reference.doi, reference.number, reference.genre, reference.place)
    return any(stated)


def _is_to_be_found(reference: Reference) -> bool:
    """Whether somebody who looks for the work knows where."""
    of_its_kind = reference.number or reference.genre or reference.type == "motion_picture"
    held = reference.publisher or reference.place or reference.container
    return bool(held or reference.url or reference.doi or of_its_kind)


def clean(text: str) -> str:
    """A title without the punctuation of the sentence in it, and without quotation marks around all of it."""
    text = " ".join(text.split()).strip(" ,;:")
    if re.fullmatch(r"“[^“”]*”|‘[^‘’]*’|«[^«»]*»", text):
        text = text[1:-1].strip()
    return text if text.endswith("..") else text.removesuffix(".")


def _people_before(left: str) -> tuple[People | None, str, bool]:
    """The people before a title; a doubt; whether prose stands there."""
    left = re.sub(r"[\s,:]+(?:in|dans|en|em)\s*:?$", "", unmarked(left).strip(" ,(–"))
    if not after_signals(left).strip(" ,:."):
        return None, "", False
    if found := people(after_signals(left)):
        return found, found.doubt, False
    for stretch in after_each_signal(left):
        if (found := people(stretch)) and not found.in_small_letters:
            return found, found.doubt, False
    said = left if len(left) <= 60 else "…" + left[-58:].lstrip()
    if found := ending(left):
        return found, f"the name stands in a sentence: “{said}”", True
    return None, f"nobody is named, or not so that it can be read: “{said}”", True
