"""Brings the picture files of a manuscript together with their credit lines and descriptions, and into the body.

Pasted text doesn't say where a picture stood: the first one opens the article, the others follow its text. A caption
stands in the figure, whatever it was taken from.
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from publish.messages import Report
from publish.model import Image
from publish.recognise.draft import Draft, text_of
from publish.text import is_blank
from publish.vocabulary import Element, line_of


def find(draft: Draft, report: Report) -> Draft:
    """The n-th picture gets the n-th credit line; whatever is over or missing is said."""
    files, credits = draft.manuscript.pictures, draft.article.credits
    placed = _placed(draft)
    images: list[Image] = []
    for number, file in enumerate(files, 1):
        credit = credits[number - 1] if number <= len(credits) else None
        line = credit.line if credit else placed[number][0] if number in placed else 1
        alt = _description(draft, "alt", number)
        if alt is None and number in placed:
            alt = placed[number][1]
        if credit is None:
            report.say("picture-uncredited", file=draft.source, line=line, picture=file.name)
        if alt is None:
            report.say("alt-missing", file=draft.source, line=line, picture=file.name)
        images.append(Image(file, line, alt, None, credit))
    if credits and not files and draft.manuscript.format == "pasted":
        stem = draft.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        report.say("picture-missing", file=draft.source, line=credits[0].line, stem=stem)
    loose = [_figure(number) for number in range(1, len(images) + 1) if number not in placed]
    first = loose[:1] if draft.manuscript.format == "pasted" else []
    blocks = [*first, *(_as_figure(block) for block in draft.blocks), *loose[len(first) :]]
    draft = draft.keep(blocks)
    images = [_described(image, number, draft) for number, image in enumerate(images, 1)]
    _say_unplaced(draft, images, report)
    return draft.found(images=tuple(images))


def _described(image: Image, number: int, draft: Draft) -> Image:
    """A picture with its caption; its alternative text and its caption stand in the body too."""
    shown = [img for block in draft.blocks for img in block.iter("img") if img.get("src") == f"image-{number}"]
    if _description(draft, "alt", number) is not None:
        for img in shown:
            img.set("alt", image.alt or "")
    figures = [figure for img in shown if (figure := img.getparent()) is not None and figure.tag == "figure"]
    captions = [caption for figure in figures if (caption := figure.find("figcaption")) is not None]
    text = _description(draft, "caption", number)
    if text is not None and figures and not captions:
        captions.append(etree.SubElement(figures[0], "figcaption"))
        captions[0].text = text
    return replace(image, caption=" ".join(text_of(captions[0]).split()) or None) if captions else image


def _say_unplaced(draft: Draft, images: list[Image], report: Report) -> None:
    """Name the descriptions that no picture takes: those of missing pictures, and second ones."""
    seen: set[str] = set()
    for claim in draft.claims:
        kind, _, number = claim.kind.partition("-")
        if kind in ("alt", "caption") and number.isdigit():
            taken = 1 <= int(number) <= len(images)
            taken = taken and (kind == "alt" or images[int(number) - 1].caption == " ".join(claim.text.split()))
            if claim.kind in seen or not taken:
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


def _description(draft: Draft, kind: str, number: int) -> str | None:
    return next((claim.text for claim in draft.claims if claim.kind == f"{kind}-{number}"), None)


def _figure(number: int) -> Element:
    figure = etree.Element("figure")
    etree.SubElement(figure, "img", {"src": f"image-{number}"})
    return figure
