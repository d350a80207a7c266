"""How the time of reading grows with the size of a manuscript, for every syntax of notes and every reader.

    python scripts/benchmark_notes.py [--sizes 1.25,2.5,5] [--hostile] [part of a name …]

The article of tests/spellings is repeated until its file has the size in megabytes, with notes of their own each time.
For each size: seconds of the processor for reading and recognising, and the growth from one size to the next; about 2
is linear.
`--hostile` reads what nobody writes: openings without closings, brackets in brackets, the same sign a million times.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from publish.errors import PublishError
from publish.messages import Report
from publish.readers import read
from publish.recognise import recognise
from tests.spellings import FORMATS, PAGES, SPELLINGS, TEXTS, Spelling
from tests.spellings.neutral import ARTICLE, Line, Mark, Neutral, with_lines, without

HOSTILE = {
    "[note] never closed": "word[note]",
    "[/note] alone": "word[/note] ",
    "[mfn a": "[mfn a",
    "[[ref]": "[[ref]",
    "((": " ((",
    "((( ( (": "((( ( ( ",
    "{{efn|": "{{efn|",
    "\\footnote{": "\\footnote{",
    "footnote:[": "footnote:[",
    "^[": "a^[",
    "[^1]": "a[^1]",
    "[1. a": "w[1. a ",
    "[1]": "w[1]",
    "¹": "w¹",
    "<ref>": "<ref>",
    "<references>": "<references>",
    "Notes": "Notes\n\n",
    "[1] lines": "[1] a\n\n",
    "[^a]: lines": "[^a]: a\n\n",
    ".. [#] lines": ".. [#] a\n\n",
    "[footnotes] lines": "[footnotes]\n\n",
    "one long word": "w",
    "spaces": " .",
    "brackets": "[",
    "braces": "{",
    "lines of 1.": "1. a\n\n",
}


def repeated(article: Neutral, times: int) -> Neutral:
    """The article so many times over, each time with notes of its own."""
    blocks = []
    notes = {}
    for time_ in range(times):

        def own(line: Line, time_: int = time_) -> Line:
            return tuple(Mark(f"{piece.key}-{time_}") if isinstance(piece, Mark) else piece for piece in line)

        blocks += with_lines(article, own).blocks
        notes |= {f"{key}-{time_}": lines for key, lines in article.notes.items()}
    return replace(article, blocks=tuple(blocks), notes=notes)


def chosen(names: list[str]) -> Iterator[Spelling]:
    """Each text syntax in pasted text, each syntax of HTML in a page, each format; or those of these names."""
    own = {row[0] for row in FORMATS}
    usual = {f"{row[0]} in pasted" for row in TEXTS} | {f"{row[0]} in page" for row in PAGES} | own
    usual |= {
        f"[note] in {carrier}"
        for carrier in ("page", "classic post", "block post", "markdown", "word file", "odt file")
    }
    for spelling in SPELLINGS:
        if any(name in spelling.name for name in names) if names else spelling.name in usual:
            yield spelling


def seconds(path: Path) -> float:
    """How long a file takes to be read and recognised."""
    begin = time.process_time()
    report = Report()
    try:
        for manuscript in read(path, report):
            recognise(manuscript, report)
    except PublishError as error:
        print(f"      refused: {error.text}")
    return time.process_time() - begin


def measured(name: str, suffix: str, write: Callable[[int], bytes], sizes: list[float]) -> None:
    """One line: the seconds for each size, and the growth."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"article{suffix}"
        for size in sizes:
            path.write_bytes(write(int(size * 1_000_000)))
            times.append(seconds(path))
    growth = [f"{after / before:4.1f}" for before, after in pairwise(times)]
    print(f"{name:42} {' '.join(f'{t:7.2f}' for t in times)}   {' '.join(growth)}", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1.25,2.5,5")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    sizes = [float(size) for size in arguments.sizes.split(",")]
    print(f"{'MB':42} {' '.join(f'{size:7}' for size in sizes)}   growth")
    if arguments.hostile:
        for name, piece in HOSTILE.items():
            if not arguments.names or any(part in name for part in arguments.names):
                text = (piece * (2000 // len(piece)) + "\n\n").encode()
                measured(name, ".txt", lambda size, text=text: b"Title\n\n" + text * (size // len(text)), sizes)  # type: ignore[misc]
        return
    for spelling in chosen(arguments.names):
        article = without(ARTICLE, spelling.lacks)
        one = len(text_of(spelling, article))

        def write(size: int, spelling: Spelling = spelling, article: Neutral = article, one: int = one) -> bytes:
            return spelling.write(repeated(article, max(1, size // one)))

        measured(spelling.name, Path(spelling.file).suffix, write, sizes)


def text_of(spelling: Spelling, article: Neutral) -> bytes:
    """About as many bytes as one repetition adds; packed formats are counted by their text."""
    if spelling.file.endswith((".docx", ".odt")):
        return b" " * 4000
    return spelling.write(repeated(article, 2))[len(spelling.write(article)) :]


if __name__ == "__main__":
    main()
