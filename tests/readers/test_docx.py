"""Reading Word files: nothing of the text is lost, nothing is fetched, nothing unsafe is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from publish.checks.conservation import manuscript_words, unread_words
from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers.docx import read
from publish.recognise import recognise
from publish.text import words
from publish.vocabulary import is_noteref, parse

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006"
NS = (
    f'xmlns:w="{W}" xmlns:r="{REL}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
NAMES = (
    "Title",
    "Subtitle",
    "Author",
    "Byline",
    "Quote",
    "Intense Quote",
    "Block Text",
    "caption",
    "heading 1",
    "heading 2",
)
NAMES += ("heading 3", "Poem")
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{n.title().replace(" ", "")}"><w:name w:val="{n}"/></w:style>'
    for n in NAMES
)
STYLES += (
    '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mein Titel 2"/><w:basedOn w:val="Heading2"/></w:style>'
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}">'
    + "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form if i == 0 else inner}"/></w:lvl>'
        for i in range(3)
    )
    + "</w:abstractNum>"
    for n, form, inner in ((1, "bullet", "bullet"), (2, "decimal", "lowerLetter"))
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
PNG = b"\x89PNG\r\n\x1a\n and the rest"
IMAGE, LINK = f"{REL}/image", f"{REL}/hyperlink"

Rels = dict[str, tuple[str, str, bool]]


def rels(rows: Rels) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}" '
        f'TargetMode="{"External" if external else "Internal"}"/>'
        for key, (kind, target, external) in rows.items()
    )
    return f'<Relationships xmlns="{PKG}/relationships">{inner}</Relationships>'


def parts(
    body: str, *, footnotes: str = "", endnotes: str = "", links: Rels | None = None, note_links: Rels | None = None
) -> dict[str, str | bytes]:
    """The parts of a Word file."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PKG}/content-types"/>',
        "_rels/.rels": rels({"r1": (f"{REL}/officeDocument", "word/document.xml", False)}),
        "word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": rels(links or {}),
        "word/styles.xml": f"<w:styles {NS}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NS}>{NUMBERING}</w:numbering>",
        "word/media/image1.png": PNG,
    }
    if footnotes:
        made["word/footnotes.xml"] = f"<w:footnotes {NS}>{footnotes}</w:footnotes>"
        made["word/_rels/footnotes.xml.rels"] = rels(note_links or {})
    if endnotes:
        made["word/endnotes.xml"] = f"<w:endnotes {NS}>{endnotes}</w:endnotes>"
    return made


def packed(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def of(body: str, **more: object) -> tuple[Manuscript, Report]:
    return of_parts(parts(body, **more))  # type: ignore[arg-type]


def of_parts(members: dict[str, str | bytes]) -> tuple[Manuscript, Report]:
    report = Report()
    manuscript = read(Path("article.docx"), packed(members), report)[0]
    assert unread_words(manuscript, recognise(manuscript, Report()), report) == []
    return manuscript, report


def bare(manuscript: Manuscript) -> str:
    """The body without the numbers of its blocks."""
    return re.sub(r' data-line="\d+"', "", manuscript.body)


def said(report: Report) -> list[str]:
    return [message.code for message in report.messages]


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, style: str = "", numbered: tuple[int, int] | None = None) -> str:
    """A paragraph; text without tags is put into a run."""
    inner = content if content.startswith("<") or not content else r(content)
    number = f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>' if numbered else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{inner}</w:p>"


def ref(number: int, kind: str = "footnote", more: str = "", text: str = "") -> str:
    inner = f'<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"{more}/>{text}'
    return f"<w:r>{inner}</w:r>"


def note(number: int, content: str, kind: str = "footnote", more: str = "") -> str:
    return f'<w:{kind} w:id="{number}"{more}>{content}</w:{kind}>'


def drawing(key: str = "i1", properties: str = 'descr="A tree"', how: str = "embed", holder: str = "inline") -> str:
    return (
        f'<w:r><w:drawing><wp:{holder}><wp:docPr id="1" name="x" {properties}/><a:graphic><a:graphicData uri="u">'
        f'<pic:pic><pic:blipFill><a:blip r:{how}="{key}"/></pic:blipFill></pic:pic>'
        f"</a:graphicData></a:graphic></wp:{holder}></w:drawing></w:r>"
    )


SEPARATORS = note(-1, p("x"), more=' w:type="separator"') + note(0, p("y"), more=' w:type="continuationSeparator"')
REF = '<a role="doc-noteref" href="#note-{}"/>'
PICTURE: Rels = {"i1": (IMAGE, "media/image1.png", False)}


# notes


