"""One article that belongs to no format, and the same article without what a spelling can't carry.

A line is a tuple of pieces: text, emphasis, links, and marks of notes by their keys. Marks of one key are one note.
"""

# ruff: noqa: E501 -- an article is read better in its own lines
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Emphasis:
    text: str


@dataclass(frozen=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True)
class Mark:
    key: str


@dataclass(frozen=True)
class NewParagraph:
    """Where a paragraph ends in the middle of a piece: a note that is written into its place has several."""


Piece = str | Emphasis | Link | Mark | NewParagraph
Line = tuple[Piece, ...]


@dataclass(frozen=True)
class Heading:
    line: Line


@dataclass(frozen=True)
class Paragraph:
    line: Line


@dataclass(frozen=True)
class Items:
    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Quote:
    paragraphs: tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    """The first row is a head."""

    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Paragraph | Items | Quote | Table


@dataclass(frozen=True)
class Neutral:
    title: Line
    author: str
    biography: Line
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Line, ...]]
    subtitle: str | None = None
    category: str | None = None
    date: str | None = None
    excerpt: str | None = None
    keywords: tuple[str, ...] = ()
    credit: str | None = None
    disclaimer: str | None = None
    provenance: str | None = None


ARTICLE = Neutral(
    title=("The Harbour and the ", Emphasis("Tides"), " of Commerce"),
    subtitle="Two centuries on one quay",
    category="Cities and Trade",
    author="Jane Roe",
    biography=("Jane Roe is a senior fellow who has written about ports and their people for twenty years.",),
    date="2019-05-04",
    excerpt="How a quay lived through the coming and going of ships.",
    keywords=("harbours", "trade & tariffs"),
    credit="The Quay at Dawn (2015), by Ann Lee via Flickr. Licensed under CC BY 2.0.",
    provenance="First published in The Port Review, May 2019.",
    disclaimer="Any views expressed in this article are solely those of the author and do not bind anyone else.",
    blocks=(
        Paragraph((
            "The quay was built in 1820, and the town grew around it", Mark("first"), ". Its ledgers survive", Mark("italic"),
            " and have been read as carefully as a novel — ", Emphasis("Great Expectations"), ", perhaps.",
        )),
        Paragraph((
            "What they show is told in ", Link("the survey of 2004", "https://example.org/survey?a=1&b=2"),
            ", which counts every crate.", Mark("link"), Mark("adjacent"), " No other source does so with such patience.",
        )),
        Heading(("Years of plenty", Mark("heading"))),
        Paragraph((
            "In good years the captains wrote little. In bad years they wrote at length", Mark("long"),
            ", and often twice about the same storm.", Mark("same-1"), " The insurers, too, left papers that nobody asked for.",
        )),
        Items((
            ("Timber from the north, mostly pine", Mark("item")),
            ("Salt from the south",),
            ("Letters from ", Emphasis("everywhere"), " at once"),
        )),
        Paragraph((
            "The letters are the richest of these sources", Mark("ibid"), ", as the archivist never tires of repeating. Of them it has been said:",
        )),
        Quote((
            ("Nobody who has read them can look at a crate in the old way", Mark("quote"), " again.",),
            ("And nobody who has not should speak of trade.",),
        )),
        Paragraph(("The figures are few, and they agree with each other better than one would dare to hope for.", Mark("same-2"))),
        Table((
            (("Year",), ("Ships",)),
            (("1820",), ("forty", Mark("cell"))),
            (("1890",), ("two hundred",)),
        )),
        Paragraph((
            "Those numbers have been disputed since they were first printed", Mark("first"),
            ". They will be disputed after us", Mark("last"), " as well, and that is as it should be.",
        )),
    ),
    notes={
        "first": (("See the harbour master’s accounts, now in the city archive, box 12.",),),
        "italic": (("Mary Poe, ", Emphasis("The Ledgers of the Quay"), " (Exampleton: Quay Press, 1999), 12–15.",),),
        "link": (("The survey stands at ", Link("the site of its authors", "https://example.org/authors"), " with all of its tables.",),),
        "adjacent": (("And in print, though rarely: see the catalogue at https://example.org/catalogue for copies.",),),
        "heading": (("The heading is that of the captains themselves.",),),
        "long": (
            ("One of these letters runs to forty pages, most of them about the weather.",),
            ("The rest of it concerns the price of rope, which had doubled.",),
        ),
        "same-1": (("Poe, Ledgers, 77 and the pages after it.",),),
        "item": (("Pine was cheap & plentiful; oak was neither of them.",),),
        "ibid": (("Ibid., in the same place as before.",),),
        "quote": (("A remark of the archivist’s, never printed before now.",),),
        "same-2": (("Poe, Ledgers, 77 and the pages after it.",),),
        "cell": (("Forty-one, if the wreck of that year is counted.",),),
        "last": (("There is a longer discussion of this in the preface.",),),
    },
)  # fmt: skip

