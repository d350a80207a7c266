"""An intermediate in, a message for the characters that none of its fonts has out."""

from __future__ import annotations

import unicodedata

from lxml import etree
from uharfbuzz import Blob, Face

from publish.intermediate import Intermediate
from publish.messages import Report

# Characters that show nothing by themselves: any font will do.
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def check_glyphs(intermediate: Intermediate, report: Report) -> list[str]:
    """The characters of the book that its fonts lack, as “ἄ (U+1F04)”; said as one warning."""
    known: set[int] = set()
    for font in sorted((intermediate.folder / "assets" / "fonts").glob("*.otf")):
        known.update(Face(Blob.from_file_path(font)).unicodes)
    where: dict[str, str] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for item in intermediate.spine:
        page = etree.parse(intermediate.folder / item.file, parser)
        for character in set("".join(page.getroot().itertext())):
            if ord(character) not in known and unicodedata.category(character) not in _INVISIBLE:
                where.setdefault(character, item.file)
    missing = sorted(where)
    if missing:
        named = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing[:20])
        more = f" and {len(missing) - 20} more" if len(missing) > 20 else ""
        report.say("glyph-missing", file=where[missing[0]], characters=named + more)
    return missing
