"""What is done once for many lines and pages makes the same book as doing it again each time."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
import weasyprint
from weasyprint.text.line_break import Layout

from publish.build import build
from publish.pdf import shortcuts
from tests.conftest import MANUSCRIPTS


def streams(path: Path) -> list[bytes]:
    """What pages and forms draw, pictures, fonts, tables of texts: all streams of a file but its own tables."""
    with pikepdf.open(path) as pdf:
        items = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        return [read(item) for item in items if item.get("/Type") not in ("/XRef", "/ObjStm")]


def read(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture
        return stream.read_raw_bytes()


@pytest.mark.timeout(180)
def test_books_with_and_without_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build(MANUSCRIPTS, tmp_path / "with", editions=["print", "screen"], jobs=1)
    monkeypatch.setattr(shortcuts, "_KNOWN", frozenset())
    build(MANUSCRIPTS, tmp_path / "without", editions=["print", "screen"], jobs=1)
    for path in (tmp_path / "with").glob("*.pdf"):
        assert streams(path) == streams(tmp_path / "without" / path.name)


def test_the_engine_is_left_as_it_was() -> None:
    before = Layout.setup

    def fail() -> None:
        with shortcuts.taken():
            assert Layout.setup is not before
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert Layout.setup is before


def test_the_installed_engine_is_one_that_is_known() -> None:
    assert weasyprint.__version__ in shortcuts._KNOWN
