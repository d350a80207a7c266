"""Every word of a page or a Word file is in the manuscript, or in a message: counted here by ways of their own."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.checks.conservation import manuscript_words, unread_words
from publish.errors import PublishError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers import docx, html, read
from publish.recognise import recognise
from publish.text import words
from publish.vocabulary import parse
from tests.readers.test_docx import IMAGE, LINK, note, packed, parts

PAGES = Path(__file__).parent / "pages"
_INLINE = frozenset(
    "a abbr b bdo big cite code del em font i ins q s small span strike strong sub sup tt u o:p unknown-tag "
    "ruby rp picture source label".split()
)
_UNSEEN = frozenset({"script", "style", "template"})


class Shown(HTMLParser):
    """The words that a page shows, without any tree: what stands between its tags, and what describes its pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.unseen = 0
        self.in_title = False
        self.titles: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in _UNSEEN
        self.in_title = tag == "title"
        said = dict(attrs)
        kind = (said.get("type") or "").lower()
        names = ("alt", "placeholder", *(() if kind in ("hidden", "checkbox", "radio") else ("value",)))
        if tag in ("img", "input", "area", "applet", "textarea"):
            self.pieces += [f" {said[name]} " for name in names if said.get(name)]
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        self.in_title = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.titles.update(words(data))
        elif not self.unseen:
            self.pieces.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append(" ")


def shown_words(html: str) -> Counter[str]:
    parser = Shown()
    parser.feed(html)
    parser.close()
    # The head of a page says once more what the page says.
    return Counter(words("".join(parser.pieces))) | Counter(parser.titles)


def missing(manuscripts: list[Manuscript], report: Report, shown: Counter[str]) -> dict[str, int]:
    """The words that are neither in the manuscripts of a file nor in a message."""
    found = Counter[str]()
    for manuscript in manuscripts:
        found += manuscript_words(manuscript)
        found += Counter(words(" ".join(i.get("alt", "") for i in parse(manuscript.body).iter("img"))))
        assert unread_words(manuscript, recognise(manuscript, Report()), report) == []
    found += Counter(words("\n".join(message.text for message in report.messages)))
    return dict(shown - found)


#: What the notes and the lists of a page number anew, or say with a sign.
NUMBERED = {
    "word": {"1": 2, "a": 1, "b": 1, "o": 1, "jr": 1},
    "word_filtered": {"3": 1, "4": 1, "o": 1},
    "libreoffice": {"1": 2},
    "google_docs": {"1": 2, "a": 1},
    "substack": {"1": 2},
    "ghost": {"1": 1},
}


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_a_page_of_any_make_loses_no_word(path: Path) -> None:
    report = Report()
    manuscripts = read(path, report)
    shown = shown_words(path.read_text(encoding="utf-8")) - Counter(NUMBERED.get(path.stem, {}))
    assert missing(manuscripts, report, shown) == {}


_TAGS = (
    "p div section article main nav aside header footer h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table "
    "thead tbody tfoot tr td th caption figure figcaption span b i em strong u s del small sup sub a font center "
    "form fieldset label button select option details summary ruby rt iframe object video svg math mi noscript "
    "address q cite time body html custom-tag wbr marquee frameset noframes dir menu map "
).split()
_ATTRIBUTES = (
    "hidden",
    'aria-hidden="true"',
    'style="display:none"',
    'style="font-style:italic;font-weight:bold;vertical-align:super"',
    'style="display:block;text-decoration:line-through"',
    "style='mso-list:l0 level1 lfo1'",
    "style='mso-list:Ignore'",
    'class="title"',
    'class="hentry"',
    'class="entry-content"',
    'class="wp-caption"',
    'class="wp-caption-text"',
    'class="lst-kix_a-1"',
    'class="MsoListParagraph"',
    'role="presentation"',
    'role="navigation"',
    'id="x"',
    'id="fn1"',
    'href="#x"',
    'href="#fn1" id="fnref1"',
    'href="https://example.org/"',
    'href="page.html"',
    'title="a tip"',
    'lang="de"',
    'value="7" start="3"',
    'colspan="2"',
    'data-fn="y"',
)


