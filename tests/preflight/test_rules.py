"""One planted fault for each rule: it is found on its page, and nothing else is; the clean twin has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from publish.codes.preflight import PREFLIGHT
from publish.messages import Report
from publish.preflight import preflight
from publish.preflight.rules.document import whole
from publish.preflight.rules.rule import Job
from publish.preflight.values import Document
from publish.printers import printer
from tests.preflight.made import (
    PAGE,
    Plant,
    annotation,
    book,
    checked,
    draw,
    each,
    image,
    info,
    root,
    screen,
    write,
    x1a,
)

_BAR = b"0.5 g 72 300 100 20 re f"
_SPOT = Array(
    [Name.Separation, Name("/PANTONE 300 C"), Name.DeviceCMYK, Dictionary(FunctionType=2, N=1, Domain=[0, 1])]
)
_ALL = Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary(FunctionType=2, N=1, Domain=[0, 1])])


def _boxes(page: Any, number: int) -> None:
    page.MediaBox = Array([0, 0, 460, 676])
    page.TrimBox = Array([14, 14, 446, 662])
    page.BleedBox = Array([5, 5, 455, 671])


def _narrow(page: Any, number: int) -> None:
    _boxes(page, number)
    page.BleedBox = Array([11, 11, 449, 665])


def _grey_profile(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {"/Tagged": Array([Name.ICCBased, pdf.make_stream(bytes(128), N=1)])}


def _font(**changes: Any) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
    def entries(pdf: pikepdf.Pdf) -> dict[str, Any]:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        for key, value in changes.items():
            font[f"/{key}"] = value
        return {"/F2": pdf.make_indirect(font)}

    return entries


def _type3(pdf: pikepdf.Pdf) -> dict[str, Any]:
    glyph = pdf.make_stream(b"500 0 0 0 500 700 d1 0 0 500 700 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 500, 700],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=[500],
    )
    return {"/F2": pdf.make_indirect(font)}


def _turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[PAGE - 1].obj.Rotate = 180


def _unit(pdf: pikepdf.Pdf) -> None:
    pdf.pages[PAGE - 1].obj.UserUnit = 2


def _larger(pdf: pikepdf.Pdf) -> None:
    pdf.pages[PAGE - 1].obj.MediaBox = Array([0, 0, 420, 595])


def _other_trim(page: Any, number: int) -> None:
    page.MediaBox = Array([0, 0, 648, 864])


def _outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[PAGE - 1].obj.BleedBox = Array([-20, 0, 432, 648])


def _labels(pdf: pikepdf.Pdf) -> None:
    first = Dictionary(S=Name.D, St=1)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, first, PAGE, Dictionary(S=Name.D, St=PAGE)]))


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["words.txt"] = b"words"


_SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
_LAYERS = Dictionary(OCGs=Array([Dictionary(Type=Name.OCG, Name="Layer")]), D=Dictionary())
_FORM = Dictionary(Fields=Array([Dictionary(FT=Name.Tx, T="name")]))


@dataclass(frozen=True)
class Fault:
    """A fault, the code that it is found with, on which pages, for whom, and how much it weighs."""

    code: str
    plant: Plant
    printer: str = "kdp"
    pages: tuple[int, ...] = (PAGE,)
    severity: str = ""
    count: int = 24
    before: Plant = lambda pdf: None


FAULTS = [
    Fault("pdf-unchecked", draw(b"(x) w")),
    Fault("pdf-unchecked", draw(b"BT /Nowhere 10 Tf 72 400 Td (words) Tj ET")),
    Fault("pdf-unchecked", draw(b"/Nothing Do")),
    Fault(
        "pdf-unchecked",
        draw(b"36 0 0 36 72 300 cm /Im Do", XObject=image("DeviceCMYK", 300, data=b"few")),
        "generic",
    ),
    Fault("pdf-script", root("/OpenAction", _SCRIPT), pages=()),
    Fault("pdf-script", annotation("Link", A=Dictionary(S=Name.Launch, F="tool.exe")), "generic"),
    Fault("pdf-unchecked", _unit),
    Fault("pdf-form", root("/AcroForm", _FORM), pages=()),
    Fault("pdf-attachment", _attached, pages=()),
    Fault("pdf-layers", root("/OCProperties", _LAYERS), pages=()),
    Fault("pdf-flavour", lambda pdf: None, "ingramspark", ()),
    Fault("pdf-boxes", _outside),
    Fault("pdf-page-sizes", _larger, severity="error"),
    Fault("pdf-page-turned", _turned),
    Fault("pdf-trim", each(_other_trim), pages=(), severity="warning"),
    Fault("pdf-bleed-size", each(_narrow), pages=tuple(range(1, 25)), severity="error"),
    Fault("pdf-bleed-short", draw(b"0.5 g 300 300 132 20 re f")),
    Fault("pdf-bleed-short", draw(b"200 0 0 200 300 448 cm /Im Do", XObject=image(side=900))),
    Fault("pdf-marks", draw(b"1 w 2 0 m 2 14 l S"), before=each(_boxes)),
    Fault("pdf-page-count", lambda pdf: None, pages=(), severity="error", count=10),
    Fault("pdf-page-count", lambda pdf: None, "ingramspark", (), "warning", 10, info(GTS_PDFXVersion="")),
    Fault("pdf-blank-pages", write(b""), "generic"),
    Fault("pdf-blank-pages", write(b"1 g 0 0 432 648 re f"), "generic"),
    Fault("pdf-blank-run", lambda pdf: [write(b"", n)(pdf) for n in (PAGE, 6, 7)] and None, pages=(5, 6, 7)),
    Fault("pdf-labels", _labels, pages=(5, 6)),
    Fault("pdf-rgb", draw(b"1 0 0 rg 72 300 100 20 re f"), "generic"),
    Fault("pdf-rgb", draw(b"1 0 0 RG 72 300 m 172 300 l S"), "generic"),
    Fault("pdf-rgb", draw(b"/Pat cs 1 0 0 rg BT /F1 10 Tf 72 300 Td (red) Tj ET"), "generic"),
    Fault("pdf-rgb", draw(b"100 0 0 100 72 300 cm /Im Do", XObject=image("DeviceRGB", 900)), "generic"),
    Fault(
        "pdf-rgb",
        draw(
            b"/Lab cs 50 0 0 sc 72 300 100 20 re f",
            ColorSpace={"/Lab": Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])},
        ),
        "generic",
    ),
    Fault("pdf-cmyk", draw(b"0 1 0 0 k 72 300 100 20 re f"), "lulu", count=32),
    Fault("pdf-colour-tagged", draw(b"/Tagged cs 0.5 sc 72 300 100 20 re f", ColorSpace=_grey_profile), "ingramspark"),
    Fault("pdf-spot", draw(b"/Ink cs 1 scn 72 300 100 20 re f", ColorSpace={"/Ink": _SPOT}), severity="warning"),
    Fault("pdf-registration", draw(b"/Ink cs 1 scn 72 300 100 20 re f", ColorSpace={"/Ink": _ALL}), "generic"),
    Fault("pdf-rich-text", draw(b"0.5 0.4 0.4 1 k BT /F1 10 Tf 72 300 Td (black) Tj ET")),
    Fault("pdf-rich-text", draw(b"0.7 0.7 0.7 0.3 k BT /F1 10 Tf 72 300 Td (black) Tj ET")),
    Fault(
        "pdf-white-overprint",
        draw(b"/Over gs 0 0 0 0 k 72 300 100 20 re f", ExtGState={"/Over": Dictionary(op=True, OPM=1)}),
    ),
    Fault("pdf-ink", draw(b"1 0.9 0.8 0.9 k 72 300 100 20 re f"), "generic", severity="warning"),
    Fault("pdf-ink", draw(b"1 1 0.5 0 k 72 300 100 20 re f"), "ingramspark", severity="error", before=x1a),
    Fault(
        "pdf-ink",
        draw(b"100 0 0 100 72 300 cm /Im Do", XObject=image("DeviceCMYK", 900, data=b"\xff" * 900 * 900 * 4)),
        "generic",
    ),
    Fault("pdf-transparency", draw(b"/Half gs " + _BAR, ExtGState={"/Half": Dictionary(ca=0.5)})),
    Fault("pdf-transparency", draw(b"/Mul gs " + _BAR, ExtGState={"/Mul": Dictionary(BM=Name.Multiply)})),
    Fault(
        "pdf-transparency", draw(b"/Soft gs " + _BAR, ExtGState={"/Soft": Dictionary(SMask=Dictionary(S=Name.Alpha))})
    ),
    Fault(
        "pdf-transparency",
        draw(b"100 0 0 100 72 300 cm /Im Do", XObject=image(side=900, SMask=lambda pdf: pdf.make_stream(b"x"))),
    ),
    Fault("pdf-ppi-poor", draw(b"200 0 0 200 72 300 cm /Im Do", XObject=image(side=300)), severity="error"),
    Fault("pdf-ppi-low", draw(b"100 0 0 100 72 300 cm /Im Do", XObject=image(side=300))),
    Fault("pdf-ppi-low", draw(b"72 0 0 72 72 300 cm /Im Do", XObject=image(side=500, bits=1)), "generic"),
    Fault("pdf-ppi-poor", draw(b"72 0 0 72 72 300 cm /Im Do", XObject=image(side=200, bits=1)), "generic"),
    Fault("pdf-ppi-poor", draw(b"200 0 0 200 72 300 cm BI /W 4 /H 4 /CS /G /BPC 8 ID 0123456789abcdef EI")),
    Fault("pdf-hairline", draw(b"0 w 72 300 m 172 300 l S")),
    Fault("pdf-hairline", draw(b"0.1 0 0 0.1 0 0 cm 1 w 720 3000 m 1720 3000 l S")),
    Fault("pdf-hairline", draw(b"72 300 100 0.1 re f")),
    Fault("pdf-hairline", draw(b"72 300 100 50 re 72.1 300.1 99.8 49.8 re f*")),
    Fault("pdf-hairline", draw(b"0 w 1 g 0 G 72 300 m 82 300 l 77 310 l b")),
    Fault("pdf-hairline", draw(b"0.5 w 72 300 m 172 300 l S")),
    Fault("pdf-text-cut", draw(b"BT /F1 10 Tf 400 300 Td (these words run off) Tj ET"), severity="error"),
    Fault("pdf-text-outside", draw(b"BT /F1 10 Tf 20 300 Td (inside) Tj ET"), severity="error"),
    Fault("pdf-text-outside", draw(b"BT /F1 10 Tf 72 10 Td (below) Tj ET")),
    Fault("pdf-text-outside", draw(b"BT /F1 10 Tf 72 10 Td (below) Tj ET"), "generic", severity="warning"),
    Fault("pdf-text-small", draw(b"BT /F1 5 Tf 72 300 Td (small) Tj ET")),
    Fault("pdf-text-invisible", draw(b"BT /F1 10 Tf 3 Tr 72 300 Td (unseen) Tj ET")),
    Fault("pdf-font-missing", draw(b"BT /F2 10 Tf 72 300 Td (bare) Tj ET", Font=_font())),
    Fault("pdf-font-type3", draw(b"BT /F2 10 Tf 72 300 Td (aaaa) Tj ET", Font=_type3)),
    Fault("pdf-font-silent", draw(b"BT /F2 10 Tf 72 300 Td (aaaa) Tj ET", Font=_type3), "screen", before=screen),
    Fault("pdf-links", annotation("Link")),
    Fault("pdf-annotation", annotation("Highlight"), "generic"),
    Fault("pdf-untagged", lambda pdf: pdf.Root.__delattr__("StructTreeRoot"), "screen", (), before=screen),
    Fault("pdf-language", lambda pdf: pdf.Root.__delattr__("Lang"), "screen", (), before=screen),
    Fault("pdf-title", lambda pdf: pdf.docinfo.__delitem__("/Title"), "screen", (), before=screen),
    Fault("pdf-title-hidden", lambda pdf: pdf.Root.__delattr__("ViewerPreferences"), "screen", (), before=screen),
    Fault("pdf-bookmarks", lambda pdf: pdf.Root.__delattr__("Outlines"), "screen", (), before=screen),
]
ELSEWHERE = {
    "pdf-facts": "a remark",
    "pdf-links": "a remark to most printers",
    "pdf-locked": "test_a_file_behind_a_password",
    "pdf-encrypted": "test_a_protected_file",
    "pdf-broken": "test_what_is_no_pdf",
    "pdf-damaged": "test_a_cut_off_file",
    "pdf-file-large": "test_a_large_file",
    "pdf-claim": "test_claims.py",
    "pdf-page-multiple": "test_remarks",
    "pdf-last-page": "test_remarks",
    "pdf-ppi-high": "test_remarks",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.printer}")
def test_a_planted_fault_is_found_and_nothing_else(fault: Fault, tmp_path: Path) -> None:
    path = book(tmp_path / "book.pdf", fault.before, fault.plant, pages=fault.count)
    messages, facts = checked(path, fault.printer)
    if fault.printer == "ingramspark" and fault.code != "pdf-flavour":
        messages = [message for message in messages if message.code != "pdf-flavour"]
    assert {message.code for message in messages} == {fault.code}
    [found] = [row for row in facts["findings"] if row["code"] == fault.code]
    assert tuple(found["pages"]) == fault.pages
    assert fault.severity in ("", found["severity"], messages[0].severity)


def test_every_code_has_its_fault() -> None:
    assert {fault.code for fault in FAULTS} | set(ELSEWHERE) == set(PREFLIGHT)


@pytest.mark.parametrize(
    ("name", "plants", "pages"),
    [
        ("generic", [], 24),
        ("kdp", [], 24),
        ("lulu", [], 32),
        ("ingramspark", [x1a], 24),
        ("screen", [screen], 24),
        ("kdp", [each(_boxes), draw(b"0.5 g 14 300 441 20 re f")], 24),
        ("generic", [draw(b"0 0 0 1 k BT /F1 10 Tf 72 300 Td (black) Tj ET")], 24),
        ("generic", [write(b"", 4)], 24),
        ("kdp", [draw(b"72 0 0 72 72 300 cm /Im Do", XObject=image(side=300))], 24),
        (
            "kdp",
            [draw(b"/One gs " + _BAR, ExtGState={"/One": Dictionary(ca=1, BM=Name.Normal, SMask=Name("/None"))})],
            24,
        ),
        ("kdp", [draw(b"72 300 10 10 re W n 0.5 g 0 0 432 648 re f")], 24),
        ("kdp", [draw(b"BT /F1 5 Tf 72 300 Td (12) Tj ET")], 24),
        ("kdp", [draw(b"BT /F1 10 Tf 72 300 Td (words" + b" " * 90 + b") Tj ET")], 24),
        ("kdp", [draw(b"1 g 0 0 432 648 re f")], 24),
        ("kdp", [draw(b"0 w 0 g 0 G 72 300 m 82 300 l 77 310 l b")], 24),
        ("generic", [draw(b"72 300 100 0 re 72 300 100 0.5 re f*")], 24),
        ("kdp", [draw(b"300 0 0 300 72 300 cm /Im Do", XObject=image(side=1))], 24),
    ],
)
def test_a_clean_book_has_no_findings(name: str, plants: list[Plant], pages: int, tmp_path: Path) -> None:
    saved = {"force_version": "1.3"} if name == "ingramspark" else {}
    messages, facts = checked(book(tmp_path / "book.pdf", *plants, pages=pages, **saved), name)
    assert messages == []
    assert facts["pages"] == pages


def test_equal_findings_are_one_message_with_pages_and_place(tmp_path: Path) -> None:
    line = b"0 w 72 300 m 172 300 l S"
    lines = [draw(line, number) for number in (3, 4, 5, 9)] + [draw(line)]
    [message], facts = checked(book(tmp_path / "book.pdf", *lines))
    assert "a line of 0 pt" in message.text
    assert "pages 3–5 and 9 (5 times, first on page 3, 25.4 mm from the left and 122.8 mm from the top)" in message.text
    [row] = [row for row in facts["findings"] if row["code"] == "pdf-hairline"]
    assert (row["count"], row["pages"], row["from_left_mm"]) == (5, [3, 4, 5, 9], 25.4)


def test_the_worst_of_equal_findings_is_shown(tmp_path: Path) -> None:
    plants = [
        draw(b"%d 0 0 %d 72 300 cm /Im Do" % (side, side), page, XObject=image(side=300))
        for page, side in ((3, 160), (7, 250))
    ]
    [message], _ = checked(book(tmp_path / "book.pdf", *plants))
    assert "only 86 pixels per inch" in message.text
    assert "the worst on page 7" in message.text


def test_a_page_without_a_trim_box_is_known_by_the_printers_sizes_with_bleed(tmp_path: Path) -> None:
    plants = [draw(b"0.5 g 0 300 441 20 re f", PAGE), draw(b"0.5 g 0 300 432 20 re f", 6)]
    messages, facts = checked(book(tmp_path / "book.pdf", *plants, size=(441, 666)))
    assert facts["size"] == "152.4 × 228.6 mm"
    # On page 6, a verso, the outer edge is the left one: there it reaches over, and at the spine it need not.
    assert messages == []


@pytest.mark.parametrize(("direction", "edge"), [("L2R", "inner"), ("R2L", "outer")])
def test_a_book_that_is_read_leftwards_has_its_spine_on_the_other_side(
    direction: str, edge: str, tmp_path: Path
) -> None:
    path = book(
        tmp_path / "book.pdf",
        root("/ViewerPreferences", Dictionary(Direction=Name(f"/{direction}"))),
        draw(b"BT /F1 10 Tf 10 300 Td (words) Tj ET"),
    )
    [row] = checked(path)[1]["findings"]
    assert row["values"]["edge"] == edge


def test_forms_and_patterns_are_looked_into(tmp_path: Path) -> None:
    def forms(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = pdf.make_stream(b"0 w 0 0 m 10 0 l S", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 20, 20])
        outer = pdf.make_stream(b"/In Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 20, 20])
        outer.Resources = Dictionary(XObject=Dictionary(In=inner))
        outer.Matrix = Array([1, 0, 0, 1, 100, 0])
        return {"/Out": outer}

    def patterns(pdf: pikepdf.Pdf) -> dict[str, Any]:
        tile = pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1)
        tile.BBox, tile.XStep, tile.YStep, tile.Resources = Array([0, 0, 9, 9]), 9, 9, Dictionary()
        return {"/P": tile}

    path = book(
        tmp_path / "book.pdf",
        draw(b"1 0 0 1 0 300 cm /Out Do", XObject=forms),
        draw(b"/Pattern cs /P scn 100 100 200 200 re f", 7, Pattern=patterns),
    )
    messages, facts = checked(path, "generic")
    rows = {row["code"]: row for row in facts["findings"]}
    assert set(rows) == {"pdf-hairline", "pdf-rgb"} == {message.code for message in messages}
    assert (rows["pdf-hairline"]["pages"], rows["pdf-hairline"]["from_left_mm"]) == ([PAGE], 35.3)
    assert rows["pdf-rgb"]["pages"] == [7]


def test_names_in_a_file_cant_write_on_the_terminal(tmp_path: Path) -> None:
    font = _font(BaseFont=Name("/Evil\x1b[31m\x07" + "x" * 900))
    [message], _ = checked(book(tmp_path / "book.pdf", draw(b"BT /F2 10 Tf 72 300 Td (bare) Tj ET", Font=font)))
    assert "Evil·[31m·xxx" in message.text
    assert len(message.text) < 400


_LETTERS = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange "
    b"2 beginbfchar <0001> <0020> <0003> <0042> endbfchar endcmap end"
)


def _composite(pdf: pikepdf.Pdf) -> dict[str, Any]:
    descriptor = pdf.pages[0].obj.Resources.Font.F1.FontDescriptor
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name.Serif, FontDescriptor=descriptor)
    inner.CIDSystemInfo = Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
    inner.W = Array([1, Array([250]), 3, Array([600])])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Serif, Encoding=Name("/Identity-H"))
    font.DescendantFonts, font.ToUnicode = Array([inner]), pdf.make_stream(_LETTERS)
    return {"/F2": pdf.make_indirect(font)}


@pytest.mark.parametrize(("letters", "expected"), [(b"0003" * 70, {"pdf-text-cut"}), (b"0003" + b"0001" * 150, set())])
def test_spaces_that_run_off_the_page_are_no_text(letters: bytes, expected: set[str], tmp_path: Path) -> None:
    text = draw(b"BT /F2 10 Tf 72 300 Td <" + letters + b"> Tj ET", Font=_composite)
    messages, _ = checked(book(tmp_path / "book.pdf", text))
    assert {message.code for message in messages} == expected


def test_remarks(tmp_path: Path) -> None:
    def remarks(path: Path, name: str) -> set[str]:
        report = Report()
        preflight(path, report, name)
        assert [message.code for message in report.messages if message.severity == "error"] == []
        return {message.code for message in report.messages if message.severity == "info"}

    many = draw(b"36 0 0 36 72 300 cm /Im Do", XObject=image(side=900))
    assert remarks(book(tmp_path / "a.pdf", many, pages=33), "lulu") == {
        "pdf-facts",
        "pdf-ppi-high",
        "pdf-page-multiple",
    }
    assert remarks(book(tmp_path / "b.pdf"), "ingramspark") == {"pdf-facts", "pdf-last-page"}


def test_a_large_file() -> None:
    job = Job(printer("kdp"), Document("1.7", 24, 651_000_000))
    assert [finding.code for finding in whole(job, [])] == ["pdf-file-large"]
    assert list(whole(Job(printer("kdp"), Document("1.7", 24, 650_000_000)), [])) == []


@pytest.mark.parametrize("turned", [0, 90, 180])
@pytest.mark.parametrize("origin", [(0, 0), (-100, -50), (300, 700)])
def test_text_is_found_wherever_the_page_has_its_origin(origin: tuple[int, int], turned: int, tmp_path: Path) -> None:
    left, foot = origin

    def moved(page: Any, number: int) -> None:
        page.MediaBox = Array([left, foot, left + 432, foot + 648])
        page.Rotate = turned

    words = b"0 g BT /F1 10 Tf %d %d Td (Harbour words) Tj ET"
    pages = [write(words % (left + 72, foot + 500), number) for number in range(1, 25)]
    path = book(tmp_path / "a.pdf", each(moved), *pages)
    assert {message.code for message in checked(path)[0]} <= {"pdf-page-turned", "pdf-trim"}
    path = book(tmp_path / "b.pdf", each(moved), *pages, write(words % (left + 10, foot + 500)))
    [row] = [row for row in checked(path)[1]["findings"] if row["code"] == "pdf-text-outside"]
    assert (row["pages"], row["from_left_mm"], row["values"]["distance"]) == ([PAGE], 3.5, "3.5")