def test_notes_keep_italics_links_paragraphs_and_tables() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('Cell')}</w:tc></w:tr></w:tbl>"
    link = f'<w:hyperlink r:id="l1">{r("there")}</w:hyperlink>'
    first = f"<w:r><w:footnoteRef/></w:r>{r(' See ')}{r('Title', '<w:i/>')}{r(', ')}{link}"
    manuscript, report = of(
        p(r("Text") + ref(2) + r(".")),
        footnotes=SEPARATORS + note(2, p(first) + p("") + p(" ") + p("Second.") + table),
        note_links={"l1": (LINK, "https://example.org/?a=1&amp;b=2", True)},
    )
    assert bare(manuscript) == f"<p>Text{REF.format('f1')}.</p>"
    assert [n.html for n in manuscript.notes] == [
        '<p>See <em>Title</em>, <a href="https://example.org/?a=1&amp;b=2">there</a></p><p>Second.</p>'
        "<table><tr><td><p>Cell</p></td></tr></table>"
    ]
    assert report.messages == []


def test_footnotes_and_endnotes_of_the_same_id_are_two_notes_and_separators_are_none() -> None:
    manuscript, _ = of(
        p("One") + p(r("Text") + ref(2) + ref(2, "endnote") + ref(2)),
        footnotes=SEPARATORS + note(2, p("Foot.")),
        endnotes=note(2, p("End."), "endnote"),
    )
    assert [(n.key, n.html, n.line) for n in manuscript.notes] == [("f1", "<p>Foot.</p>", 2), ("e2", "<p>End.</p>", 2)]
    assert bare(manuscript).endswith(f"{REF.format('f1')}{REF.format('e2')}{REF.format('f1')}</p>")


def test_a_note_without_text_is_reported_and_its_mark_taken_out() -> None:
    manuscript, report = of(p(r("Text") + ref(1)), footnotes=note(1, p("") + p(" ")))
    assert (bare(manuscript), manuscript.notes, said(report)) == ("<p>Text</p>", (), ["note-empty"])
    assert "footnote 1" in report.messages[0].text


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_found() -> None:
    manuscript, _ = of(p(r("Text") + ref(7)), footnotes=note(1, p("Nobody refers to it.")))
    report = Report()
    article = recognise(manuscript, report)
    assert {"note-undefined", "note-unreferenced"} <= set(said(report))
    assert [n.text for n in article.notes] == ["Nobody refers to it."]


def test_an_author_s_own_mark_gives_way_to_the_number() -> None:
    star = '<w:t xml:space="preserve">*</w:t>'
    manuscript, report = of(
        p(r("Text") + ref(1, more=' w:customMarkFollows="1"', text=star) + r(" more")),
        footnotes=note(1, p(r("*", '<w:vertAlign w:val="superscript"/>') + r(" The note *."))),
    )
    assert bare(manuscript) == f"<p>Text{REF.format('f1')} more</p>"
    assert manuscript.notes[0].html == "<p>The note *.</p>"
    assert said(report) == ["docx-custom-marks"]


def test_a_cross_reference_to_a_note_is_the_same_note_again() -> None:
    field = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:instrText> NOTEREF _Ref1 \\h </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    start = '<w:bookmarkStart w:id="5" w:name="_Ref1"/>'
    manuscript, _ = of(p(r("A") + start + ref(1) + r(" b") + field), footnotes=note(1, p("N.")))
    assert bare(manuscript) == f"<p>A{REF.format('f1')} b{REF.format('f1')}</p>"


def test_a_mark_inside_a_link_stands_after_it() -> None:
    link = f'<w:hyperlink r:id="l1">{r("there")}{ref(1)}</w:hyperlink>'
    links = {"l1": (LINK, "https://example.org", True)}
    manuscript, _ = of(p(link), footnotes=note(1, p("N.")), links=links)
    assert bare(manuscript) == f'<p><a href="https://example.org">there</a>{REF.format("f1")}</p>'


def test_a_cross_reference_that_says_where_the_note_stands_is_text() -> None:
    field = f"""<w:fldSimple w:instr=' NOTEREF _Ref1 \\p '>{r("above")}</w:fldSimple>"""
    start = '<w:bookmarkStart w:id="5" w:name="_Ref1"/>'
    manuscript, _ = of(p(r("A") + start + ref(1) + r(" see ") + field), footnotes=note(1, p("N.")))
    assert bare(manuscript) == f"<p>A{REF.format('f1')} see above</p>"


# structure


