"""Two references in, whether they are one work out; and whether a short form may stand for a work."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.fuzz import partial_ratio, ratio

from publish.names import name_of
from publish.references import OTHERS, CitedName, Reference

NEAR = 92
"""Per cent of letters from which on two titles by one author and of one year are one title, misspelled."""
_ALIKE_HOUSES = 75
_ALIKE_PAGES = 60
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLE = re.compile(r"(?:the|an?|le|la|les|l|un|une|der|die|das|ein|eine|el|los|las|una|il|lo|gli|o|os|as|um|uma)\s")


@lru_cache(maxsize=20_000)
def comparable(text: str) -> str:
    """A title in lower case, without accents, punctuation and a leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    plain = " ".join(re.findall(r"[^\W_]+", plain.replace("&", " and ")))
    return _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) and plain.count(" ") > 1 else plain


def family(name: CitedName) -> str:
    """A family name in its comparable form, without particles."""
    words = [word for word in comparable(name.family).split() if word not in _SUFFIXES]
    return words[-1] if words else ""


def main_names(reference: Reference) -> tuple[CitedName, ...]:
    """Authors, or editors where there is no author."""
    return reference.authors or reference.editors


def address(url: str | None) -> str:
    """A web address in the form in which two are compared."""
    return re.sub(r"^https?://(?:www\.)?|[/#]+$", "", url or "").lower()


def same_work(one: Reference, two: Reference) -> bool:
    """Whether two full references are one work in one edition: a title that is only near has to agree in the rest."""
    if one.doi and two.doi:
        return one.doi.lower() == two.doi.lower()
    if one.title is None or two.title is None:
        return bool(one.url) and address(one.url) == address(two.url)
    same_page = bool(one.url) and address(one.url) == address(two.url)
    titles = alike_titles(one.title, two.title)
    if same_page and (titles or ratio(comparable(one.title), comparable(two.title)) >= _ALIKE_PAGES):
        return True
    if not titles or bool(one.container) != bool(two.container) or not _same_people(main_names(one), main_names(two)):
        return False
    if one.year and two.year and one.year != two.year:
        return False
    if one.edition and two.edition and one.edition != two.edition:
        return False
    if one.volume and two.volume and one.volume != two.volume:
        return False
    if not main_names(one) and one.url and two.url:
        return same_page
    if (
        one.container
        and two.container
        and partial_ratio(comparable(one.container), comparable(two.container)) < _ALIKE_HOUSES
    ):
        return False
    return not (one.publisher and two.publisher) or _same_house(one.publisher, two.publisher)


def alike_titles(one: str, two: str) -> bool:
    """Whether titles are the same, one is the other without its subtitle, or they differ by a few letters."""
    a, b = comparable(one), comparable(two)
    if a == b:
        return True
    shorter, longer = sorted((one, two), key=len)
    if b.startswith(f"{a} ") or a.startswith(f"{b} "):
        heads = (longer[: mark.start()] for mark in re.finditer(r"[:.,;?!–—-]", longer))
        return any(comparable(head) == comparable(shorter) for head in heads)
    return min(len(a), len(b)) > 12 and _numbers(a) == _numbers(b) and ratio(a, b) >= NEAR


def _numbers(title: str) -> list[str]:
    """The numbers in a title: “Volume II” isn't “Volume III” misspelled."""
    return re.findall(r"\d+|\b[ivxlc]+\b", title)


def is_misspelled(one: str, two: str) -> bool:
    """Whether two titles are alike, and not just one the other's beginning."""
    a, b = sorted((comparable(one), comparable(two)), key=len)
    return a != b and not b.startswith(f"{a} ")


def _same_house(one: str, two: str) -> bool:
    return partial_ratio(comparable(one), comparable(two)) >= _ALIKE_HOUSES


def _same_people(one: tuple[CitedName, ...], two: tuple[CitedName, ...]) -> bool:
    if not one or not two:
        return not one and not two
    return _same_person(one[0], two[0])


def _same_person(one: CitedName, two: CitedName) -> bool:
    """Whether two names may be one person's: as far as both are given."""
    if family(one) != family(two):
        return False
    short, long = sorted((comparable(one.spoken), comparable(two.spoken)), key=len)
    if long == short or long.endswith(f" {short}"):
        return True  # “García Márquez” and “Gabriel García Márquez”
    a, b = name_of(one.spoken).first, name_of(two.spoken).first
    return all(x == y or (min(len(x), len(y)) == 1 and x[:1] == y[:1]) for x, y in zip(a, b, strict=False))


def may_stand_for(short: Reference, work: Reference) -> bool:
    """Whether a short form, author and title or author and year, names a work."""
    names = [name for name in main_names(short) if name != OTHERS]
    known = [family(name) for name in (*work.authors, *work.editors)]
    if names and (family(names[0]) not in known or not _given_fits(names[0], work)):
        return False
    if short.title is None:
        return bool(names) and short.year is not None and short.year in (work.year, work.original_year)
    if work.title is None:
        return False
    a, b = comparable(short.title), comparable(work.title)
    if not names and len(a.split()) < 2:
        return a == b
    return b == a or b.startswith(f"{a} ") or a.startswith(f"{b} ") or (len(a) > 12 and ratio(a, b[: len(a)]) >= NEAR)


def _given_fits(name: CitedName, work: Reference) -> bool:
    same = [other for other in (*work.authors, *work.editors) if family(other) == family(name)]
    return any(_same_person(name, other) for other in same)
