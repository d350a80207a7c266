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
from publish.rights import say_witness, speaks_of_all
from publish.text import is_blank
from publish.vocabulary import Element, line_of, parse, remove, serialise

_SHOW_NOTHING = frozenset("em strong i b cite sub sup small span a br".split())
"""Without text these go, see neat."""


def find(draft: Draft, report: Report) -> Draft:
    """Each picture gets the credit that stands with it; the others get the other credits, in order."""
    draft = _out_of_title(draft)
    files, credits = draft.manuscript.pictures, draft.article.credits
    placed = _placed(draft)
    owned = _owned(draft)
    images: list[Image] = []
    for number, file in enumerate(files, 1):
        credit = credits[owned[number] - 1] if number in owned else None
        line = credit.line if credit else placed[number][0] if number in placed else 1
        alt = _description(draft, "alt", owned.get(number))
        if alt is None and number in placed:
            alt = placed[number][1]
        if credit is None:
            report.say("picture-uncredited", file=draft.source, line=line, picture=file.name)
        if alt is None:
            report.say("alt-missing", file=draft.source, line=line, picture=file.name)
        image = Image(file, line, alt, None, credit)
        say_witness(image, draft.source, report)
        images.append(image)
    if credits and not files and draft.manuscript.format == "pasted":
        stem = draft.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        report.say("picture-missing", file=draft.source, line=credits[0].line, stem=stem)
    loose = [_figure(number) for number in range(1, len(images) + 1) if number not in placed]
    first = loose[:1] if draft.manuscript.format == "pasted" else []
    blocks = [*first, *(_as_figure(block) for block in draft.blocks), *loose[len(first) :]]
    draft = draft.keep(blocks)
    images = [_described(image, number, owned.get(number), draft) for number, image in enumerate(images, 1)]
    _say_unplaced(draft, {owned[n]: image for n, image in enumerate(images, 1) if n in owned}, report)
    return draft.found(images=tuple(images))


def _out_of_title(draft: Draft) -> Draft:
    """A title holds no pictures: they stand under it, with what describes them."""
    title = parse(draft.article.title_html or "")
    figures: list[Element] = []
    for img in list(title.iter("img")):
        remove(img)
        figures.append(etree.Element("figure", {"data-line": str(draft.article.line)}))
        figures[-1].append(img)
    if not figures:
        return draft
    return draft.keep([*figures, *draft.blocks]).found(title_html=serialise(title).strip() or None)


def _owned(draft: Draft) -> dict[int, int]:
    """The credit of each picture, both by number: the one that stands with it, else the next of those left. “Photos by
    …”, where it is the only one left, is for all that have none."""
    owned: dict[int, int] = {}
    for picture, credit in draft.pictured:
        owned.setdefault(picture, credit)
    free = [number for number in range(1, len(draft.manuscript.pictures) + 1) if number not in owned]
    if draft.manuscript.stated and owned:
        return owned  # where one credit names its pictures, all do
    credits = draft.article.credits
    left = [number for number in range(1, len(credits) + 1) if number not in owned.values()]
    if len(left) == 1 and speaks_of_all(credits[left[0] - 1].raw):
        left *= len(free)
    return {**owned, **dict(zip(free, left, strict=False))}


def _described(image: Image, number: int, credit: int | None, draft: Draft) -> Image:
    """A picture with its caption; its alternative text and its caption stand in the body too."""
    shown = [img for block in draft.blocks for img in block.iter("img") if img.get("src") == f"image-{number}"]
    if _description(draft, "alt", credit) is not None:
        for img in shown:
            img.set("alt", image.alt or "")
    figures = [figure for img in shown if (figure := img.getparent()) is not None and figure.tag == "figure"]
    captions = [caption for figure in figures if (caption := figure.find("figcaption")) is not None]
    text = _description(draft, "caption", credit)
    if text is not None and figures and not captions:
        captions.append(etree.SubElement(figures[0], "figcaption"))
        captions[0].text = text
    return replace(image, caption=" ".join(text_of(captions[0]).split()) or None) if captions else image


def _say_unplaced(draft: Draft, images: dict[int, Image], report: Report) -> None:
    """Name the descriptions that no picture takes: those of missing pictures, and second ones."""
    seen: set[str] = set()
    for claim in draft.claims:
        kind, _, number = claim.kind.partition("-")
        if kind in ("alt", "caption") and number.isdigit():
            taken = int(number) in images
            taken = taken and (kind == "alt" or images[int(number)].caption == " ".join(claim.text.split()))
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
    """A paragraph that holds one picture and nothing else that shows is a figure."""
    pictures = [child for child in block if child.tag == "img"]
    others = [e for e in block.iterdescendants() if e not in pictures]
    empty = all(e.tag in _SHOW_NOTHING and not e.attrib for e in others) and is_blank("".join(block.itertext()))
    if block.tag == "p" and len(pictures) == 1 and empty:
        block.tag = "figure"
        block.text = pictures[0].tail = None
        block[:] = pictures
    return block


def _description(draft: Draft, kind: str, number: int | None) -> str | None:
    """What stands under the credit line with this number."""
    return next((claim.text for claim in draft.claims if claim.kind == f"{kind}-{number}"), None)


def _figure(number: int) -> Element:
    figure = etree.Element("figure")
    etree.SubElement(figure, "img", {"src": f"image-{number}"})
    return figure
