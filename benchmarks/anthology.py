"""A number in, an anthology of so many articles out: the same words each time, in manuscripts and as input for peers.

Run `python -m benchmarks.anthology NUMBER FOLDER`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks import words

SEED = 2026
PARTS = ("Coasts and Harbours", "Archives and Memory", "Work and Weather")
NOTES = 12
PICTURE_EVERY = 4

Text = tuple[tuple[str, str], ...]
"""Words of one paragraph: pairs of a kind (text, emphasis, note) and what stands there."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article before it has a format."""

    name: str
    title: str
    part: str
    author: str
    biography: str
    blocks: tuple[tuple[str, Text], ...]
    """Pairs of a kind (heading, paragraph, quote, item) and its text."""
    credit: str = ""
    """The credit line of its picture, if it has one."""

    @property
    def picture(self) -> str:
        """The name of its picture's file."""
        return f"{self.name}.jpg"


# What a piece of text becomes in each format; a book has its articles one level down, below the parts.
FORMATS: dict[str, dict[str, str]] = {
    "pasted": {
        "head": "{part}\n\n{title}", "heading": "{}", "paragraph": "{}", "quote": "“{}”", "item": "• {}",
        "note": "[note]{}[/note]", "emphasis": "{}", "picture": "{credit}\n\nAlt text: Bands of colour.",
        "foot": "{author}\n{biography}",
    },
    "markdown": {
        "head": "---\ntitle: {title}\nauthor: {author}\ncategory: {part}\n---", "heading": "## {}", "paragraph": "{}",
        "quote": "> {}", "item": "- {}", "note": "^[{}]", "emphasis": "*{}*",
        "picture": "{credit}\n\nAlt text: Bands of colour.", "foot": "{biography}",
    },
    "pandoc": {
        "part": "# {}", "head": "## {title}\n\n*{author}*", "heading": "### {}", "paragraph": "{}", "quote": "> {}",
        "item": "- {}", "note": "^[{}]", "emphasis": "*{}*", "picture": "![{credit}]({picture})", "foot": "{biography}",
    },
    "typst": {
        "part": "= {}", "head": "== {title}\n\n_{author}_", "heading": "=== {}", "paragraph": "{}",
        "quote": "#quote(block: true)[{}]", "item": "- {}", "note": "#footnote[{}]", "emphasis": "_{}_",
        "picture": '#figure(image("{picture}"), caption: [{credit}])', "foot": "{biography}",
    },
}  # fmt: skip
_TYPST_HEAD = """\
#set document(title: "{title}")
#set text(lang: "en", font: "Source Serif 4", size: 10.4pt)
#set par(justify: true, first-line-indent: 1em, leading: 0.6em)
#set page(width: 6in, height: 9in, numbering: "1", header: context align(center, emph(query(
  selector(heading.where(level: 2)).before(here())).map(h => h.body).at(-1, default: []))))
#show heading.where(level: 1): it => {{ pagebreak(to: "odd"); it }}
#show heading.where(level: 2): it => {{ pagebreak(to: "odd"); it }}
#outline(depth: 2)"""


