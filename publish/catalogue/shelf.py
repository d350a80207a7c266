"""A book of the catalogue in, what the page for people shows of it out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from publish.catalogue.feeds import Offer
from publish.html.catalogue_page import Format, Shown
from publish.records.opds import ACQUISITION, DC

_LABELS = {"application/epub+zip": "EPUB", "application/pdf": "PDF"}


def shown(offer: Offer, output: Path) -> Shown:
    """What its publication states, and the year, which only its entry can."""
    about = offer.metadata
    links = [link for link in offer.publication["links"] if link["rel"] == ACQUISITION]
    image = offer.publication.get("images", [])[-1:]
    return Shown(
        title=about["title"],
        language=about["language"],
        pages=f"{offer.name}/html/index.html",
        formats=tuple(
            Format(_LABELS[link["type"]], link["href"], (output / link["href"]).stat().st_size) for link in links
        ),
        subtitle=about.get("subtitle"),
        year=etree.fromstring(offer.entry).findtext(f"{{{DC}}}issued"),
        publisher=about.get("publisher"),
        description=about.get("description"),
        series=_series(about),
        editors=tuple(person["name"] for person in about.get("editor", ())),
        authors=tuple(person["name"] for person in about.get("author", ())),
        cover=image[0]["href"] if image else None,
        size=(image[0]["width"], image[0]["height"]) if image else (0, 0),
    )


def _series(about: dict[str, Any]) -> str | None:
    """“Yearbooks 3”."""
    stated = about.get("belongsTo", {}).get("series", [])
    parts = [str(part) for one in stated for part in (one["name"], one.get("position")) if part is not None]
    return " ".join(parts) or None
