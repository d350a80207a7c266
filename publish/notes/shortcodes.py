"""Notes between an opening and a closing tag in square brackets: what the families of such tags have in common.

A tag that doesn't pair is reported and stays in the text; doubled brackets, `[[ref]…[/ref]]`, mean the tags themselves;
a note may run over a few paragraphs. Where a tag may bear a name (`[mfn referencenumber=3]`), a note without text
under the name of an earlier one is that note again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from publish.messages import Report
from publish.notes.found import Found, FoundNote, Span, joined, replaced
from publish.notes.places import BLOCK_END, begins_block, place, say_at, text_only, without_tags
from publish.text import words

# Pasting brings no-break spaces and zero-width characters into tags.
_SPACE = r"[\s\u00a0\u200b-\u200d\u2060\ufeff]{0,8}"
_INVISIBLE = r"[\u00ad\u200b-\u200d\u2060\ufeff]?"
_QUOTES = "\"'“”„″‘’′«»"
_ATTRIBUTES = re.compile(rf"(\w+)\s*=\s*(?:[{_QUOTES}]([^{_QUOTES}\]]*)[{_QUOTES}]|([^\s{_QUOTES}\]]+))")

_REACH = 6
"""A note may run over this many paragraphs; a close further away belongs to something else."""


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What tags stand between, as patterns, and what may stand in them beside the name."""

    opening: str
    closing: str
    inside: str


# Web editors write brackets as entities where a shortcode isn't to run; pasted, they are what they show.
SQUARE = Delimiters(
    r"(?:\[|&amp;(?:#0*91|#[xX]0*5[bB]|lbrack|lsqb);)", r"(?:\]|&amp;(?:#0*93|#[xX]0*5[dD]|rbrack|rsqb);)", r"[^\]\[<]"
)
POINTED = Delimiters("&lt;", "&gt;", r"(?:(?!&[lg]t;)[^<])")


@dataclass(frozen=True, slots=True)
class Family:
    """One syntax: its tags, and what is special about them."""

    id: str
    names: tuple[str, ...]
    callouts: frozenset[str] = frozenset()
    """Names that other systems give to call-out boxes: notes only without attributes and after text."""
    attributes: bool = False
    """Whether tags may have attributes."""
    named_by: frozenset[str] = frozenset()
    """The attributes by which a tag says which note it means."""
    reset_by: str = ""
    """The attribute after which names begin anew."""
    delimiters: Delimiters = SQUARE
    pairs_only: bool = False
    """The names mean other things as well: unless one pair holds a text, no tag is looked at."""


@dataclass(frozen=True, slots=True)
class _Event:
    start: int
    end: int
    closes: bool
    name: str
    raw: str
    attributes: str = ""


def find(
    markup: str, family: Family, source: str, report: Report, known: Mapping[str, FoundNote] | None = None
) -> Found:
    """Markup with references for the notes of a family, and these notes; `known` are those of a list, by name."""
    masked = text_only(markup)
    names = "|".join(_INVISIBLE.join(map(re.escape, name)) for name in family.names)
    around = family.delimiters
    attributes = rf"((?:\s{around.inside}{{1,300}}?|\s*/)?)" if family.attributes else "()"
    tag = re.compile(
        rf"{around.opening}{_SPACE}(/?){_SPACE}({names})(?![\w-]){attributes}{_SPACE}{around.closing}", re.IGNORECASE
    )
    events = [
        _Event(m.start(), m.end(), bool(m[1]), _bare(m[2]), markup[m.start() : m.end()], m[3])
        for m in tag.finditer(masked)
    ]
    if family.pairs_only and not known and not any(_speaks(markup, a, b) for a, b in pairwise(events)):
        return Found(markup, {}, ())
    if family.callouts:
        boxes = re.compile(rf"\[(?:{'|'.join(family.callouts)})\s+[^\]\[]{{1,200}}\]", re.IGNORECASE)
        for callout in boxes.finditer(masked):
            say_at("note-callout", markup, callout.start(), source, report, tag=callout[0])
    spans = _spans(markup, events, family, source, report)
    return replaced(markup, spans, family.id, f"[{family.names[0]}][/{family.names[0]}]", source, report, known)


