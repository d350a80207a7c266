"""Line in, the texts of its single credits out: numbered ones, ones by place, ones parted by semicolons or licences."""

from __future__ import annotations

import re
from itertools import pairwise

from publish.rights import grammar
from publish.rights.grammar import compiled
from publish.rights.licences import find_licences
from publish.rights.reading import without_label
from publish.rights.sources import any_of
from publish.text import words

_NUMBER = re.compile(r"(?:^|(?<=[\s;,.]))\(?(?P<mark>\d|[a-h])[).]\s+")
_POSITION = r"(?:^|(?<=[;,.])\s*)\(?(?P<mark>{position})(?: (?:photo|picture|image|foto|bild))?\)?:\s*"


def pieces_of(text: str) -> list[str]:
    """The credits in a line, each with the line's label before it; the line itself where it holds one."""
    label, rest = without_label(text)
    head = text[: len(text) - len(rest)] if text.endswith(rest) and label else ""
    pieces = _numbered(rest) or _placed(rest) or _parted(rest) or _by_licence(rest)
    return [f"{head}{piece}" for piece in pieces] if pieces else [text]


def _numbered(text: str) -> list[str]:
    """“(1) … (2) …”."""
    marks = list(_NUMBER.finditer(text))
    counted = [
        match for index, match in enumerate(marks) if match["mark"] in (str(index + 1), "abcdefgh"[index : index + 1])
    ]
    if len(counted) < 2 or len(counted) != len(marks) or words(text[: marks[0].start()]):
        return []
    return _cut(text, counted)


def _placed(text: str) -> list[str]:
    """“Left: … Right: …”."""
    marks = list(compiled(_POSITION).finditer(text))
    if len(marks) < 2 or words(text[: marks[0].start()]):
        return []
    return _cut(text, marks)


def _cut(text: str, marks: list[re.Match[str]]) -> list[str]:
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    pieces = [text[mark.end() : end].strip(" ;,") for mark, end in zip(marks, ends, strict=True)]
    return pieces if all(words(piece) for piece in pieces) else []


def _parted(text: str) -> list[str]:
    """“… CC BY 2.0; … CC BY 4.0”: each part has a licence, or a place where pictures come from."""
    parts = [part.strip() for part in re.split(r";\s+|\s+\|\s+", text) if words(part)]
    if len(parts) < 2 or not all(find_licences(part) or (any_of(part) and _has_maker(part)) for part in parts):
        return []
    # “Name; Flickr; CC BY 2.0” has one licence in one part: that is one credit.
    return parts if all(_has_names(part) for part in parts) else []


def _by_licence(text: str) -> list[str]:
    """“… CC BY 2.0, … by … CC BY 4.0”: a creator stands between two licences."""
    cuts: list[int] = []
    found = find_licences(text)
    for one, other in pairwise(found):
        between = text[one.end : other.start]
        separator = re.match(r"[\s)\].]*(?:[,;.]\s+(?:(?:and|et|und|y|e)\s+)?|\s(?:and|et|und|y|e)\s+)", between)
        if separator and _has_maker(between) and not compiled(grammar.VIA).match(between[separator.end() :]):
            cuts.append(one.end + separator.end())
    edges = [0, *cuts, len(text)]
    return [text[a:b].strip(" ,;") for a, b in pairwise(edges)] if cuts else []


def _has_maker(text: str) -> bool:
    return any(words(text[match.end() :]) for match in compiled(grammar.BY).finditer(text))


def _has_names(text: str) -> bool:
    for found in reversed(find_licences(text)):
        text = text[: found.start] + text[found.end :]
    return len(words(text)) > 1
