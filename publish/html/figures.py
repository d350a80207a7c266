"""Pictures of an article in, figures with captions and short credits out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from publish.html.assets import PlacedImage
from publish.html.credits import short_credit
from publish.model import Article, Image
from publish.vocabulary import Element, remove

Placed = Mapping[tuple[str, int], PlacedImage]


def place(img: Element, article: Article, images: Placed, labels: dict[str, str]) -> None:
    """Give a picture its file, its text for those who can't see it, and its credit; one without a file goes."""
    number = int(str(img.get("src", "")).removeprefix("image-") or 0)
    placed = images.get((article.slug, number))
    figure = img.getparent()
    if placed is None or figure is None:
        gone = figure if figure is not None and figure.tag == "figure" and figure.find("figcaption") is None else img
        remove(gone)
        return
    image = article.images[number - 1]
    img.set("src", placed.path)
    img.set("alt", labels["not_described"] if image.alt is None else image.alt)
    if figure.tag == "figure":
        figure.set("id", f"{article.slug}.image-{number}")
        if placed.height > placed.width:
            figure.set("class", "portrait")
        _add_credit(figure, image, article, labels)


def _add_credit(figure: Element, image: Image, article: Article, labels: dict[str, str]) -> None:
    credit = image.credit and replace(image.credit, creator=article.creator_of(image.credit))
    text = short_credit(credit, labels)
    if not text:
        return
    caption = figure.find("figcaption")
    if caption is None:
        caption = etree.SubElement(figure, "figcaption")
    else:
        etree.SubElement(caption, "br")
    etree.SubElement(caption, "small", {"class": "credit"}).text = text
