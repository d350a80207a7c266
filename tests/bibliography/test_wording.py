"""The words of a doubtful citation as its note has them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publish.bibliography.note import citations
from publish.bibliography.wording import as_written
from publish.vocabulary import escape, plain

WORDS = {
    "quotation marks and italics": (
        "<p>Jane Roe, ‘Ropes “and” Sails’, <em>Quay</em>, Briefing 34 (2004).</p>",
        "Jane Roe, ‘Ropes “and” Sails’, <em>Quay</em>, Briefing 34 (2004).",
    ),
    "German": (
        "<p>Eva Maier, „Über Taue“, <i>Hafen</i>, Heft der Flut 34, <a href='https://x.org/'>https://x.org/</a></p>",
        'Eva Maier, „Über Taue“, <em>Hafen</em>, Heft der Flut 34, <a href="https://x.org/">https://x.org/</a>',
    ),
    "see": ("<p>See also Quays, https://x.org/?a=1&amp;b=2.</p>",
            'Quays, <a href="https://x.org/?a=1&amp;b=2">https://x.org/?a=1&amp;b=2</a>.'),
    "one of two": ("<p>Quays, www.x.org/; Ropes &amp; Sails, www.y.org.</p>",
                   'Ropes &amp; Sails, <a href="http://www.y.org">www.y.org</a>.'),
    "a mark of another note inside": (
        '<p>Jane Roe, <em>Har<a role="doc-noteref" href="#note-3">3</a>bours</em>, quite dry, Hull: Quay, 1999.</p>',
        "Jane Roe, <em>Harbours</em>, quite dry, Hull: Quay, 1999.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_words_stay_as_they_are(name: str) -> None:
    note, expected = WORDS[name]
    citation = citations(note)[-1]
    assert citation.doubts
    markup, text = as_written(note, citation.raw)
    assert markup == expected
    assert text == plain(f"<p>{expected}</p>")


def test_words_that_are_not_in_the_note_stay_words() -> None:
    assert as_written("<p>Ropes.</p>", "Quays & https://x.org/") == (
        'Quays &amp; <a href="https://x.org/">https://x.org/</a>',
        "Quays & https://x.org/",
    )


@given(st.text(st.characters(exclude_categories=["C"]), max_size=80), st.text(max_size=30))
@settings(deadline=None)
def test_what_comes_out_is_markup(note: str, raw: str) -> None:
    html = f"<p>{escape(note)}</p>"
    safe = "".join(letter for letter in raw if letter.isprintable())
    for words in (safe, note):
        markup, _ = as_written(html, words)
        etree.fromstring(f"<p>{markup}</p>")
