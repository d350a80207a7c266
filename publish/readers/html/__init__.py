"""Saved pages and exports in (.html, .htm, .xhtml), Manuscript out: the article, its notes, its pictures, its fields.

The order: decode, parse, take the notes, drop what isn't shown, find the article in the page, write the vocabulary.
"""

from __future__ import annotations

from pathlib import Path

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Field, Manuscript, ManuscriptNote
from publish.notes.html import MARK, take
from publish.readers.html.article import article_of
from publish.readers.html.convert import Pieces, converted
from publish.readers.html.fields import address, page_titles, stated
from publish.readers.html.hidden import drop_hidden
from publish.readers.html.images import resolve
from publish.readers.html.looks import spell_out_classes
from publish.readers.html.notes import written_notes
from publish.readers.html.parsing import body_of, decoded, parse_html, too_deep
from publish.readers.html.say import say_changed, say_page_titles
from publish.readers.html.seen import seen
from publish.text import is_blank, words
from publish.vocabulary import Element, escape, plain, serialise

_TITLE = frozenset({"msotitle", "title"})
_SUBTITLE = frozenset({"msosubtitle", "subtitle"})


def read(path: Path, data: bytes, report: Report) -> list[Manuscript]:
    """The article of a page. Raises ManuscriptError where it can't be decoded, is too deep, or holds no text."""
    source = str(path)
    try:
        return [_manuscript(parse_html(decoded(path, data), source, report), path, report)]
    except RecursionError:
        raise too_deep(source) from None


def _manuscript(root: Element, path: Path, report: Report) -> Manuscript:
    source = str(path)
    spell_out_classes(root)
    fields = list(stated(root, source, report))
    said, base = page_titles(root), address(root)
    taken = take(root, source, report)
    drop_hidden(root, source, report)
    outside = [h for h in body_of(root).iter("h1") if words(seen(h))]
    article = article_of(root, source, report)
    title, subtitle = _title_element(article, outside, said), _styled(article, _SUBTITLE)
    if subtitle is not None and next(subtitle.iter(MARK), None) is not None:
        subtitle = None  # a plain field holds no note
    pieces = converted(article, source, title_element=title, subtitle_element=subtitle, base=base)
    notes = written_notes(taken, pieces, source, report, base=base)
    say_changed(pieces, source, report)
    pictures = resolve(pieces.body, pieces.images, path, report)
    fields = [*_titles(pieces, said, source, report), *fields]
    body = serialise(pieces.body)
    if is_blank(plain(body)) and not pictures and not pieces.title:
        raise ManuscriptError("the file holds no text", file=source, hint="save the page again, with its text")
    known = tuple(ManuscriptNote(note.key, serialise(tree), note.line) for note, tree in notes)
    return Manuscript(source, "html", body, pictures, tuple(fields), known)


def _title_element(article: Element, outside: list[Element], said: list[tuple[str, int]]) -> Element | None:
    """The heading that is the title: a style of that name, the first h1, or one that repeats the head."""
    if (styled := _styled(article, _TITLE)) is not None:
        return styled
    inside = next((h for h in article.iter("h1") if words(seen(h))), None)
    if inside is not None:
        return inside
    wanted = words(said[0][0]) if said else []
    for heading in [*article.iter("h2"), *outside]:
        if wanted and words(seen(heading)) == wanted:
            return heading
    return outside[0] if len(outside) == 1 else None


def _styled(article: Element, classes: frozenset[str]) -> Element | None:
    """The only paragraph, or heading, whose class is that of a title in Word, LibreOffice or Google Docs."""
    found = [e for e in article.iter("p", "h1") if classes & set(e.get("class", "").lower().split()) and words(seen(e))]
    return found[0] if len(found) == 1 else None


def _titles(pieces: Pieces, said: list[tuple[str, int]], source: str, report: Report) -> list[Field]:
    title = (pieces.title, pieces.title_line) if pieces.title else None
    if title is None and said:
        title = escape(said[0][0]), said[0][1]
    found = [Field("title", *title)] if title else []
    if pieces.subtitle:
        found.append(Field("subtitle", plain(pieces.subtitle), pieces.subtitle_line))
    if title:
        say_page_titles(said, plain(title[0]), source, report)
    return found