def test_styles_state_title_subtitle_and_authors() -> None:
    manuscript, report = of(
        p(r("A ") + r("Title", "<w:i/>") + ref(1), "Title")
        + p("A Subtitle", "Subtitle")
        + p("By Jane Roe, John Doe and Ann Lee", "Byline")
        + p("Ministry of Foreign Affairs and Trade of the Republic", "Author")
        + p("Text.")
        + p("Section", "Heading1"),
        footnotes=note(1, p("N.")),
    )
    assert [(f.name, f.value) for f in manuscript.fields] == [
        ("title", f"A <em>Title</em>{REF.format('f1')}"),
        ("subtitle", "A Subtitle"),
        *(("author", name) for name in ("Jane Roe", "John Doe", "Ann Lee")),
        ("author", "Ministry of Foreign Affairs and Trade of the Republic"),
    ]
    assert bare(manuscript) == "<p>Text.</p><h2>Section</h2>"
    assert said(report) == ["byline-divided"]


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        (p("T", "Heading1") + p("a") + p("S", "Heading2") + p("U", "Heading3"), "T", "<p>a</p><h2>S</h2><h3>U</h3>"),
        (p("Essays") + p("T", "Heading1") + p("a"), "T", "<p>Essays</p><p>a</p>"),
        (p("T", "Heading1") + p("S", "Heading1") + p("a"), "T", "<h2>S</h2><p>a</p>"),
        (p("a " * 200) + p("S", "Heading1") + p("b"), None, "<p>" + "a " * 200 + "</p><h2>S</h2><p>b</p>"),
        (p("a") + p("S", "Mine") + p("", "Heading1"), None, "<p>a</p><h2>S</h2>"),
        (p("T", "Heading1") + p(r("Bold", "<w:b/>"), "Heading2"), "T", "<h2>Bold</h2>"),
    ],
)
def test_a_heading_of_level_one_at_the_top_is_the_title(body: str, title: str | None, rest: str) -> None:
    manuscript, _ = of(body)
    assert next((f.value for f in manuscript.fields if f.name == "title"), None) == title
    assert bare(manuscript) == rest


def test_quotations_of_any_style_and_lists_with_their_numbers() -> None:
    manuscript, _ = of(
        p("a", "Quote")
        + p("b", "IntenseQuote")
        + p("c", "BlockText")
        + p("1", numbered=(2, 0))
        + p("1a", numbered=(2, 1))
        + p("1b", numbered=(2, 1))
        + p("2", numbered=(2, 0))
        + p("between")
        + p("3", numbered=(2, 0))
        + p("x", numbered=(1, 0))
        + p("y", numbered=(1, 2))
    )
    assert bare(manuscript) == (
        "<blockquote><p>a</p><p>b</p><p>c</p></blockquote>"
        '<ol><li>1<ol type="a"><li>1a</li><li>1b</li></ol></li><li>2</li></ol>'
        '<p>between</p><ol start="3"><li>3</li></ol>'
        "<ul><li>x<ul><li><ul><li>y</li></ul></li></ul></li></ul>"
    )


def test_a_table_has_a_header_only_where_that_is_stated() -> None:
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr>{}</w:tcPr>" + p("A") + "</w:tc><w:tc>" + p("B") + "</w:tc></w:tr>"
    stated, _ = of("<w:tbl>" + row.format("<w:tblHeader/>", "") + row.format("", "") + "</w:tbl>")
    unstated, _ = of("<w:tbl>" + row.format('<w:tblHeader w:val="0"/>', '<w:gridSpan w:val="x"/>') + "</w:tbl>")
    assert bare(stated).startswith("<table><thead><tr><th><p>A</p></th>")
    assert "<th>" not in unstated.body


def test_letters_keep_what_has_meaning() -> None:
    manuscript, report = of(
        p(
            r("a", '<w:rStyle w:val="Emphasis"/>')
            + r("b", '<w:rStyle w:val="Emphasis"/><w:i w:val="0"/>')
            + r("c", "<w:b/>")
            + r("2", '<w:vertAlign w:val="subscript"/>')
            + r("d", "<w:u w:val='single'/>")
            + r("e", "<w:strike/>")
            + r("secret", "<w:vanish/>")
            + "<w:r><w:br/></w:r>"
            + r("f")
        )
    )
    assert bare(manuscript) == "<p><em>a</em>b<strong>c</strong><sub>2</sub>de<br/>f</p>"
    assert said(report) == ["docx-hidden", "struck-through", "underlined"]
    assert "secret" in report.messages[0].text


def test_an_unknown_style_is_a_remark_with_its_count_and_an_unknown_element_loses_no_word() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('reading')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    manuscript, report = of(
        p("x", "Poem")
        + p("y", "Poem")
        + p(ruby)
        + p(f"<w:dir w:val='rtl'>{r('dir')}</w:dir><w:sdt><w:sdtContent>{r('sdt')}</w:sdtContent></w:sdt>")
        + p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")
    )
    assert bare(manuscript) == "<p>x</p><p>y</p><p>base (reading)</p><p>dirsdt</p><p>x=1</p>"
    assert "Poem (2)" in next(m for m in report.messages if m.code == "docx-styles").text


