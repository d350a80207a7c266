"""Reading journal articles: the text in its order, notes, people, what no book can show named, and nothing from outside."""

# ruff: noqa: E501 -- XML as journals write it
from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from publish.build import build
from publish.checks.conservation import unread_words
from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Article, Manuscript
from publish.readers import READERS
from publish.readers import read as read_any
from publish.readers.jats import is_article, read
from publish.recognise import recognise
from publish.text import words
from publish.vocabulary import paragraphs, parse, plain

HEAD = (
    '<article xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en">'
)
DOCTYPE = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN" "JATS-journalpublishing1-3.dtd">'
PICTURE = (4, 4)


def source(
    body: str = "", *, meta: str = "", back: str = "", journal: str = "", head: str = HEAD, more: str = ""
) -> str:
    front = f"<front>{journal}<article-meta>{meta}</article-meta></front>" if meta or journal else ""
    return f'<?xml version="1.0"?>{DOCTYPE}{head}{front}<body>{body}</body><back>{back}</back>{more}</article>'


def article(tmp_path: Path, xml: str, name: str = "a.xml") -> tuple[Manuscript, Report]:
    path, report = tmp_path / name, Report()
    path.write_text(xml, encoding="utf-8")
    manuscript = read_any(path, report)[0]
    return manuscript, report


def whole(tmp_path: Path, xml: str) -> tuple[Article, Report]:
    """The recognised article, with nothing unread."""
    manuscript, report = article(tmp_path, xml)
    recognised = recognise(manuscript, report)
    assert unread_words(manuscript, recognised, report) == []
    return recognised, report


def body(tmp_path: Path, xml: str, **parts: str) -> str:
    return bare(article(tmp_path, source(xml, **parts))[0].body)


def bare(markup: str) -> str:
    return re.sub(r' data-line="\d+"', "", markup)


def said(report: Report, code: str) -> list[str]:
    return [message.text for message in report.messages if message.code == code]


def field(manuscript: Manuscript, name: str) -> list[str]:
    return [entry.value for entry in manuscript.fields if entry.name == name]


# --- the kind of file


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"<article>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><article a='b'>", True),
        (DOCTYPE.encode() + b"<article>", True),
        (b'<!DOCTYPE article [<!ENTITY a "]>"><!-- ]> -->]>\n<article>', True),
        (b'<j:article xmlns:j="x">', True),
        ("<article>".encode("utf-16"), True),
        (b"<articles>", False),
        (b"<rss><article>", False),
        (b'<article xmlns="http://docbook.org/ns/docbook">', False),
        (b'<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "x"><article>', False),
        (b"<!DOCTYPE article [", False),
        (b"<!-- <article>", False),
        (b"text", False),
        (b"", False),
    ],
)
def test_a_journal_article_is_known_by_its_root(head: bytes, known: bool) -> None:
    assert is_article(head) is known


def test_the_suffix_of_journals_is_known() -> None:
    assert READERS[".nxml"] == READERS[".xml"]


def test_other_xml_is_refused_with_the_kinds_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(ManuscriptError, match="no known kind") as caught:
        article(tmp_path, "<recipe/>")
    assert "JATS" in (caught.value.hint or "")


@pytest.mark.parametrize("prefix", ["", "j:"])
def test_a_namespace_makes_no_difference(tmp_path: Path, prefix: str) -> None:
    name = f"xmlns{':j' if prefix else ''}"
    xml = f'<{prefix}article {name}="https://jats.nlm.nih.gov/ns/archiving/1.3/"><{prefix}body><{prefix}p>Text.</{prefix}p></{prefix}body></{prefix}article>'
    assert bare(article(tmp_path, xml)[0].body) == "<p>Text.</p>"


# --- the text


@pytest.mark.parametrize(
    ("xml", "markup"),
    [
        ("<p>a <italic>b</italic> <bold>c</bold> <monospace>d</monospace> H<sub>2</sub>O</p>",
         "<p>a <em>b</em> <strong>c</strong> <code>d</code> H<sub>2</sub>O</p>"),
        ("<sec><label>1</label><title>One</title><p>x</p><sec><title>Two</title><p>y</p></sec></sec>",
         "<h2>1 One</h2><p>x</p><h3>Two</h3><p>y</p>"),
        ("<sec><title>A</title><sec><p>no title</p><sec><title>B</title></sec></sec></sec>",
         "<h2>A</h2><p>no title</p><h3>B</h3>"),
        ("<table-wrap><table><tr><td><p>a</p><p>b</p></td><td/></tr></table></table-wrap>",
         "<table><tbody><tr><td><p>a</p><p>b</p></td><td/></tr></tbody></table>"),
        ("<p>one<list list-type='order'><list-item><p>a</p></list-item><list-item><p>b</p></list-item></list>two</p>",
         "<p>one</p><ol><li>a</li><li>b</li></ol><p>two</p>"),
        ("<list list-type='alpha-lower'><list-item><p>a</p></list-item></list>", '<ol type="a"><li>a</li></ol>'),
        ("<list list-type='bullet'><title>T</title><list-item><label>•</label><p>a</p></list-item></list>",
         "<p><strong>T</strong></p><ul><li>a</li></ul>"),
        ("<list list-type='order'><list-item><label>3.</label><p>a</p></list-item><list-item><label>4.</label><p>b</p></list-item></list>",
         '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("<list list-type='order'><list-item><label>(i)</label><p>a</p></list-item><list-item><label>(iv)</label><p>b</p></list-item></list>",
         "<ul><li>(i) a</li><li>(iv) b</li></ul>"),
        ("<list id='l' list-type='order'><list-item><p>a</p></list-item></list><p>x</p><list list-type='order' continued-from='l'><list-item><p>b</p></list-item></list>",
         '<ol><li>a</li></ol><p>x</p><ol start="2"><li>b</li></ol>'),
        ("<disp-quote><p>q</p><attrib>Roe</attrib></disp-quote>", "<blockquote><p>q</p><p>Roe</p></blockquote>"),
        ("<boxed-text><label>Box 1</label><caption><title>T</title><p>c</p></caption><p>d</p></boxed-text>",
         "<blockquote><p><strong>Box 1. T</strong> c</p><p>d</p></blockquote>"),
        ("<boxed-text><sec><title>T</title><p>c</p></sec></boxed-text>", "<h2>T</h2><p>c</p>"),
        ("<p>see<boxed-text><p>box</p></boxed-text> on.</p>", "<p>see on.</p><blockquote><p>box</p></blockquote>"),
        ("<verse-group><verse-line>one</verse-line><verse-line>two</verse-line></verse-group>", "<p>one<br/>two</p>"),
        ("<statement><label>Theorem 1</label><p>So.</p></statement>", "<p><strong>Theorem 1</strong></p><p>So.</p>"),
        ("<speech><speaker>A:</speaker><p>one</p><p>two</p></speech>", "<p><strong>A:</strong> one</p><p>two</p>"),
        ("<def-list><def-item><term>t</term><def><p>d</p></def></def-item></def-list>", "<p><strong>t</strong></p><p>d</p>"),
        ("<preformat>a\n  b</preformat>", "<pre>a\n  b</pre>"),
        ("<p>run <code>ls -l</code> now</p>", "<p>run <code>ls -l</code> now</p>"),
        ("<code>a\nb</code>", "<pre>a\nb</pre>"),
        ("<p><abbrev>WHO<def><p>World Health Organization</p></def></abbrev> said</p>",
         "<p>WHO (World Health Organization) said</p>"),
        ("<p>a<break/>b</p>", "<p>a<br/>b</p>"),
        ("<p><named-content xml:lang='la'>id est</named-content></p>", '<p><span lang="la">id est</span></p>'),
        ("<p><ext-link xlink:href='http://e.org/'>e</ext-link> <email>a@e.org</email> <uri>https://e.org/x</uri></p>",
         '<p><a href="http://e.org/">e</a> <a href="mailto:a@e.org">a@e.org</a> <a href="https://e.org/x">https://e.org/x</a></p>'),
        ("<p><ext-link ext-link-type='doi' xlink:href='10.1/a&lt;b'>x</ext-link> <ext-link xlink:href='javascript:x'>y</ext-link></p>",
         '<p><a href="https://doi.org/10.1/a%3Cb">x</a> y</p>'),
        ("<p>see <xref ref-type='sec' rid='s'>S</xref> and <xref rid='none'>N</xref></p><sec id='s'><title>T</title></sec>",
         '<p>see <a href="#place-1">S</a> and N</p><h2 id="place-1">T</h2>'),
        ("<p>see <xref ref-type='sec' rid='s'/></p><sec id='s'><label>2.1</label><title>T</title></sec>",
         '<p>see <a href="#place-1">2.1</a></p><h2 id="place-1">2.1 T</h2>'),
        ("<unheard-of>one</unheard-of><unheard-of>two</unheard-of>", "<p>one</p><p>two</p>"),
        ("<p>one <unheard-of>two</unheard-of></p>", "<p>one two</p>"),
        ("<p>a&nbsp;b &alpha; &LT;i&GT; &amp;</p>", "<p>a\u00a0b α &lt;i&gt; &amp;</p>"),
    ],
)  # fmt: skip
def test_elements_become_the_vocabulary(tmp_path: Path, xml: str, markup: str) -> None:
    assert body(tmp_path, xml) == markup


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    xml = f'<?xml version="1.0"?>\n{DOCTYPE}\n{HEAD}\n<body>\n<p>&nbsp;one</p>\n<p>two</p></body></article>'
    lines = [block.get("data-line") for block in parse(article(tmp_path, xml)[0].body)]
    assert lines == ["5", "6"]


