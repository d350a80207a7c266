"""The same article in every syntax and format: a spelling writes a neutral article as a file.

    Spelling(name, file name, neutral article → bytes, what it can't carry)

What a spelling can't carry is named in `neutral.LACKS` and taken out of the article before it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.spellings.carriers import docx, markdown, page, pasted, wxr
from tests.spellings.neutral import Neutral
from tests.spellings.texts import flatpress
from tests.spellings.texts.shortcodes import between, named

Write = Callable[[Neutral], bytes]


@dataclass(frozen=True)
class Spelling:
    name: str
    file: str
    write: Write
    lacks: frozenset[str]


#: Formats that take notes in the syntaxes of text: name, file, writer, what they can't carry.
CARRIERS: list[tuple[str, str, Write, frozenset[str]]] = [
    ("pasted", "article.txt", pasted.write, pasted.LACKS),
    ("page", "article.html", page.write, page.LACKS),
    ("classic post", "export.xml", wxr.classic, wxr.LACKS),
    ("block post", "export.xml", wxr.blocks, wxr.LACKS),
    ("markdown", "article.md", markdown.write, markdown.LACKS),
    ("word file", "article.docx", docx.write, docx.LACKS),
]

ONCE = frozenset({"a note twice"})
SHORT = frozenset({"paragraphs in notes"})

#: Syntaxes of text: name, how notes are put into the lines, what it can't carry, carriers in which it means another
#: thing.
TEXTS: list[tuple[str, Callable[[Neutral], Neutral], frozenset[str], frozenset[str]]] = [
    ("[note]", between("[note]", "[/note]"), ONCE, frozenset()),
    ("[efn_note]", between("[efn_note]", "[/efn_note]"), ONCE, frozenset()),
    ("[mfn]", named("[mfn referencenumber={}]", "[/mfn]", "[mfn referencenumber={}][/mfn]"), frozenset(), frozenset()),
    ("[modern_footnote]", between("[modern_footnote class='x']", "[/modern_footnote]"), ONCE, frozenset()),
    ("[ref]", between("[ref]", "[/ref]"), ONCE, frozenset()),
    ("[fn]", named('[fn value="{}"]', "[/fn]", '[fn value="{}"][/fn]'), frozenset(), frozenset()),
    ("[footnote]", between("[footnote]", "[/footnote]"), ONCE, frozenset()),
    ("fd", lambda a: named("[{}. ", "]", "")(a), ONCE | SHORT, frozenset()),
    ("((note))", named(" ((", "))", " ((ref:{}))"), SHORT, frozenset()),
    ("flatpress", flatpress.spell, SHORT, frozenset()),
]

#: Formats with notes of their own.
FORMATS: list[tuple[str, str, Write, frozenset[str]]] = [
    ("[^1] in markdown", "article.md", markdown.referenced, markdown.LACKS),
    ("^[] in markdown", "article.md", markdown.in_their_places, markdown.LACKS | ONCE | SHORT),
    ("word footnotes", "article.docx", docx.write, docx.LACKS),
    ("word endnotes", "article.docx", partial(docx.write, kind="endnote"), docx.LACKS),
    ("wordpress footnotes block", "export.xml", wxr.core, wxr.LACKS),
]


def _spelt(spell: Callable[[Neutral], Neutral], write: Write) -> Write:
    return lambda article: write(spell(article))


SPELLINGS: list[Spelling] = [
    *(
        Spelling(f"{name} in {carrier}", file, _spelt(spell, write), lacks | carried)
        for name, spell, lacks, foreign in TEXTS
        for carrier, file, write, carried in CARRIERS
        if carrier not in foreign
    ),
    *(Spelling(*row) for row in FORMATS),
]
