"""Works cited more than once, short forms, “ibid.” and “op. cit.”: which work they are, and what isn't sure of it."""

from __future__ import annotations

import pytest

from publish.bibliography.gather import gather
from publish.bibliography.sameness import alike_titles, same_work
from publish.bibliography.values import Gathered, Place, Work
from tests.bibliography.said import read, ref

ROE = "Jane Roe, *Harbours: A History*, Hull: Quay, 1999, p. 3."
DOE = "John Doe, ‘On Ropes’, *Journal of Ports* 12.3 (2003): 45–67."


def gathered(*notes: str, others: tuple[str, ...] = ()) -> Gathered:
    """The works of an article with these notes, and of a second article with others."""
    articles = [[], []]  # type: list[list[Place]]
    for places, written, slug in zip(articles, (notes, others), ("one", "two"), strict=True):
        for number, note in enumerate(written, 1):
            places += [Place(slug, number, number, citation) for citation in read(note)]
    return gather(articles)


def cited(work: Work) -> list[tuple[str, int]]:
    return [(place.article, place.note) for place in work.cited_in]


def test_one_work_in_two_articles_is_one_entry_with_all_that_is_said_of_it() -> None:
    fuller = "Roe, Jane. *Harbours: A History*. Hull: Quay, 1999."
    found = gathered("Jane Roe, *Harbours*, Quay Press, 1999.", others=(fuller,))
    [work] = found.works
    assert cited(work) == [("one", 1), ("two", 1)]
    assert work.reference.title == "Harbours: A History"
    assert (work.reference.place, work.reference.publisher) == ("Hull", "Quay Press")
    assert work.doubts == []


@pytest.mark.parametrize(
    "short",
    [
        "Roe, *Harbours*, p. 12.",
        "Roe, *Harbours*, 12.",
        "Ibid., 12.",
        "*Ibid.*",
        "Ebd., S. 12.",
        "Roe, op. cit., p. 12.",
        "See Roe, *Harbours: A History*.",
        "Roe, Harbours, op. cit., p. 12.",
        "Roe 1999, 12.",
    ],
)
def test_a_short_form_is_the_work_before(short: str) -> None:
    found = gathered(ROE, short)
    [work] = found.works
    assert cited(work) == [("one", 1), ("one", 2)]
    assert (work.stated, work.doubts, found.unresolved) == (None, [], [])


def test_ibid_is_the_work_of_the_note_before_and_not_the_first() -> None:
    found = gathered(ROE, DOE, "Ibid.", "Roe, *Harbours*, p. 4.", "Ibid.")
    roe, doe = found.works
    assert cited(roe) == [("one", 1), ("one", 4), ("one", 5)]
    assert cited(doe) == [("one", 2), ("one", 3)]


UNTOLD = {
    "ibid. after two works": ([f"{ROE[:-1]}; {DOE}", "Ibid."], "the note before cites several works"),
    "ibid. after a work that can't be told": ([ROE, "Poe 1999, 3.", "Ibid."], "the work before it can’t be told"),
    "ibid. in a note after one that can't be told": (
        [ROE, "Poe 1999, 3; ibid., 4."],
        "the work before it can’t be told",
    ),
    "op. cit. with two works of the author": (
        [ROE, "Jane Roe, *Ropes*, Hull: Quay, 2001.", "Roe, op. cit., p. 12."],
        "several works of the author are cited before it",
    ),
    "one year, two works": (
        [ROE, "Jane Roe, *Ropes*, Hull: Quay, 1999.", "Roe 1999, 12."],
        "it fits several works",
    ),
}


@pytest.mark.parametrize("name", UNTOLD)
def test_where_two_works_fit_it_is_neither(name: str) -> None:
    notes, why = UNTOLD[name]
    found = gathered(*notes)
    assert found.unresolved[-1][1] == why
    assert all(place.citation.form == "full" for work in found.works for place in work.places)


def test_ibid_behind_a_remark_is_a_doubt() -> None:
    [work] = gathered(ROE, "Not my words.", "Ibid.").works
    assert cited(work) == [("one", 1), ("one", 3)]
    assert "the notes between cite nothing" in work.doubts[0]


def test_two_works_of_one_title_are_told_by_its_mark() -> None:
    essay = "Jane Roe, ‘Harbours: A History’, *Quay* 3 (1999): 4–9."
    book, article = gathered(ROE, essay, "Roe, ‘Harbours’, 4.", "Roe, *Harbours*, 4.").works
    assert (cited(book), cited(article)) == ([("one", 1), ("one", 4)], [("one", 2), ("one", 3)])


