"""What Markdown looks like: natural where Markdown can say it, HTML where it can't, and no escape too many."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from publish.markdown.blocks import write
from publish.markdown.document import document
from publish.markdown.front_matter import front_matter
from publish.markdown.inline import Place
from publish.markdown.same import canonical, differences
from publish.markdown.spot import Spot
from publish.messages import Report
from publish.model import (
    Article,
    Author,
    Claim,
    Credit,
    Disclaimer,
    Image,
    Note,
    PictureFile,
    Provenance,
    TextLicence,
)
from publish.rights import parse_credits
from publish.vocabulary import NOTEREF, escape, parse

MARK = f'<a role="{NOTEREF}" href="#note-3" id="noteref-3">3</a>'


def written(markup: str) -> str:
    return write(parse(markup), Spot(Place(["a-1.jpg", "a-2.jpg"])))


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("<p>One\n  two.</p>", "One two."),
        ("<p>A <em>b</em> <strong>c</strong> <em>d<strong>e</strong></em></p>", "A *b* **c** _d**e**_"),
        ("<p><strong><em>a</em></strong></p>", "**_a_**"),
        ("<p>un<em>frigging</em>believable</p>", "un*frigging*believable"),
        ("<p><em>“Fie,”</em>she</p>", "<em>“Fie,”</em>she"),
        ("<p>Fish<em>es</em><em>!</em></p>", "Fish*es*<em>!</em>"),
        (f"<p>Text.{MARK} More{MARK}(x){MARK}</p>", "Text.[^3] More[^3]\\(x)[^3]"),
        ("<p>a<sub>1</sub> <cite>b</cite> <q>c</q> <small>d</small></p>",
         "a<sub>1</sub> <cite>b</cite> <q>c</q> <small>d</small>"),
        ('<p><span lang="fr">Le <em>mot</em></span></p>', '<span lang="fr">Le *mot*</span>'),
        ("<p><code>a</code> <code>`b`</code> <code> c </code></p>", "`a` `` `b` `` `  c  `"),
        ('<p><a href="https://e.org/a">text</a></p>', "[text](https://e.org/a)"),
        ('<p><a href="https://e.org/a">https://e.org/a</a> <a href="mailto:a@e.org">a@e.org</a></p>',
         "<https://e.org/a> <a@e.org>"),
        ('<p><a href="https://e.org/Harbour_(sea)">a [b]</a></p>', "[a \\[b\\]](https://e.org/Harbour_(sea))"),
        ('<p><a href="https://e.org/a b)">c</a> <a href="https://e.org/?a=1&amp;copy=2">d</a></p>',
         "[c](<https://e.org/a b)>) [d](https://e.org/?a=1&copy=2)"),
        ("<p>The first line,<br/>the second.</p>", "The first line,\\\nthe second."),
        ('<p lang="fr">Un &amp; <em>deux</em>.</p>', '<p lang="fr">Un &amp; <em>deux</em>.</p>'),
        ("<h2>A heading #</h2><h3>C#</h3>", "## A heading \\#\n\n### C#"),
        ('<h2 id="x">A</h2>', '<h2 id="x">A</h2>'),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ul><li><p>a</p></li><li><p>b</p><p>c</p></li></ul>", "- a\n\n- b\n\n  c"),
        ('<ol start="9"><li>a</li><li>b<ul><li>c</li></ul></li></ol>', "9. a\n10. b\n    - c"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n+ b"),
        ('<ol type="a"><li>a</li></ol>', '<ol type="a">\n<li>a</li>\n</ol>'),
        ("<pre>if a:\n    b</pre>", "```\nif a:\n    b\n```"),
        ("<pre>a <em>b</em>\n\n\tc</pre>", "<pre>a <em>b</em>\n\n\tc</pre>"),
        ("<pre>\na <em>b</em>\n</pre>", "<pre>&#10;a <em>b</em>\n</pre>"),
        ("<ul><li><pre>a <em>b</em>\nc</pre></li></ul>", "- <pre>a <em>b</em>&#10;c</pre>"),
        ('<p><a href="https://e.org/a">https://e.org/a</a></p>', "<https://e.org/a>"),
        ("<hr/>", "***"),
        ('<figure><img src="image-2" alt="A [tree]"/></figure>', "![A \\[tree\\]](a-2.jpg)"),
        ('<figure><img src="image-1"/><figcaption>A "tree"</figcaption></figure>', '![](a-1.jpg "A \\"tree\\"")'),
        ('<figure><img src="image-1" alt=""/><figcaption>A <em>tree</em></figcaption></figure>',
         '<figure>\n<img src="a-1.jpg" alt=""/>\n<figcaption>A <em>tree</em></figcaption>\n</figure>'),
        ("<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td/><td><em>d</em></td></tr></tbody></table>",
         "| a | b\\|c |\n| --- | --- |\n|  | *d* |"),
        ('<table><tr><td colspan="2">a[^x]</td></tr></table>',
         '<table>\n<tr><td colspan="2">a&#91;^x]</td></tr>\n</table>'),
    ],
)  # fmt: skip
def test_markup_and_its_markdown(markup: str, markdown: str) -> None:
    assert written(markup) == markdown


@pytest.mark.parametrize(
    "text",
    [
        "It’s a plain text, with 50% of — everything: “quotes”, (brackets), [sic], […] & more; e.g. a/b.",
        "snake_case and 2+2 = 4, 3 > 2, a < b, AT&T, #hash, C#, 10.5, a-b, $x^2$, {braces}, {{< shortcode >}}",
        "[note]A shortcode[/note] and text[ref]another[/ref], ((brackets)), a|b, ~5 km, !, http://e.org/a_b",
        "By Jane Roe",
        "Photo: Title (2020), by Creator via Source. Licensed under CC BY 4.0.",
    ],
)
def test_plain_text_is_written_as_it_is(text: str) -> None:
    assert written(f"<p>{escape(text)}</p>") == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*a* `b` _c_", "\\*a\\* \\`b\\` \\_c\\_"),
        ("1. a", "1\\. a"),
        ("1918 was a year. 2. b", "1918 was a year. 2. b"),
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("> a", "\\> a"),
        ("---", "\\---"),
        ("[a](b) [^1] ![c](d)", "[a\\](b) \\[^1] ![c\\](d)"),
        ("[a]: b", "\\[a]: b"),
        ("<b> &amp; &#35; \\* \\d", "\\<b> \\&amp; \\&#35; \\\\\\* \\d"),
        ("~~a~~ ~~~", "\\~\\~a\\~\\~ \\~\\~\\~"),
        ("\u00a0a\u2003", "&nbsp;a&#x2003;"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, markdown: str) -> None:
    assert written(f"<p>{escape(text)}</p>") == markdown


LINE = parse_credits("Photo: X (2020), by Y via Flickr. Licensed under CC BY 4.0.", 1, "", Report())
PIECES = Credit(
    "Painting of W, V.",
    7,
    title="Painting of W",
    creator="V",
    licence="CC-BY-4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    source_url="https://e.org/w",
    certainty=(
        ("title", "stated"), ("creator", "read"), ("licence", "stated"), ("licence_url", "implied"),
        ("source_url", "stated"),
    ),
)  # fmt: skip
ARTICLE = Article(
    "a.docx",
    "docx",
    slug="a",
    title_html=f"The <em>Title</em>: A Story{MARK}",
    subtitle="And its subtitle",
    category="Essays",
    authors=(
        Author("Jane Roe", 1, "<p>Jane Roe prints.</p><p>She lives in <em>Hull</em>.</p>"),
        Author("Smith and Sons", 1),
        Author("John Doe", 1, role="translator", byline="Put into English by John Doe", affiliation="Hull"),
        Author(
            "Ann Poe",
            1,
            role="editor",
            orcid="0000-0002-1825-0097",
            email="a@e.org",
            site="https://e.org/",
            notes=("3-2",),
        ),
    ),
    date="2014-05-30",
    language="no",
    excerpt='She said: "It\'s so".',
    keywords=("war", "2014"),
    body="<p>Text.</p>",
    notes=(Note(3, "<p>One.</p><p>Two.</p>", 1, 2),),
    credits=(*LINE, PIECES),
    disclaimers=(Disclaimer("<p>All of it is opinion.</p>", 1),),
    provenance=(Provenance("<p>First published in <em>The Paper</em>.</p>", 1),),
    licences=(TextLicence("CC BY 4.0", 3, "CC-BY-4.0"), TextLicence("The text is under CC0.", 9, "CC0-1.0")),
    claims=(Claim("licence", 3, "CC BY 4.0"), Claim("paragraph", 9, "The text is under CC0.")),
)


def test_a_whole_manuscript() -> None:
    assert (
        document(ARTICLE, [])
        == """\
