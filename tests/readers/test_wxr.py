"""Reading WordPress exports: what is published, as its readers saw it, and nothing fetched."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.checks.conservation import unread_words
from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers.wxr import is_export, read
from publish.readers.wxr.content import classic
from publish.readers.wxr.pictures import stem_of
from publish.recognise import recognise
from publish.text import words
from publish.vocabulary import paragraphs
from tests.conftest import ROOT

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>A Site</title>
<wp:author><wp:author_login>jane</wp:author_login><wp:author_display_name><![CDATA[Jane Roe]]></wp:author_display_name>
</wp:author>
<wp:author><wp:author_login>john</wp:author_login><wp:author_display_name/>
<wp:author_first_name>John</wp:author_first_name><wp:author_last_name>Doe</wp:author_last_name></wp:author>
"""


def item(
    content: str = "Text of the post.",
    *,
    title: str = "The Title",
    kind: str = "post",
    status: str = "publish",
    creator: str = "jane",
    date: str = "2018-07-06 12:36:03",
    excerpt: str = "",
    number: int = 1,
    more: str = "",
) -> str:
    return f"""<item><title>{title}</title><dc:creator><![CDATA[{creator}]]></dc:creator>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date><wp:status>{status}</wp:status>
<wp:post_type>{kind}</wp:post_type>{more}</item>
"""


def meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def attachment(address: str, number: int = 9, alt: str = "", caption: str = "") -> str:
    more = f"<wp:attachment_url>{address}</wp:attachment_url>{meta('_wp_attachment_image_alt', alt)}"
    return item("", kind="attachment", status="inherit", number=number, excerpt=caption, more=more)


def export(tmp_path: Path, *items: str, head: str = HEAD) -> Path:
    path = tmp_path / "site.xml"
    path.write_text(f"{head}{''.join(items)}</channel></rss>", encoding="utf-8")
    return path


def manuscripts(tmp_path: Path, *items: str) -> tuple[list[Manuscript], Report]:
    path = export(tmp_path, *items)
    report = Report()
    found = read(path, path.read_bytes(), report)
    for manuscript in found:
        second = Report()
        assert unread_words(manuscript, recognise(manuscript, second), second) == []
    return found, report


def texts(tmp_path: Path, content: str) -> list[str]:
    return paragraphs(manuscripts(tmp_path, item(content))[0][0].body)


def fields(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(field.name, field.value) for field in manuscript.fields]


def codes(report: Report) -> list[str]:
    return [message.code for message in report.messages]


def test_a_post_with_all_its_fields(tmp_path: Path) -> None:
    terms = (
        '<category domain="category" nicename="essays"><![CDATA[Essays]]></category>'
        '<category domain="post_tag" nicename="a"><![CDATA[tanks & guns]]></category>'
        '<category domain="category" nicename="b"><![CDATA[Policy]]></category>'
        '<category domain="post_format" nicename="c"><![CDATA[Aside]]></category>'
    )
    found, report = manuscripts(
        tmp_path, item(title="An &lt;em&gt;Odd&lt;/em&gt; Title &amp;amp; More", excerpt="In <b>short</b>.", more=terms)
    )
    assert fields(found[0]) == [
        ("title", "An <em>Odd</em> Title &amp; More"),
        ("category", "Essays"),
        ("category", "Policy"),
        ("author", "Jane Roe"),
        ("date", "2018-07-06"),
        ("excerpt", "In short."),
        ("keyword", "tanks & guns"),
    ]
    assert (found[0].source, found[0].format) == (str(tmp_path / "site.xml"), "wxr")
    assert codes(report) == []
    article = recognise(found[0], Report())
    assert (article.title, article.category, article.keywords) == (
        "An Odd Title & More",
        "Essays",
        ("Policy", "tanks & guns"),
    )


def test_authors_by_display_name_by_names_or_as_they_stand(tmp_path: Path) -> None:
    found, _ = manuscripts(tmp_path, item(), item(creator="john"), item(creator="nobody"), item(creator=""))
    names = [[f.value for f in m.fields if f.name == "author"] for m in found]
    assert names == [["Jane Roe"], ["John Doe"], ["nobody"], []]


@pytest.mark.parametrize("date", ["0000-00-00 00:00:00", "", "yesterday"])
def test_no_date_is_no_date(tmp_path: Path, date: str) -> None:
    assert "date" not in dict(fields(manuscripts(tmp_path, item(date=date))[0][0]))


def test_what_is_not_published_is_counted(tmp_path: Path) -> None:
    found, report = manuscripts(
        tmp_path,
        item(kind="page"),
        item(status="draft"),
        item(status="draft"),
        item(kind="nav_menu_item"),
        item(kind="page", status="private"),
    )
    assert len(found) == 1
    assert sorted(m.text for m in report.messages) == [
        "1 × nav_menu_item with status “publish”: not read",
        "1 × page with status “private”: not read",
        "2 × post with status “draft”: not read",
    ]


