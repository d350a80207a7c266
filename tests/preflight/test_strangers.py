"""Files of strangers: broken, protected, endless, enormous. Always messages, never an exception, in limited time."""

from __future__ import annotations

import time
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from publish.messages import Report
from publish.preflight import preflight, streams
from tests.preflight.made import PAGE, WORDS, book, checked, draw, write


def codes(path: Path, name: str | None = "kdp") -> set[str]:
    return {message.code for message in checked(path, name)[0]}


def test_a_file_behind_a_password(tmp_path: Path) -> None:
    path = book(tmp_path / "book.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"), static_id=False)
    messages, facts = checked(path)
    assert [(message.code, message.severity) for message in messages] == [("pdf-locked", "error")]
    assert facts == {"file": str(path)}


def test_a_protected_file(tmp_path: Path) -> None:
    path = book(tmp_path / "book.pdf", encryption=pikepdf.Encryption(user="", owner="secret"), static_id=False)
    assert codes(path) == {"pdf-encrypted"}


@pytest.mark.parametrize(
    "data", [b"", b"words", b"%PDF-1.7\n", b"\x00" * 5000, b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF"]
)
def test_what_is_no_pdf(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(data)
    assert codes(path) == {"pdf-broken"}


def test_a_cut_off_file(tmp_path: Path) -> None:
    path = book(tmp_path / "book.pdf")
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"startxref")])
    assert codes(path) == {"pdf-damaged"}


def test_a_file_of_no_pages(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.save(tmp_path / "book.pdf")
    messages, _ = checked(tmp_path / "book.pdf", "generic")
    assert [message.code for message in messages] == ["pdf-broken"]
    assert "page" in messages[0].text


def test_a_form_that_draws_itself(tmp_path: Path) -> None:
    def endless(pdf: pikepdf.Pdf) -> dict[str, Any]:
        form = pdf.make_stream(b"/Me Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary(Me=form))
        return {"/Me": form}

    messages, facts = checked(book(tmp_path / "book.pdf", draw(b"/Me Do", XObject=endless)))
    assert [message.code for message in messages] == ["pdf-unchecked"]
    assert "draw themselves" in messages[0].text
    assert facts["findings"][0]["pages"] == [PAGE]


def test_forms_that_multiply(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PAGE_LIMIT", 20_000)

    def bomb(pdf: pikepdf.Pdf) -> dict[str, Any]:
        form = pdf.make_stream(WORDS, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        for _ in range(15):
            inner = form
            form = pdf.make_stream(b"/In Do " * 10, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
            form.Resources = Dictionary(XObject=Dictionary(In=inner))
        return {"/Bomb": form}

    start = time.perf_counter()
    messages, _ = checked(book(tmp_path / "book.pdf", draw(b"/Bomb Do", XObject=bomb)))
    assert time.perf_counter() - start < 5
    assert [message.code for message in messages] == ["pdf-unchecked"]
    assert "more drawing operators than are looked at" in messages[0].text


def test_a_stream_that_unfolds_to_gigabytes(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    data = b"".join([packer.compress(b"q Q " * 2_500_000) for _ in range(40)]) + packer.flush()

    def bomb(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[PAGE - 1].obj
        page.Contents = pdf.make_stream(b"")
        page.Contents.write(data, filter=Name.FlateDecode)

    path = book(tmp_path / "book.pdf", bomb, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert path.stat().st_size < 3_000_000
    messages, facts = checked(path)
    assert {message.code for message in messages} == {"pdf-unchecked", "pdf-damaged"}
    assert facts["findings"][0]["pages"] == [PAGE]


def test_a_page_of_too_many_operators(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "PAGE_LIMIT", 20_000)
    messages, facts = checked(book(tmp_path / "book.pdf", write(WORDS + b"q Q " * 600_000)))
    assert [message.code for message in messages] == ["pdf-unchecked"]
    assert facts["findings"][0]["pages"] == [PAGE]


def test_qpdf_has_its_own_limits_again_afterwards(tmp_path: Path) -> None:
    before = pikepdf.settings.get_qpdf_limits()
    codes(book(tmp_path / "book.pdf"))
    assert pikepdf.settings.get_qpdf_limits() == before


def test_time_grows_with_pages_only(tmp_path: Path) -> None:
    def seconds(pages: int) -> float:
        path = book(tmp_path / f"{pages}.pdf", pages=pages)
        start = time.perf_counter()
        preflight(path, Report(), "generic")
        return time.perf_counter() - start

    seconds(10)
    assert seconds(800) < 10 * 4 * max(seconds(80), 0.02)


WRONG = [7, "words", [], [1], {"A": 1}, True]


@pytest.mark.parametrize("wrong", range(len(WRONG)))
def test_entries_of_the_wrong_kind(wrong: int, tmp_path: Path) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        value = (
            pikepdf.Dictionary({f"/{k}": v for k, v in item.items()})
            if isinstance(item := WRONG[wrong], dict)
            else item
        )
        for number, key in enumerate(("MediaBox", "TrimBox", "CropBox", "Annots", "Resources", "Rotate", "Group"), 3):
            pdf.pages[number].obj[f"/{key}"] = value
        for key in (
            "OutputIntents",
            "PageLabels",
            "AcroForm",
            "OCProperties",
            "Names",
            "OpenAction",
            "Lang",
        ):
            pdf.Root[f"/{key}"] = value
        font = pdf.pages[0].obj.Resources.Font.F1
        for key in ("FontDescriptor", "Widths", "FirstChar", "ToUnicode", "Encoding"):
            font[f"/{key}"] = value

    report = Report()
    preflight(book(tmp_path / "book.pdf", damage), report, "ingramspark")
    assert report.messages


_TOKENS = st.sampled_from(
    "q Q cm w gs m l c v y re W W* n f F S s B b sh g rg k G RG K cs CS sc scn SC SCN BT ET Tf Tm Td TD T* Tj TJ ' \" "
    "Tc Tw TL Ts Tz Tr Do BI ID EI /F1 /Im /G /Nothing /Pattern /DeviceCMYK 0 1 -7 0.5 1e9 99999999999999999999 "
    "(words) <00ff> [ ] [1(a)2] << >> true null".split()
)


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return book(tmp_path_factory.mktemp("bound") / "book.pdf", pages=3)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tokens=st.lists(_TOKENS, max_size=60))
def test_any_order_of_operators_is_survived(tokens: list[str], tmp_path: Path) -> None:
    report = Report()
    preflight(book(tmp_path / "book.pdf", write(" ".join(tokens).encode(), 2), pages=3), report, "kdp")
    assert report.messages[0].code == "pdf-facts"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_as_content_are_survived(data: bytes, tmp_path: Path) -> None:
    report = Report()
    preflight(book(tmp_path / "book.pdf", write(data, 2), pages=3), report, None)
    assert report.messages[0].code == "pdf-facts"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=40))
def test_any_damage_to_a_file_is_survived(changes: list[tuple[int, int]], bound: Path, tmp_path: Path) -> None:
    data = bytearray(bound.read_bytes())
    structure = data.rindex(b"endstream")
    for place, value in changes:
        at = place % 1200 if place % 2 else structure + place % (len(data) - structure)
        data[at] = value
    path = tmp_path / "book.pdf"
    path.write_bytes(data)
    report = Report()
    preflight(path, report, "generic")
    assert report.messages
