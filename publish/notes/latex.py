"""Footnotes of LaTeX: text\\footnote{The note.}, \\endnote{…}, and \\footnotemark[3] with \\footnotetext[3]{…}.

Braces pair. A mark without a number belongs to the next text without one.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.notes.brackets import closings
from publish.notes.found import Found, FoundNote, Span, replaced, wellformed
from publish.notes.listed import without_empty
from publish.notes.places import place, say_at, text_only
from publish.text import is_blank
from publish.vocabulary import plain

_COMMAND = re.compile(r"\\(footnote|endnote|footnotetext|endnotetext|footnotemark|endnotemark)(?![A-Za-z])"
                      r"[ \t]*(?:\[(\d{1,4})\])?(?:[ \t\n]*(\{))?")  # fmt: skip


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every note of LaTeX, and these notes."""
    if "\\footnote" not in markup and "\\endnote" not in markup:
        return Found(markup, {}, ())
    masked = text_only(markup)
    ends = closings(masked, (m.start(3) for m in _COMMAND.finditer(masked) if m[3]), "{", "}")
    spans: list[Span] = []
    apart: dict[str, FoundNote] = {}
    marks = texts = position = 0
    while command := _COMMAND.search(masked, position):
        position = command.end()
        line = place(markup, command.start())[0]
        if command[1].endswith("mark"):
            marks += not command[2]
            end = command.start(3) if command[3] else command.end()
            tag = markup[command.start() : end].rstrip()
            name = command[2] or f"next {marks}"
            spans.append(Span(command.start(), command.start() + len(tag), line, tag, ("",), name=name))
            continue
        end = ends.get(command.start(3), 0) if command[3] else 0
        if not end:
            if command[3]:
                say_at("note-unclosed", markup, command.start(), source, report, tag=command[0], close="}")
            continue
        content = markup[command.end() : end - 1]
        position = end
        if command[1].endswith("text"):
            texts += not command[2]
            inner, left_over = wellformed(content)
            if left_over or is_blank(plain(inner)):
                continue  # what cuts an element in two stays as it is
            name = command[2] or f"next {texts}"
            while name in apart:
                name += "-again"
            apart[name] = FoundNote(inner, line)
            spans.append(Span(command.start(), end, line, command[0] + "}"))
        else:
            spans.append(Span(command.start(), end, line, command[0] + "}", (content,)))
    found = replaced(markup, spans, "latex", "\\footnote{}", source, report, apart)
    return Found(without_empty(found.markup), found.notes, found.tags)