def test_formats_that_cannot_be_shown_are_counted(tmp_path: Path) -> None:
    manuscript, report = article(
        tmp_path, source("<p><underline>+</underline>1 <strike>no</strike> <strike>x</strike></p>")
    )
    assert plain(manuscript.body) == "+1 no x"
    assert "underline × 1, strike-through × 2" in said(report, "jats-formats")[0]


def test_entities_that_no_table_knows_stay_and_are_named(tmp_path: Path) -> None:
    manuscript, report = article(tmp_path, source("<p>a\n&agr; &agr; <![CDATA[&nbsp;]]> &beta;</p>"))
    assert plain(manuscript.body) == "a &agr; &agr; &nbsp; β"
    [message] = [m for m in report.messages if m.code == "jats-entities"]
    assert "&agr; × 2" in message.text
    assert message.line == 2


# --- pictures, tables, formulas


def test_a_figure_shows_the_picture_beside_the_file_with_its_description(tmp_path: Path) -> None:
    Image.new("RGB", PICTURE).save(tmp_path / "f1.png")
    manuscript, report = article(tmp_path, source(
        "<p>Text <xref rid='f'>Figure 1</xref> goes<fig id='f'><label>Figure 1</label><caption><title>A title.</title><p>Words.</p></caption>"
        "<alt-text>A quay</alt-text><graphic xlink:href='f1.tif'/><attrib>By Roe</attrib></fig> on.</p>"))  # fmt: skip
    assert bare(manuscript.body) == (
        '<p>Text <a href="#place-1">Figure 1</a> goes on.</p><figure><img src="image-1" alt="A quay"/>'
        '<figcaption id="place-1"><p><strong>Figure 1. A title.</strong> Words.</p><p>By Roe</p></figcaption></figure>'
    )
    assert [picture.name for picture in manuscript.pictures] == ["f1.png"]
    assert said(report, "picture-left-out") == []


def test_the_third_part_of_a_picture_is_no_copyright_and_a_credit_line_under_it_is_one(tmp_path: Path) -> None:
    Image.new("RGB", PICTURE).save(tmp_path / "f1.png")
    caption = "<caption><title>Ships.</title><p>(A) A hull. (B) A keel.</p><p>(C) A sail of Ghent.</p>{}</caption>"
    for more, credits in (("", 0), ("<p>Photo: Sail (2019), by Ann Poe. Licensed under CC BY 4.0.</p>", 1)):
        recognised, _ = whole(tmp_path, source(f"<p>x</p><fig>{caption.format(more)}<graphic xlink:href='f1'/></fig>"))
        assert len(recognised.credits) == credits
        assert recognised.text.split("\n")[-2:] == ["Ships. (A) A hull. (B) A keel.", "(C) A sail of Ghent."]


@pytest.mark.parametrize("name", ["f1", "http://e.org/f1.png", "../f1.png", "/f1.png", "C:\\f1.png", "", "a\u0301b"])
def test_a_picture_that_is_not_there_leaves_its_caption_and_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    Image.new("RGB", PICTURE).save(tmp_path / "f1.png")
    manuscript, report = article(folder, source(
        f"<fig><caption><p>Words.</p></caption><graphic xlink:href='{name}'><alt-text>A quay</alt-text></graphic></fig>"))  # fmt: skip
    assert bare(manuscript.body) == "<figure><figcaption>Words.</figcaption></figure>"
    assert manuscript.pictures == ()
    [text] = said(report, "picture-left-out")
    assert "A quay" in text


def test_a_table_keeps_caption_parts_spans_and_what_explains_it(tmp_path: Path) -> None:
    assert body(tmp_path,
        "<table-wrap id='t'><label>Table 1</label><caption><p>Things</p></caption><table><thead><tr><th colspan='2'>A<xref ref-type='table-fn' rid='n'>*</xref></th></tr></thead>"
        "<tbody><tr><td rowspan='2' align='left'>b</td><td>c</td></tr></tbody></table>"
        "<table-wrap-foot><fn id='n'><label>*</label><p>Not all.</p></fn></table-wrap-foot></table-wrap>"
    ) == (
        '<table><caption><strong>Table 1.</strong> Things</caption><thead><tr><th colspan="2">A<sup><a href="#place-1">*</a></sup></th></tr></thead>'
        '<tbody><tr><td rowspan="2">b</td><td>c</td></tr></tbody></table><p id="place-1"><small>* Not all.</small></p>'
    )  # fmt: skip


