"""What is left of a credit without licence, year and changes in; title, creator and source out.

Marks such as “by” and “via” decide where they stand. Where there are none, the order does: see positions.py. Such a
field is read, not stated.
"""

from __future__ import annotations

import re
from dataclasses import replace

from publish.rights import grammar
from publish.rights.grammar import compiled
from publish.rights.positions import NOTHING, TITLE_END, Found, Names, beside_creator, by_position, clean
from publish.rights.sources import known, printed
from publish.text import words

_QUOTED = re.compile(
    r"[“„«\"‟]\s*(?P<title>[^“”„«»\"‟]{1,300}?)[.,;]?\s*[”“»\"]|(?<!\w)‘(?P<single>[^‘’]{2,300})’(?!\w)"
)
_NOT_AGENCIES = frozenset("courtesy staff contributed stock my this all own a the original file archive".split())


def read_names(
    text: str, *, named: bool = False, place: bool = False, licensed: bool = False, by_label: bool = False
) -> Names:
    """The names in a text. `named` and `place` say what a lone name is by the line's label, `licensed` that the line
    names a licence: then it is a credit and has a creator before it has a title. `by_label`: the label needs a “by”
    behind it, as in “Foto von …”."""
    text = text.strip(" ,;:/|–—-").lstrip(". ")
    courtesy = compiled(grammar.COURTESY).match(text)
    if courtesy:
        names = read_names(text[courtesy.end() :], named=True, place=place, licensed=True)
        return replace(names, courtesy=True)
    title, text = _quoted(text)
    if special := _user(text) or _agency(text):
        return replace(special, title=title if title[0] else special.title)
    mark = _creator_mark(text, labelled=by_label)
    if mark is not None:
        return _marked(title, text[: mark.start()], text[mark.end() :], mark[0])
    if TITLE_END in text and title[0] is None:
        before, _, text = text.partition(TITLE_END)
        title = (clean(before), "stated")
    left, source, written = _source(text.replace(TITLE_END, " "), after_creator=False)
    found = source[0] is not None
    names = by_position(left, named=named, place=place and not found, licensed=licensed or found, title=title)
    if source[0] is not None:
        beside = () if names.source[0] is None or names.creator[1] == "implied" else (names.source[0],)
        names = replace(names, source=source, written=(*names.written, *written, *beside))
    return names


def _quoted(text: str) -> tuple[Found, str]:
    """A title in quotation marks and the text without it; a nickname inside a name is none."""
    for match in _QUOTED.finditer(text):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        inside = before and before[-1:].isalnum() and after[:1].isalpha()
        if inside and not compiled(grammar.BY).match(after) and not compiled(grammar.VIA).match(after):
            continue
        title = match["title"] or match["single"]
        return (clean(title), "stated"), f"{before.rstrip(' .,')} , {after}".strip(" ,") if before else after.lstrip(
            " ,"
        )
    return NOTHING, text


def _user(text: str) -> Names | None:
    match = compiled(grammar.USER).match(text)
    if match is None or known(match["source"]) is None:
        return None
    name, source, written = _source(match["name"], after_creator=True)
    place = source if source[0] else (printed(match["source"]), "stated")
    return Names(creator=(clean(name), "stated"), source=place, written=(match["source"], *written))


def _agency(text: str) -> Names | None:
    """“AGENCY photo by NAME”, “AGENCY Photo/NAME”."""
    match = compiled(grammar.AGENCY_PHOTO).match(text.replace(TITLE_END, " "))
    if match is None:
        return None
    agency = match["agency"].strip()
    custom = agency.casefold() in _NOT_AGENCIES
    if not custom and known(agency) is None and not all(part[:1].isupper() for part in agency.split()):
        return None
    name, source, written = _source(match["name"], after_creator=True)
    if source[0] is None and not custom:
        source = (printed(agency), "stated")
    return Names(creator=(clean(name), "stated"), source=source, written=(agency, *written), agency=agency)


def _creator_mark(text: str, *, labelled: bool) -> re.Match[str] | None:
    """The last “by” of a text. “von”, “de” and the like are part of names too: they count right behind the label, and
    behind a comma or a year where a capital follows."""
    marks = [m for m in compiled(grammar.BY).finditer(text) if words(text[m.end() :])]
    if marks:
        return marks[-1]
    weak = [m for m in compiled(grammar.WEAK_BY).finditer(text) if m.start("mark") or labelled]
    return next((m for m in reversed(weak) if not text[m.end() :][:1].islower()), None)


def _marked(title: Found, before: str, after: str, mark: str) -> Names:
    """Title by creator via source."""
    creator, source, written = _source(after, after_creator=True)
    written = (*written, mark)
    if source[0] is None and (via := compiled(grammar.VIA).match(before)):
        source, written, before = _named_place(before[via.end() :]), (*written, before), ""
    before = before.replace(TITLE_END, " ").strip(" ,;:")
    if title[0] is None and words(before):
        title = (clean(before), "stated")
    names = beside_creator(clean(creator) or "", source)
    return replace(names, title=title, written=(*names.written, *written))


def _source(text: str, *, after_creator: bool) -> tuple[str, Found, tuple[str, ...]]:
    """The text before “via”, the place after it, and how the line writes that."""
    marks = list(compiled(grammar.VIA).finditer(text))
    if not marks:
        for mark in compiled(grammar.WEAK_VIA).finditer(text):
            place = text[mark.end() :]
            sure = after_creator and compiled("{from}").fullmatch(mark[0].strip())
            if mark.start() and (known(place) or (sure and clean(place))):
                marks = [mark]
                break
    if not marks:
        return text, NOTHING, ()
    said = tuple(mark[0] for mark in marks)
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    places = [clean(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    named = list(dict.fromkeys(place for place in places if place))
    if not named:
        return text, NOTHING, ()
    return text[: marks[0].start()], _named_place(" / ".join(named)), (*named, *said)


def _named_place(text: str) -> Found:
    parts = re.split(r"(\s*/\s*)", (clean(text) or "").removeprefix("the "))
    return "".join(part if index % 2 else printed(part) for index, part in enumerate(parts)) or None, "stated"
