"""A file that says it is PDF/X, PDF/A or PDF/UA: what in it is against that. No finding isn't a proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.preflight.geometry import common
from publish.preflight.rules.rule import Job, Seen
from publish.preflight.values import Drawn, Finding, Page

_OWN = frozenset({"TrapNet", "PrinterMark"})
_NEWEST = {"PDF/X-1a:2001": "1.3", "PDF/X-1a:2003": "1.4", "PDF/X-3:2002": "1.3", "PDF/X-3:2003": "1.4"}
_SHOWN = {"text": "text", "image": "images", "shading": "gradients", "fill": "drawings", "stroke": "drawings"}


def thing(drawn: Drawn, page: Page, job: Job) -> Finding | None:
    """What a drawn thing has that the claim of PDF/X forbids."""
    claim = job.claims_x
    if not claim:
        return None
    what = _against(drawn, claim, job)
    return _broken(claim, what, drawn.page, drawn) if what else None


def _against(drawn: Drawn, claim: str, job: Job) -> str:
    space, shown = drawn.colour.space, _SHOWN[drawn.kind]
    old = claim.startswith(("PDF/X-1", "PDF/X-3"))
    if claim.startswith("PDF/X-1") and (space.family in ("rgb", "lab") or space.tagged):
        return f"{shown} are in {'RGB' if space.name == 'DeviceRGB' else space.name}"
    # Without a profile a colour has to be of the kind that the output intent is.
    if space.family == "rgb" and not space.tagged and "rgb" not in job.document.intents:
        return f"{shown} are in RGB without a profile"
    if old and drawn.transparency:
        return f"{shown} are see-through by {drawn.transparency}"
    if drawn.font is not None and not drawn.font.embedded:
        return f"the font {drawn.font.name} is not embedded"
    return ""


def of_page(seen: Seen, job: Job) -> Iterator[Finding]:
    """What a page has that the claim of PDF/X forbids."""
    claim, page = job.claims_x, seen.page
    if not claim:
        return
    if not page.named & {"TrimBox", "ArtBox"}:
        yield _broken(claim, "it isn’t said how pages are trimmed (TrimBox)", page.number)
    if {"TrimBox", "ArtBox"} <= page.named:
        yield _broken(claim, "pages have two boxes of which only one may be there (TrimBox, ArtBox)", page.number)
    if any(mark.kind not in _OWN and common(mark.box, page.bleed) is not None for mark in page.marks):
        yield _broken(claim, "links or comments lie on the page", page.number)
    for note in sorted({*seen.notes, *(["a transparency group"] if page.transparency_group else [])}):
        if note != "a transparency group" or claim.startswith(("PDF/X-1", "PDF/X-3")):
            yield _broken(claim, f"{note} {'is' if note.startswith(('a ', 'P', 'O')) else 'are'} used", page.number)


def of_file(job: Job, seen: Sequence[Seen]) -> Iterator[Finding]:
    """What the file as a whole has, or lacks, against the claim of PDF/X, PDF/A or PDF/UA."""
    document, claim = job.document, job.claims_x
    for text in _lacks_x(job) if claim else ():
        yield _broken(claim, text)
    for other in document.claims:
        if other.startswith("PDF/A") and document.encrypted:
            yield _broken(other, "it is protected (encrypted)")
        if other.startswith("PDF/A") and document.scripts:
            yield _broken(other, "it does something by itself")
        if other.startswith("PDF/UA"):
            for text in _lacks_ua(job):
                yield _broken(other, text)


def _lacks_x(job: Job) -> Iterator[str]:
    document, claim = job.document, job.claims_x
    if document.encrypted:
        yield "it is protected (encrypted)"
    if len(document.intents) != 1:
        yield f"it has {len(document.intents) or 'no'} output intent{'s' if len(document.intents) > 1 else ''}, not one"
    elif document.intents[0] in ("nothing", "unknown"):
        yield "its output intent names neither a profile nor a registered printing condition"
    missing = [key for key in ("CreationDate", "ModDate") if not document.info.get(key)]
    if not document.title:
        missing.insert(0, "Title")
    if missing and not claim.startswith("PDF/X-4"):
        yield f"its properties lack {', '.join(missing)}"
    if document.trapped not in ("True", "False") and not claim.startswith("PDF/X-4"):
        yield "it doesn’t say whether it is trapped"
    if not document.has_id:
        yield "it has no identifier (ID)"
    if document.scripts:
        yield "it does something by itself"
    if document.form_fields:
        yield "it has a form"
    if document.layers and not claim.startswith("PDF/X-4"):
        yield "it has layers"
    if claim in _NEWEST and document.version > _NEWEST[claim]:
        yield f"it is PDF {document.version}, not {_NEWEST[claim]} or older"


def _lacks_ua(job: Job) -> Iterator[str]:
    document = job.document
    if not document.tagged:
        yield "it isn’t tagged"
    if not document.language:
        yield "it doesn’t say its language"
    if not document.title:
        yield "it has no title"
    if not document.shows_title:
        yield "windows show the name of the file, not its title"


def _broken(claim: str, what: str, page: int | None = None, drawn: Drawn | None = None) -> Finding:
    box = drawn.box if drawn else None
    return Finding("pdf-claim", page, box, claim + what, 0, {"claim": claim, "what": what})
