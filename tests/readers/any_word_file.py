"""Word files of any elements in one another, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.readers.any_page import unlike
from tests.readers.test_docx import IMAGE, LINK, note, packed, parts

#: What may stand around the text of a paragraph; `{}` is what is in it, `#` a number.
_AROUND = (
    '<w:hyperlink r:id="l1">{}</w:hyperlink>',
    '<w:hyperlink w:anchor="here">{}</w:hyperlink>',
    '<w:smartTag w:element="x">{}</w:smartTag>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:ins w:id="1">{}</w:ins>',
    '<w:del w:id="2">{}</w:del>',
    "<w:fldSimple w:instr=' HYPERLINK \"https://example.org/\" '>{}</w:fldSimple>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}',
    "{}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    '<w:bookmarkStart w:id="3" w:name="b#"/>{}<w:bookmarkEnd w:id="3"/>',
    "<m:oMath>{}</m:oMath>",
    "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase><w:r><w:t> base </w:t></w:r></w:rubyBase></w:ruby></w:r>",
    '<w:commentRangeStart w:id="9"/>{}<w:commentRangeEnd w:id="9"/>',
    "<w:unknown>{}</w:unknown>",
)
_PROPERTIES = (
    "<w:b/>",
    "<w:i/>",
    "<w:vanish/>",
    "<w:strike/>",
    '<w:u w:val="single"/>',
    '<w:vertAlign w:val="superscript"/>',
    '<w:rStyle w:val="Emphasis"/>',
    '<w:rStyle w:val="Unknown"/>',
)
_STYLES = ("Title", "Subtitle", "Author", "Quote", "Caption", "Heading1", "Heading2", "Poem", "Unknown", "", "", "")
_NUMBERS = ("", "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
            '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>',
            '<w:numPr><w:ilvl w:val="7"/><w:numId w:val="1"/></w:numPr>')  # fmt: skip
_MARKS = ("", "", "", "<w:rPr><w:del w:id='5'/></w:rPr>", '<w:framePr w:dropCap="drop"/>', '<w:outlineLvl w:val="2"/>')
_DRAWINGS = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{}"/><a:graphic><a:graphicData uri="u"><pic:pic>'
    '<pic:blipFill><a:blip r:embed="i1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>',
    '<w:drawing><wp:anchor><wp:docPr id="1" name="x" title="{}"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:anchor></w:drawing>',
    '<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{}"/><a:blip r:embed="gone"/></wp:inline></w:drawing>',
    '<w:pict><v:shape alt="{}"><v:imagedata r:id="i1"/></v:shape></w:pict>',
    '<w:pict><v:shape><v:textpath string="{}"/></v:shape></w:pict>',
    '<w:object><v:shape alt="{}"/></w:object>',
)


@st.composite
def any_word_file(draw: st.DrawFn) -> bytes:
    """A Word file of any elements in one another, each of whose words is unlike all others."""
    words = unlike()
    notes: list[str] = []

    def run(depth: int) -> str:
        kind = draw(st.integers(0, 12))
        properties = "".join(draw(st.lists(st.sampled_from(_PROPERTIES), max_size=2)))
        if kind == 0:
            inner = draw(st.sampled_from(_DRAWINGS)).format(next(words))
        elif kind == 1 and depth < 4:
            box = f"<v:textbox><w:txbxContent>{blocks(depth + 1)}</w:txbxContent></v:textbox>"
            inner = f"<w:pict><v:shape>{box}</v:shape></w:pict>"
        elif kind == 2 and depth < 4:
            notes.append("")
            number = len(notes)
            notes[number - 1] = note(number, blocks(depth + 2) if draw(st.booleans()) else "<w:p/>")
            inner = f'<w:footnoteReference w:id="{number if draw(st.booleans()) else 99}"/>'
        elif kind == 3:
            inner = draw(
                st.sampled_from(('<w:br w:type="page"/>', "<w:br/>", "<w:tab/>", "<w:cr/>", "<w:sym/>", "<w:x/>"))
            )
        else:
            inner = f'<w:t xml:space="preserve"> {next(words)} </w:t>'
        return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"

    def line(depth: int) -> str:
        pieces = []
        for _ in range(draw(st.integers(0, 3))):
            piece = run(depth)
            if draw(st.booleans()):
                around = draw(st.sampled_from(_AROUND)).replace("#", next(words))
                inner = line(depth + 1) if depth < 4 else piece
                piece = around.replace("{}", inner)
            pieces.append(piece)
        return "".join(pieces)

    def block(depth: int) -> str:
        kind = draw(st.integers(0, 9))
        if kind == 0 and depth < 3:
            rows = "".join(
                f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if draw(st.booleans()) else ''}"
                + "".join(f"<w:tc>{blocks(depth + 1)}<w:p/></w:tc>" for _ in range(draw(st.integers(1, 2))))
                + "</w:tr>"
                for _ in range(draw(st.integers(1, 2)))
            )
            return f"<w:tbl>{rows}</w:tbl>"
        if kind == 1:
            return f"<w:sdt><w:sdtContent>{blocks(depth + 1) if depth < 3 else '<w:p/>'}</w:sdtContent></w:sdt>"
        style = draw(st.sampled_from(_STYLES))
        properties = draw(st.sampled_from(_NUMBERS)) + draw(st.sampled_from(_MARKS))
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{line(depth)}</w:p>'

    def blocks(depth: int) -> str:
        return "".join(block(depth) for _ in range(draw(st.integers(1, 3))))

    body = blocks(0) + blocks(0)
    links = {"l1": (LINK, "https://example.org/a", True), "i1": (IMAGE, "media/image1.png", False)}
    return packed(parts(body, footnotes="".join(notes), links=links, note_links=links))
