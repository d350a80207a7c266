"""Every word of a page or a Word file is in the manuscript, or in a message: counted here by ways of their own."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.checks.conservation import manuscript_words, unread_words
from publish.errors import PublishError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers import html, read
from publish.recognise import recognise
from publish.text import words

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
