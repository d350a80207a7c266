"""What every note syntax needs: the found note, the mark that refers to it, places in markup, and how marks are set."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from lxml import etree

from publish.messages import Report
from publish.notes.places import LINE_EDGE
from publish.text import ZERO_WIDTH_SPACE, is_blank, words
from publish.vocabulary import NOTEREF, escape, parse, plain, serialise

_REACH = 40
"""Characters on each side that decide whether words would join."""
_TAG = re.compile(r"<[^>]*>")
_INLINE = rf'(?:<a role="{NOTEREF}"[^>]*>[^<]{{0,50}}</a>|</?(?:a|em|strong|[ibq]|cite|su[bp]|small|code|span)\b[^>]*>)'
_MARK = re.compile(rf'<a role="{NOTEREF}"[^>]*?(?:/>|>[^<]*</a>)')
_TAGS_LAST = re.compile(rf"{_INLINE}+\Z")
_TAGS_FIRST = re.compile(rf"\A{_INLINE}+")
_NEAR = 600
"""So far around a mark its words are looked for."""
_WORD_LAST = re.compile(r"[\w\u00ad\u2010\u2011\u2060\u200c\u200d-]+\Z")
_WORD_FIRST = re.compile(r"[\w\u00ad\u2010\u2011\u2060\u200c\u200d-]+")
_NBSP_AFTER = re.compile(r"^\u00a0(?=\S)")


@dataclass(frozen=True, slots=True)
class FoundNote:
    """The text of a note as markup of one or more paragraphs, and its line."""

    html: str
    line: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of a syntax that was taken out of the text: `[note]` and the like, on its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a syntax made of markup: references in it, their notes by key, and the tags that are gone."""

    markup: str
    notes: dict[str, FoundNote]
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of markup to replace: by the marks of new notes, by the mark of one elsewhere, or by other markup."""

    start: int
    end: int
    line: int
    tags: str
    """What of the piece is neither text nor note."""
    contents: tuple[str, ...] = ()
    """The markup of its notes, most often one."""
    literal: str | None = None
    name: str = ""
    """What the author calls the note: spans without text and with the same name share one."""
    resets: bool = False
    """Names begin anew here."""


def reference(key: str, shown: str = "") -> str:
    """The mark of a note, before it has a number; `shown` is what the author calls it, for messages."""
    mark = f'<a role="{NOTEREF}" href="#note-{key}"'
    return f"{mark}>{escape(shown)}</a>" if shown else f"{mark}/>"


def replaced(
    markup: str,
    spans: Sequence[Span],
    prefix: str,
    empty: str,
    source: str,
    report: Report,
    known: Mapping[str, FoundNote] | None = None,
) -> Found:
    """Markup with every span replaced, and the notes under keys that begin with `prefix`.

    `empty` is what the message about a note without text quotes; `known` are notes by name whose text stands elsewhere.
    Spaces before a mark go; what the tags kept apart stays apart.
    """
    notes = {f"{prefix}-of-{name}": note for name, note in (known or {}).items()}
    inners = [[wellformed(content) for content in span.contents] for span in spans]
    keys = _keys(spans, inners, prefix, known or {})
    _say_gaps(spans, known or {}, source, report)
    tags: list[Tag] = []
    pieces: list[str] = []
    position = 0
    last = ""  # text before the mark
    ends = [*(span.start for span in spans[1:]), len(markup)]
    for number, (span, contents, own) in enumerate(zip(spans, inners, keys, strict=True)):
        before = _following(markup[position : span.start], position)
        position = span.end
        if span.literal is not None:
            pieces += [before, span.literal]
            continue
        if tags and not before and _joins(tags[-1].text, _text(span.tags)):
            tags[-1] = Tag(tags[-1].text + _text(span.tags), span.line)  # raised 3 and 4 side by side read 34
        else:
            tags.append(Tag(glued(before, _text(span.tags)), span.line))
        following = markup[position : min(position + _NEAR, ends[number])]
        tags[-1] = Tag(glued(following, tags[-1].text, after=True), tags[-1].line)
        text = before.rstrip(" \u00a0\u202f")
        pieces.append(text)
        last = text or last
        for (inner, left_over), key in zip(contents, own, strict=True):
            if not is_blank(plain(inner)):
                notes[key] = FoundNote(inner, span.line)
                pieces.append(reference(key))
            elif span.name:
                pieces.append(reference(key, span.name))
            else:
                report.say("note-empty", file=source, line=span.line, tag=empty)
            pieces.append(left_over)
        if would_join(last, markup[position : position + _NEAR]):
            # What the tags kept apart stays apart: the space before them moves behind the mark; where there was none,
            # none is to be seen.
            pieces.append(" " if text != before else ZERO_WIDTH_SPACE)
    return Found("".join([*pieces, _following(markup[position:], position)]), notes, tuple(tags))


def _text(markup: str) -> str:
    return unescape(_TAG.sub("", markup))


def _joins(one: str, other: str) -> bool:
    """Whether two texts side by side have fewer words than each for itself."""
    one, other = one[-_REACH:], other[:_REACH]
    return len(words(one + other)) < len(words(one)) + len(words(other))


def glued(beside: str, tag: str, *, after: bool = False) -> str:
    """A tag with the piece of a word beside it, if the two are one word where they stand: 2014 with a raised 3.

    Whether a mark between them took the place of something that parted them isn't known: then both are given.
    """
    near = LINE_EDGE.split(beside[:_NEAR])[0] if after else LINE_EDGE.split(beside[-_NEAR:])[-1]
    text = _text(_MARK.sub("", near))
    found = _WORD_FIRST.match(text) if after else _WORD_LAST.search(text[-_REACH:])
    pair = (tag, found[0]) if after and found else (found[0] if found else "", tag)
    if not found or not _joins(*pair):
        return tag
    return f"{tag} {pair[0]}{pair[1]}" if _MARK.search(near) else "".join(pair)


def _keys(
    spans: Sequence[Span], inners: Sequence[Sequence[tuple[str, str]]], prefix: str, known: Mapping[str, FoundNote]
) -> list[list[str]]:
    """A key for each note; a name without text means the last note of that name, or else the next one."""
    keys: list[list[str]] = []
    named = {name: f"{prefix}-of-{name}" for name in known}
    for number, (span, contents) in enumerate(zip(spans, inners, strict=True)):
        if span.resets:
            named.clear()
        keys.append([])
        for place, (inner, _) in enumerate(contents):
            if is_blank(plain(inner)):
                keys[-1].append(named.get(span.name, "") if span.name else "")
            else:
                keys[-1].append(f"{prefix}-{number}-{place}")
                named[span.name] = keys[-1][-1]
    ahead: dict[str, str] = {}
    for number, span in reversed(list(enumerate(spans))):
        for place, key in enumerate(keys[number]):
            if key:
                ahead[span.name] = key
            elif span.name:
                keys[number][place] = ahead.get(span.name, f"{prefix}-without-{number}")
        if span.resets:
            ahead.clear()
    return keys


def _say_gaps(spans: Sequence[Span], known: Container[str], source: str, report: Report) -> None:
    """One message where the author's own numbers jump, if all notes have one. They may begin anew, and be repeated."""
    marks = [span for span in spans if span.contents]
    if not all(span.name.isdecimal() for span in marks):
        return
    last = 0
    for span in marks:
        number = int(span.name)
        if last and any(str(missing) not in known for missing in range(last + 1, number)):
            report.say("note-number-jumps", file=source, line=span.line, before=last, after=number)
            return
        last = number if any(span.contents) else max(last, number)


