"""Article in, the text of its Markdown manuscript out: front matter, the text, the notes."""

from __future__ import annotations

from collections.abc import Sequence

from publish.markdown.blocks import write
from publish.markdown.front_matter import front_matter
from publish.markdown.inline import Place
from publish.markdown.spot import Spot, indented
from publish.model import Article, Note
from publish.vocabulary import parse


def document(article: Article, pictures: Sequence[str]) -> str:
    """The text of the manuscript; `pictures` are the files of the article's pictures, in order."""
    place = Place(pictures)
    blocks = [write(parse(article.body), Spot(place)), *(_note(note, place) for note in article.notes)]
    return "\n".join([front_matter(article, pictures), *(f"{block}\n" for block in blocks if block)])


def _note(note: Note, place: Place) -> str:
    body = parse(note.html)
    text = write(body, Spot(place, top=False, note=True))
    if text.startswith("<") or body.find("*") is None or body[0].tag != "p":
        # A list or HTML in the first line would be wider there than in the others.
        return indented(f"[^{note.number}]:\n{text}", "", "    ")
    return indented(text, f"[^{note.number}]: ", "    ")
