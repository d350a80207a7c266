"""What happens at the edges, point by point, whatever the syntax."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path

import pytest

from publish.build import build
from publish.checks.conservation import unread_words
from publish.messages import Report
from publish.model import Article
from publish.readers import read
from publish.recognise import recognise
from publish.vocabulary import parse
from tests.conftest import codes
from tests.notes.test_shortcodes import found, texts_of

#: A note in each syntax that stands in its place, as text: what opens it, what closes it.
IN_PLACE = {
    "[note]": ("[note]", "[/note]"),
    "[efn_note]": ("[efn_note]", "[/efn_note]"),
    "[mfn]": ("[mfn]", "[/mfn]"),
    "[ref]": ("[ref]", "[/ref]"),
    "[fn]": ("[fn]", "[/fn]"),
    "[n]": ("[n]", "[/n]"),
    "<ref>": ("&lt;ref&gt;", "&lt;/ref&gt;"),
    "<fn>": ("&lt;fn&gt;", "&lt;/fn&gt;"),
    "{{efn}}": ("{{efn|", "}}"),
    "footnote:[]": ("footnote:[", "]"),
    "\\footnote": ("\\footnote{", "}"),
    "^[]": ("^[", "]"),
    "fd": ("[1. ", "]"),
    "((": (" ((", "))"),
    "mci": ("((", "))"),
    "{{": ("{{", "}}"),
}
every_syntax = pytest.mark.parametrize(("opening", "closing"), IN_PLACE.values(), ids=list(IN_PLACE))


def whole(tmp_path: Path, text: str, name: str = "article.html") -> tuple[Article, Report]:
    """An article read and recognised, with nothing unread."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    report = Report()
    (manuscript,) = read(path, report)
    article = recognise(manuscript, report)
    assert unread_words(manuscript, article, report) == []
    return article, report


def shown(markup: str) -> str:
    """The text with marks as ^1."""
    tree = parse(markup)
    for mark in tree.iter("a"):
        if mark.get("role"):
            mark.text = f"^{mark.text}"
    return "".join(tree.itertext())


# 1. notes that are never closed


@pytest.mark.parametrize("tag", ["[note]", "[mfn]", "[ref]", "[fn]", "[footnote]"])
def test_01_an_unclosed_note_stays_in_the_text_and_is_an_error_with_its_place(tag: str) -> None:
    noted, report = found("First paragraph.", f"Text{tag}never closed " + "and on " * 80, "The rest of it.")
    message = report.messages[0]
    assert (message.code, message.severity, message.line, message.column) == ("note-unclosed", "error", 3, 5)
    assert len(message.text) < 400
    assert noted.notes == ()
    assert f"Text{tag}never closed" in noted.markup
    assert "The rest of it." in noted.markup


@pytest.mark.parametrize("tag", ["[/note]", "[/mfn]", "[/ref]", "[/fn]"])
def test_01_a_stray_closing_tag_is_a_warning(tag: str) -> None:
    noted, report = found(f"Text{tag} goes on")
    assert codes(report) == ["note-stray-close"]
    assert f"Text{tag} goes on" in noted.markup


def test_01_an_unclosed_note_does_not_take_the_next_one_with_it() -> None:
    noted, report = found("One[note]open two[note]Closed.[/note] three")
    assert texts_of(noted) == ["Closed."]
    assert shown(noted.markup) == "One[note]open two^1 three"
    assert codes(report) == ["note-unclosed"]


def test_01_braces_of_latex_that_do_not_pair_are_an_error() -> None:
    noted, report = found("One\\footnote{open {and} on")
    assert noted.notes == ()
    assert codes(report) == ["note-unclosed"]


# 2. and 3. notes in notes


def test_02_a_note_in_a_note_of_its_kind_follows_it() -> None:
    noted, report = found("A[note]a [note]b[/note] c[/note] end")
    assert texts_of(noted) == ["a c", "b"]
    assert shown(noted.markup) == "A^1^2 end"
    assert codes(report) == ["note-nested"]


def test_03_a_note_in_a_note_of_another_kind_follows_it() -> None:
    noted, report = found("A[mfn]a [ref]b[/ref] c[/mfn] end[ref]d [fn]e[mfn]f[/mfn][/fn][/ref].")
    assert texts_of(noted) == ["a c", "b", "d", "e", "f"]
    assert shown(noted.markup) == "A^1^2 end^3^4^5."
    assert codes(report) == ["note-nested"] * 3