def test_a_table_of_the_other_model_and_words_between_its_cells(tmp_path: Path) -> None:
    assert body(tmp_path,
        "<table-wrap><table><tgroup cols='2'><colspec colname='a'/><colspec colname='b'/><thead><row><entry namest='a' nameend='b'>x</entry></row></thead>"
        "<tbody><row><entry morerows='1'>y</entry><entry>z</entry>stray</row></tbody></tgroup></table></table-wrap>"
    ) == (
        '<table><thead><tr><th colspan="2">x</th></tr></thead><tbody><tr><td rowspan="2">y</td><td>z</td></tr></tbody></table><p>stray</p>'
    )  # fmt: skip


def test_a_table_that_is_a_picture_is_a_figure(tmp_path: Path) -> None:
    Image.new("RGB", PICTURE).save(tmp_path / "t.png")
    assert body(tmp_path, "<table-wrap><label>Table 1.</label><graphic xlink:href='t'/></table-wrap>") == (
        '<figure><img src="image-1"/><figcaption><strong>Table 1.</strong></figcaption></figure>'
    )


FORMULA = "<mml:math><mml:mfrac><mml:mrow><mml:mi>a</mml:mi><mml:mo>+</mml:mo><mml:mn>1</mml:mn></mml:mrow><mml:msub><mml:mi>x</mml:mi><mml:mi>i</mml:mi></mml:msub></mml:mfrac></mml:math>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (FORMULA, "(a + 1)/(xi)"),
        (
            "<mml:math><mml:msqrt><mml:mi>a</mml:mi></mml:msqrt><mml:mo>=</mml:mo><mml:mo>−</mml:mo><mml:mi>sin</mml:mi></mml:math>",
            "√(a) = −sin",
        ),
        ("<mml:math><mml:mroot><mml:mi>a</mml:mi><mml:mn>3</mml:mn></mml:mroot></mml:math>", "3√(a)"),
        (
            "<mml:math><mml:mfenced open='[' separators=';'><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfenced></mml:math>",
            "[a; b)",
        ),
        (
            "<mml:math><mml:mtable><mml:mtr><mml:mtd><mml:mi>a</mml:mi></mml:mtd><mml:mtd><mml:mi>b</mml:mi></mml:mtd></mml:mtr><mml:mtr><mml:mtd><mml:mi>c</mml:mi></mml:mtd></mml:mtr></mml:mtable></mml:math>",
            "a, b; c",
        ),
        ("<tex-math>\\documentclass{x}\\begin{document}$E = mc^2$\\end{document}</tex-math>", "$E = mc^2$"),
        ("<alternatives><tex-math>T</tex-math><mml:math><mml:mi>m</mml:mi></mml:math></alternatives>", "m"),
        ("<textual-form>e equals</textual-form>", "e equals"),
        ("E = <italic>mc</italic><sup>2</sup>", "E = mc2"),
    ],
)
def test_formulas_become_a_line_of_text(tmp_path: Path, xml: str, text: str) -> None:
    manuscript, report = article(
        tmp_path,
        source(
            f"<p>x <inline-formula>{xml}</inline-formula> y</p><disp-formula>{xml}<label>(1)</label></disp-formula>"
        ),
    )
    assert paragraphs(manuscript.body) == [f"x {text} y", f"{text} (1)"]
    if "math" in xml:
        assert said(report, "jats-formulas")[0].startswith("2 formula(s)")


def test_the_picture_of_a_formula_is_preferred(tmp_path: Path) -> None:
    Image.new("RGB", PICTURE).save(tmp_path / "e.png")
    xml = f"<p>x <inline-formula><alternatives><inline-graphic xlink:href='e.gif'/>{FORMULA}</alternatives></inline-formula> y</p>"
    assert body(tmp_path, xml) == '<p>x <img src="image-1" alt="a+1xi"/> y</p>'


def test_what_is_said_under_a_picture_itself_is_kept(tmp_path: Path) -> None:
    graphics = "<graphic xlink:href='q'><label>L</label><caption><p>one</p></caption><alt-text>alt</alt-text></graphic>"
    other = "<alternatives><graphic xlink:href='r'/><graphic xlink:href='s'><caption><p>two</p></caption></graphic></alternatives>"
    manuscript, report = article(tmp_path, source(f"<fig>{graphics}{other}</fig>"))
    assert paragraphs(manuscript.body) == ["L. one", "two"]
    assert ["alt" in text for text in said(report, "picture-left-out")] == [True, False]
    formula = f"<p>x <inline-formula>{graphics}{FORMULA}</inline-formula></p>"
    manuscript, report = article(tmp_path, source(formula))
    assert paragraphs(manuscript.body) == ["x (a + 1)/(xi)"]
    assert "L one alt" in said(report, "jats-not-printed")[0]


def test_films_and_files_are_named_and_their_captions_kept(tmp_path: Path) -> None:
    manuscript, report = article(tmp_path, source(
        "<p>a<media xlink:href='v.mov'><label>Video 1</label><caption><p>A ship.</p></caption></media> b</p>"
        "<supplementary-material xlink:href='d.csv'><label>Data 1</label><caption><title>All data.</title></caption></supplementary-material>"))  # fmt: skip
    assert bare(manuscript.body) == (
        "<p>a b</p><figure><figcaption><strong>Video 1.</strong> A ship.</figcaption></figure><p><strong>Data 1. All data.</strong></p>"
    )
    assert [("v.mov" in text, "d.csv" in text) for text in said(report, "media-left-out")] == [
        (True, False),
        (False, True),
    ]


def test_floats_stand_after_the_paragraph_that_refers_to_them_first(tmp_path: Path) -> None:
    floats = "<floats-group><fig id='a'><label>A</label></fig><fig id='b'><label>B</label></fig><fig id='c'><label>C</label></fig></floats-group>"
    manuscript, _ = article(
        tmp_path, source("<p>x <xref rid='b'>B</xref> <xref rid='a'>A</xref></p><p>y</p>", more=floats)
    )
    assert paragraphs(manuscript.body) == ["x B A", "B", "A", "y", "C"]


# --- notes


def test_notes_wherever_they_stand(tmp_path: Path) -> None:
    recognised, report = whole(tmp_path, source(
        "<p>One<xref ref-type='fn' rid='a'><sup>1</sup></xref> two<sup><xref ref-type='fn' rid='b'>2</xref>,<xref ref-type='fn' rid='a'>1</xref></sup> three<fn id='c'><label>3</label><p>Inside.</p></fn>."
        " Four<xref ref-type='fn' rid='d'>4</xref>.<fn id='d'><label>4</label><p>At the end of its paragraph.</p></fn></p>",
        meta="<title-group><article-title>Title<xref ref-type='fn' rid='t'>*</xref></article-title></title-group><author-notes><fn id='t'><label>*</label><p>Given as a lecture.</p></fn></author-notes>",
        back="<fn-group><title>Notes</title><fn id='a'><label>1</label><p>First.</p><p>Still first.</p></fn><fn id='b'><label>2</label><p>Second.</p></fn></fn-group>"))  # fmt: skip
    assert [(note.text, note.references) for note in recognised.notes] == [
        ("Given as a lecture.", 1), ("First.\nStill first.", 2), ("Second.", 1), ("Inside.", 1), ("At the end of its paragraph.", 1),
    ]  # fmt: skip
    assert recognised.text == "One two three. Four."
    assert [m.code for m in report.messages if m.severity == "error"] == []
    assert said(report, "notes-heading-left-out")


