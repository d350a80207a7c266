"""Reading pasted text: what counts is what the author saw."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Article
from publish.readers import read
from publish.vocabulary import paragraphs, parse
from tests.conftest import codes

TEXT = "Essays\n\nA Title\n\nThe first paragraph.\n\nThe second paragraph."


def blocks(path: Path) -> list[tuple[str, str]]:
    body = parse(read(path, Report())[0].body)
    return [(block.get("data-line", ""), block.text or "") for block in body]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u0085"])
@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\t\u2003", "\u200b"])
def test_any_line_end_and_any_blank_line_sets_paragraphs_apart(tmp_path: Path, end: str, blank: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.replace("\n\n", f"\n{blank}\n").replace("\n", end), encoding="utf-8", newline="")
    assert blocks(path) == [
        ("1", "Essays"),
        ("3", "A Title"),
        ("5", "The first paragraph."),
        ("7", "The second paragraph."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert blocks(path)[0] == ("1", "Essays")


def test_bytes_that_are_not_utf8_are_named_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Essays\n\nIt\x92s a title")
    with pytest.raises(ManuscriptError, match="byte 0x92") as caught:
        read(path, Report())
    assert (caught.value.line, caught.value.column) == (3, 3)
    assert "UTF-8" in str(caught.value.hint)


@pytest.mark.parametrize("data", [b"", b"\n\n \n", "\ufeff\u00a0\n".encode()])
def test_a_file_without_text_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ManuscriptError, match="holds no text"):
        read(path, Report())


def test_long_lines_are_paragraphs_and_short_ones_are_wrapped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    long = "A line that no editor would wrap. " * 5
    path.write_text(f"{long}\n{long}\nshort\nlines", encoding="utf-8")
    report = Report()
    assert len(paragraphs(read(path, report)[0].body)) == 3
    assert [m.code for m in report.messages] == ["long-lines"]


def test_pictures_of_the_same_name_belong_to_the_article(tmp_path: Path) -> None:
    for name in ("a.txt", "a-2.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    for name in ("a.jpg", "a-1.PNG", "a-2.jpg", "a-x.jpg", "ab.jpg", "b.jpeg"):
        (tmp_path / name).write_bytes(b"")
    outside = tmp_path.parent / "outside.jpg"
    outside.write_bytes(b"")
    (tmp_path / "b-1.jpg").symlink_to(outside)
    named = {p: [x.name for x in read(tmp_path / p, Report())[0].pictures] for p in ("a.txt", "a-2.txt", "b.txt")}
    assert named == {"a.txt": ["a.jpg", "a-1.PNG"], "a-2.txt": ["a-2.jpg"], "b.txt": ["b.jpeg"]}


def test_a_suffix_without_a_reader_is_an_error_that_names_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(ManuscriptError, match=r"no reader for \.xyz") as caught:
        read(path, Report())
    assert ".txt" in str(caught.value.hint)


def test_control_characters_are_taken_out_and_counted(recognised: Callable[..., tuple[Article, Report]]) -> None:
    article, report = recognised("Essays\n\nA Title\n\nText with a null\x00 and a bell\x07, long enough to be text.\n")
    assert "null and a bell," in article.text
    assert "control-characters" in codes(report)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_utf16_without_a_mark_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    with pytest.raises(ManuscriptError, match="without a mark"):
        read(path, Report())