_MONTHS = "January February March April May June July August September October November December".split()

LineChange = Callable[[Line], Line]


def with_lines(article: Neutral, change: LineChange) -> Neutral:
    """The article with every line of its text and its notes changed."""
    return with_notes(replace(article, blocks=tuple(_block(block, change) for block in article.blocks)), change)


def with_notes(article: Neutral, change: LineChange) -> Neutral:
    """The article with every line of its notes changed."""
    notes = {key: tuple(change(line) for line in lines) for key, lines in article.notes.items()}
    return replace(article, notes=notes)


def _block(block: Block, change: LineChange) -> Block:
    if isinstance(block, Items):
        return replace(block, items=tuple(change(line) for line in block.items))
    if isinstance(block, Quote):
        return replace(block, paragraphs=tuple(change(line) for line in block.paragraphs))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows))
    return replace(block, line=change(block.line))


def lines_of(block: Block) -> list[Line]:
    """The lines of a block in reading order."""
    if isinstance(block, Items):
        return list(block.items)
    if isinstance(block, Quote):
        return list(block.paragraphs)
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    return [block.line]


def below_the_text(article: Neutral) -> list[str]:
    """What is said under the text in lines of their own, where a format has no fields for it."""
    labelled = [("Photo: ", article.credit), ("Disclaimer: ", article.disclaimer), ("", article.provenance)]
    return [f"{label}{value}" for label, value in labelled if value]


def below_the_title(article: Neutral) -> list[str]:
    """What is said above the text, under the title."""
    day = article.date and f"{int(article.date[8:])} {_MONTHS[int(article.date[5:7]) - 1]} {article.date[:4]}"
    labelled = [("By ", article.author), ("Published on ", day), ("Excerpt: ", article.excerpt)]
    labelled.append(("Keywords: ", ", ".join(article.keywords)))
    return [f"{label}{value}" for label, value in labelled if value]


def marks(article: Neutral) -> list[str]:
    """The keys of all marks in reading order."""
    lines = [line for block in article.blocks for line in lines_of(block)]
    return [piece.key for line in lines for piece in line if isinstance(piece, Mark)]


def numbers(article: Neutral) -> dict[str, int]:
    """The number of each note: that of its first mark."""
    return {key: number for number, key in enumerate(dict.fromkeys(marks(article)), 1)}


def unformatted(*kinds: type) -> LineChange:
    """A change: pieces of these kinds as plain text."""
    return lambda line: tuple(
        piece.text if isinstance(piece, kinds) and isinstance(piece, Emphasis | Link) else piece for piece in line
    )


def _without_blocks(*kinds: type) -> Callable[[Neutral], Neutral]:
    return lambda article: replace(article, blocks=tuple(b for b in article.blocks if not isinstance(b, kinds)))


def _without_field(name: str) -> Callable[[Neutral], Neutral]:
    empty = () if name == "keywords" else None
    return lambda article: replace(article, **{name: empty})