def test_footnotes_that_nothing_in_the_text_refers_to_are_text_or_unreferenced_notes(tmp_path: Path) -> None:
    people = "<contrib-group><contrib contrib-type='author'><name><surname>Roe</surname></name><xref ref-type='fn' rid='con1'/></contrib></contrib-group>"
    manuscript, _ = article(tmp_path, source("<p>One<xref ref-type='fn' rid='a'>1</xref>.</p>", meta=people, back=(
        "<fn-group><title>Interests</title><fn fn-type='conflict' id='con1'><p>None.</p></fn></fn-group>"
        "<fn-group><fn id='a'><p>A note.</p></fn><fn id='b'><p>Another.</p></fn><fn fn-type='con'><label>*</label><p>Roe wrote.</p></fn></fn-group>")))  # fmt: skip
    assert [plain(note.html) for note in manuscript.notes] == ["A note.", "Another."]
    assert paragraphs(manuscript.body) == ["One.", "Interests", "None.", "* Roe wrote."]


def test_references_without_a_note_stay_and_are_reported(tmp_path: Path) -> None:
    manuscript, report = article(tmp_path, source("<p>One<xref ref-type='fn' rid='x'>7</xref>.</p>"))
    assert plain(manuscript.body) == "One7."
    assert "“7”" in said(report, "note-text-missing")[0]


def test_empty_and_nested_notes(tmp_path: Path) -> None:
    manuscript, report = article(tmp_path, source(
        "<p>a<fn id='e'><label>1</label><p/></fn> b<fn id='o'><p>outer <xref ref-type='fn' rid='o'>o</xref><fn id='i'><p>inner</p></fn></p></fn></p>"))  # fmt: skip
    assert [paragraphs(note.html) for note in manuscript.notes] == [["outer o", "inner"]]
    assert {"note-empty", "note-nested", "note-in-note"} <= {message.code for message in report.messages}


def test_citations_are_no_notes(tmp_path: Path) -> None:
    manuscript, _ = article(tmp_path, source("<p>So <xref ref-type='bibr' rid='r'>Roe 2001</xref>.</p>",
        back="<ref-list><title>Works</title><ref id='r'><mixed-citation>Roe. <italic>A Book</italic>. 2001.</mixed-citation></ref></ref-list>"))  # fmt: skip
    assert (
        bare(manuscript.body)
        == '<p>So <a href="#place-1">Roe 2001</a>.</p><h2>Works</h2><ul><li id="place-1">Roe. <em>A Book</em>. 2001.</li></ul>'
    )
    assert manuscript.notes == ()


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<person-group person-group-type='author'><name><surname>Roe</surname><given-names>J</given-names></name><name><surname>Doe</surname><given-names>A</given-names><suffix>Jr</suffix></name><etal/></person-group>"
         "<year>2001</year><article-title>Why?</article-title><source>Nature</source><volume>12</volume><issue>3</issue><fpage>45</fpage><lpage>67</lpage><pub-id pub-id-type='doi'>10.1/x</pub-id>",
         "Roe J, Doe A Jr, et al. (2001). Why? Nature 12(3): 45–67. doi:10.1/x"),
        ("<name><surname>Roe</surname><given-names>J</given-names></name><year>1999</year><source>A Book</source><edition>2nd edition</edition><publisher-name>Press</publisher-name><publisher-loc>Ghent</publisher-loc>",
         "Roe J (1999). A Book, 2nd edition. Ghent: Press."),
        ("<person-group person-group-type='author'><collab>WHO</collab></person-group><chapter-title>A chapter</chapter-title><person-group person-group-type='editor'><name><surname>Doe</surname></name></person-group><source>A Book</source><fpage>1</fpage><comment>In press</comment>",
         "WHO. A chapter. Doe (editor). A Book: 1. In press."),
        ("<year>2001</year><source>Data</source><unheard-of>kept</unheard-of><ext-link xlink:href='http://e.org/'>http://e.org/</ext-link>",
         "(2001). Data. kept. http://e.org/"),
        ("Roe, <source>A Book</source>, <year>2001</year>", "Roe, A Book, 2001"),
    ],
)  # fmt: skip
def test_citations_of_elements_are_composed_and_nothing_is_lost(tmp_path: Path, xml: str, text: str) -> None:
    back = f"<ref-list><ref><element-citation>{xml}</element-citation></ref></ref-list>"
    manuscript, _ = article(tmp_path, source("<p>x</p>", back=back))
    assert paragraphs(manuscript.body) == ["x", text]


def test_numbered_references_are_a_numbered_list(tmp_path: Path) -> None:
    refs = "".join(f"<ref><label>[{n}]</label><mixed-citation>Work {n}</mixed-citation></ref>" for n in (1, 2))
    assert body(tmp_path, "", back=f"<ref-list>{refs}</ref-list>") == "<ol><li>Work 1</li><li>Work 2</li></ol>"
    assert (
        body(tmp_path, "", back=f"<ref-list>{refs.replace('[2]', '[7]')}</ref-list>")
        == "<ul><li>[1] Work 1</li><li>[7] Work 2</li></ul>"
    )


def test_of_two_forms_of_a_citation_one_is_printed_and_other_words_are_named(tmp_path: Path) -> None:
    manuscript, report = article(tmp_path, source("<p>x</p>", back=(
        "<ref-list><ref><citation-alternatives><element-citation><source>A Book</source><comment>rare</comment></element-citation>"
        "<mixed-citation>Roe, A Book.</mixed-citation></citation-alternatives></ref></ref-list>")))  # fmt: skip
    assert paragraphs(manuscript.body) == ["x", "Roe, A Book."]
    assert "rare" in said(report, "jats-not-printed")[0]


# --- what the front says

