"""A stretch of a note in, the law, judgment or official paper that it cites by its number out: a table of patterns."""

from __future__ import annotations

import re

from publish.bibliography.citation import Citation, after_signals
from publish.bibliography.marks import unmarked
from publish.references import Reference

_DAY = r"\d{1,2}(?:er|\.|º)?\s(?:de\s)?[^\W\d]{3,10}\.?\s(?:de\s|del\s)?"
#: Type, and a pattern with the groups title, number, date, container, pages.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("legal_case", r"(?P<title>[A-Z][^,;:()]{1,80}?\sv\.?\s[A-Z][^,;:()]{1,80}?),\s(?P<number>\d{1,3}\s(?:U\.\s?S\.|S\.\s?Ct\.|F\.(?:\s?(?:2d|3d|4th|Supp\.(?:\s?[23]d)?))?|A\.C\.|AC|Q\.B\.|QB|WLR|All ER)\s\d+)(?:,\s[\d–-]+)?(?:\s\((?:[^()]{0,40}\s)?(?P<date>\d{4})\))?"),
        ("legal_case", r"(?P<title>[A-Z][^,;:()]{1,80}?\sv\.?\s[A-Z][^,;:()]{1,80}?),?\s\[(?P<date>\d{4})\]\s(?P<number>[A-Z][\w. ]{1,20}\s\d+)"),
        ("legal_case", r"(?P<title>(?:BVerfGE|BGHZ|BGHSt|BVerwGE|BGE|RGZ))\s(?P<number>\d+,\s\d+)"),
        ("legal_case", r"(?:Case|Rs\.|Rechtssache|Affaire|Asunto|Causa)\s(?P<number>[CTF][-‑–]\d+/\d+)(?:\sP)?,?\s(?P<title>[A-Z][^,;()\[\]]{2,120})"),
        ("legislation", r"(?P<title>(?:[A-Z][\w’'-]*,?\s(?:(?:and|of|the|for|in|on|to|&)\s)*){1,12}Act),?\s(?P<date>1[2-9]\d\d|20\d\d)(?:\s\((?P<number>[^()]{0,40}c\.?\s?\d+)\))?"),
        ("legislation", r"(?P<title>[A-Z][^;,()]{3,100}?\sAct)(?: of (?P<date>\d{4}))?,\s(?P<number>Pub(?:lic)?\.?\sL(?:aw)?\.?\s(?:No\.?\s)?\d+[-‑–]\d+)"),
        ("legislation", r"(?P<number>\d+\sU\.\s?S\.\s?C\.\s§+\s?[\w–-]+)"),
        ("legislation", r"(?P<title>(?:Council |Commission )?(?:Directive|Regulation|Decision|Richtlinie|Verordnung|Beschluss|Règlement|Décision|Directiva|Reglamento|Decisión|Regulamento|Direttiva|Regolamento|Decisione))\s(?P<number>(?:\((?:EU|EC|EEC|EG|EWG|CE|UE)\)\s)?(?:No\.?\s|Nr\.\s|n°\s|n\.º\s)?\d{2,4}/\d+(?:/(?:EU|EC|EEC|EG|EWG|CE|UE|CEE))?)"),
        ("legislation", rf"(?P<title>Loi|Décret|Ordonnance|Arrêté)\s(?P<number>n[°ºᵒ]\s?[\d‑–-]+)\sdu\s{_DAY}(?P<date>\d{{4}})"),
        ("legislation", rf"(?P<title>Ley|Real Decreto|Lei|Decreto(?:-Lei|-Ley)?)\s(?:(?:n[.º°]+\s?)(?=\d))?(?P<number>\d[\d.]*(?:/\d{{4}})?),\sde\s{_DAY}(?P<date>\d{{4}})"),
        ("legislation", rf"(?P<title>Legge|Decreto legislativo|D\.\s?lgs\.|L\.)\s{_DAY}(?P<date>\d{{4}}),\sn\.\s(?P<number>\d+)"),
        ("legislation", r"(?P<container>BGBl\.?)\s(?P<number>(?:I{1,3}\s)?(?:(?P<date>\d{4})\s)?(?:I{1,3}\s)?(?:S\.|Nr\.)\s\d+)"),
        ("report", r"(?P<title>(?:UN )?(?:General Assembly|Security Council|Human Rights Council)\s[Rr]esolution)\s(?P<number>[\w/]+(?:\s?\([IVXLC]+\)|\s\(\d{4}\))?)"),
        ("report", r"(?:UN Doc\.?\s)?(?P<number>(?:[AES]|ST|CRC|CCPR|CAT)/(?:RES/|C\.\d/|HRC/|CN\.\d+/|PV\.)?[\w/.-]*\d[\w/.]*)"),
        ("report", r"(?P<number>COM\s?\(\d{4}\)\s\d+(?:\sfinal|\sendg\.)?)"),
    )
)  # fmt: skip


def official(text: str) -> Citation | None:
    """The law, judgment or official paper that a stretch begins with; its place in a sentence makes it none."""
    text = unmarked(after_signals(text.strip()))
    for kind, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            groups = match.groupdict()
            after = text[match.end() :]
            if not groups.get("number") and (not groups.get("title") or re.match(r"\s[a-z]{2,}", after)):
                continue
            title = groups.get("title")
            doubts = () if title else ("a number without a title",)
            reference = Reference(
                kind, title=title or groups.get("container") or groups["number"], number=groups.get("number"), date=groups.get("date")
            )
            return Citation(text, reference, doubts=doubts)
    return None
