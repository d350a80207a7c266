"""A stretch of a note without italics or quotation marks in, the citation that it is out.

Manuscripts pasted as plain text have lost their italics. What is left to go by is the imprint, “(Hull: Quay, 1999)”,
the author–date form, an address. Anything less is a remark.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from publish.bibliography.imprint import read_facts, settle
from publish.bibliography.marks import ADDRESS, HIDDEN, STOP, unmarked
from publish.bibliography.people import People, is_name, people
from publish.bibliography.places import is_place, is_publisher
from publish.bibliography.values import Citation
from publish.bibliography.when import YEAR, as_date
from publish.bibliography.words import after_each_signal, after_signals
from publish.references import Reference

_IN_BRACKETS = re.compile(
    rf"(?P<before>.{{3,400}}?)[,.]?\s\((?:[^()]{{2,60}}?:\s)?[A-ZÀ-Þ][^()]{{1,120}}?,?\s{YEAR}(?:\s\[{YEAR}\])?\)(?P<after>.*)",
    re.DOTALL,
)
_ARTICLE = re.compile(
    rf"(?P<people>.{{2,200}}?),?\s\(?(?P<date>{YEAR})[a-z]?\)?[.:]\s(?P<title>[A-ZÀ-Þ][^.?!]{{4,250}}[?!]?)\.?\s"
    r"(?P<journal>[A-ZÀ-Þ][^.;()\d]{3,120}?),?\s(?P<rest>\d.*)",
    re.DOTALL,
)
_IN_A_ROW = re.compile(
    rf"[,.]\s(?P<place>[^,.:;()\d]{{2,40}}(?:,\s(?:[A-Z]{{2}}|[A-Z]\w+))??):\s(?P<publisher>[^;:()]{{2,80}}?),?\s{YEAR}(?:[,.;\s]|$)"
)
_WITH_COMMAS = re.compile(rf",\s(?P<one>[^,.:;()]{{2,60}}),\s(?P<two>[^,.:;()]{{2,60}}),\s{YEAR}(?:[,.;\s]|$)")
_PAGE = r"(?:(?:pp?|S|págs?|pagg?|с)\.?\s?)?\d+[a-z]?(?:\s?[-–]\s?\d+)?(?:\s?(?:ff?|sqq?|n)\.?\s?\d*)?"
_AUTHOR_DATE = re.compile(
    rf"(?P<people>[^\d()]{{2,80}}?),?\s\(?(?P<date>{YEAR})[a-z]?\)?(?:\s?[:,]\s?(?P<page>{_PAGE}))?\)?\.?"
)
_SHORT = re.compile(
    rf"(?P<people>[^\d()]{{2,80}}?),\s(?P<title>[A-ZÀ-Þ][^,;()]{{2,100}}),\s(?P<page>{_PAGE}|(?:book|chapter|canto|ch\.|bk\.|Buch|Kap\.|livre|chap\.|libro|cap\.)\s[^;]{{1,60}})\.?"
)
_ADDRESS = re.compile(
    f"(?P<before>[^{ADDRESS}{HIDDEN}]*)[{ADDRESS}{HIDDEN}](?P<address>[^{STOP}]*){STOP}(?P<after>.*)", re.DOTALL
)
_LONGEST_NAME = 10
_LONGEST = 700


def untitled(text: str) -> list[Citation]:
    """The citations in a stretch in which no title is marked: none, one, or an address each."""
    text = text.strip()
    if ADDRESS in text or HIDDEN in text:
        found = published(text)
        return [found] if found else _addresses(text)
    if len(text) > _LONGEST:
        return []
    found = published(text) or _author_date(text) or _short(text)
    return [found] if found else []


def published(text: str) -> Citation | None:
    """A book with its imprint: “Jane Roe, Harbours (Hull: Quay, 1999)”, “Jane Roe, Harbours, Hull: Quay, 1999”."""
    if article := _article(text):
        return article
    match = _IN_BRACKETS.fullmatch(text)
    before = match["before"] if match else ""
    row = None if match else _imprint(text)
    if row:
        before = text[: row.start()]
    divided = divide(before)
    if divided is None:
        return None
    named, title = divided
    read = read_facts(text[len(before) :], mode="book")
    if not read.has("publisher"):
        settle(read)
    values: dict[str, Any] = {"type": "book", "title": title, **_facts(read.found)}
    values["editors" if named.are_editors else "authors"] = named.names
    doubts = [*([named.doubt] if named.doubt else []), *read.doubts]
    return Citation(unmarked(text), Reference(**values), locator=read.locator, doubts=tuple(doubts))


def _article(text: str) -> Citation | None:
    """“Roe, J. (2003). On harbours. Journal of Harbours, 12(3), 45–67”."""
    match = _ARTICLE.fullmatch(after_signals(text))
    named = people(match["people"]) if match else None
    if match is None or named is None:
        return None
    read = read_facts(match["rest"], mode="journal")
    values = _facts(read.found)
    values |= {"title": match["title"], "container": match["journal"], "date": match["date"], "authors": named.names}
    reference = Reference("article-journal", **values)
    return Citation(unmarked(text), reference, locator=read.locator, doubts=(named.doubt,) if named.doubt else ())


def _facts(found: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = dict(found)
    for key in ("translators", "editors", "authors"):
        if key in values:
            names = people(values.pop(key))
            if names:
                values[key] = names.names
    return values


def _imprint(text: str) -> re.Match[str] | None:
    for match in _IN_A_ROW.finditer(text):
        return match
    for match in _WITH_COMMAS.finditer(text):
        parts = match["one"], match["two"]
        if any(map(is_place, parts)) and any(is_publisher(part) or is_name(part) for part in parts):
            return match
    return None


def divide(text: str) -> tuple[People, str] | None:
    """Names and the title after them, without any mark between, at the beginning or after a “see”."""
    for stretch in after_each_signal(text.strip()):
        if found := _divided(stretch.strip()):
            return found
    return None


def _divided(text: str) -> tuple[People, str] | None:
    """The names end where the first comma or full stop leaves names alone, or after the last of “A, B and C”."""
    best: tuple[People, str] | None = None
    for match in re.finditer(r"[,.:]\s+", text):
        head, title = text[: match.start()], text[match.end() :].strip(" ,.")
        if match.start() > 200 or not title:
            break
        found = None if match[0][0] == "." and re.search(r"\b[A-ZÀ-Þ]$", head) else people(head)
        if found is None:
            continue
        joined = re.search(r"\s(?:and|&|und|et|y|e)\s", head)
        known = all(" " in name.spoken for name in found.names)
        if found.are_editors or (joined and known) or (best is None and (known or joined or match[0][0] in ".:")):
            best = found, title
        elif match[0][0] == ":" and known and len(found.names) > 1:
            # “Jane Roe, John Doe: Harbours”, or “Jane Roe, Great Harbours: A History”?
            best = replace(found, doubt=f"“{head}”: where do the names end?"), title
    if best is None or not re.match(r"[A-ZÀ-ÞА-ЯЁ\d¿¡]", best[1]) or len(best[1]) > 300:
        return None
    return best


def _author_date(text: str) -> Citation | None:
    """“Roe 2003, 45”: a short form."""
    bare = after_signals(text.strip(" ()."))
    match = _AUTHOR_DATE.fullmatch(bare)
    named = people(match["people"]) if match else None
    if match is None or named is None or not all(len(name.family.split()) < 4 for name in named.names):
        return None
    reference = Reference(authors=named.names, date=match["date"])
    return Citation(unmarked(text), reference, "short", locator=match["page"] or "")


def _short(text: str) -> Citation | None:
    """“Roe, Harbours, 45”: perhaps a short form; it is one if the work is cited in full elsewhere."""
    match = _SHORT.fullmatch(after_signals(text.strip()))
    named = people(match["people"]) if match else None
    if match is None or named is None:
        return None
    return Citation(
        unmarked(text), Reference("book", named.names, title=match["title"].strip()), "short", locator=match["page"]
    )


def _addresses(text: str) -> list[Citation]:
    """Addresses with what stands before them: a name alone is taken for the title of a page, prose for prose."""
    found: list[Citation] = []
    rest = text
    while match := _ADDRESS.search(rest):
        before, rest = match["before"], match["after"]
        found.append(_page(after_signals(re.sub(r"^[,;.)]*\s*(?:and|und|et)?\s*", "", before)), match["address"], rest))
    return found


def _page(before: str, address: str, after: str) -> Citation:
    """A page of the web: its title is what stands before the address, if that can be a name and isn't prose."""
    said = unmarked(before).strip(" ,:;.–(").removesuffix("e.g").strip(" ,:(")
    read = read_facts(f"{ADDRESS}{address}{STOP}{after if len(after) < 80 else ''}", mode="web")
    values: dict[str, Any] = {
        "type": "webpage",
        **{k: v for k, v in read.found.items() if k in ("url", "doi", "accessed")},
    }
    raw = f"{said}, {address}".strip(" ,")
    introduced = said.rpartition(": ")[2]
    for named in (after_signals(said), *after_each_signal(said)[::-1], introduced):
        parts = [part.strip(" .") for part in named.split(", ")]
        dates = [as_date(part) for part in parts if re.fullmatch(rf"[^,]{{0,20}}{YEAR}", part)]
        parts = [part for part in parts if not re.fullmatch(rf"[^,]{{0,20}}{YEAR}", part)]
        if not parts or len(parts) > 2 or not parts[0] or not all(map(_could_be_a_name, parts)):
            continue
        first = people(parts[0])
        is_person = first is not None and any(" " in name.spoken for name in first.names)
        dated: dict[str, Any] = {"date": dates[0]} if dates else {}
        if len(parts) == 2 and is_person and first is not None:
            values.update(authors=first.names, title=parts[1], **dated)
        elif is_person and dates and first is not None:
            return Citation(raw, Reference(**values, **dated, authors=first.names), "address")
        else:
            values |= {"title": parts[0], "container": parts[1] if len(parts) == 2 else None, **dated}
        if named == introduced:
            # “I know of two projects: Quays, https://…”
            raw = f"{named}, {address}"
        return Citation(raw, Reference(**values), doubts=("only a name and an address",))
    return Citation(raw, Reference(**values), "address")


def _could_be_a_name(part: str) -> bool:
    """Whether a part is rather a name than a piece of a sentence."""
    words = part.split()
    plain = [word for word in words if word[:1].islower() and word.lower() not in _SMALL and len(word) > 2]
    is_short = len(words) <= _LONGEST_NAME and not re.match(r"[a-zà-ÿ]+[\s/]", part)
    return is_short and len(plain) < 2 and len(plain) <= len(words) // 2 and not re.search(r"[.!?]\s|’s\s[a-z]", part)


_SMALL = frozenset("of the for and from with und der die das für des les pour del las los para".split())
