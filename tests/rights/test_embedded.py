"""What picture files say of themselves, and what is said where that isn't what the credit line says."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures
from PIL.PngImagePlugin import PngInfo

from publish.messages import Report
from publish.model import Credit, Image, PictureFile
from publish.rights import say_witness
from publish.rights.embedded import Embedded, embedded

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 photoshop:Credit="Example Agency" {attributes}>
<dc:creator><rdf:Seq><rdf:li>Jane Roe</rdf:li><rdf:li>John Doe</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2019 Jane Roe</rdf:li></rdf:Alt></dc:rights>
{inside}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def xmp(inside: str = "", attributes: str = "") -> bytes:
    return XMP.format(inside=inside, attributes=attributes).encode()


def picture(kind: str = "JPEG", **options: object) -> bytes:
    buffer = io.BytesIO()
    Pictures.new("RGB", (8, 8), "teal").save(buffer, kind, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def with_iptc(jpeg: bytes, fields: dict[int, bytes]) -> bytes:
    """A JPEG with a Photoshop segment that holds IPTC fields of record 2."""
    records = b"".join(b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(v)) + v for number, v in fields.items())
    block = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + records + b"\x00" * (len(records) % 2)
    segment = b"Photoshop 3.0\x00" + block
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


def read(data: bytes) -> Embedded:
    return embedded(PictureFile("x.jpg", data=data))


@pytest.mark.parametrize(
    ("inside", "attributes", "licence"),
    [
        ('<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>', "", "CC-BY-4.0"),
        ("<xmpRights:WebStatement>http://creativecommons.org/licenses/by-nd/3.0/</xmpRights:WebStatement>", "",
         "CC-BY-ND-3.0"),
        ("", 'xmpRights:WebStatement="https://creativecommons.org/publicdomain/zero/1.0/"', "CC0-1.0"),
        ("<xmpRights:UsageTerms><rdf:Alt><rdf:li>CC BY-SA 2.0</rdf:li></rdf:Alt></xmpRights:UsageTerms>", "",
         "CC-BY-SA-2.0"),
        ("<xmpRights:UsageTerms>All rights reserved.</xmpRights:UsageTerms>", "", "LicenseRef-AllRightsReserved"),
        ("", "", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_xmp(inside: str, attributes: str, licence: str | None, kind: str) -> None:
    packet = xmp(inside, attributes)
    if kind == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        data = picture("PNG", pnginfo=info)
    elif kind == "TIFF":
        data = picture("TIFF", tiffinfo={700: packet})
    else:
        data = picture(kind, xmp=packet)
    found = read(data)
    assert (found.creator, found.credit, found.rights is not None) == ("Jane Roe, John Doe", "Example Agency", True)
    assert (found.licence.id if found.licence else None) == licence


def test_exif() -> None:
    exif = Pictures.Exif()
    exif[0x013B] = "Jane Roe"
    exif[0x8298] = "2019 Jane Roe. All rights reserved."
    found = read(picture(exif=exif.tobytes()))
    assert (found.creator, found.rights) == ("Jane Roe", "2019 Jane Roe. All rights reserved.")
    assert found.licence is not None


def test_iptc_in_both_encodings() -> None:
    fields = {80: "Zoë Roe".encode("latin-1"), 110: b"Example Agency", 116: "© Zoë Roe".encode()}
    found = read(with_iptc(picture(), fields))
    assert (found.creator, found.credit, found.rights) == ("Zoë Roe", "Example Agency", "© Zoë Roe")


def test_what_cameras_leave_in_fields_is_no_statement() -> None:
    exif = Pictures.Exif()
    exif[0x013B] = "   "
    exif[0x8298] = "\x00 \x00"
    assert not read(picture(exif=exif.tobytes()))
    assert not read(picture())


@pytest.mark.parametrize(
    "packet",
    [
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&e;</x:xmpmeta>',
        b"<x:xmpmeta",
        b"\xff\xfe\x00",
        b"<a>" * 2000,
    ],
)
def test_packets_that_are_attacks_or_broken_say_nothing(packet: bytes) -> None:
    assert not read(picture(xmp=packet))


def test_files_that_are_no_pictures_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(b"not a picture")
    assert not embedded(PictureFile("x.jpg", tmp_path / "x.jpg"))
    assert not embedded(PictureFile("y.jpg", tmp_path / "y.jpg"))
    assert not embedded(PictureFile("z.jpg"))
    assert not read(picture()[:30])


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 400))
def test_damaged_files_do_no_harm(noise: bytes, place: int) -> None:
    data = with_iptc(picture(xmp=xmp()), {80: b"Jane"})
    read(data[:place] + noise + data[place:])


def said(data: bytes, credit: Credit | None) -> list[tuple[str, str]]:
    report = Report()
    say_witness(Image(PictureFile("quay.jpg", data=data), 5, credit=credit), "x.txt", report)
    assert all((message.file, message.line) == ("x.txt", 5) for message in report.messages)
    return [(message.code, message.text) for message in report.messages]


CC_BY = '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'


def test_without_a_credit_line_the_file_s_own_statement_is_proposed_and_not_used() -> None:
    [(code, text)] = said(picture(xmp=xmp(CC_BY)), None)
    assert code == "picture-states"
    assert "quay.jpg" in text
    assert "Jane Roe" in text
    assert "licenses/by/4.0" in text


@pytest.mark.parametrize(
    ("credit", "fields"),
    [
        (Credit("", 5, creator="Jane Roe", licence="CC-BY-4.0"), []),
        (Credit("", 5, creator="J. Roe", licence="CC-BY-4.0"), []),
        (Credit("", 5, creator="Jane Roe"), []),
        (Credit("", 5, creator="Max Muster", licence="CC-BY-4.0"), ["creator"]),
        (Credit("", 5, creator="Jane Roe", licence="CC0-1.0"), ["licence"]),
        (Credit("", 5, creator="Max Muster", licence="LicenseRef-AllRightsReserved"), ["creator", "licence"]),
        (Credit("", 5, creator="(article author)", licence="CC-BY-4.0"), []),
    ],
)
def test_where_file_and_credit_line_disagree_both_are_named(credit: Credit, fields: list[str]) -> None:
    found = said(picture(xmp=xmp(CC_BY)), credit)
    assert [code for code, _ in found] == ["picture-disagrees"] * len(fields)
    for (_, text), field in zip(found, fields, strict=True):
        assert f"different {field}s" in text
        assert "quay.jpg" in text


def test_files_that_say_nothing_need_no_word() -> None:
    assert said(picture(), None) == []
    assert said(picture(), Credit("", 5, creator="Jane Roe")) == []
