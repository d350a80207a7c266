"""Reading OpenDocument texts: what LibreOffice saves, nothing lost without a word, nothing unsafe unpacked."""

from __future__ import annotations

import base64
import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.checks.conservation import unread_words
from publish.errors import ManuscriptError, PublishError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers.odt import read
from publish.recognise import recognise
from publish.vocabulary import parse
from tests.spellings.carriers.odt import NAMESPACES, p, packed

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def of(text: str, more: dict[str, bytes | str] | None = None) -> tuple[Manuscript, list[str]]:
    report = Report()
    manuscript = read(Path("article.odt"), packed(text, more), report)[0]
    assert unread_words(manuscript, recognise(manuscript, Report()), report) == []
    return manuscript, [message.code for message in report.messages]


def body(text: str) -> str:
    """The body of a file that states its title."""
    return re.sub(r' data-line="\d+"', "", of(p("Title", "Title") + text)[0].body)


def note(key: str, inner: str, label: str = "1", attributes: str = "") -> str:
    return (
        f'<text:note text:id="{key}" text:note-class="footnote"><text:note-citation{attributes}>{label}'
        f"</text:note-citation><text:note-body>{inner}</text:note-body></text:note>"
    )


def item(*inner: str) -> str:
    return f"<text:list-item>{''.join(inner)}</text:list-item>"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (p("a<text:s text:c='99999999'/>b<text:tab/>c<text:line-break/>d"), "<p>a b c<br/>d</p>"),
        ('<text:h text:outline-level="2">A</text:h><text:h text:outline-level="9">B</text:h>' + p("c"),
         "<h2>A</h2><h4>B</h4><p>c</p>"),
        (f'<text:list text:style-name="L2">{item(p("a"))}{item(p("b"))}</text:list>',
         "<ol><li>a</li><li>b</li></ol>"),
        (f'<text:list text:style-name="L1">{item(p("a"), "<text:list>" + item(p("b")) + "</text:list>")}</text:list>',
         "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>"),
        ("<text:list><text:list-item><text:h text:outline-level='1'>Numbered</text:h></text:list-item></text:list>"
         + "<text:h text:outline-level='1'>Next</text:h>" + p("x"), "<h2>Numbered</h2><h2>Next</h2><p>x</p>"),
        (p("a", "P1") + p("b", "Quotations") + p("c"), "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>"),
        ('<table:table><table:table-row><table:table-cell table:number-columns-spanned="2">'
         f"{p('a')}</table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell>"
         f"{p('b')}</table:table-cell><table:table-cell>{p('c')}</table:table-cell></table:table-row></table:table>",
         '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>'),
        ('<text:section text:name="S">' + p("in a section") + "</text:section>", "<p>in a section</p>"),
        (p('<text:bookmark text:name="x"/>a') + p('<text:a xlink:href="#x">up</text:a>'),
         '<p id="place-1">a</p><p><a href="#place-1">up</a></p>'),
        (p('<text:a xlink:href="javascript:x()">a</text:a> <text:author-name>Roe</text:author-name>'), "<p>a Roe</p>"),
    ],
)  # fmt: skip
def test_elements_become_the_vocabulary(text: str, markup: str) -> None:
    assert body(text) == markup


def test_titles_are_styles_and_the_language_is_that_of_the_document() -> None:
    styles = (
        f"<office:document-styles {NAMESPACES}><office:styles><style:default-style style:family='paragraph'>"
        "<style:text-properties fo:language='fr' fo:country='CA'/></style:default-style><style:style style:family="
        "'paragraph' style:name='Title'/></office:styles></office:document-styles>"
    )
    manuscript, codes = of(
        p("Title" + note("n1", p("N.")), "Title") + p("Sub", "Subtitle") + p("x"), {"styles.xml": styles}
    )
    assert [(f.name, f.value) for f in manuscript.fields] == [
        ("title", 'Title<a role="doc-noteref" href="#note-n1"/>'),
        ("language", "fr-CA"),
    ]
    assert manuscript.body.count("<p") == 2
    assert codes == []


def test_notes_keep_their_paragraphs_lists_and_own_signs() -> None:
    listed = f"<text:list text:style-name='L2'>{item(p('l'))}</text:list>"
    text = "a" + note("n1", p("One.") + p("") + p("Two.") + listed, "*", ' text:label="*"')
    manuscript, codes = of(p(text))
    assert manuscript.notes[0].html == "<p>One.</p><p>Two.</p><ol><li>l</li></ol>"
    assert codes == ["docx-custom-marks"]


def test_notes_that_are_empty_or_stand_in_notes_or_are_not_there_are_said() -> None:
    again = '<text:note-ref text:ref-name="n9">9</text:note-ref>'
    manuscript, codes = of(
        p("T", "Title") + p("a" + note("n1", p("")) + note("n2", p("Outer" + note("n3", p("Inner")))) + again)
    )
    assert [n.key for n in manuscript.notes] == ["n2", "n3"]
    assert codes == ["note-empty"]
    report = Report()
    article = recognise(manuscript, report)
    assert {"note-undefined", "note-nested"} <= {m.code for m in report.messages}
    assert [(n.text, n.references) for n in article.notes] == [("Outer", 1), ("Inner", 1)]
    assert "[?]" in article.text


