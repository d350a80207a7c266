"""What licences are called, how they are misspelt, where they are to be read, what they ask."""

from __future__ import annotations

import re

import pytest

from publish.rights import find_licences, licence_name, licence_short
from publish.rights.creative_commons import id_of, parts_of, table
from publish.rights.licences import contradict, known_ids, licence_url, terms_of

CC = "https://creativecommons.org/licenses"
CODES = [("BY",), ("BY", "SA"), ("BY", "NC"), ("BY", "ND"), ("BY", "NC", "SA"), ("BY", "NC", "ND")]


@pytest.mark.parametrize(
    ("text", "licence", "url"),
    [
        ("CC BY-SA 3.0 DE", "CC-BY-SA-3.0-DE", f"{CC}/by-sa/3.0/de/"),
        ("CC BY-SA 3.0 IGO", "CC-BY-SA-3.0-IGO", f"{CC}/by-sa/3.0/igo/"),
        ("CC BY-SA 3.0 ES", "LicenseRef-CC-BY-SA-3.0-ES", f"{CC}/by-sa/3.0/es/"),
        ("CC BY-SA 2.1 JP", "CC-BY-SA-2.1-JP", f"{CC}/by-sa/2.1/jp/"),
        ("CC-BY-2.0", "CC-BY-2.0", f"{CC}/by/2.0/"),
        ("cc by-nc 2.0", "CC-BY-NC-2.0", f"{CC}/by-nc/2.0/"),
        ("CC BY 2.0 by Jane", "CC-BY-2.0", f"{CC}/by/2.0/"),
        ("CCBY 4.0", "CC-BY-4.0", f"{CC}/by/4.0/"),
        ("CC BY-NC-ND 1.0", "CC-BY-NC-ND-1.0", f"{CC}/by-nd-nc/1.0/"),
        ("http://creativecommons.org/licenses/by-nd-nc/1.0", "CC-BY-NC-ND-1.0", f"{CC}/by-nd-nc/1.0/"),
        ("http://www.creativecommons.org/licences/by-sa/4.0./deed.en", "CC-BY-SA-4.0", f"{CC}/by-sa/4.0/"),
        ("creativecommons.org/licenses/by-nc-nd/2.0/deed.en_US", "CC-BY-NC-ND-2.0", f"{CC}/by-nc-nd/2.0/"),
        ("https://creativecommons.org/licenses/by/3.0/igo/legalcode", "CC-BY-3.0-IGO", f"{CC}/by/3.0/igo/"),
        ("https://creativecommons.org/licenses/by/2.0/?ref=x&y=z", "CC-BY-2.0", f"{CC}/by/2.0/"),
        ("https://creativecommons.org/licenses/by/", "LicenseRef-CC-BY-unversioned", None),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0", None),
        ("https://creativecommons.org/publicdomain/mark/1.0/deed.de", "CC-PDM-1.0", None),
        ("Creative Commons Attribution-ShareAlike 4.0 International License", "CC-BY-SA-4.0", None),
        ("Creative Commons Attribution-ShareAlike License 3.0 Germany", "CC-BY-SA-3.0-DE", None),
        ("Creative Commons Attribution License, version 2.0", "CC-BY-2.0", None),
        ("Creative Commons Attribution License", "LicenseRef-CC-BY-unversioned", None),
        ("Creative Commons BY-NC-SA 2.0", "CC-BY-NC-SA-2.0", None),
        ("Attribution-NonCommercial-NoDerrivatives 4.0 International", "CC-BY-NC-ND-4.0", None),
        ("Attribution NonCommerical ShareAlike 4.0 Unported", "CC-BY-NC-SA-4.0", None),
        ("Namensnennung - Weitergabe unter gleichen Bedingungen 3.0 Deutschland", "CC-BY-SA-3.0-DE", None),
        ("Paternité - Pas d'Utilisation Commerciale 2.0 France", "LicenseRef-CC-BY-NC-2.0-FR", None),
        ("Reconocimiento-NoComercial-SinObraDerivada 3.0 España", "LicenseRef-CC-BY-NC-ND-3.0-ES", None),
        ("Atribuição-NãoComercial-CompartilhaIgual 4.0 Internacional", "CC-BY-NC-SA-4.0", None),
        ("Attribuzione - Non commerciale - Non opere derivate 3.0 Italia", "LicenseRef-CC-BY-NC-ND-3.0-IT", None),
        ("Creative Commons license", "LicenseRef-CC-unspecified", None),
        ("CC0", "CC0-1.0", None),
        ("CC0 Creative Commons", "CC0-1.0", None),
        ("Creative Commons Zero 1.0", "CC0-1.0", None),
        ("the Open Government Licence v3.0", "OGL-UK-3.0", None),
        ("OGL Canada 2.0", "OGL-Canada-2.0", None),
        ("Datenlizenz Deutschland – Namensnennung – Version 2.0", "DL-DE-BY-2.0", None),
        ("dl-de/zero-2-0", "DL-DE-ZERO-2.0", None),
        ("Licence Ouverte 2.0", "etalab-2.0", None),
        ("GFDL 1.2 or later", "GFDL-1.2-or-later", None),
        ("no known copyright restrictions", "LicenseRef-NoKnownRestrictions", None),
        ("No Known Copyright", "LicenseRef-NoKnownRestrictions", None),
        ("no known restrictions", "LicenseRef-NoKnownRestrictions", None),
        ("Tous droits réservés", "LicenseRef-AllRightsReserved", None),
        ("domaine public", "LicenseRef-scancode-public-domain", None),
    ],
)
def test_how_licences_are_written(text: str, licence: str, url: str | None) -> None:
    found = find_licences(f"Licensed under {text}.")
    assert [item.id for item in found] == [licence]
    if url:
        assert found[0].url == url


