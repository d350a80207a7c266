"""The words of credit lines as patterns, by what they do. The table is grammar.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words(name: str) -> tuple[str, ...]:
    data = tomllib.loads(files("publish.rights").joinpath("grammar.toml").read_text(encoding="utf-8"))
    return tuple(pattern for patterns in data[name].values() for pattern in patterns)


def any_word(name: str) -> str:
    """The alternatives of one table of grammar.toml as a regular expression."""
    return f"(?:{'|'.join(_words(name))})"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A regular expression in which {name} stands for the alternatives of that table."""
    filled = re.sub(r"\{([a-z_]+)\}", lambda match: any_word(match[1]), pattern)
    return re.compile(filled, re.IGNORECASE)


YEAR = r"(?:1[5-9]|20)\d\d"
#: Nothing that counts as part of a word before it: Han and kana have no spaces between words.
BEFORE = r"(?<![^\W\u3040-\u30ff\u4e00-\u9fff])"
AFTER = r"(?![^\W\u3040-\u30ff\u4e00-\u9fff])"

_OPEN = r"\s*[(\[*_]{0,3}"
LABEL = _OPEN + r"(?P<label>{label}|{doubtful})[*_]{0,2}\s*:[*_]{0,2}\s*"
LABEL_BY = _OPEN + rf"(?P<label>{{picture}})s?\s+(?=(?:{{by}}|{{weak_by}}|{{via}}|{{courtesy}}){AFTER})"
LABEL_PERMISSION = (
    _OPEN + r"(?P<label>{picture})s?\s+(?=(?:is |are )?(?:used|reproduced|reprinted|shown)\b|©|\(c\)|copyright\b)"
)
BY = rf"{BEFORE}(?:{{by}}){AFTER}:?\s*"
VIA = rf"{BEFORE}(?:{{via}}){AFTER}:?\s*"
WEAK_VIA = rf"{BEFORE}(?:{{weak_via}}){AFTER}\s+"
LEADS_TO_LICENCE = rf"(?:[\s,;:/|(\[<—–-]*{BEFORE}(?:{{licensed}}){AFTER})?[\s,;:/|(\[<—–-]*$"
TRAILS_LICENCE = r"^(?:[\s>)\]]*\b(?:public )?licen[cs]e\b)?[\s>)\]\"”]*"
WEAK_BY = rf"(?:^|(?<=[\x1e,”»\"])\s*)(?P<mark>{{weak_by}}){AFTER}\s*(?=\S)"
COURTESY = rf"^{BEFORE}(?:{{courtesy}}){AFTER}\s*"
USER = r"^(?P<source>[^\s,;/][^,;/]{1,40}?)\s+(?:{user})\s+(?P<name>.+)$"
AGENCY_PHOTO = (
    r"^(?P<agency>[^,;:()\"“”]{2,60}?)\s+(?:courtesy\s+)?(?:file\s+)?(?:photo|photograph|image|illustration|graphic|"
    r"video still|still|map|foto)s?(?:\s+by\s+|\s*/\s*|\s+courtesy of\s+|\s+von\s+|\s+par\s+)(?P<name>\S.+)$"
)
CHANGED = rf"{BEFORE}(?:{{changed}}){AFTER}"
CUSTOM = r"\s*[/,;(–—-]\s*(?:{custom})\)?[\s.]*(?=\x1f|$)"
DATE = (
    rf"(?:{BEFORE}(?:{{months}})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+"
    rf"|{BEFORE}\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?(?:{{months}})\.?,?\s+(?:de\s+)?"
    rf"|{BEFORE}(?:{{months}})\.?,?\s+(?:de\s+)?)(?P<year>{YEAR})(?!\d)"
    rf"|(?<!\d)(?P<iso>{YEAR})-\d\d-\d\d(?!\d)|(?<!\d)\d{{1,2}}[./]\d{{1,2}}[./](?P<short>{YEAR})(?!\d)"
)
INSTITUTION = rf"{BEFORE}(?:{{institution}}){AFTER}"