def test_lists_that_word_counts_anew_are_lists_of_their_own() -> None:
    members = parts(
        p("a", numbered=(2, 0)) + p("b", numbered=(2, 0)) + p("A", numbered=(3, 0)) + p("", numbered=(3, 0))
        + p("C", numbered=(3, 0)) + p("x", numbered=(4, 0))
    )  # fmt: skip
    more = '<w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    roman = (
        '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerRoman"/></w:lvl></w:abstractNum>'
    )
    last = '<w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>'
    members["word/numbering.xml"] = (
        f"<w:numbering {NS}>{roman}{NUMBERING}{more}</w:lvlOverride></w:num>{last}</w:numbering>"
    )
    manuscript, _ = of_parts(members)
    assert bare(manuscript) == (
        '<ol><li>a</li><li>b</li></ol><ol><li>A</li></ol><ol start="3"><li>C</li></ol><ol type="i"><li>x</li></ol>'
    )


def test_a_paragraph_inside_a_list_belongs_to_the_item_before_it() -> None:
    manuscript, _ = of(
        p("a", numbered=(2, 0)) + p("in it", numbered=(0, 0)) + p("b", numbered=(2, 0)) + p("after", numbered=(0, 0))
    )
    assert bare(manuscript) == "<ol><li>a<p>in it</p></li><li>b</li></ol><p>after</p>"


def test_words_that_word_sets_before_paragraphs_are_named() -> None:
    members = parts(p("a", numbered=(2, 0)))
    members["word/numbering.xml"] = f"<w:numbering {NS}>{NUMBERING}</w:numbering>".replace(
        '<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="decimal"/><w:lvlText w:val="Thesis %1:"/>'
    )
    manuscript, report = of_parts(members)
    assert bare(manuscript) == "<ol><li>a</li></ol>"
    assert "Thesis" in report.messages[0].text


@pytest.mark.parametrize(("style", "look", "head"), [
    ("Shaded", 'w:firstRow="1"', True), ("Shaded", 'w:firstRow="0"', False), ("Shaded", 'w:val="0420"', True),
    ("Shaded", 'w:val="0400"', False), ("Grid", 'w:firstRow="1"', False),
])  # fmt: skip
def test_a_first_row_is_a_head_where_the_style_of_the_table_shows_it(style: str, look: str, head: bool) -> None:
    properties = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook {look}/></w:tblPr>'
    rows = "".join(f"<w:tr><w:tc>{p(text)}</w:tc><w:tc>{p(text)}</w:tc></w:tr>" for text in "ab")
    members = parts(f"<w:tbl>{properties}{rows}</w:tbl>")
    shaded = '<w:style w:type="table" w:styleId="Shaded"><w:name w:val="S"/><w:tblStylePr w:type="firstRow"/></w:style>'
    grid = '<w:style w:type="table" w:styleId="Grid"><w:name w:val="G"/></w:style>'
    members["word/styles.xml"] = f"<w:styles {NS}>{STYLES}{shaded}{grid}</w:styles>"
    assert ("<th>" in of_parts(members)[0].body) == head


def test_a_caption_over_a_table_is_its_caption() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc></w:tr></w:tbl>"
    manuscript, _ = of(p("Table 1", "Caption") + table + p("Table 2", "Caption") + p("end"))
    assert bare(manuscript) == (
        "<table><caption>Table 1</caption><tr><td><p>a</p></td></tr></table><p>Table 2</p><p>end</p>"
    )


def test_an_outline_level_is_a_heading_and_a_break_parts_words() -> None:
    manuscript, _ = of(
        "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>" + r("Head") + "</w:p>"
        + p("<w:r><w:br/></w:r>" + r("one") + '<w:r><w:br w:type="page"/></w:r>' + r("two") + "<w:r><w:br/></w:r>")
    )  # fmt: skip
    assert bare(manuscript) == "<h2>Head</h2><p>one<br/>two</p>"


@pytest.mark.parametrize(
    "body",
    [
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='{'9' * 5000}'/></w:tcPr>{p('a')}</w:tc></w:tr></w:tbl>",
        p(r("a") + "<w:r><w:sym/></w:r><w:r><w:sym w:char='zz' w:font='x'/></w:r>"),
        p(r("a") + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 50),
        p(f"<w:unknown><w:deeper>{r('a')}</w:deeper></w:unknown>"),
    ],
)
def test_what_breaks_rules_is_read(body: str) -> None:
    assert words(of(body)[0].body.replace("<", " <"))[1:-1].count("a") == 1


def test_a_form_of_numbers_of_any_name_is_read() -> None:
    members = parts(p("a", numbered=(2, 0)))
    members["word/numbering.xml"] = f"<w:numbering {NS}>{NUMBERING}</w:numbering>".replace("decimal", "x.y.z")
    assert bare(of_parts(members)[0]) == "<ol><li>a</li></ol>"


# changes, comments, boxes, fields