def _page(draw: st.DrawFn) -> str:
    """A page of any elements in one another, each of whose words is unlike all others."""
    numbers = iter(range(10_000))

    def word() -> str:
        number = next(numbers)
        return " q" + "".join(chr(97 + number // 26**place % 26) for place in range(3)) + "q "

    def picture() -> str:
        return draw(
            st.sampled_from(
                (
                    f'<img src="a.png" alt="{word()}">',
                    f'<img alt="{word()}">',
                    f'<img src="t.gif" width=1 height=1 alt="{word()}">',
                    f"<!--{word()}-->",
                    "<br>",
                    "<br><br>",
                    "<hr>",
                    f'<input value="{word()}">',
                    f"<script>{word()}</script>",
                    f"<![CDATA[{word()}]]>",
                )
            )
        )

    def element(depth: int) -> str:
        pieces = []
        for _ in range(draw(st.integers(0, 3))):
            kind = draw(st.integers(0, 5))
            if kind == 0 or depth > 5:
                pieces.append(word())
            elif kind == 1:
                pieces.append(picture())
            else:
                tag = draw(st.sampled_from(_TAGS))
                attributes = " ".join(draw(st.lists(st.sampled_from(_ATTRIBUTES), max_size=2)))
                closing = "" if draw(st.integers(0, 9)) == 0 else f"</{tag}>"
                pieces.append(f"<{tag} {attributes}>{word()}{element(depth + 1)}{closing}{word()}")
        return "".join(pieces)

    return element(0) + element(0)


@given(st.composite(_page)())
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_whatever_no_word_of_a_page_is_lost(page: str) -> None:
    report = Report()
    try:
        manuscripts = html.read(Path("page.html"), page.encode(), report)
    except PublishError:
        return
    assert missing(manuscripts, report, shown_words(page)) == {}


# Word files

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_APART = tuple(f"{W}{name}" for name in "p br tab cr tc rt txbxContent".split())


def written(element: ElementTree.Element) -> Iterator[str]:
    """The text in an element as Word prints it: no deletions, of alternatives the first that holds text."""
    tag = element.tag
    if tag in (f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr") or element.get(f"{W}type") in _SEPARATORS:
        return
    if tag == f"{MC}AlternateContent":
        texts = ("".join(written(choice)) for choice in element)
        yield next((text for text in texts if text.strip()), "")
        return
    if tag in _APART and tag != f"{W}p":
        yield " "
    if tag.endswith("}t"):
        yield element.text or ""
    if tag.endswith(("}docPr", "}shape", "}textpath")):
        yield from (f" {element.get(name, '')} " for name in ("title", "descr", "alt", "string"))
    for child in element:
        if not (tag == f"{W}tr" and child.find(f"{W}trPr/{W}del") is not None):
            yield from written(child)
    if tag in _APART and not _runs_on(element):
        yield " "


def _runs_on(element: ElementTree.Element) -> bool:
    """Whether a paragraph is an initial, or its end has been deleted: its letters belong to the next paragraph."""
    frame = element.find(f"{W}pPr/{W}framePr")
    initial = frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")
    return initial or element.find(f"{W}pPr/{W}rPr/{W}del") is not None


def written_words(file: Path | bytes) -> Counter[str]:
    found = Counter[str]()
    with zipfile.ZipFile(file if isinstance(file, Path) else io.BytesIO(file)) as archive:
        for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
            if name in archive.namelist():
                data = archive.read(name).replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode())
                root = ElementTree.fromstring(data)
                for piece in [root] if name.endswith("document.xml") else list(root):
                    found += Counter(words("".join(written(piece))))
    return found


def test_a_real_word_file_loses_no_word(corpus: Path) -> None:
    files = sorted([*(corpus / "docx").glob("*.docx"), *(corpus / "docx-anthology").glob("*.docx")])
    assert len(files) >= 40
    for path in files:
        report = Report()
        try:
            manuscripts = docx.read(path, path.read_bytes(), report)
        except PublishError as error:
            assert "holds no text" in error.text  # noqa: PT017
            manuscripts = []
        assert missing(manuscripts, report, written_words(path)) == {}, path.name


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


def _file(draw: st.DrawFn) -> bytes:
    """A Word file of any elements in one another, each of whose words is unlike all others."""
    numbers = iter(range(100_000))
    notes: list[str] = []

    def word() -> str:
        number = next(numbers)
        return "q" + "".join(chr(97 + number // 26**place % 26) for place in range(3)) + "q"

    def run(depth: int) -> str:
        kind = draw(st.integers(0, 12))
        properties = "".join(draw(st.lists(st.sampled_from(_PROPERTIES), max_size=2)))
        if kind == 0:
            inner = draw(st.sampled_from(_DRAWINGS)).format(word())
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
            inner = f'<w:t xml:space="preserve"> {word()} </w:t>'
        return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"

    def line(depth: int) -> str:
        pieces = []
        for _ in range(draw(st.integers(0, 3))):
            piece = run(depth)
            if draw(st.booleans()):
                around = draw(st.sampled_from(_AROUND)).replace("#", str(next(numbers)))
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


@given(st.composite(_file)())
@settings(max_examples=200, deadline=None)
def test_whatever_stands_in_whatever_no_word_of_a_word_file_is_lost(data: bytes) -> None:
    report = Report()
    try:
        manuscripts = docx.read(Path("file.docx"), data, report)
    except PublishError as error:
        assert "holds no text" in error.text  # noqa: PT017
        manuscripts = []
    assert missing(manuscripts, report, written_words(data)) == {}
