"""Finds credit lines, with the “Alt text:” and “Caption:” lines under them."""

from __future__ import annotations

import re

from publish.messages import Report
from publish.model import Credit
from publish.recognise.draft import Draft, lines_of, text_of
from publish.recognise.phrases import label
from publish.rights import is_credit_line, parse_credit
from publish.vocabulary import Element

# What an editor writes under a credit line, and the field of the picture that it fills.
_DESCRIPTIONS = {"alt": label("alt"), "caption": label("caption")}
_LABEL = re.compile(r"[^:：]{1,40}[:：]")


def find(draft: Draft, report: Report) -> Draft:
    """Takes credit lines and descriptions out of the text; says so where there is no credit line at all."""
    kept: list[Element] = []
    credits: list[Credit] = list(draft.article.credits)
    for block in draft.blocks:
        text = text_of(block)
        kind = kind_of(text) if block.tag == "p" else None
        if kind is None:
            kept.append(block)
            continue
        line = lines_of(block)[0].number
        if kind == "credit":
            opening = _label(text)
            credits.append(parse_credit(text, line, draft.source, report))
            draft = draft.claim("credit", line, text[len(opening) :].strip(), opening)
        else:
            match = _DESCRIPTIONS[kind].match(text)
            opening, value = (match["label"], text[match.end() :]) if match else ("", text)
            draft = draft.claim(f"{kind}-{len(credits)}", line, value, opening)
    # A format that holds its pictures itself shows whether there is anything to credit.
    if not credits and draft.blocks and (draft.manuscript.format == "pasted" or draft.manuscript.pictures):
        report.say("credit-missing", file=draft.source, line=1)
    return draft.keep(kept).found(credits=tuple(credits))


def kind_of(text: str) -> str | None:
    """What a line begins: “credit”, “alt” or “caption”; None for any other text."""
    for name, pattern in _DESCRIPTIONS.items():
        if pattern.match(text):
            return name
    return "credit" if is_credit_line(text) else None


def _label(text: str) -> str:
    match = _LABEL.match(text)
    return match[0] if match else ""
