"""Finds disclaimers: paragraphs under the label, and unlabelled ones of the usual wording at the article's end."""

from __future__ import annotations

import re

from publish.messages import Report
from publish.model import Disclaimer
from publish.recognise.draft import Draft, lines_of, text_of
from publish.vocabulary import Element, escape

_LABEL = re.compile(
    r"[(*_\[]{0,3}(?P<label>Disclaimers?|Avertissement|Clause de non-responsabilité|Haftungsausschluss|"
    r"Descargo de responsabilidad|Aviso legal)[*_]{0,2}\s*[:：]\s*",
    re.IGNORECASE,
)
_WORDING = re.compile(
    r"\b(?:views?|opinions?|positions?)\b.{0,80}\b(?:expressed|herein|contained)\b.{0,120}"
    r"\b(?:those of|do(?:es)? not (?:necessarily )?(?:reflect|represent)|author[’'s]* own)\b"
    r"|\bopinions exprimées\b.{0,160}\bn[’']engagent que\b",
    re.IGNORECASE | re.DOTALL,
)
_TAIL = 4
"""Unlabelled wording counts only in the last blocks, where a name and a biography may follow it: elsewhere it is prose
about disclaimers."""


def find(draft: Draft, report: Report) -> Draft:
    """Takes disclaimers out of the text."""
    kept: list[Element] = []
    found: list[Disclaimer] = list(draft.article.disclaimers)
    for index, block in enumerate(draft.blocks):
        text = text_of(block)
        match = _LABEL.match(text) if block.tag == "p" else None
        in_tail = index > 0 and index >= len(draft.blocks) - _TAIL
        if match or (in_tail and block.tag == "p" and _WORDING.search(text)):
            label = match["label"] if match else ""
            wording = text[match.end() :] if match else text
            line = lines_of(block)[0].number
            found.append(Disclaimer(f"<p>{escape(wording)}</p>", line))
            draft = draft.claim("disclaimer", line, wording, label)
        else:
            kept.append(block)
    return draft.keep(kept).found(disclaimers=tuple(found))


def is_labelled(text: str) -> bool:
    """Whether a line begins with the label of a disclaimer."""
    return bool(_LABEL.match(text))
