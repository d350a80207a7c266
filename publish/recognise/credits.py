"""Finds credit lines, with the “Alt text:” and “Caption:” lines under them."""

from __future__ import annotations

import re

from publish.messages import Report
from publish.model import Credit
from publish.recognise.draft import Draft, Line, joined, lines_of, split_lines
from publish.rights import is_credit_line, parse_credit
from publish.text import is_blank
from publish.vocabulary import Element

# What an editor writes under a credit line, and the field of the picture that it fills.
_DESCRIPTIONS = {
    "alt": re.compile(
        r"(?P<label>Alt(?:ernative)?[ -]?text|Image description|Texte alternatif|Alternativtext)\s*:\s*", re.I
    ),
    "caption": re.compile(r"(?P<label>Caption|Légende|Bildunterschrift)\s*:\s*", re.I),
}
_LABEL = re.compile(r"[^:：]{1,40}[:：]")


def find(draft: Draft, report: Report) -> Draft:
    """Takes credit lines and descriptions out of the text; says so where there is no credit line at all."""
    kept: list[Element] = []
    credits: list[Credit] = []
    for block in draft.blocks:
        for piece in _pieces(block):
            lines = lines_of(piece)
            text = " ".join(line.text for line in lines)
            kind = _kind(lines[0]) if lines else None
            if kind == "credit":
                credit = parse_credit(text, lines[0].number, draft.source, report)
                credits.append(credit)
                label = _label(text)
                draft = draft.claim("credit", lines[0].number, text[len(label) :].strip(), label)
            elif kind is not None:
                match = _DESCRIPTIONS[kind].match(text)
                assert match is not None
                draft = draft.claim(f"{kind}-{len(credits)}", lines[0].number, text[match.end() :], match["label"])
            else:
                kept.append(piece)
    if not credits:
        report.say("credit-missing", file=draft.source, line=1)
    return draft.keep(kept).found(credits=tuple(credits))


def _kind(line: Line) -> str | None:
    for name, pattern in _DESCRIPTIONS.items():
        if pattern.match(line.text):
            return name
    return "credit" if is_credit_line(line.text) else None


def _label(text: str) -> str:
    match = _LABEL.match(text)
    return match[0] if match else ""


def _pieces(block: Element) -> list[Element]:
    """A block cut before each line that begins a credit or a description; untouched where there is none."""
    if block.tag != "p" or is_blank(block.text or "") or not any(_kind(line) for line in lines_of(block)):
        return [block]
    pieces: list[list[Element]] = []
    for line in split_lines(block):
        if not pieces or _kind(lines_of(line)[0]):
            pieces.append([line])
        else:
            pieces[-1].append(line)
    return [joined(piece) for piece in pieces]
