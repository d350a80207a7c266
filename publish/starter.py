"""A folder in, a new collection in it out: a collection.toml to fill in, and a manuscript that shows the form."""

from __future__ import annotations

from pathlib import Path

from publish.errors import CollectionError

COLLECTION = """\
# The book. Every key is optional; docs/collection.md describes them all.
title = "A Year of Articles"
# subtitle = ""
# year = 2026
language = "en"
# publisher = ""
# place = ""
# rights = "© 2026 …"
# editors = ["First Editor", "Second Editor"]
# cover = "cover.jpg"
# articles = ["first-article.txt"]      # order; default: by part, then by file name

[parts]                                 # category = "Title of its part", in this order
"Essays" = "Essays"
"""

ARTICLE = """\
Essays

The Title Stands Alone on Its Line

The text follows, with a blank line between paragraphs. A note stands where it belongs.[note]Like this one.[/note] It
becomes an endnote of the book.

Photo: Title of the Picture (2026), by Its Creator via Its Source. Licensed under CC BY 4.0.

Disclaimer: The views expressed in this article are those of the author.

Jane Example
Jane Example is introduced in a sentence or two, which begin with her name.
"""


def make_collection(folder: Path) -> list[Path]:
    """The files made. Raises CollectionError where one of them is there already."""
    files = {folder / "collection.toml": COLLECTION, folder / "first-article.txt": ARTICLE}
    for path in files:
        if path.exists():
            raise CollectionError(f"{path} is there already: nothing was changed", file=str(path))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in files.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CollectionError(f"{folder} can't be written: {error.strerror}") from None
    return list(files)
