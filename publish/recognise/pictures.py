"""Brings the picture files of a manuscript together with their credit lines and descriptions, and into the body.

Pasted text doesn't say where a picture stood: the first one opens the article, the others follow its text.
"""

from __future__ import annotations

from lxml import etree

from publish.messages import Report
from publish.model import Image
from publish.recognise.draft import Draft
from publish.rights import say_witness
from publish.text import is_blank
from publish.vocabulary import Element, line_of


def find(draft: Draft, report: Report) -> Draft:
    """Each picture gets the credit that stands with it; the others get the other credits, in order."""
    files, credits = draft.manuscript.pictures, draft.article.credits
    placed = _placed(draft)
    owned = _owned(draft)
    images: list[Image] = []
    for number, file in enumerate(files, 1):
        credit = credits[owned[number] - 1] if number in owned else None
        line = credit.line if credit else placed[number][0] if number in placed else 1
        alt, caption = (_description(draft, kind, owned.get(number)) for kind in ("alt", "caption"))
        if alt is None and number in placed:
            alt = placed[number][1]
        if credit is None:
            report.say("picture-uncredited", file=draft.source, line=line, picture=file.name)
        if alt is None:
            report.say("alt-missing", file=draft.source, line=line, picture=file.name)
        image = Image(file, line, alt, caption, credit)
        say_witness(image, draft.source, report)
        images.append(image)
    if credits and not files and draft.manuscript.format == "pasted":
        stem = draft.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        report.say("picture-missing", file=draft.source, line=credits[0].line, stem=stem)
    _say_unplaced(draft, set(owned.values()), report)
    loose = [_figure(number) for number in range(1, len(images) + 1) if number not in placed]
    first = loose[:1] if draft.manuscript.format == "pasted" else []
    blocks = [*first, *(_as_figure(block) for block in draft.blocks), *loose[len(first) :]]
    return draft.keep(blocks).found(images=tuple(images))


def _owned(draft: Draft) -> dict[int, int]:
    """The credit of each picture, both by number: the one that stands with it, else the next of those left."""
    owned: dict[int, int] = {}
    for picture, credit in draft.pictured:
        owned.setdefault(picture, credit)
    free = [number for number in range(1, len(draft.manuscript.pictures) + 1) if number not in owned]
    left = [number for number in range(1, len(draft.article.credits) + 1) if number not in owned.values()]
    return {**owned, **dict(zip(free, left, strict=False))}


def _say_unplaced(draft: Draft, credited: set[int], report: Report) -> None:
    """Name the descriptions that no picture takes: those of missing pictures, and second ones."""
    seen: set[str] = set()
    for claim in draft.claims:
        kind, _, number = claim.kind.partition("-")
        if kind in ("alt", "caption") and number.isdigit():
            if claim.kind in seen or int(number) not in credited:
                name = "an alternative text" if kind == "alt" else "a caption"
                report.say("description-unplaced", file=draft.source, line=claim.line, kind=name, text=claim.text)
            seen.add(claim.kind)


def _placed(draft: Draft) -> dict[int, tuple[int, str | None]]:
    """The pictures that the text shows already: number → line and the text for those who can't see it."""
    found: dict[int, tuple[int, str | None]] = {}
    for block in draft.blocks:
        for img in block.iter("img"):
            number = str(img.get("src", "")).removeprefix("image-")
            if number.isdigit():
                found[int(number)] = (line_of(block), img.get("alt"))
    return found


def _as_figure(block: Element) -> Element:
    """A paragraph that holds one picture and nothing else is a figure."""
    if block.tag == "p" and len(block) == 1 and block[0].tag == "img" and is_blank("".join(block.itertext())):
        block.tag = "figure"
    return block


def _description(draft: Draft, kind: str, number: int | None) -> str | None:
    """What stands under the credit line with this number."""
    return next((claim.text for claim in draft.claims if claim.kind == f"{kind}-{number}"), None)


def _figure(number: int) -> Element:
    figure = etree.Element("figure")
    etree.SubElement(figure, "img", {"src": f"image-{number}"})
    return figure
