"""Reading pages: the text of the article as people see it, its notes in every syntax, and nothing from outside."""

# ruff: noqa: E501 -- pages as programs write them
from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from publish.checks.conservation import unread_words
from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Article, Manuscript
from publish.readers.html import read
from publish.readers.html.fragment import to_markup
from publish.recognise import recognise
from publish.text import words
from publish.vocabulary import paragraphs, parse, plain

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def page(tmp_path: Path, html: str | bytes, name: str = "page.html") -> tuple[Manuscript, Report]:
    report = Report()
    data = html if isinstance(html, bytes) else html.encode("utf-8")
    return read(tmp_path / name, data, report)[0], report


def whole(tmp_path: Path, html: str) -> tuple[Article, list[str]]:
    """The recognised article, with nothing unread."""
    manuscript, report = page(tmp_path, html)
    article = recognise(manuscript, report)
    assert unread_words(manuscript, article, report) == []
    return article, [message.code for message in report.messages]


def body(tmp_path: Path, html: str) -> str:
    return page(tmp_path, f"<html><body>{html}</body></html>")[0].body.replace(' data-line="1"', "")


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("<p>a <b>bold</b> and <i>it</i></p>", "<p>a <strong>bold</strong> and <em>it</em></p>"),
        ('<p><span style="font-style: italic">x</span></p>', "<p><em>x</em></p>"),
        ('<p><span style="font-weight:700">x</span> y</p>', "<p><strong>x</strong> y</p>"),
        ('<b style="font-weight:normal"><p>x</p><p>y</p></b>', "<p>x</p><p>y</p>"),
        ("<div>one<div>two</div>three</div>", "<p>one</p><p>two</p><p>three</p>"),
        ("<div>one<br><br>two<br>three</div>", "<p>one</p><p>two<br/>three</p>"),
        ("<i><p>one</p><p>two</p></i>", "<p><em>one</em></p><p><em>two</em></p>"),
        ("<h2>A</h2><h5>B</h5><h6>C</h6>", "<h2>A</h2><h4>B</h4><h4>C</h4>"),
        ("<h3><b>A</b></h3><p>b", "<h2>A</h2><p>b</p>"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ("<blockquote>q<p>r</blockquote>", "<blockquote><p>q</p><p>r</p></blockquote>"),
        ("<p>a<hr>b", "<p>a</p><hr/><p>b</p>"),
        ("<p> a\n b &nbsp;c </p><p>&nbsp;</p>", "<p>a b \u00a0c</p>"),
        ("<p>x<script>alert(1)</script><!-- y --><style>p{}</style></p>", "<p>x</p>"),
        ('<p><a href="java&#9;script:x()">x</a> <a href="https://e.org/">y</a></p>',
         '<p>x <a href="https://e.org/">y</a></p>'),
        ('<p><a href="https://www.google.com/url?q=https://e.org/a&amp;sa=D">y</a></p>',
         '<p><a href="https://e.org/a">y</a></p>'),
        ('<p id="x">a</p><p><a href="#x">up</a> <a href="#nowhere">b</a></p>',
         '<p id="place-1">a</p><p><a href="#place-1">up</a> b</p>'),
        ('<table><tr><td>only a frame<p>in it</table>', "<p>only a frame</p><p>in it</p>"),
        ("<dl><dt>t<dd>d</dl>", "<p><strong>t</strong></p><p>d</p>"),
        ("<p>H<sub>2</sub>O x<sup>2</sup></p>", "<p>H<sub>2</sub>O x<sup>2</sup></p>"),
    ],
)  # fmt: skip
def test_elements_become_the_vocabulary(tmp_path: Path, html: str, markup: str) -> None:
    got = body(tmp_path, html)
    assert re.sub(r"(<li) data-line=\"\d+\"", r"\1", got) == markup


def test_a_table_keeps_its_parts_and_its_spans(tmp_path: Path) -> None:
    html = (
        "<table><caption>C</caption><thead><tr><th scope=col>H<th>I</thead><tr><td colspan=2 rowspan=x>a</td></tr>"
        "<tr><td>b<td><p>c</p><p>d</p></table>"
    )
    assert body(tmp_path, html) == (
        '<table><caption>C</caption><thead><tr><th scope="col">H</th><th>I</th></tr></thead>'
        '<tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td><p>c</p><p>d</p></td></tr></tbody></table>'
    )


