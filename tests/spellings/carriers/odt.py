"""An OpenDocument text, as LibreOffice saves it: notes stand in their places."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from html import escape

from tests.spellings.neutral import (
    Block,
    Emphasis,
    Heading,
    Items,
    Line,
    Link,
    Mark,
    Neutral,
    NewParagraph,
    Quote,
    Table,
    below_the_text,
    below_the_title,
    numbers,
)

LACKS = frozenset({"category"})
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **{
            name: f"urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"
            for name, rest in {
                "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
                "fo": "xsl-fo-compatible", "svg": "svg-compatible", "manifest": "manifest",
            }.items()
        },
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)  # fmt: skip
STYLES = "".join(
    f'<style:style style:name="{name.replace(" ", "_20_")}" style:display-name="{name}" style:family="paragraph"/>'
    for name in ("Title", "Subtitle", "Quotations", "Text body", "Footnote")
)
AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1"/></text:list-style>'
)


def inline(line: Line, mark: Callable[[Mark], str] | None = None) -> str:
    xml = ""
    for piece in line:
        match piece:
            case Emphasis(text):
                xml += f'<text:span text:style-name="T1">{escape(text)}</text:span>'
            case Link(text, href):
                xml += f'<text:a xlink:type="simple" xlink:href="{escape(href)}">{escape(text)}</text:a>'
            case Mark():
                assert mark is not None
                xml += mark(piece)
            case NewParagraph():
                xml += "</text:p><text:p>"
            case str():
                xml += escape(piece, quote=False)
    return xml


def p(inner: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def _block(block: Block, mark: Callable[[Mark], str]) -> str:
    match block:
        case Heading(line):
            return f'<text:h text:outline-level="1">{inline(line, mark)}</text:h>'
        case Items(items):
            listed = "".join(f"<text:list-item>{p(inline(item, mark))}</text:list-item>" for item in items)
            return f'<text:list text:style-name="L1">{listed}</text:list>'
        case Quote(paragraphs):
            return "".join(p(inline(line, mark), "P1") for line in paragraphs)
        case Table(rows):
            cells = [
                "".join(f"<table:table-cell>{p(inline(cell, mark))}</table:table-cell>" for cell in row) for row in rows
            ]
            lines = [f"<table:table-row>{row}</table:table-row>" for row in cells]
            head = f"<table:table-header-rows>{lines[0]}</table:table-header-rows>"
            return f"<table:table><table:table-column/>{head}{''.join(lines[1:])}</table:table>"
        case _:
            return p(inline(block.line, mark))


def write(article: Neutral, kind: str = "footnote") -> bytes:
    """The file; `kind` is footnote or endnote."""
    known = numbers(article)
    seen: set[str] = set()

    def mark(one: Mark) -> str:
        number = known[one.key]
        if one.key in seen:
            reference = f'text:note-class="{kind}" text:reference-format="text" text:ref-name="ftn{number}"'
            return f"<text:note-ref {reference}>{number}</text:note-ref>"
        seen.add(one.key)
        body = "".join(p(inline(line), "Footnote") for line in article.notes[one.key])
        return (
            f'<text:note text:id="ftn{number}" text:note-class="{kind}">'
            f"<text:note-citation>{number}</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
        )

    head = [(inline(article.title), "Title"), (escape(article.subtitle or ""), "Subtitle")]
    head += [(escape(line, quote=False), "Text_20_body") for line in below_the_title(article)]
    text = "".join(p(line, style) for line, style in head if line)
    text += "".join(_block(block, mark) for block in article.blocks)
    text += "".join(p(escape(line, quote=False)) for line in [*below_the_text(article), article.author])
    return packed(text + p(inline(article.biography)))


def packed(text: str, more: dict[str, bytes | str] | None = None) -> bytes:
    """The file with this text, and with more members."""
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{STYLES}</office:styles>"
        "</office:document-styles>",
        "content.xml": f"<office:document-content {NAMESPACES}><office:automatic-styles>{AUTOMATIC}"
        f"</office:automatic-styles><office:body><office:text>{text}</office:text></office:body>"
        "</office:document-content>",
        **(more or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()
