"""One stretch of a note in, the citation that it is out, or nothing.

What the words say becomes a field; what they don't say stays unknown; what can be read in two ways is a doubt, in words
for the editor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from publish.bibliography import kinds
from publish.bibliography.imprint import YEAR, Facts, facts, settle
from publish.bibliography.marks import END, HIDDEN_ADDRESS, ITALIC, QUOTE, STOP, TITLE, unmarked
from publish.bibliography.people import People, ending, people
from publish.references import CitedName, Reference

Form = Literal["full", "short", "ibid", "idem", "opcit", "address"]
"""full: with facts of its own; short: author and title of a work that is cited in full elsewhere; ibid: the work before;
idem: another work by the author before; opcit: the author's work cited before; address: no title is stated."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation as a note has it."""

    raw: str
    reference: Reference
    form: Form = "full"
    title_mark: str = ""
    """ITALIC or QUOTE: how the title is marked."""
    locator: str = ""
    """The page that is cited."""
    doubts: tuple[str, ...] = ()


_WORDS_BEFORE = (
    r"see(?:,? also)?(?:,? for (?:example|instance)|,? e\.\s?g\.)?|cf\.?|compare|for (?:example|instance)|e\.\s?g\.?:?|respectively|especially|in particular|also|"
    r"vgl\.?(?: auch| dazu)?|siehe(?: auch| dazu)?|s\.\s?a\.|dazu|etwa|z\.\s?B\.|voir(?: aussi| notamment)?|par exemple|notamment|"
    r"véase(?: también)?|ver(?: también| também)?|vid\.?|por ejemplo|cfr\.?(?: anche)?|vedi(?: anche)?|si veda(?: anche)?|"
    r"ad esempio|quoted (?:in|from|by)|cited (?:in|by)|quoting|citing|zit(?:iert|\.)? (?:nach|n\.|bei|in)|cité(?:e)? (?:par|dans)|"
    r"citado (?:en|por|em)|cit(?:ato|\.)? in|см\.(?: также)?|ср\.|reprinted in|as in|but see|further|more"
)
_SIGNAL = re.compile(
    rf"(?:^|(?<=[\s(,.;:]))(?:(?i:{_WORDS_BEFORE})|in|from|by|von|and|but|und|et)(?:[,:]\s*|\s+|$)"
)
_YEAR_AT_END = re.compile(rf"[,.]?\s*[(\[]?(?P<date>{YEAR})[a-z]?[)\]]?[.:,]?\s*$")
_PLAIN_TITLE = re.compile(rf"(?P<people>.{{2,200}}?)[,.]?\s*[(\[]?(?P<date>{YEAR})[a-z]?[)\]]?[.:,]\s+(?P<title>[A-ZÀ-Þ].{{3,250}}?)[.,?!]?\s*(?:In:?\s*)?$")
_FOLLOWS = re.compile(r"\s*(?:[,.;:(\[–-]|in\b|dans\b|en\b|\d|trans|dir\b|ed\b|eds\b|hg|$|[?!])", re.IGNORECASE)
_LONGEST_TITLE = 350
_GAP_PEOPLE = re.compile(r"[\s,.]*(?:in|dans|en|em)?\b:?\s*(?P<people>.*?)[\s,:(]*$", re.IGNORECASE | re.DOTALL)


