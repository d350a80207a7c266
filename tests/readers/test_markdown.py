"""Reading Markdown: front matter, headings, notes, HTML, pictures; and what no author writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.checks.conservation import manuscript_words, unread_words
from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Article, Manuscript
from publish.readers.markdown import read
from publish.recognise import recognise
from publish.vocabulary import parse, plain

Read = Callable[..., tuple[Manuscript, Article, Report]]


@pytest.fixture
def md(tmp_path: Path) -> Read:
    def run(text: str | bytes) -> tuple[Manuscript, Article, Report]:
        report = Report()
        data = text.encode() if isinstance(text, str) else text
        manuscript = read(tmp_path / "a.md", data, report)[0]
        article = recognise(manuscript, report)
        assert unread_words(manuscript, article, report) == []
        return manuscript, article, report

    return run


OF_MARKDOWN = frozenset(
    "front-matter-open front-matter-repeated front-matter-unused biography-of-whom title-twice title-differs "
    "note-not-written note-written-twice note-in-note shortcode html-dropped html-comment html-foreign "
    "picture-left-out picture-title link-title link-left-out".split()
)


def said(report: Report) -> list[str]:
    return [message.code for message in report.messages if message.code in OF_MARKDOWN]


def lines(manuscript: Manuscript) -> list[tuple[str, str, str]]:
    return [
        (str(b.tag), str(b.get("data-line")), " ".join("".join(b.itertext()).split())) for b in parse(manuscript.body)
    ]


def test_blocks_carry_the_lines_of_the_file(md: Read) -> None:
    text = "---\ntitle: T\n---\n\nOne\ntwo *three*.\n\n## Head\n\n- a\n- b\n\n> q\n\n```\ncode\n```\n\n<div>raw</div>\n"
    manuscript, article, _ = md(text)
    assert lines(manuscript) == [
        ("p", "5", "One two three."), ("h2", "8", "Head"), ("ul", "10", "a b"), ("blockquote", "13", "q"),
        ("pre", "15", "code"), ("p", "19", "raw"),
    ]  # fmt: skip
    assert article.title == "T"


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: T\nauthors: [Jane Roe, John Doe]\ndate: 2014-05-30\nlang: no\ncategories: [Essays, War]\n"
        "tags: a, b\nsummary: S&amp;T&#8217;s\nlayout: post\n---\n",
        '+++\ntitle = "T"\nauthors = ["Jane Roe", "John Doe"]\ndate = 2014-05-30\nlang = "no"\n'
        'categories = ["Essays", "War"]\ntags = "a, b"\nsummary = "S&amp;T&rsquo;s"\nlayout = "post"\n+++\n',
    ],
)
def test_front_matter(md: Read, matter: str) -> None:
    _, article, report = md(f"{matter}\nText.\n")
    assert (article.title, article.date, article.language, article.category) == ("T", "2014-05-30", "no", "Essays")
    assert [author.name for author in article.authors] == ["Jane Roe", "John Doe"]
    assert article.keywords == ("War", "a", "b")
    assert article.excerpt == "S&T’s"
    assert said(report) == ["front-matter-unused"]
    assert "layout (post)" in next(m.text for m in report.messages if m.code == "front-matter-unused")


def test_authors_as_mappings_with_biographies(md: Read) -> None:
    _, article, report = md(
        "---\ntitle: T\nauthor:\n - name: Jane Roe\n   bio: Jane *prints*.\n   orcid: X1\n---\nText.\n"
    )
    assert article.authors[0].html == "<p>Jane <em>prints</em>.</p>"
    assert "X1" in next(m.text for m in report.messages if m.code == "front-matter-unused")


def test_one_biography_of_two_authors_is_nobodys(md: Read) -> None:
    _, article, report = md("---\ntitle: T\nauthor: A Roe and B Doe\nbio: She prints things.\n---\nText.\n")
    assert said(report) == ["biography-of-whom"]
    assert "She prints things." in article.text


@pytest.mark.parametrize(
    ("text", "date"), [("2014-05-30 2:33:31 -0400", "2014-05-30"), ("30 May 2014", "2014-05-30"), ("May 1", None)]
)
def test_dates(md: Read, text: str, date: str | None) -> None:
    _, article, report = md(f"---\ntitle: T\ndate: {text}\n---\nText.\n")
    assert article.date == date
    assert ("date-incomplete" in {message.code for message in report.messages}) == (date is None)


@pytest.mark.parametrize(
    ("matter", "match"),
    [
        ("---\na: !!python/object:os.system x\n---\n", "tag"),
        ("---\na: [b\n---\n", "isn't YAML"),
        ("---\na:\n\t- b\n---\n", "isn't YAML"),
        ("---\na: " + "[" * 30000 + "\n---\n", "nested"),
        ("---\na: &a [x]\n" + "".join(f"k{i}: *a\n" for i in range(11)) + "---\n", "aliases"),
        ("---\na: " + "x" * 500_000 + "\n---\n", "500 kB"),
        ("+++\na = [\n+++\n", "isn't TOML"),
        ("+++\na = " + "[" * 30000 + "\n+++\n", "nested|TOML"),
        ("---\ntitle: \x00\n---\n\n", "no text|YAML"),
    ],
)
def test_bad_front_matter_is_a_named_error(tmp_path: Path, matter: str, match: str) -> None:
    with pytest.raises(ManuscriptError, match=match) as caught:
        read(tmp_path / "a.md", matter.encode(), Report())
    assert caught.value.hint


def test_a_rule_is_no_front_matter_and_keys_are_used_once(md: Read) -> None:
    assert "Text" in md("---\nText\n---\n\nMore.\n")[0].body
    assert said(md("---\ntitle: T\ntitle: U\n---\nText.\n")[2]) == ["front-matter-repeated"]
    assert said(md("---\ntitle: T\n\nText.\n")[2]) == ["front-matter-open"]


def test_the_first_heading_is_the_title_and_the_others_begin_at_two(md: Read) -> None:
    manuscript, article, _ = md(
        "# A *T*[^1]\n\n### Jane Roe {.author}\n\n#### B {#x .y}\n\nText.\n\n###### C\n\n[^1]: N.\n"
    )
    assert article.title_html is not None
    assert article.title_html.startswith("A <em>T</em><a")
    assert [author.name for author in article.authors] == ["Jane Roe"]
    assert [line[0] for line in lines(manuscript)] == ["h2", "p", "h3"]
    assert [note.text for note in article.notes] == ["N."]


def test_two_titles(md: Read) -> None:
    _, article, report = md("---\ntitle: The Title\n---\n# The *Title*\n\nText.\n")
    assert (article.title, article.text, said(report)) == ("The Title", "Text.", ["title-twice"])
    manuscript, article, report = md("---\ntitle: The Title\n---\n# Another\n\nText.\n")
    assert (article.title, said(report)) == ("The Title", ["title-differs"])
    assert lines(manuscript)[0] == ("h2", "4", "Another")


def test_notes(md: Read) -> None:
    text = "# T\n\nA[^a] b^[In *line*.] c[^a] d[^no].\n\n[^a]: One.\n\n    Two.\n\n[^b]: Unused.\n"
    _, article, report = md(text)
    assert [(note.text, note.references) for note in article.notes] == [
        ("One.\nTwo.", 2),
        ("In line.", 1),
        ("Unused.", 0),
    ]
    assert said(report) == ["note-not-written"]
    assert "d[^no]." in article.text


def test_a_note_inside_a_note_and_two_of_one_mark_are_kept(md: Read) -> None:
    _, article, report = md("# T\n\nA[^a].\n\n[^a]: One[^b].\n\n[^a]: Other.\n\n[^b]: Two[^a].\n")
    assert sorted(note.text for note in article.notes) == ["One.", "Other.", "Two."]
    assert set(said(report)) == {"note-in-note", "note-written-twice"}


def test_html_is_reduced(md: Read) -> None:
    text = (
        "# T\n\n<div class=x><p onclick=x>A <script>alert(1)</script>b</p></div>\n\n"
        "<iframe src='https://e.org/x'>inner</iframe>\n\n<!-- hidden -->\n\n"
        'C <u>d</u> <a href="javascript:x" role="doc-noteref">e</a> <a href="/x">f</a> <a href="https://e.org">g</a>\n\n'
        "After <b>all</b> ~~gone~~.\n\n<!-- open\n\nThe *rest*.\n"
    )
    manuscript, article, report = md(text)
    assert set(said(report)) == {"html-dropped", "html-foreign", "html-comment", "link-left-out"}
    assert "onclick" not in manuscript.body
    assert "javascript" not in manuscript.body
    assert "inner" in article.text
    assert "After all gone." in article.text
    assert "rest" in article.text
    assert article.body.count("href") == 1


def test_shortcodes_are_named_and_their_text_stays(md: Read) -> None:
    text = '# T\n\n{{< note a="b" >}}In.{{< /note >}} [x]({{< ref "foo.md" >}})\n{% raw %}\n\n`{{< code >}}`\n\n{{<\n\nlong >}}\n\nEnd.\n'  # noqa: E501
    manuscript, article, report = md(text)
    assert said(report) == ["shortcode"] * 4
    assert [line[2] for line in lines(manuscript)] == ["In. x", "{{< code >}}", "End."]
    assert lines(manuscript)[-1][1] == "12"
    assert "foo.md" in " ".join(m.text for m in report.messages)
    assert article.title == "T"


def test_pictures(md: Read, tmp_path: Path) -> None:
    (tmp_path / "a b.jpg").write_bytes(b"x")
    (tmp_path.parent / "out.jpg").write_bytes(b"x")
    text = '# T\n\n![alt](a%20b.jpg "A caption")\n\n![](a%20b.jpg)\n\nA ![x](../out.jpg) ![y](https://e.org/a.png) ![z](no.jpg)\n'  # noqa: E501
    manuscript, _, report = md(text)
    assert [(p.name, p.path) for p in manuscript.pictures] == [("a b.jpg", tmp_path / "a b.jpg")]
    figures = list(parse(manuscript.body).iter("figure"))
    assert [f.find("img").get("alt") for f in figures] == ["alt", None]  # type: ignore[union-attr]
    assert figures[0].findtext("figcaption") == "A caption"
    assert said(report) == ["picture-left-out"] * 3


HOSTILE = {
    "brackets": "[" * 100_000,
    "labels": "[^a]: x\n\n" + "[^" * 10_000,
    "marks": "[^a]: x\n\n" + "[^a]" * 9_000,
    "inline notes": "^[" * 50_000,
    "quotes": ">" * 5000 + " a",
    "lists": "- " * 3000 + "x",
    "definitions": "".join(f"[^{i}]: note {i}\n\n" for i in range(10_000)),
    "stars": "*a_ " * 20_000,
    "divs": "<div>" * 5000 + "x",
    "spans": "a " + "<b>" * 5000 + "x",
    "comments": "a " + "<!-- " * 20_000,
    "scripts": "a " + "<script> " * 20_000,
    "cdata": "a " + "<![CDATA[ " * 20_000,
    "links": "[a](" * 15_000,
    "shortcodes": "{{< " * 30_000,
    "characters": "# T\n\n&#1; <p>&#1;&#xFFFE;</p> \ud7ff",
    "attributes": "# T\n\n<p data-line='²' data-publish-line='²' a:b='c' xmlns:x='y'>x</p><x:y>z</x:y>",
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_author_writes_is_read_or_refused_at_once(md: Read, name: str) -> None:
    try:
        md(HOSTILE[name])
    except ManuscriptError as error:
        assert error.hint  # noqa: PT017


def test_real_files(corpus: Path) -> None:
    found: Counter[str] = Counter()
    for path in sorted((corpus / "markdown").rglob("*.md")):
        report = Report()
        manuscript = read(path, path.read_bytes(), report)[0]
        assert unread_words(manuscript, recognise(manuscript, report), report) == [], path
        assert any(field.name == "title" and plain(field.value) for field in manuscript.fields), path
        found.update(field.name for field in manuscript.fields)
    assert found["title"] == 417


#: Pieces of Markdown; each {} becomes a word of its own.
PIECES = (
    "{} ", "\\", "<https://{}>", "<{}@e.org>", "[{}](<https://{}>)", "*{}*",
    "**{}", "`{}`", "[{}](https://e.org)", "[{}][a]", "![{}](x.png)", "![](x.png '{}')",
    "[^1]", "[^1]: {}", "^[{}]", "\n", "\n\n", "# {}\n", "{}\n===\n", "> ", "- {}\n", "1. {}\n", "    {}\n",
    "```\n{}\n```\n", "~~~ python\n", "| {} | {} |\n", "|---|---|\n", "---\n", "+++\n", "title: {}\n", "author: {}\n",
    "<div>{}",
    "</div>", "<!-- {} -->", "<script>{}</script>", "<b>{}</b>", "&amp;", "&{};", "$",
    "{{{{< {} >}}}}",
    "{{{{% {} %}}}}{}{{{{% /{} %}}}}", "[note]{}[/note]", "[note]", "<ref>{}</ref>", "~~{}~~", "\u00a0",
    "\t", "{}:{}",
    ":::{}\n", "[a]: https://e.org\n", "Term {}\n: {}\n", "*[{}]: {}\n",
    "<br>", "\ufeff", "\u202e",
)  # fmt: skip


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_whatever_is_written_every_word_is_in_the_article_or_named(tmp_path: Path, pieces: list[str]) -> None:
    written: list[str] = []

    def word() -> str:
        written.append(f"q{''.join(chr(97 + int(digit)) for digit in str(len(written)))}x")
        return written[-1]

    text = "".join(piece.format(*(word() for _ in range(piece.count("{}") + piece.count("{{{{")))) for piece in pieces)
    report = Report()
    try:
        manuscript = read(tmp_path / "a.md", text.encode(), report)[0]
    except ManuscriptError:
        return
    article = recognise(manuscript, report)
    assert unread_words(manuscript, article, report) == []
    markup = [manuscript.body, *(note.html for note in manuscript.notes), *(field.value for field in manuscript.fields)]
    said = " ".join([*manuscript_words(manuscript), *markup, *(m.text for m in report.messages)])
    assert [word for word in written if word not in said and word in text] == []


@pytest.mark.parametrize("address", ["https://e.org/a", "me@e.org"])
def test_an_address_in_angle_brackets_in_a_block_of_html_stays(md: Read, address: str) -> None:
    manuscript, article, _ = md(f"# A\n\n<div>See <{address}> here.</div>\n")
    assert f"See {address} here." in plain(manuscript.body)
    assert address in article.body


def test_the_title_of_a_link_without_a_text_is_named(md: Read) -> None:
    _, _, report = md("# A\n\nText [](https://e.org 'tip')\n")
    assert [m.code for m in report.messages if m.code.startswith("link-")] == ["link-title", "link-left-out"]
    assert any("tip" in m.text for m in report.messages)
