"""Manuscripts come from strangers: no network, no file outside the collection, limits on everything."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from publish.build import build
from publish.errors import CollectionError
from publish.html.images import ImageError, prepare
from publish.messages import Report
from publish.model import Article, PictureFile
from publish.pdf.engine import _Fetcher
from publish.vocabulary import is_safe_link, parse, sanitise, serialise
from tests.conftest import codes


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine that notes each visit."""
    visits: list[str] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            visits.append(str(self.client_address))

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1], visits
        server.shutdown()


def test_the_engine_fetches_nothing_but_the_book(tmp_path: Path, listener: tuple[int, list[str]]) -> None:
    port, visits = listener
    inside = tmp_path / "html"
    inside.mkdir()
    (inside / "a.txt").write_text("in", encoding="utf-8")
    (tmp_path / "b.txt").write_text("out", encoding="utf-8")
    fetcher = _Fetcher(inside)
    assert fetcher.fetch("file:///book/a.txt").read() == b"in"
    refused = [
        (tmp_path / "b.txt").as_uri(),
        (inside / "a.txt").as_uri(),
        "file:///book/../b.txt",
        "file:///book/%2e%2e/b.txt",
        "file:///book//etc/passwd",
        "file:///bookish/a.txt",
        f"http://127.0.0.1:{port}/",
        "file://127.0.0.1/book/a.txt",
        "data:text/plain,x",
        "ftp://127.0.0.1/",
    ]
    for url in refused:
        with pytest.raises(ValueError, match="not part of the book"):
            fetcher.fetch(url)
    assert visits == []


def test_addresses_in_a_manuscript_are_never_visited(tmp_path: Path, listener: tuple[int, list[str]]) -> None:
    port, visits = listener
    text = (
        f"A Title\n\nSee http://127.0.0.1:{port}/x and <img src='http://127.0.0.1:{port}/y'/> for more of the same.\n\n"
        f"Photo: http://127.0.0.1:{port}/z (2020), by Y via Flickr. Licensed under CC BY 2.0.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    build(tmp_path)
    assert visits == []


@pytest.mark.parametrize("name", ["../x.txt", "/etc/passwd", "C:\\x.txt", "a/../../x.txt"])
def test_articles_and_covers_lie_in_the_folder(tmp_path: Path, name: str) -> None:
    for key in (f"articles = ['{name}']", f"cover = '{name}'"):
        (tmp_path / "collection.toml").write_text(key, encoding="utf-8")
        with pytest.raises(CollectionError, match="outside the collection"):
            build(tmp_path)


def test_links_that_lead_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("Secret\n\nA secret text that nobody should read.\n", encoding="utf-8")
    folder = tmp_path / "year"
    folder.mkdir()
    (folder / "a.txt").symlink_to(outside)
    with pytest.raises(CollectionError, match="no manuscripts"):
        build(folder)
    (folder / "collection.toml").write_text('articles = ["a.txt"]', encoding="utf-8")
    report = Report()
    with pytest.raises(CollectionError):
        build(folder, report=report)
    assert "manuscript-unreadable" in codes(report)


def test_templates_tags_and_entities_of_a_manuscript_are_text(tmp_path: Path) -> None:
    text = (
        "{{ 7*7 }} <script>alert(1)</script> &lt;\n\nText with {% include 'x' %} and ]]> and <b onclick='x'>bold</b>.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    build(tmp_path, editions=["epub"])
    page = next((tmp_path / "dist" / "html").glob("article-*.xhtml")).read_text(encoding="utf-8")
    assert "{{ 7*7 }} &lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;" in page
    assert "{% include 'x' %}" in page
    assert "<script" not in page
    assert "<b " not in page


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x", " javascript:x", "data:text/html,x", "file:///etc/passwd",
     "vbscript:x", "smb://x/y", "page.xhtml#x", "(https://x.org)", "/x", "https:x", "java\u200bscript:x", "http://[broken"],
)  # fmt: skip
def test_unsafe_links(href: str) -> None:
    assert not is_safe_link(href)


@pytest.mark.parametrize("href", ["https://x.org/", "http://x.org", "mailto:a@b.org", "#note-1"])
def test_safe_links(href: str) -> None:
    assert is_safe_link(href)


