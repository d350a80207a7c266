"""Journal article in (JATS or its elder NLM, .xml, .nxml), Manuscript out: text, notes, people, pictures beside it.

    prolog, parsing   bytes → tree: no DTD, no entity of the file
    notes             which footnotes are notes
    front, people     what the article says of itself → fields; affiliations → biographies
    provenance        journal, copyright, licence → fields
    matter            abstracts, body, what stands around it → the text in its order
    convert           what each element means; blocks, inline, figures, tables, formulas, citations write it

What of the front is printed nowhere is named in messages. Identifiers of the article's own parts are for machines.
"""

from __future__ import annotations

from pathlib import Path

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Field, Manuscript
from publish.readers.html.finish import finished
from publish.readers.jats import front
from publish.readers.jats.convert import HANDLERS
from publish.readers.jats.floats import place_floats
from publish.readers.jats.matter import meta_of, shown, text
from publish.readers.jats.notes import in_text, number_notes, written_notes
from publish.readers.jats.parsing import parsed
from publish.readers.jats.people import people
from publish.readers.jats.pictures import Pictures
from publish.readers.jats.prolog import is_article
from publish.readers.jats.provenance import provenance
from publish.readers.jats.walk import Shared, Walk
from publish.readers.limits import whole
from publish.text import is_blank
from publish.vocabulary import Element, plain, serialise

__all__ = ["is_article", "read"]

#: Elements that references may lead to though nothing of them is printed where they stand.
_NOWHERE = frozenset({"aff", "contrib", "corresp", "award-group", "contrib-group"})


def read(path: Path, data: bytes, report: Report) -> list[Manuscript]:
    """The article of a file; with empty `data` it is read from the disk.

    Raises ManuscriptError where the file is too large, damaged, nested too deep, or holds no text.
    """
    root = parsed(path, data or whole(path), report)
    try:
        return [_manuscript(path, root, report)]
    except RecursionError:
        raise ManuscriptError(
            "its elements are nested too deeply", file=str(path), hint="save the article in a simpler form"
        ) from None


def _manuscript(path: Path, root: Element, report: Report) -> Manuscript:
    shared = Shared(path, report, Pictures(path, report))
    for element in root.iter():
        if name := element.get("id"):
            shared.targets.setdefault(name, element)
    place_floats(root)
    number_notes(root, shared)
    _name_places(root, shared)
    walk = Walk(shared, HANDLERS)
    fields = _fields(root, walk)
    text(walk, root)
    walk.writer.close()
    places = set(shared.places.values())
    body = finished(walk.writer, set())
    notes = tuple(written_notes(shared, walk, places & set(body.xpath(".//@id"))))
    front.say_not_printed(root.findall("front/journal-meta") + root.findall("front/article-meta"), shared)
    _say_counts(shared)
    if is_blank(plain(serialise(body))) and not fields and not shared.pictures.files():
        raise ManuscriptError("the file holds no text", file=str(path), hint="get the whole article from the journal")
    return Manuscript(str(path), "jats", serialise(body), shared.pictures.files(), tuple(fields), notes)


def _fields(root: Element, walk: Walk) -> list[Field]:
    meta = meta_of(root)
    fields = list(front.language(root))
    if meta is None:
        return fields
    walk.shared.printed.update(shown(meta))
    return [
        *front.titles(meta, walk),
        *front.subjects(meta, walk.shared),
        *people(meta, walk),
        *front.date(meta, walk.shared),
        *fields,
        *front.keywords(meta, walk.shared),
        *provenance(root, meta, walk),
    ]


def _name_places(root: Element, shared: Shared) -> None:
    """Give names to the places to which the article itself refers."""
    for reference in root.iter("xref"):
        for name in reference.get("rid", "").split() if in_text(reference) else ():
            target = shared.targets.get(name)
            if target is not None and target.tag not in _NOWHERE and target not in shared.keys:
                shared.places.setdefault(name, f"place-{len(shared.places) + 1}")


def _say_counts(shared: Shared) -> None:
    formulas = shared.counts.pop("formulas", 0)
    if formulas:
        shared.report.say("jats-formulas", file=shared.source, line=1, count=formulas)
    if shared.counts:
        listed = ", ".join(f"{name} × {count}" for name, count in shared.counts.items())
        shared.report.say("jats-formats", file=shared.source, line=1, listed=listed)
