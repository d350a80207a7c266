"""Whatever is written, in any syntax of notes and any mixture of them: nothing raises, and no word is lost."""

from __future__ import annotations

import contextlib
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.checks.conservation import unread_words
from publish.errors import PublishError
from publish.messages import Report
from publish.readers.html import read
from publish.recognise import recognise
from tests.notes.test_shortcodes import found

_TEXT = [
    "word",
    " ",
    "\n",
    "See this there.",
    "1",
    "a",
    ".",
    "x",
    "—",
    "<em>it</em>",
    "<em>",
    "</em>",
    "&amp;",
    "<br/>",
]
_SHORTCODES = ["[note]", "[/note]", "[[note]", "[/note]]", "[mfn referencenumber=1]", "[mfn referencenumber=1][/mfn]",
               "[/mfn]", "[ref]", "[/ref]", "[fn]", "[fn value='a' /]", "[/fn]", "[n]", "[/n]", "[box]", "[/box]",
               "&amp;#091;note&amp;#93;", "[footnotes]", "[references]", "[efn_reset]"]  # fmt: skip
_BRACKETS = ["[1. ", "[2. ", "]", " ((", "((", "))", "(((", ")))", "((ref:1))", "{{", "}}", "{{{", "}}}", "(", ")",
             "{", "}", "[", "{{efn|", "{{efn|name=a}}", "{{sfn|", "|", "p=", "{{reflist}}", "\\footnote{",
             "\\footnotemark[1]", "\\footnotetext[1]{", "\\footnotemark", "\\footnotetext{", "footnote:[",
             "footnote:a[", "footnote:a[]", "footnoteref:[a,", "\\]", "^[", "https://e.org/(a)"]  # fmt: skip
_LISTS = ["[1]", "[2]", "[^1]", "[^1]: ", "[^a]", "[^a]: ", " [1]_", ".. [1] ", "[#]_", ".. [#] ", "[*]_", "¹", "²",
          "<sup>1</sup>", "<sup>2</sup>", "1. ", "2. ", "Notes", "* * *", "\n[1] ", "\n[2] ", "\n1. ", "\n2. ",
          '<a href="#p">1</a>']  # fmt: skip
_POINTED = ["&lt;ref&gt;", "&lt;/ref&gt;", '&lt;ref name="a"&gt;', '&lt;ref name="a" /&gt;', "&lt;references /&gt;",
            "&lt;references&gt;", "&lt;/references&gt;", "&lt;fn&gt;", "&lt;/fn&gt;", "&lt;"]  # fmt: skip
_PIECES = [*_TEXT, *_SHORTCODES, *_BRACKETS, *_LISTS, *_POINTED]


def _balanced(pieces: list[str]) -> str:
    """The pieces as markup: emphasis is closed where it is open, and not closed where it isn't."""
    text, is_open = "", False
    for piece in pieces:
        if piece in ("<em>", "</em>"):
            if is_open == (piece == "<em>"):
                continue
            is_open = not is_open
        text += piece
    return text + ("</em>" if is_open else "")


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=12).map(_balanced), min_size=1, max_size=4))
def test_no_mixture_of_syntaxes_loses_a_word(paragraphs: list[str]) -> None:
    noted, _ = found(*paragraphs)
    assert [note.number for note in noted.notes] == list(range(1, len(noted.notes) + 1))
    assert noted.markup.count('role="doc-noteref"') == sum(note.references for note in noted.notes)
    assert all("doc-noteref" not in note.html for note in noted.notes)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
def test_no_text_at_all_loses_a_word(texts: list[str]) -> None:
    allowed = ("".join(c for c in text if c.isprintable() or c == "\n") for text in texts)
    found(*(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in allowed))


_TAGS = "p div li ol ul sup a span em h2 h5 hr td tr table aside dl dt dd section fn ref references footnotes".split()
_NAMES = ["fn1", "fnref1", "fn:1", "fnref:1", "_ftn1", "_ftnref1", "ftn1", "sdfootnote1sym", "sdfootnote1anc", "ftnt1",
          "ftnt_ref1", "footnote-1", "footnote-anchor-1", "cite_note-1", "cite_ref-1", "FOOT1", "DOCF1", "id1", "n1",
          "easy-footnote-bottom-1-7", "easy-footnote-1-7", "footnote_plugin_reference_1", "footnote_plugin_tooltip_1",
          "footnoteref-1", "cmnt1", "cmnt_ref1", "_footnotedef_1", "_footnoteref_1"]  # fmt: skip
_CLASSES = ["footnote", "footnotes", "footnote-ref", "footnote-reference", "footnote-definition", "footnote-backref",
            "footnote-anchor", "footnote-number", "footnote-body-heading", "footnote_referrer", "footnote_tooltip",
            "footnote_plugin_text", "wp-block-footnotes", "easy-footnote-single", "ltx_note ltx_role_footnote",
            "ltx_note_content", "sidenote", "label", "footnote-footer", "mw-cite-backlink"]  # fmt: skip
_attributes = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(_NAMES),
        "name": st.sampled_from(_NAMES),
        "href": st.sampled_from(_NAMES).map("#{}".format),
        "class": st.sampled_from(_CLASSES),
        "role": st.sampled_from(["doc-noteref", "doc-endnote", "doc-backlink"]),
        "data-type": st.sampled_from(["footnote", "noteref", "footnoteref"]),
        "data-fn": st.sampled_from(_NAMES),
        "data-text": st.sampled_from(["A <em>note</em>.", "<p>", "&lt;"]),
    },
)


def _element(tag: str, attributes: dict[str, str], children: list[str]) -> str:
    said = "".join(f' {name}="{value.replace(chr(34), "")}"' for name, value in attributes.items())
    return f"<{tag}{said}>{''.join(children)}</{tag}>"


_pages = st.recursive(
    st.sampled_from(["words", "1", "[1]", " ", "A note.", "Notes", "↩"]),
    lambda inner: st.builds(_element, st.sampled_from(_TAGS), _attributes, st.lists(inner, max_size=4)),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_pages, min_size=1, max_size=4))
def test_no_page_raises_and_what_is_read_is_recognised(pieces: list[str]) -> None:
    report = Report()
    with contextlib.suppress(PublishError):
        (manuscript,) = read(Path("page.html"), f"<p>Text.</p>{''.join(pieces)}".encode(), report)
        article = recognise(manuscript, report)
        assert unread_words(manuscript, article, report) == []
        assert all("doc-noteref" not in note.html for note in article.notes)