def test_blocks_lose_their_comments_and_keep_their_text(tmp_path: Path) -> None:
    content = """<!-- wp:paragraph {"dropCap":true,"x":"a-b->c"} -->
<p>One
line.</p>
<!-- /wp:paragraph -->

<!-- wp:heading --><h2>A heading</h2><!-- /wp:heading -->
<!-- wp:latest-posts {"n":3} /-->
Classic text between.

And more
of it.
<!-- wp:quote --><blockquote class="wp-block-quote"><p>Quoted.</p></blockquote><!-- /wp:quote -->"""
    found, report = manuscripts(tmp_path, item(content))
    assert paragraphs(found[0].body) == [
        "One line.",
        "A heading",
        "Classic text between.",
        "And more of it.",
        "Quoted.",
    ]
    assert [m.text for m in report.messages] == ["1 block(s) that WordPress fills itself: latest-posts × 1"]


def test_reusable_blocks_are_put_in_their_places(tmp_path: Path) -> None:
    stored = item("<!-- wp:paragraph --><p>Stored text.</p><!-- /wp:paragraph -->", kind="wp_block", number=77)
    found, _ = manuscripts(tmp_path, item('<!-- wp:block {"ref":77} /--><p>Own.</p>'), stored)
    assert paragraphs(found[0].body) == ["Stored text.", "Own."]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n\n<p>Two<br/>\nlines.</p>"),
        ("One.\n \u00a0\nTwo.", "<p>One.</p>\n \u00a0\n<p>Two.</p>"),
        ("<h2>Head</h2>\nText.", "<h2>Head</h2><p>\nText.</p>"),
        ("A<br />\nB", "<p>A<br />\nB</p>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("<blockquote>A\n\nB</blockquote>", "<blockquote><p>A</p>\n\n<p>B</p></blockquote>"),
        ("<p>Own</p>\n\nMore<!--more--> here", "<p>Own</p>\n\n<p>More here</p>"),
        ("", ""),
    ],
)
def test_the_classic_editor_means_paragraphs_by_blank_lines(text: str, html: str) -> None:
    assert classic(text) == html


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["word", "\n", "\n\n", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<b>",
                                 " ", "</b>", "<!--more-->", "<!-- wp:x -->", "<blockquote>",
                                 "<br>", "<"]), max_size=20))  # fmt: skip
def test_the_classic_editor_loses_no_word_and_no_line(parts: list[str]) -> None:
    text = "".join(parts)
    html = classic(text)
    assert html.count("\n") == text.count("\n")
    assert html.count("word") == text.count("word")


def test_captions_become_figures_or_paragraphs_where_the_picture_is_not_here(tmp_path: Path) -> None:
    (tmp_path / "tank.jpg").write_bytes(b"picture")
    content = (
        '[caption id="x" align="aligncenter" width="300"]<a href="https://example.org/t"><img '
        'src="https://example.org/wp-content/uploads/2018/07/tank-300x200.jpg" alt="A tank" /></a> '
        "The <em>tank</em>.[/caption]"
        '\n\nText.\n\n[caption caption="Lost."]<img src="https://example.org/lost.png" alt="Gone" />[/caption]'
    )
    found, report = manuscripts(tmp_path, item(content))
    assert [(p.name, p.path) for p in found[0].pictures] == [("tank.jpg", tmp_path / "tank.jpg")]
    assert '<img src="image-1" alt="A tank"/>' in found[0].body
    assert "The <em>tank</em>.</figcaption>" in found[0].body
    assert paragraphs(found[0].body) == ["The tank.", "Text.", "Lost."]
    assert [(m.code, m.line) for m in report.messages] == [("image-not-here", 14)]
    assert "https://example.org/lost.png" in report.messages[0].text
    assert "“Gone”" in report.messages[0].text


def test_pictures_are_found_in_uploads_with_what_the_attachment_says(tmp_path: Path) -> None:
    uploads = tmp_path / "uploads" / "2020" / "01"
    uploads.mkdir(parents=True)
    (uploads / "a b.jpg").write_bytes(b"picture")
    (tmp_path / "top.png").write_bytes(b"picture")
    address = "https://example.org/wp-content/uploads/2020/01/a%20b"
    found, report = manuscripts(
        tmp_path,
        item(
            f'<img src="{address}-1024x768.jpg" alt="" /><img src="{address}.jpg" />', more=meta("_thumbnail_id", "10")
        ),
        attachment(f"{address}.jpg", alt="Described."),
        attachment("https://example.org/top.png", 10, "On top.", "By <b>Jane</b>."),
    )
    assert [p.name for p in found[0].pictures] == ["a b.jpg", "top.png"]
    assert found[0].body.count('<img src="image-1" alt="Described."/>') == 2
    assert '<img src="image-2" alt="On top."/><figcaption>By Jane.</figcaption>' in found[0].body
    assert codes(report) == ["items-left-out"]


