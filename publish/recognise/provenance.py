"""Finds where an article was published before: a paragraph of that wording at the top or the end of the text."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from publish.messages import Report
from publish.model import Provenance
from publish.recognise.draft import Draft, lines_of, markup_after, text_of
from publish.vocabulary import Element, is_noteref

_HEAD, _TAIL = 4, 8
"""Blocks from the top, and from the end: elsewhere it is prose about another text."""
_LONGEST = 700
_OPENING = r"[\s(\[*_—–-]*(?:(?:editor[’']?s?[’']? note|note|n\. ?d\. ?l\. ?r\.|anmerkung der redaktion)\s*[:.—–-]\s*)?"
_BARE_WORDS = 45
"""Words of a sentence without a subject, such as “First published in …”: a longer one goes on to tell a story."""


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    table = tomllib.loads(files("publish.recognise").joinpath("provenance.toml").read_text(encoding="utf-8"))
    found = [pattern.replace("X", language["kinds"]) for language in table.values() for pattern in language[kind]]
    return re.compile(rf"{_OPENING}(?:{'|'.join(found)})", re.IGNORECASE)


def find(draft: Draft, report: Report) -> Draft:
    """Takes statements of an earlier publication out of the text."""
    kept: list[Element] = []
    found = list(draft.article.provenance)
    for index, block in enumerate(draft.blocks):
        near = index < _HEAD or index >= len(draft.blocks) - _TAIL
        if near and block.tag in ("p", "blockquote") and is_provenance(text_of(block)) and not _has_marks(block):
            line = lines_of(block)[0].number
            found.append(Provenance(f"<p>{markup_after(block, '')}</p>", line))
            draft = draft.claim("provenance", line, text_of(block))
        else:
            kept.append(block)
    return draft.keep(kept).found(provenance=tuple(found))


def is_provenance(text: str) -> bool:
    """Whether a paragraph says that the article was published before, and little else."""
    if len(text) > _LONGEST:
        return False
    if _patterns("said").match(text):
        return True
    bare = _patterns("bare").match(text)
    return bool(bare) and len(text.split()) <= _BARE_WORDS and not re.search(r"[.!?]\s+[A-Z]\w+ (?:\w+ ){3,}", text)


def _has_marks(block: Element) -> bool:
    return any(is_noteref(a) for a in block.iter("a"))
