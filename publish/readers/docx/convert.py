"""Normalised blocks of WordprocessingML in, the HTML that mammoth makes of them out.

mammoth gets a package made here, with the styles and lists that `normalise` uses and nothing else: no pictures, no
comments, no link to anything outside.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from html import escape

import mammoth
from lxml import etree

from publish.collector import uncollected
from publish.readers.docx.names import Found, W
from publish.readers.docx.package import RELATIONSHIPS, Package, Relationship
from publish.vocabulary import Element, parse

_KINDS = {
    "Title": "p.title:fresh",
    "Subtitle": "p.subtitle:fresh",
    "Author": "p.author:fresh",
    "Caption": "p.caption:fresh",
    "Continued": "p.continued:fresh",
    "Quote": "blockquote > p:fresh",
    "Pre": "pre:separator('\\n')",
    **{f"Heading{level}": f"h{min(level, 6)}:fresh" for level in range(1, 10)},
}
_LIST = "ul|ol > li > "
_STYLE_MAP = "\n".join(
    [
        *(f"p.Publish{kind} => {path}" for kind, path in _KINDS.items()),
        *(f"p:unordered-list({n + 1}) => {_LIST * n}ul > li:fresh" for n in range(5)),
        *(f"p:ordered-list({n + 1}) => {_LIST * n}ol > li:fresh" for n in range(5)),
        "r.PublishCode => code",
    ]
)
_NS = f'xmlns:w="{W[1:-1]}"'
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Publish{kind}"><w:name w:val="Publish{kind}"/></w:style>'
    for kind in _KINDS
)
_STYLES += '<w:style w:type="character" w:styleId="PublishCode"><w:name w:val="PublishCode"/></w:style>'
_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">'
    + "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{form}"/></w:lvl>' for n in range(5))
    + "</w:abstractNum>"
    for number, form in ((1, "bullet"), (2, "decimal"))
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))


def converted(holders: list[Element], links: Mapping[str, Relationship], package: Package, found: Found) -> Element:
    """The blocks in elements as a body of mammoth's HTML. Raises ManuscriptError where mammoth gives up."""
    html, remarks = _to_html(holders, links, package)
    found.remarks.update(remarks)
    return parse(html)


def _to_html(holders: list[Element], links: Mapping[str, Relationship], package: Package) -> tuple[str, Counter[str]]:
    for holder in holders:
        # Moving blocks into a tree of their own takes lxml a time that grows with their square; and mammoth passes over
        # the element that Word puts around what is inserted.
        holder.tag, holder.tail = f"{W}ins", None
    text = b"".join(etree.tostring(holder) for holder in holders)
    hyperlinks = "".join(
        f'<Relationship Id="{escape(key)}" Type="{RELATIONSHIPS}/hyperlink" Target="{escape(row.target)}"/>'
        for key, row in links.items()
        if row.kind == "hyperlink"
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_NS}><w:body>".encode() + text + b"</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NS}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NS}>{_NUMBERING}</w:numbering>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{hyperlinks}</Relationships>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    try:
        with uncollected():
            result = mammoth.convert_to_html(
                file, style_map=_STYLE_MAP, include_default_style_map=False, include_embedded_style_map=False
            )
    except (RecursionError, KeyError, ValueError, IndexError, AttributeError, TypeError) as error:
        raise package.refusal(f"its structure can't be followed ({type(error).__name__}: {error})") from None
    return str(result.value), Counter(str(message.message) for message in result.messages)