---
title: "The *Title*: A Story[^3]"
subtitle: And its subtitle
authors:
- name: Jane Roe
  bio: |-
    Jane Roe prints.

    She lives in *Hull*.
- Smith and Sons
translator:
  name: John Doe
  byline: Put into English by John Doe
  affiliation: Hull
editor:
  name: Ann Poe
  orcid: 0000-0002-1825-0097
  email: a@e.org
  site: https://e.org/
  notes: [3]
date: 2014-05-30
category: Essays
keywords: [war, "2014"]
lang: "no"
excerpt: |-
  She said: "It's so".
provenance: First published in *The Paper*.
credits:
- "Photo: X (2020), by Y via Flickr. Licensed under CC BY 4.0."
- line: Painting of W, V.
  title: Painting of W
  creator: V
  licence: CC-BY-4.0
  source-url: https://e.org/w
  certainty:
    creator: read
licence: CC BY 4.0
disclaimer: All of it is opinion.
recognise: false
---

Text.

[^3]: One.

    Two.
"""
    )


def test_credits_name_their_pictures_where_the_order_does_not() -> None:
    first, second = (parse_credits(f"Photo: {n}, by Y via Flickr.", 1, "", Report())[0] for n in "AB")
    images = tuple(
        Image(PictureFile(f"{n}.jpg", data=b""), 1, credit=credit) for n, credit in enumerate((second, first, second))
    )
    text = front_matter(Article("a", "a", credits=(first, second), images=images), ["a-1.jpg", "a-2.jpg", "a-3.jpg"])
    assert '- line: "Photo: A, by Y via Flickr."\n  pictures: [a-2.jpg]\n' in text
    assert '- line: "Photo: B, by Y via Flickr."\n  pictures: [a-1.jpg, a-3.jpg]\n' in text


def test_a_line_of_which_nothing_is_known_says_so() -> None:
    assert 'line: "Photo: X, by Y"\n  certainty: none\n' in front_matter(
        Article("a", "a", credits=(Credit("Photo: X, by Y", 1),)), []
    )


def test_people_whose_order_their_keys_would_lose_stand_in_one_list() -> None:
    people = tuple(
        Author(f"{name} Roe", 1, role=role) for name, role in (("A", "editor"), ("B", "author"), ("C", "editor"))
    )
    text = front_matter(Article("a", "a", authors=people), [])
    assert text == (
        "---\nauthors:\n- name: A Roe\n  role: editor\n- B Roe\n- name: C Roe\n  role: editor\nrecognise: false\n---\n"
    )


def test_pictures_are_listed_where_the_text_shows_them_in_another_order() -> None:
    images = tuple(Image(PictureFile(f"{n}.jpg", data=b""), 1) for n in (1, 2))
    shown = '<figure><img src="image-{}"/></figure><figure><img src="image-{}"/></figure>'
    article = Article("a", "a", images=images, body=shown.format(1, 2))
    assert "pictures" not in front_matter(article, ["a-1.jpg", "a-2.jpg"])
    article = replace(article, body=shown.format(2, 1))
    assert "pictures:\n- a-1.jpg\n- a-2.jpg\n" in front_matter(article, ["a-1.jpg", "a-2.jpg"])


PICTURED = replace(ARTICLE, images=(Image(PictureFile("a.jpg", data=b"1"), 1, "alt", "caption", ARTICLE.credits[0]),))
CHANGES = {
    "title": [replace(PICTURED, title_html="The Title"), replace(PICTURED, title_html=None)],
    "subtitle": [replace(PICTURED, subtitle="And")],
    "category": [replace(PICTURED, category=None)],
    "people": [
        replace(PICTURED, authors=PICTURED.authors[::-1]),
        replace(PICTURED, authors=(replace(PICTURED.authors[0], role="editor"), *PICTURED.authors[1:])),
        *(
            replace(PICTURED, authors=(replace(PICTURED.authors[0], **change), *PICTURED.authors[1:]))
            for change in (
                {"html": "<p>x</p>"}, {"affiliation": "x"}, {"byline": "x"}, {"orcid": "x"}, {"email": "x"},
                {"site": "x"},
                {"notes": ("3",)},
            )
        ),
    ],
    "date": [replace(PICTURED, date="2014-05-31")],
    "language": [replace(PICTURED, language="nn")],
    "excerpt": [replace(PICTURED, excerpt=None)],
    "keywords": [replace(PICTURED, keywords=("2014", "war"))],
    "text": [
        replace(PICTURED, body=body)
        for body in ("<p>Text</p>", "<p>Text.<br/></p>", "<h2>Text.</h2>", "<p>\u00a0Text.</p>")
    ],
    "notes": [
        replace(PICTURED, notes=()),
        replace(PICTURED, notes=(replace(PICTURED.notes[0], references=1),)),
        replace(PICTURED, notes=(replace(PICTURED.notes[0], number=1),)),
        replace(PICTURED, notes=(replace(PICTURED.notes[0], html="<p>One. Two.</p>"),)),
    ],
    "credits": [
        replace(PICTURED, credits=(PICTURED.credits[0], replace(PICTURED.credits[1], **change)))
        for change in ({"creator": "W"}, {"source_url": None}, {"creator_url": "x"}, {"certainty": ()})
    ],
    "licence": [replace(PICTURED, licences=PICTURED.licences[:1])],
    "kind": [replace(PICTURED, is_roll=True)],
    "disclaimers": [replace(PICTURED, disclaimers=PICTURED.disclaimers * 2)],
    "provenance": [replace(PICTURED, provenance=())],
    "pictures": [
        replace(PICTURED, images=(replace(PICTURED.images[0], alt=None),)),
        replace(PICTURED, images=(replace(PICTURED.images[0], caption=None),)),
        replace(PICTURED, images=(replace(PICTURED.images[0], credit=ARTICLE.credits[1]),)),
        replace(PICTURED, images=(replace(PICTURED.images[0], file=PictureFile("a.jpg", data=b"2")),)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_the_comparison_sees_every_change(name: str) -> None:
    assert [differences(PICTURED, changed) for changed in CHANGES[name]] == [[name]] * len(CHANGES[name])


def test_the_comparison_passes_over_what_no_page_shows() -> None:
    one = '<p data-line="3">A\n b <em lang="fr" id="x">c</em></p>\n<ul>\n<li>d</li>\n</ul>'
    other = '<p>A b <em id="x" lang="fr">c</em> </p><ul><li> d</li></ul>'
    assert canonical(one) == canonical(other)
    assert canonical("<pre>a  b\n</pre>") != canonical("<pre>a b</pre>")
    assert canonical("<p>pre-\nwar</p>") != canonical("<p>pre- war</p>")


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{'[' * 20_000}</p>", f"<p>{'*_`' * 10_000}</p>", f"<p>{'&amp;a ' * 10_000}</p>",
        f"<h2>{'# ' * 10_000}</h2>",
        f"<p>{'&lt;a ' * 10_000}</p>", f"<p>{'<em>a</em>' * 5_000}</p>", f"<p>{'a<br/>' * 5_000}</p>",
        f"<pre>{'`' * 20_000}</pre>", f"<ul>{'<li>a</li>' * 5_000}</ul>", f"<ul>{'<li><p>a</p></li>' * 3_000}</ul>",
        f"{'<blockquote>' * 100}<p>a</p>{'</blockquote>' * 100}", f"{'<ul><li>a' * 60}{'</li></ul>' * 60}",
        f"{'<ul><li><p>a</p>' * 60}{'</li></ul>' * 60}",
        f"<table>{'<tr><td>a</td><td>b</td></tr>' * 2_000}</table>", f"<p>{'<code>a</code>' * 5_000}</p>",
    ],
    ids=lambda markup: markup[:24],
)  # fmt: skip
def test_time_grows_with_the_text(markup: str) -> None:
    start = time.monotonic()
    assert written(markup)
    assert time.monotonic() - start < 2
