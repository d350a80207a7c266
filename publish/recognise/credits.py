"""Finds credit lines, with the “Alt text:” and “Caption:” lines under them, and credits in captions."""

from __future__ import annotations

import re
from dataclasses import replace

from publish.messages import Report
from publish.model import Credit
from publish.recognise import captions
from publish.recognise.draft import Draft, lines_of, links_of, text_of
from publish.recognise.phrases import label
from publish.rights import is_credit_line, parse_credits, split_caption
from publish.vocabulary import Element, line_of, outer, paragraphs

# What an editor writes under a credit line, and the field of the picture that it fills.
_DESCRIPTIONS = {"alt": label("alt"), "caption": label("caption")}
_LABEL = re.compile(r"[^:：]{1,40}[:：]")


def find(draft: Draft, report: Report) -> Draft:
    """Takes credit lines and descriptions out of the text; says so where there is no credit line at all."""
    kept: list[Element] = []
    credits: list[Credit] = list(draft.article.credits)
    pictured = list(draft.pictured)
    for block in draft.blocks:
        text = text_of(block)
        kind = kind_of(text) if block.tag == "p" else None
        if block.tag == "figure":
            draft, found = _of_figure(block, draft, report)
            pictured += _paired(captions.pictures_in(block), credits, found)
            credits += found
            kept.append(block)
        elif kind is None:
            kept.append(block)
        elif kind == "credit":
            line = lines_of(block)[0].number
            opening = _label(text)
            found = parse_credits(text, line, draft.source, report, links_of(block))
            # A credit right under its picture, or in the same paragraph, is that picture's.
            beside = captions.pictures_in(block) or (captions.pictures_in(kept[-1]) if kept else [])
            taken = {number for number, _ in pictured}
            pictured += _paired([number for number in beside if number not in taken], credits, found)
            credits += found
            kept += captions.only_pictures(block)
            draft = draft.claim("credit", line, text[len(opening) :].strip(), opening)
        else:
            line = lines_of(block)[0].number
            match = _DESCRIPTIONS[kind].match(text)
            opening, value = (match["label"], text[match.end() :]) if match else ("", text)
            draft = draft.claim(f"{kind}-{len(credits)}", line, value, opening)
    # A format that holds its pictures itself shows whether there is anything to credit.
    if not credits and draft.blocks and (draft.manuscript.format == "pasted" or draft.manuscript.pictures):
        report.say("credit-missing", file=draft.source, line=1)
    return replace(draft, pictured=tuple(pictured)).keep(kept).found(credits=tuple(credits))


def _of_figure(block: Element, draft: Draft, report: Report) -> tuple[Draft, list[Credit]]:
    """The credits that a figure's caption is or ends in; the caption keeps the rest."""
    caption = block.find("figcaption")
    if caption is None:
        return draft, []
    rest, credit = split_caption(" ".join(paragraphs(outer(caption))))
    if not credit:
        return draft, []
    line = line_of(block)
    found = parse_credits(credit, line, draft.source, report, links_of(caption), named=True)
    captions.cut(caption, rest)
    opening = _label(credit)
    return draft.claim("credit", line, credit[len(opening) :].strip(), opening), found


def _paired(pictures: list[int], before: list[Credit], found: list[Credit]) -> list[tuple[int, int]]:
    """The pictures of a figure with the numbers of its credits: one credit is for all of them."""
    numbers = [len(before) + index for index in range(1, len(found) + 1)]
    return list(zip(pictures, numbers * len(pictures) if len(numbers) == 1 else numbers, strict=False))


def kind_of(text: str) -> str | None:
    """What a line begins: “credit”, “alt” or “caption”; None for any other text."""
    for name, pattern in _DESCRIPTIONS.items():
        if pattern.match(text):
            return name
    return "credit" if is_credit_line(text) else None


def _label(text: str) -> str:
    match = _LABEL.match(text)
    return match[0] if match else ""