def test_tracked_changes_are_taken_over_and_counted() -> None:
    deleted = '<w:del w:id="1">{}</w:del>'
    gone = "<w:r><w:delText>gone</w:delText></w:r>" + ref(1)
    joined = f"<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{r('joined ')}</w:p>" + p("here")
    row = f"<w:tr><w:trPr><w:del w:id='4'/></w:trPr><w:tc>{p('row')}</w:tc></w:tr><w:tr><w:tc>{p('kept')}</w:tc></w:tr>"
    manuscript, report = of(
        p(r("a") + deleted.format(gone) + f"<w:ins w:id='2'>{r(' new')}</w:ins>")
        + joined
        + p(f"<w:moveFrom w:id='5'>{r('moved')}</w:moveFrom>")
        + p(f"<w:moveTo w:id='5'>{r('moved')}</w:moveTo>")
        + f"<w:tbl>{row}</w:tbl>",
        footnotes=note(1, p("Deleted note.")),
    )
    assert bare(manuscript) == (
        "<p>a new</p><p>joined here</p><p>moved</p><table><tr><td><p>kept</p></td></tr></table>"
    )
    assert manuscript.notes == ()
    assert said(report) == ["docx-changes", "docx-dropped"]
    assert "1 insertion(s)" in report.messages[0].text
    assert "2 deletion(s)" in report.messages[0].text
    assert "“Deleted note.”" in report.messages[1].text


def test_comments_are_left_out_and_counted() -> None:
    members = parts(p(r("a") + '<w:r><w:commentReference w:id="0"/></w:r>'))
    members["word/comments.xml"] = f'<w:comments {NS}><w:comment w:id="0">{p("Really?")}</w:comment></w:comments>'
    manuscript, report = of_parts(members)
    assert (bare(manuscript), said(report)) == ("<p>a</p>", ["docx-comments"])


def test_hidden_text_and_comments_are_named_whole() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    hidden = "".join(r(f"{word} ", "<w:vanish/>") for word in text.split())
    members = parts(p(r("a") + hidden + r(" b")))
    members["word/comments.xml"] = f'<w:comments {NS}><w:comment w:id="0">{p(text)}{p("End")}</w:comment></w:comments>'
    report = of_parts(members)[1]
    assert said(report) == ["docx-comments", "docx-hidden"]
    assert all(text in message.text for message in report.messages)
    assert "word99 End" in report.messages[0].text


def test_letters_that_are_drawn_in_a_note_whose_mark_is_deleted_are_named() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="Draft"/></v:shape></w:pict></w:r>'
    gone = f"<w:del w:id='1'>{ref(1)}</w:del>"
    report = of(p(r("a") + gone), footnotes=note(1, p(r("words") + art)))[1]
    assert "“words Draft”" in next(m.text for m in report.messages if m.code == "docx-dropped")


def test_text_that_was_moved_away_and_stands_nowhere_is_named() -> None:
    report = of(p(r("a") + f"<w:moveFrom w:id='1'>{r('wandering words')}</w:moveFrom>"))[1]
    assert "“wandering words”" in next(m.text for m in report.messages if m.code == "docx-dropped")


def test_a_text_box_between_paragraphs_stands_there() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{p('box')}</w:txbxContent></v:textbox></v:shape></w:pict>"
    assert bare(of(p("a") + box + p("b"))[0]) == "<p>a</p><p>box</p><p>b</p>"


def test_a_note_that_stands_twice_and_marks_of_letters_lose_no_word() -> None:
    own = ref(1, more=' w:customMarkFollows="1"', text="<w:t>A</w:t>") + ref(
        2, more=' w:customMarkFollows="1"', text="<w:t>* and all of the sentence after it</w:t>"
    )
    manuscript, _ = of(
        p(r("Text") + own), footnotes=note(1, p("A sentence.")) + note(1, p("Another.")) + note(2, p("After it."))
    )
    assert bare(manuscript).endswith("* and all of the sentence after it</sup></p>")
    assert [n.html for n in manuscript.notes] == ["<p>sentence.</p>", "<p>Another.</p>", "<p>After it.</p>"]


def test_two_marks_in_one_link_keep_their_order() -> None:
    link = f'<w:hyperlink r:id="l1">{r("there")}{ref(1)}{ref(2)}</w:hyperlink>'
    links = {"l1": (LINK, "https://example.org", True)}
    manuscript, _ = of(p(link + r(" x")), footnotes=note(1, p("M.")) + note(2, p("N.")), links=links)
    assert bare(manuscript).endswith(f"</a>{REF.format('f1')}{REF.format('f2')} x</p>")


@pytest.mark.parametrize("fallback", [True, False])
def test_the_text_of_a_text_box_stands_once_after_its_paragraph(fallback: bool) -> None:
    box = f"<w:txbxContent>{p('In the box')}{p('twice')}</w:txbxContent>"
    old = (
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        if fallback
        else ""
    )
    new = f"<mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    manuscript, _ = of(p(r("a") + f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>") + p("b"))
    assert bare(manuscript) == "<p>a</p><p>In the box</p><p>twice</p><p>b</p>"


