"""“footnotes” by Cheret for WordPress, with its other brackets: text((The note.)), (((…))), {{…}}, {{{…}}}.

Here the brackets may stand right behind the word. Programs, formulas and templates use all of them: what is inside has
to be a sentence or an address without braces or bars, and one such place alone is certain only behind a full stop.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.notes.brackets import LIMIT, one_block
from publish.notes.doubtful import is_sentence, reads_as_text, taken_if_convincing
from publish.notes.found import Found, Span, both
from publish.notes.places import place, text_only, without_tags

#: What opens and closes a note, and what mustn't stand in it.
BRACKETS: list[tuple[str, str, re.Pattern[str]]] = [
    ("(((", ")))", re.compile(r"[{}|]|\(\(")),
    ("((", "))", re.compile(r"[{}|]|\(\(")),
    ("{{{", "}}}", re.compile(r"[{}|]")),
    ("{{", "}}", re.compile(r"[{}|]")),
]
_BEFORE = re.compile(r"[\w.,;:!?…”’»\"')\]。）、！？]")
_STOPS = '.!?…”’»"。'


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for the notes between these brackets, and these notes."""
    found = Found(markup, {}, ())
    for opening, closing, foreign in BRACKETS:
        if opening in found.markup:
            found = both(found, _find(found.markup, opening, closing, foreign, source, report))
    return found


def _find(
    markup: str, opening: str, closing: str, foreign: re.Pattern[str], source: str, report: Report
) -> Found:  # fmt: skip
    masked = text_only(markup)
    spans: list[Span] = []
    certain = False
    position = close = 0
    while (start := masked.find(opening, position)) >= 0:
        position = start + len(opening)
        close = masked.find(closing, position) if close < position else close
        if close < 0:
            break
        end = close
        if end - position > LIMIT or masked.find(opening, position, end) >= 0:
            continue
        while masked[end + len(closing) : end + len(closing) + 1] == closing[0]:
            end += 1  # the note itself ends with a bracket
        content = markup[position:end]
        before = masked[start - 1 : start]
        glued = bool(_BEFORE.match(before)) or (bool(spans) and start == spans[-1].end)
        if (
            (glued or opening[0] == "{" or len(opening) == 3)
            and before != opening[0]
            and one_block(content)
            and not foreign.search(without_tags(content))
            and content.count("(") == content.count(")")
            and is_sentence(content)
            and reads_as_text(without_tags(content))
        ):
            certain = certain or before in _STOPS
            spans.append(Span(start, end + len(closing), place(markup, start)[0], f"{opening} {closing}", (content,)))
            position = end + len(closing)
    return taken_if_convincing(markup, spans, f"mci{opening}", certain, source, report)
