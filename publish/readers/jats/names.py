"""The elements of JATS 1.3 as tables: which of them are formats, stand in a line, or are for machines only."""

from __future__ import annotations

from publish.messages import excerpt
from publish.vocabulary import Element

HREF = "{http://www.w3.org/1999/xlink}href"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

#: Elements that are formats, and what they are called here.
FORMATS = {"italic": "em", "bold": "strong", "monospace": "code", "sub": "sub", "sup": "sup"}
#: Formats that the vocabulary doesn't have, in words.
UNSHOWN = {
    "underline": "underline",
    "overline": "overline",
    "strike": "strike-through",
    "sc": "small capitals",
    "roman": "upright letters",
    "sans-serif": "letters without serifs",
    "fixed-case": "fixed case",
}
#: Elements of data: two of them in a row are two words, though nothing stands between them.
DATA = frozenset(
    "surname given-names prefix suffix name string-name collab etal person-group day month year season era string-date "
    "date article-title chapter-title part-title data-title source trans-title trans-source volume issue fpage lpage "
    "page-range elocation-id edition series version publisher publisher-name publisher-loc conf-name conf-date "
    "conf-loc conf-sponsor pub-id object-id issn isbn uri ext-link comment annotation role institution institution-id "
    "institution-wrap addr-line country city state postal-code degrees email label title "
    "date-in-citation access-date size gov patent std std-organization award-id funding-source "
    "kwd subject phone fax copyright-statement copyright-year copyright-holder license license-p price".split()
)
#: Elements that stand in a line with the text around them.
INLINE = frozenset(
    "named-content styled-content abbrev x milestone-start milestone-end index-term index-term-range-end "
    "inline-supplementary-material related-object related-article product roman target private-char ruby rb rt rp "
    "chem-struct textual-form phone fax contrib-id principal-award-recipient principal-investigator "
    "open-access aff address anonymous on-behalf-of text xref".split()
) | frozenset(UNSHOWN) | DATA - {"label", "title"}  # fmt: skip
#: Elements that tell of another work.
CITATIONS = frozenset(
    "mixed-citation element-citation nlm-citation citation product related-object related-article".split()
)
#: Elements in which an unknown one is part of the sentence.
TEXTUAL = (
    frozenset(
        "p title label td th term subject attrib verse-line speaker article-title subtitle mixed-citation "
        "license-p code preformat inline-formula disp-formula".split()
    )
    | frozenset(FORMATS)
    | INLINE
    | CITATIONS
)
#: What only identifies: registers of journals, articles, objects and institutions. It is no text of the article.
IDS = frozenset({"journal-id", "article-id", "object-id", "institution-id", "issue-id", "volume-id", "isbn-id"})


def is_inline(element: Element) -> bool:
    """Whether an element is part of a sentence."""
    parent = element.getparent()
    return element.tag in INLINE or (parent is not None and parent.tag in TEXTUAL)


def flat(element: Element | None) -> str:
    """All text of an element on one line."""
    return "" if element is None else " ".join("".join(str(piece) for piece in element.itertext()).split())


def beginning(element: Element, limit: int = 80) -> str:
    """The first letters of an element's text, for messages; only so much of it is looked at."""
    text = ""
    for piece in element.itertext():
        text += str(piece)[:limit]
        if len(text) > limit:
            break
    return excerpt(text, limit)
