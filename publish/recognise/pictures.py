"""Brings the picture files of a manuscript together with their credit lines and descriptions, and into the body.

Pasted text doesn't say where a picture stood: the first one opens the article, the others follow its text.
"""

from __future__ import annotations

from lxml import etree

from publish.messages import Report
from publish.model import Image
from publish.recognise.draft import Draft
from publish.vocabulary import Element


def find(draft: Draft, report: Report) -> Draft:
    """The n-th picture gets the n-th credit line; whatever is over or missing is said."""
    files, credits = draft.manuscript.pictures, draft.article.credits
    images: list[Image] = []
    for number, file in enumerate(files, 1):
        credit = credits[number - 1] if number <= len(credits) else None
        line = credit.line if credit else 1
        alt, caption = _description(draft, "alt", number), _description(draft, "caption", number)
        if credit is None:
            report.say("picture-uncredited", file=draft.source, line=line, picture=file.name)
        if alt is None:
            report.say("alt-missing", file=draft.source, line=line, picture=file.name)
        images.append(Image(file, line, alt, caption, credit))
    if credits and not files and draft.manuscript.format == "pasted":
        stem = draft.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        report.say("picture-missing", file=draft.source, line=credits[0].line, stem=stem)
    figures = [_figure(number) for number in range(1, len(images) + 1)]
    blocks = [*figures[:1], *draft.blocks, *figures[1:]]
    return draft.keep(blocks).found(images=tuple(images))


def _description(draft: Draft, kind: str, number: int) -> str | None:
    return next((claim.text for claim in draft.claims if claim.kind == f"{kind}-{number}"), None)


def _figure(number: int) -> Element:
    figure = etree.Element("figure")
    etree.SubElement(figure, "img", {"src": f"image-{number}"})
    return figure