@pytest.mark.parametrize("text", ["", "CC", "ccc by 2.0", "Attribution is owed", "CC BYE 2.0", "2.0", "by CC"])
def test_what_is_no_licence(text: str) -> None:
    assert find_licences(text) == []


def test_a_version_that_was_never_published_is_not_taken_for_one() -> None:
    assert [item.id for item in find_licences("CC BY 20")] == ["LicenseRef-CC-BY-unversioned"]
    assert [item.id for item in find_licences("CC BY 4.05")] == ["LicenseRef-CC-BY-unversioned"]


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "pt", "it"])
@pytest.mark.parametrize("elements", CODES, ids="-".join)
@pytest.mark.parametrize("version", ["1.0", "2.0", "2.5", "3.0", "4.0"])
def test_every_official_name_is_found_again(language: str, elements: tuple[str, ...], version: str) -> None:
    licence = id_of(elements, version, None)
    name = licence_name(licence, language)
    assert [item.id for item in find_licences(name)] == [licence], name
    assert [item.id for item in find_licences(licence_short(licence))] == [licence]
    url = licence_url(licence)
    assert url
    assert [item.id for item in find_licences(url)] == [licence]


def test_every_name_of_the_table_is_found_again() -> None:
    unnamed = {"LicenseRef-NATO-Multimedia", "LicenseRef-Defensie-NL"}  # conditions of use without a name of their own
    wider = {"LicenseRef-Crown-Copyright-CA": "LicenseRef-Crown-Copyright-UK"}
    for licence in set(known_ids()) - unnamed:
        for language in ("en", "fr", "de", "es", "pt", "it"):
            name = licence_name(licence, language)
            found = [item.id for item in find_licences(f"Photo: {name} of Jane Roe")]
            if language == "en" or name != licence_name(licence):
                assert {licence, wider.get(licence)} & set(found), (licence, name)


