"""Text in, the Creative Commons licences that it names out; their ids, addresses and official names by rule.

The table is creative_commons.toml. An id is SPDX's where SPDX has one; a licence whose version isn't stated gets the id
LicenseRef-CC-…-unversioned and no address: a version is never guessed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

#: Ports of the licences that SPDX has an id for (License List 3.29); any other one gets a LicenseRef id.
_SPDX_PORTS = {
    "CC-BY": {"2.5-AU", "3.0-AT", "3.0-AU", "3.0-DE", "3.0-IGO", "3.0-NL", "3.0-US"},
    "CC-BY-SA": {"2.0-UK", "2.1-JP", "3.0-AT", "3.0-DE", "3.0-IGO"},
    "CC-BY-NC": {"3.0-DE"},
    "CC-BY-NC-SA": {"2.0-DE", "2.0-FR", "2.0-UK", "3.0-DE", "3.0-IGO"},
    "CC-BY-NC-ND": {"3.0-DE", "3.0-IGO"},
    "CC-BY-ND": {"3.0-DE"},
}
_ORDER = ("BY", "NC", "ND", "SA")
_ID = re.compile(
    r"(?:LicenseRef-)?CC-(?P<elements>BY(?:-(?:NC|ND|SA))*)-(?P<version>\d\.\d|unversioned)(?:-(?P<port>[A-Z]+))?"
)
UNSPECIFIED = "LicenseRef-CC-unspecified"
"""“Creative Commons” and nothing more: one of six licences."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What an id says: elements such as BY and NC, the version (None: not stated), the port."""

    elements: tuple[str, ...]
    version: str | None
    port: str | None


@cache
def table() -> dict[str, Any]:
    """creative_commons.toml."""
    return tomllib.loads(files("publish.rights").joinpath("creative_commons.toml").read_text(encoding="utf-8"))


def parts_of(licence: str) -> Parts | None:
    """The parts of a licence's id; None where it isn't one of these licences."""
    match = _ID.fullmatch(licence)
    if match is None:
        return None
    version = None if match["version"] == "unversioned" else match["version"]
    return Parts(tuple(match["elements"].split("-")), version, match["port"])


def id_of(elements: tuple[str, ...], version: str | None, port: str | None) -> str:
    """The id of a licence by its parts."""
    code = "CC-" + "-".join(element for element in _ORDER if element in elements)
    if version is None:
        return f"LicenseRef-{code}-unversioned"
    full = f"{version}-{port.upper()}" if port else version
    prefix = "" if not port or full in _SPDX_PORTS.get(code, ()) else "LicenseRef-"
    return f"{prefix}{code}-{full}"


def address_of(licence: str) -> str | None:
    """The canonical address of a licence by its id; None where its version isn't stated."""
    parts = parts_of(licence)
    if parts is None or parts.version is None:
        return None
    code = "-".join(parts.elements).lower()
    if (parts.version, code) == ("1.0", "by-nc-nd"):
        code = "by-nd-nc"  # the order of 1.0, which nothing else keeps
    port = f"{parts.port.lower()}/" if parts.port else ""
    return f"https://creativecommons.org/licenses/{code}/{parts.version}/{port}"


def name_of(licence: str, language: str = "en") -> str | None:
    """The official name of a licence by its id, in a language where it has one there, else in English."""
    parts = parts_of(licence)
    if parts is None:
        return None
    if parts.version is None:
        return f"Creative Commons {'-'.join(parts.elements)}"
    for title in table()["title"]:
        if title["id"] == licence and language in title:
            return f"Creative Commons {title[language]}"
    official = parts.version == "4.0" and parts.port is None
    words = dict(table()["names"].get(language if official else "en", table()["names"]["en"]))
    if parts.version < "4.0":
        older = table()["older"]
        words.update(ND=older["ND"], scope=older[parts.version])
    if parts.port:
        words["scope"] = next(iter(table()["ports"].get(parts.port.lower(), [parts.port])))
    elements = list(parts.elements)
    if parts.version == "1.0" and {"NC", "ND"} <= set(elements):
        elements = ["BY", "ND", "NC"]
    names = str(words["joint"]).join(str(words[element]) for element in elements)
    return f"Creative Commons {names} {parts.version} {words['scope']}".strip()


def short_name(licence: str) -> str | None:
    """“CC BY-SA 3.0 DE”: what stands at a picture; None where the id isn't one of these licences."""
    parts = parts_of(licence)
    if parts is None:
        return None
    return " ".join(part for part in (f"CC {'-'.join(parts.elements)}", parts.version, parts.port) if part)