META = """
<article-id pub-id-type="doi">10.1/abc</article-id><article-id pub-id-type="publisher-id">77</article-id>
<article-categories><subj-group subj-group-type="display-channel"><subject>Essay</subject></subj-group>
<subj-group subj-group-type="heading"><subject>History</subject></subj-group></article-categories>
<title-group><article-title>On <italic>Ships</italic></article-title><subtitle>A story</subtitle>
<trans-title-group xml:lang="fr"><trans-title>Des navires</trans-title></trans-title-group></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Roe</surname><given-names>Jane</given-names></name><degrees>PhD</degrees>
<contrib-id contrib-id-type="orcid">https://orcid.org/0000-0001</contrib-id><xref ref-type="aff" rid="a1">1</xref><xref ref-type="corresp" rid="c1">*</xref></contrib>
<contrib contrib-type="translator"><string-name>Ada Doe</string-name><bio><p>Ada Doe lives in <bold>Ghent</bold>.</p></bio></contrib>
<contrib contrib-type="editor"><name name-style="eastern"><surname>Li</surname><given-names>Na</given-names></name><role>Handling editor</role></contrib>
<contrib><collab>Ship Group</collab></contrib><contrib contrib-type="keeper"><name><surname>Moe</surname></name></contrib>
<aff id="a1"><label>1</label><institution>University</institution><city>Ghent</city></aff></contrib-group>
<author-notes><corresp id="c1"><label>*</label>Write to <email>j@e.org</email></corresp></author-notes>
<pub-date pub-type="collection"><year>2020</year></pub-date><pub-date pub-type="epub"><day>3</day><month>March</month><year>2021</year></pub-date>
<volume>4</volume><issue>2</issue><fpage>10</fpage><lpage>19</lpage><product><source>A Reviewed Book</source>, 2019</product>
<permissions><copyright-statement>© 2021 Roe</copyright-statement><copyright-year>2021</copyright-year><copyright-holder>Roe</copyright-holder>
<license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Free to share.</license-p></license></permissions>
<abstract><p>In short.</p></abstract><abstract abstract-type="graphical"><title>At a glance</title><p>Picture this.</p></abstract>
<trans-abstract xml:lang="fr"><title>Résumé</title><p>En bref.</p></trans-abstract>
<kwd-group><title>Keywords</title><kwd>ships</kwd><kwd><italic>sails</italic></kwd></kwd-group>
<funding-group><award-group><funding-source>Fund</funding-source><award-id>F1</award-id><principal-award-recipient><name><surname>Roe</surname><given-names>Jane</given-names></name></principal-award-recipient></award-group>
<funding-statement>Paid for.</funding-statement></funding-group>
"""
JOURNAL = "<journal-meta><journal-id>sj</journal-id><journal-title-group><journal-title>Ship Journal</journal-title></journal-title-group><issn>1234-5678</issn><publisher><publisher-name>Press</publisher-name><publisher-loc>Ghent</publisher-loc></publisher></journal-meta>"


def test_the_front_becomes_fields(tmp_path: Path) -> None:
    manuscript, report = article(
        tmp_path, source("<sec><title>Start</title><p>Text.</p></sec>", meta=META, journal=JOURNAL)
    )
    assert manuscript.format == "jats"
    assert field(manuscript, "title") == ["On <em>Ships</em>"]
    assert field(manuscript, "subtitle") == ["A story"]
    assert field(manuscript, "category") == ["History"]
    assert field(manuscript, "keyword") == ["Essay", "ships", "sails"]
    assert field(manuscript, "date") == ["2021-03-03"]
    assert field(manuscript, "language") == ["en"]
    people = [
        (entry.name, plain(entry.value))
        for entry in manuscript.fields
        if entry.name in {"author", "translator", "editor", "contributor", "biography"}
    ]
    assert people == [
        ("author", "Jane Roe"), ("biography", "PhD; University, Ghent; https://orcid.org/0000-0001"),
        ("translator", "Ada Doe"), ("biography", "Ada Doe lives in Ghent."),
        ("editor", "Li Na"), ("biography", "Handling editor"),
        ("author", "Ship Group"), ("contributor", "Moe"),
    ]  # fmt: skip
    assert [plain(html) for html in field(manuscript, "provenance")] == [
        "Ship Journal 4/2 (2020): 10–19. Ghent: Press. ISSN 1234-5678. doi:10.1/abc",
        "© 2021 Roe.",
        "Free to share. https://creativecommons.org/licenses/by/4.0/",
    ]
    assert said(report, "jats-part-unstated")
    assert "keeper" in said(report, "jats-part-unknown")[0]
    assert sorted(re.findall(r"<(.+?)>: “(.+)”", text)[0] for text in said(report, "jats-not-printed")) == [
        ("kwd-group", "Keywords"), ("title-group", "Des navires"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "texts"),
    [
        ("<license><license-p>Under <ext-link xlink:href='https://e.org/by/'>a licence</ext-link>.</license-p></license>", ["Under a licence (https://e.org/by/)."]),
        ("<license xlink:href='https://e.org/by/'><license-p>See https://e.org/by/.</license-p></license>", ["See https://e.org/by/."]),
        ("<license><license_ref>https://e.org/by/</license_ref></license>", ["https://e.org/by/"]),
        ("<copyright-year>2021</copyright-year><copyright-holder>Roe</copyright-holder>", ["© 2021 Roe"]),
        ("<copyright-holder>Roe</copyright-holder>", ["© Roe"]),
        ("<copyright-statement>© Roe</copyright-statement><copyright-holder>Doe</copyright-holder>", ["© Roe. © Doe"]),
    ],
)  # fmt: skip
def test_licences_are_printed_with_their_addresses(tmp_path: Path, xml: str, texts: list[str]) -> None:
    manuscript, _ = article(tmp_path, source("<p>x</p>", meta=f"<permissions>{xml}</permissions>"))
    assert [plain(html) for html in field(manuscript, "provenance")] == texts


def test_what_stands_around_the_text_has_its_own_titles_or_a_line(tmp_path: Path) -> None:
    back = "<ack><title>Thanks</title><p>To all.</p></ack><app-group><app><title>Appendix</title><p>More.</p></app></app-group>"
    manuscript, _ = article(
        tmp_path, source("<sec><title>Start</title><p>Text.</p></sec>", meta=META, journal=JOURNAL, back=back)
    )
    assert bare(manuscript.body) == (
        "<p>A Reviewed Book, 2019</p><hr/><p>In short.</p><h2>At a glance</h2><p>Picture this.</p>"
        '<h2 lang="fr">Résumé</h2><p lang="fr">En bref.</p><h2>Start</h2><p>Text.</p>'
        '<hr/><p>Jane Roe: Write to <a href="mailto:j@e.org">j@e.org</a></p><hr/><ul><li>Fund, F1 (Jane Roe)</li></ul><p>Paid for.</p>'
        "<h2>Thanks</h2><p>To all.</p><h2>Appendix</h2><p>More.</p>"
    )


def test_all_of_it_is_in_the_article(tmp_path: Path) -> None:
    recognised, _ = whole(tmp_path, source("<sec><title>Start</title><p>Text.</p></sec>", meta=META, journal=JOURNAL))
    assert recognised.title == "On Ships"
    assert [(person.name, person.role) for person in recognised.authors][:2] == [
        ("Jane Roe", "author"),
        ("Ada Doe", "translator"),
    ]
    assert len(recognised.provenance) == 3


