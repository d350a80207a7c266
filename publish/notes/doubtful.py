"""Syntaxes that could as well be prose: when a manuscript shows one convincingly, and what is said when it doesn't.

The rule is the same for all of them. Each syntax finds its candidates, places that look like notes and read as text.
They are taken for notes, all of them, where there are at least two; or where there is one that is certain by itself
(each syntax says when). Else nothing is touched, and a message names the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publish.messages import Report, excerpt
from publish.notes.found import Found, Span, replaced
from publish.text import words
from publish.vocabulary import plain

_LETTERS = 6


def reads_as_text(text: str) -> bool:
    """Whether a candidate reads as the text of a note: two words or more, six letters or more, or an address.

    Formulas (`(x + y)`) and labels (`[1. Januar]`) don't. Scripts without spaces need the letters alone.
    """
    if "://" in text:
        return True
    found = [word for word in words(text) if not word.isdigit()]
    letters = sum(map(len, found))
    spaceless = any("\u3040" <= c <= "\u9fff" or "\u0e00" <= c <= "\u0eff" for c in text)
    return letters >= _LETTERS and (len(found) >= 2 or spaceless)


def is_sentence(content: str) -> bool:
    """Whether the markup of a candidate ends as sentences do, or with an address."""
    text = re.sub(r"<[^>]*>", "", content).rstrip(" \n\u00a0”’»\"')]")
    return text[-1:] in tuple(".!?…。") or "://" in text[text.rfind(" ") + 1 :]


def taken_if_convincing(
    markup: str, spans: Sequence[Span], syntax: str, certain: bool, source: str, report: Report
) -> Found:
    """The candidates as notes where they convince; else the markup as it was, and a message about the first of them."""
    notes = [span for span in spans if any(span.contents)]
    if len(notes) >= 2 or (notes and certain):
        return replaced(markup, spans, syntax, "", source, report)
    if notes:
        text = excerpt(_shown(markup[notes[0].start : notes[0].end]), 80)
        report.say("note-doubtful", file=source, line=notes[0].line, text=text)
    return Found(markup, {}, ())


def _shown(markup: str) -> str:
    try:
        return plain(markup)
    except SyntaxError:  # lxml's own is one
        return markup