MARKUP = '<a role="doc-noteref" href="#note-'
BACK = "↩︎"
#: A page in each syntax: the body's text is always “One two.”, the notes “First note.” and “Second note.”
SYNTAXES = {
    "easy": '<p>One<span id="easy-footnote-1-77" class="easy-footnote-margin-adjust"></span><span class="easy-footnote">'
    '<a href="#easy-footnote-bottom-1-77" title=""><sup>1</sup></a></span> two.<span class="easy-footnote"><a '
    'href="#easy-footnote-bottom-2-77"><sup>2</sup></a></span></p><div class="easy-footnote-title"><h4>Footnotes</h4></div>'
    '<ol class="easy-footnotes-wrapper"><li class="easy-footnote-single"><span id="easy-footnote-bottom-1-77"></span>First '
    'note.<a class="easy-footnote-to-top" href="#easy-footnote-1-77"></a></li><li class="easy-footnote-single"><span '
    'id="easy-footnote-bottom-2-77"></span>Second note.<a class="easy-footnote-to-top" href="#easy-footnote-2-77"></a></li></ol>',
    "wordpress": '<p>One<sup data-fn="u1" class="fn"><a href="#u1" id="u1-link">1</a></sup> two.<sup data-fn="u2" class="fn">'
    f'<a href="#u2" id="u2-link">2</a></sup></p><ol class="wp-block-footnotes"><li id="u1">First note. <a href="#u1-link">{BACK}'
    f'</a></li><li id="u2">Second note. <a href="#u2-link">{BACK}</a></li></ol>',
    "word": "<p>One<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference>"
    "<span style='mso-special-character:footnote'><![if !supportFootnotes]><span>[1]</span><![endif]></span></span></a> two."
    '<a href="#_edn1" name="_ednref1">[i]</a></p><div style=\'mso-element:footnote-list\'><br clear=all><hr><div style=\''
    'mso-element:footnote\' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> First note.</p></div></div>'
    '<div style=\'mso-element:endnote-list\'><div style=\'mso-element:endnote\' id=edn1><p><a href="#_ednref1" name="_edn1">[i]'
    "</a> Second note.</p></div></div>",
    "libreoffice": '<p>One<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> two.<a '
    'class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a></p><div id="sdfootnote1"><p><a '
    'class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>First note.</p></div><div id="sdendnote1"><p><a '
    'class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Second note.</p></div>',
    "google": '<p>One<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> two.<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup></p>'
    '<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;First note.</span></p></div><div><p><a href="#ftnt_ref2" '
    'id="ftnt2">[2]</a><span>&nbsp;Second note.</span></p></div>',
    "substack": '<p>One<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1" '
    'class="footnote-anchor">1</a> two.<a id="footnote-anchor-2" href="#footnote-2" class="footnote-anchor">2</a></p>'
    '<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" '
    'class="footnote-number">1</a><div class="footnote-content"><p>First note.</p></div></div><div class="footnote"><a '
    'id="footnote-2" href="#footnote-anchor-2" class="footnote-number">2</a><div class="footnote-content"><p>Second note.</p>'
    "</div></div>",
    "markdown": '<p>One<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> two.<sup id="fnref:x"><a href="#fn:x" '
    'class="footnote-ref" role="doc-noteref">2</a></sup></p><section class="footnotes"><hr><ol><li id="fn1"><p>First note. '
    f'<a href="#fnref1" class="footnote-backref">{BACK}</a></p></li><li id="fn:x"><p>Second note.&nbsp;<a href="#fnref:x" '
    f'role="doc-backlink">{BACK}</a></p></li></ol></section>',
    "mediawiki": '<p>One<sup id="cite_ref-x_1-0" class="reference"><a href="#cite_note-x-1">[1]</a></sup> two.<sup '
    'id="cite_ref-2" class="reference"><a href="#cite_note-2">[2]</a></sup></p><ol class="references"><li id="cite_note-x-1">'
    '<span class="mw-cite-backlink">^ <a href="#cite_ref-x_1-0">a</a> <a href="#cite_ref-x_1-1">b</a></span> <span>First '
    'note.</span></li><li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2">^</a></b></span> <span>Second '
    "note.</span></li></ol>",
    "elements": '<p>One<fn>First note.</fn> two.<fn value="5">Second note.</fn></p>',
    "dpub": '<p>One<a epub:type="noteref" href="#n1" id="r1">1</a> two.<a role="doc-noteref" href="#n2" id="r2">2</a></p>'
    '<section role="doc-endnotes"><h2>Notes</h2><ol><li id="n1" role="doc-endnote"><p>First note. <a href="#r1" '
    f'role="doc-backlink">{BACK}</a></p></li><li id="n2" epub:type="endnote">Second note. <a href="#r2" epub:type="backlink">'
    "back</a></li></ol></section>",
    "generic": '<p>One<a href="#x-1" name="b-1"><sup>1</sup></a> two.[<a href="#x-2" name="b-2">2</a>]</p><p><a name="x-1" '
    'href="#b-1">1</a>. First note.</p><p>[<a name="x-2" href="#b-2">2</a>] Second note.</p>',
}  # fmt: skip


