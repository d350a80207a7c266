"""Spellings of names: which are one person's, and how they sort."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.names import people, sort_key, sort_name, straight

ONE_PERSON = [
    ["Jane Roe", "Roe, Jane", "Dr. Jane Roe", "JANE ROE", "Jane Roe, PhD"],
    ["Jane A. Roe", "Jane Roe", "J. Roe", "J. A. Roe"],
    ["José Díaz", "Jose Diaz"],
    ["Søren Łuka", "Soren Luka"],
    ["Anne-Marie O’Neil", "Anne Marie O'Neil"],
    ["Ludwig van der Berg", "van der Berg, Ludwig"],
]
SEVERAL = [
    ["Jane Roe", "John Roe"],
    ["Jane Roe", "Jane Doe"],
    ["Jane Roe", "John Roe", "J. Roe"],
    ["Jane A. Roe", "Jane B. Roe"],
    ["Roe", "Jane Roe"],
    ["Marta Lind", "Martha Lind"],
]


@pytest.mark.parametrize("names", ONE_PERSON, ids=lambda names: names[0])
def test_spellings_of_one_person(names: list[str]) -> None:
    assert len(set(people(names).spellings.values())) == 1


@pytest.mark.parametrize("names", SEVERAL, ids=" / ".join)
def test_names_that_are_not_one_persons(names: list[str]) -> None:
    assert len(set(people(names).spellings.values())) == len(names)


def test_the_fullest_spelling_is_shown() -> None:
    found = people(["J. Roe", "Roe, Jane Alma", "Jane Roe"])
    assert set(found.spellings.values()) == {"Jane Alma Roe"}


def test_nearly_the_same_name_is_asked_about() -> None:
    assert people(["Marta Lind", "Martha Lind"]).alike == [("Marta Lind", "Martha Lind")]
    assert people(["Jane Roe", "John Doe"]).alike == []


@pytest.mark.parametrize(
    ("name", "sorted_by"),
    [
        ("Dani Belo", "Belo, Dani"),
        ("Dr. Jane A. Roe, PhD", "Roe, Jane A."),
        ("Ludwig van der Berg", "van der Berg, Ludwig"),
        ("Plato", "Plato"),
        ("Roe, Jane", "Roe, Jane"),
        ("习近平", "习近平"),
    ],
)
def test_sort_names(name: str, sorted_by: str) -> None:
    assert sort_name(name) == sorted_by


def test_spoken_order() -> None:
    assert straight("Roe, Jane") == "Jane Roe"
    assert straight("Jane Roe, PhD") == "Jane Roe, PhD"
    assert straight("The Editors") == "The Editors"


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["Andersen", "Ångström", "Azar", "Zola"]),
        ("sv", ["Andersen", "Azar", "Zola", "Ångström", "Öberg"]),
        ("es", ["Nuria", "Nzé", "Ñúñez", "Olga"]),
        ("de", ["Muller", "Müller", "Mullers"]),
        ("pl", ["Lubicz", "Lzy", "Łuka", "Maj"]),
    ],
)
def test_each_language_sorts_in_its_own_way(language: str, order: list[str]) -> None:
    backwards = order[::-1]
    assert sorted(backwards, key=sort_key(language)) == order


@given(st.lists(st.text(min_size=1, max_size=40), max_size=6))
def test_any_names_are_grouped(names: list[str]) -> None:
    assert set(people(names).spellings) == set(names)
    for name in names:
        sort_name(name)
        sort_key("sv")(name)