def test_03_an_unknown_shortcode_in_a_note_stays_and_is_named() -> None:
    noted, report = found("A[efn_note]see [caption id=1]this[/caption] there[/efn_note]")
    assert texts_of(noted) == ["see [caption id=1]this[/caption] there"]
    assert codes(report) == ["shortcodes-stay"]


def test_03_a_note_in_an_element_of_a_note_follows_it(tmp_path: Path) -> None:
    article, report = whole(tmp_path, "<h1>T</h1><p>One<fn>a <fn>b</fn> c</fn> two.</p>")
    assert [(n.text, n.references) for n in article.notes] == [("a c", 1), ("b", 1)]
    assert shown(article.body) == "One^1^2 two."
    assert "note-nested" in codes(report)
    assert "noteref" not in article.notes[0].html


# 4. what means the tags themselves


@pytest.mark.parametrize("name", ["note", "efn_note", "mfn", "ref", "fn"])
def test_04_doubled_brackets_mean_the_tags(name: str) -> None:
    noted, report = found(f"Write [[{name}]text[/{name}]] for a note.")
    assert shown(noted.markup) == f"Write [{name}]text[/{name}] for a note."
    assert (noted.notes, codes(report)) == ((), [])


@every_syntax
def test_04_nothing_in_code_or_in_an_attribute_is_a_note(opening: str, closing: str) -> None:
    attribute = f"{opening}See this and that.{closing}".replace('"', "").replace("&lt;", "(").replace("&gt;", ")")
    text = (
        f"a <code>word{opening}See this and that.{closing} word{opening}Or this and that.{closing}</code> b "
        f'<a href="https://example.org/{attribute}">c</a>'
    )
    noted, report = found(text)
    assert (noted.notes, codes(report)) == ((), [])
    assert "https://example.org/" + attribute in noted.markup


# 5. notes that run over paragraphs


def test_05_a_note_may_run_over_paragraphs() -> None:
    noted, report = found("One[note]p1", "p2[/note] two.", "Three.")
    assert noted.notes[0].html == "<p>p1</p><p>p2</p>"
    assert shown(noted.markup) == "One^1 two.Three."
    assert codes(report) == ["note-runs-on"]


def test_05_empty_paragraphs_of_a_note_go(tmp_path: Path) -> None:
    item = '<li id="fn1"><p>A.</p><p>&nbsp;</p><p></p><p>B. <a href="#fnref1" role="doc-backlink">↩</a></p></li>'
    mark = '<sup id="fnref1"><a href="#fn1" role="doc-noteref">1</a></sup>'
    article, _ = whole(tmp_path, f'<h1>T</h1><p>x{mark}</p><section class="footnotes"><ol>{item}</ol></section>')
    assert article.notes[0].html == "<p>A.</p><p>B.</p>"


# 6. notes in headings and bylines