def test_links_of_all_forms_and_those_that_lead_nowhere_safe() -> None:
    simple = f"""<w:fldSimple w:instr=' HYPERLINK "https://example.org/a" \\o "tip" '>{r("a")}</w:fldSimple>"""
    bad = "".join(f'<w:hyperlink r:id="l{n}">{r(f"bad{n} ")}</w:hyperlink>' for n in (1, 2, 3, 9))
    inner = f'<w:hyperlink w:anchor="here">{r("in")}</w:hyperlink>'
    mark = '<w:bookmarkStart w:id="0" w:name="here"/><w:bookmarkStart w:id="0" w:name="unused"/>'
    manuscript, report = of(
        p(simple + r(" ") + bad + inner) + p(mark + r("target")),
        links={
            "l1": (LINK, "javascript:alert(1)", True),
            "l2": (LINK, "file:///etc/passwd", True),
            "l3": (LINK, "\\\\host\\share", True),
        },
    )
    assert bare(manuscript) == (
        '<p><a href="https://example.org/a">a</a> bad1 bad2 bad3 bad9 <a href="#place-1">in</a></p>'
        '<p><a id="place-1"/>target</p>'
    )
    assert said(report) == ["link-dropped"] * 3


# pictures


def test_pictures_are_figures_with_their_description_and_caption() -> None:
    manuscript, _ = of(
        p(drawing())
        + p("Figure 1. A tree.", "Caption")
        + p(r("before ") + drawing(properties="") + r(" after"))
        + p(r("floats") + drawing(properties='title="B"', holder="anchor")),
        links=PICTURE,
    )
    assert bare(manuscript) == (
        '<figure><img src="image-1" alt="A tree"/><figcaption>Figure 1. A tree.</figcaption></figure>'
        '<p>before <img src="image-2"/> after</p>'
        '<figure><img src="image-3" alt="B"/></figure><p>floats</p>'
    )
    assert [(x.name, x.data, x.path) for x in manuscript.pictures] == [("image1.png", PNG, None)] * 3


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "\\\\host\\x.png"])
@pytest.mark.parametrize("how", ["link", "embed"])
def test_a_picture_outside_the_file_is_never_fetched(target: str, how: str) -> None:
    manuscript, report = of(p(r("a") + drawing(how=how)), links={"i1": (IMAGE, target, True)})
    assert (bare(manuscript), manuscript.pictures) == ("<p>a</p>", ())
    assert said(report) == ["picture-external"]
    assert target in report.messages[0].text


def test_a_picture_that_is_not_in_the_file_and_one_that_leads_out_of_it() -> None:
    for target in ("media/none.png", "../../../etc/passwd"):
        manuscript, report = of(p(r("a") + drawing()), links={"i1": (IMAGE, target, False)})
        assert (manuscript.pictures, said(report)) == ((), ["docx-dropped"])


def test_active_content_is_dropped_and_named() -> None:
    ole = '<w:r><w:object><v:shape><v:imagedata r:id="i1"/></v:shape><o:OLEObject r:id="o1"/></w:object></w:r>'
    fetch = f"""<w:fldSimple w:instr='DDEAUTO c:\\\\cmd.exe "/k calc"'>{r("result")}</w:fldSimple>"""
    members = parts(p(r("a") + ole + fetch) + '<w:altChunk r:id="c1"/>', links=PICTURE)
    members["word/vbaProject.bin"] = b"\x00"
    manuscript, report = of_parts(members)
    assert (bare(manuscript), manuscript.pictures) == ("<p>aresult</p>", ())
    text = " ".join(m.text for m in report.messages)
    assert all(word in text for word in ("OLE", "altChunk", "macros", "DDEAUTO"))


def test_what_is_no_picture_is_named_with_its_words() -> None:
    graphic = "http://schemas.openxmlformats.org/drawingml/2006/{}"

    def drawn(inner: str, properties: str = "") -> str:
        held = f'<wp:inline><wp:docPr id="1" name="x" {properties}/><a:graphic>{inner}</a:graphic></wp:inline>'
        return f"<w:r><w:drawing>{held}</w:drawing></w:r>"

    chart = f'<a:graphicData uri="{graphic.format("chart")}"><c:chart xmlns:c="c" r:id="c1"/></a:graphicData>'
    smart = f'<a:graphicData uri="{graphic.format("diagram")}"><d:relIds xmlns:d="d" r:dm="d1"/></a:graphicData>'
    art = '<w:r><w:pict><v:shape><v:textpath string="Draft"/></v:shape></w:pict></w:r>'
    ole = '<w:r><w:object><v:shape alt="A sheet"/></w:object></w:r>'
    links = {"c1": (f"{REL}/chart", "chart1.xml", False), "d1": (f"{REL}/diagramData", "data1.xml", False)}
    members = parts(
        p(r("a") + drawn(chart, 'descr="Exports"') + drawn(smart) + art + ole + drawing("gone", 'descr="Lost"')),
        links=links,
    )
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    members["word/chart1.xml"] = f"<c {a}><a:t>Trade</a:t><v>12.5</v><v>Grain</v></c>"
    members["word/data1.xml"] = f"<d {a}><a:t>Ends</a:t><a:t>Means</a:t></d>"
    manuscript, report = of_parts(members)
    assert (bare(manuscript), manuscript.pictures) == ("<p>a</p>", ())
    text = " ".join(m.text for m in report.messages)
    assert set(said(report)) == {"docx-dropped"}
    for named in ("chart: “Exports Trade Grain”", "SmartArt): “Ends Means”", "“Draft”", "“A sheet”", "“Lost”"):
        assert named in text, text


