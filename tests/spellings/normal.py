"""The normal form in which articles are compared: what is said, in order, with emphasis, links and marks as signs.

    *emphasis*   [text](address)   ^3, the mark of note 3

A link whose text is its address is that address, because addresses in text become links. Blanks count as one space.
"""

from __future__ import annotations

from dataclasses import dataclass

from publish.model import Article
from publish.vocabulary import Element, is_noteref, parse
from tests.spellings.neutral import (
    Emphasis,
    Heading,
    Items,
    Line,
    Link,
    Mark,
    Neutral,
    Paragraph,
    Quote,
    Table,
    marks,
    numbers,
)


@dataclass(frozen=True)
class Normal:
    title: str
    subtitle: str | None
    category: str | None
    authors: tuple[tuple[str, str, str], ...]
    date: str | None
    excerpt: str | None
    keywords: tuple[str, ...]
    credits: tuple[str, ...]
    disclaimers: tuple[str, ...]
    provenance: tuple[str, ...]
    blocks: tuple[str, ...]
    notes: tuple[tuple[tuple[str, ...], int], ...]
    """The paragraphs of each note, and how often the text refers to it."""


def _flat(text: str) -> str:
    return " ".join(text.split())


# of the neutral article


def of_neutral(article: Neutral) -> Normal:
    """What a reader has to find."""
    known = numbers(article)
    found = marks(article)
    return Normal(
        title=_line(article.title, known),
        subtitle=article.subtitle,
        category=article.category,
        authors=((article.author, "author", _line(article.biography, known)),),
        date=article.date,
        excerpt=article.excerpt,
        keywords=article.keywords,
        credits=(article.credit,) if article.credit else (),
        disclaimers=(article.disclaimer,) if article.disclaimer else (),
        provenance=(article.provenance,) if article.provenance else (),
        blocks=tuple(_block(block, known) for block in article.blocks),
        notes=tuple((tuple(_line(line, known) for line in article.notes[key]), found.count(key)) for key in known),
    )


def _block(block: object, known: dict[str, int]) -> str:
    match block:
        case Heading(line):
            return f"heading: {_line(line, known)}"
        case Paragraph(line):
            return f"paragraph: {_line(line, known)}"
        case Items(items, ordered):
            return f"{'ol' if ordered else 'ul'}: {' | '.join(_line(line, known) for line in items)}"
        case Quote(paragraphs):
            return f"quote: {' | '.join(_line(line, known) for line in paragraphs)}"
        case Table(rows):
            return f"table: {' // '.join(' | '.join(_line(cell, known) for cell in row) for row in rows)}"
    raise TypeError(block)


def _line(line: Line, known: dict[str, int]) -> str:
    signs = []
    for piece in line:
        match piece:
            case Emphasis(text):
                signs.append(f"*{text}*")
            case Link(text, href):
                signs.append(text if text == href else f"[{text}]({href})")
            case Mark(key):
                signs.append(f"^{known[key]}")
            case str():
                signs.append(piece)
    return _flat("".join(signs))


# of the article that was read


def of_article(article: Article) -> Normal:
    """What a reader has found."""
    return Normal(
        title=_signs(parse(article.title_html or "")),
        subtitle=article.subtitle,
        category=article.category,
        authors=tuple(
            (author.name, author.role, " ".join(_paragraphs(author.html or ""))) for author in article.authors
        ),
        date=article.date,
        excerpt=article.excerpt,
        keywords=article.keywords,
        credits=tuple(_without_label(credit.raw) for credit in article.credits),
        disclaimers=tuple(item.text for item in article.disclaimers),
        provenance=tuple(item.text for item in article.provenance),
        blocks=tuple(_found_block(block) for block in parse(article.body)),
        notes=tuple((tuple(_paragraphs(note.html)), note.references) for note in article.notes),
    )


def _without_label(raw: str) -> str:
    return raw.removeprefix("Photo:").strip()


def _paragraphs(markup: str) -> list[str]:
    return [_signs(block) for block in parse(markup)]


def _found_block(block: Element) -> str:
    kinds = {"p": "paragraph", "h2": "heading"}
    if block.tag in ("ul", "ol"):
        return f"{block.tag}: {' | '.join(_signs(item) for item in block)}"
    if block.tag == "blockquote":
        return f"quote: {' | '.join(_signs(item) for item in block)}"
    if block.tag == "table":
        return f"table: {' // '.join(' | '.join(_signs(cell) for cell in row) for row in block.iter('tr'))}"
    return f"{kinds.get(str(block.tag), block.tag)}: {_signs(block)}"


def _signs(element: Element) -> str:
    return _flat(_inner(element))


def _inner(element: Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        inner = _inner(child)
        if is_noteref(child):
            pieces.append(f"^{child.text}")
        elif child.tag in ("em", "i", "cite"):
            pieces.append(f"*{inner}*")
        elif child.tag == "a":
            pieces.append(inner if inner == child.get("href") else f"[{inner}]({child.get('href')})")
        elif child.tag == "p":
            pieces.append(inner)
        else:
            pieces.append(f"<{child.tag}>{inner}</{child.tag}>")
        pieces.append(child.tail or "")
    return "".join(pieces)
