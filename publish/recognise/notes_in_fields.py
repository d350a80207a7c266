"""Notes where none can be printed: in an excerpt, in keywords, in the description of a picture. They are taken out."""

from __future__ import annotations

from dataclasses import replace

from publish.messages import Report, excerpt
from publish.model import MARKUP_FIELDS, Field
from publish.notes import without_notes
from publish.notes.found import Tag
from publish.vocabulary import Element, line_of


def without_notes_in_fields(
    fields: tuple[Field, ...], blocks: tuple[Element, ...], source: str, report: Report
) -> tuple[tuple[Field, ...], list[Tag]]:
    """The fields that are plain text without notes in them, and what was taken out; descriptions of pictures too."""
    kept: list[Field] = []
    tags: list[Tag] = []
    for field in fields:
        text, gone = ("", "") if field.name in MARKUP_FIELDS else without_notes(field.value)
        if gone:
            report.say("note-in-field", file=source, line=field.line, field=field.name, text=excerpt(gone, 80))
            tags.append(Tag(gone, field.line))
        kept.append(replace(field, value=text) if gone else field)
    for image in [image for block in blocks for image in block.iter("img") if image.get("alt")]:
        text, gone = without_notes(image.get("alt", ""))
        if gone:
            line = next((line_of(e) for e in image.iterancestors() if e.get("data-line")), 1)
            report.say("note-in-field", file=source, line=line, field="alt text", text=excerpt(gone, 80))
            image.set("alt", text)
    return tuple(kept), tags
