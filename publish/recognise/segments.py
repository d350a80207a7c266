"""Cuts blocks where a line begins a piece of its own: a credit, a disclaimer, a name over a biography."""

from __future__ import annotations

from itertools import pairwise

from publish.messages import Report
from publish.recognise import credits, disclaimers
from publish.recognise.biographies import begins_with
from publish.recognise.draft import Draft, Line, joined, lines_of, split_lines
from publish.recognise.people import is_name
from publish.vocabulary import Element


def cut(draft: Draft, report: Report) -> Draft:
    """The same text in blocks that hold one piece each."""
    return draft.keep([piece for block in draft.blocks for piece in _pieces(block)])


def _pieces(block: Element) -> list[Element]:
    lines = lines_of(block) if block.tag == "p" else []
    starts = [i for i in range(1, len(lines)) if _begins(lines, i)]
    single = split_lines(block) if starts else []
    if len(single) != len(lines) or not starts:
        return [block]
    edges = [0, *starts, len(lines)]
    return [joined(single[a:b]) for a, b in pairwise(edges)]


def _begins(lines: list[Line], index: int) -> bool:
    text = lines[index].text
    if credits.kind_of(text) or disclaimers.is_labelled(text):
        return True
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return is_name(text) and begins_with(following, text)
