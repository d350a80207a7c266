"""The words before a title in, the names of the people and organisations in it out, or nothing where they are prose.

A comma in “Roe, Jane” turns a name round, in “Roe, Doe and Smith” it divides names. Where both could be meant the
reading is doubtful and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nameparser import HumanName

from publish.bibliography.words import any_of
from publish.names import sort_name
from publish.references import OTHERS, CitedName

PARTICLES = frozenset(
    "de da do dos das del della dello degli di du des la le las los van von der den ten ter te zu zum zur af av al el "
    "bin ibn ben y e i d’ d' dalla dal san".split()
)
_LETTERS = (range(0x41, 0x5B), range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x2000))
#: The capitals of Latin, Greek and Cyrillic scripts: a pattern has no name for them.
_UPPER = "".join(chr(code) for codes in _LETTERS for code in codes if chr(code).isupper())
_INITIAL = rf"(?:[{_UPPER}][a-z]?\.[-–]?)+(?:[{_UPPER}]\.)*|[{_UPPER}]{{1,2}}"
_WORD = rf"(?:[dlDLO][’'])?[{_UPPER}][\w’'-]*"
_TOKEN = re.compile(rf"(?:{_INITIAL}|{_WORD})")
_ARE_INITIALS = re.compile(rf"(?:{_INITIAL})(?:\s*(?:{_INITIAL}))*")
_IS_GIVEN = re.compile(rf"{_WORD}(?:\s(?:{_INITIAL}))*|(?:{_INITIAL})(?:\s*(?:{_INITIAL}))*")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_ORGANISATION = re.compile(rf"\b(?:{any_of('organisation')})\b", re.IGNORECASE)
_SMALL = frozenset(
    "of for and the on in to at für und der die das des pour et les la le du sur de del para por y a e per".split()
)
_PRONOUNS = frozenset(
    """his her their its my our your this that these those here there where which what who see also both each some any
    all sein seine ihr ihre dieser diese dieses son ses leur leurs cette ces ici voir ainsi notre mon sua suo loro
    questo esta este estas estos ese esa aquí seu notes note text article book essay talk film ibid idem quoting from
    ders dies siehe dazu auch such other another first second more""".split()
)
_NOBODY = re.compile(any_of("nobody"), re.IGNORECASE)
_OTHERS = re.compile(r",?\s*(?:et\.? al(?:ii|\.)?|u\.\s?a\.|and others|y otros|et autres|и др\.)\.?$", re.IGNORECASE)
_EDITORS = re.compile(rf"(?:,|(?<!\b[A-ZÀ-Þ])\.)?\s*[\[(]?\b(?:{any_of('editors')})\b\.?[)\]]?[,.:]*$", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s+(?:and|&|und|et|y|e|i|и|with|mit|avec|con)\s+(?=\S)|\s+/\s+|(?<=[a-zà-ÿ])/(?=[A-ZÀ-Þ])")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class People:
    """Names with the part that they took."""

    names: tuple[CitedName, ...]
    are_editors: bool = False
    doubt: str = ""
    in_small_letters: bool = False
    """Whether it may as well be a word of prose."""


_FULL_STOP = re.compile(rf"(?<!\b[{_UPPER}])(?<!\bal)\.$")


def people(text: str) -> People | None:
    """The people that a whole text names; None where it is anything else, or empty.

    A full stop or a colon behind them is the habit of bibliographies, in which the first name is turned round.
    """
    text = text.strip().rstrip(",;(–").strip()
    if len(text) > _LONGEST:
        return None
    as_in_lists = text.endswith(":") or bool(_FULL_STOP.search(text))
    text = _FULL_STOP.sub("", text.rstrip(":").strip())
    if not text:
        return None
    named = _EDITORS.sub("", text)
    are_editors, text = named != text, named.strip().rstrip(",")
    alone = _OTHERS.sub("", text)
    others, text = alone != text, alone.strip().rstrip(",")
    found = _organisation(text) or _names(text, as_in_lists=as_in_lists or are_editors)
    if found is None:
        return None
    return replace(found, names=(*found.names, OTHERS) if others else found.names, are_editors=are_editors)


def _organisation(text: str) -> People | None:
    words = text.split()
    if not _is_organisation(text) or "," in text:
        return None
    if len(words) > 12 or not all(_TOKEN.fullmatch(w.strip("()&.’'")) or w in _SMALL or w == "&" for w in words):
        return None
    return People((CitedName(text),))


def _is_organisation(text: str) -> bool:
    return bool(_ORGANISATION.search(text) or re.match(r"(?:The|Le|La|Les|Die|Der|Das|El|Il)\s", text))


def _names(text: str, *, as_in_lists: bool) -> People | None:
    groups = [[piece.strip() for piece in group.split(",") if piece.strip()] for group in _AND.split(text)]
    if not all(groups) or not groups:
        return None
    pieces = [piece for group in groups for piece in group]
    if len(pieces) > 30 or not all(is_name(piece) or _SUFFIX.fullmatch(piece) for piece in pieces):
        return _in_small_letters(text)
    # “Roe, Doe and Smith” are three families; in “Roe, Jane, and John Doe” the first name is turned round.
    families = len(groups) > 1 and all(len(group) == 1 and _is_family(group[0]) for group in groups[1:])
    found: list[CitedName] = []
    doubt = ""
    for number, group in enumerate(groups):
        first = number == 0 or len(groups[0]) == 2
        names, why = _turned(_with_suffixes(group), first=first, families=families, as_in_lists=as_in_lists)
        found += names
        doubt = doubt or why
    if "/" in text and all(not name.given for name in found) and len(found) > 1:
        doubt = doubt or f"“{text}”: one name or two?"
    if re.search(r"\s[yei]\s[^\s,]+$", text) and len(found) > 1 and " " in found[0].spoken:
        # “José Ortega y Gasset”, “José Pérez y Ana Ruiz”
        doubt = doubt or f"“{text}”: one name or two?"
    alone = [name.family for name in found if " " not in name.spoken]
    if len(groups) == 1 and alone and len(alone) < len(found):
        # “Jane Roe, Quay Radio” has no “and”: the second may be where she works.
        doubt = doubt or f"“{alone[0]}”: one of the authors?"
    return People(tuple(name for name in found if not _NOBODY.fullmatch(name.spoken)), doubt=doubt)


def _turned(group: list[str], *, first: bool, families: bool, as_in_lists: bool) -> tuple[list[CitedName], str]:
    """Names between two “and”s: each pair of pieces is one name turned round, or each piece is a name."""
    single = [_is_family(piece) for piece in group]
    if len(group) > 1 and len(group) % 2 == 0 and all(map(_ARE_INITIALS.fullmatch, group[1::2])):
        return [_turned_name(a, b) for a, b in zip(group[::2], group[1::2], strict=True)], ""
    if len(group) == 2 and first and not families and len(group[1].split()) <= 3:
        if single[0]:
            return [_turned_name(*group)], ""
        if single[1] and (as_in_lists or any(word in PARTICLES for word in group[0].split())):
            return [CitedName(group[0], group[1])], "" if as_in_lists else f"“{group[0]}, {group[1]}”: one name or two?"
    if (
        first
        and not families
        and len(group) > 2
        and single[0]
        and _IS_GIVEN.fullmatch(group[1])
        and not any(single[2:])
    ):
        return [_turned_name(group[0], group[1]), *map(person, group[2:])], ""
    return [person(piece) for piece in group], ""


def _turned_name(family: str, given: str) -> CitedName:
    """“SILVA, João” is written so in Brazil and France."""
    return CitedName(family.title() if family.isupper() and len(family) > 3 and not given.isupper() else family, given)


def _with_suffixes(group: list[str]) -> list[str]:
    out: list[str] = []
    for piece in group:
        if out and _SUFFIX.fullmatch(piece):
            out[-1] += f", {piece}"
        else:
            out.append(piece)
    return out


def _is_family(piece: str) -> bool:
    """Whether a piece is one word, its particles not counted."""
    return len([word for word in piece.split() if word.lower() not in PARTICLES]) == 1


def is_name(piece: str) -> bool:
    """Whether a text has the shape of one name."""
    if piece.lower() in _SMALL | _PRONOUNS or re.match(r"(?:The|An?|Der|Die|Das|Les|Il|Lo|Los|Las)\s", piece):
        return False
    words = piece.replace(".", ". ").replace(". -", ".-").split()
    if not 1 <= len(words) <= 6 or words[-1] in PARTICLES:
        return False
    return all(_TOKEN.fullmatch(word) or word in PARTICLES for word in words) and not words[-1].endswith("’s")


def _in_small_letters(text: str) -> People | None:
    """“danah boyd”, “transmediale”: a name that its bearer writes so, or a word of prose."""
    words = re.fullmatch(r"[a-zà-ÿ-]{3,15}(?: [a-zà-ÿ-]{3,15})?", text)
    if words and not any(word in _SMALL or word in _PRONOUNS for word in text.split()):
        return People((person(text),), doubt=f"“{text}”: a name in small letters?", in_small_letters=True)
    return None


def person(text: str) -> CitedName:
    """One name in spoken order, or in any with a comma, as family and given name."""
    text = text.strip()
    capitals = re.match(
        rf"([{_UPPER}][{_UPPER}’'-]{{2,}}(?:\s[{_UPPER}][{_UPPER}’'-]{{2,}})*)\s+([{_UPPER}][a-zà-ÿ].*)", text
    )
    if capitals:
        return CitedName(capitals[1].title(), capitals[2])
    family, _, rest = text.partition(" ")
    if len(family) > 2 and "." in rest and _ARE_INITIALS.fullmatch(rest) and not _ARE_INITIALS.fullmatch(family):
        return CitedName(family, rest)  # “Лотман Ю. М.”
    turned = re.fullmatch(r"([\w’'-]+(?:\s[\w’'-]+)?) \(([^()]+)\)", text)
    if turned:
        return CitedName(turned[1], turned[2])
    if " " not in text or _is_organisation(text):
        return CitedName(text)
    if _ends_anywhere(text):
        return CitedName(text)
    parsed = HumanName(re.sub(r"(?<=\.)(?=\w)", " ", text))
    given = " ".join(part for part in (parsed.first, parsed.middle) if part)
    family = " ".join(part for part in (parsed.last, parsed.suffix) if part)
    return CitedName(family, given) if family and given else CitedName(text)


def _ends_anywhere(text: str) -> bool:
    """Whether nothing tells where the given names end: more than one word that is neither initial nor particle."""
    words = re.sub(r"(?<=\.)(?=\w)", " ", text.partition(",")[0]).split()
    last_initial = max((place for place, word in enumerate(words) if _ARE_INITIALS.fullmatch(word)), default=0)
    rest = words[last_initial + 1 :]
    while len(rest) > 1 and rest[0].lower() in PARTICLES:
        rest = rest[1:]
    return len([word for word in rest if not _SUFFIX.fullmatch(word)]) > 1


def is_undivided(name: CitedName) -> bool:
    """Whether a name is a person's and in one piece, because nothing tells where the family name begins."""
    return not name.given and " " in name.family and not _is_organisation(name.family) and name != OTHERS


def heading(name: CitedName) -> str:
    """What a name is sorted by; an undivided one as the names of contributors are."""
    return sort_name(name.family) if is_undivided(name) else f"{name.family} {name.given}".strip()


def ending(text: str) -> People | None:
    """The people that a text ends with, where words of prose stand before them."""
    text = text.strip().rstrip(",:;").strip()
    text = re.sub(r"[’']s?$", "", text)
    starts = [0] + [match.end() for match in re.finditer(r"[,:;.(–]\s+|\b[a-zà-ÿ]+\s+", text)]
    for start in [s for s in starts if len(text) - s <= _LONGEST]:
        found = people(text[start:])
        if found is not None and any(" " in name.spoken or _is_organisation(name.family) for name in found.names):
            return found
    return None
