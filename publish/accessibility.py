"""Metadata of a book in, what is true of how it can be read out: for the package of the EPUB and for records.

Names and values are those of EPUB Accessibility 1.1, section 2 (schema.org's accessibility properties).
"""

from __future__ import annotations

from collections.abc import Iterator

from publish.intermediate import Metadata


def accessibility(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """What is true of the content. The cover is decoration: its title is on the title page."""
    described = metadata.pictures == metadata.described
    yield "accessMode", "textual"
    if metadata.pictures:
        yield "accessMode", "visual"
    if described:
        yield "accessModeSufficient", "textual"
    if metadata.pictures:
        yield "accessModeSufficient", "textual,visual"
    for feature in ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "ARIA"):
        yield "accessibilityFeature", feature
    if described and metadata.pictures:
        yield "accessibilityFeature", "alternativeText"
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", _summary(metadata)


def _summary(metadata: Metadata) -> str:
    start = "Text that reflows, with headings, a linked table of contents, and notes linked both ways."
    if not metadata.pictures:
        return start
    if metadata.pictures == metadata.described:
        return f"{start} All pictures are described."
    return f"{start} {metadata.described} of {metadata.pictures} pictures are described."
