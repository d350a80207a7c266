"""Finds disclaimers: paragraphs under the label, and unlabelled ones of the usual wording at the article's end."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from publish.messages import Report
from publish.model import Disclaimer
from publish.recognise.draft import Draft, lines_of, markup_after, text_of
from publish.recognise.phrases import label
from publish.vocabulary import Element

_TAIL = 4
_LONG_TAIL = 10
"""Unlabelled wording counts only in the last blocks: elsewhere it is prose about disclaimers. Where biographies of
many authors follow, it may stand further up, in the last third."""
_LONGEST = 1500


@cache
def _wording() -> re.Pattern[str]:
    table = tomllib.loads(files("publish.recognise").joinpath("disclaimers.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(p for patterns in table.values() for p in patterns), re.IGNORECASE | re.DOTALL)


def find(draft: Draft, report: Report) -> Draft:
    """Takes disclaimers out of the text."""
    kept: list[Element] = []
    found: list[Disclaimer] = list(draft.article.disclaimers)
    count = len(draft.blocks)
    for index, block in enumerate(draft.blocks):
        text = text_of(block)
        match = label("disclaimer").match(text) if block.tag == "p" else None
        in_tail = index > 0 and (index >= count - _TAIL or (index >= count - _LONG_TAIL and index * 3 >= count * 2))
        if match or (in_tail and block.tag == "p" and is_disclaimer(text)):
            opening = match[0] if match else ""
            line = lines_of(block)[0].number
            found.append(Disclaimer(f"<p>{markup_after(block, opening)}</p>", line))
            draft = draft.claim("disclaimer", line, text[len(opening) :], match["label"] if match else "")
        else:
            kept.append(block)
    return draft.keep(kept).found(disclaimers=tuple(found))


def is_disclaimer(text: str) -> bool:
    """Whether the first sentence of a paragraph is worded as disclaimers are; a later one belongs to a biography."""
    match = _wording().search(text) if len(text) <= _LONGEST else None
    return match is not None and not re.search(r"\w{3,}[.!?]\s", text[: match.start()])


def is_labelled(text: str) -> bool:
    """Whether a line begins with the label of a disclaimer."""
    return bool(label("disclaimer").match(text))