def test_a_damaged_chart_keeps_no_text_from_being_read() -> None:
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    inner = f'<a:graphic><a:graphicData uri="{uri}"><c:c xmlns:c="c" r:id="c1"/></a:graphicData></a:graphic>'
    members = parts(
        p(r("a") + f"<w:r><w:drawing><wp:inline>{inner}</wp:inline></w:drawing></w:r>"),
        links={"c1": (f"{REL}/chart", "chart1.xml", False)},
    )
    members["word/chart1.xml"] = "<c>"
    manuscript, report = of_parts(members)
    assert (bare(manuscript), said(report)) == ("<p>a</p>", ["docx-dropped"])


def test_a_picture_in_a_note_stands_in_the_text_behind_its_mark() -> None:
    manuscript, report = of(
        p(r("Text") + ref(1) + ref(2)) + p("End"),
        footnotes=note(1, p(r("See ") + drawing())) + note(2, p(drawing(properties='descr="Map"'))),
        note_links=PICTURE,
    )
    assert bare(manuscript) == (
        f'<p>Text{REF.format("f1")}</p><figure><img src="image-2" alt="Map"/></figure>'
        '<figure><img src="image-1" alt="A tree"/></figure><p>End</p>'
    )
    assert [n.html for n in manuscript.notes] == ["<p>See </p>"]
    assert said(report) == ["picture-in-note", "picture-in-note", "note-empty"]


def test_a_picture_that_stands_in_many_places_is_read_once() -> None:
    manuscript, _ = of(p("x") + p(drawing()) * 3, links=PICTURE)
    assert len({id(picture.data) for picture in manuscript.pictures}) == 1


# metadata


@pytest.mark.parametrize(("default", "language"), [("de-CH", "de-CH"), ("en-US", None), (None, None)])
def test_core_properties_are_not_trusted(default: str | None, language: str | None) -> None:
    members = parts(p("Text"))
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    members["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{PKG}/metadata/core-properties" {dc}><dc:title>Template</dc:title>'
        "<dc:creator>IT department</dc:creator><dc:language>de-CH</dc:language></cp:coreProperties>"
    )
    members["_rels/.rels"] = rels(
        {
            "r1": (f"{REL}/officeDocument", "word/document.xml", False),
            "r2": (f"{PKG}/relationships/metadata/core-properties", "docProps/core.xml", False),
        }
    )
    lang = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{default}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    members["word/styles.xml"] = f"<w:styles {NS}>{lang if default else ''}</w:styles>"
    manuscript, _ = of_parts(members)
    assert [(f.name, f.value) for f in manuscript.fields] == ([("language", language)] if language else [])


def test_strict_files_are_read_like_others() -> None:
    members = parts(p("T", "Title") + p(r("a") + ref(1)) + p(drawing()), footnotes=note(1, p("N.")), links=PICTURE)
    normal, _ = of_parts(members)
    strict = {
        name: re.sub(
            r'"http://schemas.openxmlformats.org/(wordprocessingml|officeDocument|drawingml)/2006/',
            r'"http://purl.oclc.org/ooxml/\1/',
            data,
        )
        if isinstance(data, str)
        else data
        for name, data in members.items()
    }
    assert "purl.oclc.org" in str(strict["word/document.xml"])
    assert of_parts(strict)[0] == normal


# bad files


def refused(data: bytes) -> str:
    with pytest.raises(ManuscriptError) as caught:
        read(Path("article.docx"), data, Report())
    assert caught.value.hint
    return caught.value.text


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or an encrypted"),
        (b"plain text", "not a Word file"),
        (b"PK\x03\x04 cut off", "not a Word file"),
        (packed({"a.txt": "b"}), "no Word document"),
        (packed({**parts(""), "word/document.xml": "<w:document"}), "not well-formed"),
        (packed({**parts(""), "word/document.xml": f"<w:document {NS}/>"}), "no Word document"),
        (packed(parts("")), "no text"),
        (packed(parts("<w:p>" * 300 + "</w:p>" * 300)), "well-formed"),
    ],
)
def test_what_is_no_word_file_is_an_error_that_says_so(data: bytes, word: str) -> None:
    assert word in refused(data)


PADDING = "<!--" + "x" * 70_000 + "-->"
READ_PARTS = ["word/document.xml", "word/footnotes.xml", "word/styles.xml", "_rels/.rels"]