def test_members_of_a_group_stand_in_its_biography(tmp_path: Path) -> None:
    manuscript, _ = article(tmp_path, source("<p>x</p>", meta=(
        "<contrib-group><contrib contrib-type='author'><collab>Group<contrib-group><contrib><name><surname>Roe</surname><given-names>J</given-names></name>"
        "<aff>Ghent</aff></contrib><contrib><name><surname>Doe</surname></name></contrib></contrib-group></collab></contrib></contrib-group>")))  # fmt: skip
    assert field(manuscript, "author") == ["Group"]
    assert [plain(html) for html in field(manuscript, "biography")] == ["J Roe, Ghent; Doe"]


def test_one_affiliation_that_nobody_refers_to_is_that_of_all(tmp_path: Path) -> None:
    two = "".join(
        f"<contrib contrib-type='author'><name><surname>{name}</surname></name></contrib>" for name in ("Roe", "Doe")
    )
    manuscript, _ = article(tmp_path, source("<p>x</p>", meta=f"<contrib-group>{two}<aff>Ghent</aff></contrib-group>"))
    assert [plain(html) for html in field(manuscript, "biography")] == ["Ghent", "Ghent"]
    manuscript, report = article(
        tmp_path, source("<p>x</p>", meta=f"<contrib-group>{two}<aff>Ghent</aff><aff>Bruges</aff></contrib-group>")
    )
    assert field(manuscript, "biography") == []
    assert "Ghent Bruges" in said(report, "jats-not-printed")[0]


def test_a_sentence_that_the_journal_has_made_of_elements_stays_one(tmp_path: Path) -> None:
    manuscript, _ = article(tmp_path, source("<p>x</p>", meta=(
        "<contrib-group><contrib contrib-type='author'><name><surname>Roe</surname><given-names>J</given-names></name><x> is </x><role>head</role><x> of the </x><role>house</role></contrib></contrib-group>")))  # fmt: skip
    assert [plain(html) for html in field(manuscript, "biography")] == ["J Roe is head of the house"]


@pytest.mark.parametrize(
    ("xml", "iso", "left"),
    [
        ("<pub-date><year>2001</year></pub-date>", "2001", ""),
        ("<pub-date><month>12</month><year>2001</year></pub-date>", "2001-12", ""),
        ("<pub-date><day>31</day><month>02</month><year>2001</year></pub-date>", "2001-02", "31"),
        ("<pub-date><season>Spring</season><year>2001</year></pub-date>", "2001", "Spring"),
        ("<pub-date iso-8601-date='2001-05-06'><string-date>early</string-date></pub-date>", "2001-05-06", "early"),
        ("<pub-date><string-date>May 2001</string-date></pub-date>", "", "May 2001"),
        ("<pub-date><year>MMI</year></pub-date>", "", "MMI"),
        (
            "<pub-date pub-type='ppub'><year>2002</year></pub-date><pub-date date-type='pub'><year>2001</year></pub-date>",
            "2001",
            "2002",
        ),
    ],
)
def test_dates_are_as_exact_as_they_are_stated(tmp_path: Path, xml: str, iso: str, left: str) -> None:
    manuscript, report = article(tmp_path, source("<p>x</p>", meta=xml))
    assert field(manuscript, "date") == ([iso] if iso else [])
    assert [left in text for text in said(report, "jats-not-printed")] == ([True] if left else [])


def test_letters_and_replies_follow_with_their_titles_and_people(tmp_path: Path) -> None:
    more = ("<sub-article xml:lang='fr'><front-stub><article-id>9</article-id><title-group><article-title>Letter</article-title></title-group>"
            "<contrib-group><contrib contrib-type='editor'><name><surname>Doe</surname><given-names>A</given-names></name><role>Editor</role></contrib></contrib-group>"
            "<kwd-group><kwd>odd</kwd></kwd-group></front-stub><body><p>Dear.</p><sec><title>Points</title></sec></body></sub-article>")  # fmt: skip
    manuscript, report = article(tmp_path, source("<p>x</p>", more=more))
    assert (
        bare(manuscript.body)
        == '<p>x</p><h2 lang="fr">Letter</h2><p lang="fr">A Doe, Editor</p><p lang="fr">Dear.</p><h3 lang="fr">Points</h3>'
    )
    assert ["odd" in text for text in said(report, "jats-not-printed")] == [True]


# --- nothing is lost: counted by other means than the reader's own

_INLINE = frozenset(
    "italic bold sub sup underline monospace named-content styled-content ext-link inline-formula xref p".split()
)
_IDS = frozenset({"journal-id", "object-id", "institution-id", "contrib-id"})
_QUOTING = frozenset({"jats-not-printed", "picture-left-out", "media-left-out", "notes-heading-left-out"})


def texts(element: etree._Element, gone: frozenset[etree._Element]) -> str:
    """The text of an element: together where letters are only formatted, apart everywhere else."""
    if element in gone or not isinstance(element.tag, str):
        return ""
    apart = "" if element.tag in _INLINE - {"p"} else " "
    inner = "".join(texts(child, gone) + (child.tail or "") for child in element)
    return f"{apart}{element.text or ''}{inner}{apart}"


def excluded(root: etree._Element) -> frozenset[etree._Element]:
    """What the reader may leave out without a word: identifiers, signs that lead to something, what is said twice."""
    gone = [e for e in root.iter() if e.tag in _IDS and not _cited(e) and "orcid" not in e.get("contrib-id-type", "")]
    gone += [
        e
        for e in root.iter("article-id")
        if e.get("pub-id-type") != "doi" or next(e.iterancestors("front-stub"), None) is not None
    ]
    gone += [e for e in root.iter("xref") if next(e.iterancestors("contrib"), None) is not None]
    gone += [label for aff in root.iter("aff") for label in aff.iter("label")]
    gone += [label for notes in root.iter("author-notes") for label in notes.iter("label")]
    for permissions in root.iter("permissions"):
        statement = words(" ".join(permissions.findtext("copyright-statement", "").split()))
        for twice in permissions.findall("copyright-year") + permissions.findall("copyright-holder"):
            assert set(words(twice.text or "")) <= set(statement)
            gone.append(twice)
    # The date of publication is a field, 2014-02-28; a volume's year stands in the provenance, once.
    gone += root.findall("front/article-meta/pub-date")
    gone += list(root.iter("{http://www.w3.org/1998/Math/MathML}math"))
    return frozenset(gone)


