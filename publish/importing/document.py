"""Article in, the text of its Markdown manuscript out: front matter, the text, the notes."""

from __future__ import annotations

from collections.abc import Sequence

from publish.importing.blocks import write
from publish.importing.front_matter import front_matter
from publish.importing.inline import Place
from publish.importing.spot import Spot, indented
from publish.model import Article, Note
from publish.vocabulary import parse


def document(article: Article, pictures: Sequence[str]) -> str:
    """The text of the manuscript; `pictures` are the files of the article's pictures, in order."""
    place = Place(pictures)
    blocks = [write(parse(article.body), Spot(place)), *(_note(note, place) for note in article.notes)]
    return "\n".join([front_matter(article, pictures), *(f"{block}\n" for block in blocks if block)])


def _note(note: Note, place: Place) -> str:
    text = write(parse(note.html), Spot(place, top=False, note=True))
    return indented(text, f"[^{note.number}]: ", "    ")
