"""Where an article was published and what may be done with it: the journal's data and the licence in, a field out."""

from __future__ import annotations

from collections.abc import Iterator

from publish.model import Field
from publish.readers.jats.inline import address_of
from publish.readers.jats.names import HREF, flat
from publish.readers.jats.notes import markup
from publish.readers.jats.walk import Walk
from publish.text import is_blank, words
from publish.vocabulary import Element, outer, parse

_VOLUMES = frozenset({"collection", "ppub", "epub-ppub"})

_LICENCES = frozenset({"license", "license_ref"})


def provenance(root: Element, meta: Element, walk: Walk) -> Iterator[Field]:
    """“eLife 1 (2012): e00013. eLife Sciences. ISSN … doi:…”, and under it copyright and licence as they are worded."""
    for write in (_publication, _permissions):
        inside = Walk(walk.shared, walk.handlers, in_note=True)
        line = write(inside, root, meta)
        for block in parse(markup(inside, set())):
            yield Field("provenance", outer(block), line)


def _publication(inside: Walk, root: Element, meta: Element) -> int:
    journal = root.find("front/journal-meta")
    title = None
    if journal is not None:
        title = next((t for t in journal.iter("journal-title") if not is_blank(flat(t))), None)
    volume, issue = _text(inside, meta, "volume"), _text(inside, meta, "issue")
    pages = _pages(inside, meta)
    # The year of a volume is that of its collection; the article may have been on the web before.
    dates = sorted(meta.findall("pub-date"), key=lambda date: date.get("pub-type") not in _VOLUMES)
    years = [year for date in dates for year in date.findall("year") if not is_blank(flat(year))]
    year = flat(years[0]) if years and title is not None else ""
    inside.shared.printed.update(e for e in years if flat(e) == year)
    dois = [e for e in meta.findall("article-id") if e.get("pub-id-type") == "doi" and not is_blank(flat(e))]
    if title is None and not dois:
        return 1
    writer = inside.writer
    with writer.block("p"):
        if title is not None:
            inside.shared.printed.add(title)
            with writer.format("cite"):
                inside.content(title)
            number = "/".join(text for text in (volume, issue) if text)
            writer.text(f" {number}" if number else "")
            writer.text(f" ({year})" if year else "")
            writer.text(f": {pages}." if pages else ".")
        for text in _publishers(inside, journal):
            writer.text(f" {text}")
        for doi in dois:
            writer.text(" doi:")
            address = address_of(flat(doi), "doi")
            with writer.format("a", {"href": address} if address else {}):
                inside.content(doi)
    return (meta.sourceline if title is None else title.sourceline) or 1


def _text(inside: Walk, meta: Element, name: str) -> str:
    found = meta.find(name)
    if found is None:
        return ""
    inside.shared.printed.add(found)
    return flat(found)


def _pages(inside: Walk, meta: Element) -> str:
    first, last = _text(inside, meta, "fpage"), _text(inside, meta, "lpage")
    span = _text(inside, meta, "page-range") or "–".join(text for text in dict.fromkeys((first, last)) if text)
    return ", ".join(text for text in (span, _text(inside, meta, "elocation-id")) if text)


def _publishers(inside: Walk, journal: Element | None) -> Iterator[str]:
    """“Place: Publisher.” and the journal's numbers."""
    if journal is None:
        return
    for publisher in journal.findall("publisher"):
        inside.shared.printed.add(publisher)
        place = ", ".join(map(flat, publisher.findall("publisher-loc")))
        name = ", ".join(map(flat, publisher.findall("publisher-name")))
        text = ": ".join(part for part in (place, name) if part)
        yield text if text.endswith(".") else f"{text}." if text else ""
    for number in journal.findall("issn"):
        inside.shared.printed.add(number)
        yield f"ISSN {flat(number)}."


def _permissions(inside: Walk, root: Element, meta: Element) -> int:
    found = meta.find("permissions")
    for element in [*meta.findall("copyright-statement"), *([found] if found is not None else [])]:
        inside.shared.printed.add(element)
        inside.element(element)
    return (1 if found is None else found.sourceline) or 1


def permissions(walk: Walk, element: Element) -> None:
    """Copyright and licence in their own words; year and holder only where the statement doesn't say them."""
    said = set(words(" ".join(map(flat, element.findall("copyright-statement")))))
    with walk.writer.block("p"):
        for child in element:
            if child.tag in ("copyright-year", "copyright-holder"):
                if not set(words(flat(child))) <= said:
                    _stated(walk, child, first=child.tag == "copyright-year" or element.find("copyright-year") is None)
            elif child.tag not in _LICENCES:
                walk.element(child)
                walk.writer.text(". " if flat(child)[-1:].isalnum() else " ")
    # Each licence in a paragraph of its own: what a sentence says of the holder says nothing of the licence.
    for child in element:
        if child.tag in _LICENCES:
            with walk.writer.block("p"):
                walk.element(child)


def _stated(walk: Walk, element: Element, first: bool) -> None:
    walk.writer.text("© " if first else " ")
    walk.content(element)
    walk.writer.text(" ")


def licence(walk: Walk, element: Element) -> None:
    """The wording of a licence; on paper nobody sees where a link leads, so its address stands behind it."""
    walk.spelled, before = True, walk.spelled
    walk.content(element)
    walk.spelled = before
    target = " ".join(element.get(HREF, "").split())
    shown = flat(element) + " ".join(str(inner.get(HREF, "")) for inner in element.iterdescendants())
    if target not in shown and (address := address_of(target, "")):
        walk.writer.text(" ")
        with walk.writer.format("a", {"href": address}):
            walk.writer.text(address)
