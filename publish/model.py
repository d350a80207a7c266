"""The values that travel between stages: frozen, comparable, picklable; text with marks is markup (see vocabulary)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from publish.collection import Collection
from publish.references import CitedWork
from publish.vocabulary import paragraphs, plain


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of a manuscript: a file beside it, or the bytes that were inside it."""

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)


MARKUP_FIELDS = frozenset({"title", "biography", "note", "disclaimer", "provenance"})
"""Fields whose value is markup; the others are plain text."""
MARKED_FIELDS = frozenset({"title", "note"})
"""Those of them in which marks of notes may stand."""
PERSON_FIELDS = frozenset({"biography", "affiliation", "byline", "orcid", "email", "site", "note"})
"""Fields that belong to the person before them; a note is the mark that stands at the name."""
CREDIT_FIELDS = frozenset(
    "credit_" + name
    for name in "title year creator source licence licence_url modifications creator_url source_url "
    "certainty picture".split()
)
"""Fields that belong to the credit before them: its line isn't read where they say what stands in it. A picture is the
number of one that the credit is for."""


@dataclass(frozen=True, slots=True)
class Field:
    """A statement of a format that has fields: front matter, a Title style, an author element.

    Names are those of Article: title, subtitle, category, date, language, excerpt, keyword, credit, disclaimer,
    provenance, licence (of the text), roll, and the roles of people (see `publish.names.RELATORS`); behind people and
    credits those of PERSON_FIELDS and CREDIT_FIELDS. The value of those in MARKUP_FIELDS is markup, of all others plain
    text. Several people, keywords and credits are several fields.
    """

    name: str
    value: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class ManuscriptNote:
    """A note that the format itself knows; the body refers to it by `<a role="doc-noteref" href="#note-KEY"/>`."""

    key: str
    html: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One article as its reader found it: blocks with their lines, and nothing decided about them."""

    source: str
    """The path as given, for messages."""
    format: str
    body: str
    """Markup whose blocks carry data-line. In pasted text a block may hold several lines, kept apart by line feeds.
    `<img src="image-2"/>` is the second of `pictures`."""
    pictures: tuple[PictureFile, ...] = ()
    """Pictures that belong to it, in order."""
    fields: tuple[Field, ...] = ()
    notes: tuple[ManuscriptNote, ...] = ()
    stated: bool = False
    """Whether it says that all furniture stands in its fields and all notes among its notes: its text is text."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One decision of a recogniser: these lines are this piece of the article."""

    kind: str
    line: int
    text: str
    label: str = ""
    """What marks the piece and isn't printed: “Photo:”, “Disclaimer:”, “[note]”. Not part of `text`."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of an article, numbered from 1; `references` counts the places that refer to it."""

    number: int
    html: str
    line: int
    references: int = 1

    @property
    def text(self) -> str:
        """Its plain text, one paragraph a line."""
        return "\n".join(paragraphs(self.html))


Certainty = Literal["stated", "read", "implied"]
"""How a field of a credit is known. stated: the line marks it (“by”, “via”, a label, brackets, quotation marks, a
licence by its name or address). read: it follows from where it stands (“Name, Flickr”). implied: it follows from
another field by a table (the licence of a platform that has only one, the address of a licence)."""

ARTICLE_AUTHOR = "(article author)"
"""The creator of “Author’s own”: whoever wrote the article."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made a picture and under what licence it may be shown. None means: not stated."""

    raw: str
    line: int
    title: str | None = None
    year: str | None = None
    creator: str | None = None
    source: str | None = None
    licence: str | None = None
    """An SPDX id, or a LicenseRef id where there is none."""
    licence_url: str | None = None
    modifications: str | None = None
    creator_url: str | None = None
    """A page about the creator."""
    source_url: str | None = None
    """The page of the work at its source."""
    certainty: tuple[tuple[str, Certainty], ...] = ()
    """How each field that isn't None is known."""

    def sure(self, name: str) -> Certainty | None:
        """How a field is known; None where the credit doesn't have it."""
        return dict(self.certainty).get(name)


