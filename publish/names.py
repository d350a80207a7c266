"""People's names: which spellings are one person's, how names are sorted, and the parts that people take in an article.

A name is taken apart by nameparser; what it can't know, such as two family names without a hyphen, stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from nameparser import HumanName
from pyuca import Collator
from rapidfuzz.fuzz import ratio

#: Role → its MARC relator code (id.loc.gov/vocabulary/relators), as EPUB and library records use them.
RELATORS: dict[str, str] = {
    "author": "aut",
    "translator": "trl",
    "interviewer": "ivr",
    "interviewee": "ive",
    "editor": "edt",
    "photographer": "pht",
    "illustrator": "ill",
    "contributor": "ctb",
}

#: Letters that a language counts as letters of their own: each sorts after all words with the letter before it
#: (CLDR collation charts). Elsewhere an accent only decides between words that are otherwise the same.
_OWN_LETTERS: dict[str, str] = {
    "es": "nñ", "pl": "aą cć eę lł nń oó sś zźż", "cs": "cč rř sš zž", "sk": "aä cč oô sš zž", "hr": "cčć dđ sš zž",
    "sv": "zåäö", "fi": "zåäö", "da": "zæøå", "nb": "zæøå", "nn": "zæøå", "no": "zæøå", "et": "sš zž wõäöü",
    "tr": "cç gğ oö sş uü", "hu": "oö uü", "ro": "aăâ iî sș tț", "lt": "cč sš zž",
}  # fmt: skip
_LETTERS = str.maketrans("øłđ", "old")
"""Letters that Unicode doesn't take apart."""
_ALIKE = 88
"""Per cent of letters from which on two names may be one person's, misspelled."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, in its comparable form: lower case, without accents, initials without full stops."""

    last: str
    first: tuple[str, ...]
    """Given names and middle names; an initial is one letter."""


@cache
def _parsed(name: str) -> HumanName:
    return HumanName(name)


@cache
def name_of(name: str) -> Name:
    """“Dr. José A. Roe-Smith, PhD”, “Roe-Smith, José A.” → last roe smith, first jose a."""
    parsed = _parsed(name)
    last, given = parsed.last or parsed.first, (f"{parsed.first} {parsed.middle}" if parsed.last else parsed.middle)
    return Name(" ".join(_folded(last)), tuple(_folded(given)))


def _folded(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = plain.casefold().translate(_LETTERS)
    return re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", ""))


def straight(name: str) -> str:
    """A name in the order in which it is spoken: “Roe, Jane” → “Jane Roe”; degrees stay behind it."""
    parsed = _parsed(name)
    turned = "," in name and bool(parsed.first) and " ".join(_folded(name.partition(",")[0])) == name_of(name).last
    if not turned:
        return name
    spoken = " ".join(part for part in (parsed.title, parsed.first, parsed.middle, parsed.last) if part)
    return f"{spoken}, {parsed.suffix}" if parsed.suffix else spoken


def sort_name(name: str) -> str:
    """“Dr. Dani Belo” → “Belo, Dani”; a name of one word, or one that is turned round already, stays."""
    parsed = _parsed(name)
    given = " ".join(part for part in (parsed.first, parsed.middle) if part)
    if not parsed.last or not given:
        return name
    return f"{parsed.last}, {given}"


def sort_key(language: str) -> Callable[[str], tuple[int, ...]]:
    """The key by which a language sorts: the Unicode Collation Algorithm, with the letters that it counts apart."""
    tailored = {
        letter: f"{group[0]}\U0010ffff{place}"
        for group in _OWN_LETTERS.get(language.split("-")[0].lower(), "").split()
        for place, letter in enumerate(group[1:])
    }

    def key(text: str) -> tuple[int, ...]:
        composed = unicodedata.normalize("NFC", text).casefold()
        return tuple(_collator().sort_key("".join(tailored.get(letter, letter) for letter in composed)))

    return key


@cache
def _collator() -> Collator:
    return Collator()


@dataclass(slots=True)
class People:
    """Spellings grouped by person."""

    spellings: dict[str, str] = field(default_factory=dict)
    """Each spelling → the fullest one of the same person, in spoken order."""
    alike: list[tuple[str, str]] = field(default_factory=list)
    """Pairs of persons whose names differ by so little that one may be misspelled."""


def people(names: Iterable[str]) -> People:
    """Which names are the same person's: initials, accents, titles and the order of names make no difference.

    An initial that fits two people fits neither. A spelling that is only near is never taken for the same.
    """
    found = People()
    groups: list[list[str]] = []
    for name in sorted(dict.fromkeys(names), key=lambda name: (_brevity(name), name)):
        fitting = [group for group in groups if all(_compatible(name_of(name), name_of(other)) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            groups.append([name])
    for group in groups:
        found.spellings.update(dict.fromkeys(group, straight(group[0])))
    heads = sorted((_letters(group[0]), straight(group[0])) for group in groups)
    found.alike = [
        (one, two)
        for (a, one), (b, two) in combinations(heads, 2)
        if a[:1] == b[:1] and abs(len(a) - len(b)) <= 3 and ratio(a, b, score_cutoff=_ALIKE) >= _ALIKE
    ]
    return found


def _letters(name: str) -> str:
    parsed = name_of(name)
    return " ".join((parsed.last, *parsed.first))


def _brevity(name: str) -> tuple[int, int, int, bool]:
    """The fullest spelling first: by whole given names, then initials, then accents; spoken before catalogue order."""
    given = name_of(name).first
    accents = sum(not letter.isascii() for letter in name)
    return -sum(len(part) > 1 for part in given), -len(given), -accents, "," in name


def _compatible(one: Name, two: Name) -> bool:
    if one.last != two.last or not one.first or not two.first:
        return one == two
    return all(_same(a, b) for a, b in zip(one.first, two.first, strict=False))


def _same(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) == 1 and one[0] == two[0])
