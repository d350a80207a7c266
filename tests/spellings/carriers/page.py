"""A saved page: the article's text between its head and nothing else; notes as the syntax of the page has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from tests.spellings.neutral import (
    Block,
    Emphasis,
    Heading,
    Items,
    Line,
    Link,
    Mark,
    Neutral,
    NewParagraph,
    Quote,
    Table,
    below_the_text,
    marks,
    numbers,
)

LACKS = frozenset({"category"})


@dataclass(frozen=True)
class PageNote:
    """A note as the syntaxes of pages want it."""

    number: int
    paragraphs: tuple[str, ...]
    """Its text as HTML without <p>."""
    references: int

    @property
    def html(self) -> str:
        """Its paragraphs; bare text where there is one only."""
        return self.paragraphs[0] if len(self.paragraphs) == 1 else self.blocks()

    def blocks(self, before: str = "", after: str = "") -> str:
        """Its paragraphs as elements; `before` begins the first one, `after` ends the last."""
        inner = [*self.paragraphs]
        inner[0] = before + inner[0]
        inner[-1] += after
        return "".join(f"<p>{paragraph}</p>" for paragraph in inner)


@dataclass(frozen=True)
class PageNotes:
    """One syntax: `mark(note, n-th reference from 1)`, and the list of notes under the text."""

    mark: Callable[[PageNote, int], str]
    ending: Callable[[Sequence[PageNote]], str]


def inline(line: Line, mark: Callable[[Mark], str] | None = None) -> str:
    html = ""
    for piece in line:
        match piece:
            case Emphasis(text):
                html += f"<em>{escape(text)}</em>"
            case Link(text, href):
                html += f'<a href="{escape(href)}">{escape(text)}</a>'
            case Mark():
                assert mark is not None
                html += mark(piece)
            case NewParagraph():
                html += "</p>\n<p>"
            case str():
                html += escape(piece, quote=False)
    return html


def body(article: Neutral, notes: PageNotes | None) -> tuple[list[str], str]:
    """The blocks of the article, and the list of its notes."""
    known = numbers(article)
    uses = Counter(marks(article))
    every = {
        key: PageNote(number, tuple(inline(line) for line in article.notes[key]), uses[key])
        for key, number in known.items()
    }
    times = dict.fromkeys(known, 0)

    def mark(one: Mark) -> str:
        assert notes is not None
        times[one.key] += 1
        return notes.mark(every[one.key], times[one.key])

    blocks = [_block(block, mark) for block in article.blocks]
    return blocks, notes.ending(list(every.values())) if notes else ""


def _block(block: Block, mark: Callable[[Mark], str]) -> str:
    match block:
        case Heading(line):
            return f"<h2>{inline(line, mark)}</h2>"
        case Items(items):
            return f"<ul>{''.join(f'<li>{inline(item, mark)}</li>' for item in items)}</ul>"
        case Quote(paragraphs):
            return f"<blockquote>{''.join(f'<p>{inline(line, mark)}</p>' for line in paragraphs)}</blockquote>"
        case Table(rows):
            tags = ["th"] + ["td"] * (len(rows) - 1)
            cells = [
                "".join(f"<{tag}>{inline(cell, mark)}</{tag}>" for cell in row)
                for tag, row in zip(tags, rows, strict=True)
            ]
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
        case _:
            return f"<p>{inline(block.line, mark)}</p>"


def furniture(article: Neutral) -> list[str]:
    """What stands under the text."""
    return [f"<p>{escape(line)}</p>" for line in [*below_the_text(article), article.author, inline(article.biography)]]


def write(article: Neutral, notes: PageNotes | None = None) -> bytes:
    blocks, ending = body(article, notes)
    text = "\n".join([*blocks, *furniture(article)])
    metas = {
        "author": article.author,
        "date": article.date,
        "description": article.excerpt,
        "keywords": ", ".join(article.keywords),
    }
    head = "".join(f'<meta name="{name}" content="{escape(value)}">\n' for name, value in metas.items() if value)
    subtitle = f'<p class="subtitle">{escape(article.subtitle)}</p>\n' if article.subtitle else ""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>A page</title>
{head}</head><body>
<h1>{inline(article.title)}</h1>
{subtitle}{text}
{ending}
</body></html>
""".encode()
