"""Files that say they keep a standard: what is against it is named, page by page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from tests.preflight.made import PAGE, Plant, annotation, book, checked, draw, each, image, info, root, screen, x1a


def _no_trim(page: Any, number: int) -> None:
    del page.TrimBox


def _group(page: Any, number: int) -> None:
    page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def _xmp(properties: str) -> Plant:
    text = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
        f'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">{properties}</rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    return root("/Metadata", lambda pdf: pdf.make_stream(text.encode(), Type=Name.Metadata, Subtype=Name.XML))


_RED = draw(b"1 0 0 rg 72 300 100 20 re f")
_HALF = draw(b"/Half gs 0.5 g 72 300 100 20 re f", ExtGState={"/Half": Dictionary(ca=0.5)})
_TRANSFER = draw(b"/T gs 0.5 g 72 300 100 20 re f", ExtGState={"/T": Dictionary(TR=Dictionary(FunctionType=2))})
_BARE = draw(
    b"BT /F2 10 Tf 72 300 Td (bare) Tj ET",
    Font={"/F2": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)},
)


@pytest.mark.parametrize(
    ("plant", "says", "pages"),
    [
        (_RED, "drawings are in RGB", [PAGE]),
        (_HALF, "drawings are see-through by an opacity of 50%", [PAGE]),
        (
            draw(b"9 0 0 9 72 300 cm /Im Do", XObject=image(SMask=lambda pdf: pdf.make_stream(b""))),
            "a soft mask",
            [PAGE],
        ),
        (_TRANSFER, "transfer functions are used", [PAGE]),
        (each(_group), "a transparency group is used", list(range(1, 25))),
        (_BARE, "the font Helvetica is not embedded", [PAGE]),
        (annotation("Link"), "links or comments lie on the page", [PAGE]),
        (each(_no_trim), "it isn’t said how pages are trimmed", list(range(1, 25))),
        (root("/OutputIntents", Array([])), "it has no output intent", []),
        (info(Trapped=Name.Unknown), "it doesn’t say whether it is trapped", []),
        (info(Title=""), "its properties lack Title", []),
        (root("/OpenAction", Dictionary(S=Name.JavaScript, JS="1")), "it does something by itself", []),
        (root("/OCProperties", Dictionary(OCGs=Array([Dictionary(Type=Name.OCG, Name="A")]))), "it has layers", []),
    ],
)
def test_what_is_against_pdf_x_1a(plant: Plant, says: str, pages: list[int], tmp_path: Path) -> None:
    _, facts = checked(book(tmp_path / "book.pdf", x1a, plant, force_version="1.3"), "kdp")
    [found] = [row for row in facts["findings"] if row["code"] == "pdf-claim"]
    assert says in found["values"]["what"]
    assert found["values"]["claim"] == "PDF/X-1a:2001"
    assert (found["pages"], found["severity"]) == (pages, "error")


def test_a_newer_pdf_is_no_pdf_x_1a_2001(tmp_path: Path) -> None:
    _, facts = checked(book(tmp_path / "book.pdf", x1a, force_version="1.6"))
    assert [row["values"]["what"] for row in facts["findings"]] == ["it is PDF 1.6, not 1.3 or older"]


def test_pdf_x_4_allows_transparency_and_colours_of_its_intent(tmp_path: Path) -> None:
    x4 = info(GTS_PDFXVersion="PDF/X-4", GTS_PDFXConformance="")
    _, facts = checked(book(tmp_path / "a.pdf", x1a, x4, _HALF, force_version="1.6"))
    assert [row["code"] for row in facts["findings"]] == ["pdf-transparency"]
    _, facts = checked(book(tmp_path / "b.pdf", x1a, x4, _RED, force_version="1.6"))
    assert [row["values"].get("what") for row in facts["findings"]] == ["drawings are in RGB without a profile"]


def test_claims_are_read_from_metadata(tmp_path: Path) -> None:
    xmp = "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
    _, facts = checked(book(tmp_path / "book.pdf", screen, _xmp(xmp)), None)
    assert facts["claims"] == ["PDF/A-2a", "PDF/UA-1"]
    assert (facts["printer"], facts["chosen_because"]) == ("screen", "the file says it is PDF/UA")
    assert facts["findings"] == []


def test_a_false_claim_of_pdf_ua(tmp_path: Path) -> None:
    messages, _ = checked(book(tmp_path / "book.pdf", _xmp("<pdfuaid:part>1</pdfuaid:part>")), "kdp")
    assert {message.code for message in messages} == {"pdf-claim"}
    assert [message.text.split("but ")[1] for message in messages] == [
        "it isn’t tagged",
        "it doesn’t say its language",
        "it has no title",
        "windows show the name of the file, not its title",
    ]
