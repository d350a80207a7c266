"""What printers ask: the data load, every figure has a source, and the numbers are those of their pages."""

from __future__ import annotations

from dataclasses import fields

import pytest

from publish.errors import UsageError
from publish.printers import Figure, Printer, Source, length, names, printer, size


def figures(of: Printer) -> dict[str, Figure[object]]:
    return {item.name: value for item in fields(Printer) if isinstance(value := getattr(of, item.name), Figure)}


def inches(points: float | None) -> float | None:
    return None if points is None else round(points / 72, 4)


def test_printers_are_known_by_name() -> None:
    assert names() == ("generic", "ingramspark", "kdp", "lulu", "screen")
    with pytest.raises(UsageError, match="no printer is known as “ikea”"):
        printer("ikea")


@pytest.mark.parametrize("name", names())
def test_every_figure_names_its_source(name: str) -> None:
    found = printer(name)
    sources = [figure.source for figure in figures(found).values()] + [paper.source for paper in found.papers]
    assert all(isinstance(source, Source) and source.title for source in sources)
    # What is said to be verified was read somewhere, on some day; a page of a printer's own has an address.
    assert all(source.read for source in sources if source.verified)
    assert all(source.address for source in sources if source.verified and name in ("kdp", "ingramspark", "lulu"))


@pytest.mark.parametrize("name", ["kdp", "ingramspark", "lulu"])
def test_printers_of_books_say_all_that_presets_need(name: str) -> None:
    found = figures(printer(name))
    needed = "trims pages_least pages_most gutter margin bleed bleed_at_spine marks spaces ppi line cover_bleed"
    assert [key for key in needed.split() if key not in found] == []
    assert printer(name).papers
    assert all(wide > 200 and high > 200 for wide, high in printer(name).trims.value)  # type: ignore[union-attr]
    assert size("6 x 9 in") in printer(name).trims.value  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "pages", "inside"),
    [
        ("kdp", 24, 0.375),
        ("kdp", 150, 0.375),
        ("kdp", 151, 0.5),
        ("kdp", 300, 0.5),
        ("kdp", 301, 0.625),
        ("kdp", 500, 0.625),
        ("kdp", 501, 0.75),
        ("kdp", 700, 0.75),
        ("kdp", 701, 0.875),
        ("kdp", 828, 0.875),
        ("kdp", 5000, 0.875),
        ("ingramspark", 24, 0.5),
        ("lulu", 60, 0.5),
        ("lulu", 61, 0.625),
        ("lulu", 151, 1.0),
        ("lulu", 401, 1.125),
        ("lulu", 601, 1.25),
        ("generic", 300, 0.25),
    ],
)
def test_the_inside_margin_follows_from_the_number_of_pages(name: str, pages: int, inside: float) -> None:
    found = printer(name).inside(pages)
    assert found is not None
    assert inches(found.value) == inside


def test_the_numbers_of_amazon() -> None:
    kdp = figures(printer("kdp"))
    assert (kdp["pages_least"].value, kdp["pages_most"].value) == (24, 828)
    assert [inches(kdp[key].value) for key in ("margin", "margin_bleed", "bleed")] == [0.25, 0.375, 0.125]  # type: ignore[arg-type]
    assert (kdp["bleed_at_spine"].value, kdp["marks"].value, kdp["spine_text_pages"].value) == (False, False, 79)
    papers = {paper.name: paper for paper in printer("kdp").papers}
    white, cream = papers["black ink on white paper"], papers["black ink on cream paper"]
    # A book of 300 pages on white paper has a spine of 0.6756 inches, and a cover of 12.9256 by 9.25.
    spine = white.page * 300
    assert inches(spine) == 0.6756
    assert inches(2 * 6 * 72 + spine + 2 * kdp["cover_bleed"].value) == 12.9256  # type: ignore[operator]
    assert inches(cream.page) == 0.0025
    assert (white.most, cream.most, white.fewer[size("8.5 x 11 in")]) == (828, 776, 590)
    standard = papers["standard colour on white paper"]
    assert (standard.least, standard.most) == (72, 600)


def test_the_numbers_of_ingramspark() -> None:
    found = figures(printer("ingramspark"))
    assert (found["ink_limit"].value, found["ink_limit"].source.verified) == (240, True)
    assert found["last_page_blank"].value is True
    assert inches(found["margin"].value) == 0.5  # type: ignore[arg-type]
    assert "PDF/X-1a:2001" in found["flavours"].value  # type: ignore[operator]
    assert found["spaces"].value == ("grey", "cmyk")
    assert not found["pages_most"].source.verified


def test_the_numbers_of_lulu() -> None:
    found = figures(printer("lulu"))
    assert (found["pages_least"].value, found["ppi"].value, found["ppi_most"].value) == (32, 300, 600)
    assert found["bleed_at_spine"].value is True
    assert "rgb" in found["spaces"].value  # type: ignore[operator]


def test_lengths() -> None:
    assert (length("1 in"), length("25.4 mm"), length("7 pt")) == (72, pytest.approx(72), 7)
    assert size("6 x 9 in") == (432, 648)
    for wrong in ("6x9", "6 x 9", "6 x 9 cm"):
        with pytest.raises(ValueError, match="6"):
            size(wrong)
