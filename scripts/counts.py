"""What collections of real manuscripts come to when they are built, as rows of a Markdown table.

    python scripts/counts.py COLLECTION …

Each collection is copied and built in all editions. Notes are counted twice: by Publish, and in the files themselves.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from publish.build import build
from publish.errors import PublishError
from publish.messages import Report
from publish.outcome import Outcome

HEAD = ("collection", "files", "refused", "articles", "words", "lost", "notes", "in the files", "syntaxes", "messages")
_SYNTAXES = re.compile(r"(\w[\w ]*?) (\d+)(?:, |$)")
_LEFT = re.compile(
    r"\[/?(?:note|efn_note|mfn|fn|footnote)\b|\[\^|data-fn|_ftn|wp:|\{\{[<%]|\[(?:caption|gallery)\b", re.I
)
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)


def _word(path: Path) -> int:
    """The marks of footnotes and endnotes in a Word file, those in deleted text left out."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if re.fullmatch(r"word/document\d*\.xml", name)]
            root = etree.fromstring(archive.read(names[0])) if names else None
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        return 0
    if root is None:
        return 0
    marks = [*root.iter("{*}footnoteReference"), *root.iter("{*}endnoteReference")]
    return sum(next(mark.iterancestors("{*}del", "{*}moveFrom"), None) is None for mark in marks)


def _markdown(path: Path) -> int:
    text = path.read_text(encoding="utf-8", errors="replace")
    return len(re.findall(r"\[\^[^\]\s]+\](?!:)", re.sub(r"(`+).*?\1", "", text)))


def _jats(path: Path) -> int:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.parse(path, parser).getroot()
    if root.tag == "rss":
        return len(re.findall(r"data-fn=", path.read_text(encoding="utf-8", errors="replace")))
    return sum(
        mark.get("ref-type") == "fn" and next(mark.iterancestors("body"), None) is not None
        for mark in root.iter("xref")
    )


COUNTERS: dict[str, Callable[[Path], int]] = {
    ".docx": _word,
    ".md": _markdown,
    ".xml": _jats,
    ".txt": lambda path: path.read_text(encoding="utf-8", errors="replace").count("[note]"),
}


def left_over(output: Path) -> list[str]:
    """Signs of notes, blocks and shortcodes that stand in the pages outside code, with what stands around them."""
    found = []
    for page in sorted((output / "html").glob("*.xhtml")):
        text = _CODE.sub("", page.read_text(encoding="utf-8"))
        found += [f"{page.name}: {text[max(0, m.start() - 40) : m.end() + 40]!r}" for m in _LEFT.finditer(text)]
    return found


def row(name: str, files: list[Path], outcome: Outcome) -> str:
    """The row of a collection."""
    codes = Counter(message.code for message in outcome.messages)
    severities = Counter(message.severity for message in outcome.messages)
    syntaxes = Counter[str]()
    for message in outcome.messages:
        if message.code == "notes-found":
            count, _, stated = message.text.partition(" note(s) in the syntax ")
            listed = _SYNTAXES.findall(stated.strip("“”")) or [(stated.strip("“”"), count)]
            syntaxes.update({syntax: int(number) for syntax, number in listed})
    notes = sum(article["notes"] for article in outcome.articles)
    if own := notes - syntaxes.total():
        syntaxes["the format's own"] = own
    editions = outcome.conservation["editions"]
    assert isinstance(editions, dict)
    lost = " · ".join(f"{edition} {len(found['lost'])}" for edition, found in editions.items())
    marks = sum(COUNTERS.get(path.suffix.lower(), lambda _: 0)(path) for path in files)
    listed = ", ".join(f"{syntax} {count}" for syntax, count in syntaxes.items()) or "–"
    said = ", ".join(f"{severities[s]} {s}" for s in ("error", "warning", "info") if severities[s])
    refused = codes["manuscript-unreadable"]
    words = f"{outcome.conservation['words_in']:,}"
    cells = (name, len(files), refused, len(outcome.articles), words, lost, notes, marks, listed, said)
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print the table, and what is left over."""
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}", flush=True)
    left: list[str] = []
    for source in map(Path, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            collection = Path(folder) / source.name
            collection.mkdir()
            files = [path for path in sorted(source.rglob("*")) if path.suffix.lower() in COUNTERS]
            for path in files:
                shutil.copy(path, collection / path.name)
            try:
                outcome = build(collection, Path(folder) / "out", report=Report())
            except PublishError as error:
                print(f"| {source.name} | {len(files)} | {error.text} |", flush=True)
                continue
            print(row(source.name, files, outcome), flush=True)
            left += left_over(Path(folder) / "out")
    print(f"\nSigns of notes, blocks or shortcodes left outside code: {len(left)}", *left, sep="\n")


if __name__ == "__main__":
    main()