def _once(article: Neutral) -> Neutral:
    """Each note with its first mark alone."""
    seen: set[str] = set()

    def first(line: Line) -> Line:
        kept: list[Piece] = []
        for piece in line:
            if isinstance(piece, Mark):
                if piece.key in seen:
                    continue
                seen.add(piece.key)
            kept.append(piece)
        return tuple(kept)

    return replace(article, blocks=with_lines(article, first).blocks)


def _one_paragraph(article: Neutral) -> Neutral:
    joined = {key: (tuple(p for line in lines for p in (" ", *line))[1:],) for key, lines in article.notes.items()}
    return replace(article, notes=joined)


def _no_marks_in_headings(article: Neutral) -> Neutral:
    def bare(block: Block) -> Block:
        if not isinstance(block, Heading):
            return block
        return Heading(tuple(piece for piece in block.line if not isinstance(piece, Mark)))

    return replace(article, blocks=tuple(bare(block) for block in article.blocks))


def _apart(article: Neutral) -> Neutral:
    """No mark right behind another one."""

    def change(line: Line) -> Line:
        pairs = zip((None, *line), line, strict=False)
        return tuple(piece for before, piece in pairs if not (isinstance(before, Mark) and isinstance(piece, Mark)))

    return replace(article, blocks=with_lines(article, change).blocks)


#: What a spelling may lack, by name, and the article without it.
LACKS: dict[str, Callable[[Neutral], Neutral]] = {
    "emphasis": lambda a: replace(
        with_lines(a, unformatted(Emphasis)), title=unformatted(Emphasis)(a.title)
    ),
    "emphasis in title": lambda a: replace(a, title=unformatted(Emphasis)(a.title)),
    "links": lambda a: with_lines(a, unformatted(Link)),
    "emphasis in notes": lambda a: with_notes(a, unformatted(Emphasis)),
    "links in notes": lambda a: with_notes(a, unformatted(Link)),
    "paragraphs in notes": _one_paragraph,
    "a note twice": _once,
    "adjacent notes": _apart,
    "notes in headings": _no_marks_in_headings,
    "quotes": _without_blocks(Quote),
    "tables": _without_blocks(Table),
    **{
        name: _without_field(name)
        for name in (
            "subtitle", "category", "date", "excerpt", "keywords", "credit", "disclaimer", "provenance"
        )
    },
}  # fmt: skip


def without(article: Neutral, lacks: frozenset[str]) -> Neutral:
    """The article without what a spelling lacks, and without notes that no mark is left of."""
    for name, reduced in LACKS.items():
        if name in lacks:
            article = reduced(article)
    used = set(marks(article))
    return replace(article, notes={key: lines for key, lines in article.notes.items() if key in used})


def in_place(article: Neutral, spelt: Callable[[Line, int, bool], Line], *, blocks: tuple[Block, ...] = ()) -> Neutral:
    """The article with each mark replaced by what `spelt(text of the note, its number, whether it was there before)`
    says, and with `blocks` at its end: an article without notes, for any carrier."""
    known = numbers(article)
    seen: set[str] = set()

    def change(line: Line) -> Line:
        pieces: list[Piece] = []
        for piece in line:
            if isinstance(piece, Mark):
                pieces += spelt(_joined(article.notes[piece.key]), known[piece.key], piece.key in seen)
                seen.add(piece.key)
            else:
                pieces.append(piece)
        return tuple(pieces)

    return replace(article, blocks=(*with_lines(article, change).blocks, *blocks), notes={})


def listed(article: Neutral) -> list[tuple[int, Line]]:
    """The notes with their numbers, in order."""
    return [(number, _joined(article.notes[key])) for key, number in numbers(article).items()]


def _joined(lines: tuple[Line, ...]) -> Line:
    return tuple(piece for line in lines for piece in (NewParagraph(), *line))[1:]