@dataclass(frozen=True, slots=True)
class Named:
    """A licence named at text[start:end], by its address or in words."""

    id: str
    start: int
    end: int
    by_address: bool = False


def named_in(text: str) -> list[Named]:
    """Every one of these licences that a text names; they may overlap."""
    found = [_by_address(match) for match in _address().finditer(text)]
    found += [_by_code(match) for match in _code().finditer(text)]
    found += [_by_name(match) for match in _name().finditer(text)]
    return found


@cache
def _address() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://)?(?:www\.)?creativecommons\.org/"
        r"(?:licen[sc]es?/(?P<code>by(?:-(?:nc|nd|sa))*)(?:/(?P<version>\d\.\d)\.?)?"
        rf"(?:/(?P<port>{'|'.join(table()['ports'])})(?=[/\s.,;:)\]>\"]|$))?|publicdomain/(?P<domain>zero|mark)/1\.0)"
        r"(?:/?(?:deed|legalcode)(?:[._][a-z]{2}(?:[_-][a-z]{2,4})?)?)?/?(?:\?[^\s<>\")\]]*)?",
        re.IGNORECASE,
    )


@cache
def _ports() -> str:
    """A port after a version: its code in capitals, its name, or the scope of the unported licence."""
    names = [name for row in table()["ports"].values() for name in row]
    codes = "|".join(code.upper() for code in table()["ports"] if len(code) == 2)
    spelled = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    scopes = "|".join({"Generic", "Unported", "non transposé", *(row["scope"] for row in table()["names"].values())})
    return rf"(?:[ -]\(?(?:(?P<scope>{scopes})\b|(?P<country>{spelled})(?!\w)|(?P<port>(?-i:{codes}))\b)\)?)?"


_LICENCE = r"(?:[ -](?:Public )?Licen[cs]e\b)?"


@cache
def _code() -> re.Pattern[str]:
    versions = "|".join(map(re.escape, table()["versions"]))
    return re.compile(
        r"(?<![\w/])(?:CC(?:[ -]+|(?=BY))|Creative Commons[ ,-]+(?:licen[cs]e[ -]+)?\(?(?:CC[ -]+)?)"
        rf"(?P<elements>BY(?:[ -]{{1,2}}(?:NC|ND|SA)\b)*)\b{_LICENCE}"
        rf"(?:[ -]+\(?v?\.? ?(?P<version>{versions})(?![\d.]*\d){_ports()})?{_LICENCE}",
        re.IGNORECASE,
    )


@cache
def _name() -> re.Pattern[str]:
    spelled = table()["spelled"]
    versions = "|".join(map(re.escape, table()["versions"]))
    joint = r"\s{0,2}[–—-]?\s{0,2}"
    elements = rf"(?P<elements>{spelled['BY']}(?:{joint}(?:{spelled['NC']}|{spelled['ND']}|{spelled['SA']}))*)"
    version = rf"(?:,? (?:v(?:ersion)?\.? ?)?(?P<version>{versions})(?![\d.]*\d){_ports()})"
    with_prefix = rf"Creative[ -]Commons[ ,:–-]{{1,3}}{elements}{_LICENCE}{version}?{_LICENCE}"
    without = rf"{elements}{_LICENCE}{version}{_LICENCE}"
    for name in ("elements", "version", "scope", "country", "port"):
        without = without.replace(f"(?P<{name}>", f"(?P<{name}_>")
    return re.compile(rf"(?<!\w)(?:{with_prefix}|{without})", re.IGNORECASE)


def _by_address(match: re.Match[str]) -> Named:
    if domain := match["domain"]:
        id_ = "CC0-1.0" if domain.lower() == "zero" else "CC-PDM-1.0"
    else:
        id_ = id_of(tuple(match["code"].upper().split("-")), match["version"], match["port"])
    return Named(id_, match.start(), match.end(), by_address=True)


def _by_code(match: re.Match[str]) -> Named:
    elements = tuple(re.split(r"[ -]+", match["elements"].upper()))
    return Named(id_of(elements, match["version"], _port(match)), match.start(), match.end())


def _by_name(match: re.Match[str]) -> Named:
    mark = "" if match["elements"] else "_"
    said = match["elements" + mark]
    elements = tuple(e for e in _ORDER if re.search(table()["spelled"][e], said, re.IGNORECASE))
    port = _port(match, mark)
    return Named(id_of(elements, match["version" + mark], port), match.start(), match.end())


def _port(match: re.Match[str], mark: str = "") -> str | None:
    country = match["country" + mark]
    if country is None:
        return match["port" + mark]
    ports: dict[str, list[str]] = table()["ports"]
    return next(code for code, names in ports.items() if country.casefold() in (name.casefold() for name in names))