def test_pictures_come_from_the_file_with_their_descriptions() -> None:
    frame = '<draw:frame><draw:image xlink:href="{}"/><svg:title>T</svg:title><svg:desc>A tree</svg:desc></draw:frame>'
    text = p("a" + frame.format("Pictures/1.png")) + p("b" + frame.format("../../etc/passwd") + frame.format("x.svm"))
    manuscript, codes = of(text, {"Pictures/1.png": PNG, "x.svm": b"x"})
    assert [picture.data for picture in manuscript.pictures] == [PNG]
    assert [(i.get("src"), i.get("alt")) for i in parse(manuscript.body).iter("img")] == [("image-1", "A tree")]
    assert codes == ["picture-left-out"] * 2


def test_what_is_left_out_is_said() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info/>"
        + p("gone")
        + "</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    styles = (
        f"<office:document-styles {NAMESPACES}><office:styles><style:style style:family='text' style:name='H'>"
        "<style:text-properties text:display='none'/></style:style></office:styles></office:document-styles>"
    )
    text = (
        changes
        + p("a<office:annotation><text:p>Really?</text:p></office:annotation>b<text:page-number>3</text:page-number>")
        + p("<text:span text:style-name='H'>hidden words</text:span>x<draw:g><text:p>s</text:p></draw:g>")
        + p("<draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>y")
        + p("<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>")
    )
    manuscript, codes = of(text, {"styles.xml": styles})
    assert re.findall(r">([^<>]+)<", manuscript.body) == ["ab", "x", "y", "boxed"]
    assert sorted(codes) == ["docx-changes", "docx-comments", *["docx-dropped"] * 3, "docx-hidden"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", "not an ODT file"),
        (b"PK\x03\x04nonsense", "not an ODT file"),
        (packed("", {"content.xml": "<x"}), "not well-formed"),
        (packed("", {"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "document type declaration"),
        (packed("", {"content.xml": "<x/>"}), "no text document"),
        (packed(""), "no text"),
        (packed(p("x"), {"META-INF/manifest.xml": "<m:x xmlns:m='m'><m:encryption-data/></m:x>"}), "encrypted"),
        (packed("<text:section>" * 300 + p("x") + "</text:section>" * 300), "well-formed|deep"),
        (packed(p("x"), {"../evil": "x"}), "refused"),
    ],
    ids=["empty", "no zip", "cut", "entity", "no document", "no words", "encrypted", "deep", "evil name"],
)
def test_what_cannot_be_read_is_refused(data: bytes, text: str) -> None:
    with pytest.raises(ManuscriptError, match=text):
        read(Path("a.odt"), data, Report())


def test_elements_may_be_nested_as_deep_as_the_parser_goes() -> None:
    assert body("<text:section>" * 240 + p("x") + "</text:section>" * 240) == "<p>x</p>"


def test_many_cells_are_refused() -> None:
    row = f"<table:table-row>{'<table:table-cell/>' * 30_000}</table:table-row>"
    with pytest.raises(ManuscriptError, match="cells"):
        read(Path("a.odt"), packed(f"<table:table>{row}</table:table>"), Report())


_TAGS = (
    "text:p text:h text:span text:a text:s text:list text:list-item text:note text:note-body text:note-citation "
    "text:note-ref text:section text:bookmark table:table table:table-row table:table-cell table:table-header-rows "
    "draw:frame draw:image draw:text-box office:annotation"
).split()
_VALUES = ["", "1", "²", "-3", "n1", "T1", "L2", "Title", "99999999999", "#n1"]
_ATTRIBUTES = ["text:id", "text:outline-level", "text:style-name", "text:ref-name", "text:name", "xlink:href",
               "text:start-value", "table:number-columns-spanned"]  # fmt: skip


def _element(tag: str, said: dict[str, str], children: list[str]) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in said.items())
    return f"<{tag}{attributes}>{''.join(children)}</{tag}>"


_attributes = st.dictionaries(st.sampled_from(_ATTRIBUTES), st.sampled_from(_VALUES), max_size=2)
_trees = st.recursive(
    st.sampled_from(["words", " ", "1 ", "Note."]),
    lambda inner: st.builds(_element, st.sampled_from(_TAGS), _attributes, st.lists(inner, max_size=4)),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_trees, max_size=4))
def test_whatever_is_in_the_file_it_is_read_or_refused(trees: list[str]) -> None:
    with contextlib.suppress(PublishError):
        of(p("text") + "".join(trees))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 900), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(position: int, damage: bytes) -> None:
    data = packed(p("Some text" + note("n1", p("A note."))))
    position %= len(data)
    with contextlib.suppress(PublishError):
        read(Path("a.odt"), data[:position] + damage + data[position + len(damage) :], Report())