def test_ibid_does_not_reach_into_the_article_before() -> None:
    found = gathered(ROE, others=("Ibid.",))
    assert cited(found.works[0]) == [("one", 1)]
    assert [why for _, why in found.unresolved] == ["no work is cited before it"]


def test_idem_is_another_work_of_the_author() -> None:
    found = gathered("Jane Roe, *Harbours*, Hull: Quay, 1999; idem, *Ropes*, Hull: Quay, 2001.")
    assert [work.reference.title for work in found.works] == ["Harbours", "Ropes"]
    assert found.works[1].reference.authors == found.works[0].reference.authors


def test_what_stands_for_no_work_is_for_the_editor() -> None:
    found = gathered(
        "Ibid.", "Poe, op. cit., p. 3.", "Poe 1999, 3.", "*Ropes*.", "I keep it here: https://example.org/x."
    )
    assert found.works == []
    assert len(found.unresolved) == 5


def test_of_a_doubtful_citation_nothing_is_taken_over() -> None:
    doubtful = "As I learned from Jane Roe’s *Harbours: A History*, Hull: Quay, 1999, mostly harmless."
    found = gathered(doubtful)
    assert found.works[0].stated is not None
    found = gathered(doubtful, ROE)
    [work] = found.works
    assert work.stated is None
    assert work.reference == read(ROE)[0].reference
    assert cited(work) == [("one", 1), ("one", 2)]


def test_two_statements_that_differ_are_a_doubt() -> None:
    [work] = gathered(ROE, "Jane Roe, *Harbours: A History*, Leeds: Quay, 1999.").works
    assert work.reference.place == "Hull"
    assert work.doubts == ["place: “Hull” and “Leeds”"]


DIFFERENT = {
    "another year": ({"date": "1999"}, {"date": "2001"}),
    "another volume": ({"title": "A History of Harbours, Volume II"}, {"title": "A History of Harbours, Volume III"}),
    "another number": ({"title": "World Harbour Report 2011"}, {"title": "World Harbour Report 2012"}),
    "another edition": ({"edition": "1"}, {"edition": "2"}),
    "more words, no subtitle": ({"title": "Harbours"}, {"title": "Harbours of Hull"}),
    "another person": ({"authors": "Roe, Jane"}, {"authors": "Roe, John"}),
    "no author": ({}, {"authors": "Doe, John"}),
}


@pytest.mark.parametrize("why", DIFFERENT)
def test_different_works_stay_apart(why: str) -> None:
    one, two = ({"authors": "Roe, Jane", "title": "Harbours", **values} for values in DIFFERENT[why])
    assert not same_work(ref("book", **one), ref("book", **two))
    assert same_work(ref("book", **one), ref("book", **one))


def test_titles_are_alike_with_and_without_subtitle_and_when_misspelled() -> None:
    assert alike_titles("The Harbours", "Harbours: A History of the Quays") is False
    assert alike_titles("Harbours", "Harbours: A History of the Quays")
    assert alike_titles("A History of the Harbours", "A History of the Harbuors")
    assert alike_titles("Les Ports d’Été", "Les ports d'ete")


FAMILIES = {
    "a short form": ("García Márquez, *Mareas*, p. 3.", ("García Márquez", "Gabriel")),
    "a shorter form": ("Márquez, *Mareas*, p. 3.", ("Márquez", "Gabriel García")),
    "turned round": ("García Márquez, Gabriel. *Puertos*. Cádiz: Muelle, 1970.", ("García Márquez", "Gabriel")),
    "nothing": ("Not my words.", ("Gabriel García Márquez", "")),
    "another person": ("Ana Márquez, *Puertos*, Cádiz: Muelle, 1970.", ("Gabriel García Márquez", "")),
}


@pytest.mark.parametrize("by", FAMILIES)
def test_where_a_family_name_begins_is_known_only_if_the_book_shows_it(by: str) -> None:
    note, (family, given) = FAMILIES[by]
    found = gathered("Gabriel García Márquez, *Mareas*, Cádiz: Muelle, 1967.", note)
    [name] = found.works[0].reference.authors
    assert (name.family, name.given) == (family, given)


def test_a_short_form_that_fits_two_people_divides_neither() -> None:
    found = gathered(
        "Ana García Márquez, *Mareas*, Cádiz: Muelle, 1967.",
        "Eva Ruiz Márquez, *Puertos*, Cádiz: Muelle, 1968.",
        "Márquez, *Mareas*, p. 3.",
    )
    assert [work.reference.authors[0].given for work in found.works] == ["", ""]
