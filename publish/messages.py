"""Findings for people: a code from one table, a severity, a place, what is wrong and what to do.

`CODES` owns the severity and all wording; the reference in docs/messages.md is made from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from publish.errors import PublishError

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Code:
    """The severity, the wording and the hint of one kind of finding; braces name the values it needs."""

    severity: Severity
    text: str
    hint: str


CODES: dict[str, Code] = {
    # the collection
    "collection-assumed": Code(
        "warning",
        "no collection.toml here: {assumed}",
        "write one (publish init makes it) so that nothing has to be assumed",
    ),
    "collection-incomplete": Code(
        "warning", "collection.toml doesn't say: {missing}; {assumed}", "add {missing} to collection.toml"
    ),
    "collection-not-placed": Code(
        "warning",
        "{name} is in the folder but not in the list of articles: it is left out of the book",
        "add it to articles in collection.toml, or move it elsewhere",
    ),
    "category-without-part": Code(
        "warning",
        "the category “{category}” has no line in [parts]: it becomes a part of its own after the others",
        "add “{category}” to [parts] in collection.toml, or correct the spelling here",
    ),
    # reading
    "manuscript-unreadable": Code("error", "{problem}", "{hint}"),
    "link-outside": Code(
        "warning",
        "{name} is a link that leads out of the folder: it is not followed",
        "put the file itself into the folder",
    ),
    "folder-ignored": Code(
        "info",
        "{name} is a folder with manuscripts: only those directly in the collection's folder are read",
        "move them up, or build that folder by itself",
    ),
    "file-ignored": Code("info", "{name} is not a manuscript that this version reads", "supported: {supported}"),
    "control-characters": Code(
        "warning",
        "{count} invisible control character(s) taken out, the first one U+{point:04X}",
        "nothing to do unless text is missing at this place",
    ),
    "long-lines": Code(
        "info",
        "lines {first}–{last} stand without blank lines between; each long line is taken as a paragraph",
        "put a blank line between paragraphs to be sure",
    ),
    # recognising
    "title-missing": Code(
        "error", "no title found", "put the title alone on a line above the text, with a blank line under it"
    ),
    "category-missing": Code(
        "info", "no category found", "put the category alone on a line above the title if the article belongs to a part"
    ),
    "author-missing": Code(
        "warning", "no author found", "end with the author's name alone on a line and the biography under it"
    ),
    "credit-missing": Code(
        "warning",
        "no credit line found",
        "add a line such as “Photo: Title (2020), by Creator via Source. Licensed under CC BY 4.0.”",
    ),
    "picture-uncredited": Code(
        "error", "{picture} has no credit line", "add a line “Photo: …” with creator, source and licence to the article"
    ),
    "picture-missing": Code(
        "info",
        "a credit line, but no picture {stem}.jpg or .png beside the manuscript",
        "put the picture beside the manuscript under that name if it is to be printed",
    ),
    "picture-surplus": Code(
        "warning",
        "{pictures} pictures for {credits} credit lines: the ones without a line are left uncredited",
        "one credit line for each picture, in the pictures' order",
    ),
    "description-unplaced": Code(
        "warning",
        "{kind} without a picture that it could belong to: “{text}”",
        "put it under the credit line of its picture, one for each picture, and the picture beside the manuscript",
    ),
    "alt-missing": Code(
        "warning", "{picture} has no text for those who can't see it", "add a line “Alt text: …” under its credit line"
    ),
    "credit-incomplete": Code("warning", "the credit line doesn't say: {missing}", "ask the author; quoted: “{raw}”"),
    "credit-unread": Code(
        "warning",
        "part of the credit line isn't understood and will not be printed: “{words}”",
        "write it as “Photo: Title (Year), by Creator via Source. Licensed under Licence.”, one line for each picture",
    ),
    "credit-contradiction": Code("error", "the credit line names two licences: {first} and {second}", "keep one"),
    "note-unclosed": Code(
        "error",
        "a note is opened by {tag} and never closed: “{context}”",
        "close it with {close}; the text has been left in the body as it is",
    ),
    "note-stray-close": Code("warning", "{tag} closes no note: “{context}”", "remove it, or add the missing {open}"),
    "note-empty": Code("warning", "an empty note {tag}: its mark is taken out", "write the note, or remove the tags"),
    "note-detached": Code(
        "warning",
        "note {number} belongs to a line that is printed elsewhere (credit, disclaimer, biography): it has no mark now",
        "move the note into the text",
    ),
    "note-undefined": Code(
        "error", "the note {mark} is referred to and not written: [?] stands in its place", "write the note"
    ),
    "note-unreferenced": Code(
        "warning",
        "no place refers to the note “{text}”: it stands last among the notes",
        "put its mark into the text, or remove the note",
    ),
    "note-nested": Code(
        "warning", "a note inside a note: “{context}”", "close the first before; the inner one follows it as its own"
    ),
    "note-callout": Code(
        "warning",
        "{tag} begins its paragraph or has attributes, as call-out boxes do: not taken for a note: “{context}”",
        "if it is a note, attach it to the word that it belongs to; if it isn't, remove the tags",
    ),
    "note-runs-on": Code(
        "warning",
        "a note runs over {paragraphs} paragraphs: “{context}”",
        "if it was to end in its first paragraph, the closing tag is missing there",
    ),
    # compiling
    "biography-conflict": Code(
        "warning",
        "{name} has another biography in {other}: the longer one is used",
        "make them the same; the other one says “{text}”",
    ),
    "disclaimer-variant": Code(
        "info", "the disclaimer differs from the one of most articles: “{text}”", "make them the same if they should be"
    ),
    # the HTML intermediate
    "image-unreadable": Code(
        "error",
        "{name} can't be used: {problem}; left out with its description “{description}”",
        "replace it by a sound JPEG or PNG file",
    ),
    "image-small": Code(
        "warning",
        "{name} has {width} × {height} pixels: only {ppi} per inch in print, 300 are wanted",
        "get a larger file from its source",
    ),
    "cover-missing": Code("error", "the cover {name} is not there", "correct cover in collection.toml"),
    "link-broken": Code("error", "a link to {target} leads nowhere", "this is a fault of Publish: please report it"),
    "id-repeated": Code("error", "the id {id} occurs twice", "this is a fault of Publish: please report it"),
    # editions and checks
    "layout-warning": Code("warning", "while laying out: {text}", "look at the page in question"),
    "layout-error": Code("error", "while laying out: {text}", "the edition isn't written before this is mended"),
    "glyph-missing": Code(
        "warning",
        "the book's fonts lack {characters}; a font of this machine is used for them",
        "another machine may show other letters: choose a theme whose fonts have them",
    ),
    "glyph-unprintable": Code(
        "error",
        "no font has {characters}: empty boxes stand for them in {edition}",
        "install a font that has them, or choose a theme whose fonts do",
    ),
    "words-lost": Code(
        "error", "missing from {edition}: {words}", "this is a fault of Publish: please report it with the manuscript"
    ),
    "words-unread": Code(
        "error",
        "words of the manuscript that no finding accounts for: {words}",
        "this is a fault of Publish: please report it with the manuscript",
    ),
    "epubcheck": Code("error", "EPUBCheck {id}: {text}", "see the named place in the EPUB"),
    "epubcheck-warning": Code("warning", "EPUBCheck {id}: {text}", "see the named place in the EPUB"),
    "pdf-fault": Code("error", "{text}", "build the edition again; report it if this stays"),
}


@dataclass(frozen=True, slots=True)
class Message:
    """One finding: code, severity, text and hint for a person, and the place (lines and columns count from 1)."""

    code: str
    severity: Severity
    text: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    hint: str | None = None


class Report:
    """Collects messages through all stages of one run, in the order in which they were found."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def say(
        self,
        code: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        **values: object,
    ) -> None:
        """Add the finding `code`, its wording filled with `values`. Raises KeyError for an unknown code."""
        kind = CODES[code]
        message = Message(
            code, kind.severity, kind.text.format(**values), file, line, column, kind.hint.format(**values)
        )
        self.messages.append(message)

    def fail(self, error: PublishError) -> None:
        """Add an exception that concerns one file only as an error."""
        self.messages.append(as_message(error))

    def add(self, messages: Iterable[Message]) -> None:
        """Add messages of another process."""
        self.messages.extend(messages)

    def count(self, severity: Severity) -> int:
        """How many messages have this severity."""
        return sum(m.severity == severity for m in self.messages)

    def exit_code(self, *, strict: bool = False) -> int:
        """1 where there are errors (strict: or warnings), else 0."""
        return int(bool(self.count("error") or (strict and self.count("warning"))))


def as_message(error: PublishError) -> Message:
    """An exception as the message that people and programs see."""
    return Message(error.code, "error", error.text, error.file, error.line, error.column, error.hint)


def excerpt(text: str, limit: int = 300) -> str:
    """`text` on one line, shortened to `limit` characters with an ellipsis: for quoting a place in a message."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
