"""Footnotes of reStructuredText: text [1]_ with a line `.. [1] The note.`, and [#]_, [#name]_, [*]_.

Notes without a name belong to the marks without one in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from publish.messages import Report
from publish.notes.found import Found, Span
from publish.notes.listed import found_with, items
from publish.notes.places import place, text_only

_LABEL = re.compile(r"[ \t\u00a0]*\.\.[ \t\u00a0]+\[(\*|#[\w.:+-]{0,60}|[\w.:+-]{1,60})\](?:[ \t\u00a0]+|\Z)")
_MARK = re.compile(r"\[(\*|#[\w.:+-]{0,60}|[\w.:+-]{1,60})\]_(?!\w)")
_COMMENT = re.compile(r"[ \t\u00a0]*\.\.[ \t\u00a0]")


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every [1]_, and these notes."""
    listed = items(markup, _LABEL, stop=_COMMENT) if "]_" in markup and ".. [" in markup else []
    if not listed:
        return Found(markup, {}, ())
    names = _names(item.name for item in listed)
    listed = [replace(item, name=name) for item, name in zip(listed, names, strict=True)]
    found = list(_MARK.finditer(text_only(markup)))
    marks = [
        Span(m.start(), m.end(), place(markup, m.start())[0], m[0], ("",), name=name)
        for m, name in zip(found, _names(m[1] for m in found), strict=True)
    ]
    return found_with(markup, marks, listed, "rst", source, report)


def _names(labels: Iterator[str]) -> list[str]:
    """A name for each label; those that are nothing but a sign are counted."""
    counts = {"#": 0, "*": 0}
    names: list[str] = []
    for label in labels:
        if label in counts:
            counts[label] += 1
            names.append(f"{label}{counts[label]}")
        else:
            names.append(label)
    return names
