"""PDF files made for the tests: a clean book of some pages, into which faults are planted one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from publish.messages import Message, Report
from publish.preflight import preflight
from tests.conftest import ROOT

FONT = ROOT / "fonts" / "source-serif" / "SourceSerif4-Regular.otf"
WORDS = b"0 g BT /F1 10 Tf 72 500 Td (Harbour words) Tj ET\n"
PAGE = 5
"""The page into which faults are planted: a recto in the middle."""

Plant = Callable[[pikepdf.Pdf], None]


def book(target: Path, *plants: Plant, pages: int = 24, size: tuple[float, float] = (432, 648), **saved: Any) -> Path:
    """A book of pages with a line of text each; then what is planted."""
    pdf = pikepdf.new()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Serif"),
        Flags=34,
        FontBBox=[-200, -300, 1200, 1000],
        ItalicAngle=0,
        Ascent=900,
        Descent=-250,
        CapHeight=670,
        StemV=80,
        FontFile3=pdf.make_stream(FONT.read_bytes(), Subtype=Name.OpenType),
    )
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name("/ABCDEF+Serif"),
            Encoding=Name.WinAnsiEncoding,
            FirstChar=32,
            LastChar=126,
            Widths=[500] * 95,
            FontDescriptor=descriptor,
        )
    )
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(WORDS)
    for plant in plants:
        plant(pdf)
    pdf.save(target, **{"static_id": True, "object_stream_mode": pikepdf.ObjectStreamMode.disable, **saved})
    return target


def draw(content: bytes, number: int = PAGE, **resources: Any) -> Plant:
    """Draw something more on a page; resources as ExtGState={"/G": Dictionary(…)}."""

    def plant(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[number - 1].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"q " + content + b" Q\n")
        own = Dictionary(page.Resources)
        for kind, entries in resources.items():
            held = Dictionary(own.get(f"/{kind}", Dictionary()))
            for key, value in (entries(pdf) if callable(entries) else entries).items():
                held[key] = value
            own[f"/{kind}"] = held
        page.Resources = own

    return plant


def write(content: bytes, number: int = PAGE) -> Plant:
    """Let a page draw this and nothing else."""

    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.pages[number - 1].obj.Contents = pdf.make_stream(content)

    return plant


def each(change: Callable[[Any, int], None]) -> Plant:
    """Change every page; the second argument is its number."""

    def plant(pdf: pikepdf.Pdf) -> None:
        for number, page in enumerate(pdf.pages, 1):
            change(page.obj, number)

    return plant


def root(key: str, value: Callable[[pikepdf.Pdf], Any] | Any) -> Plant:
    """Give the catalogue an entry."""

    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.Root[key] = value(pdf) if callable(value) else value

    return plant


def info(**entries: Any) -> Plant:
    """Give the file properties."""

    def plant(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            pdf.docinfo[f"/{key}"] = value

    return plant


def image(colours: str = "DeviceGray", side: int = 300, bits: int = 8, data: bytes | None = None, **more: Any) -> Any:
    """Resources with an image /Im of so many pixels in each direction."""
    parts = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[colours]
    row = (side * parts * bits + 7) // 8

    def entries(pdf: pikepdf.Pdf) -> dict[str, Any]:
        stream = pdf.make_stream(data or bytes(row * side))
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width = stream.Height = side
        stream.BitsPerComponent = bits
        stream.ColorSpace = Name(f"/{colours}")
        for key, value in more.items():
            stream[f"/{key}"] = value(pdf) if callable(value) else value
        return {"/Im": stream}

    return entries


def annotation(kind: str, **more: Any) -> Plant:
    """Lay an annotation on a page."""

    def plant(pdf: pikepdf.Pdf) -> None:
        mark = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[100, 100, 200, 120], **more)
        pdf.pages[PAGE - 1].obj.Annots = Array([mark])

    return plant


def screen(pdf: pikepdf.Pdf) -> None:
    """All that a file for a screen needs."""
    pdf.Root.Lang = String("en")
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = "The Harbour"
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Chapter", 0))


def x1a(pdf: pikepdf.Pdf) -> None:
    """All that PDF/X-1a:2001 asks of a file."""
    profile = pdf.make_stream(bytes(128), N=4)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier="FOGRA39",
                DestOutputProfile=profile,
            )
        ]
    )
    info(
        GTS_PDFXVersion="PDF/X-1:2001",
        GTS_PDFXConformance="PDF/X-1a:2001",
        Title="The Harbour",
        CreationDate="D:20260101000000Z",
        ModDate="D:20260101000000Z",
        Trapped=Name("/False"),
    )(pdf)
    for page in pdf.pages:
        page.obj.TrimBox = Array(list(page.obj.MediaBox))


def checked(path: Path, printer: str | None = "kdp") -> tuple[list[Message], dict[str, Any]]:
    """Messages but for remarks, and the facts."""
    report = Report()
    facts = preflight(path, report, printer)
    return [message for message in report.messages if message.severity != "info"], facts
