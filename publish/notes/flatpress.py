"""FlatPress: text[1] in the text; after it a line [footnotes], and under it a line `[1] The note.` for each note.

The line [footnotes] with such lines under it is what makes the syntax certain; numbers in brackets without it are left
alone. The list ends with the first paragraph that doesn't begin with a number in brackets.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.notes.found import Found, FoundNote, Span, replaced, wellformed
from publish.notes.places import BLOCK_END, place, text_only

_HEAD = re.compile(r"(?:^|(?<=[\n\x00]))[ \t\u00a0]*\[footnotes\][ \t\u00a0]*(?=[\n\x00])", re.IGNORECASE)
_NOTE = re.compile(r"[\s\x00\u00a0]*\[(\d{1,3})\](?=[\s\x00\u00a0])")
_NEXT = re.compile(r"[\n\x00][ \t\u00a0]*\[\d{1,3}\](?=[\s\x00\u00a0])")
_MARK = re.compile(r"(?<=\S)[ \u00a0]?\[(\d{1,3})\](?![_(:]|\[(?!\d{1,3}\]))")
_BREAKS = re.compile(r"(?:\s|<br\s*/>)+$")
_EMPTY = re.compile(r"<p\b[^>]*>(?:\s|<br\s*/>)*</p>")


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [1] that the list under [footnotes] has, and these notes."""
    masked = text_only(markup)
    heads = list(_HEAD.finditer(masked))
    if not heads:
        return Found(markup, {}, ())
    head = heads[-1]
    spans, notes = _list(markup, masked, head.end())
    marks = [
        Span(m.start(), m.end(), place(markup, m.start())[0], m[0].strip(), ("",), name=m[1])
        for m in _MARK.finditer(masked, 0, head.start())
        if m[1] in notes or not m[0].startswith((" ", "\u00a0"))
    ]
    if not any(mark.name in notes for mark in marks):
        if notes:
            line = place(markup, head.start())[0]
            report.say("note-doubtful", file=source, line=line, text=head[0].strip())
        return Found(markup, {}, ())
    heading = Span(head.start(), head.end(), place(markup, head.start())[0], "[footnotes]")
    found = replaced(markup, [*marks, heading, *spans], "flatpress", "", source, report, notes)
    return Found(_EMPTY.sub("", found.markup), found.notes, found.tags)


def _list(markup: str, masked: str, position: int) -> tuple[list[Span], dict[str, FoundNote]]:
    """The lines of the list that begins at `position`, and their notes by number."""
    spans: list[Span] = []
    notes: dict[str, FoundNote] = {}
    while match := _NOTE.match(masked, position):
        start = match.start(1) - 1
        block_end = BLOCK_END.search(markup, match.end())
        following = _NEXT.search(masked, match.end(), block_end.start() if block_end else len(markup))
        position = following.start() if following else block_end.start() if block_end else len(markup)
        content = _BREAKS.sub("", markup[match.end() : position])
        inner, left_over = wellformed(content)
        if left_over or not inner:
            break  # a list that is cut through an element, or a line without text, is none
        name = match[1]
        while name in notes:
            name += "-again"
        line = place(markup, start)[0]
        notes[name] = FoundNote(inner, line)
        spans.append(Span(start, match.end() + len(content), line, f"[{match[1]}]"))
    return spans, notes
