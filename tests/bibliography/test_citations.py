"""Notes as authors write them, with every field that is in them and none that isn't."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.bibliography.note import citations
from publish.references import Reference
from tests.bibliography.said import differences, read, ref

HARBOURS = {"title": "Harbours", "place": "Hull", "publisher": "Quay Press", "date": "1999"}

FULL: dict[str, tuple[str, list[Reference]]] = {
    # English
    "notes style, brackets": (
        "Jane Roe, *Harbours* (Hull: Quay Press, 1999), 45.",
        [ref("book", authors="Roe, Jane", **HARBOURS)],
    ),
    "notes style, commas": (
        "See, for example, Jane Roe, *Harbours*, Hull: Quay Press, 1999, pp. 45-46.",
        [ref("book", authors="Roe, Jane", **HARBOURS)],
    ),
    "bibliography style": (
        "Roe, Jane. *Harbours*. Hull: Quay Press, 1999.",
        [ref("book", authors="Roe, Jane", **HARBOURS)],
    ),
    "no italics": (
        "Jane Roe, Harbours (Hull: Quay Press, 1999), in the chapter “Ropes”. I paraphrase.",
        [ref("book", authors="Roe, Jane", **HARBOURS)],
    ),
    "no italics, subtitle and commas": (
        "Jane Roe and John Doe, Harbours: A History, 1850–1900, Hull: Quay Press, 1999.",
        [
            ref(
                "book",
                authors="Roe, Jane; Doe, John",
                title="Harbours: A History, 1850–1900",
                place="Hull",
                publisher="Quay Press",
                date="1999",
            )
        ],
    ),
    "no italics, a bibliography": (
        "Roe, Jane. Harbours. Hull: Quay Press, 1999.",
        [ref("book", authors="Roe, Jane", **HARBOURS)],
    ),
    "three authors, edition, translator": (
        "Jane Roe, John Doe, and Ann Poe, *Harbours*, trans. Max Moe, 2nd ed. (Hull: Quay Press, 1999).",
        [ref("book", authors="Roe, Jane; Doe, John; Poe, Ann", translators="Moe, Max", edition="2", **HARBOURS)],
    ),
    "editors": (
        "Jane Roe and John Doe (eds), *Harbours*, Hull: Quay Press, 1999.",
        [ref("book", editors="Roe, Jane; Doe, John", **HARBOURS)],
    ),
    "first edition": (
        "Jane Roe, *Harbours*, Hull: Quay Press, 1999 (1921), p. 3.",
        [ref("book", authors="Roe, Jane", original_year="1921", **HARBOURS)],
    ),
    "state and country": (
        "Jane Roe, *Harbours*, Cambridge, MA: MIT Press, 1999; "
        "John Doe, *Ropes*, Victoria, British Columbia: Rope, 2001.",
        [
            ref(
                "book", authors="Roe, Jane", title="Harbours", place="Cambridge, MA", publisher="MIT Press", date="1999"
            ),
            ref(
                "book",
                authors="Doe, John",
                title="Ropes",
                place="Victoria, British Columbia",
                publisher="Rope",
                date="2001",
            ),
        ],
    ),
    "chapter": (
        "Jane Roe, ‘On Ropes’, in John Doe and Ann Poe (eds) *Harbours*, Hull: Quay Press, 1999, pp. 10-26, p. 12.",
        [
            ref(
                "chapter",
                authors="Roe, Jane",
                editors="Doe, John; Poe, Ann",
                container="Harbours",
                title="On Ropes",
                place="Hull",
                publisher="Quay Press",
                date="1999",
                pages="10–26",
            )
        ],
    ),
    "chapter, American": (
        "Roe, Jane. “On Ropes.” In *Harbours*, edited by John Doe, 10–26. Hull: Quay Press, 1999.",
        [
            ref(
                "chapter",
                authors="Roe, Jane",
                editors="Doe, John",
                container="Harbours",
                title="On Ropes",
                place="Hull",
                publisher="Quay Press",
                date="1999",
                pages="10–26",
            )
        ],
    ),
    "article": (
        "Jane Roe, “On Ropes,” *Journal of Ports* 12, no. 3 (2003): 45–67, https://doi.org/10.1234/abc.5.",
        [
            ref(
                "article-journal",
                authors="Roe, Jane",
                title="On Ropes",
                container="Journal of Ports",
                volume="12",
                issue="3",
                date="2003",
                pages="45–67",
                doi="10.1234/abc.5",
            )
        ],
    ),
    "article, dotted issue and season": (
        "Jane Roe, ‘On Ropes’, *Journal of Ports* 12.3 (Summer 2003): 45-67.",
        [
            ref(
                "article-journal",
                authors="Roe, Jane",
                title="On Ropes",
                container="Journal of Ports",
                volume="12",
                issue="3",
                date="2003-22",
                pages="45–67",
            )
        ],
    ),
    "article, MLA": (
        "Roe, Jane. “On Ropes.” *Journal of Ports*, vol. 12, no. 3, 2003, pp. 45–67.",
        [
            ref(
                "article-journal",
                authors="Roe, Jane",
                title="On Ropes",
                container="Journal of Ports",
                volume="12",
                issue="3",
                date="2003",
                pages="45–67",
            )
        ],
    ),
    "article, author–date": (
        "Roe, J., Doe, A., & Poe, B. (2003). On ropes. *Journal of Ports*, 12(3), 45–67. doi:10.1234/abc",
        [
            ref(
                "article-journal",
                authors="Roe, J.; Doe, A.; Poe, B.",
                title="On ropes",
                container="Journal of Ports",
                volume="12",
                issue="3",
                date="2003",
                pages="45–67",
                doi="10.1234/abc",
            )
        ],
    ),
    "article, author–date, no italics": (
        "Roe, J., & Doe, A. (2003). On ropes. Journal of Ports, 12(3), 45–67.",
        [
            ref(
                "article-journal",
                authors="Roe, J.; Doe, A.",
                title="On ropes",
                container="Journal of Ports",
                volume="12",
                issue="3",
                date="2003",
                pages="45–67",
            )
        ],
    ),
    "book, author–date": (
        "Roe, Jane. 1999. *Harbours*. Hull: Quay Press.",
        [ref("book", authors="Roe, Jane", **HARBOURS)],
    ),
    "newspaper": (
        "Jane Roe, ‘Ropes Sold Out’, *The Guardian*, 10 October 2011, https://example.org/ropes. Accessed 3 May 2019.",
        [
            ref(
                "article-newspaper",
                authors="Roe, Jane",
                title="Ropes Sold Out",
                container="The Guardian",
                date="2011-10-10",
                url="https://example.org/ropes",
                accessed="2019-05-03",
            )
        ],
    ),
    "page of a site": (
        "‘Ropes’, Quay Institute, 3 May 2019, https://example.org/ropes.",
        [ref("webpage", title="Ropes", container="Quay Institute", date="2019-05-03", url="https://example.org/ropes")],
    ),
    "film": (
        "*Ropes* (dir. Jane Roe, 1983).",
        [ref("motion_picture", authors="Roe, Jane", title="Ropes", date="1983")],
    ),
    "talk": (
        "Jane Roe, ‘On Ropes’, presented at Ports Conference, Hull, 3 May 2019.",
        [ref("speech", authors="Roe, Jane", title="On Ropes", container="Ports Conference, Hull", date="2019-05-03")],
    ),
    "thesis": (
        "Jane Roe, “On Ropes” (PhD diss., University of Hull, 2003), 12.",
        [
            ref(
                "thesis",
                authors="Roe, Jane",
                title="On Ropes",
                genre="PhD diss.",
                publisher="University of Hull",
                date="2003",
            )
        ],
    ),
    "organisation": (
        "See International Ports Commission, *Ropes*, Geneva: United Nations, 2003.",
        [
            ref(
                "book",
                authors="International Ports Commission",
                title="Ropes",
                place="Geneva",
                publisher="United Nations",
                date="2003",
            )
        ],
    ),
    "an address that nobody made a link of": (
        "Jane Roe, ‘Ropes’, *RAND* (1964), www.example.org/ropes.html.",
        [
            ref(
                "article-magazine",
                authors="Roe, Jane",
                title="Ropes",
                container="RAND",
                date="1964",
                url="http://www.example.org/ropes.html",
            )
        ],
    ),
    "remark before and behind": (
        "Ropes rot. Jane Roe, *Harbours*, Hull: Quay Press, 1999. This has been contested.",
        [ref("book", authors="Roe, Jane", **HARBOURS)],
    ),
    "joined by and": (
        "Jane Roe, *Harbours*, Hull: Quay Press, 1999 and John Doe, *Ropes*, Hull: Quay Press, 2001.",
        [
            ref("book", authors="Roe, Jane", **HARBOURS),
            ref("book", authors="Doe, John", title="Ropes", place="Hull", publisher="Quay Press", date="2001"),
        ],
    ),
    "law": (
        "Harbours, Docks, and Piers Clauses Act 1847 (10 & 11 Vict. c. 27), section 33.",
        [ref("legislation", title="Harbours, Docks, and Piers Clauses Act", number="10 & 11 Vict. c. 27", date="1847")],
    ),
    "judgment": (
        "Roe v. Board of Ports, 347 U.S. 483 (1954).",
        [ref("legal_case", title="Roe v. Board of Ports", number="347 U.S. 483", date="1954")],
    ),
    # German
    "German": (
        "Vgl. Müller, Hans: *Häfen*. Berlin: Ufer Verlag 2003, S. 12 f.",
        [ref("book", authors="Müller, Hans", title="Häfen", place="Berlin", publisher="Ufer Verlag", date="2003")],
    ),
    "German, editors": (
        "Hans Müller/Eva Maier (Hg.), *Häfen*, Frankfurt a. M.: Ufer Verlag 2003.",
        [
            ref(
                "book",
                editors="Müller, Hans; Maier, Eva",
                title="Häfen",
                place="Frankfurt a. M.",
                publisher="Ufer Verlag",
                date="2003",
            )
        ],
    ),
    "German, place and year": (
        "Hans Müller, *Häfen*, München 2003, S. 12.",
        [ref("book", authors="Müller, Hans", title="Häfen", place="München", date="2003")],
    ),
    "German, chapter": (
        "Maier, Eva: „Über Taue“. In: Müller, Hans (Hg.): *Häfen*. Berlin: Ufer Verlag 2003, S. 12–20.",
        [
            ref(
                "chapter",
                authors="Maier, Eva",
                editors="Müller, Hans",
                title="Über Taue",
                container="Häfen",
                place="Berlin",
                publisher="Ufer Verlag",
                date="2003",
                pages="12–20",
            )
        ],
    ),
    "German, translation": (
        "Jane Roe, *Häfen*, übers. von Eva Maier, 3. Aufl., Berlin: Ufer Verlag, 2003.",
        [
            ref(
                "book",
                authors="Roe, Jane",
                translators="Maier, Eva",
                edition="3",
                title="Häfen",
                place="Berlin",
                publisher="Ufer Verlag",
                date="2003",
            )
        ],
    ),
    "German, address": (
        "Eva Maier, »Über Taue«, *Hafenblog*, 3. März 2014, https://example.org/taue (abgerufen am 5. Mai 2019).",
        [
            ref(
                "article-magazine",
                authors="Maier, Eva",
                title="Über Taue",
                container="Hafenblog",
                date="2014-03-03",
                url="https://example.org/taue",
                accessed="2019-05-05",
            )
        ],
    ),
    # French
    "French": (
        "Jean Dupont, *Les Ports*, Paris, Gallimard, 1997, p. 31.",
        [ref("book", authors="Dupont, Jean", title="Les Ports", place="Paris", publisher="Gallimard", date="1997")],
    ),
    "French, capitals and guillemets": (
        "Voir DUPONT Jean, « Des cordes », *Revue des ports*, vol. 12, n° 3, mars 2003, p. 45-67.",
        [
            ref(
                "article-journal",
                authors="Dupont, Jean",
                title="Des cordes",
                container="Revue des ports",
                volume="12",
                issue="3",
                date="2003-03",
                pages="45–67",
            )
        ],
    ),
    "French, editors": (
        "Jean Dupont (dir.), *Les Ports*, Paris, Seuil, 1997.",
        [ref("book", editors="Dupont, Jean", title="Les Ports", place="Paris", publisher="Seuil", date="1997")],
    ),
    "French, chapter": (
        "Jean Dupont, « Des cordes », dans *Les Ports*, sous la direction de Marie Durand, Lyon, "
        "Éditions du Quai, 1997, p. 3-9.",
        [
            ref(
                "chapter",
                authors="Dupont, Jean",
                editors="Durand, Marie",
                title="Des cordes",
                container="Les Ports",
                place="Lyon",
                publisher="Éditions du Quai",
                date="1997",
                pages="3–9",
            )
        ],
    ),
    "French, law": (
        "Loi n° 78-17 du 6 janvier 1978 relative aux ports.",
        [ref("legislation", title="Loi", number="n° 78-17", date="1978")],
    ),
    # Spanish, Italian, Portuguese
    "Spanish": (
        "Véase Juan Pérez, *Los puertos*, trad. de Ana Ruiz, Madrid, Alianza, 1997, pág. 31.",
        [
            ref(
                "book",
                authors="Pérez, Juan",
                translators="Ruiz, Ana",
                title="Los puertos",
                place="Madrid",
                publisher="Alianza",
                date="1997",
            )
        ],
    ),
    "Italian": (
        "Cfr. Mario Rossi (a cura di), *I porti*, Torino, Einaudi, 1997, pp. 3-9.",
        [ref("book", editors="Rossi, Mario", title="I porti", place="Torino", publisher="Einaudi", date="1997")],
    ),
    "Portuguese": (
        "João Silva, “As cordas”, *Revista dos Portos* 8.20 (abril 1994): 137-152.",
        [
            ref(
                "article-journal",
                authors="Silva, João",
                title="As cordas",
                container="Revista dos Portos",
                volume="8",
                issue="20",
                date="1994-04",
                pages="137–152",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", FULL)
def test_full_citations(name: str) -> None:
    note, expected = FULL[name]
    found = read(note)
    assert [citation.form for citation in found] == ["full"] * len(expected)
    for citation, reference in zip(found, expected, strict=True):
        assert differences(citation.reference, reference) == {}
        assert citation.doubts == ()


DOUBTFUL = {
    "Ropes, https://example.org/": "only a name and an address",
    "My use of it comes after Jane Roe’s *Harbours*, Hull: Quay Press, 1999.": "stands in a sentence",
    "I describe it in my book *Harbours*, Hull: Quay Press, 1999.": "nobody is named",
    "Jane Roe, *Harbours*, Nowhere, Nobody, 1999.": "place and publisher?",
    "Jane Roe, *Harbours*, mostly harmless, Hull: Quay Press, 1999.": "not understood: “mostly harmless”",
    "jane roe, ‘Ropes’, *Quay*, 3 May 2019, https://example.org/.": "small letters",
    "Jane Roe, *Harbours*, 1999.": "no publisher",
    "Roe, Jane. *Harbours*. Hull, 1999.": "does what follows belong to it?",
    "Jane Roe, *Harbours*, Quay Press: Hamburg, 1999.": "the other way round?",
    "Jane Roe, Portside, ‘Ropes’, 3 May 2019, https://example.org/.": "“Portside”: one of the authors?",
    "Harbourers/Ropers, ‘Ropes’, https://example.org/.": "one name or two?",
    "José Ortega y Gasset, *Puertos*, Madrid: Muelle, 1999.": "one name or two?",
    "Sail Makers, *Ropes*, https://example.org/.": "a title with an address and nothing else",
    "Jane Roe, ‘Ropes’, *Quay*, 3 May 2019, https://x.org/ and a post, https://x.org/post.": "two addresses",
    "Jane Roe, in: ‘Ropes’, *Quay* 3 (2019).": "something in the work is cited",
    "Jane Roe, *Harbours*, vol. 3, *Ropes* (Hull: Quay Press, 1999).": "one work or two?",
    "Roe, *Harbours*, bk. 1, canto 3.": "not understood",
}


@pytest.mark.parametrize("note", DOUBTFUL)
def test_what_is_not_sure_is_said(note: str) -> None:
    found = read(note)
    assert len(found) == 1
    assert DOUBTFUL[note] in "; ".join(found[0].doubts)


def test_a_title_after_a_work_may_be_by_its_author() -> None:
    one, two = read("Jane Roe, *Harbours* (Hull: Quay, 1999), and *Ropes* (Hull: Quay, 2001).")
    assert one.doubts == ()
    assert two.doubts == ("by the author named before it?",)
    assert two.reference.authors == ()


def test_words_before_a_title_may_name_its_author() -> None:
    [*_, found] = read("The term ‘rope’ was coined by Jane Roe in her essay ‘Quays’, *Port* 3 (2019): 4–9.")
    assert "does what stands before it belong to it?" in found.doubts


LOCATORS = {"Roe, *Harbours*, 45.": "45", "Roe, “Ropes,” 60–62.": "60–62", "Roe, ‘Ropes’, p. 3.": "3"}


@pytest.mark.parametrize("note", LOCATORS)
def test_a_number_at_the_end_of_a_short_form_is_a_page(note: str) -> None:
    [found] = read(note)
    assert (found.form, found.locator, found.doubts) == ("short", LOCATORS[note], ())


def test_a_time_of_day_behind_an_address_is_no_volume() -> None:
    [found] = read("Jane Roe, ‘Ropes’, *Quay*, 3 May 2019, https://example.org/, 04:51.")
    assert (found.reference.volume, found.reference.issue) == (None, None)


def test_of_several_days_only_the_month_is_the_date() -> None:
    [found] = read("Jane Roe, ‘On Ropes’, presented at Ports Conference, Hull, 15–16 November 2015.")
    assert found.reference.date == "2015-11"


WHOLE = {
    "Wendy Hui Kyong Chun": ("Wendy Hui Kyong Chun", ""),
    "María Puig de la Bellacasa": ("María Puig de la Bellacasa", ""),
    "N. Katherine Roe": ("N. Katherine Roe", ""),
    "Ursula K. Le Guin": ("Le Guin", "Ursula K."),
    "Jaap de Wilde": ("de Wilde", "Jaap"),
    "J. L. Austin": ("Austin", "J. L."),
    "Лотман Ю. М.": ("Лотман", "Ю. М."),
}


@pytest.mark.parametrize("name", WHOLE)
def test_names_are_divided_only_where_that_is_sure(name: str) -> None:
    [found] = read(f"{name}, *Harbours*, Hull: Quay, 1999.")
    [author] = found.reference.authors
    assert (author.family, author.given) == WHOLE[name]


def test_a_doubtful_author_is_not_made_up() -> None:
    [found] = read("I describe it in my book *Harbours*, Hull: Quay Press, 1999.")
    assert found.reference.authors == ()
    assert found.reference.publisher == "Quay Press"


NONE = [
    "Not the same wheels.",
    "My own translation.",
    "Reader, I married him.",
    "The cousins include Sanskrit words for a road. Ukrainian путь, I am told, is one.",
    "*Lavrado*, a savanna; *igarapé*, a watercourse.",
    "The “Farewell”, No. 45. At the end there are two violins left.",
    "“Bread is the head of everything.” My translation is too solemn.",
    "In 1922 the company, which had ships in Hull, London and New York, went under.",
    "Email exchange with Jane Roe, 7 August 2019.",
    "The harbour was 4,378 metres long (see above) and held 12–14 ships, p. 3 notwithstanding.",
    "“Oh,” she said, “it gathers.”",
    "Text from *Not Found* introduction, 2019.",
    "Ibidem is a Latin word.",
    "Cities grew; ports did not. Id est, they shrank.",
    "",
    "“",
    "*",
]


@pytest.mark.parametrize("note", NONE)
def test_remarks_are_no_citations(note: str) -> None:
    assert [c for c in read(note) if c.form != "short" or c.reference.authors] == []


def test_a_bare_address_is_kept_without_a_title() -> None:
    [found] = read("The full text is on my blog, which I keep here: https://example.org/x.")
    assert found.form == "address"
    assert found.reference == ref("webpage", url="https://example.org/x")


def test_a_linked_title_gives_its_address() -> None:
    note = '<p>Jane Roe, <a href="https://example.org/r">‘Ropes’</a>, <em>Quay</em>, 3 May 2019.</p>'
    [found] = citations(note)
    assert found.reference.url == "https://example.org/r"
    assert found.reference.title == "Ropes"


def test_paragraphs_of_a_note_belong_together_after_a_comma() -> None:
    [found] = citations(
        '<p>Jane Roe, ‘Ropes’, <em>Quay</em> 74 (June 2016),</p><p><a href="https://x.org/">https://x.org/</a>.</p>'
    )
    assert (found.reference.url, found.reference.volume) == ("https://x.org/", "74")


_WORDS = st.sampled_from(
    [
        "Jane Roe",
        ", ",
        "*Harbours*",
        "‘Ropes’",
        "“Ropes,”",
        " (",
        ")",
        "1999",
        "; ",
        "Hull: Quay Press",
        "ibid.",
        "op. cit.",
        " and ",
        "12, no. 3",
        "https://x.org/a",
        "S. 12",
        "(Hg.)",
        ": ",
        ". ",
        "in ",
        "«",
        "»",
        "’",
        "10.1234/a",
        "Act",
        "et al.",
        "\n",
        "—",
    ]
)


@given(st.lists(_WORDS, max_size=40).map("".join))
@settings(deadline=None)
def test_no_order_of_such_pieces_is_an_error(note: str) -> None:
    for citation in read(note):
        assert citation.raw.strip()
        assert citation.reference.title != ""


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_is_an_error(text: str) -> None:
    from lxml import etree

    from publish.vocabulary import escape

    try:
        html = f"<p>{escape(text)}</p>"
        etree.fromstring(html)
    except etree.XMLSyntaxError:
        return
    citations(html)