@pytest.fixture(scope="module")
def headed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of one article with notes in its title, its byline and a heading."""
    folder = tmp_path_factory.mktemp("headed")
    (folder / "collection.toml").write_text('title = "A Book"\nlanguage = "en"\npublisher = "P"\n')
    (folder / "a.html").write_text(
        "<html><body><h1>The Title[note]On the title.[/note]</h1><p>By Jane Roe[note]On her.[/note]</p><p>Text.</p>"
        "<h2>A Heading[note]On the heading.[/note]</h2><p>More text.</p><h2>Another</h2><p>End.</p></body></html>"
    )
    build(folder, folder / "out", editions=["epub"])
    return folder / "out"


def test_06_notes_in_headings_stay_there_and_out_of_contents(headed: Path) -> None:
    with zipfile.ZipFile(next(headed.glob("*.epub"))) as archive:
        pages = {n: archive.read(n).decode() for n in archive.namelist() if n.endswith((".xhtml", ".ncx", ".opf"))}
    contents = [text for name, text in pages.items() if "nav" in name or "contents" in name or name.endswith("ncx")]
    assert contents
    assert all("noteref" not in text and "The Title1" not in text for text in contents)
    chapter = next(text for name, text in pages.items() if "A Heading" in text and "More text" in text)
    assert "<title>The Title</title>" in chapter
    assert chapter.count("doc-noteref") >= 2
    assert any("the-title" in name for name in pages)
    assert not any("on-the-title" in name or "note" in name.split("/")[-1].split(".")[0].split("-") for name in pages)
    notes = next(text for text in pages.values() if "On the title." in text)
    assert "On the heading." in notes
    assert "On her." in notes


def test_06_the_slug_and_the_plain_title_have_no_number(tmp_path: Path) -> None:
    article, _ = whole(tmp_path, "<h1>The Title[note]N.[/note]</h1><p>Text.</p>")
    assert (article.title, article.slug) == ("The Title", "the-title")
    assert article.notes[0].references == 1


# 7. notes in captions, items, cells, quotations; not in descriptions and excerpts


def test_07_notes_stand_wherever_text_does(tmp_path: Path) -> None:
    png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    (tmp_path / "p.png").write_bytes(base64.b64decode(png))
    article, report = whole(
        tmp_path,
        "<h1>T</h1><ul><li>item[note]One.[/note]</li></ul><blockquote><p>quote[note]Two.[/note]</p></blockquote><table>"
        "<tr><td>cell[note]Three.[/note]</td><td>b</td></tr></table><p>Text.</p><figure><img src='p.png' "
        "alt='A tree[note]not here[/note]'><figcaption>caption[note]Four.[/note]</figcaption></figure>",
    )
    assert [(note.text, note.references) for note in article.notes][:3] == [("One.", 1), ("Two.", 1), ("Three.", 1)]
    assert "Four." in [note.text for note in article.notes]
    assert article.images[0].alt == "A tree"
    assert [m.text for m in report.messages if m.code == "note-in-field"] == [
        "a note in the alt text, where none can be printed: left out: “[note] [/note] not here”"
    ]


def test_07_a_note_in_an_excerpt_is_taken_out(tmp_path: Path) -> None:
    article, report = whole(
        tmp_path, "---\ntitle: T\ndescription: 'In short[mfn]See there.[/mfn], this.'\n---\n\nText.\n", "article.md"
    )
    assert article.excerpt == "In short, this."
    assert article.notes == ()
    assert "note-in-field" in codes(report)


# 8. and 9. marks and what is around them


@pytest.mark.parametrize(
    ("opening", "closing"), [pair for name, pair in IN_PLACE.items() if name not in ("fd", "mci", "^[]", "((")]
)
@pytest.mark.parametrize("space", ["", " ", "\u00a0"])
def test_08_no_space_before_a_mark_and_the_order_with_signs_stays(opening: str, closing: str, space: str) -> None:
    one, two = (f"{space}{opening}{text}{closing}" for text in ("See this and that.", "See that and this."))
    noted, report = found(f"A word{one}. Another.{two} The end.")
    assert shown(noted.markup) == "A word^1. Another.^2 The end."
    assert texts_of(noted) == ["See this and that.", "See that and this."]
    assert codes(report) == []


def test_08_a_space_between_words_that_only_a_note_parted_stays() -> None:
    assert shown(found("One [note]N.[/note]two")[0].markup) == "One^1 two"
    assert shown(found("One[note]N.[/note]two")[0].markup) == "One^1\u200btwo"
    assert shown(found("One\u00a0[note]N.[/note], two")[0].markup) == "One^1, two"


@every_syntax
def test_09_adjacent_notes_stay_adjacent_and_in_order(opening: str, closing: str) -> None:
    one, two = f"{opening}See this and that.{closing}", f"{opening}See that and this.{closing}".replace("1.", "2.", 1)
    noted, report = found(f"A word.{one}{two} The end.")
    assert shown(noted.markup) == "A word.^1^2 The end."
    assert texts_of(noted) == ["See this and that.", "See that and this."]
    assert codes(report) == []


# 10. links in notes


def test_10_addresses_in_notes_become_links_without_the_signs_behind_them(tmp_path: Path) -> None:
    text = (
        "Title\n\nText[note]See (https://example.org/a_(b)). Or x@example.org, doi:10.1000/182. "
        "Or https://example.org/c.[/note] goes on here.\n"
    )
    article, _ = whole(tmp_path, text, "article.txt")
    links = [(a.get("href"), a.text) for a in parse(article.notes[0].html).iter("a")]
    assert links == [
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("mailto:x@example.org", "x@example.org"),
        ("https://doi.org/10.1000/182", "doi:10.1000/182"),
        ("https://example.org/c", "https://example.org/c"),
    ]


# 11. the same note again


@pytest.mark.parametrize(
    "text",
    [
        "A[mfn referencenumber=3]Once.[/mfn] b[mfn referencenumber=3][/mfn]",
        'A[fn value="x"]Once.[/fn] b[fn value="x"][/fn]',
        "A ((Said only once.)) b ((ref:1))",
        'A&lt;ref name="x"&gt;Said only once.&lt;/ref&gt; b&lt;ref name="x"/&gt;',
        'A&lt;ref name="x"/&gt; b&lt;ref name="x"&gt;Said only once.&lt;/ref&gt;',
        "A{{efn|name=x|Once.}} b{{efn|name=x}}",
        "Afootnote:x[Once.] bfootnote:x[]",
        "Afootnoteref:[x,Once.] bfootnoteref:[x]",
        "A\\footnotemark[2] b\\footnotemark[2]\\footnotetext[2]{Once.}",
        "A[^x] b[^x]@[^x]: Once.",
        "A [#x]_ b [#x]_@.. [#x] Once.",
        "A[1] b[1]@[footnotes]@[1] Once.",
        "A[1] b[1]@Notes@[1] Once.",
    ],
)
def test_11_the_same_note_twice_is_one_note_with_two_references(text: str) -> None:
    noted, report = found(*text.split("@"))
    assert [note.references for note in noted.notes] == [2]
    assert noted.markup.count('href="#note-1"') == 2
    assert 'id="noteref-1"' in noted.markup
    assert 'id="noteref-1-2"' in noted.markup
    assert codes(report) == []


@every_syntax
def test_11_identical_texts_stay_two_notes(opening: str, closing: str) -> None:
    noted, _ = found(f"A word{opening}See this and that.{closing} and more{opening}See this and that.{closing} here.")
    assert texts_of(noted) == ["See this and that."] * 2


# 12. empty, undefined, unreferenced


@pytest.mark.parametrize("inner", ["", " ", " \u00a0", "<em> </em>", "\u200b"])
def test_12_an_empty_note_loses_its_mark_and_is_said(inner: str) -> None:
    noted, report = found(f"Text[note]{inner}[/note] goes on.")
    assert (shown(noted.markup), noted.notes) == ("Text goes on.", ())
    assert codes(report) == ["note-empty"]


@pytest.mark.parametrize(
    "text",
    [
        'A&lt;ref name="y"/&gt; b&lt;ref name="x"&gt;Said only once.&lt;/ref&gt;',
        "A[^y] b[^x]@[^x]: Once.",
        "A [#y]_ b [#x]_@.. [#x] Once.",
        "Afootnote:y[] bfootnote:x[Once.]",
        "A\\footnotemark[3] b\\footnotemark[2]\\footnotetext[2]{Once.}",
        "A[2] b[1]@[footnotes]@[1] Once.",
    ],
)
def test_12_a_reference_without_its_note_is_seen_and_is_an_error(text: str) -> None:
    noted, report = found(*text.split("@"))
    assert shown(noted.markup).startswith("A[?] b^1")
    assert codes(report) == ["note-undefined"]


@pytest.mark.parametrize(
    "text",
    ["A[^x]@[^x]: Once.@[^y]: Never.", "A [#x]_@.. [#x] Once.@.. [#y] Never.", "A[1]@[footnotes]@[1] Once.@[2] Never.",
     "A\\footnotemark[1]\\footnotetext[1]{Once.}\\footnotetext[2]{Never.}",
     'A&lt;ref name="x"/&gt;@&lt;references&gt;@&lt;ref name="x"&gt;Once.&lt;/ref&gt;@'
     '&lt;ref name="y"&gt;Never.&lt;/ref&gt;@&lt;/references&gt;'],
)  # fmt: skip
def test_12_a_note_without_a_reference_stands_last_and_is_said(text: str) -> None:
    noted, report = found(*text.split("@"))
    assert [(note.text, note.references) for note in noted.notes] == [("Once.", 1), ("Never.", 0)]
    assert codes(report) == ["note-unreferenced"]


@pytest.mark.parametrize("marks", ["y", "yz", "yx", "xy", "yxz"])
def test_12_words_that_marks_without_notes_part_are_accounted_for(tmp_path: Path, marks: str) -> None:
    refs = "".join(f'&lt;ref name="{name}"/&gt;' for name in marks)
    note = '&lt;ref name="x"&gt;Once.&lt;/ref&gt;'
    article, report = whole(tmp_path, f"<h1>Head</h1><p>Text of a <em>ship</em>{refs}wreck.</p><p>More{note}</p>")
    assert article.text.count("[?]") == len(set(marks) - {"x"})
    assert "note-undefined" in codes(report)


# 13. ibid.


@pytest.mark.parametrize(
    "text",
    ["Ibid., 12.", "Ibidem.", "<em>Ibid.</em>, 5", "Ebd., S. 3.", "Ebenda.", "A.a.O., S. 7", "a. a. O.", "(Ibid.)",
     "Там же, с. 5.", "Op. cit., 4.", "Op.cit.", "Loc. cit.", "Idem, Essays.", "Id., Essays.", "Supra note 4."],
)  # fmt: skip
def test_13_a_first_note_that_means_one_before_it_is_a_warning(text: str) -> None:
    noted, report = found(f"Text[note]{text}[/note] and[note]Ibid.[/note] more")
    assert codes(report) == ["ibid-first"]
    assert len(noted.notes) == 2


@pytest.mark.parametrize("text", ["Ibidan, A Study.", "Id and Ego.", "Ebdon, Works.", "Smith, op. cit., 4.", "Opera."])
def test_13_other_first_notes_are_none(text: str) -> None:
    assert codes(found(f"Text[note]{text}[/note] more")[1]) == []


def test_13_ibid_is_never_moved_or_merged() -> None:
    notes = ["Smith, 4.", "Ibid.", "Ibid.", "Roe, 5.", "Ibid."]
    noted, _ = found("Text" + "".join(f" word[note]{note}[/note]" for note in notes))
    assert texts_of(noted) == notes


# 14. numbers that authors give


@pytest.mark.parametrize(
    "text",
    [
        "A[1. The first one.] b[3. The third one.]",
        "A[mfn referencenumber=1]One.[/mfn] b[mfn referencenumber=4]Four.[/mfn]",
        "A[^1] b[^3]@[^1]: One.@[^3]: Three.",
        "A[1] b[4]@[footnotes]@[1] One.@[4] Four.",
        "A\\footnotemark[1] b\\footnotemark[5]\\footnotetext[1]{One.}\\footnotetext[5]{Five.}",
    ],
)
def test_14_numbers_are_renewed_and_a_gap_in_them_is_said(text: str) -> None:
    noted, report = found(*text.split("@"))
    assert [note.number for note in noted.notes] == [1, 2]
    assert codes(report) == ["note-number-jumps"]


def test_14_numbers_may_begin_anew_and_repeat() -> None:
    text = "A[1. The first one.] b[2. The second one.] c[1. Another first one.] d[2. Another second one.]"
    noted, report = found(text)
    assert len(noted.notes) == 4
    assert codes(report) == []
    assert [tag.text for tag in noted.tags] == ["[1. ]", "[2. ]", "[1. ]", "[2. ]"]


# 15. two articles have the same notes


def test_15_ids_are_unique_over_the_book(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_text('title = "B"\nlanguage = "en"\n')
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(
            f"Essays\n\nArticle {name}\n\nSome text[note]A note.[/note] that goes on.\n"
        )
    build(tmp_path, tmp_path / "out", editions=["epub"])
    data = json.loads((tmp_path / "out" / "report.json").read_text())
    assert [m for m in data["messages"] if m["code"] == "id-repeated"] == []


# 16. tags as people write them


@pytest.mark.parametrize(
    "text",
    [
        "Text[NOTE]The note.[/Note].",
        "Text[ note ]The note.[ / note ].",
        "Text[note\u00a0]The note.[/note\u00a0].",
        "Text[\u200bnote]The note.[/\u200bnote\u2060].",
        "Text[no\u200bte]The note.[/note].",
        "Text[mfn class=“x”]The note.[/mfn].",
        "Text[mfn referencenumber=”3″]The note.[/mfn].",
        "Text&amp;#091;note&amp;#093;The note.&amp;#91;/note&amp;#93;.",
        "Text&amp;lbrack;note&amp;rbrack;The note.&amp;#x5B;/note&amp;#x5D;.",
        "Text&lt;REF&gt;The note.&lt;/Ref&gt;.",
        "Text\\footnote {The note.}.",
    ],
)
def test_16_tags_may_be_written_badly(text: str) -> None:
    noted, report = found(text)
    assert (shown(noted.markup), texts_of(noted)) == ("Text^1.", ["The note."])
    assert codes(report) == []


def test_16_entities_and_quotes_in_a_note(tmp_path: Path) -> None:
    article, _ = whole(tmp_path, "<h1>T</h1><p>Text&#091;note&#093;&quot;A&quot; &amp; B.&#91;/note&#93;.</p>")
    assert article.notes[0].text == '"A" & B.'
    assert shown(article.body) == "Text^1."


@pytest.mark.parametrize(("before", "after"), [("文字", "。"), ("كلمة", "،"), ("מילה", "."), ("слово", ",")])
def test_16_marks_stand_at_the_signs_of_any_script(before: str, after: str) -> None:
    noted, report = found(f"{before}[note]N.[/note]{after}")
    assert shown(noted.markup) == f"{before}^1{after}"
    assert codes(report) == []


# 17. what only looks like a note: see test_shortcodes and test_by_hand; 18. is test_metamorphic
