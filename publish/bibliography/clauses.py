"""The marked text of a note in, the stretches of it that may each be one citation out.

Notes cite several works in a row: with semicolons, in sentences, with “and”. But a sentence in the style of a
bibliography, “Roe, Jane. Harbours. Hull: Quay, 1999.”, has full stops inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from publish.bibliography.marks import ADDRESS, END, HIDDEN, ITALIC, QUOTE, STOP, TITLE
from publish.bibliography.people import ending, people
from publish.bibliography.titled import AFTER_A_NAME, PLAIN_TITLE
from publish.bibliography.when import YEAR
from publish.bibliography.words import any_of, is_same_author
from publish.dates import months

_BRACKETS = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_COVERED = re.compile(f"[{ITALIC}{QUOTE}][^{END}]*{END}|[{ADDRESS}{HIDDEN}][^{STOP}]*{STOP}")
_SENTENCE = re.compile(rf"[.?!]\s+(?=[A-ZÀ-ÞА-ЯЁІ{ITALIC}{QUOTE}{ADDRESS}(\d])")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:pp?|vol|no|nr|eds?|edn|trans|transl|dir|cf|vgl|hgg?|hrsg|bd|st|dr|mr|mrs|jr|sr|vs|al|cit|op|loc|art|"
    r"ibid|cap|sec|fig|ca|ff?|aufl|rev|ed|éd|coll|trad|übers|univ|dept|gov|gen|ms|mss|vgl|bspw|bzw|usw|ebd|anm|sog|zit|"
    r"núm|págs?|pág|cfr|etc|approx|esp|ph|diss|phil|repr|orig|mass|conn|calif|wash|pub|stat|sess|cong|rec|reg|supp|"
    r"jan|febr?|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez|déc|janv|févr|juil|тр|изд|ред|сер|вып|стр|т|с|sp|col|zl))$",
    re.IGNORECASE,
)
#: What a sentence begins with that continues a citation begun in the sentence before it.
_CONTINUES = re.compile(
    rf"(?:\(?[^\W\d_][\w .,/&’'-]{{1,50}}:\s[A-ZÀ-ÞА-ЯЁІ][^:]{{2,80}},?\s\(?{YEAR}|\([^():]{{2,50}}:\s[^():]{{2,80}}\)|"
    rf"[^\W\d_][\w ,/&’'-]{{1,40}}:\s[A-ZÀ-ÞА-ЯЁІ][^:.,]{{2,60}}\.?$|\(?{YEAR}\)?(?:[.,;:]|$)|"
    rf"[Ii]n:?\s(?:{ITALIC}|[A-ZÀ-ÞА-ЯЁІ].{{3,100}}\(?(?:[Ee]ds?|Hg|Hrsg)\b)|"
    rf"\d+\s(?:Bde|Bände|vols|t)\.|Online edition|Sp\.\s\d|Trans(?:l?\.|lated)|Edited by|Ed\.|Übers|Übersetzt|"
    rf"Hrsg|Hg\.|Trad|Traduit|Vol\.|Bd\.|\d+(?:st|nd|rd|th)\sed|\d+\.\s(?:Aufl|[Ee]d|éd)\b|pp?\.\s?\d|S\.\s?\d|"
    rf"{ADDRESS}|doi|DOI|URL|"
    r"(?:Available|Disponible|Disponível|Disponibile|Verfügbar|Online|Accessible)\s(?:at|en|em|a|su|unter|from|à)\b|"
    r"(?:Last )?[Aa]ccessed|Retrieved|Zugriff|Abgerufen|Consulté|Consultado)"
)
_JOURNAL_LINE = re.compile(r"[A-ZÀ-Þ][^.;()]{3,100},?\s\d{1,4}\s?(?:\(\d|,)")
_IN = re.compile(r"[\s,.]*\b(?:in|dans|en|em|In|Dans|En)\b:?\s+(?P<people>[^;]{0,200})")
_TRANSLATED_IN = re.compile(
    r"[\s,.(]*(?:trans\w*\.?|übers\.|trad\.|interview\w*)\s[^;:]{3,80}[,)]\s*(?:in\s)?", re.IGNORECASE
)
_CONNECTIVE = re.compile(rf"(?:^|[\s,.(:])(?P<word>{any_of('connectives', 'found_in')})\s+", re.IGNORECASE)


def clauses(text: str) -> list[str]:
    """The sentences of a note, and what semicolons divide; a citation that goes on after a full stop stays whole."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        for stretch in _split(paragraph, re.compile(";")):
            found += _joined(list(_sentences(stretch)))
    return [clause for clause in (clause.strip() for clause in found) if clause]


