"""The audit: each licence against a book sold or free, with the picture changed or not, inside or on the cover."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from publish.collection import Collection, Permission, Settings
from publish.messages import Report
from publish.model import Article, Author, Book, Credit, Image, PictureFile, TextLicence
from publish.rights import parse_credit
from publish.rights.audit import Use, audit, blocked, media_of, row_data, say_rows
from publish.rights.rules import Case, judge

#: Licence → verdicts in the order of USES: o ok, n note, m missing, b blocked.
TABLE = {
    # sold:          unchanged      changed   free: unchanged      changed
    #              inside cover  inside cover      inside cover  inside cover
    "CC0-1.0": "oooo oooo",
    "CC-PDM-1.0": "nnnn nnnn",
    "LicenseRef-scancode-public-domain": "nnnn nnnn",
    "LicenseRef-scancode-us-govt-public-domain": "nnnn nnnn",
    "LicenseRef-NoKnownRestrictions": "nnnn nnnn",
    "CC-BY-2.0": "oooo oooo",
    "CC-BY-4.0": "oooo oooo",
    "CC-BY-SA-2.0": "onnn onnn",
    "CC-BY-SA-3.0-DE": "onnn onnn",
    "CC-BY-SA-4.0": "onnn onnn",
    "CC-BY-NC-2.0": "bbbb nnnn",
    "CC-BY-NC-4.0": "bbbb nnnn",
    "CC-BY-ND-4.0": "obbb obbb",
    "CC-BY-NC-SA-3.0": "bbbb nnnn",
    "CC-BY-NC-ND-1.0": "bbbb nbbb",
    "CC-BY-NC-ND-4.0": "bbbb nbbb",
    "LicenseRef-CC-BY-SA-3.0-ES": "onnn onnn",
    "LicenseRef-CC-BY-unversioned": "mmmm mmmm",
    "LicenseRef-CC-BY-NC-unversioned": "bbbb mmmm",
    "LicenseRef-CC-BY-ND-unversioned": "mbbb mbbb",
    "LicenseRef-CC-unspecified": "mmmm mmmm",
    "LicenseRef-scancode-unsplash": "onon onon",
    "LicenseRef-scancode-pixabay-content": "onon onon",
    "LicenseRef-Pexels": "onon onon",
    "LicenseRef-NATO-Multimedia": "nnnn nnnn",
    "LicenseRef-Crown-Copyright-CA": "bbbb nbbb",
    "LicenseRef-Crown-Copyright-UK": "bbbb bbbb",
    "OGL-UK-3.0": "nnnn nnnn",
    "LicenseRef-OGL-unversioned": "mmmm mmmm",
    "OGL-Canada-2.0": "nnnn nnnn",
    "etalab-2.0": "nnnn nnnn",
    "DL-DE-BY-2.0": "nnnn nnnn",
    "DL-DE-ZERO-2.0": "oooo oooo",
    "LicenseRef-Defensie-NL": "bbbb nnnn",
    "LicenseRef-scancode-free-art-1.3": "onnn onnn",
    "GFDL-1.2-or-later": "nnnn nnnn",
    "LicenseRef-GFDL-unversioned": "mmmm mmmm",
    "ODbL-1.0": "nnnn nnnn",
    "LicenseRef-Author-Own": "oooo oooo",
    "LicenseRef-Permission": "bbbb bbbb",
    "LicenseRef-AllRightsReserved": "bbbb bbbb",
    "LicenseRef-Unheard-Of": "mmmm mmmm",
    None: "mmmm mmmm",
}
USES = [
    (commercial, changed, cover)
    for commercial in (True, False)
    for changed in (None, "cropped")
    for cover in (False, True)
]
LETTERS = {"o": "ok", "n": "note", "m": "missing", "b": "blocked"}


@pytest.mark.parametrize(("commercial", "changed", "cover"), USES)
@pytest.mark.parametrize("licence", TABLE)
def test_each_licence_in_each_use(licence: str | None, commercial: bool, changed: str | None, cover: bool) -> None:
    verdict = judge(Case(licence, commercial, cover=cover, changed=changed))
    letter = TABLE[licence].replace(" ", "")[USES.index((commercial, changed, cover))]
    assert verdict.status == LETTERS[letter], verdict
    # One sentence for a person, and something to do unless all is well.
    assert verdict.reason
    assert not verdict.reason.endswith(".")
    assert (verdict.todo == "nothing to do") == (verdict.status == "ok")


def test_what_a_build_does_to_a_picture_is_a_change() -> None:
    grey = ("converted to greyscale",)
    assert judge(Case("CC-BY-ND-4.0", commercial=False, made=grey)).status == "blocked"
    assert "converted to greyscale" in judge(Case("CC-BY-4.0", commercial=False, made=grey)).reason
    assert judge(Case("CC-BY-4.0", commercial=False, made=grey)).status == "note"
    assert judge(Case("CC0-1.0", commercial=False, made=grey)).status == "ok"


@pytest.mark.parametrize(
    ("licence", "status"),
    [("CC-BY-2.0", "missing"), ("CC-BY-NC-2.0", "blocked"), ("CC0-1.0", "ok"), ("OGL-UK-3.0", "note")],
)
def test_a_creator_who_has_to_be_named_and_is_not(licence: str, status: str) -> None:
    assert judge(Case(licence, commercial=True, creator=False)).status == status


@pytest.mark.parametrize(
    ("licence", "commercial", "status"),
    [
        ("CC-BY-ND-4.0", True, "ok"),
        ("CC-BY-NC-4.0", True, "blocked"),
        ("CC-BY-NC-4.0", False, "note"),
        ("LicenseRef-AllRightsReserved", True, "note"),
        ("LicenseRef-Permission", True, "note"),
        ("LicenseRef-CC-unspecified", True, "missing"),
    ],
)
def test_licences_of_texts(licence: str, commercial: bool, status: str) -> None:
    verdict = judge(Case(licence, commercial, text=True))
    assert verdict.status == status
    assert "picture" not in verdict.reason


# The audit of a book

DAY = date(2026, 6, 1)
NC = Credit("Photo: X by Jane Roe. CC BY-NC 2.0", 9, creator="Jane Roe", licence="CC-BY-NC-2.0")


def permission(**fields: object) -> Permission:
    given = {"from": "Jane Roe", "date": date(2026, 3, 1), "scope": ["print", "electronic"], **fields}
    return Permission.model_validate(given)


def book(*images: Image, credits: tuple[Credit, ...] = (), **settings: object) -> Book:
    article = Article(
        "texts/quay.txt", "pasted", images=images, credits=credits or tuple(i.credit for i in images if i.credit)
    )
    collection = Collection(
        Path("x"), Settings.model_validate(settings), "T", "en", "t", file=Path("x/collection.toml")
    )
    return Book(collection, (article,))


def picture(credit: Credit | None = NC, name: str = "quay.jpg") -> Image:
    return Image(PictureFile(name), credit.line if credit else 1, credit=credit)


def only(found: Book, use: Use = Use(DAY)) -> tuple[str, str]:  # noqa: B008
    [row] = audit(found, use)
    return row.verdict.status, row.verdict.reason


def test_without_a_permission_the_block_stands() -> None:
    found = book(picture())
    assert only(found) == ("blocked", "CC BY-NC 2.0 allows no commercial use, and this book is sold")
    assert only(book(picture(), commercial=False))[0] == "note"


@pytest.mark.parametrize(
    ("fields", "media", "status", "says"),
    [
        ({"image": "quay.jpg"}, {"print", "electronic"}, "ok", "by Jane Roe, 2026-03-01, print and electronic"),
        ({"image": "quay.*"}, {"print", "electronic"}, "ok", "permitted"),
        ({"image": "*", "article": "quay.txt"}, {"print"}, "ok", "permitted"),
        ({"image": "*", "article": "texts/*.txt"}, {"print"}, "ok", "permitted"),
        ({"image": "other.jpg"}, {"print"}, "blocked", "no commercial use"),
        ({"image": "*", "article": "other.txt"}, {"print"}, "blocked", "no commercial use"),
        ({"article": "quay.txt"}, {"print"}, "blocked", "no commercial use"),
        ({"image": "quay.jpg", "scope": ["print"]}, {"print"}, "ok", "permitted"),
        ({"image": "quay.jpg", "scope": ["print"]}, {"print", "electronic"}, "blocked",
         "the permission of Jane Roe is for print editions, not for electronic ones"),
        ({"image": "quay.jpg", "until": date(2026, 6, 1)}, {"print"}, "ok", "until 2026-06-01"),
        ({"image": "quay.jpg", "until": date(2026, 5, 31)}, {"print"}, "blocked", "ended on 2026-05-31"),
        ({"image": "quay.jpg", "territory": "Canada"}, {"print"}, "note", "for part of the world"),
        ({"image": "quay.jpg", "territory": "World"}, {"print"}, "ok", "permitted"),
    ],
)  # fmt: skip
def test_permissions_lift_a_block_inside_their_scope_and_time(
    fields: dict[str, object], media: set[str], status: str, says: str
) -> None:
    found = book(picture(), permissions=[permission(**fields).model_dump(by_alias=True)])
    got, reason = only(found, Use(DAY, frozenset(media)))
    assert got == status
    assert says in reason


def test_two_permissions_may_cover_a_build_together() -> None:
    scopes = [
        permission(image="quay.jpg", scope=[scope]).model_dump(by_alias=True) for scope in ("print", "electronic")
    ]
    assert only(book(picture(), permissions=scopes))[0] == "ok"


def test_a_permission_helps_where_no_licence_is_stated_too() -> None:
    unlicensed = picture(replace(NC, licence=None))
    assert only(book(unlicensed))[0] == "missing"
    assert only(book(unlicensed, permissions=[permission(image="quay.jpg").model_dump(by_alias=True)]))[0] == "ok"


def test_licences_that_contradict_each_other_are_no_licence() -> None:
    line = "Photo: X by Jane Roe. Attribution-NoDerivatives 4.0 International (CC BY-NC-SA 4.0)"
    credit = parse_credit(line, 1, "x", Report())
    assert credit.licence is None
    assert only(book(picture(credit))) == ("missing", "two licences are stated that can’t both be meant")


def test_pictures_without_a_credit_are_missing_and_said_elsewhere() -> None:
    found = book(picture(None))
    rows = audit(found, Use(DAY))
    assert [row.verdict.status for row in rows] == ["missing"]
    report = Report()
    say_rows(rows, found, report)
    assert report.messages == []
    assert blocked(rows) == []


def test_credits_without_a_picture_are_listed_and_stop_nothing() -> None:
    found = book(credits=(NC,))
    [row] = audit(found, Use(DAY))
    assert (row.kind, row.image, row.verdict.status) == ("credit", None, "note")
    assert blocked([row]) == []


def test_the_authors_own_picture_is_credited_to_the_authors() -> None:
    own = Credit("Photo: author’s own", 9, creator="(article author)", licence="LicenseRef-Author-Own")
    found = book(picture(own))
    article = replace(found.articles[0], authors=(Author("Jane Roe", 1), Author("John Doe", 2, role="translator")))
    assert article.creator_of(own) == "Jane Roe"
    assert only(found)[0] == "ok"


def test_texts_and_cover_have_rows_of_their_own() -> None:
    found = book(cover="cover.jpg", cover_credit="Photo: X, by Jane Roe via Flickr. CC BY-ND 2.0")
    article = replace(found.articles[0], licences=(TextLicence("This article …", 3, "CC-BY-NC-4.0"),))
    found = replace(found, articles=(article,))
    cover, text = audit(found, Use(DAY))
    assert (cover.kind, cover.image, cover.article, cover.verdict.status) == ("cover", "cover.jpg", None, "blocked")
    assert (text.kind, text.image, text.line, text.verdict.status) == ("text", None, 3, "blocked")
    report = Report()
    say_rows([cover, text], found, report)
    assert [(m.code, m.severity, m.file) for m in report.messages] == [
        ("rights-blocked", "error", "x/collection.toml"),
        ("rights-text-blocked", "error", "texts/quay.txt"),
    ]
    permitted = permission(article="quay.txt").model_dump(by_alias=True)
    found = replace(
        found, collection=replace(found.collection, settings=Settings.model_validate({"permissions": [permitted]}))
    )
    assert [row.verdict.status for row in audit(found, Use(DAY))] == ["ok"]


def test_a_cover_that_is_a_picture_of_an_article_has_its_credit(tmp_path: Path) -> None:
    (tmp_path / "quay.jpg").write_bytes(b"")
    image = Image(PictureFile("quay.jpg", tmp_path / "quay.jpg"), 9, credit=NC)
    found = book(image, cover="quay.jpg")
    found = replace(found, collection=replace(found.collection, folder=tmp_path))
    cover, inside = audit(found, Use(DAY))
    assert cover.credit == inside.credit == NC
    uncredited = replace(found, articles=())
    [row] = audit(uncredited, Use(DAY))
    report = Report()
    say_rows([row], uncredited, report)
    assert [(m.code, m.severity) for m in report.messages] == [("rights-cover-missing", "info")]


def test_a_permission_for_nothing_in_the_book_is_said() -> None:
    found = book(picture(), permissions=[permission(image="qua.jpg").model_dump(by_alias=True)])
    report = Report()
    say_rows(audit(found, Use(DAY)), found, report)
    assert [m.code for m in report.messages] == ["rights-blocked", "permission-unused"]
    assert "qua.jpg" in report.messages[1].text
    say_rows(audit(found, Use(DAY)), found, one := Report(), whole=False)
    assert [m.code for m in one.messages] == ["rights-blocked"]


@pytest.mark.parametrize(
    ("editions", "media"),
    [
        (["print"], {"print"}),
        (["epub", "screen", "articles"], {"electronic"}),
        (["print", "epub"], {"print", "electronic"}),
        (["records"], {"print", "electronic"}),
    ],
)
def test_editions_are_printed_or_electronic(editions: list[str], media: set[str]) -> None:
    assert media_of(editions) == media


def test_a_row_as_data() -> None:
    found = book(picture(), permissions=[permission(image="quay.jpg", territory="Canada").model_dump(by_alias=True)])
    [row] = audit(found, Use(DAY))
    data = row_data(row)
    assert {"article", "image", "licence", "status", "reason"} < set(data)
    assert data["permission"] == "Jane Roe, 2026-03-01, print and electronic, Canada"
    assert data["credit"]["creator"] == "Jane Roe"