def _bare(name: str) -> str:
    return re.sub(_INVISIBLE, "", name).lower()


def _spans(markup: str, events: list[_Event], family: Family, source: str, report: Report) -> list[Span]:
    """Pairs of tags, in order; what doesn't pair is reported and stays in the text."""
    spans: list[Span] = []
    index = 0
    while index < len(events):
        event = events[index]
        following = events[index + 1 : index + 4]
        if event.closes:
            say_at("note-stray-close", markup, event.start, source, report, tag=event.raw, open=f"[{event.name}]")
            index += 1
        elif event.attributes.rstrip().endswith("/"):
            spans.append(_named(Span(event.start, event.end, place(markup, event.start)[0], event.raw, ("",)), event,
                                family))  # fmt: skip
            index += 1
        elif _pairs(markup, event, following[:1]):
            if span := _simple(markup, event, following[0], family, source, report):
                spans.append(_named(span, event, family))
            index += 2
        elif _nested(markup, event, following):
            inner, first_close, last_close = following
            outer = joined(markup[event.end : inner.start], markup[first_close.end : last_close.start])
            say_at("note-nested", markup, event.start, source, report)
            contents = (outer, markup[inner.end : first_close.start])
            raw = " ".join(e.raw for e in (event, *following))
            spans.append(Span(event.start, last_close.end, place(markup, event.start)[0], raw, contents))
            index += 4
        else:
            close = f"[/{event.name}]"
            say_at("note-unclosed", markup, event.start, source, report, tag=event.raw, close=close)
            index += 1
    return spans


def _pairs(markup: str, event: _Event, following: list[_Event]) -> bool:
    if not following or not following[0].closes or following[0].name != event.name:
        return False
    return len(BLOCK_END.findall(markup, event.end, following[0].start)) < _REACH


def _speaks(markup: str, opening: _Event, closing: _Event) -> bool:
    """Whether two tags pair around something that can be the text of a note."""
    if opening.closes or not _pairs(markup, opening, [closing]):
        return False
    text = without_tags(markup[opening.end : closing.start]).strip()
    return len(words(text)) > 1 or text[-1:] in tuple(".!?…。")


def _nested(markup: str, event: _Event, following: list[_Event]) -> bool:
    return (
        [e.closes for e in following] == [False, True, True]
        and {e.name for e in following} == {event.name}
        and not BLOCK_END.search(markup, event.end, following[2].start)
    )


def _simple(markup: str, opening: _Event, closing: _Event, family: Family, source: str, report: Report) -> Span | None:
    """One note; or the literal text where the shortcode is escaped by doubled brackets; or None for a call-out."""
    content = markup[opening.end : closing.start]
    line = place(markup, opening.start)[0]
    if markup[opening.start - 1 : opening.start] == "[" and markup[closing.end : closing.end + 1] == "]":
        literal = markup[opening.start : closing.end]
        return Span(opening.start - 1, closing.end + 1, line, "", literal=literal)
    if opening.name in family.callouts and begins_block(markup, opening.start):
        say_at("note-callout", markup, opening.start, source, report, tag=opening.raw)
        return None
    if ends := BLOCK_END.findall(content):
        say_at("note-runs-on", markup, opening.start, source, report, paragraphs=len(ends) + 1)
    return Span(opening.start, closing.end, line, f"{opening.raw} {closing.raw}", (content,))


def _named(span: Span, event: _Event, family: Family) -> Span:
    """A span with what the attributes of its opening tag say."""
    values = {
        m[1].lower(): m[2] or m[3] or "" for m in _ATTRIBUTES.finditer(event.attributes.rstrip().removesuffix("/"))
    }
    name = next((values[key].strip() for key in family.named_by if values.get(key)), "")
    resets = values.get(family.reset_by, "").lower() in ("true", "1", "yes")
    return Span(span.start, span.end, span.line, span.tags, span.contents, span.literal, name, resets)
