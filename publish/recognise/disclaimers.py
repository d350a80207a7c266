"""Finds disclaimers: paragraphs under the label, and unlabelled ones of the usual wording at the article's end."""

from __future__ import annotations

import re

from publish.messages import Report
from publish.model import Disclaimer
from publish.recognise.draft import Draft, joined, lines_of, split_lines, text_of
from publish.vocabulary import Element, escape

_LABEL = re.compile(
    r"(?P<label>Disclaimers?|Avertissement|Clause de non-responsabilité|Haftungsausschluss|"
    r"Descargo de responsabilidad|Aviso legal)\s*[:：]\s*",
    re.IGNORECASE,
)
_WORDING = re.compile(
    r"\b(?:views?|opinions?|positions?)\b.{0,80}\b(?:expressed|herein|contained)\b.{0,120}"
    r"\b(?:those of|do(?:es)? not (?:necessarily )?(?:reflect|represent)|author[’'s]* own)\b"
    r"|\bopinions exprimées\b.{0,160}\bn[’']engagent que\b",
    re.IGNORECASE | re.DOTALL,
)
_TAIL = 0.2
"""Unlabelled wording counts only in the last fifth of the text: elsewhere it is prose about disclaimers."""


def find(draft: Draft, report: Report) -> Draft:
    """Takes disclaimers out of the text."""
    kept: list[Element] = []
    found: list[Disclaimer] = []
    blocks = [piece for block in draft.blocks for piece in _pieces(block)]
    total = sum(len(text_of(block)) for block in blocks)
    position = 0
    for block in blocks:
        text = text_of(block)
        match = _LABEL.match(text) if block.tag == "p" else None
        in_tail = position >= total * (1 - _TAIL)
        position += len(text)
        if match or (in_tail and block.tag == "p" and _WORDING.search(text)):
            label = match["label"] if match else ""
            wording = text[match.end() :] if match else text
            line = lines_of(block)[0].number
            found.append(Disclaimer(f"<p>{escape(wording)}</p>", line))
            draft = draft.claim("disclaimer", line, wording, label)
        else:
            kept.append(block)
    return draft.keep(kept).found(disclaimers=tuple(found))


def _pieces(block: Element) -> list[Element]:
    """A block cut before a line that begins a labelled disclaimer."""
    if block.tag != "p":
        return [block]
    starts = [i for i, line in enumerate(lines_of(block)) if _LABEL.match(line.text)]
    if not starts or starts == [0]:
        return [block]
    lines = split_lines(block)
    cut = starts[0] if starts[0] else starts[1]
    return [joined(lines[:cut]), *_pieces(joined(lines[cut:]))] if len(lines) > 1 else [block]
