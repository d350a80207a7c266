"""Words of manuscripts in, the words that an edition lacks out: nothing is lost.

Two steps. First, each word of a manuscript is part of a finding of its article, of its body or of its notes: the
recogniser has dropped nothing. Second, each of these is in the edition, in the place where it belongs: the body in
the article's own pages, notes on the pages of notes, the rest anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from publish.checks.extract import Region
from publish.checks.raised import raised_words, rejoin
from publish.messages import Report
from publish.model import MARKUP_FIELDS, Article, Book, Manuscript
from publish.names import straight
from publish.rights import licence_name
from publish.text import words
from publish.vocabulary import line_of, outer, paragraphs, parse, plain, raw_text

_HANGING = re.compile(r"(\w+)[-\u2010\u2011] +(\w+)")
_HANGS = ("- ", "\u2010 ", "\u2011 ")
_SHOWN = 12
"""Words named in one message; report.json has all."""
_DIVISIBLE = 8
"""Letters from which on a word may be looked for across line ends: shorter ones would be found by chance."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that have to be in an edition: where they come from, and the file that has to hold them (None: any)."""

    source: str
    line: int
    words: Counter[str]
    file: str | None = None
    hanging: tuple[tuple[str, str], ...] = ()
    """Words with a hyphen before a space, as in “pre- and postwar”, with the word after: a line end may join them."""
    raised: tuple[tuple[str, ...], ...] = ()
    """Words with raised or lowered letters, as the parts that these make of them."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A word that an edition lacks."""

    word: str
    source: str
    line: int


def manuscript_words(manuscript: Manuscript) -> Counter[str]:
    """All words of a manuscript as its reader found them."""
    texts = _raw(manuscript.body) if manuscript.format == "pasted" else paragraphs(manuscript.body)
    texts += [plain(field.value) if field.name in MARKUP_FIELDS else field.value for field in manuscript.fields]
    texts += [plain(note.html) for note in manuscript.notes]
    # Each text for itself: a hyphen joins words over the end of a line, not over that of a paragraph.
    return Counter(word for text in texts for word in words(text))


def _raw(markup: str) -> list[str]:
    return [raw_text(block) for block in parse(markup)]


def unread_words(
    manuscript: Manuscript, article: Article, report: Report, counted: Counter[str] | None = None
) -> list[Lost]:
    """The words of a manuscript, `counted` where they are already, that no finding of its article accounts for; said
    as an error."""
    left = Counter(manuscript_words(manuscript) if counted is None else counted)
    for claim in article.claims:
        left.subtract(words(f"{claim.label}\n{claim.text}"))
    lost = [Lost(word, article.source, 1) for word in (+left).elements()]
    if lost:
        _say("words-unread", lost, report)
    return lost


def pieces_of(book: Book) -> list[Piece]:
    """All that every edition of a book has to hold."""
    files = {section.subject: section.file for section in book.sections if section.role == "chapter"}
    notes_files = book.notes_files()
    pieces: list[Piece] = []
    for article in book.articles:
        pieces += _pieces(book, article, files[article.slug], notes_files.get(article.slug))
    for roll in book.rolls:
        pieces += (_piece(roll, straight(author.name), author.line) for author in roll.authors)
        pieces += _biographies(book, roll)
    return pieces


def _piece(article: Article, text: str, line: int, where: str | None = None) -> Piece:
    pairs = _HANGING.findall(text) if any(sign in text for sign in _HANGS) else []
    hanging = tuple((words(a)[-1], words(b)[0]) for a, b in pairs if words(a) and words(b))
    return Piece(article.source, line, Counter(words(text)), where, hanging)


def _biographies(book: Book, article: Article) -> Iterable[Piece]:
    """Of two biographies of a person one is printed, and a message names the other."""
    printed = {contributor.html for contributor in book.contributors}
    for author in article.authors:
        if author.html and author.html in printed:
            yield _piece(article, author.biography or "", author.line)


