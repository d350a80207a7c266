"""Pasted text in, Manuscript out: paragraphs set apart by lines that look blank, each with its line.

What counts is what the author saw: a line that holds one no-break space is blank, any line end is a line end. A block
keeps its inner line ends, because a name and its biography often stand in one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Manuscript, PictureFile
from publish.readers.plain_text import LINE_END, decoded, without_controls
from publish.text import is_blank
from publish.vocabulary import serialise

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff")

LONG_LINE = 120
"""No editor wraps lines as late as this: a longer line is a paragraph by itself."""

_BULLET = re.compile(r"[•‣◦▪·*-]\s+\S")
_NUMBER = re.compile(r"\[?([1-9]\d{0,2})[.)\]]\s+\S")

LONGEST = 1_000_000
"""Characters of one paragraph: a whole novel without a line end is no article."""


def read(path: Path, data: bytes, report: Report) -> list[Manuscript]:
    """The blocks of a text file. Raises ManuscriptError where it isn't UTF-8 (UTF-16 with a mark) or holds no text."""
    text = decoded(path, data)
    body = etree.Element("body")
    for first, lines in _blocks(LINE_END.split(without_controls(path, text, report))):
        for line, block in _paragraphs(path, first, lines, report):
            if len(block) > LONGEST:
                raise ManuscriptError(
                    f"a paragraph of {len(block):,} characters", file=str(path), line=line, hint="is this an article?"
                )
            element = etree.SubElement(body, "p", {"data-line": str(line)})
            element.text = block
    if not len(body):
        raise ManuscriptError("the file holds no text", file=str(path), hint="paste the article into it")
    return [Manuscript(str(path), "pasted", serialise(body), pictures_beside(path, report))]


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that aren't blank, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if not is_blank(line):
            block.append(line.strip())
        elif block:
            yield number - len(block), block
            block = []


def _paragraphs(path: Path, first: int, lines: list[str], report: Report) -> Iterator[tuple[int, str]]:
    """A block as it is, or cut where long lines stand without blank lines between: each of them is a paragraph, unless
    every line is an item of one list."""
    if all(_BULLET.match(line) for line in lines) or _is_counted(lines):
        yield first, "\n".join(lines)
        return
    cut: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, first):
        if cut and len(line) <= LONG_LINE and len(cut[-1][1][-1]) <= LONG_LINE:
            cut[-1][1].append(line)
        else:
            cut.append((number, [line]))
    if sum(len(run[0]) > LONG_LINE for _, run in cut) > 1:
        report.say("long-lines", file=str(path), line=first, first=first, last=first + len(lines) - 1)
    for number, run in cut:
        yield number, "\n".join(run)


def _is_counted(lines: list[str]) -> bool:
    """Whether lines begin with numbers that ascend by one."""
    found = [_NUMBER.match(line) for line in lines]
    numbers = [int(number[1]) for number in found if number]
    return len(numbers) == len(lines) > 1 and numbers == list(range(numbers[0], numbers[0] + len(lines)))


def pictures_beside(path: Path, report: Report) -> tuple[PictureFile, ...]:
    """The pictures that lie beside a text file under its name: article.jpg, article-1.jpg, article-2.png …"""
    pattern = re.compile(re.escape(path.stem) + r"(?:-(\d{1,3}))?", re.IGNORECASE)
    found: list[tuple[int, str, Path]] = []
    for other in path.parent.iterdir():
        match = pattern.fullmatch(other.stem)
        if not match or other.suffix.lower() not in PICTURE_SUFFIXES or not other.is_file():
            continue
        # article-2.jpg belongs to article-2.txt where there is one; a link may not lead out of the folder.
        taken = match[1] and other.with_suffix(path.suffix).exists()
        if taken:
            continue
        if not other.resolve().is_relative_to(path.parent.resolve()):
            report.say("link-outside", file=str(path), name=other.name)
        else:
            found.append((int(match[1] or 0), other.name, other))
    return tuple(PictureFile(other.name, other) for _, _, other in sorted(found))
