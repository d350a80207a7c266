"""Credit line in, Credit out: title, year, creator, source, licence, read from the right.

The house style is LABEL: TITLE (YEAR), by CREATOR via SOURCE. Licensed under LICENCE. MODIFICATIONS. A title may hold
anything, a licence hardly varies: so the licence is found first, then the source before it, then the creator, and
what is left is title and year. Nothing that the line doesn't say is filled in.
"""

from __future__ import annotations

import re
from collections import Counter

from publish.messages import Report
from publish.model import Credit
from publish.rights.licences import FoundLicence, find_licences, implied_by_source
from publish.text import words

# Labels that stand over nothing but credits, and those that need a second witness.
_SURE = (
    r"photos?|photo(?:graph)?s? (?:credits?|by|par|courtesy of)|photographs?|picture credits?|"
    r"(?:featured|cover|header|banner|lead) (?:image|photo|picture)(?: credit)?|image (?:credit|source|courtesy)s?|"
    r"crédits? photo(?:graphique)?s?|fotos?|bildnachweis|fotografía|fotografia"
)
_UNSURE = r"images?|pictures?|map|graphic|illustration|figure|credits?|source|bild|quelle|imagen|imagem"
_LABEL = re.compile(rf"\s*(?P<label>(?P<sure>{_SURE})|(?:{_UNSURE}))\s*[:：]\s*", re.IGNORECASE)
_LABEL_BY = re.compile(
    r"\s*(?:photo(?:graph)?|image|picture|illustration|foto)s?\s+(?=(?:by|par|von|por|via)\b)", re.IGNORECASE
)

_LICENSED = re.compile(
    r"[\s,;./|(\[—–-]*(?:\b(?:(?:this work|image|photo) is )?(?:licen[cs]ed|available|released|shared|published)"
    r"(?: under| by)?|\bunder)?(?:\s+(?:an?|the))?[\s:(\[/,—–-]*$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:[\s,;.]|^)(?:via|on|from|auf|sur|su|en)\s+(?=\S)|\s+/\s+(?=\S)", re.IGNORECASE)
_CREATOR = re.compile(r"(?:[\s,;.]+|^)(?:by|par|von|por|de la main de|di)\s+(?=\S)", re.IGNORECASE)
_YEAR = re.compile(
    r"[(\[]\s*((?:c(?:irca|a)?\.?\s*)?(?:1[5-9]|20)\d\d(?:\s*[–-]\s*(?:(?:1[5-9]|20)\d\d|\d\d))?|n\.d\.)\s*[)\]]"
)
LONGEST = 1000
"""Characters of a credit line with several credits; a longer text is a paragraph, whatever it begins with."""

_PHRASES = frozenset(
    "a an the this these work works is are was by via on from under in of and courtesy credit credits photo photos "
    "image images picture pictures photograph license licence licensed licenced released shared published "
    "available c user par von por de sous licence lizenz licencia https http www org".split()
)
_NEEDS_NO_NAME = frozenset({"LicenseRef-Author-Own", "LicenseRef-scancode-public-domain", "CC-PDM-1.0", "CC0-1.0"})
_QUOTES = '“”„‟«»"‘’'


def is_credit_line(line: str) -> bool:
    """Whether a line is a credit: by its label, or by label and licence where the label alone says too little."""
    if len(line) > LONGEST:
        return False
    if match := _LABEL.match(line):
        value = line[match.end() :]
        witness = any(found.id != "LicenseRef-CC-unspecified" for found in find_licences(line))
        witness = witness or bool(_YEAR.search(line) and _CREATOR.search(line))
        # After a label that stands over credits only, prose begins with a small letter.
        return witness or bool(match["sure"] and not value[:1].islower())
    match = _LABEL_BY.match(line)
    names = line[match.end() :].split(maxsplit=1)[1:] if match else []
    return bool(names) and len(line) <= 300 and not names[0][:1].islower()


def parse_credit(raw: str, line: int, source: str, report: Report) -> Credit:
    """The credit in a line, its fields None where it doesn't state them; says what is missing or contradicts."""
    text = " ".join(raw.split())
    text = _LABEL_BY.sub("", text) if _LABEL_BY.match(text) else _LABEL.sub("", text, count=1)
    licence, text, modifications = _take_licence(text, line, source, report)
    text, origin = _take_source(text)
    # “Name / CC BY 4.0”
    by_slash = licence is not None and bool(re.search(r"\s/\s*$", raw[: find_licences(raw)[0].start]))
    text, creator = _take_creator(text, has_source=origin is not None, licensed_by_slash=by_slash)
    title, year = _take_year(text)
    if licence is None and origin is not None:
        licence = implied_by_source(origin)
    credit = Credit(
        raw,
        line,
        title=_clean(title),
        year=year,
        creator=_clean(creator),
        source=_clean(origin),
        licence=licence.id if licence else None,
        licence_url=licence.url if licence else None,
        modifications=_clean(modifications),
    )
    _say_unread(credit, source, report)
    _say_missing(credit, source, report)
    return credit


