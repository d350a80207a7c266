"""Articles in, the names of their files out: safe on every system, in the order of the files they come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from publish.model import Article, PictureFile
from publish.text import slug

_SAFE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 100
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))])
"""What no file of Windows may be called, whatever its suffix."""
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Names:
    """The files of an article."""

    manuscript: str
    pictures: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return (self.manuscript, *self.pictures)


def names_of(articles: Sequence[Article], reserved: Collection[str] = ()) -> list[Names]:
    """The names of each article's files: that of the manuscript it was, or, of several in a file, its title.

    `reserved` are the names of other files in the same folder.
    """
    count = Counter(article.source for article in articles)
    taken: dict[str, Names] = {}
    for article in articles:
        stem = PurePath(article.source).stem
        base = name = _safe(stem) if count[article.source] == 1 else _safe(article.slug)
        number = 2
        while name in taken or not set(reserved).isdisjoint(_files(name, article).all):
            name, number = f"{base}-{number}", number + 1
        taken[name] = _files(name, article)
    return list(taken.values())


def _files(name: str, article: Article) -> Names:
    pictures = tuple(f"{name}-{n}{_suffix(image.file)}" for n, image in enumerate(article.images, 1))
    return Names(f"{name}.md", pictures)


def _safe(text: str) -> str:
    """A name that is safe already stays as it is, so that a second import gives the same."""
    name = text if _SAFE.fullmatch(text) and len(text) <= _LONGEST else slug(text)
    return f"{name}-1" if name in _DEVICES else name


def _suffix(file: PictureFile) -> str:
    suffix = Path(file.name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
