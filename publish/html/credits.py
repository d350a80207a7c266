"""Credit in, its wording out: in full for the page of credits, short for the figure, in the way that its licence asks.

Attribution names title, creator, source and licence with their addresses (Creative Commons, “Best practices for
attribution”). A work without copyright gets no © and no “licensed”; one under full copyright says so.
"""

from __future__ import annotations

from typing import Literal

from publish.html.breaks import breakable_address
from publish.model import ARTICLE_AUTHOR, Credit
from publish.rights import licence_name, licence_short
from publish.vocabulary import escape, is_safe_link

Wording = Literal["licensed", "dedicated", "stated", "reserved", "own"]

#: How a licence is spoken of; every other one is “licensed under”.
_WORDING: dict[str, Wording] = {
    "CC0-1.0": "dedicated",
    "CC-PDM-1.0": "stated",
    "LicenseRef-scancode-public-domain": "stated",
    "LicenseRef-scancode-us-govt-public-domain": "stated",
    "LicenseRef-Crown-Copyright-CA": "stated",
    "LicenseRef-Crown-Copyright-UK": "stated",
    "LicenseRef-AllRightsReserved": "reserved",
    "LicenseRef-Permission": "reserved",
    "LicenseRef-Author-Own": "own",
}


def wording_of(licence: str) -> Wording:
    """How a licence is spoken of."""
    return _WORDING.get(licence, "licensed")


def full_credit(credit: Credit, labels: dict[str, str], language: str = "en") -> str:
    """The credit in full as inline markup: title, year, creator, source, licence, changes, with all addresses.

    Printed addresses stand in `span.address`, which editions with links hide. Machines read RDFa: the licence is
    `rel="license"`.
    """
    parts = [_work(credit, labels)]
    parts.append(_licence(credit, labels, language))
    if credit.modifications:
        parts.append(f"{escape(labels['changes'].format(changes=credit.modifications.rstrip('.')))}.")
    return " ".join(part for part in parts if part)


def _work(credit: Credit, labels: dict[str, str]) -> str:
    """“Title” (year), by creator via source."""
    said = ""
    page = credit.source_url
    if credit.title:
        said = f'<cite property="dc:title">{_linked(escape(credit.title), page)}</cite>'
        page = None
    if credit.year:
        said += f" ({escape(credit.year)})"
    maker = _maker(credit, labels)
    if maker:
        named = labels["by"].format(names=maker)
        said = f"{said.strip()}, {named}" if said else _capital(named)
    elif _needs_name(credit):
        unknown = f"<em>{escape(labels['creator_unknown'])}</em>"
        said = f"{said.strip()}, {unknown}" if said else unknown
    if credit.source and credit.source != credit.creator:
        via = labels["via"].format(source=_linked(escape(credit.source), page))
        said = f"{said} {via}" if said else _capital(via)
        page = None
    if page:
        said += f' <a href="{escape(page)}">{breakable_address(page)}</a>'
    said = said.strip()
    return said if not said or said.endswith((".", "…")) else f"{said}."


def _maker(credit: Credit, labels: dict[str, str]) -> str:
    if credit.creator == ARTICLE_AUTHOR or (credit.creator is None and credit.licence == "LicenseRef-Author-Own"):
        return escape(labels["the_author"])
    if not credit.creator:
        return ""
    name = f'<span property="cc:attributionName">{escape(credit.creator)}</span>'
    return _linked(name, credit.creator_url)


def _needs_name(credit: Credit) -> bool:
    return credit.licence is None or wording_of(credit.licence) == "licensed"


def _licence(credit: Credit, labels: dict[str, str], language: str) -> str:
    if credit.licence is None:
        return f"<em>{escape(labels['licence_unknown'])}</em>."
    name = licence_link(credit.licence, credit.licence_url, language)
    said = labels[f"wording_{wording_of(credit.licence)}"].format(licence=name, holder=escape(_holder(credit)))
    return f"{' '.join(said.split())}." if said and not said.endswith(".") else said


def licence_link(licence: str, address: str | None, language: str) -> str:
    """The name of a licence, linked to its text where it has an address, which is printed behind it."""
    name = escape(licence_name(licence, language))
    if not address:
        return name
    url = escape(address)
    return f'<a rel="license" href="{url}">{name}</a><span class="address"> ({breakable_address(url)})</span>'


def _holder(credit: Credit) -> str:
    return credit.creator or credit.source or ""


def _linked(markup: str, address: str | None) -> str:
    return f'<a href="{escape(address)}">{markup}</a>' if address and is_safe_link(address) else markup


def _capital(text: str) -> str:
    """A sentence that begins with markup or with a word: its first letter large."""
    return text[:1].upper() + text[1:]


def short_credit(credit: Credit | None, labels: dict[str, str]) -> str:
    """Creator, source and licence in a line under the picture; the full credit is in the front matter."""
    if credit is None:
        return ""
    maker = labels["the_author"] if credit.creator == ARTICLE_AUTHOR else credit.creator
    people = " / ".join(dict.fromkeys(part for part in (maker, credit.source) if part))
    if credit.licence and wording_of(credit.licence) == "reserved" and people:
        people = f"© {people}"
    kept = credit.licence is None or wording_of(credit.licence) == "reserved"
    licence = "" if kept or credit.licence is None else licence_short(credit.licence)
    return ", ".join(part for part in (people, licence) if part)
