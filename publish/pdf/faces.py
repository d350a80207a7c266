"""The fonts of laid-out documents in, one font for each face of the joined file out.

WeasyPrint gives each document subsets of its own, whose glyphs keep the numbers that they have in the font's file
(ISO 32000-1, 9.7.4.2: CIDs of Identity-H). So subsets of one face become one by putting together their widths, their
texts and the outlines of all their glyphs, and no page has to be touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pikepdf
import uharfbuzz
from pikepdf import Array, Name

from publish.pdf.laid import Face

_TEXT = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]*)>")
_DROPPED = (b"BASE", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"GPOS", b"GSUB", b"JSTF", b"LTSH", b"PCLT", b"SVG ")
_BATCH = 100
"""Entries of one bfchar operator at most (Adobe Technical Note 5411)."""


def unite(pdf: pikepdf.Pdf, parts: Sequence[tuple[pikepdf.Object, Sequence[Face]]]) -> None:
    """Put one font into the place of all subsets of each face. A part is the /Font resources of a document, and its
    faces."""
    for face in dict.fromkeys(face for _, faces in parts for face in faces):
        key = Name(f"/{face.name}")
        resources = [fonts for fonts, faces in parts if face in faces and key in fonts]
        font = _united(pdf, [fonts[key] for fonts in resources], face) if resources else None
        for fonts in resources:
            fonts[key] = font


def _united(pdf: pikepdf.Pdf, subsets: Sequence[pikepdf.Object], face: Face) -> pikepdf.Object:
    widths: dict[int, pikepdf.Object] = {}
    texts: dict[int, bytes] = {}
    for subset in subsets:
        widths = _widths(subset.DescendantFonts[0].W) | widths
        texts = {int(glyph, 16): text for glyph, text in _TEXT.findall(subset.ToUnicode.read_bytes())} | texts
    font, descendant = subsets[0], subsets[0].DescendantFonts[0]
    descendant.W = Array([item for glyph in sorted(widths) for item in (glyph, Array([widths[glyph]]))])
    font.ToUnicode = pdf.make_stream(_to_unicode(font.ToUnicode.read_bytes(), texts))
    descriptor = descendant.FontDescriptor
    if "/CIDSet" in descriptor:
        del descriptor.CIDSet
    box = descriptor.FontBBox
    descriptor.FontBBox = Array([*list(box)[:2], max(widths.values()), box[3]])
    data = _subset(face, widths)
    for name in ("/FontFile2", "/FontFile3"):
        if name in descriptor:
            file = pdf.make_stream(data)
            if name == "/FontFile2":
                file.Length1 = len(data)
            else:
                file.Subtype = Name.OpenType
            descriptor[name] = file
    return font


def _widths(array: pikepdf.Object) -> dict[int, pikepdf.Object]:
    """Widths by glyph (ISO 32000-1, 9.7.4.3): runs of widths from a first glyph on, or one width for a range."""
    items = list(array)
    widths: dict[int, pikepdf.Object] = {}
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, Array):
            widths.update({first + i: width for i, width in enumerate(second)})
        else:
            width = items.pop(0)
            widths.update(dict.fromkeys(range(first, int(second) + 1), width))
    return widths


def _to_unicode(cmap: bytes, texts: dict[int, bytes]) -> bytes:
    head, _, rest = cmap.partition(b"endcodespacerange")
    tail = rest[rest.rindex(b"endcmap") :]
    lines = [b"<%04x> <%s>" % (glyph, texts[glyph]) for glyph in sorted(texts)]
    batches = [lines[i : i + _BATCH] for i in range(0, len(lines), _BATCH)]
    written = [b"\n".join([b"%d beginbfchar" % len(batch), *batch, b"endbfchar"]) for batch in batches]
    return head + b"\n".join([b"endcodespacerange", *written, tail])


def _subset(face: Face, glyphs: Iterable[int]) -> bytes:
    """The outlines of some glyphs of a face, which keep their numbers; empty ones behind the last of them go."""
    font = uharfbuzz.Face(face.file.read_bytes(), face.index)
    wanted = sorted(glyphs)
    kept = _kept(font, wanted, uharfbuzz.SubsetFlags.RETAIN_GIDS)
    return bytes(_kept(kept, range(wanted[-1] + 1), uharfbuzz.SubsetFlags.NO_HINTING).blob.data)


def _kept(font: uharfbuzz.Face, glyphs: Iterable[int], flags: uharfbuzz.SubsetFlags) -> uharfbuzz.Face:
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(set(glyphs))
    wanted.drop_table_tag_set.update({int.from_bytes(name) for name in _DROPPED})
    wanted.flags = flags | uharfbuzz.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    return uharfbuzz.subset(font, wanted)