def titled(text: str) -> Citation | None:
    """The citation in a stretch that holds a title in italics or quotation marks."""
    hidden = HIDDEN_ADDRESS.findall(text)
    text = HIDDEN_ADDRESS.sub("", text).strip()
    titles = list(TITLE.finditer(text))
    if not titles:
        return None
    first = titles[0]
    left, mark = text[: first.start()], text[first.start()]
    values: dict[str, Any] = {"title": _title(first[1])}
    doubts: list[str] = []
    container = None
    right = text[first.end() :]
    apa = _PLAIN_TITLE.fullmatch(left.strip()) if mark == ITALIC else None
    if apa and people(after_signals(apa["people"])) and not people(left.strip()):
        # “Roe, J. (2003). A title without marks. *Journal*, 12”
        values.update(title=_title(apa["title"]), date=apa["date"])
        left, container, gap = apa["people"], first, "in " if left.rstrip(" :").endswith("In") else ""
        mark = ""
    elif len(titles) > 1:
        container, gap = titles[1], right[: titles[1].start() - first.end()]
        right = text[container.end() :]
    if len(values["title"] or "") > _LONGEST_TITLE or not values["title"]:
        return None
    if container is None and not _FOLLOWS.match(right):
        return None
    if dated := _YEAR_AT_END.search(left):
        values.setdefault("date", dated["date"])
        left = left[: dated.start()]
    named, why, is_prose = _people_before(left)
    doubts += [why] if why else []
    mode = "book"
    if container is not None:
        values["container"] = _title(container[1])
        mode = "chapter" if re.match(r"[\s,.]*(?:in|dans|en|em)\b", gap, re.IGNORECASE) else "journal"
        doubts += _from_gap(gap, values)
    elif mark != ITALIC:
        mode = "web"
    if named is None and not left.strip(" ,.") and container is None and (dir_ := re.match(r"\s*\(dir", right)):
        mode = "film"
    editors_after = re.match(r"\s*,?\s*\((eds?|Hg|Hrsg|éds?|dir)\.?\)", right)
    right = right[editors_after.end() :] if editors_after else right
    read = facts(right, mode=mode)
    if named is not None:
        values["editors" if named.are_editors or editors_after else "authors"] = named.names
    for key, value in read.found.items():
        _set(values, key, value, doubts)
    for address in hidden:
        values.setdefault("url", address[1:-1])
    kinds.settle(values, read, mark, mode)
    doubts += read.doubts
    if read.parts:
        doubts.append(f"not understood: “{unmarked(', '.join(read.parts))}”")
    if is_prose and named is None and mark == QUOTE and values["title"][:1].islower():
        return None  # words quoted in a sentence
    reference = Reference(**values)
    form = _form(reference, named, left, read, is_prose=is_prose)
    if form is None:
        return None
    if form == "full" and not (reference.publisher or reference.container or reference.url or reference.doi or reference.number or reference.genre or reference.type == "motion_picture"):
        doubts.append("no publisher, journal or address")
    return Citation(unmarked(text), reference, form, mark, read.locator, tuple(doubts if form == "full" else doubts))


def _form(reference: Reference, named: People | None, left: str, read: Facts, *, is_prose: bool) -> Form | None:
    stated = (reference.publisher, reference.url, reference.doi, reference.number, reference.genre, reference.place)
    if any(stated) or (reference.container and (reference.date or reference.pages or reference.volume)):
        return "full"
    if reference.type == "motion_picture" or (named is not None and reference.date and not is_prose):
        return "full"
    if reference.container and named is not None and not is_prose:
        return "full"
    if is_prose or read.parts or reference.date or (named is not None and named.in_small_letters):
        return None
    return "short"


def _title(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:").removesuffix(".") if not text.endswith("...") else text


def before_and_after_signals(text: str) -> list[str]:
    """What stands after each word that leads to a citation, from left to right; first the text itself."""
    return [text, *(text[match.end() :] for match in _SIGNAL.finditer(text) if match.end())]


def after_signals(text: str) -> str:
    while match := _SIGNAL.match(text):
        if match.end() == 0:
            break
        text = text[match.end() :].lstrip(" ,")
    return text


def _people_before(left: str) -> tuple[People | None, str, bool]:
    """The people before a title; a doubt; whether prose stands there."""
    left = re.sub(r"[\s,:]+(?:in|dans|en|em)\s*:?$", "", unmarked(left).strip(" ,:.(–"))
    if not left or not after_signals(left).strip(" ,:."):
        return None, "", False
    if found := people(after_signals(left)):
        return found, found.doubt, False
    for match in _SIGNAL.finditer(left):
        if (found := people(left[match.end() :])) and not found.in_small_letters:
            return found, found.doubt, False
    if found := ending(left):
        return found, f"the name stands in a sentence: “{_tail(left)}”", True
    return None, f"nobody is named, or not so that it can be read: “{_tail(left)}”", True


def _tail(text: str) -> str:
    return text if len(text) <= 60 else "…" + text[-58:].lstrip()


def _from_gap(gap: str, values: dict[str, Any]) -> list[str]:
    """Editors, and translators, between a title and the title of what holds it."""
    match = _GAP_PEOPLE.fullmatch(gap)
    named = match["people"].strip() if match else ""
    if not named:
        return []
    found = people(named)
    if found is None and (read := facts(gap, mode="book")).found.get("translators"):
        _set(values, "translators", read.found["translators"], [])
        return []
    if found is None:
        return [f"not understood: “{unmarked(named)}”"]
    values["editors" if found.are_editors else "_holders"] = found.names
    return [found.doubt] if found.doubt else []


def _set(values: dict[str, Any], key: str, value: str, doubts: list[str]) -> None:
    if key not in ("translators", "editors", "authors"):
        values.setdefault(key, value)
        return
    found = people(value)
    if found is None:
        doubts.append(f"not understood: “{value}”")
    elif key not in values:
        values[key] = found.names


__all__ = ["END", "STOP", "Citation", "CitedName", "Form", "titled"]
