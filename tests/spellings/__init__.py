"""The same article in every syntax and format: a spelling writes a neutral article as a file.

    Spelling(name, file name, neutral article → bytes, what it can't carry)

What a spelling can't carry is named in `neutral.LACKS` and taken out of the article before it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.spellings.carriers import docx, jats, markdown, odt, page, pasted, wxr
from tests.spellings.carriers.page import PageNotes
from tests.spellings.neutral import Neutral
from tests.spellings.pages import (
    asciidoctor,
    docutils,
    drupal,
    drupal_attribute,
    easy_footnotes,
    epub,
    footnotes_plugin,
    generic,
    github,
    goldmark,
    google_docs,
    htmlbook,
    htmlbook_list,
    kramdown,
    latexml,
    libreoffice,
    line_breaks,
    markdown_it,
    mediawiki,
    mediawiki_source,
    named_places,
    numbers_in_brackets,
    pulldown,
    raised_digits,
    raised_numbers,
    substack,
    texinfo,
    tufte,
    wikidot,
    word,
    word_pasted,
    wordpress,
)
from tests.spellings.texts.lists import under
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
    ("odt file", "article.odt", odt.write, odt.LACKS),
]

ONCE = frozenset({"a note twice"})
SHORT = frozenset({"paragraphs in notes"})
APART = frozenset({"adjacent notes"})

#: Carriers in which a syntax means another thing.
MARKDOWN = frozenset({"markdown"})
HUGO = MARKDOWN

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
    ("flatpress", under("[{}]", "[{}] ", line="[footnotes]"), SHORT, frozenset()),
    ("[n]", between("[n]", "[/n]"), ONCE, frozenset()),
    ("glued ((note))", between("((", "))"), ONCE | SHORT, frozenset()),
    ("(((note)))", between("(((", ")))"), ONCE | SHORT, frozenset()),
    ("{{note}}", between("{{", "}}"), ONCE | SHORT, HUGO),
    ("{{{note}}}", between("{{{", "}}}"), ONCE | SHORT, HUGO),
    ("<fn>", between("<fn>", "</fn>"), ONCE, frozenset()),
    ("<ref>", named('<ref name="n{}">', "</ref>", '<ref name="n{}" />'), frozenset(), frozenset()),
    ("{{efn}}", named("{{{{efn|name=n{}|", "}}", "{{{{efn|name=n{}}}}}"), SHORT, HUGO),
    ("footnote:[]", named("footnote:n{}[", "]", "footnote:n{}[]"), SHORT, frozenset()),
    ("[1]_", under(" [{}]_", ".. [{}] "), SHORT, MARKDOWN),
    ("[#name]_", under(" [#n{}]_", ".. [#n{}] "), SHORT, MARKDOWN),
    ("\\footnote", between("\\footnote{", "}"), ONCE | SHORT, frozenset()),
    ("\\footnotemark", under("\\footnotemark[{}]", "\\footnotetext[{}]{{", closing="}"), SHORT, frozenset()),
    ("[^1]", under("[^{}]", "[^{}]: "), SHORT, MARKDOWN),
    ("^[]", between("^[", "]"), ONCE | SHORT, MARKDOWN),
    ("[1] and a heading", under("[{}]", "{}. ", heading="Notes"), SHORT, frozenset()),
    ("[1] and a rule", under("[{}]", "[{}] ", line="———"), SHORT, frozenset()),
    ("[1] and nothing", under(" [{}]", "[{}] "), SHORT, frozenset()),
    ("¹", under("{raised}", "{raised} "), SHORT | APART, frozenset()),
]

#: Syntaxes of HTML: name, notes, what they can't carry.
PAGES: list[tuple[str, PageNotes, frozenset[str]]] = [
    ("Easy Footnotes", easy_footnotes.NOTES, ONCE),
    ("footnotes plugin", footnotes_plugin.NOTES, ONCE | SHORT),
    ("WordPress list", wordpress.NOTES, frozenset()),
    ("Word", word.NOTES, ONCE),
    ("Word, pasted", word_pasted.NOTES, ONCE),
    ("LibreOffice", libreoffice.NOTES, ONCE),
    ("Google Docs", google_docs.NOTES, ONCE),
    ("Substack", substack.NOTES, ONCE),
    ("markdown-it", markdown_it.NOTES, frozenset()),
    ("goldmark", goldmark.NOTES, frozenset()),
    ("kramdown", kramdown.NOTES, frozenset()),
    ("GitHub", github.NOTES, frozenset()),
    ("Drupal", drupal.NOTES, SHORT),
    ("Drupal, in attributes", drupal_attribute.NOTES, ONCE | SHORT),
    ("<ref>", mediawiki_source.NOTES, SHORT),
    ("MediaWiki", mediawiki.NOTES, SHORT),
    ("EPUB", epub.NOTES, frozenset()),
    ("HTMLBook", htmlbook.NOTES, SHORT),
    ("HTMLBook list", htmlbook_list.NOTES, SHORT),
    ("Asciidoctor", asciidoctor.NOTES, SHORT),
    ("docutils", docutils.NOTES, frozenset()),
    ("Texinfo", texinfo.NOTES, frozenset()),
    ("LaTeXML", latexml.NOTES, ONCE | SHORT),
    ("pulldown-cmark", pulldown.NOTES, frozenset()),
    ("Wikidot", wikidot.NOTES, ONCE | SHORT),
    ("Tufte CSS", tufte.NOTES, ONCE | SHORT),
    ("links to and fro", generic.NOTES, SHORT),
    ("raised numbers", raised_numbers.NOTES, SHORT),
    ("numbers in brackets", numbers_in_brackets.NOTES, SHORT),
    ("raised digits", raised_digits.NOTES, SHORT | APART),
    ("line breaks", line_breaks.NOTES, SHORT),
    ("named places", named_places.NOTES, SHORT),
]

#: Formats that take notes in the syntaxes of HTML.
HTML_CARRIERS: list[tuple[str, str, Callable[[Neutral, PageNotes], bytes], frozenset[str]]] = [
    ("page", "article.html", page.write, page.LACKS),
    ("classic post", "export.xml", wxr.classic, wxr.LACKS),
    ("block post", "export.xml", wxr.blocks, wxr.LACKS),
]

#: Formats with notes of their own.
FORMATS: list[tuple[str, str, Write, frozenset[str]]] = [
    ("[^1] in markdown", "article.md", markdown.referenced, markdown.LACKS),
    ("^[] in markdown", "article.md", markdown.in_their_places, markdown.LACKS | ONCE | SHORT),
    ("word footnotes", "article.docx", docx.write, docx.LACKS),
    ("word endnotes", "article.docx", partial(docx.write, kind="endnote"), docx.LACKS),
    ("odt footnotes", "article.odt", odt.write, odt.LACKS),
    ("odt endnotes", "article.odt", partial(odt.write, kind="endnote"), odt.LACKS),
    ("JATS", "article.xml", jats.referenced, jats.LACKS),
    ("JATS, in their places", "article.xml", jats.in_their_places, jats.LACKS | ONCE),
    ("wordpress footnotes block", "export.xml", wxr.core, wxr.LACKS),
]


def _spelt(spell: Callable[[Neutral], Neutral], write: Write) -> Write:
    return lambda article: write(spell(article))


def _marked(notes: PageNotes, write: Callable[[Neutral, PageNotes], bytes]) -> Write:
    return lambda article: write(article, notes)


SPELLINGS: list[Spelling] = [
    *(
        Spelling(f"{name} in {carrier}", file, _spelt(spell, write), lacks | carried)
        for name, spell, lacks, foreign in TEXTS
        for carrier, file, write, carried in CARRIERS
        if carrier not in foreign
    ),
    *(
        Spelling(f"{name} in {carrier}", file, _marked(notes, write), lacks | carried)
        for name, notes, lacks in PAGES
        for carrier, file, write, carried in HTML_CARRIERS
    ),
    *(Spelling(*row) for row in FORMATS),
]