@pytest.mark.parametrize(
    ("licence", "language", "name"),
    [
        ("CC-BY-SA-4.0", "en", "Creative Commons Attribution-ShareAlike 4.0 International"),
        ("CC-BY-NC-ND-3.0", "en", "Creative Commons Attribution-NonCommercial-NoDerivs 3.0 Unported"),
        ("CC-BY-2.0", "en", "Creative Commons Attribution 2.0 Generic"),
        ("CC-BY-NC-ND-1.0", "en", "Creative Commons Attribution-NoDerivs-NonCommercial 1.0 Generic"),
        ("CC-BY-SA-3.0-DE", "en", "Creative Commons Attribution-ShareAlike 3.0 Germany"),
        ("CC-BY-SA-3.0-DE", "de",
         "Creative Commons Namensnennung-Weitergabe unter gleichen Bedingungen 3.0 Deutschland"),
        ("CC-BY-NC-ND-4.0", "fr",
         "Creative Commons Attribution - Utilisation non commerciale - Pas d’Œuvre dérivée 4.0 International"),
        ("CC-BY-NC-SA-4.0", "de", "Creative Commons Namensnennung-Nicht kommerziell-Share Alike 4.0 International"),
        ("CC-BY-NC-ND-4.0", "es",
         "Creative Commons Atribución/Reconocimiento-NoComercial-SinDerivados 4.0 Internacional"),
        ("CC-BY-NC-SA-4.0", "pt", "Creative Commons Atribuição-NãoComercial-CompartilhaIgual 4.0 Internacional"),
        ("CC-BY-NC-ND-4.0", "it", "Creative Commons Attribuzione-NonCommerciale-NonOpereDerivate 4.0 Internazionale"),
        # No legal code, and so no official title, in French.
        ("CC-BY-3.0", "fr", "Creative Commons Attribution 3.0 Unported"),
        ("CC-BY-4.0", "nl", "Creative Commons Attribution 4.0 International"),
        ("LicenseRef-CC-BY-unversioned", "en", "Creative Commons BY"),
        ("LicenseRef-CC-unspecified", "en", "Creative Commons"),
        ("CC0-1.0", "it", "CC0 1.0 Universale"),
        ("LicenseRef-scancode-public-domain", "de", "Gemeinfrei"),
        ("LicenseRef-Unheard-Of", "en", "LicenseRef-Unheard-Of"),
    ],
)  # fmt: skip
def test_names(licence: str, language: str, name: str) -> None:
    assert licence_name(licence, language) == name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("CC-BY-2.0", "CC-BY-2.0", False),
        ("CC-BY-2.0", "LicenseRef-CC-BY-unversioned", False),
        ("CC-BY-2.0", "LicenseRef-CC-unspecified", False),
        ("CC-BY-SA-3.0", "CC-BY-SA-3.0-DE", False),
        ("CC-BY-2.0", "CC-BY-SA-2.0", True),
        ("CC-BY-2.0", "CC-BY-4.0", True),
        ("CC-BY-SA-3.0-AT", "CC-BY-SA-3.0-DE", True),
        ("CC0-1.0", "CC-BY-4.0", True),
        ("CC0-1.0", "LicenseRef-scancode-public-domain", False),
        ("LicenseRef-AllRightsReserved", "CC-BY-4.0", True),
    ],
)
def test_which_ids_contradict_each_other(one: str, other: str, expected: bool) -> None:
    assert contradict(one, other) is contradict(other, one) is expected


@pytest.mark.parametrize(
    ("licence", "attribution", "commercial", "changes"),
    [
        ("CC0-1.0", "customary", "yes", "yes"),
        ("CC-BY-2.0", "required", "yes", "yes"),
        ("CC-BY-SA-4.0", "required", "yes", "share-alike"),
        ("CC-BY-NC-3.0", "required", "no", "yes"),
        ("CC-BY-ND-4.0", "required", "yes", "no"),
        ("CC-BY-NC-SA-3.0-DE", "required", "no", "share-alike"),
        ("LicenseRef-CC-BY-NC-ND-unversioned", "required", "no", "no"),
        ("LicenseRef-Crown-Copyright-CA", "required", "no", "no"),
        ("LicenseRef-NATO-Multimedia", "required", "limited", "yes"),
        ("LicenseRef-AllRightsReserved", "required", "permission", "permission"),
        # Share-alike is about the database; a map drawn from it is no changed version of it.
        ("ODbL-1.0", "statement", "yes", "yes"),
        ("GFDL-1.2-or-later", "required", "yes", "share-alike"),
        ("etalab-2.0", "required", "yes", "yes"),
    ],
)
def test_what_licences_ask(licence: str, attribution: str, commercial: str, changes: str) -> None:
    terms = terms_of(licence)
    assert terms is not None
    assert (terms.attribution, terms.commercial, terms.changes) == (attribution, commercial, changes)


def test_every_row_says_where_it_is_from_and_when_that_was_read() -> None:
    for licence in (*known_ids(), *(id_of(elements, "4.0", None) for elements in CODES)):
        terms = terms_of(licence)
        assert terms is not None
        assert terms.seen
        assert terms.checked in ("from memory", "from a quotation") or re.fullmatch(r"\d{4}-\d\d-\d\d", terms.checked)


def test_ids_are_taken_apart_and_put_together_again() -> None:
    for port in (None, *table()["ports"]):
        licence = id_of(("BY", "NC"), "3.0", port)
        parts = parts_of(licence)
        assert parts is not None
        assert id_of(parts.elements, parts.version, parts.port) == licence
    assert terms_of("LicenseRef-CC-unspecified") is None
    assert terms_of("MIT") is None
