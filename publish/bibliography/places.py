"""A piece of an imprint in, whether it names a place of publication, or a publisher, out: two tables."""

from __future__ import annotations

import re

from publish.bibliography.words import any_of

#: Towns in which much of what is cited was published, in the spellings of several languages.
TOWNS = frozenset(
    """
    Aldershot Amsterdam Ann_Arbor Antwerpen Antwerp Aarhus Athens Augsburg Austin Baden-Baden Baltimore Barcelona Basel
    Bâle Basingstoke Beijing Beograd Belgrade Bergen Berkeley Berlin Bern Berne Bielefeld Bloomington Bogotá Bologna
    Bonn Boston Boulder Braunschweig Bremen Brescia Bruxelles Brussels Brüssel București Bucharest Budapest Buenos_Aires
    Cambridge Caracas Charlottesville Chicago Chichester Coimbra Cologne Colchester Columbus Dakar Darmstadt Den_Haag
    The_Hague Dordrecht Dresden Dublin Durham Düsseldorf Edinburgh Eindhoven Essen Evanston Farnham Firenze Florence
    Frankfurt Freiburg Fribourg Gand Ghent Genève Geneva Genf Genova Gießen Glasgow Göteborg Göttingen Graz Grenoble
    Halle Hamburg Hanover Hannover Harmondsworth Hartford Heidelberg Helsinki Hillsdale Honolulu Houndmills Innsbruck
    Istanbul Ithaca Jena Jerusalem Johannesburg Kassel Kiel Kiew Kyiv København Copenhagen Köln Kraków La_Paz Lanham
    Lausanne Leiden Leipzig Leuven Lima Lisboa Lisbon London Londres Los_Angeles Louvain Ljubljana Lund Lyon Lüneburg
    Madison Madrid Mainz Malden Manchester Marburg Marseille Melbourne México Mexico_City Milano Milan Minneapolis
    Minsk Montevideo Montpellier Montréal Montreal Moscow Moskau Moskva Mumbai München Munich Münster Napoli Naples
    New_Brunswick New_Delhi New_Haven New_York Newbury_Park Nijmegen Notre_Dame Nürnberg Oldenburg Opladen Oslo
    Ottawa Oxford
    Paderborn Padova Palermo Palo_Alto Paris Perugia Philadelphia Pisa Pittsburgh Porto Potsdam Prag Prague Praha
    Princeton Providence Québec Reinbek Rennes Rio_de_Janeiro Riga Roma Rome Rotterdam Salamanca Salzburg San_Diego
    San_Francisco Santa_Barbara Santiago Santiago_de_Chile São_Paulo Seattle Sevilla Shanghai Singapore Sofia
    Stanford Stockholm Strasbourg Stuttgart Sydney Tartu Tielt Tokyo Torino Turin Toronto Toulouse Tübingen Turku
    Uppsala Urbana Utrecht Valencia Vancouver Venezia Venice Verona Vilnius Warszawa Warsaw Washington Weimar
    Westport Wien Vienna Vienne Wiesbaden Winterthur Wroclaw Würzburg Yogyakarta Zagreb Zaragoza Zürich Zurich
    Москва Санкт-Петербург Петербург Ленинград Київ Киев Харків Львів Минск М. Л. СПб.
    """.replace("\n", " ").split()
)
_NAMES = frozenset(town.replace("_", " ") for town in TOWNS)
_AFTER = re.compile(
    r"(?:,\s*|\s+)(?:[A-Z]{2}|[A-Z]\.\s?[A-Z]\.|Mass\.?|Conn\.?|N\.\s?J\.|N\.\s?Y\.|Cal(?:if)?\.?|Ill\.?|Wis\.?|a\.\s?M\.|"
    r"am Main|a\.\s?d\.\s?\w+|D\.\s?F\.|u\.\s?a\.|et al\.|UK|DF|DC|D\.\s?C\.|City|"
    r"on Hudson|[A-Z][a-z]+ [A-Z][a-z]+|Georgia|British Columbia)$"
)
_HOUSE = re.compile(rf"&|\b(?:{any_of('publisher')})\b", re.IGNORECASE)


def is_place(part: str) -> bool:
    """Whether a part is one town, or several divided by strokes, hyphens or “and”."""
    towns = re.split(r"\s*/\s*|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|,\s+(?=[A-Z][a-z]{3})| [-–] ", part.strip())
    return all(town in _NAMES or _AFTER.sub("", town) in _NAMES for town in towns)


def is_publisher(part: str) -> bool:
    """Whether a part holds a word that only names of publishers do."""
    return bool(_HOUSE.search(part))
