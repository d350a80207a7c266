"""The lists of Word and of Google Docs, which their pages keep flat, made into lists inside one another: in place.

Word writes paragraphs with their signs as text and says `mso-list:l0 level2 lfo1`, or in a filtered page only that they
are list paragraphs; Google writes a list for each level and says it in a class, `lst-kix_abc-1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from publish.readers.html.numerals import number_of
from publish.text import is_blank
from publish.vocabulary import Element, remove

_MSO = re.compile(r"mso-list:\s*(l\d{1,4})\s+level(\d)\s+lfo\d{1,4}", re.IGNORECASE)
_IGNORE = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_SIGN = re.compile(r"\(?(\d{1,6}|[a-z]{1,8}|[A-Z]{1,8})[.)]")
_RULE = re.compile(r"@list\s{1,9}(l\d{1,4}):level(\d)[^{}]{0,200}\{([^{}]{0,2000})\}")
_FORMAT = re.compile(r"mso-level-number-format:\s*([\w-]{1,40})")
_FORMS = {"alpha-lower": "a", "alpha-upper": "A", "roman-lower": "i", "roman-upper": "I"}
_GOOGLE = re.compile(r"lst-kix_\w{1,80}-(\d)")

_GAP = re.compile(r"font:\s*7\.0pt\s+.?Times New Roman", re.IGNORECASE)
_INDENT = re.compile(r"margin-left:\s*(\d{0,3}\.?\d{1,3})(pt|in|cm)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35}

_Forms = dict[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of a flat list: its level, the kind of its list, its number, and the element that becomes the item."""

    level: int
    tag: str
    form: str
    number: int
    element: Element


def gather_lists(root: Element) -> None:
    """Make the flat lists of a tree into nested ones, in place."""
    forms = _stated_forms(root)
    for paragraph in root.iter("p"):
        if paragraph.get("class", "").startswith("MsoListParagraph"):
            _unfilter(paragraph)
    for run in list(_runs(p for p in root.iter("p") if _MSO.search(p.get("style", "")))):
        _gather([_of_word(paragraph, forms) for paragraph in run])
    for lists in list(_runs(e for e in root.iter("ul", "ol") if _google_level(e) is not None)):
        rows = [row for element in lists for row in _of_google(element)]
        if any(row.level for row in rows):
            _put(lists, rows)


def _runs(elements: Iterable[Element]) -> Iterator[list[Element]]:
    """Elements that follow one another directly."""
    run: list[Element] = []
    for element in elements:
        if run and not (element.getprevious() is run[-1] and is_blank(run[-1].tail or "")):
            yield run
            run = []
        run.append(element)
    if run:
        yield run


def _gather(rows: list[_Item | None]) -> None:
    """Put the items of a run into lists; a paragraph whose sign can't be read stays one, between two lists."""
    part: list[_Item] = []
    for row in [*rows, None]:
        if row is not None:
            part.append(row)
        elif part:
            for item in part:
                if (sign := _sign_in(item.element)) is not None:
                    remove(sign)
            _put([item.element for item in part], part)
            part = []


def _put(old: list[Element], rows: list[_Item]) -> None:
    tail, old[-1].tail = old[-1].tail, None
    lists = _nested(rows, old[0])
    lists[-1].tail = tail
    for element in old:
        if element.tag in ("ul", "ol") and not len(element) and is_blank(element.text or ""):
            remove(element)


def _nested(rows: list[_Item], before: Element) -> list[Element]:
    """The lists of rows, put before an element of the tree; rows become their items."""
    tops: list[Element] = []
    opened: list[tuple[_Item, Element]] = []
    for row in rows:
        while opened and opened[-1][0].level > row.level:
            opened.pop()
        if opened and opened[-1][0].level == row.level:
            last = opened.pop()
            same = (last[0].tag, last[0].form) == (row.tag, row.form)
            found = last[1] if same and (row.tag == "ul" or row.number == last[0].number + 1) else None
        else:
            found = None
        if found is None:
            found = etree.Element(row.tag)
            if row.tag == "ol" and row.number != 1:
                found.set("start", str(row.number))
            if row.form:
                found.set("type", row.form)
            if opened:
                opened[-1][1][-1].append(found)
            else:
                tops[-1].addnext(found) if tops else before.addprevious(found)
                tops.append(found)
        row.element.tag = "li"
        row.element.tail = None
        found.append(row.element)
        opened.append((row, found))
    return tops


def _sign_in(paragraph: Element) -> Element | None:
    return next((span for span in paragraph.iter("span") if _IGNORE.search(span.get("style", ""))), None)


def _of_word(paragraph: Element, forms: _Forms) -> _Item | None:
    """The item that a paragraph is, None where its sign isn't there or says more than a number."""
    found, span = _MSO.search(paragraph.get("style", "")), _sign_in(paragraph)
    if not found or span is None:
        return None
    place = found[1], int(found[2])
    sign = "".join(span.itertext(etree.Element)).strip()
    if len(sign) == 1 and not sign.isdigit():
        return _Item(place[1], "ul", "", 0, paragraph)
    numbered = _SIGN.fullmatch(sign)
    number = number_of(numbered[1], forms.get(place, "")) if numbered else None
    if number is None:
        return None
    forms[place] = number[1]
    return _Item(place[1], "ol", number[1], number[0], paragraph)


def _unfilter(paragraph: Element) -> None:
    """Say again what Word leaves out of a filtered page: which span is the sign, and how deep the list is."""
    style = paragraph.get("style", "")
    gap = next((span for span in paragraph.iter("span") if _GAP.search(span.get("style", ""))), None)
    holder = None if gap is None else gap.getparent()
    if gap is None or holder is None or _MSO.search(style) or not is_blank("".join(gap.itertext(etree.Element))):
        return
    first = holder is paragraph or (holder.getparent() is paragraph and is_blank(paragraph.text or ""))
    if not first or holder[0] is not gap or (holder is not paragraph and paragraph[0] is not holder):
        return
    gap.text, holder.text = f"{holder.text or ''}{gap.text or ''}", None
    gap.set("style", "mso-list:Ignore")
    indent = _INDENT.search(style)
    points = float(indent[1]) * _POINTS[indent[2]] if indent else 0.0
    paragraph.set("style", f"{style};mso-list:l0 level{min(9, max(1, round(points / 36)))} lfo0")


def _stated_forms(root: Element) -> _Forms:
    """The forms of numbers that Word's style sheet states for the levels of its lists."""
    forms: _Forms = {}
    top = root.getroottree().getroot()
    for sheet in top.iter("style"):
        for name, level, rule in _RULE.findall((sheet.text or "")[:1_000_000]):
            if said := _FORMAT.search(rule):
                forms[name, int(level)] = _FORMS.get(said[1], "")
    return forms


def _google_level(element: Element) -> int | None:
    found = _GOOGLE.search(element.get("class", ""))
    return int(found[1]) if found else None


def _of_google(element: Element) -> Iterator[_Item]:
    start = element.get("start", "1")
    number = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
    for offset, item in enumerate(e for e in element if e.tag == "li"):
        yield _Item(_google_level(element) or 0, str(element.tag), "", number + offset, item)
