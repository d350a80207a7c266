"""Easy Footnotes for WordPress: text.[note]The note.[/note], and [efn_note]…[/efn_note] since its version 1.1.

`[note]` is also the name of call-out boxes in other systems. It is a note only without attributes and after text in
the same paragraph; one that stands first in its paragraph is reported and left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from lxml import etree

from publish.messages import Report, excerpt
from publish.notes.found import Found, FoundNote, Tag, place, reference, text_only
from publish.text import ZERO_WIDTH_SPACE, is_blank
from publish.vocabulary import parse, plain, serialise

# Pasting brings no-break spaces and zero-width characters into tags.
_SPACE = r"[\s\u00a0\u200b-\u200d\u2060\ufeff]*"
_TAG = re.compile(rf"\[{_SPACE}(/?){_SPACE}(note|efn_note){_SPACE}\]", re.IGNORECASE)
_WITH_ATTRIBUTES = re.compile(r"\[note\s+[^\]\[]{1,200}\]", re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:p|h[2-4]|li|blockquote|td|th|figcaption|caption)>")
_NBSP_AFTER = re.compile(r"^\u00a0(?=\S)")

_REACH = 6
"""A note may run over this many paragraphs; a close further away belongs to something else."""


@dataclass(frozen=True, slots=True)
class _Event:
    start: int
    end: int
    closes: bool
    name: str
    raw: str


@dataclass(frozen=True, slots=True)
class _Span:
    """A piece of the markup to replace: by the marks of notes, or by other markup."""

    start: int
    end: int
    contents: tuple[str, ...]
    line: int
    tags: str
    literal: str | None = None


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [note] and [efn_note], and these notes."""
    masked = text_only(markup)
    events = [
        _Event(m.start(), m.end(), bool(m[1]), m[2].lower(), markup[m.start() : m.end()]) for m in _TAG.finditer(masked)
    ]
    for callout in _WITH_ATTRIBUTES.finditer(masked):
        _say("note-callout", markup, callout.start(), source, report, tag=callout[0])
    notes: dict[str, FoundNote] = {}
    tags: list[Tag] = []
    pieces: list[str] = []
    position = 0
    last = ""  # character before the mark
    for span in _spans(markup, events, source, report):
        before = _following(markup[position : span.start], position)
        position = span.end
        if span.literal is not None:
            pieces += [before, span.literal]
            continue
        tags.append(Tag(span.tags, span.line))
        text = before.rstrip(" \u00a0\u202f") if before.strip() else before
        pieces.append(text)
        last = text[-1:] or last
        for content in span.contents:
            inner, left_over = _wellformed(content)
            if is_blank(plain(inner)):
                report.say("note-empty", file=source, line=span.line, tag="[note][/note]")
            else:
                key = f"easy-{len(notes) + 1}"
                notes[key] = FoundNote(inner, span.line)
                pieces.append(reference(key))
            pieces.append(left_over)
        if last.isalnum() and markup[position : position + 1].isalnum():
            # What the tags kept apart stays apart: the space before them moves behind the mark; where there was none,
            # none is to be seen.
            pieces.append(" " if text != before else ZERO_WIDTH_SPACE)
    return Found("".join([*pieces, _following(markup[position:], position)]), notes, tuple(tags))


def _following(text: str, position: int) -> str:
    """The text after a note: web editors put a no-break space after a shortcode where a plain one is meant."""
    return _NBSP_AFTER.sub(" ", text) if position else text


def _spans(markup: str, events: list[_Event], source: str, report: Report) -> list[_Span]:
    """Pairs of tags, in order; what doesn't pair is reported and stays in the text."""
    spans: list[_Span] = []
    index = 0
    while index < len(events):
        event = events[index]
        following = events[index + 1 : index + 4]
        if event.closes:
            _say("note-stray-close", markup, event.start, source, report, tag=event.raw, open=f"[{event.name}]")
            index += 1
        elif _pairs(markup, event, following[:1]):
            if span := _simple(markup, event, following[0], source, report):
                spans.append(span)
            index += 2
        elif _nested(markup, event, following):
            inner, first_close, last_close = following
            outer = markup[event.end : inner.start] + markup[first_close.end : last_close.start]
            _say("note-nested", markup, event.start, source, report)
            contents = (outer, markup[inner.end : first_close.start])
            raw = " ".join(e.raw for e in (event, *following))
            spans.append(_Span(event.start, last_close.end, contents, place(markup, event.start)[0], raw))
            index += 4
        else:
            close = f"[/{event.name}]"
            _say("note-unclosed", markup, event.start, source, report, tag=event.raw, close=close)
            index += 1
    return spans


def _pairs(markup: str, event: _Event, following: list[_Event]) -> bool:
    if not following or not following[0].closes or following[0].name != event.name:
        return False
    return len(_BLOCK_END.findall(markup, event.end, following[0].start)) < _REACH


def _nested(markup: str, event: _Event, following: list[_Event]) -> bool:
    return (
        [e.closes for e in following] == [False, True, True]
        and {e.name for e in following} == {event.name}
        and not _BLOCK_END.search(markup, event.end, following[2].start)
    )


def _simple(markup: str, opening: _Event, closing: _Event, source: str, report: Report) -> _Span | None:
    """One note; or the literal text where the shortcode is escaped by doubled brackets; or None for a call-out."""
    before, after = markup[: opening.start], markup[closing.end :]
    content = markup[opening.end : closing.start]
    line = place(markup, opening.start)[0]
    if before.endswith("[") and after.startswith("]"):
        literal = markup[opening.start : closing.end]
        return _Span(opening.start - 1, closing.end + 1, (), line, "", literal)
    block = re.split(r"<(?:p|h[2-4]|li|blockquote|td|th|figcaption|caption)\b[^>]*>", before)[-1]
    if opening.name == "note" and is_blank(unescape(re.sub(r"<[^>]*>", "", block))):
        _say("note-callout", markup, opening.start, source, report, tag=opening.raw)
        return None
    if ends := _BLOCK_END.findall(content):
        _say("note-runs-on", markup, opening.start, source, report, paragraphs=len(ends) + 1)
    return _Span(opening.start, closing.end, (content,), line, f"{opening.raw} {closing.raw}")


def _wellformed(content: str) -> tuple[str, str]:
    """The paragraphs of a note, and the tags that have to stay in the text because they aren't balanced in the note."""
    content = content.strip()
    try:
        body = parse(f"<p>{content}</p>")
    except etree.XMLSyntaxError:
        tags = "".join(re.findall(r"<[^>]*>", content))
        return f"<p>{re.sub('<[^>]*>', '', content)}</p>", tags
    for paragraph in list(body):
        if is_blank("".join(paragraph.itertext())):
            body.remove(paragraph)
    return serialise(body), ""


def _say(code: str, markup: str, offset: int, source: str, report: Report, **values: object) -> None:
    line, column = place(markup, offset)
    end = _BLOCK_END.search(markup, offset)
    context = excerpt(unescape(re.sub(r"<[^>]*>", " ", markup[offset : end.start() if end else None])))
    report.say(code, file=source, line=line, column=column, context=context, **values)
