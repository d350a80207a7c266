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

from publish.checks.conservation import manuscript_words, unread_words
from publish.errors import PublishError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers import docx, html, read
from publish.recognise import recognise
from publish.text import words
from publish.vocabulary import parse
from tests.readers.any_page import any_page
from tests.readers.any_word_file import any_word_file

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


@given(any_page())
@settings(max_examples=200, deadline=None)
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


@given(any_word_file())
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_whatever_no_word_of_a_word_file_is_lost(data: bytes) -> None:
    report = Report()
    try:
        manuscripts = docx.read(Path("file.docx"), data, report)
    except PublishError as error:
        assert "holds no text" in error.text  # noqa: PT017
        manuscripts = []
    assert missing(manuscripts, report, written_words(data)) == {}
