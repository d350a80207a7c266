"""collection.toml: a wrong key is named with its line and the nearest right one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from publish.collection import load, read_settings
from publish.errors import CollectionError
from publish.messages import Report

PERMISSION = '[[permissions]]\nfrom = "Jane Roe"\ndate = 2026-03-01\nscope = ["print"]\n'


@pytest.mark.parametrize(
    ("text", "line", "says", "hint"),
    [
        ('title = "T"\ntitel = "x"\n', 2, "unknown key titel", "did you mean title?"),
        ('[print]\ntrim = "A5"\ntrimm = "A5"\n', 3, "unknown key print.trimm", "did you mean trim?"),
        ('series = {title = "S", nummer = 3}\n', 1, "unknown key series.nummer", "did you mean number?"),
        ('[isbn]\nepub = "9783161484101"\n', 2, "9783161484101 is not an ISBN", "docs/collection.md"),
        ('series = {title = "S", issn = "1234-5678"}\n', 1, "is not an ISSN", "docs/collection.md"),
        ('year = "soon"\n', 1, "year:", "docs/collection.md"),
        ('title = "T"\n\nlanguage = "English!"\n', 3, "language:", "docs/collection.md"),
        ('[print]\ntrim = "letter"\n', 2, "not a known trim size", "6x9in"),
        ('[notes]\nplacement = "margin"\n', 2, "notes.placement", "docs/collection.md"),
        ('title = "T"\ntitle = "U"\n', 2, "not valid TOML", None),
        ('title = "T\n', 1, "not valid TOML", None),
        ('articles = ["a.txt", 3]\n', 1, "articles.1", "docs/collection.md"),
        ('articles = "a.txt"\n', 1, "has to be a list", "docs/collection.md"),
        ('isbn = "9783161484100"\n', 1, "has to be a table", "docs/collection.md"),
        ('title = "a\\u0001b"\n', 1, "invisible character U+0001", "docs/collection.md"),
        ('url = "javascript:alert(1)"\n', 1, "not a web address", "docs/collection.md"),
        ('doi = "10.1/x y"\n', 1, "not a DOI", "docs/collection.md"),
        ('language = "eng-lish-foo-bar"\n', 1, "language tag", "docs/collection.md"),
        ('[print]\nbleed = "3mm"\n', 2, "not supported by this version", "leave it out"),
        ('[print]\nprinter = "kdp"\n', 2, "this version knows only", "docs/collection.md"),
        (f'{PERMISSION}imag = "x.jpg"\n', 5, "unknown key permissions.0.imag", "did you mean image?"),
        (
            f'{PERMISSION}image = "x"\n\n{PERMISSION}form = "x"\n',
            11,
            "unknown key permissions.1.form",
            "did you mean from?",
        ),
        (
            f'{PERMISSION}image = "x"\n{PERMISSION}image = "x"\nuntil = "soon"\n',
            11,
            "has to be a day",
            "docs/collection.md",
        ),
        (f"{PERMISSION}", 1, "permissions.0: names neither an image nor an article", "docs/collection.md"),
        (
            '[[permissions]]\nimage = "x"\ndate = 2026-03-01\nscope = ["print"]\n',
            1,
            "permissions.0.from: is missing",
            None,
        ),
        ('[[permissions]]\nimage = "x"\nfrom = "A"\nscope = ["print"]\n', 1, "permissions.0.date: is missing", None),
        ('[[permissions]]\nimage = "x"\nfrom = "A"\ndate = 2026-03-01\nscope = []\n', 5, "scope: is empty", None),
        (
            '[[permissions]]\nimage = "x"\nfrom = "A"\ndate = 2026-03-01\nscope = ["web"]\n',
            5,
            "'print' or 'electronic'",
            None,
        ),
        ('[permissions]\nimage = "x"\n', 1, "permissions: has to be a list", "docs/collection.md"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, says: str, hint: str | None) -> None:
    path = tmp_path / "collection.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CollectionError) as caught:
        read_settings(path)
    assert says in caught.value.text
    assert caught.value.line == line
    assert caught.value.file == str(path)
    if hint:
        assert hint in str(caught.value.hint)


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_bytes(b'title = "\xe9"')
    with pytest.raises(CollectionError, match="not UTF-8"):
        load(tmp_path, Report())


def test_all_keys_of_the_contract_are_taken(tmp_path: Path, clean: Report) -> None:
    (tmp_path / "collection.toml").write_text(
        'title = "T"\nsubtitle = "S"\nyear = 2026\nlanguage = "fr-CA"\npublisher = "P"\nplace = "L"\n'
        'description = "D"\nedition = "E"\nrights = "R"\ncommercial = false\neditors = ["A", "B"]\n'
        'series = {title = "S", number = 3, issn = "0317-8471"}\nsubjects = {thema = ["JP"], bisac = ["POL000000"]}\n'
        'isbn = {epub = "978-3-16-148410-0", print = "", pdf = ""}\ndoi = "https://doi.org/10.1234/x"\nurl = "https://x.org"\n'
        'cover = "c.jpg"\ntheme = "classic"\narticles = ["a.txt"]\n[parts]\nA = "B"\n[notes]\nplacement = "book"\n'
        '[print]\nprinter = "generic"\ntrim = "A5"\n'
        '[[permissions]]\nimage = "*.jpg"\narticle = "a.txt"\nfrom = "Jane Roe"\n'
        'date = 2026-03-01\nscope = ["print", "electronic"]\nterritory = "Canada"\nuntil = 2030-12-31\n',
        encoding="utf-8",
    )
    collection = load(tmp_path, clean)
    assert collection.settings.isbn.epub == "9783161484100"
    assert collection.language == "fr-CA"
    assert collection.slug == "t"
    [permission] = collection.settings.permissions
    assert (permission.holder, permission.until, permission.scope) == (
        "Jane Roe",
        date(2030, 12, 31),
        ("print", "electronic"),
    )


def test_what_is_left_empty_is_not_stated(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_text('title = ""\nlanguage = "en"\neditors = [""]\nsubtitle = " "\n', "utf-8")
    report = Report()
    collection = load(tmp_path, report)
    assert [m.code for m in report.messages] == ["collection-incomplete"]
    assert (collection.settings.title, collection.settings.editors) == (None, ())