@pytest.mark.parametrize(
    "src", ["../outside.jpg", "https://example.org/uploads/../../outside.jpg", "https://example.org/link.jpg", "http://[x/y.jpg",
            "file:///etc/hostname", "https://example.org/post.php", "https://example.org/" + "a" * 300 + ".jpg"]
)  # fmt: skip
def test_no_picture_is_taken_from_elsewhere(tmp_path: Path, src: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "outside.jpg").write_bytes(b"picture")
    (folder / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    found, report = manuscripts(folder, item(f'Text <img src="{src}" alt="x"> here.'))
    assert found[0].pictures == ()
    assert codes(report) == ["image-not-here"]


def test_sizes_of_one_picture_are_one_picture() -> None:
    assert len({stem_of(f"https://x.org/a{size}.jpg?w=3") for size in ("", "-300x200", "-scaled")}) == 1


def test_shortcodes_are_named_and_their_inner_text_is_kept(tmp_path: Path) -> None:
    content = (
        '[gallery ids="1,2"]\n\nBefore [box color=“red”]in the [b]box[/b][/box] after [sic], [1], [note]A note.[/note]'
        " and [[gallery]]. [ref]Other.[/ref]\n\n[embed]https://example.org/v[/embed] <code>[video src=x]</code>"
    )
    found, report = manuscripts(tmp_path, item(content))
    assert paragraphs(found[0].body) == [
        "Before in the box after [sic], [1], [note]A note.[/note] and [[gallery]]. [ref]Other.[/ref]",
        "https://example.org/v [video src=x]",
    ]
    assert [note.text for note in recognise(found[0], Report()).notes] == ["A note.", "Other."]
    assert [m.code for m in report.messages] == ["shortcodes-left-out"]
    for name in ('[gallery ids="1,2"] × 1', "[box color=“red”] × 1", "[b] × 1", "[embed] × 1"):
        assert name in report.messages[0].text


UUID = "1b2c3d4e-0000-4000-8000-00000000000{}"


def _mark(number: int) -> str:
    uuid = UUID.format(number)
    return f'<sup data-fn="{uuid}" class="fn"><a href="#{uuid}" id="{uuid}-link">{number}</a></sup>'


def _notes(*numbers: int) -> str:
    listed = ",".join(f'{{"content":"Note <em>{n}</em>.","id":"{UUID.format(n)}"}}' for n in numbers)
    return meta("footnotes", f"[{listed}]")


def test_footnotes_of_wordpress_come_from_beside_the_post_in_the_order_of_the_text(tmp_path: Path) -> None:
    content = f"<!-- wp:paragraph --><p>One{_mark(2)} two{_mark(1)}.</p><!-- /wp:paragraph -->\n<!-- wp:footnotes /-->"
    found, report = manuscripts(tmp_path, item(content, more=_notes(1, 2) + meta("footnotes", "")))
    article = recognise(found[0], report)
    assert [note.text for note in article.notes] == ["Note 2.", "Note 1."]
    assert "<em>2</em>" in article.notes[0].html
    assert article.text == "One two."
    assert set(codes(report)) <= {"notes-found", "author-missing", "credit-missing", "category-missing"}


def test_footnotes_without_text_or_without_mark_are_said(tmp_path: Path) -> None:
    found, report = manuscripts(tmp_path, item(f"<!-- wp:x --><p>One{_mark(3)}.</p><!-- /wp:x -->", more=_notes(1)))
    article = recognise(found[0], report)
    assert {"note-text-missing", "note-unreferenced"} <= set(codes(report))
    assert "One3." in article.text


@pytest.mark.parametrize("value", ["{", '[{"id": 1}]', "[1]", '{"a": 1}'])
def test_footnotes_that_cannot_be_read_are_an_error(tmp_path: Path, value: str) -> None:
    _, report = manuscripts(tmp_path, item(more=meta("footnotes", value)))
    assert codes(report) == ["footnotes-unreadable"]
    assert report.messages[0].line == 9


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not well-formed"),
        ("no xml", "not well-formed"),
        ("<rss><channel/></rss>", "no WordPress export"),
        ("<article xmlns:wp='http://wordpress.org/export/1.2/'/>", "no WordPress export"),
        (HEAD + item(), "not well-formed"),
        (HEAD + "</channel></rss>", "no published post"),
        (HEAD.replace("<rss", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss') + item("x", title="&a;")
         + "</channel></rss>", "DOCTYPE"),
        (HEAD.replace("<rss", "<!DOCTYPE rss><rss") + item() + "</channel></rss>", "DOCTYPE"),
        (HEAD + item(title="&nbsp;") + "</channel></rss>", "not well-formed"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ManuscriptError, match=problem) as caught:
        read(path, path.read_bytes(), Report())
    assert caught.value.file == str(path)
    assert caught.value.hint


def test_control_characters_do_not_make_an_export_unreadable(tmp_path: Path) -> None:
    found, report = manuscripts(tmp_path, item("Text\x0b of\x02 it."))
    assert paragraphs(found[0].body) == ["Text of it."]
    assert codes(report) == ["control-characters"]


def test_an_export_is_known_by_looking_inside(tmp_path: Path) -> None:
    assert is_export(export(tmp_path, item()).read_bytes())
    assert not is_export(b'<?xml version="1.0"?><article article-type="research-article"/>')
    assert not is_export(b'<rss version="2.0"><channel/></rss>')


def test_memory_stays_small_however_many_items(tmp_path: Path) -> None:
    path = tmp_path / "large.wxr"
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(3000):
            file.write(item("word " * 2000, number=number))
        file.write("</channel></rss>")
    assert path.stat().st_size > 30_000_000
    # In a process of its own, and by its resident memory: that of libxml2 is not Python's.
    code = (
        "import resource, sys; from pathlib import Path; from publish.readers.wxr.stream import entries\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "count = sum(1 for _ in entries(Path(sys.argv[1]), b''))\n"
        "print(count, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, cwd=ROOT)
    count, megabytes = map(int, run.stdout.split())
    assert count == 3002
    assert megabytes < 15


def test_the_theme_test_export_is_read_whole(corpus: Path) -> None:
    path = corpus / "wxr" / "themeunittestdata.wordpress.xml"
    report = Report()
    found = read(path, path.read_bytes(), report)
    counts = Counter(message.code for message in report.messages)
    assert len(found) == 69  # one of the 70 is protected by a password
    assert counts["category-default"] == 10
    assert counts["words-unread"] == 0
    for manuscript in found:
        second = Report()
        lost = unread_words(manuscript, recognise(manuscript, second), second)
        # The check takes a title with “&” and without a tag for plain text.
        assert {word.word for word in lost} <= {"amp", "gt"}
        assert "<!--" not in manuscript.body
        assert "wp:" not in " ".join(words(manuscript.body))


def uploaded(number: int, name: str, *, caption: str = "") -> str:
    more = f"<wp:attachment_url>https://example.org/up/{name}</wp:attachment_url><wp:post_parent>1</wp:post_parent>"
    return item("", title=name, kind="attachment", status="inherit", number=number, excerpt=caption, more=more)


@pytest.mark.parametrize(
    ("gallery", "shown"), [('[gallery ids="12,11"]', ["b.png", "a.png"]), ("[gallery]", ["a.png", "b.png"])]
)
def test_galleries_show_their_pictures(tmp_path: Path, gallery: str, shown: list[str]) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"x")
    pictures = uploaded(11, "a.png", caption="The quay."), uploaded(12, "b.png")
    found, report = manuscripts(tmp_path, item(f"Before.\n\n{gallery}\n\nAfter."), *pictures)
    assert [picture.name for picture in found[0].pictures] == shown
    assert "The quay." in paragraphs(found[0].body)
    assert "shortcodes-left-out" not in {message.code for message in report.messages}


def test_a_gallery_of_unknown_pictures_is_named(tmp_path: Path) -> None:
    _, report = manuscripts(tmp_path, item('Text. [gallery ids="99"]'))
    assert "shortcodes-left-out" in {message.code for message in report.messages}


def test_what_a_password_protects_is_not_published(tmp_path: Path) -> None:
    secret = item("Secret.", number=2, more="<wp:post_password>x</wp:post_password>")
    found, report = manuscripts(tmp_path, item(), secret)
    assert len(found) == 1
    assert "password-protected" in next(m.text for m in report.messages if m.code == "items-left-out")


def test_guest_authors_and_their_biographies(tmp_path: Path) -> None:
    guest = item(
        "",
        kind="guest-author",
        number=7,
        more=meta("cap-user_login", "mary")
        + meta("cap-display_name", "Mary Major")
        + meta("cap-description", "Mary Major writes <em>books</em>."),
    )
    terms = "".join(f'<category domain="author" nicename="cap-{n}">{n}</category>' for n in ("mary", "john"))
    found, _ = manuscripts(tmp_path, item(more=terms), guest)
    article = recognise(found[0], Report())
    assert [(a.name, a.biography) for a in article.authors] == [
        ("Mary Major", "Mary Major writes books."),
        ("John Doe", None),
    ]


def test_the_category_of_posts_without_one_is_none(tmp_path: Path) -> None:
    found, report = manuscripts(tmp_path, item(more='<category domain="category">Uncategorized</category>'))
    assert recognise(found[0], Report()).category is None
    assert "category-default" in {message.code for message in report.messages}