@pytest.mark.parametrize("name", SYNTAXES)
def test_notes_of_every_syntax(tmp_path: Path, name: str) -> None:
    html = f"<html><body><h1>T</h1>{SYNTAXES[name]}<p>Author.</p></body></html>"
    manuscript, report = page(tmp_path, html)
    assert [plain(note.html) for note in manuscript.notes] == ["First note.", "Second note."]
    assert paragraphs(manuscript.body) == ["One two.", "Author."]
    assert manuscript.body.count(MARKUP) == 2
    found = [m.text for m in report.messages if m.code == "notes-found"]
    assert found == [f"2 note(s) in the syntax “{name}”"]
    article = recognise(manuscript, report)
    assert unread_words(manuscript, article, report) == []
    assert [note.references for note in article.notes] == [1, 1]


def test_the_same_note_twice_has_one_key(tmp_path: Path) -> None:
    html = (
        '<p>a<sup id="cite_ref-x_1-0"><a href="#cite_note-x-1">[1]</a></sup> b<sup id="cite_ref-x_1-1"><a '
        'href="#cite_note-x-1">[1]</a></sup></p><ol><li id="cite_note-x-1"><a href="#cite_ref-x_1-0">a</a> <a '
        'href="#cite_ref-x_1-1">b</a> N.</li></ol>'
    )
    manuscript, _ = page(tmp_path, html)
    assert manuscript.body.count('"#note-mediawiki-1"') == 2
    assert [plain(note.html) for note in manuscript.notes] == ["N."]


def test_a_reference_without_a_note_stays_and_a_note_without_a_reference_too(tmp_path: Path) -> None:
    html = (
        '<html lang=en><body><h1>T</h1><p>a<sup class="footnote-ref"><a href="#fn9" id="fnref9">[9]</a></sup></p>'
        '<section class="footnotes"><ol><li id="fn1">Alone.</li></ol></section>'
    )
    article, codes = whole(tmp_path, html)
    assert "note-text-missing" in codes
    assert "note-unreferenced" in codes
    assert "a[9]" in article.text
    assert [note.text for note in article.notes] == ["Alone."]


def test_notes_of_several_paragraphs_in_headings_lists_and_tables(tmp_path: Path) -> None:
    def mark(n: int) -> str:
        return f'<sup class="footnote-ref"><a href="#fn{n}" id="fnref{n}">[{n}]</a></sup>'

    html = (
        f"<h1>Title{mark(1)}</h1><h2>Head{mark(2)}</h2><ul><li>item{mark(3)}</li></ul><table><tr><td>a{mark(4)}<td>b"
        "</table><section class=footnotes><ol><li id=fn1><p>A.</p><p>B.</p><ul><li>c</ul></li><li id=fn2>D<li id=fn3>E"
        "<li id=fn4>F</ol></section>"
    )
    manuscript, _ = page(tmp_path, html)
    assert ["\n".join(paragraphs(note.html)) for note in manuscript.notes] == ["A.\nB.\nc", "D", "E", "F"]
    assert manuscript.fields[0].value == f'Title{MARKUP}markdown-1"/>'
    assert manuscript.body.count(MARKUP) == 3


@pytest.mark.parametrize(
    "html",
    [
        '<ul><li><a href="#h1">1</a></li></ul><h2 id="h1">Chapter</h2><p>text</p>',
        '<p id="top">x</p><p>text <a href="#top">back to top</a></p>',
        '<p>see <a href="#fig1">1</a></p><p id="fig1">Figure</p>',
        "<p>x<sup>2</sup> and y<sup>3</sup></p><h3>Notes</h3><p>1. First.</p><p>2. Second.</p>",
        "<p>m<sup>2</sup></p><hr><ol><li>One<li>Two</ol>",
        '<p><a href="#fnord">1</a></p><h2 id="fnord">F</h2>',
    ],
)
def test_what_is_no_note(tmp_path: Path, html: str) -> None:
    manuscript, report = page(tmp_path, html)
    assert manuscript.notes == ()
    assert [m.code for m in report.messages] == []