def _hidden(text: str) -> str:
    """The text at the same length with its titles, addresses and brackets covered."""
    text = _COVERED.sub(lambda m: m[0][0] + "_" * (len(m[0]) - 2) + m[0][-1], text)
    return _BRACKETS.sub(lambda m: "(" + "_" * (len(m[0]) - 2) + ")", text)


def _split(text: str, mark: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for match in mark.finditer(_hidden(text)):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


def _sentences(text: str) -> Iterator[str]:
    start = 0
    hidden = _hidden(text)
    for match in _SENTENCE.finditer(hidden):
        if _is_day(text[: match.start()], text[match.end() :]):
            continue
        stops = text[match.start()] != "." or not _ABBREVIATION.search(
            hidden[max(0, match.start() - 12) : match.start()]
        )
        if stops:
            yield text[start : match.start() + 1]
            start = match.end()
    yield text[start:]


def _is_day(before: str, after: str) -> bool:
    """Whether a full stop stands between a day and its month: “3. März”."""
    word = re.match(r"[^\W\d_]+", after)
    return word is not None and bool(re.search(r"\b\d{1,2}$", before[-3:])) and word[0].casefold() in months()


def _joined(sentences: list[str]) -> list[str]:
    out: list[str] = []
    for number, sentence in enumerate(sentences):
        if out and _belongs(out[-1], sentence, sentences[number + 1] if number + 1 < len(sentences) else ""):
            out[-1] += f" {sentence}"
        else:
            out.append(sentence)
    return out


def _belongs(before: str, sentence: str, after: str) -> bool:
    has_title = TITLE.search(before)
    if _CONTINUES.match(sentence):
        return bool(has_title or _is_head(before) or _is_plain_head(before) or PLAIN_TITLE.fullmatch(before))
    if sentence[0] == ITALIC and PLAIN_TITLE.fullmatch(before):
        return True
    if sentence[0] in (ITALIC, QUOTE):
        return bool(_is_head(before) or (has_title and before.rstrip(".").endswith(END) and sentence[0] == ITALIC))
    # “Roe, Jane. Harbours. Hull: Quay, 1999.” without any mark of the title
    if _JOURNAL_LINE.match(sentence) and PLAIN_TITLE.fullmatch(before):
        return True
    goes_on = _CONTINUES.match(after) or _JOURNAL_LINE.match(after) or after[:1] == ITALIC
    return _is_head(before) and not TITLE.search(sentence) and bool(goes_on)


def _is_head(text: str) -> bool:
    """Whether a sentence is nothing but names, perhaps with a year: “Roe, Jane.”, “Roe, J. (2003).”"""
    text = re.sub(rf"{AFTER_A_NAME}\s*[(\[]?{YEAR}[a-z]?[)\]]?[.:,]?$", "", text.strip())
    return len(text) < 160 and ("," in text or " " in text) and people(text) is not None


def _is_plain_head(text: str) -> bool:
    """Whether names and a title without marks stand here: “Roe, Jane. Harbours.”"""
    first, _, rest = text.partition(". ")
    return bool(rest) and len(text) < 400 and _is_head(first)


def is_joined(one: str, two: str, gap: str) -> bool:
    """Whether of two titles the second is what holds the first: a journal, a book."""
    if not gap.strip(" ,.:–-"):
        return two == ITALIC
    if match := _IN.fullmatch(gap):
        named = match["people"].strip(" ,(")
        return (
            not named
            or is_same_author(named)
            or people(named) is not None
            or bool(re.search(r"\((?:eds?|Hg|Hrsg)\.?\)", named))
        )
    return one == QUOTE and bool(_TRANSLATED_IN.fullmatch(gap))


def candidates(clause: str) -> list[str]:
    """The stretches of a clause of which each has the title of one work, with what holds it."""
    titles = list(TITLE.finditer(clause))
    stretches: list[str] = []
    start, holds = 0, False
    for one, two in pairwise(titles):
        gap = clause[one.end() : two.start()]
        if not holds and is_joined(clause[one.start()], clause[two.start()], gap):
            holds = True
            continue
        holds = False
        end, begin = _cut(gap)
        stretches.append(clause[start : one.end() + end])
        start = one.end() + begin
    return [*stretches, clause[start:]]


def _cut(gap: str) -> tuple[int, int]:
    """Where in the text between two works the first ends and the second begins: at its people."""
    if (named := people(gap.strip(" ,."))) and not named.in_small_letters:
        return 0, 0
    for match in _CONNECTIVE.finditer(gap):
        rest = gap[match.end() :].strip(" ,")
        if people(rest) or (not rest and match["word"].lower() not in ("and", "und", "et", "y", "e", "or")):
            return match.start(), match.end()
    named = ending(gap)
    if named is not None:
        place = max(gap.rfind(named.names[0].spoken.split()[0]), 0)
        return place, place
    return len(gap), len(gap)
