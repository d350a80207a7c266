"""Finds what licence an article states for its own text: at its end, in its disclaimers, where it was published before.

The statement stays where it stands: it belongs to the text. It is only taken down.
"""

from __future__ import annotations

from publish.messages import Report, excerpt
from publish.recognise.draft import Draft, links_of, text_of
from publish.rights import differing, licence_name, readable, text_licence
from publish.vocabulary import Element, line_of

TAIL, HEAD = 6, 2
"""Blocks at the end, and at the beginning, among which a statement is looked for: elsewhere it is prose."""


def find(draft: Draft, report: Report) -> Draft:
    """The article with the licences of its text; says which, and where two contradict each other."""
    found = list(draft.article.licences)
    statements = [(item.text, item.line) for item in draft.article.provenance]
    statements += [(item.text, item.line) for item in draft.article.disclaimers]
    statements += [(_with_addresses(block), line_of(block)) for block in _ends(draft.blocks) if block.tag == "p"]
    for text, line in statements:
        licence = text_licence(text, line)
        if licence is not None and licence.licence not in {known.licence for known in found}:
            found.append(licence)
    for licence in found:
        report.say(
            "text-licence",
            file=draft.source,
            line=licence.line,
            licence=licence_name(licence.licence),
            raw=excerpt(licence.raw, 150),
        )
    if pair := differing(tuple(found)):
        first, second = pair
        report.say(
            "text-licences-differ",
            file=draft.source,
            line=second.line,
            first=excerpt(first.raw, 100),
            first_id=first.licence,
            second=excerpt(second.raw, 100),
            second_id=second.licence,
        )
    return draft.found(licences=tuple(found))


def _ends(blocks: tuple[Element, ...]) -> list[Element]:
    return list(blocks) if len(blocks) <= TAIL + HEAD else [*blocks[:HEAD], *blocks[-TAIL:]]


def _with_addresses(block: Element) -> str:
    """The text of a block, the addresses of licences behind their names."""
    return readable(text_of(block), links_of(block)).text