@pytest.mark.parametrize(
    "html",
    [
        '<p>One<a name="_ftnref1"></a>[1] two.<a name="_ftnref2"></a>[2]</p><p><a name="_ftn1"></a>[1] First note.</p>'
        '<p><a name="_ftn2"></a>[2] Second note.</p>',
        '<p>One<a href="//GUID#_ftn1">[1]</a> two.<a href="//GUID#_ftn2">[2]</a></p><p><a href="//GUID#_ftnref1">[1]</a> First '
        'note.</p><p><a href="//GUID#_ftnref2">[2]</a> Second note.</p>',
        '<p>One<a href="#_ftn1" name="_ftnref1">[1]</a></p><p>two.<a href="#_ftn1" name="_ftnref1">[1]</a></p><p><a href='
        '"#_ftnref1" name="_ftn1">[1]</a> First note.</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Second note.</p>',
    ],
)
def test_notes_pasted_from_word(tmp_path: Path, html: str) -> None:
    manuscript, _ = page(tmp_path, html)
    assert [plain(note.html) for note in manuscript.notes] == ["First note.", "Second note."]
    assert " ".join(paragraphs(manuscript.body)) == "One two."


def test_comments_of_google_docs_are_no_notes(tmp_path: Path) -> None:
    html = (
        '<p>Text<a href="#cmnt1" id="cmnt_ref1">[a]</a> more.</p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is '
        "this so?</span></p></div>"
    )
    manuscript, report = page(tmp_path, html)
    assert paragraphs(manuscript.body) == ["Text more."]
    assert [m.code for m in report.messages] == ["comments-left-out"]
    assert "Is this so?" in report.messages[0].text


def test_hidden_elements_are_counted(tmp_path: Path) -> None:
    html = (
        '<p>a</p><p style="display:none">b c</p><p hidden>d</p><span aria-hidden="true">e</span><button>Share</button>'
    )
    manuscript, report = page(tmp_path, html)
    assert paragraphs(manuscript.body) == ["a"]
    assert [m.code for m in report.messages] == ["hidden-left-out"]
    assert "4 " in report.messages[0].text
    assert "“b c d e Share”" in report.messages[0].text


def test_fields_of_the_head(tmp_path: Path) -> None:
    html = (
        '<html lang="en-CA"><head><title>The Essay – The Site</title><meta property="og:site_name" content="The Site">'
        '<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2019-04-05T10:00:00Z">'
        '<meta name="description" content="A teaser."></head><body><p>Text.</p></body></html>'
    )
    manuscript, _ = page(tmp_path, html)
    assert [(field.name, field.value) for field in manuscript.fields] == [
        ("title", "The Essay"),
        ("author", "Jane Roe"),
        ("date", "2019-04-05"),
        ("excerpt", "A teaser."),
        ("language", "en-CA"),
    ]


def test_what_stands_around_the_article_is_named(tmp_path: Path) -> None:
    html = (
        "<body><header><h1>Site</h1><nav><a href=/>Home</a></nav></header><article><header><h1>The Title</h1></header>"
        "<p>Text of the article.</p></article><aside>Read more</aside><footer>Imprint</footer>"
    )
    manuscript, report = page(tmp_path, html)
    assert manuscript.fields[0].value == "The Title"
    assert paragraphs(manuscript.body) == ["Text of the article."]
    assert [m.text for m in report.messages] == ["5 word(s) around the article left out: “Site Home Read more Imprint”"]


def test_a_page_without_article_elements_is_searched(tmp_path: Path) -> None:
    text = "<p>" + "A sentence of the article, with commas, that goes on for a while. " * 8 + "</p>"
    html = f"<body><nav><a href=/>Home</a> <a href=/a>About</a></nav><div><h1>T</h1>{text * 5}</div><footer>Imprint</footer>"
    manuscript, report = page(tmp_path, html)
    assert len(paragraphs(manuscript.body)) == 5
    assert "Imprint" in report.messages[0].text


