"""What running heads have room for, and that the text layer of a PDF reads as its pages do."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from publish.build import build
from publish.collection import TRIMS
from publish.pdf.heads import people_head, room, title_head

LONG = "On the Long and Winding Ways in Which the Harbours of the Northern Seas Came to be Where They Are"


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Short", "Short"),
        ("The Harbours of the North: How They Came to Be", "The Harbours of the North"),
        ("The Harbours of the North – How They Came to Be", "The Harbours of the North"),
        ("Why Are There Harbours? The Northern Answers", "Why Are There Harbours?"),
        ("Ice: How Harbours of the North Are Kept Open", "Ice: How Harbours of the North…"),
        ("The Harbours, and the Other Places of the North", "The Harbours, and the Other…"),
        ("Harbours, Piers, Lighthouses, and the Rest of It", "Harbours, Piers, Lighthouses…"),
        ("Ungeheuerhafenanlagenbauvorschriftensammlung", "Ungeheuerhafenanlagenbauvorschri…"),
    ],
)
def test_a_title_in_a_head(title: str, head: str) -> None:
    assert title_head(title, 32) == head


@pytest.mark.parametrize(
    ("names", "head"),
    [
        ((), ""),
        (("Ann Roe",), "Ann Roe"),
        (("Ann Roe", "Jo Poe"), "Ann Roe and Jo Poe"),
        (("Ann Roe", "Jo Poe", "Li Moe"), "Ann Roe, Jo Poe and Li Moe"),
        (("Ann Roe", "Jo Poe", "Li Moe", "Max Doe"), "Ann Roe et al."),
        (("The Committee for the Harbours of the North", "Jo"), "The Committee for the… et al."),
        (("The Committee for the Harbours of the North",), "The Committee for the Harbours…"),
    ],
)
def test_names_in_a_head(names: tuple[str, ...], head: str) -> None:
    assert people_head(names, "and", 32) == head


def test_every_trim_has_room() -> None:
    assert all(40 <= room(trim) <= 90 for trim in TRIMS)


def test_an_ellipsis_in_a_long_head_reads_as_one(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    # The first page that has a head has the last word in its text.
    text = "\n\n".join([f"Line *and so…* on {number}." for number in range(80)])
    (folder / "a.md").write_text(f"---\ntitle: {LONG}\nauthor: Ann Roe\n---\n\n{text}\n", encoding="utf-8")
    build(folder, tmp_path / "out", editions=["print"])
    with pypdfium2.PdfDocument(next((tmp_path / "out").glob("*-print.pdf"))) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    whole = "\n".join(pages)
    assert whole.count("and so… on") == 80
    assert "On the Long and Winding Ways in Which the Harbours of the…" in whole