@pytest.mark.parametrize(
    ("part", "padding"),
    # A part that is never parsed, as docProps/app.xml, is looked at in its beginning only.
    [("docProps/app.xml", ""), *((part, padding) for part in READ_PARTS for padding in ("", PADDING))],
)
def test_a_document_type_declaration_is_refused(part: str, padding: str) -> None:
    members = parts(p("a"), footnotes=note(1, p("b")))
    doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    members[part] = f"{padding}{doctype}{members.get(part, '<x/>')!s}"
    assert "document type declaration" in refused(packed(members))


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/x", "C:\\x", "word\\..\\..\\x", "WORD/Document.xml"])
def test_an_archive_with_unsafe_names_is_refused(name: str) -> None:
    assert "refused" in refused(packed({**parts(p("a")), name: "x"}))


def test_bombs_links_and_encryption_are_refused_before_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({**parts(p("a")), "word/media/x.bmp": b"\x00" * 5_000_000})
    many = packed({**parts(p("a")), **{f"x/{n}": b"" for n in range(5_001)}})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("word/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    locked = bytearray(packed({"word/document.xml": "x"}))
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1

    def opened(*_: object, **__: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "open", opened)
    for data, word in ((bomb, "200 times"), (many, "members"), (file.getvalue(), "link"), (bytes(locked), "encrypted")):
        assert word in refused(data)


def test_a_wrong_checksum_is_refused() -> None:
    data = bytearray(packed(parts(p("a"))))
    start = data.rfind(b"PK\x01\x02", 0, data.find(b"word/document.xml", data.find(b"PK\x01\x02")))
    data[start + 16] ^= 0xFF
    assert "damaged" in refused(bytes(data))


# real files


def raw_words(path: Path) -> Counter[str]:
    """The words of a Word file by a way of its own: the text elements of three parts."""
    found = Counter[str]()
    with zipfile.ZipFile(path) as archive:
        for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
            xml = archive.read(name).decode("utf-8-sig") if name in archive.namelist() else ""
            xml = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", xml, flags=re.DOTALL)
            xml = re.sub(r"</w:p>|<w:br\b[^>]*>|<w:tab/>", "\n", xml)
            xml = re.sub(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", "\x01\\1\x02", xml)
            text = "".join(re.findall(r"\x01[^\x02]*\x02|\n", xml)).replace("\x01", "").replace("\x02", "")
            for escaped, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
                text = text.replace(escaped, sign)
            found.update(words(text))
    return found


def test_the_anthology_is_read_whole(corpus: Path) -> None:
    notes = 0
    for path in sorted((corpus / "docx-anthology").glob("*.docx")):
        report = Report()
        manuscript = read(path, path.read_bytes(), report)[0]
        article = recognise(manuscript, report)
        assert unread_words(manuscript, article, report) == []
        # The numbers of notes stand between words; words are counted in a run, so that both sides cut alike.
        missing = raw_words(path) - manuscript_words(manuscript)
        assert sum(missing.values()) == 0, f"{path.name}: {missing}"
        assert all(n.text for n in article.notes)
        assert [n.number for n in article.notes] == list(range(1, len(article.notes) + 1))
        marks = [str(a.get("href")) for a in parse(article.body).iter("a") if is_noteref(a)]
        assert marks == [f"#note-{n}" for n in range(len(article.notes) - len(marks) + 1, len(article.notes) + 1)]
        assert not {"note-empty", "note-undefined", "note-unreferenced", "docx-remark"} & set(said(report))
        notes += len(article.notes)
    assert notes == 347


def test_small_files_of_the_corpus_lose_no_word(corpus: Path) -> None:
    for path in sorted((corpus / "docx").glob("*.docx")):
        if path.name in {"empty.docx", "external-picture.docx"}:
            assert "no text" in refused(path.read_bytes())
            continue
        if path.name == "pandoc-drop_cap.docx":
            continue  # its initials are paragraphs of their own there; see pandoc's reading of it
        manuscript = read(path, path.read_bytes(), Report())[0]
        assert not raw_words(path) - manuscript_words(manuscript), path.name


def test_pandoc_reads_the_same_words(corpus: Path) -> None:
    for native in sorted((corpus / "docx").glob("*.native")):
        path = native.with_suffix(".docx")
        manuscript = read(path, path.read_bytes(), Report())[0]
        text = re.sub(r'\] \("[^"]*","[^"]*"\)', "]", native.read_text(encoding="utf-8"))
        text = re.sub(r'Image \("",\[\],\[[^]]*\]\) \[.*?\]', "", text)
        strings = re.findall(r'Str "((?:[^"\\]|\\.)*)"|(Space|SoftBreak|LineBreak|Note|Para|Plain|\n)', text)
        run = "".join(" " if between else string for string, between in strings)
        run = re.sub(r"\\(\d+)(?:\\&)?", lambda m: chr(int(m[1])), run)
        assert not Counter(words(run)) - manuscript_words(manuscript), path.name
