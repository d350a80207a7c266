"""A Word file: its own footnotes or endnotes, or notes that somebody typed as text."""

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

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NS = f'xmlns:w="{_W}" xmlns:r="{_REL}"'
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "Subtitle", "Author", "Quote", "heading 1", "List Paragraph")
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


class _Part:
    """One part of the package: text with relationships of its own."""

    def __init__(self) -> None:
        self.links: list[str] = []

    def inline(self, line: Line, mark: Callable[[Mark], str] | None = None) -> str:
        xml = ""
        for piece in line:
            match piece:
                case Emphasis(text):
                    xml += _run(text, "<w:i/>")
                case Link(text, href):
                    self.links.append(href)
                    xml += f'<w:hyperlink r:id="l{len(self.links)}">{_run(text)}</w:hyperlink>'
                case Mark():
                    assert mark is not None
                    xml += mark(piece)
                case NewParagraph():
                    xml += "</w:p><w:p>"
                case str():
                    xml += _run(piece)
        return xml

    def relationships(self) -> str:
        rows = "".join(
            f'<Relationship Id="l{n}" Type="{_REL}/hyperlink" Target="{escape(href)}" TargetMode="External"/>'
            for n, href in enumerate(self.links, 1)
        )
        return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _p(inner: str, style: str = "", numbered: bool = False) -> str:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{inner}</w:p>"


def _block(block: Block, part: _Part, mark: Callable[[Mark], str] | None) -> str:
    match block:
        case Heading(line):
            return _p(part.inline(line, mark), "heading1")
        case Items(items):
            return "".join(_p(part.inline(item, mark), "ListParagraph", numbered=True) for item in items)
        case Quote(paragraphs):
            return "".join(_p(part.inline(line, mark), "Quote") for line in paragraphs)
        case Table(rows):
            cells = ["".join(f"<w:tc>{_p(part.inline(cell, mark))}</w:tc>" for cell in row) for row in rows]
            return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
        case _:
            return _p(part.inline(block.line, mark))


def write(article: Neutral, kind: str = "footnote") -> bytes:
    """The file; `kind` is footnote or endnote."""
    known = numbers(article)
    document, notes = _Part(), _Part()
    seen: set[str] = set()

    def mark(one: Mark) -> str:
        number = known[one.key]
        if one.key in seen:
            steps = (
                '<w:fldChar w:fldCharType="begin"/>', f"<w:instrText> NOTEREF _Ref{number} \\h </w:instrText>",
                '<w:fldChar w:fldCharType="separate"/>', f"<w:t>{number}</w:t>", '<w:fldChar w:fldCharType="end"/>',
            )  # fmt: skip
            return "".join(f"<w:r>{step}</w:r>" for step in steps)
        seen.add(one.key)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="_Ref{number}"/><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>'
            f'</w:rPr><w:{kind}Reference w:id="{number + 1}"/></w:r><w:bookmarkEnd w:id="{number}"/>'
        )

    lines = [("Title", article.title), ("Subtitle", (article.subtitle,) if article.subtitle else ())]
    lines += [("", (line,)) for line in below_the_title(article)]
    body = "".join(_p(document.inline(line), style) for style, line in lines if line)
    body += "".join(_block(block, document, mark) for block in article.blocks)
    body += "".join(_p(_run(line)) for line in [*below_the_text(article), article.author])
    body += _p(document.inline(article.biography))
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NS}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NS}>{_NUMBERING}</w:numbering>",
    }
    if article.notes:
        separator = f'<w:{kind} w:id="0" w:type="separator"><w:p/></w:{kind}>'
        texts = "".join(
            f'<w:{kind} w:id="{number + 1}">'
            + "".join(
                _p(("" if n else f"<w:r><w:{kind}Ref/></w:r>{_run(' ')}") + notes.inline(line))
                for n, line in enumerate(article.notes[key])
            )
            + f"</w:{kind}>"
            for key, number in known.items()
        )
        members[f"word/{kind}s.xml"] = f"<w:{kind}s {_NS}>{separator}{texts}</w:{kind}s>"
        members[f"word/_rels/{kind}s.xml.rels"] = notes.relationships()
    members["word/_rels/document.xml.rels"] = document.relationships()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return file.getvalue()