def test_the_sanitiser_lets_nothing_else_through() -> None:
    body = parse(
        '<p class="x" onclick="y" style="z">a<script>b</script>c <font color="red">d<em>e</em></font>f'
        '<a href="javascript:x">g</a><!-- h --><iframe src="i">j</iframe>k</p><svg><p>l</p></svg><section>m</section>'
    )
    assert serialise(sanitise(body)) == "<p>ac d<em>e</em>f<a>g</a>k</p>m"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>"),
        ("<ul>a<li>b</li>c</ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        (
            "<table><tr><td>a</td><pre>b</pre></tr>c</table>",
            "<table><tr><td>a</td><td><pre>b</pre></td></tr><tr><td>c</td></tr></table>",
        ),
        ("<p>a<em>b</em><blockquote>c</blockquote>d</p>", "<p>a<em>b</em></p><blockquote>c</blockquote><p>d</p>"),
        ("<p>a</p>", "<p>a</p>"),
    ],
)
def test_what_stands_in_the_wrong_place_gets_its_element(wrong: str, right: str) -> None:
    assert serialise(sanitise(parse(wrong))) == right


def test_pictures_are_checked_before_they_are_opened(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.png"
    Image.new("1", (13_000, 13_000)).save(bomb)
    start = time.perf_counter()
    with pytest.raises(ImageError, match="more than any page"):
        prepare(PictureFile("bomb", bomb))
    assert time.perf_counter() - start < 5
    for name, data in (("eps.png", b"%!PS-Adobe-3.0 EPSF-3.0\n"), ("pdf.jpg", b"%PDF-1.7\n"), ("svg.png", b"<svg/>")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ImageError, match="not a picture"):
            prepare(PictureFile(name, tmp_path / name))
    whole = tmp_path / "whole.jpg"
    Image.effect_noise((400, 300), 50).save(whole)
    (tmp_path / "half.jpg").write_bytes(whole.read_bytes()[:4000])
    with pytest.raises(ImageError):
        prepare(PictureFile("half.jpg", tmp_path / "half.jpg"))


def test_what_a_camera_hid_in_a_picture_is_gone(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "a secret description"
    path = tmp_path / "a.jpg"
    Image.new("RGB", (400, 300), "red").save(path, exif=exif, comment=b"a secret comment")
    picture = prepare(PictureFile("a", path))
    assert (picture.width, picture.height) == (300, 400)
    assert b"secret" not in picture.data


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_taken(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.png"
    Image.new(mode, (20, 10)).save(path)
    assert prepare(PictureFile("a", path)).suffix == ".png"


def test_sixteen_bits_are_scaled(tmp_path: Path) -> None:
    import io

    path = tmp_path / "a.png"
    Image.new("I;16", (4, 4), 40_000).save(path)
    with Image.open(io.BytesIO(prepare(PictureFile("a", path)).data)) as image:
        assert abs(int(image.getpixel((1, 1))) - 40_000 / 257) < 2


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("CMYK", (20, 10)).save(path)
    assert prepare(PictureFile("a", path)).suffix == ".jpg"


HARD = {
    "spaces": "word" + " " * 50_000 + "word.",
    "spaces in a tag": "word[" + " " * 50_000 + "x",
    "brackets": "word" + "[" * 100_000,
    "open notes": "word" + "[note]" * 5_000,
    "closed notes": "word" + "[/note]" * 5_000,
    "parentheses": "Photo: " + "(" * 50_000 + " by Y via Flickr. CC BY 2.0",
    "by": "Photo: " + " by x" * 10_000,
    "via": "Photo: X by Y" + " via z" * 10_000,
    "disclaimer": "The views expressed " + "herein " * 10_000,
    "credit words": "Photo: " + "licensed under a " * 5_000,
    "address": "see http://" + "a." * 20_000 + "org/" + "(" * 10_000,
    "capitals": "A " * 20_000,
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.timeout(20)
def test_hard_text_is_read_in_time(recognised: Callable[..., tuple[Article, Report]], name: str) -> None:
    article, _ = recognised(f"A Title\n\nA first paragraph that is text.\n\n{HARD[name]}\n")
    assert article.title == "A Title"
