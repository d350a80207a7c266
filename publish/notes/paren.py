"""WP-Footnotes, Footnotes Made Easy and their kin: text ((The note.)), and ((ref:1)) for the first note again;
WebPlus Footnotes: text ((The note ref:https://…)).

A space, or a tag, stands before the brackets and their pair ends in the same block. Braces, a third bracket and what
doesn't read as text (formulas, code) make it something else. One such place alone is certain where a ((ref:1)) refers
to it or where it is a sentence or an address.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.notes.doubtful import is_sentence, reads_as_text, taken_if_convincing
from publish.notes.found import Found, Span
from publish.notes.places import BLOCK_END, place, text_only

_OPEN = re.compile(r"(?<=[\s\x00\u00a0])\(\((?!\()")
_BRACKET = re.compile(r"[(){}]")
_WEBPLUS = re.compile(r"(?<=[\s>])ref:\s*(<a\b|https?://)")
_REF = re.compile(r"\s*ref:\s*(\d{1,4})\s*")
_LIMIT = 20_000


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every ((note)), and these notes."""
    masked = text_only(markup)
    spans: list[Span] = []
    position = number = 0
    while opening := _OPEN.search(masked, position):
        position = opening.end()
        end = _end(masked, position)
        content = markup[position : end - 2] if end else ""
        if not end or BLOCK_END.search(content):
            continue
        line = place(markup, opening.start())[0]
        if ref := _REF.fullmatch(content):
            spans.append(Span(opening.start(), end, line, markup[opening.start() : end], ("",), name=ref[1]))
            position = end
        elif reads_as_text(re.sub(r"<[^>]*>", "", content)):
            number += 1
            text, address = _WEBPLUS.subn(r"\1", content)
            tags = "(( ref: ))" if address else "(( ))"
            spans.append(Span(opening.start(), end, line, tags, (text,), name=str(number)))
            position = end
    notes = [span for span in spans if span.contents[0]]
    certain = len(spans) > len(notes) or any(is_sentence(span.contents[0]) for span in notes)
    return taken_if_convincing(markup, spans if notes else [], "paren", certain, source, report)


def _end(masked: str, start: int) -> int:
    """Where the two brackets that are open at `start` close, side by side; 0 where they don't."""
    depth = 2
    for match in _BRACKET.finditer(masked, start, start + _LIMIT):
        if match[0] in "{}" or (match[0] == "(" and masked[match.start() - 1] == "("):
            return 0
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            side_by_side = masked[match.start() - 1] == ")" and match.start() > start
            return match.end() if side_by_side and masked[match.end() : match.end() + 1] != ")" else 0
    return 0
