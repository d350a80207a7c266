"""Text in, the licences that it names out; licence id in, its name, address and demands out.

Two tables: creative_commons.toml, whose rows follow from rules, and licences.toml, one row for each other licence.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from publish.rights import creative_commons
from publish.rights.creative_commons import UNSPECIFIED, address_of, name_of, named_in, parts_of, short_name

Attribution = Literal["required", "statement", "customary", "no"]
Commercial = Literal["yes", "no", "limited", "permission"]
Changes = Literal["yes", "share-alike", "no", "permission"]
When = Literal["always", "sold", "print", "electronic", "cover", "changed", "protected"]

_VAGUE = re.compile(r"\b(?:some )?Creative Commons\b(?: licen[cs]ed?\b)?|\bCC[ -]licen[cs]ed?\b", re.IGNORECASE)
#: Ids that say less than others: what they are said beside doesn't contradict them.
_VAGUE_IDS = frozenset({UNSPECIFIED, "LicenseRef-scancode-public-domain", "LicenseRef-Permission"})


@dataclass(frozen=True, slots=True)
class FoundLicence:
    """A licence named at text[start:end]."""

    id: str
    url: str | None
    start: int
    end: int
    by_address: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What else a licence asks, and when it matters."""

    when: When
    say: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a licence asks of who shows the work; where that is to be read, and when it was."""

    attribution: Attribution
    commercial: Commercial
    changes: Changes
    conditions: tuple[Condition, ...]
    seen: str
    checked: str


@dataclass(frozen=True, slots=True)
class _Licence:
    id: str
    name: str
    names: dict[str, str]
    url: str | None
    patterns: tuple[re.Pattern[str], ...]
    terms: Terms


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("publish.rights").joinpath("licences.toml").read_text(encoding="utf-8"))


@cache
def _hints() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _data()["hints"])), re.IGNORECASE)


@cache
def _table() -> dict[str, _Licence]:
    return {
        row["id"]: _Licence(
            row["id"],
            row["name"],
            row.get("names", {}),
            row.get("url"),
            tuple(re.compile(pattern, re.IGNORECASE) for pattern in row["patterns"]),
            _terms(row),
        )
        for row in _data()["licence"]
    }


def _terms(row: dict[str, Any]) -> Terms:
    conditions = tuple(Condition(item["when"], item["say"]) for item in row.get("conditions", ()))
    return Terms(row["attribution"], row["commercial"], row["changes"], conditions, row["seen"], str(row["checked"]))


def known_ids() -> tuple[str, ...]:
    """The ids of licences.toml."""
    return tuple(_table())


def find_licences(text: str) -> list[FoundLicence]:
    """Every licence named in a text, in order; of two that overlap the longer."""
    if _hints().search(text) is None:
        return []
    found = [FoundLicence(n.id, licence_url(n.id), n.start, n.end, n.by_address) for n in named_in(text)]
    found += [
        FoundLicence(row.id, row.url, match.start(), match.end(), "://" in match[0] or "/" in match[0])
        for row in _table().values()
        for pattern in row.patterns
        for match in pattern.finditer(text)
    ]
    found += [FoundLicence(UNSPECIFIED, None, m.start(), m.end()) for m in _VAGUE.finditer(text)]
    kept: list[FoundLicence] = []
    for licence in sorted(found, key=lambda f: (f.start - f.end, f.id.startswith("LicenseRef"))):
        if all(licence.end <= other.start or licence.start >= other.end for other in kept):
            kept.append(licence)
    return sorted(kept, key=lambda f: f.start)


def contradict(one: str, other: str) -> bool:
    """Whether two ids can't both be meant: not where one only says less, as one without version or port does."""
    if one == other or one in _VAGUE_IDS or other in _VAGUE_IDS:
        return False
    first, second = parts_of(one), parts_of(other)
    if first is None or second is None:
        return True
    if set(first.elements) != set(second.elements):
        return True
    versions = {first.version, second.version} - {None}
    ports = {first.port, second.port} - {None}
    return len(versions) > 1 or len(ports) > 1


def says_more(licence: FoundLicence) -> tuple[int, int, int]:
    """A key by which licences named in one place sort: addresses first, then those with version and port."""
    parts = parts_of(licence.id)
    detail = 0 if parts is None else (parts.version is not None) + (parts.port is not None)
    return (not licence.by_address, licence.id in _VAGUE_IDS, -detail)


def licence_url(licence: str) -> str | None:
    """The canonical address of a licence by its id; None where it has none."""
    row = _table().get(licence)
    return row.url if row else address_of(licence)


def licence_name(licence: str, language: str = "en") -> str:
    """The name of a licence as it is to be printed, by its id; the id itself where the table has no name."""
    if licence == UNSPECIFIED:
        return "Creative Commons"
    if row := _table().get(licence):
        return row.names.get(language, row.name)
    return name_of(licence, language) or licence


def licence_short(licence: str) -> str:
    """The name of a licence for the line under a picture: “CC BY-SA 3.0 DE”, else its whole name."""
    return short_name(licence) or licence_name(licence)


def terms_of(licence: str) -> Terms | None:
    """What a licence asks, by its id; None where the table doesn't know the licence or it isn't said which one."""
    if row := _table().get(licence):
        return row.terms
    parts = parts_of(licence)
    if parts is None:
        return None
    table = creative_commons.table()
    merged: dict[str, Any] = {"seen": address_of(licence) or table["seen"], "checked": table["checked"]}
    for element in parts.elements:
        merged |= table["terms"][element]
    return _terms(merged)