def _take_licence(text: str, line: int, file: str, report: Report) -> tuple[FoundLicence | None, str, str]:
    """The licence, the text before it, and the text after it; an address wins over a name."""
    found = find_licences(text)
    if not found:
        return None, text, ""
    chosen = next((f for f in found if "creativecommons.org" in text[f.start : f.end]), found[0])
    for other in found:
        if other.id != chosen.id and _contradicts(other.id, chosen.id):
            report.say("credit-contradiction", file=file, line=line, first=other.id, second=chosen.id)
    before = _LICENSED.sub("", text[: found[0].start])
    after = text[found[-1].end :]
    if via := re.match(r"[\s,\])>]*(?:via|on|from)\s+([^.;]+)", after):
        before, after = f"{before}, via {via[1].strip()}", after[via.end() :]
    return chosen, before, after.strip(" .,;:)]>")


def _contradicts(one: str, other: str) -> bool:
    """Two ids contradict unless one only says less: a licence without its version, or just “public domain”."""
    short = one.removeprefix("LicenseRef-").removesuffix("-unversioned")
    long = other.removeprefix("LicenseRef-").removesuffix("-unversioned")
    vague = {"CC-unspecified", "scancode-public-domain"}
    if short in vague or long in vague:
        return False
    return not (long.startswith(short) or short.startswith(long))


def _take_source(text: str) -> tuple[str, str | None]:
    marks = list(_SOURCE.finditer(text))
    # “from” and “on” are words of titles too: only after a creator do they name a source.
    creators = list(_CREATOR.finditer(text))
    usable = [
        m for m in marks
        if m[0].strip(" ,;.").lower() in ("via", "/") or (creators and m.start() > creators[0].start())
    ]  # fmt: skip
    if not usable:
        return text, None
    first = usable[-1]
    if first[0].strip() == "/":
        first = next(m for m in usable if m[0].strip() == "/")
    return text[: first.start()], text[first.end() :]


def _take_creator(text: str, *, has_source: bool, licensed_by_slash: bool) -> tuple[str, str | None]:
    marks = list(_CREATOR.finditer(text))
    if marks:
        return text[: marks[-1].start()], text[marks[-1].end() :]
    # “Name / Source”, “Name via Source”: a creator stands there unless a year or quotation marks show a title.
    if (has_source or licensed_by_slash) and not _YEAR.search(text) and not any(mark in text for mark in _QUOTES[:7]):
        return "", text
    return text, None


def _take_year(text: str) -> tuple[str, str | None]:
    years = list(_YEAR.finditer(text))
    if not years:
        return text, None
    return text[: years[-1].start()] + text[years[-1].end() :], years[-1][1]


def _clean(text: str | None) -> str | None:
    """Without the separators at both ends and without enclosing quotation marks; None where nothing is left."""
    if text is None:
        return None
    text = text.strip(" ,;:/|\t")
    if not re.search(r"(?:\b[A-Z]|\b[A-Za-z]{1,4}\.\s?[A-Za-z]{0,3}|\bal|\bInc|\bLtd|\bCo|\bJr|\bSr)\.$", text):
        text = text.rstrip(" .,;:/|")
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip(" ,")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return text or None


def _say_unread(credit: Credit, file: str, report: Report) -> None:
    """Name the words of the line that are in no field, no licence and no turn of phrase."""
    rest = credit.raw
    for found in reversed(find_licences(rest)):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    fields = (credit.title, credit.year, credit.creator, credit.source, credit.modifications)
    known = Counter(word for field in fields if field for word in words(field))
    left: list[str] = []
    for word in words(_LABEL.sub("", _LABEL_BY.sub("", rest), count=1)):
        if known[word]:
            known[word] -= 1
        elif word not in _PHRASES:
            left.append(word)
    if left:
        report.say("credit-unread", file=file, line=credit.line, words=" ".join(left))


def _say_missing(credit: Credit, file: str, report: Report) -> None:
    missing: list[str] = []
    if credit.creator is None and credit.licence not in _NEEDS_NO_NAME:
        missing.append("creator")
    if credit.licence is None:
        missing.append("licence")
    elif credit.licence == "LicenseRef-CC-unspecified":
        missing.append("which Creative Commons licence")
    elif credit.licence.endswith("-unversioned"):
        missing.append("the licence’s version")
    if missing:
        report.say("credit-incomplete", file=file, line=credit.line, missing=" and ".join(missing), raw=credit.raw)
