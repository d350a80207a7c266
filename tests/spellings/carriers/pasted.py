"""Pasted text: lines and blank lines, and nothing else."""

from __future__ import annotations

from tests.spellings.neutral import (
    Block,
    Emphasis,
    Items,
    Line,
    Link,
    Neutral,
    NewParagraph,
    below_the_text,
    below_the_title,
    lines_of,
)

LACKS = frozenset("emphasis|links|quotes|tables|subtitle".split("|"))


def line(pieces: Line) -> str:
    text = ""
    for piece in pieces:
        if isinstance(piece, NewParagraph):
            text += "\n\n"
        elif isinstance(piece, str):
            text += piece
        else:
            assert isinstance(piece, Emphasis | Link), piece
            text += piece.text
    return text


def block(one: Block) -> str:
    if isinstance(one, Items):
        return "\n".join(f"- {line(item)}" for item in one.items)
    return "\n\n".join(line(pieces) for pieces in lines_of(one))


def write(article: Neutral) -> bytes:
    pieces = [article.category or "", line(article.title), *below_the_title(article), *map(block, article.blocks)]
    pieces += below_the_text(article)
    pieces.append(f"{article.author}\n{line(article.biography)}")
    return "\n\n".join(piece for piece in pieces if piece).encode()