def _cited(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ("element-citation", "mixed-citation", "related-object")


def raw(path: Path) -> etree._Element:
    parser = etree.XMLParser(
        load_dtd=False, no_network=True, resolve_entities=False, remove_comments=True, remove_pis=True
    )
    return etree.parse(path, parser).getroot()


ARTICLES = ["elife00013", "elife00351", "elife02935", "elife04493", "elife-kitchen-sink"]


@pytest.mark.parametrize("name", ARTICLES)
def test_every_word_of_a_real_article_is_in_the_manuscript_or_named(corpus: Path, name: str) -> None:
    path, report = corpus / "jats" / f"{name}.xml", Report()
    manuscript = read_any(path, report)[0]
    root = raw(path)
    gone = excluded(root)
    alts = [str(alt) for alt in parse(manuscript.body).xpath("//@alt")]
    text = "\n".join([*paragraphs(manuscript.body), *alts, *(plain(note.html) for note in manuscript.notes)])
    named = Counter(words("\n".join(message.text for message in report.messages if message.code in _QUOTING)))
    fields = "\n".join(plain(e.value) if "<" in e.value else e.value for e in manuscript.fields)
    # The text by itself first: words that the biographies repeat can't stand for words of the text.
    own = Counter(words(" ".join(texts(part, gone) for part in root if part.tag != "front")))
    assert own - Counter(words(text)) - named == Counter()
    whole = Counter(words(texts(root, gone)))
    assert whole - Counter(words(text)) - Counter(words(fields)) - named == Counter()
    letters = Counter(
        "".join("".join(math.itertext()) for math in root.iter("{http://www.w3.org/1998/Math/MathML}math"))
    )
    assert all(count <= text.count(letter) for letter, count in letters.items() if letter.isalnum())


@pytest.mark.parametrize("name", ARTICLES)
def test_every_word_of_a_real_article_is_part_of_the_recognised_one(corpus: Path, name: str) -> None:
    report = Report()
    manuscript = read_any(corpus / "jats" / f"{name}.xml", report)[0]
    recognised = recognise(manuscript, report)
    assert unread_words(manuscript, recognised, report) == []
    assert recognised.title
    assert recognised.authors
    assert recognised.date
    assert recognised.category
    assert [m.code for m in report.messages if m.severity == "error"] == []


def test_figures_of_the_largest_real_article(corpus: Path) -> None:
    manuscript = read_any(corpus / "jats" / "elife-kitchen-sink.xml", Report())[0]
    body = parse(manuscript.body)
    root = raw(corpus / "jats" / "elife-kitchen-sink.xml")
    references = list(body.xpath("//h2[.='References']/following-sibling::ul[1]/li"))
    assert len(references) == len(list(root.iter("ref"))) == 103
    assert len(list(body.iter("table"))) == len(list(root.iter("table")))
    links = [str(href) for href in body.xpath("//a/@href") if str(href).startswith("#")]
    assert len(links) > 250
    assert {link[1:] for link in links} <= set(body.xpath("//@id"))


# --- through the whole line


def test_two_articles_with_the_same_places_make_one_book(tmp_path: Path) -> None:
    text = "<p>In <italic>x</italic><sub>i</sub> see <xref rid='s'>below</xref> and <xref rid='r'>Roe</xref><fn><p>Or <xref rid='s'>there</xref>.</p></fn>.</p><sec id='s'><title>Below</title><p>Text.</p></sec>"
    back = "<ref-list><title>Works</title><ref id='r'><mixed-citation>Roe, A Book</mixed-citation></ref></ref-list>"
    for name in ("One", "Two"):
        meta = f"<title-group><article-title>{name}</article-title></title-group>"
        (tmp_path / f"{name}.xml").write_text(source(text, meta=meta, back=back), encoding="utf-8")
    report = Report()
    outcome = build(tmp_path, tmp_path / "dist", editions=["epub", "print"], report=report)
    assert [message for message in report.messages if message.severity == "error"] == []
    assert {name: edition["lost"] for name, edition in outcome.conservation["editions"].items()} == {
        "epub": [],
        "print": [],
    }
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "dist" / "html").glob("*.xhtml")}
    assert 'href="#two.place-1"' in pages["article-two.xhtml"]
    assert 'href="article-two.xhtml#two.place-1"' in pages["notes.xhtml"]


# --- files of strangers


def refused(tmp_path: Path, xml: str) -> ManuscriptError:
    with pytest.raises(ManuscriptError) as caught:
        article(tmp_path, xml)
    return caught.value


def test_damaged_xml_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refused(tmp_path, f'<?xml version="1.0"?>\n{DOCTYPE}\n<article>\n<body>\n<p>&nbsp;x</q></body></article>')
    assert error.line == 5
    assert "not well-formed" in error.text


@pytest.mark.parametrize(
    "xml",
    [
        "<article/>",
        "<article><meta/></article>",
        "<article><body/></article>",
        "<article><front><article-meta/></front></article>",
    ],
)
def test_an_article_without_text_is_refused(tmp_path: Path, xml: str) -> None:
    refused(tmp_path, xml)


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.nxml"
    path.write_bytes(b"<article><body><p>x" + b" " * 20_000_000 + b"</p></body></article>")
    with pytest.raises(ManuscriptError, match="larger than 20 MB"):
        read_any(path, Report())


def test_entities_of_the_file_itself_are_never_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    bombs = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        f'<!DOCTYPE article SYSTEM "{secret.as_uri()}" [<!ENTITY b0 "bomb">{bombs}<!ENTITY file SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;<!ENTITY nbsp "changed">]><article><body><p>&b9; &file; &nbsp;.</p></body></article>'
    )
    manuscript, report = article(tmp_path, xml)
    assert plain(manuscript.body) == "&b9; &file; ."
    assert "&file; × 1" in said(report, "jats-entities")[0]
    assert "SECRET" not in repr(manuscript) + repr(report.messages)


def test_a_doctype_inside_is_damage(tmp_path: Path) -> None:
    refused(tmp_path, '<article><!DOCTYPE a [<!ENTITY x "y">]><body><p>&x;</p></body></article>')