def both(first: Found, second: Found) -> Found:
    """What two syntaxes found, the second in the markup of the first."""
    return Found(second.markup, first.notes | second.notes, (*first.tags, *second.tags))


def joined(before: str, after: str) -> str:
    """Two pieces of markup in a row; words that something stood between stay two words."""
    return before + (ZERO_WIDTH_SPACE if would_join(before, after) else "") + after


def would_join(before: str, after: str) -> bool:
    """Whether two pieces of markup would make one word if nothing stood between them but marks and inline tags."""
    before = _TAGS_LAST.sub("", before[-_NEAR:])
    after = _TAGS_FIRST.sub("", after[:_NEAR])
    return _joins(unescape(before), unescape(after))


def wellformed(content: str) -> tuple[str, str]:
    """The paragraphs of a note, and the tags that have to stay in the text because they aren't balanced in the note."""
    content = content.strip()
    try:
        body = parse(f"<p>{content}</p>")
    except etree.XMLSyntaxError:
        tags = "".join(_TAG.findall(content))
        return f"<p>{_TAG.sub('', content)}</p>", tags
    for paragraph in list(body):
        paragraph.attrib.pop("data-line", None)  # a note has its own line
        if is_blank("".join(paragraph.itertext())):
            body.remove(paragraph)
    return serialise(body), ""


def _following(text: str, position: int) -> str:
    """The text after a note: web editors put a no-break space after a shortcode where a plain one is meant."""
    return _NBSP_AFTER.sub(" ", text) if position else text
