"""Markdown with front matter in YAML; notes by reference or in their places."""

from __future__ import annotations

import json
from collections.abc import Callable

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
    numbers,
)

LACKS: frozenset[str] = frozenset()


def inline(line: Line, mark: Callable[[Mark], str] | None = None) -> str:
    text = ""
    for piece in line:
        match piece:
            case Emphasis(inner):
                text += f"*{inner}*"
            case Link(inner, href):
                text += f"[{inner}]({href})"
            case Mark():
                assert mark is not None
                text += mark(piece)
            case NewParagraph():
                text += "\n\n"
            case str():
                text += piece.replace("<", "&lt;").replace("\\", "\\\\")
    return text


def _block(block: Block, mark: Callable[[Mark], str]) -> str:
    match block:
        case Heading(line):
            return f"## {inline(line, mark)}"
        case Items(items):
            return "\n".join(f"- {inline(item, mark)}" for item in items)
        case Quote(paragraphs):
            return "\n>\n".join(f"> {inline(line, mark)}" for line in paragraphs)
        case Table(rows):
            lines = ["| " + " | ".join(inline(cell, mark).replace("|", "\\|") for cell in row) + " |" for row in rows]
            return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])
        case _:
            return inline(block.line, mark)


def write(article: Neutral, mark: Callable[[Mark], str] | None = None, ending: str = "") -> bytes:
    stated = {
        "title": inline(article.title),
        "subtitle": article.subtitle,
        "categories": [article.category] if article.category else None,
        "authors": [{"name": article.author, "bio": inline(article.biography)}],
        "date": article.date,
        "description": article.excerpt,
        "tags": list(article.keywords),
        "photo_credit": article.credit,
        "disclaimer": article.disclaimer,
    }
    matter = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in stated.items() if value)
    text = "\n\n".join(_block(block, mark or _unmarked) for block in article.blocks)
    last = f"{article.provenance}\n\n" if article.provenance else ""
    return f"---\n{matter}\n---\n\n{text}\n\n{last}{ending}".encode()


def _unmarked(mark: Mark) -> str:
    raise AssertionError(mark)


def referenced(article: Neutral) -> bytes:
    """[^1] in the text, and the notes under it."""
    notes = [
        f"[^n-{number}]: " + "\n\n    ".join(inline(line) for line in article.notes[key])
        for key, number in numbers(article).items()
    ]
    known = numbers(article)
    return write(article, lambda mark: f"[^n-{known[mark.key]}]", "\n\n".join(notes))


def in_their_places(article: Neutral) -> bytes:
    """Pandoc's ^[note]."""
    return write(article, lambda mark: f"^[{inline(article.notes[mark.key][0])}]")
