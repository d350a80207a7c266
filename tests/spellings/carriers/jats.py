"""A JATS article: notes in the back, or in their places."""

from __future__ import annotations

from collections.abc import Callable
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
    numbers,
)

#: An abstract is text.
LACKS = frozenset({"excerpt"})


def inline(line: Line, mark: Callable[[Mark], str] | None = None) -> str:
    xml = ""
    for piece in line:
        match piece:
            case Emphasis(text):
                xml += f"<italic>{escape(text)}</italic>"
            case Link(text, href):
                xml += f'<ext-link ext-link-type="uri" xlink:href="{escape(href)}">{escape(text)}</ext-link>'
            case Mark():
                assert mark is not None
                xml += mark(piece)
            case NewParagraph():
                xml += "</p><p>"
            case str():
                xml += escape(piece, quote=False)
    return xml


def _block(block: Block, mark: Callable[[Mark], str]) -> str:
    match block:
        case Heading(line):
            return f"</sec><sec><title>{inline(line, mark)}</title>"
        case Items(items):
            listed = "".join(f"<list-item><p>{inline(item, mark)}</p></list-item>" for item in items)
            return f'<list list-type="bullet">{listed}</list>'
        case Quote(paragraphs):
            return f"<disp-quote>{''.join(f'<p>{inline(line, mark)}</p>' for line in paragraphs)}</disp-quote>"
        case Table(rows):
            tags = ["th"] + ["td"] * (len(rows) - 1)
            cells = [
                "".join(f"<{tag}>{inline(cell, mark)}</{tag}>" for cell in row)
                for tag, row in zip(tags, rows, strict=True)
            ]
            return f"<table-wrap><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></table-wrap>"
        case _:
            return f"<p>{inline(block.line, mark)}</p>"


def referenced(article: Neutral) -> bytes:
    """Notes in the back."""
    known = numbers(article)
    notes = "".join(
        f'<fn id="fn{number}"><label>{number}</label>'
        + "".join(f"<p>{inline(line)}</p>" for line in article.notes[key])
        + "</fn>"
        for key, number in known.items()
    )

    def mark(one: Mark) -> str:
        return f'<xref ref-type="fn" rid="fn{known[one.key]}"><sup>{known[one.key]}</sup></xref>'

    return _write(article, mark, f"<fn-group>{notes}</fn-group>")


def in_their_places(article: Neutral) -> bytes:
    """Notes in the text."""

    def mark(one: Mark) -> str:
        return f"<fn>{''.join(f'<p>{inline(line)}</p>' for line in article.notes[one.key])}</fn>"

    return _write(article, mark, "")


def _write(article: Neutral, mark: Callable[[Mark], str], back: str) -> bytes:
    given, _, surname = article.author.rpartition(" ")
    year, month, day = (article.date or "--").split("-")
    subject = f"<subject>{escape(article.category or '')}</subject>"
    name = f"<surname>{surname}</surname><given-names>{given}</given-names>"
    stated = {
        "subject": f'<article-categories><subj-group subj-group-type="heading">{subject}</subj-group>'
        "</article-categories>",
        "title": f"<title-group><article-title>{inline(article.title)}</article-title>"
        f"<subtitle>{escape(article.subtitle or '')}</subtitle></title-group>",
        "author": f'<contrib-group><contrib contrib-type="author"><name>{name}</name>'
        f"<bio><p>{inline(article.biography)}</p></bio></contrib></contrib-group>",
        "date": f'<pub-date pub-type="epub"><day>{day}</day><month>{month}</month><year>{year}</year></pub-date>',
        "keywords": "<kwd-group>" + "".join(f"<kwd>{escape(k)}</kwd>" for k in article.keywords) + "</kwd-group>",
    }
    text = "".join(_block(block, mark) for block in article.blocks)
    text += "".join(f"<p>{escape(line)}</p>" for line in below_the_text(article))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article" dtd-version="1.2">
<front><article-meta>
{chr(10).join(stated.values())}
</article-meta></front>
<body><sec>{text}</sec></body>
<back>{back}</back>
</article>
""".encode()
