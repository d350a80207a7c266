"""Text in, the licences that it names out; licence id in, official name out.

The table of single licences is licences.toml. Creative Commons' own follow from rules: the address is
creativecommons.org/licenses/{by…}/{version}/[{port}/], the names are those of the legal codes ("NoDerivs" and a
port's name up to 3.0, "NoDerivatives" and "International" from 4.0), the ids are SPDX's where SPDX has one.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: Ports of the licences that SPDX has an id for (License List 3.29); any other one gets a LicenseRef id.
_SPDX_PORTS = {
    "CC-BY": {"2.5-AU", "3.0-AT", "3.0-AU", "3.0-DE", "3.0-IGO", "3.0-NL", "3.0-US"},
    "CC-BY-SA": {"2.0-UK", "2.1-JP", "3.0-AT", "3.0-DE", "3.0-IGO"},
    "CC-BY-NC": {"3.0-DE"},
    "CC-BY-NC-SA": {"2.0-DE", "2.0-FR", "2.0-UK", "3.0-DE", "3.0-IGO"},
    "CC-BY-NC-ND": {"3.0-DE", "3.0-IGO"},
    "CC-BY-ND": {"3.0-DE"},
}
_VERSIONS = r"(?:1\.0|2\.0|2\.1|2\.5|3\.0|4\.0)"
_ELEMENTS = ("BY", "NC", "ND", "SA")
_WORDS = {"BY": "Attribution", "NC": "NonCommercial", "ND": "NoDerivatives", "SA": "ShareAlike"}

_CC_URL = re.compile(
    r"(?:https?://)?(?:www\.)?creativecommons\.org/(?:licen[sc]es/(?P<code>by(?:-(?:nc|nd|sa))*)/(?P<version>\d\.\d)\.?"
    r"(?:/(?!deed)(?P<port>[a-z]{2,5})(?=[/\s.,;)\]>]|$))?|publicdomain/(?P<domain>zero|mark)/1\.0)"
    r"(?:/(?:deed|legalcode)(?:\.[a-z-]+)?)?/?",
    re.IGNORECASE,
)
_CC_CODE = re.compile(
    r"\b(?:CC|Creative Commons)[ -]+(?:licen[cs]e[ -]+)?(?P<code>BY(?:[ -](?:NC|ND|SA)\b)*)"
    rf"(?:[ -]v?(?P<version>{_VERSIONS}))?(?:[ -](?P<port>International|Generic|Unported|IGO|[A-Z]{{2}}\b))?",
    re.IGNORECASE,
)
_CC_NAME = re.compile(
    r"\b(?:Creative Commons )?(?P<names>Attribution(?:[ -](?:Non-?Commercial|No-?Deriv(?:ative)?s|Share-?Alike))*)"
    rf"(?: v?(?P<version>{_VERSIONS}))(?: (?P<port>International|Generic|Unported|IGO))?(?: Licen[cs]e)?",
    re.IGNORECASE,
)
_CC_VAGUE = re.compile(r"\bCreative Commons(?: licen[cs]e)?\b|\bCC\b(?! ?0)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundLicence:
    """A licence named at text[start:end]."""

    id: str
    url: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Licence:
    id: str
    name: str
    url: str | None
    patterns: tuple[re.Pattern[str], ...]
    sources: tuple[str, ...]


@cache
def _table() -> tuple[_Licence, ...]:
    data = tomllib.loads(files("publish.rights").joinpath("licences.toml").read_text(encoding="utf-8"))
    return tuple(
        _Licence(
            row["id"],
            row["name"],
            row.get("url"),
            tuple(re.compile(p, re.IGNORECASE) for p in row["patterns"]),
            tuple(row.get("sources", ())),
        )
        for row in data["licence"]
    )


def find_licences(text: str) -> list[FoundLicence]:
    """Every licence named in a text, in order, overlaps resolved for the earlier and longer; URLs are found too."""
    found = [_by_url(m) for m in _CC_URL.finditer(text)]
    found += [_by_code(m) for m in _CC_CODE.finditer(text)]
    found += [_by_name(m) for m in _CC_NAME.finditer(text)]
    found += [FoundLicence(row.id, row.url, m.start(), m.end()) for row in _table() for p in row.patterns
              for m in p.finditer(text)]  # fmt: skip
    if not found:
        found = [FoundLicence("LicenseRef-CC-unspecified", None, m.start(), m.end()) for m in _CC_VAGUE.finditer(text)]
    kept: list[FoundLicence] = []
    for licence in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or licence.start >= kept[-1].end:
            kept.append(licence)
    return kept


def implied_by_source(source: str) -> FoundLicence | None:
    """The licence of everything at a source, where the source has only one."""
    for row in _table():
        if any(re.search(rf"(?:^|/|\b){re.escape(name)}(?:$|/|\b)", source) for name in row.sources):
            return FoundLicence(row.id, row.url, 0, 0)
    return None


def _by_url(match: re.Match[str]) -> FoundLicence:
    if domain := match["domain"]:
        id_ = "CC0-1.0" if domain.lower() == "zero" else "CC-PDM-1.0"
        return FoundLicence(id_, licence_url(id_), match.start(), match.end())
    return _cc(match["code"].upper().split("-"), match["version"], match["port"], match)


def _by_code(match: re.Match[str]) -> FoundLicence:
    port = match["port"] if match["port"] and match["port"].upper() == match["port"] else None
    return _cc(re.split(r"[ -]+", match["code"].upper()), match["version"], port, match)


def _by_name(match: re.Match[str]) -> FoundLicence:
    names = match["names"].lower().replace("-", "")
    elements = [e for e, w in (("NC", "noncommercial"), ("ND", "noderiv"), ("SA", "sharealike")) if w in names]
    return _cc(["BY", *elements], match["version"], "IGO" if match["port"] == "IGO" else None, match)


def _cc(elements: list[str], version: str | None, port: str | None, match: re.Match[str]) -> FoundLicence:
    code = "CC-" + "-".join(e for e in _ELEMENTS if e in elements)
    if version is None:
        return FoundLicence(f"LicenseRef-{code}-unversioned", None, match.start(), match.end())
    full = f"{version}-{port.upper()}" if port else version
    prefix = "" if not port or full in _SPDX_PORTS.get(code, ()) else "LicenseRef-"
    id_ = f"{prefix}{code}-{full}"
    return FoundLicence(id_, licence_url(id_), match.start(), match.end())


_CC_ID = re.compile(r"(?:LicenseRef-)?CC-(BY(?:-(?:NC|ND|SA))*)-(\d\.\d)(?:-([A-Z]{2,5}))?")


def licence_url(licence: str) -> str | None:
    """The canonical address of a licence by its id; None where it has none."""
    if match := _CC_ID.fullmatch(licence):
        port = f"{match[3].lower()}/" if match[3] else ""
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/{port}"
    return next((row.url for row in _table() if row.id == licence), None)


def licence_name(licence: str) -> str:
    """The name of a licence as it is to be printed, by its id; the id itself where the table has no name."""
    if match := _CC_ID.fullmatch(licence):
        words = dict(_WORDS, ND="NoDerivs") if match[2] < "4.0" else _WORDS
        scope = {"3.0": "Unported", "4.0": "International"}.get(match[2], "Generic")
        names = "-".join(words[e] for e in match[1].split("-"))
        return f"Creative Commons {names} {match[2]} {match[3] or scope}"
    if licence.endswith("-unversioned"):
        return f"Creative Commons {licence.removeprefix('LicenseRef-CC-').removesuffix('-unversioned')}"
    return next((row.name for row in _table() if row.id == licence), licence)
