"""What was seen of a file in, plain facts for people and programs out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from publish.preflight.colours import coverage
from publish.preflight.geometry import height, millimetres, width
from publish.preflight.rules.boxes import shown
from publish.preflight.values import Document, Drawn, Font, Page

_GROUPS = {"text": "text", "fill": "drawings", "stroke": "drawings", "image": "images", "shading": "gradients"}


@dataclass(slots=True)
class Tally:
    """What is counted while pages are walked through."""

    fonts: dict[Font, set[int]] = field(default_factory=lambda: defaultdict(set))
    spaces: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    images: int = 0
    least_ppi: float | None = None
    most_ink: float | None = None

    def take(self, drawn: Drawn) -> None:
        """One more thing."""
        if drawn.font is not None:
            self.fonts[drawn.font].add(drawn.page)
        space = drawn.colour.space
        if space.family != "pattern":
            self.spaces[_GROUPS[drawn.kind], space.name].add(drawn.page)
        ink = coverage(drawn.colour)
        if drawn.picture is not None:
            self.images += 1
            if min(drawn.picture.columns, drawn.picture.rows) > 2:
                ppi = drawn.picture.ppi
                self.least_ppi = ppi if self.least_ppi is None else min(self.least_ppi, ppi)
            ink = ink if drawn.picture.stencil else drawn.picture.ink
        if ink is not None:
            self.most_ink = ink if self.most_ink is None else max(self.most_ink, ink)


def facts(document: Document, pages: Sequence[Page], tally: Tally) -> dict[str, Any]:
    """All facts for programs."""
    sizes = Counter(shown((width(page.trim), height(page.trim))) for page in pages)
    return {
        "pages": document.pages,
        "size": sizes.most_common(1)[0][0] if sizes else None,
        "sizes": dict(sizes),
        "bleed_mm": _bleed(pages),
        "version": document.version,
        "claims": list(document.claims),
        "bytes": document.size,
        "title": document.title or None,
        "language": document.language or None,
        "producer": document.info.get("Producer"),
        "encrypted": document.encrypted,
        "tagged": document.tagged,
        "bookmarks": document.bookmarks,
        "page_labels": list(document.labels) if document.labels else None,
        "output_intents": list(document.intents),
        "fonts": [
            {"name": font.name, "kind": font.kind, "embedded": font.embedded, "pages": len(on)}
            for font, on in sorted(tally.fonts.items(), key=lambda row: row[0].name)
        ],
        "colours": [
            {"what": what, "space": space, "pages": len(on)} for (what, space), on in sorted(tally.spaces.items())
        ],
        "images": tally.images,
        "least_ppi": round(tally.least_ppi) if tally.least_ppi is not None and tally.least_ppi < 1e6 else None,
        "most_ink": round(tally.most_ink) if tally.most_ink is not None else None,
    }


def _bleed(pages: Sequence[Page]) -> float:
    """The least bleed of any page at its top and foot, in millimetres."""
    found = [min(page.bleed[3] - page.trim[3], page.trim[1] - page.bleed[1]) for page in pages]
    return float(millimetres(max(0.0, min(found)))) if found else 0.0


def summary(document: Document, pages: Sequence[Page], tally: Tally) -> str:
    """The facts in one line."""
    known = facts(document, pages, tally)
    sizes = " and ".join(list(known["sizes"])[:3]) + (" …" if len(known["sizes"]) > 3 else "")
    bleed = f"bleed {known['bleed_mm']:g} mm" if known["bleed_mm"] else "no bleed"
    claims = "".join(f", {claim}" for claim in document.claims)
    fonts = len(tally.fonts)
    bare = sum(not font.embedded for font in tally.fonts)
    letters = f"{fonts} font{'s' if fonts != 1 else ''}{f', {bare} not embedded' if bare else ''}"
    colours = "; ".join(_colours(tally))
    pictures = f"; {tally.images} image{'s' if tally.images != 1 else ''}" if tally.images else ""
    sharp = f" from {known['least_ppi']} ppi" if known["least_ppi"] else ""
    return (
        f"{document.pages} page{'s' if document.pages != 1 else ''} of {sizes or 'no size'}, {bleed}; "
        f"PDF {document.version}{claims}; {letters}; {colours or 'nothing is drawn'}{pictures}{sharp}"
    )


def _colours(tally: Tally) -> list[str]:
    by_what: dict[str, list[str]] = {}
    for what, space in sorted(tally.spaces):
        by_what.setdefault(what, []).append(space.removeprefix("Device").replace("Gray", "grey"))
    return [f"{what} in {' and '.join(spaces[:4])}" for what, spaces in by_what.items()]


__all__ = ["Tally", "facts", "summary"]
