"""Footnotes of Markdown typed into anything else: text[^1] with a line `[^1]: The note.`, and text^[The note.].

Markdown files have these read by their own reader. Here a label without its line stays in the text and is reported.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.notes.brackets import closings, one_block
from publish.notes.doubtful import reads_as_text
from publish.notes.found import Found, Span, both, replaced
from publish.notes.listed import found_with, items
from publish.notes.places import place, text_only, without_tags

_LABEL = re.compile(r"[ \t\u00a0]*\[\^([^\]\[\s<]{1,100})\]:[ \t\u00a0]*")
_MARK = re.compile(r"\[\^([^\]\[\s\x00]{1,100})\](?!:)")
_INLINE = re.compile(r"(?<=[^\s\x00(\[])\^\[")


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [^1] and ^[note], and these notes."""
    if "[^" not in markup and "^[" not in markup:
        return Found(markup, {}, ())
    found = _in_their_places(markup, source, report)
    listed = items(found.markup, _LABEL)
    if not listed:
        return found
    masked = text_only(found.markup)
    marks = [
        Span(m.start(), m.end(), place(found.markup, m.start())[0], m[0], ("",), name=m[1])
        for m in _MARK.finditer(masked)
    ]
    return both(found, found_with(found.markup, marks, listed, "label", source, report))


def _in_their_places(markup: str, source: str, report: Report) -> Found:
    masked = text_only(markup)
    ends = closings(masked, (m.end() - 1 for m in _INLINE.finditer(masked)), "[", "]")
    spans: list[Span] = []
    position = 0
    while opening := _INLINE.search(masked, position):
        position = opening.end()
        end = ends.get(opening.end() - 1, 0)
        content = markup[opening.end() : end - 1] if end else ""
        if end and one_block(content) and reads_as_text(without_tags(content)):  # x^[2] is none
            spans.append(Span(opening.start(), end, place(markup, opening.start())[0], "^[ ]", (content,)))
            position = end
    return replaced(markup, spans, "inline", "^[]", source, report)
