"""Takes out what share buttons and teasers leave in a text that was copied from a web page, and names every word of it.

The patterns are debris.toml. “See also” over a list of works is an author's own: lists of other articles are debris
only as the last thing in the text and in the company of share buttons.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from publish.messages import Report
from publish.recognise.draft import Draft, joined, split_lines, text_of
from publish.vocabulary import Element, is_noteref, line_of

_LONGEST = 120
_REACH = 12
"""Blocks from the end in which a list of other articles stands."""


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    table = tomllib.loads(files("publish.recognise").joinpath("debris.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in table[kind]), re.IGNORECASE)


def take(draft: Draft, report: Report) -> Draft:
    """The text without debris; one message for each run of lines, with their words."""
    blocks: list[Element] = []
    run: list[Element] = []
    shared = False
    for block in draft.blocks:
        lines = split_lines(block) if block.tag in ("p", "h2", "h3", "h4") else [block]
        left: list[Element] = []
        for line in lines:
            if _is_debris(line, after=bool(run)):
                run.append(line)
                shared = True
            else:
                draft, run = _said(draft, run, report), []
                left.append(line)
        if len(left) == len(lines):
            blocks.append(block)
        elif left:
            blocks.append(joined(left) if len(left) > 1 else left[0])
    draft = _said(draft, run, report)
    if shared:
        draft, blocks = _without_ending(draft, blocks, report)
    return draft.keep(blocks)


def _is_debris(line: Element, *, after: bool) -> bool:
    if any(is_noteref(a) for a in line.iter("a")) or next(line.iter("img"), None) is not None:
        return False
    if after and line.tag in ("ul", "ol"):
        return all(_patterns("buttons").fullmatch(text_of(item)) for item in line)
    if line.tag not in ("p", "h2", "h3", "h4"):
        return False
    text = text_of(line)
    if not text or len(text) > _LONGEST:
        return False
    return bool(_patterns("lines").fullmatch(text) or (after and _patterns("buttons").fullmatch(text)))


def _said(draft: Draft, run: list[Element], report: Report) -> Draft:
    if not run:
        return draft
    texts = [" ".join(" ".join(str(t) for t in line.itertext()).split()) for line in run]
    report.say("debris", file=draft.source, line=line_of(run[0]), count=len(run), text=" / ".join(texts))
    for line, text in zip(run, texts, strict=True):
        draft = draft.claim("debris", line_of(line), text)
    return draft


def _without_ending(draft: Draft, blocks: list[Element], report: Report) -> tuple[Draft, list[Element]]:
    """The text without a list of other articles near its end: the lines, or the list, right under such a heading.

    Short lines further down may be a name, a credit or a biography: they stay.
    """
    for index in range(len(blocks) - 1, max(0, len(blocks) - _REACH), -1):
        lines = split_lines(blocks[index]) if blocks[index].tag == "p" else [blocks[index]]
        if not _patterns("endings").fullmatch(text_of(lines[0])):
            continue
        run = lines
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if following is not None and following.tag in ("ul", "ol"):
            run = [*lines, following]
        texts = [text_of(item) for line in run for item in (line if line.tag in ("ul", "ol") else [line])]
        if len(texts) > 1 and max(map(len, texts)) <= _LONGEST and not any(map(_has_notes, run)):
            listed = 1 if following is not None and following in run else 0
            return _said(draft, run, report), blocks[:index] + blocks[index + 1 + listed :]
    return draft, blocks


def _has_notes(block: Element) -> bool:
    return any(is_noteref(a) for a in block.iter("a"))
