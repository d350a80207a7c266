"""“footnotes” by Cheret for WordPress, as a page shows it: each note in a box over its mark, and again in a table.

The box may be cut short, so the table counts; where a page has no table, the box does.
"""

from __future__ import annotations

import re

from publish.notes.html.match import Match, ancestor, has_class
from publish.vocabulary import Element

_KEY = re.compile(r"footnote_plugin_(?:tooltip|reference)_(\w{1,80})")
_SHELL = ("footnote_reference_container_collapse_button", "footnote_plugin_index", "footnote_plugin_index_combi")


def find(root: Element) -> list[Match]:
    """The notes of the plugin."""
    rows: dict[str, Element] = {}
    shells: list[Element] = []
    for element in root.iter("tr", "th", "td", "a", "span", "caption"):
        key = _KEY.fullmatch(element.get("id", ""))
        row = ancestor(element, lambda e: e.tag == "tr") if key else None
        cell = None if row is None else next((e for e in row.iter("td") if has_class(e, "footnote_plugin_text")), None)
        if key and cell is not None:
            rows.setdefault(key[1], cell)
        if has_class(element, *_SHELL) or (element.tag == "caption" and has_class(element, "accessibility")):
            shells.append(element)
    found: dict[Element, list[Element]] = {}
    for mark in root.iter("span"):
        if has_class(mark, "footnote_referrer"):
            own = next((k[1] for e in mark.iter() if (k := _KEY.fullmatch(e.get("id", "")))), "")
            box = next((e for e in mark.iter("span") if has_class(e, "footnote_tooltip")), None)
            note = rows.get(own, box)
            if note is not None:
                found.setdefault(note, []).append(mark)
    matches = [Match(tuple(marks), (note,)) for note, marks in found.items()]
    # The numbers, arrows and buttons of the table aren't text of any note.
    return [Match(m.references, m.note, tuple(shells) if m is matches[0] else ()) for m in matches]