def articles(number: int, seed: int = SEED) -> list[Article]:
    """So many articles of about seven pages; those of a smaller anthology are the first ones of a larger."""
    return [_article(i, PARTS[i * len(PARTS) // number], Random(f"{seed}-{i}")) for i in range(number)]


def _article(number: int, part: str, random: Random) -> Article:
    author = words.person(number)
    blocks: list[tuple[str, Text]] = []
    for section in range(4):
        if section:
            blocks.append(("heading", (("text", words.heading(random)),)))
        blocks += [("paragraph", _paragraph(random, has_note=n % 2 == 0)) for n in range(6)]
        if section == 1:
            blocks += [("item", (("text", words.sentence(random)),)) for _ in range(4)]
        else:
            blocks.append(("quote", (("text", words.sentences(random, 2)),)))
    biography = f"{author} is a writer of essays and lives in a house by the sea. {words.sentence(random)}"
    credit = f"Photo: {words.heading(random)} ({random.randrange(1990, 2025)}), by {words.person(number + 7)}"
    has_picture = number % PICTURE_EVERY == 0
    return Article(
        f"article-{number + 1:04}", words.heading(random), part, author, biography, tuple(blocks),
        f"{credit} via Wikimedia Commons. Licensed under CC BY 4.0." if has_picture else "",
    )  # fmt: skip


def _paragraph(random: Random, *, has_note: bool) -> Text:
    first = ("text", words.sentences(random, 3) + " ")
    middle = [("emphasis", words.sentence(random))] if random.random() < 0.3 else []
    note = [("note", f"{words.work(random)} {words.sentence(random)}")] if has_note else []
    return (first, *middle, *note, ("text", " " + words.sentences(random, random.randrange(1, 3))))


def corrected(article: Article, word: str) -> Article:
    """An article with another word in the place of the fourth."""
    kind, ((first, text), *rest) = article.blocks[0]
    changed = " ".join([*text.split(" ")[:3], word, *text.split(" ")[4:]])
    return replace(article, blocks=((kind, ((first, changed), *rest)), *article.blocks[1:]))


def grown(article: Article, seed: int = SEED) -> Article:
    """An article that is two pages longer."""
    random = Random(f"{seed}-grown")
    more = tuple(("paragraph", _paragraph(random, has_note=False)) for _ in range(9))
    return replace(article, blocks=article.blocks + more)


def manuscript(article: Article) -> tuple[str, str]:
    """The name of an article's file and its text: every other one is pasted text, the rest is Markdown."""
    is_pasted = int(article.name[-4:]) % 2
    return f"{article.name}.{'txt' if is_pasted else 'md'}", _written(article, "pasted" if is_pasted else "markdown")


def _written(article: Article, format_name: str) -> str:
    marks = FORMATS[format_name]
    fields = {name: getattr(article, name) for name in ("title", "part", "author", "biography", "credit", "picture")}
    pieces = [marks["head"].format(**fields)]
    previous = ""
    for kind, text in article.blocks:
        inside = "".join(marks.get(k, "{}").format(words) for k, words in text)
        separator = "\n" if kind == previous == "item" else "\n\n"
        pieces.append(separator + marks[kind].format(inside))
        previous = kind
    if article.credit:
        picture = "\n\n" + marks["picture"].format(**fields)
        # In manuscripts the credit stands below the text; peers show the picture where it is, which opens the article.
        pieces.insert(1 if "part" in marks else len(pieces), picture)
    return "".join(pieces) + "\n\n" + marks["foot"].format(**fields) + "\n"


def book(all_articles: Sequence[Article], format_name: str) -> str:
    """All articles in one text, for programs that want it so."""
    title = title_of(len(all_articles))
    head = f'---\ntitle: "{title}"\nlang: en\n---' if format_name == "pandoc" else _TYPST_HEAD.format(title=title)
    pieces = [head]
    part = ""
    for article in all_articles:
        if article.part != part:
            part = article.part
            pieces.append(FORMATS[format_name]["part"].format(part))
        pieces.append(_written(article, format_name))
    return "\n\n".join(pieces)


def title_of(number: int) -> str:
    """The title of an anthology of so many articles."""
    return f"An Anthology of {number}"


def write_collection(all_articles: Sequence[Article], folder: Path) -> None:
    """The anthology as manuscripts with their pictures and collection.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = "\n".join(f'"{part}" = "{part}"' for part in PARTS)
    text = f'title = "{title_of(len(all_articles))}"\nlanguage = "en"\nyear = 2026\npublisher = "The Benchmark Press"\n'
    (folder / "collection.toml").write_text(f"{text}\n[parts]\n{parts}\n", encoding="utf-8")
    for article in all_articles:
        write_manuscript(article, folder)
    draw_pictures(all_articles, folder)


def write_manuscript(article: Article, folder: Path) -> None:
    """One article into the folder of the manuscripts."""
    name, text = manuscript(article)
    (folder / name).write_text(text, encoding="utf-8")


def draw_pictures(all_articles: Sequence[Article], folder: Path) -> None:
    """The pictures of the articles that have one: bands of colour with a sun."""
    from PIL import Image, ImageDraw

    for article in all_articles:
        if article.credit:
            random = Random(article.name)
            image = Image.new("RGB", (1500, 1000), (236, 228, 210))
            draw = ImageDraw.Draw(image)
            for top in range(360, 1000, 80):
                points = [(x, top + random.randrange(-30, 30)) for x in range(0, 1501, 100)]
                draw.polygon([*points, (1500, 1000), (0, 1000)], fill=tuple(random.randrange(40, 200) for _ in "rgb"))
            draw.ellipse((1040, 100, 1220, 280), fill=(222, 140, 84))
            image.save(folder / article.picture, quality=75)


if __name__ == "__main__":
    write_collection(articles(int(sys.argv[1])), Path(sys.argv[2]))
