"""How credits are worded, in full and short, and what pictures carry with them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from publish.html.credits import full_credit, short_credit
from publish.html.images import prepare
from publish.html.labels import labels
from publish.html.xmp import packet
from publish.model import ARTICLE_AUTHOR, Credit, PictureFile
from publish.rights import licence_name
from publish.vocabulary import parse

EN = labels("en")
BY = Credit(
    "raw",
    1,
    title="West Quay & Co",
    year="2023",
    creator="Maren Tollgate",
    source="Flickr",
    licence="CC-BY-SA-3.0-DE",
    licence_url="https://creativecommons.org/licenses/by-sa/3.0/de/",
    modifications="Cropped.",
    source_url="https://example.org/photo?a=1&b=2",
    creator_url="https://example.org/maren",
)


def text(markup: str) -> str:
    return "".join(parse(markup).itertext())


def test_a_licensed_work_has_all_of_its_attribution_with_addresses() -> None:
    markup = full_credit(BY, EN)
    name = licence_name("CC-BY-SA-3.0-DE")
    assert text(markup) == (
        f"West Quay & Co (2023), by Maren Tollgate via Flickr. Licensed under {name} "
        "(https://creativecommons.org/licenses/by-sa/3.0/de/). Changes: Cropped."
    )
    links = {link.get("href"): "".join(link.itertext()) for link in parse(markup).iter("a")}
    assert links["https://example.org/photo?a=1&b=2"] == "West Quay & Co"
    assert links["https://example.org/maren"] == "Maren Tollgate"
    assert parse(markup).xpath("string(//a[@rel='license']/@href)") == BY.licence_url


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("CC0-1.0", "By Jane Roe. Dedicated to the public domain: CC0 1.0 Universal."),
        ("LicenseRef-scancode-public-domain", "By Jane Roe. Public domain."),
        ("LicenseRef-AllRightsReserved", "By Jane Roe. © Jane Roe. All rights reserved."),
        ("LicenseRef-Permission", "By Jane Roe. © Jane Roe. All rights reserved."),
        (None, "By Jane Roe. Licence not stated."),
    ],
)
def test_each_licence_has_its_own_words(licence: str | None, said: str) -> None:
    assert text(full_credit(Credit("raw", 1, creator="Jane Roe", licence=licence), EN)) == said


@pytest.mark.parametrize("licence", ["CC0-1.0", "CC-PDM-1.0", "LicenseRef-scancode-public-domain"])
@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "pt", "it"])
def test_no_copyright_sign_on_what_has_no_copyright(licence: str, language: str) -> None:
    credit = Credit("raw", 1, title="T", creator="C", source="S", licence=licence)
    assert "©" not in full_credit(credit, labels(language)) + short_credit(credit, labels(language))


def test_what_is_unknown_is_said() -> None:
    assert text(full_credit(Credit("raw", 1, title="T", licence="CC-BY-4.0"), EN)).startswith("T, Creator not stated.")
    assert text(full_credit(Credit("raw", 1, creator=ARTICLE_AUTHOR, licence="LicenseRef-Author-Own"), EN)) == (
        "By the author. The author’s own picture."
    )


@pytest.mark.parametrize(
    ("credit", "said"),
    [
        (BY, "Maren Tollgate / Flickr, CC BY-SA 3.0 DE"),
        (Credit("r", 1, creator="A", source="A", licence="CC-BY-4.0"), "A, CC BY 4.0"),
        (Credit("r", 1, creator="A", licence="LicenseRef-CC-BY-unversioned"), "A, CC BY"),
        (Credit("r", 1, source="Getty Images", licence="LicenseRef-AllRightsReserved"), "© Getty Images"),
        (None, ""),
    ],
)
def test_short_credits(credit: Credit | None, said: str) -> None:
    assert short_credit(credit, EN) == said


@pytest.mark.parametrize(("format_", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png")])
def test_pictures_carry_their_credit_and_nothing_else(tmp_path: Path, format_: str, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    Image.new("RGB", (8, 8), "red").save(path, format_, exif=_exif())
    made = prepare(PictureFile(path.name, path), packet(BY))
    with Image.open(io.BytesIO(made.data)) as image:
        image.load()
        xmp = image.info["xmp"]
        assert not image.getexif()
    tree = etree.fromstring(xmp.split(b"?>", 1)[1].rsplit(b"<?", 1)[0] if xmp.startswith(b"<?") else xmp)
    said = " ".join("".join(tree.itertext()).split())
    assert "West Quay & Co" in said
    assert "Maren Tollgate" in said
    assert BY.licence_url in said


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x013B] = "Somebody"
    return exif