@dataclass(frozen=True, slots=True)
class Disclaimer:
    """A statement in which the publisher or the author limits what the article stands for."""

    html: str
    line: int

    @property
    def text(self) -> str:
        """Its plain text."""
        return plain(self.html)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article was published before: “First published in …”."""

    html: str
    line: int

    @property
    def text(self) -> str:
        """Its plain text."""
        return plain(self.html)


@dataclass(frozen=True, slots=True)
class TextLicence:
    """A licence that an article states for its own text."""

    raw: str
    line: int
    licence: str
    """An SPDX id, or a LicenseRef id where there is none."""
    licence_url: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person who wrote an article, or took another part in it, with the biography given there."""

    name: str
    line: int
    html: str | None = None
    """The biography."""
    role: str = "author"
    """One of `publish.names.RELATORS`."""
    affiliation: str | None = None
    """What follows the name in the byline: an occupation, a house."""
    byline: str | None = None
    """The line that names a person who isn't the author, as written: “Translated from the German by Jane Roe”."""
    orcid: str | None = None
    email: str | None = None
    site: str | None = None
    notes: tuple[str, ...] = ()
    """Marks of notes that stand at the name: “3”, and “3-2” where it is the second reference of note 3."""

    @property
    def biography(self) -> str | None:
        """The biography as plain text."""
        return None if self.html is None else plain(self.html)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture file of an article. `alt` None means: nobody has described it; "" means: decorative. The body has both
    too: the caption is the plain text of the figure's own."""

    file: PictureFile
    line: int
    alt: str | None = None
    caption: str | None = None
    credit: Credit | None = None

    @property
    def name(self) -> str | None:
        """What a list of illustrations calls it: its caption, or the title of the work; None where it has neither."""
        return self.caption or (self.credit.title if self.credit else None)


@dataclass(frozen=True, slots=True)
class Article:
    """One article, recognised. None and () mean: not stated in the manuscript."""

    source: str
    format: str
    line: int = 1
    slug: str = ""
    title_html: str | None = None
    subtitle: str | None = None
    category: str | None = None
    authors: tuple[Author, ...] = ()
    date: str | None = None
    language: str | None = None
    excerpt: str | None = None
    keywords: tuple[str, ...] = ()
    body: str = ""
    notes: tuple[Note, ...] = ()
    credits: tuple[Credit, ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    licences: tuple[TextLicence, ...] = ()
    images: tuple[Image, ...] = ()
    is_roll: bool = False
    """Whether it isn't an article but the file with the biographies of all authors."""
    claims: tuple[Claim, ...] = field(default=(), compare=False)

    @property
    def title(self) -> str | None:
        """The title as plain text, without the marks of notes."""
        return None if self.title_html is None else plain(self.title_html)

    @property
    def text(self) -> str:
        """The body as plain text, one paragraph a line, without the marks of notes."""
        return "\n".join(paragraphs(self.body))

    def creator_of(self, credit: Credit) -> str | None:
        """Who made a picture of this article: the authors by name where the credit only says that they did."""
        if credit.creator != ARTICLE_AUTHOR:
            return credit.creator
        return ", ".join(author.name for author in self.authors if author.role == "author") or None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book with the slugs of its articles; a book without categories has one part without a title."""

    title: str | None
    slug: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """The part that a person took in an article, named by its slug."""

    article: str
    role: str = "author"


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person of the book: one entry however many articles."""

    name: str
    sort_name: str
    html: str | None
    works: tuple[Work, ...] = ()
    is_editor: bool = False
    """Whether the collection names the person as editor of the book."""
    orcid: str | None = None
    email: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One disclaimer for all articles that share it."""

    html: str
    articles: tuple[str, ...]
    """Slugs of the articles that carry it."""
    scope: Literal["all", "others", "listed"]
    """all: every article of the book; others: every one but those listed under other statements; listed: just these."""
    is_variant: bool = False
    """Whether it differs by a few words from the statement before it."""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the intermediate, in spine order. `role` is one of `publish.roles`; `subject` names its part or
    article by slug; `notes_of` the articles whose notes it holds."""

    role: str
    file: str
    id: str
    title: str
    authors: tuple[str, ...] = ()
    subject: str | None = None
    notes_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The whole book: ordered articles and everything that was made of them."""

    collection: Collection
    articles: tuple[Article, ...]
    parts: tuple[Part, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    statements: tuple[Statement, ...] = ()
    sections: tuple[Section, ...] = ()
    rolls: tuple[Article, ...] = ()
    """Files that hold the biographies of all authors, and no article."""
    works: tuple[CitedWork, ...] = ()
    """The works that the notes cite, where the collection asks for a list of them."""

    def article(self, slug: str) -> Article:
        """The article with this slug. Raises KeyError where there is none."""
        for article in self.articles:
            if article.slug == slug:
                return article
        raise KeyError(slug)

    def notes_files(self) -> dict[str, str]:
        """The file that holds the notes of an article, by its slug."""
        return {slug: section.file for section in self.sections for slug in section.notes_of}
