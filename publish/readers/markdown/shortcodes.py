"""Shortcodes of Hugo ({{< … >}}, {{% … %}}) and Jekyll ({% … %}, {{ … }}): taken out of the text before it is parsed,
put back where they stand in code, reported by name everywhere else. What stands between an opening and a closing one
stays in the text.

A shortcode may stand in the address of a link, with spaces, which Markdown wouldn't take. So each becomes a mark of
noncharacters, which can't be in a manuscript.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from urllib.parse import quote

from publish.messages import Report

_OPENERS = {"{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}"}
_OPENER = re.compile(r"\{\{[<%]|\{%|\{\{(?=[ \t]*[\w.])")
_NAME = re.compile(r"[\s/-]*([\w./-]+)")
_REACH = 4000
"""Characters of the longest shortcode."""
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_QUOTED = re.compile(f"{quote(_OPEN)}(\\d+){quote(_CLOSE)}", re.IGNORECASE)


@dataclass(slots=True)
class Coded:
    """Text with marks for its shortcodes. It remembers which of them were code and so stayed."""

    text: str
    codes: list[tuple[str, int]]
    """Each shortcode as written, with its line."""
    shifts: list[tuple[int, int]]
    """Lines of `text` from which on so many lines of the file have gone."""
    kept: set[int] = field(default_factory=set)

    def line(self, number: int) -> int:
        """The line in the file of a line of `text`."""
        index = bisect_right(self.shifts, (number, 1 << 60)) - 1
        return number + (self.shifts[index][1] if index >= 0 else 0)

    def restored(self, text: str) -> str:
        """Text with its shortcodes as they were written."""

        def put_back(match: re.Match[str]) -> str:
            self.kept.add(int(match[1]))
            return self.codes[int(match[1])][0]

        return _MARK.sub(put_back, text)

    def report(self, source: str, report: Report) -> None:
        """Say for each name how often it was taken out, with all that stood in it."""
        by_name: dict[str, list[tuple[str, int]]] = {}
        opened = {_name(code) for code, _ in self.codes if not _closes(code)}
        for index, (code, line) in enumerate(self.codes):
            if index not in self.kept and not (_closes(code) and _name(code) in opened):
                by_name.setdefault(_name(code), []).append((code, line))
        for name, found in by_name.items():
            tags = " ".join(" ".join(code.split()) for code, _ in found)
            report.say("shortcode", file=source, line=found[0][1], name=name, count=len(found), tags=tags)


def without_marks(text: str) -> str:
    """Text or an address with all marks gone."""
    return _QUOTED.sub("", _MARK.sub("", text))


def take_out(text: str) -> Coded:
    """The text with a mark for each shortcode. One that isn't closed is text."""
    pieces: list[str] = []
    codes: list[tuple[str, int]] = []
    shifts: list[tuple[int, int]] = []
    position, line, gone = 0, 1, 0
    while match := _OPENER.search(text, position):
        close = _OPENERS[match[0]]
        end = text.find(close, match.end(), match.end() + _REACH)
        before = text[position : match.end() if end < 0 else match.start()]
        pieces.append(before)
        line += before.count("\n")
        if end < 0:
            position = match.end()
            continue
        code = text[match.start() : end + len(close)]
        position = end + len(close)
        if code.startswith(("{{</*", "{{%/*")):  # how a manual of Hugo writes one that is to be shown
            pieces.append(code.replace("/*", "", 1).replace("*/", "", 1))
            line += code.count("\n")
            continue
        pieces.append(f"{_OPEN}{len(codes)}{_CLOSE}")
        codes.append((code, line))
        if breaks := code.count("\n"):
            gone += breaks
            line += breaks
            shifts.append((line - gone + 1, gone))
    pieces.append(text[position:])
    return Coded("".join(pieces), codes, shifts)


def _name(code: str) -> str:
    match = _NAME.match(code.lstrip("{<%"))
    return match[1] if match else code[:20]


def _closes(code: str) -> bool:
    return code.lstrip("{<%- \t\n").startswith(("/", "end"))
