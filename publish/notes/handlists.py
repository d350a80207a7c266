"""Lists of notes made by hand, under a heading “Notes” or a rule, or with labels that speak for themselves.

Numbers have to be 1, 2, 3 …; a line that begins with none of them continues the note before it in the same block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.notes.found import FoundNote, Span, glued, wellformed
from publish.notes.places import lines, place, without_tags
from publish.text import is_blank
from publish.vocabulary import parse, plain, serialise

HEADING = re.compile(
    r"(?:foot[- ]?notes?|end[- ]?notes?|notes?|references?|sources?|works cited|notes? de bas de page|références?|"
    r"renvois|anmerkung(?:en)?|fu(?:ß|ss)noten?|endnoten?|quellen|einzelnachweise|notas?(?: al pie| de rodapé)?|"
    r"referencias|fuentes|referências|fontes|note(?: a piè di pagina)?|riferimenti|fonti|примечания|сноски|источники)"
    r"\s*[:.]?",
    re.IGNORECASE,
)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RULE = re.compile(r"[-_–—=]{3,}|(?:\*\s?){3,}|(?:[-_]\s){2,}[-_]")
_HR = re.compile(r"<hr\b[^>]*>")
_HEADING_LENGTH = 40

_OPEN = r"(?:<(?:sup|a|strong|b|em|i|span|small)\b[^>]*>)"
_CLOSE = r"(?:</(?:sup|a|strong|b|em|i|span|small)>)"
_BLANK = r"[\s\u00a0]"
#: How the line of a note begins; the number is the first group.
LABELS: dict[str, re.Pattern[str]] = {
    "brackets": re.compile(rf"{_BLANK}*{_OPEN}{{0,3}}\[(\d{{1,3}})\]\.?{_CLOSE}{{0,3}}:?{_BLANK}*"),
    "raised": re.compile(rf"{_BLANK}*{_OPEN}{{0,2}}([⁰¹²³⁴-⁹]{{1,3}}){_CLOSE}{{0,2}}\.?{_BLANK}*"),
    "sup": re.compile(
        rf"{_BLANK}*(?:<a\b[^>]*>)?<sup>(?:<a\b[^>]*>)?[\[(]?(\d{{1,3}})[\])]?\.?(?:</a>)?</sup>(?:</a>)?\.?{_BLANK}*"
    ),
    "numbers": re.compile(rf"{_BLANK}*{_OPEN}{{0,3}}\(?(\d{{1,3}})[.):]{_CLOSE}{{0,3}}[.)]?{_BLANK}+"),
}
#: Labels that need no heading over them.
_SPEAKING = ("brackets", "raised")

_Row = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class HandList:
    """A list of notes: its notes 1, 2, 3 …, and what goes out of the text with it."""

    heading: str
    """Empty where a rule, or nothing, stands over it."""
    start: int
    notes: tuple[FoundNote, ...]
    spans: tuple[Span, ...]
    style: str
    """How its labels look; empty where it numbers by itself."""
    headed: bool


def hand_lists(markup: str) -> Iterator[HandList]:
    """The lists in markup that could be lists of notes, the last one first."""
    rows = list(lines(markup))
    for index in reversed(range(len(rows))):
        heading, over = _over(markup, rows, index)
        if over:
            listed = _list(markup, rows, index, heading, over)
        elif any(_number(LABELS[style].match(markup, *rows[index][1:])) == 1 for style in _SPEAKING):
            listed = _spread(markup, rows, index, _SPEAKING, [], "")
        else:
            continue
        if listed:
            yield listed


def _over(markup: str, rows: list[_Row], index: int) -> tuple[str, list[Span]]:
    """The heading over a line, empty where a rule stands there, and what goes with it; nothing for other lines."""
    if not index:
        return "", []
    _, start, end = rows[index - 1]
    if rule := _HR.search(markup, end, rows[index][1]):
        return "", [_rule(markup, rule)]
    said = without_tags(markup[start:end]).strip() if end - start < 20 * _HEADING_LENGTH else ""
    if len(said) > _HEADING_LENGTH or not (HEADING.fullmatch(said) or _RULE.fullmatch(said)):
        return "", []
    above = _HR.search(markup, rows[index - 2][2], start) if index > 1 else None
    spans = [_rule(markup, above)] if above else []
    heading = said if HEADING.fullmatch(said) else ""
    return heading, [*spans, Span(start, end, place(markup, start)[0], said)]


def _rule(markup: str, rule: re.Match[str]) -> Span:
    return Span(rule.start(), rule.end(), place(markup, rule.start())[0], "")


def _number(label: re.Match[str] | None) -> int:
    return int(label[1].translate(RAISED)) if label else 0


def _list(markup: str, rows: list[_Row], index: int, heading: str, over: list[Span]) -> HandList | None:
    gap = rows[index - 1][2]
    numbered = markup.rfind("<ol", gap, rows[index][1])
    if numbered >= 0 and not re.search(r"<(?:p|ul|table|blockquote)\b", markup[gap:numbered]):
        return _ordered(markup, numbered, heading, over)
    return _spread(markup, rows, index, tuple(LABELS), over, heading)


def _spread(
    markup: str, rows: list[_Row], index: int, styles: tuple[str, ...], over: list[Span], heading: str
) -> HandList | None:
    """A list whose notes begin with their numbers, from a line on."""
    starts: list[tuple[int, re.Match[str]]] = []
    ends: list[int] = []
    block = -1
    for number, start, end in (rows[position] for position in range(index, len(rows))):
        found = next(
            (
                (style, m)
                for style in styles
                if _number(m := LABELS[style].match(markup, start, end)) == len(starts) + 1
            ),
            None,
        )
        if found and found[1]:
            styles = found[:1]
            starts.append((start, found[1]))
            ends.append(end)
            block = number
        elif number == block and not HEADING.fullmatch(without_tags(markup[start:end][:200]).strip()):
            ends[-1] = end
        else:
            break
    notes: list[FoundNote] = []
    spans = [*over]
    for (start, label), end in zip(starts, ends, strict=True):
        inner, left_over = wellformed(re.sub(r"(?:\s|<br\s*/>)+\Z", "", markup[label.end() : end]))
        if left_over or is_blank(plain(inner)):
            return None
        line = place(markup, label.end())[0]
        notes.append(FoundNote(inner, line))
        spans.append(
            Span(start, end, line, glued(markup[label.end() : end], without_tags(label[0]).strip(), after=True))
        )
    if not notes:
        return None
    return HandList(heading, spans[0].start, tuple(notes), tuple(spans), styles[0], bool(over))


def _ordered(markup: str, start: int, heading: str, over: list[Span]) -> HandList | None:
    """A list that numbers by itself, from 1."""
    depth, end = 0, len(markup)
    for tag in re.finditer(r"<(/?)ol\b[^>]*>", markup[start:]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            end = start + tag.end()
            break
    items = parse(markup[start:end])[0]
    if items.get("start", "1") != "1" or items.get("reversed") or items.get("type", "1") != "1":
        return None
    line = place(markup, start)[0]
    notes = tuple(FoundNote(_paragraphs(serialise(item)), int(item.get("data-line", line))) for item in items)
    if not notes or any(is_blank(plain(note.html)) for note in notes):
        return None
    # Its numbers are its own: no word of the manuscript goes with them.
    spans = [*over, Span(start, end, line, "")]
    return HandList(heading, spans[0].start, notes, tuple(spans), "", bool(over))


def _paragraphs(inner: str) -> str:
    return inner if inner.lstrip().startswith(("<p", "<ul", "<ol", "<blockquote")) else f"<p>{inner.strip()}</p>"
