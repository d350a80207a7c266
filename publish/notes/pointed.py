"""Pointed brackets that are text: <fn>The note.</fn> of “footnotes” for WordPress, <ref>The note.</ref> of MediaWiki.

`<ref name="x">` names the note, and `<ref name="x"/>` means it, wherever it stands; between <references> and
</references> notes stand that are only meant by name. This is for text that shows its source: elements of HTML are read
by the readers of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.messages import Report
from publish.notes.found import Found, FoundNote, Span, both, replaced, wellformed
from publish.notes.listed import without_empty
from publish.notes.places import place
from publish.notes.shortcodes import POINTED, Family
from publish.notes.shortcodes import find as find_family

_NAMES = frozenset({"name", "value"})
REF = Family("ref-tag", ("ref",), attributes=True, named_by=_NAMES, delimiters=POINTED, pairs_only=True)
FN = Family("fn-tag", ("fn", "footnote"), attributes=True, named_by=_NAMES, delimiters=POINTED, pairs_only=True)

_INSIDE = r"(?:(?!&[lg]t;)[^<])"
_LIST = re.compile(rf"&lt;references{_INSIDE}{{0,200}}(?<!/)&gt;|&lt;/references\s*&gt;", re.IGNORECASE)
_LISTED = re.compile(
    rf"(&lt;ref\s{_INSIDE}{{0,200}}?name\s*=\s*[\"']?({_INSIDE}{{1,100}}?)[\"']?\s*&gt;)(.{{1,20000}}?)(&lt;/ref\s*&gt;)",
    re.IGNORECASE | re.DOTALL,
)


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every <ref> and <fn>, and these notes."""
    if "&lt;" not in markup:
        return Found(markup, {}, ())
    found, known = _without_lists(markup, source, report)
    found = both(found, find_family(found.markup, REF, source, report, known))
    return both(found, find_family(found.markup, FN, source, report))


def _without_lists(markup: str, source: str, report: Report) -> tuple[Found, dict[str, FoundNote]]:
    """Markup without the lists of notes, and their notes by name."""
    known: dict[str, FoundNote] = {}
    spans: list[Span] = []
    for opening, closing in _regions(markup):
        for note in _LISTED.finditer(markup, opening.end(), closing.start()):
            inner, left_over = wellformed(note[3])
            if inner and not left_over and note[2] not in known:
                known[note[2]] = FoundNote(inner, place(markup, note.start())[0])
                spans.append(Span(note.start(), note.end(), known[note[2]].line, f"{note[1]} {note[4]}"))
        spans += [Span(tag.start(), tag.end(), place(markup, tag.start())[0], tag[0]) for tag in (opening, closing)]
    if not known:
        return Found(markup, {}, ()), {}
    spans.sort(key=lambda span: span.start)
    found = replaced(markup, spans, "references", "", source, report)
    return Found(without_empty(found.markup), {}, found.tags), known


def _regions(markup: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    opening: re.Match[str] | None = None
    for tag in _LIST.finditer(markup):
        if "/" not in tag[0][:6]:
            opening = tag
        elif opening:
            yield opening, tag
            opening = None