def test_pictures_come_from_the_folder_or_the_page_and_from_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page_files" / "a b.png").write_bytes(PNG)
    (tmp_path / "out.png").write_bytes(PNG)
    (folder / "link.png").symlink_to(tmp_path / "out.png")
    code = base64.b64encode(PNG).decode()
    names = ["page_files/a%20b.png", "../out.png", "link.png", "https://127.0.0.1:9/x.png", "file:///etc/passwd",
             f"data:image/png;base64,{code}", "data:image/png;base64,AAAA", "data:image/svg+xml,<svg/>", "gone.png"]  # fmt: skip
    html = "".join(f'<figure><img src="{src}" alt="A"><figcaption>C</figcaption></figure>' for src in names)
    manuscript, report = page(folder, f"<h1>T</h1><p>x</p>{html}")
    assert [p.name for p in manuscript.pictures] == ["a b.png", "page-6.png"]
    assert manuscript.pictures[1].data == PNG
    tree = parse(manuscript.body)
    assert [i.get("src") for i in tree.iter("img")] == ["image-1", "image-2"]
    assert paragraphs(manuscript.body).count("C") == len(names)
    assert [m.code for m in report.messages] == ["picture-left-out"] * 7


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é".encode(), "é"),
        ("\ufeffé".encode("utf-16"), "é"),
        (b'<meta charset="windows-1252">\x93x\x94', "“x”"),
        (b'<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">it\x92s', "it’s"),
        ('<meta charset="koi8-r">Ж'.encode("koi8-r"), "Ж"),
        (b"&#146;&nbsp;&hellip;", "’ …"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str) -> None:
    assert paragraphs(page(tmp_path, data)[0].body) == [text]


@pytest.mark.parametrize("data", [b"<p>\nit\x92s", b'<meta charset="utf-8">\n\x92'])
def test_bytes_that_mean_nothing_are_named(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ManuscriptError, match="byte 0x92") as caught:
        page(tmp_path, data)
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000 + "x",
        "<b>" * 230 + "x",
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>',
        "<table>" + "<tr>" + "<td>x" * 200_000,
        "",
        "<script>x</script>",
        "<meta charset=nonsense>x",
    ],
    ids=["deep", "deep formats", "entity", "cells", "empty", "no text", "charset"],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, html: str) -> None:
    with pytest.raises(ManuscriptError):
        page(tmp_path, html)


def test_an_xhtml_page_is_read_as_one(tmp_path: Path) -> None:
    html = (
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        'xml:lang="fr"><body><p><a id="x"/>Un&nbsp;mot<a epub:type="noteref" href="#n1">1</a></p><aside id="n1" '
        'epub:type="footnote">Note.</aside></body></html>'
    )
    manuscript, _ = page(tmp_path, html, "page.xhtml")
    assert paragraphs(manuscript.body) == ["Un mot"]
    assert [plain(note.html) for note in manuscript.notes] == ["Note."]
    assert ("language", "fr") in [(f.name, f.value) for f in manuscript.fields]


def test_a_fragment_has_lines_notes_and_images() -> None:
    report = Report()
    html = '<!-- wp:paragraph -->\n<p>a<sup data-fn="k" class="fn"><a href="#k" id="k-link">1</a></sup></p>\n<img src="u.jpg" alt="">'
    fragment = to_markup(html, 10, source="x.xml", report=report, stated={"k": "A <em>note</em>."}, prefix="p7-")
    assert fragment.markup == (
        '<p data-line="11">a<a role="doc-noteref" href="#note-p7-wordpress-1"/></p>'
        '<figure data-line="12"><img src="image-1" alt=""/></figure>'
    )
    assert [(n.key, n.html) for n in fragment.notes] == [("p7-wordpress-1", "<p>A <em>note</em>.</p>")]
    assert [(i.src, i.line) for i in fragment.images] == [("u.jpg", 12)]


def test_real_posts_lose_no_word(corpus: Path) -> None:
    export = next((corpus / "wxr").glob("*.xml")).read_text(encoding="utf-8")
    posts = re.findall(r"<content:encoded><!\[CDATA\[(.*?)\]\]></content:encoded>", export, re.DOTALL)
    assert len(posts) > 50
    for html in posts:
        report = Report()
        fragment = to_markup(html, source="x", report=report)
        shown = re.sub(
            r"<(script|style|iframe|video|audio|svg|button|noscript|object)\b.*?</\1>|<!--.*?-->",
            " ",
            html,
            flags=re.DOTALL,
        )
        tree = __import__("lxml.html").html.fromstring(f"<div>{shown}</div>")
        said = " ".join(m.text for m in report.messages)
        got = " ".join([*paragraphs(fragment.markup), *(plain(n.html) for n in fragment.notes), said])
        run = "".join(words(got))
        assert [word for word in words(" ".join(tree.itertext())) if word not in run] == []
