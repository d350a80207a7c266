"""Footnotes of AsciiDoc: text footnote:[The note.], footnote:name[The note.], footnote:name[] for the same again.

Its older form is footnoteref:[name,The note.] and footnoteref:[name]. A closing bracket in the note is written \\].
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from publish.messages import Report
from publish.notes.brackets import LIMIT, closings, one_block
from publish.notes.found import Found, Span, replaced
from publish.notes.places import place, text_only

_OPEN = re.compile(r"(?<!\\)footnote(?:(ref):|:([\w-]{0,60}))\[")
_CLOSE = re.compile(r"(?<!\\)\]")
_NAME = re.compile(r"\s*([\w-]{1,60})\s*(?:,|\Z)")


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every footnote:[…], and these notes."""
    if "footnote:" not in markup and "footnoteref:" not in markup:
        return Found(markup, {}, ())
    masked = text_only(markup)
    ends = closings(masked, (m.end() - 1 for m in _OPEN.finditer(masked)), "[", "]")
    stops = [match.end() for match in _CLOSE.finditer(masked)]
    spans: list[Span] = []
    position = 0
    while opening := _OPEN.search(masked, position):
        position = opening.end()
        end = ends.get(opening.end() - 1, 0) or _first(stops, opening.end())
        content = markup[opening.end() : end - 1] if end else ""
        if not end or not one_block(content):
            continue
        name, tag = opening[2] or "", opening[0] + "]"
        if opening[1] and (said := _NAME.match(content)):
            name, content, tag = said[1], content[said.end() :], f"{opening[0]}{said[0]}]"
        content = content.replace("\\]", "]")
        spans.append(Span(opening.start(), end, place(markup, opening.start())[0], tag, (content,), name=name))
        position = end
    return replaced(markup, spans, "asciidoc", "footnote:[]", source, report)


def _first(stops: Sequence[int], start: int) -> int:
    """The end of the first closing bracket that isn't escaped: one that is escaped may belong to one that isn't."""
    index = bisect_right(stops, start)
    return stops[index] if index < len(stops) and stops[index] - start <= LIMIT else 0
