"""Tags that say where a plugin is to put its notes, or from which number on: [footnotes], {{reflist}}. They vanish.

Most of them go only where they stand alone in their paragraph or line, as they do for the plugins.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.notes.found import Found, Tag, would_join
from publish.notes.listed import without_empty
from publish.notes.places import place, text_only
from publish.text import ZERO_WIDTH_SPACE

_ANYWHERE = re.compile(
    r"\[efn_reset\s*/?\](?:\s*\[/efn_reset\])?|&lt;!--\s*startnum=\d{1,5}\s*--&gt;",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:(?<=^)|(?<=[\n\x00]))[ \t\u00a0]*(?:"
    r"\[(?P<name>footnotes|mfn_list|efn_list|references|footnotes_list)\s*/?\](?:\[/(?P=name)\])?"
    r"|\[\[(?:references|footnotes)\s*/?\]\]|\[\[/(?:references|footnotes)\]\]"
    r"|&lt;references\b(?:(?!&[lg]t;)[^<]){0,100}&gt;|&lt;/references&gt;"
    r"|\{\{\s*(?:reflist|notelist(?:-[lu][ar])?|notes|refs|références)\b[^{}\x00]{0,100}\}\}"
    r")[ \t\u00a0]*(?=[\n\x00]|$)",
    re.IGNORECASE,
)
_INLINE_BEFORE = re.compile(r"</?(?:em|strong|i|b|a|sup|sub|span|cite|q|small)\b[^>]*>\Z")


def find(markup: str, source: str, report: Report) -> Found:
    """Markup without these tags, and without the paragraphs that held nothing else."""
    masked = text_only(markup)
    spans = [(m.start(), m.end()) for m in _ANYWHERE.finditer(masked)]
    spans += [
        (m.start(), m.end())
        for m in _ALONE.finditer(masked)
        if not _INLINE_BEFORE.search(markup, max(0, m.start() - 300), m.start())
    ]
    tags: list[Tag] = []
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans):
        tags.append(Tag(markup[start:end].strip(), place(markup, start)[0]))
        pieces.append(markup[position:start])
        position = end
        if would_join(markup[max(0, start - 600) : start], markup[end : end + 600]):
            pieces.append(ZERO_WIDTH_SPACE)  # what the tag kept apart
    if not spans:
        return Found(markup, {}, ())
    return Found(without_empty("".join([*pieces, markup[position:]])), {}, tuple(tags))