def _pieces(book: Book, article: Article, file: str, notes_file: str | None) -> Iterable[Piece]:
    def piece(text: str, line: int, where: str | None = None) -> Piece:
        return _piece(article, text, line, where)

    body = parse(article.body)
    for block in body:
        found = piece("\n".join(paragraphs(outer(block))), line_of(block), file)
        yield replace(found, raised=raised_words(block))
    yield piece(article.title or "", article.line, file)
    yield piece(article.subtitle or "", article.line, file)
    for note in article.notes:
        yield piece(note.text, note.line, notes_file)
    shown = dict.fromkeys((a.byline or f"{a.name} {a.affiliation or ''}", a.line) for a in article.authors)
    for text, line in shown:
        yield piece(text, line, file)
    yield from _biographies(book, article)
    if article.date:
        yield piece(article.date[:4], article.line, file)
    for provenance in article.provenance:
        yield piece(provenance.text, provenance.line)
    for disclaimer in article.disclaimers:
        yield piece(disclaimer.text, disclaimer.line)
    for credit in article.credits:
        # Of an own picture only the author is named.
        named = credit.licence is not None and credit.licence != "LicenseRef-Author-Own"
        licence = licence_name(credit.licence) if named and credit.licence else ""
        creator = article.creator_of(credit)
        fields = (credit.title, credit.year, creator, credit.source, licence, credit.modifications)
        yield piece(" ".join(field for field in fields if field), credit.line)
    if article.category and book.collection.settings.parts.get(article.category, article.category) == article.category:
        line = next((claim.line for claim in article.claims if claim.kind == "category"), 1)
        yield piece(article.category, line)


def lost_words(
    pieces: Iterable[Piece], regions: Mapping[str, Region], edition: str, report: Report
) -> tuple[int, list[Lost]]:
    """How many words of the pieces an edition holds, and the ones that it lacks; said as an error for each source."""
    everywhere = Counter[str]()
    for region in regions.values():
        everywhere.update(region.words)
    left = {file: Counter(region.words) for file, region in regions.items()}
    whole_run = "\n".join(region.run for region in regions.values())
    lost: list[Lost] = []
    found, pieces = _whole(list(pieces), left)
    _rejoin_raised(pieces, left)
    for piece in pieces:
        # What belongs to one place is used up by being found there; what may be shared is only looked for.
        counted = left.get(piece.file, Counter[str]()) if piece.file else everywhere
        run = regions[piece.file].run if piece.file and piece.file in regions else whole_run
        for first, second in piece.hanging:
            if counted[first + second] and (
                counted[first] < piece.words[first] or counted[second] < piece.words[second]
            ):
                counted.update({first + second: -1, first: 1, second: 1})
        for word, count in piece.words.items():
            here = _available(counted, word, count)
            if here < count and _is_right_to_left(word) and not Counter(word) - Counter(run):
                here = count  # a PDF holds these letters in the order of the page: only their number can be compared
            if here < count and len(word) >= _DIVISIBLE and word in run:
                here = count  # an address or a word without a hyphen that a line end divided
            found += here
            if piece.file:
                counted[word] -= min(here, counted[word])
            lost += [Lost(word, piece.source, piece.line)] * (count - here)
    by_source: dict[str, list[Lost]] = {}
    for item in lost:
        by_source.setdefault(item.source, []).append(item)
    for items in by_source.values():
        _say("words-lost", items, report, edition=edition)
    return found, lost


def _whole(pieces: list[Piece], left: Mapping[str, Counter[str]]) -> tuple[int, list[Piece]]:
    """How many words of the pieces are in files that hold all the words of theirs, and the pieces of other files."""
    wanted: dict[str, Counter[str]] = {}
    for piece in pieces:
        if piece.file:
            wanted.setdefault(piece.file, Counter()).update(piece.words)
    whole = {file for file, words in wanted.items() if file in left and words <= left[file]}
    return sum(wanted[file].total() for file in whole), [piece for piece in pieces if piece.file not in whole]


def _rejoin_raised(pieces: list[Piece], left: dict[str, Counter[str]]) -> None:
    """Count words that an edition shows with raised letters apart as the words that they are, in place."""
    wanted: dict[str, Counter[str]] = {file: Counter() for file in left}
    for piece in pieces:
        if piece.file in wanted:
            wanted[piece.file].update(piece.words)
    for piece in pieces:
        if piece.file in wanted:
            for parts in piece.raised:
                rejoin(parts, wanted[piece.file], left[piece.file])


def _available(region: Counter[str], word: str, count: int) -> int:
    here = min(count, region[word])
    if here < count and word.isdigit():
        # The mark of a note follows a number without a space: 2014 with note 3 reads 20143.
        for other in list(region):
            if here < count and region[other] > 0 and other.isdigit() and _is_marked(other, word):
                taken = min(count - here, region[other])
                region[other] -= taken
                region[word] += taken
                here += taken
    return here


def _is_right_to_left(word: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in word)


def _is_marked(longer: str, number: str) -> bool:
    return longer.startswith(number) and 0 < len(longer) - len(number) <= 3 and longer[len(number)] != "0"


def _say(code: str, lost: list[Lost], report: Report, edition: str = "") -> None:
    shown = ", ".join(item.word for item in lost[:_SHOWN])
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    report.say(code, file=lost[0].source, line=lost[0].line, words=shown + more, edition=edition)
