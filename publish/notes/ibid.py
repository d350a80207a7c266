"""Notes that mean the one before them: *Ibid.*, *Ebd.*, *Op. cit.* and their like. They are never moved or merged.

One that comes first in its article means nothing there: it was cut off from what it refers to.
"""

from __future__ import annotations

import re

from publish.messages import Report, excerpt
from publish.model import Note

_BACKWARDS = re.compile(
    r"\W{0,3}(?:ibid(?:em)?|ib\.|íd\.|idem|id\.|eadem|op\.\s?cit|loc\.\s?cit|art\.\s?cit|ouvr\.\s?cit|ebd|ebenda|"
    r"a\.\s?a\.\s?o|ders\.|dies\.|там же|указ\. соч|ibíd(?:em)?|ivi,|tamże|supra,? n(?:ote|\.)?)(?!\w)",
    re.IGNORECASE,
)


def say_ibid(notes: tuple[Note, ...], source: str, report: Report) -> None:
    """A message where the first note of an article refers to one before it."""
    if notes and notes[0].references and _BACKWARDS.match(notes[0].text):
        report.say("ibid-first", file=source, line=notes[0].line, text=excerpt(notes[0].text, 80))