@pytest.mark.parametrize(
    "tag",
    [
        "sec",
        "boxed-text",
        "italic",
        "list",
        "disp-quote",
        "fig",
        "p",
        "mml:mrow",
        "sub-article",
        "fn",
        "table",
        "x-y",
        "ref-list",
        "collab",
        "bio",
        "abbrev",
    ],
)
def test_deep_nesting_is_refused_or_read_and_never_a_crash(tmp_path: Path, tag: str) -> None:
    inner = {
        "list": "<list-item>|</list-item>",
        "fn": "<p>|</p>",
        "table": "<tr><td>|</td></tr>",
        "abbrev": "<def><p>|</p></def>",
    }.get(tag, "|")
    text = "x"
    for _ in range(90 // (1 + inner.count("</"))):
        text = f"<{tag}>{inner.replace('|', text)}</{tag}>"
    whole(tmp_path, source(f"<p>y</p><sec>{text}</sec>"))
    manuscript, _ = article(tmp_path, source(f"<p>y</p><sec>{text}</sec>"))
    assert "x" in words(" ".join([*paragraphs(manuscript.body), *(plain(note.html) for note in manuscript.notes)]))
    assert "deep" in refused(tmp_path, source(f"<{tag}>" * 5000 + f"</{tag}>" * 5000)).text or tag


def test_a_text_that_is_referred_to_without_end_is_refused(tmp_path: Path) -> None:
    people = "".join(
        f"<contrib contrib-type='author'><name><surname>R{n}</surname></name><xref rid='a'/></contrib>"
        for n in range(600)
    )
    meta = f"<contrib-group>{people}<aff id='a'>{'long ' * 2000}</aff></contrib-group>"
    assert "million" in refused(tmp_path, source("<p>x</p>", meta=meta)).text


@pytest.mark.parametrize(
    ("unit", "around"),
    [
        ("<p>word <italic>a</italic><sub>b</sub></p>", "{}"),
        ("<xref ref-type='fn' rid='none'>1</xref> ", "<p>{}</p>"),
        ("<xref rid='here'>1</xref> ", "<p id='here'>{}</p>"),
        ("x<fn><p>note</p></fn> ", "<p>{}</p>"),
        ("<xref rid='gone'>1</xref> ", "<p>{}</p><fig><graphic id='gone' xlink:href='no'/></fig>"),
        ("<bold>b</bold> c ", "<sec><title>{}</title></sec>"),
        ("<list-item><label>a</label><p>x</p></list-item>", "<list>{}</list>"),
        ("<tr><td>a</td><th>b</th></tr>", "<table-wrap><table>{}</table></table-wrap>"),
        ("<code>c</code> d ", "<p>{}</p>"),
        ("<mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac>", "<disp-formula><mml:math>{}</mml:math></disp-formula>"),
        ("<source>s</source><year>1</year>", "<mixed-citation>{}</mixed-citation>"),
        ("<ref><label>1</label><mixed-citation>a</mixed-citation></ref>", "<ref-list>{}</ref-list>"),
        ("<fn><p>a</p></fn>", "<fn-group>{}</fn-group>"),
        ("<sec><title>a</title></sec>", "{}"),
        ("<fig><label>a</label></fig>", "<p>{}</p>"),
        ("&nope; &nbsp;", "<p>{}</p>"),
        ("<unheard-of>a</unheard-of>", "<p>{}</p>"),
    ],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_thousands_of_the_same_are_read(tmp_path: Path, unit: str, around: str) -> None:
    path, report = tmp_path / "a.xml", Report()
    path.write_text(source(around.format(unit * 3200)), encoding="utf-8")
    found = read(path, b"", report)
    assert [manuscript.format for manuscript in found] == ["jats"]


# --- any soup of elements

_TAGS = sorted(
    {"sec", "title", "label", "p", "list", "list-item", "fig", "caption", "graphic", "table-wrap", "table", "thead", "tbody", "tr", "td", "th",
     "table-wrap-foot", "fn", "fn-group", "xref", "italic", "sup", "disp-formula", "inline-formula", "tex-math", "alternatives", "disp-quote",
     "boxed-text", "verse-group", "verse-line", "speech", "speaker", "statement", "def-list", "def-item", "term", "def", "preformat", "code",
     "ref-list", "ref", "mixed-citation", "element-citation", "person-group", "name", "surname", "given-names", "year", "source", "article-title",
     "ext-link", "email", "media", "supplementary-material", "abbrev", "break", "x", "unheard-of", "sub-article", "front-stub", "front",
     "article-meta", "journal-meta", "title-group", "contrib-group", "contrib", "collab", "aff", "bio", "role", "author-notes", "corresp",
     "permissions", "license", "license-p", "copyright-statement", "copyright-year", "abstract", "kwd-group", "kwd", "pub-date", "month",
     "funding-group", "award-group", "funding-source", "body", "back", "app-group", "app", "ack", "floats-group", "citation-alternatives",
     "product", "volume", "issue", "object-id", "alt-text", "mml:math", "mml:mfrac", "mml:msub", "mml:mi", "mml:mo", "mml:mtable", "mml:mfenced"}
)  # fmt: skip
_attributes = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["a", "b", "c"]),
        "rid": st.sampled_from(["a", "b c", "nowhere", ""]),
        "ref-type": st.sampled_from(["fn", "bibr", "aff", "table-fn"]),
        "xlink:href": st.sampled_from(["http://e.org/<>", "f.png", "#a", "10.1/x", "http://[", " "]),
        "list-type": st.sampled_from(["order", "bullet", "alpha-lower"]),
        "contrib-type": st.sampled_from(["author", "editor", "author non-byline"]),
        "xml:lang": st.sampled_from(["fr", "x y"]),
        "colspan": st.sampled_from(["2", "0", "99999"]),
        "pub-type": st.sampled_from(["epub", "collection"]),
    },
)


def _written(tag: str, attributes: dict[str, str], inner: list[str]) -> str:
    stated = "".join(f' {name}="{value.replace("<", "&lt;")}"' for name, value in attributes.items())
    return f"<{tag}{stated}>{''.join(inner)}</{tag}>"


_words = st.sampled_from(["ship", " sail ", "2", "\n", "(", ". ", "&nbsp;", "&what;", "1–2"])
_soup = st.recursive(
    _words,
    lambda inner: st.builds(_written, st.sampled_from(_TAGS), _attributes, st.lists(inner, max_size=4)),
    max_leaves=25,
)


@pytest.fixture(scope="module")
def soup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("soup")


@settings(max_examples=150, deadline=None)
@given(st.lists(_soup, min_size=1, max_size=6))
def test_any_elements_are_read_whole_or_refused(soup: Path, pieces: list[str]) -> None:
    path = soup / "a.xml"
    xml = f"{HEAD}<front><article-meta><title-group/></article-meta></front><body><p>keel</p>{''.join(pieces)}</body>{''.join(pieces[:2])}</article>"
    path.write_text(xml, encoding="utf-8")
    report = Report()
    manuscript = read(path, b"", report)[0]
    recognised = recognise(manuscript, report)
    assert unread_words(manuscript, recognised, report) == []
    text = " ".join([*paragraphs(manuscript.body), *(plain(note.html) for note in manuscript.notes)])
    ids = parse(manuscript.body).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert "keel" in words(text)
    # Words of text in the body are never lost; those of the front are printed or named.
    named = " ".join(message.text for message in report.messages) + " ".join(entry.value for entry in manuscript.fields)
    alts = " ".join(map(str, parse(manuscript.body).xpath("//@alt")))
    there = set(words(f"{text} {named} {alts}")) | set(re.findall(r"[a-z]+", f"{text} {named} {alts}"))
    parser = etree.XMLParser(resolve_entities=False, recover=True)
    root = etree.fromstring(xml.replace("&nbsp;", " ").replace("&what;", " ").encode(), parser)
    kept = {word for word in ("ship", "sail") for e in root.iter() for part in _parts(e) if word in part and _counts(e)}
    assert all(any(word in found for found in there) for word in kept)


def _parts(element: etree._Element) -> list[str]:
    return [element.text or "", *(child.tail or "" for child in element)]


def _counts(element: etree._Element) -> bool:
    """Whether the words of an element have to be somewhere: not in identifiers, signs or the second of two forms."""
    silent = {
        "object-id",
        "alternatives",
        "xref",
        "label",
        "article-id",
        "inline-formula",
        "disp-formula",
        "copyright-year",
    }
    return not any(e.tag in silent for e in [element, *element.iterancestors()])
