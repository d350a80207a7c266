"""The file as a whole: protection, what acts by itself, forms, layers, its size, and what a screen needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.preflight.rules.rule import Job, Seen
from publish.preflight.values import Finding

_LONG = 20
"""Pages, from which readers want bookmarks."""


def whole(job: Job, seen: Sequence[Seen]) -> Iterator[Finding]:
    """pdf-encrypted, pdf-script, pdf-form, pdf-attachment, pdf-layers and pdf-file-large."""
    document, printer = job.document, job.printer
    if document.encrypted and printer.paper:
        yield Finding("pdf-encrypted")
    if document.scripts:
        yield Finding("pdf-script", values={"what": ", ".join(document.scripts)})
    widgets = sum(mark.kind == "Widget" for item in seen for mark in item.page.marks)
    if document.form_fields or widgets:
        yield Finding("pdf-form", values={"count": document.form_fields or widgets})
    if document.attachments:
        yield Finding("pdf-attachment", values={"count": document.attachments})
    if document.layers:
        yield Finding("pdf-layers")
    if printer.file_size and document.size > printer.file_size.value * 1e6:
        values = {
            "size": f"{document.size / 1e6:.0f}",
            "most": f"{printer.file_size.value:.0f}",
            "printer": printer.name,
        }
        yield Finding("pdf-file-large", values=values, verified=printer.file_size.source.verified)


def flavour(job: Job, seen: Sequence[Seen]) -> Iterator[Finding]:
    """pdf-flavour."""
    wanted = job.printer.flavours
    if wanted is None or any(claim in wanted.value for claim in job.document.claims):
        return
    values = {
        "printer": job.printer.name,
        "wanted": " or ".join(wanted.value),
        "claims": " and ".join(job.document.claims) or "none of the standards",
    }
    yield Finding("pdf-flavour", values=values)


def screen(job: Job, seen: Sequence[Seen]) -> Iterator[Finding]:
    """pdf-untagged, pdf-language, pdf-title, pdf-title-hidden and pdf-bookmarks, where it is for a screen."""
    document = job.document
    if job.printer.paper:
        return
    if not document.tagged:
        yield Finding("pdf-untagged")
    if not document.language:
        yield Finding("pdf-language")
    if not document.title:
        yield Finding("pdf-title")
    elif not document.shows_title:
        yield Finding("pdf-title-hidden")
    if document.pages > _LONG and not document.bookmarks:
        yield Finding("pdf-bookmarks", values={"count": document.pages})
