"""The words of generated anthologies: nothing in, sentences that can be set, hyphenated and counted out."""

from __future__ import annotations

import re
from random import Random

_WORDS = {
    "noun": """harbour ledger threshold causeway orchard registrar telescope boundary winter argument ferryman
        inheritance cartographer lantern settlement granary apprentice correspondence quarry translation embankment
        bell committee garden glassmaker hesitation island journey kiln lighthouse machinery neighbour observatory
        parish question reservoir signature timetable upland valley workshop yearbook archive bakery catalogue
        declaration estuary foundation guesthouse horizon instrument jurisdiction kitchen library monument narrative
        obligation pavement quotation railway schoolroom testimony understanding village watershed almanac bridge
        conversation drawing evidence fieldwork governor household intention""",
    "adjective": """quiet provisional inherited narrow reluctant municipal forgotten northern deliberate unfinished
        patient considerable ordinary misplaced generous weathered theoretical distant honest complicated wooden
        seasonal respectable improbable hollow thorough familiar obstinate luminous practical intermediate borrowed
        uneven remarkable domestic faint administrative early inconvenient stubborn""",
    "verb": """described repaired abandoned measured remembered translated defended inherited questioned surveyed
        catalogued neglected rebuilt witnessed mistook supported explained borrowed followed interrupted admired
        replaced divided celebrated recorded outlived illustrated corrected exchanged overlooked""",
    "adverb": """slowly twice seldom carefully afterwards reluctantly openly almost everywhere patiently formally
        eventually quietly together perhaps accurately""",
    "place": """Ostermarsh Vellingby Carrowdale Hintersee Polmorrin Aldergate Brannock Quillmouth Sandrigg Thornwick
        Umberleigh Westerholt Yarrowford Zellmünde Eskerton Ferrisby""",
}
_LISTS = {kind: words.split() for kind, words in _WORDS.items()}

_SENTENCES = (
    "The {adjective} {noun} {adverb} {verb} the {noun} of {place}.",
    "In {place} a {noun} is never only a {noun}; it is also the {adjective} {noun} that somebody {verb}.",
    "Whoever {verb} the {noun} had {adverb} {verb} its {adjective} {noun}, and the {noun} along with it.",
    "No {noun} that I know of {verb} a {adjective} {noun}, but the {noun} near {place} did so {adverb}.",
    "What the {noun} {verb}, the {adjective} {noun} {verb} again, {adverb} and at some cost to the {noun}.",
    "It was the {noun}, more than any {adjective} {noun}, which {verb} the {noun} on the road to {place}.",
    "Between the {noun} and the {noun} there is a {adjective} {noun}, {adverb} {verb} by those who live there.",
    "One might call this a {adjective} {noun}: the {noun} that {verb} it was itself {adverb} {verb}.",
    "They {verb} the {noun}; they {verb} the {noun}; and {adverb} the {adjective} {noun} of {place} {verb} them.",
    "Of the {adjective} {noun} nothing is left except a {noun}, a {noun} and the {noun} that {verb} both.",
)
_TITLES = (
    "The {adjective} {noun} of {place}", "A {noun} for the {adjective} {noun}", "What the {noun} {verb}",
    "On the {adjective} {noun}", "The {noun} and Its {noun}", "How {place} {verb} the {noun}",
)  # fmt: skip

FIRST_NAMES = """Ambrose Beatrix Cornelius Dorothea Eustace Felicity Gideon Hermione Ignatius Jocasta Konrad Leocadia
    Montague Nerissa Octavian Philippa Quentin Rosamund Septimus Theodora Ulrich Veronica Wolfgang Xanthe Yorick
    Zuleika""".split()
LAST_NAMES = """Appledore Brackenbury Cholmondeston Drinkwater Eversholt Fotheringay Grantchester Hollingbourne
    Inchmahome Jessamine Kirkbride Lavenham Marchbanks Netherfield Oxenholme Pemberley Quartermain Ravensworth
    Silverthorne Twelvetrees Underhay Venables Whitlock Yoxford Zouch""".split()  # fmt: skip


def sentence(random: Random, patterns: tuple[str, ...] = _SENTENCES) -> str:
    """One sentence."""
    words = random.choice(patterns).split("{")
    text = words[0]
    for part in words[1:]:
        kind, _, rest = part.partition("}")
        text += random.choice(_LISTS[kind]) + rest
    text = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)
    return text[0].upper() + text[1:]


def sentences(random: Random, number: int) -> str:
    """So many of them, one after the other."""
    return " ".join(sentence(random) for _ in range(number))


def heading(random: Random) -> str:
    """A title or a subheading."""
    text = sentence(random, _TITLES)
    return " ".join(w if w in ("a", "of", "the", "for", "and") else w[0].upper() + w[1:] for w in text.split(" "))


def person(number: int) -> str:
    """The name of a person; no two of the first 625 are the same."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    return f"{first} {LAST_NAMES[(number // len(FIRST_NAMES) + number) % len(LAST_NAMES)]}"


def work(random: Random) -> str:
    """A book as a note cites it."""
    author = person(random.randrange(600))
    pages = random.randrange(12, 380)
    return f"{author}, {heading(random)} ({random.choice(_LISTS['place'])}, {random.randrange(1908, 2020)}), {pages}."
