"""Markdown in, HTML with lines and marks of notes out, on markdown-it-py and its footnote plugin.

The HTML still holds what the author wrote as HTML. `data-publish-line` is the line, `<a data-publish-note>` a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.readers.markdown.marks import UNDEFINED, find_undefined, with_marks
from publish.readers.markdown.raw import clean
from publish.readers.markdown.shortcodes import Coded
from publish.vocabulary import escape

NESTING = 60
LABEL_LIMIT = 200
"""Characters of the longest label of a note."""
BRACKET_LIMIT = 20_000
"""Brackets of one paragraph: the parser's time grows with their square."""
_MARKDOWN_OPTIONS = {"html": True, "maxNesting": NESTING}


class TooMuchError(ValueError):
    """A paragraph that no person writes."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(text)
        self.line = line


@dataclass(frozen=True, slots=True)
class Definition:
    """A note as HTML, by the key of its marks."""

    key: str
    html: str
    line: int


@dataclass(slots=True)
class Document:
    """What a file holds; titles of the front matter are rendered by the same parser and share its notes."""

    html: str
    parser: MarkdownIt
    env: dict[str, Any]
    definitions: dict[str, tuple[list[Token], int]]
    """Tokens of the notes by label, with the line."""
    spare: list[tuple[list[Token], int]]
    """Second definitions of a label."""
    coded: Coded
    path: Path
    report: Report
    exact: bool
    """Whether the file is written exactly: what looks like a mark in code is one there too."""

    def inline(self, text: str, line: int) -> str:
        """A line of Markdown as HTML."""
        tokens = self.parser.parseInline(text, self.env)
        return self.rendered(tokens, line)

    def blocks(self, text: str, line: int) -> str:
        """A few paragraphs of Markdown as HTML, all of them on one line of the file."""
        tokens = self.parser.parse(text, self.env)
        for token in tokens:
            token.map = None
        return self.rendered(_without_definitions(tokens, self), line)

    def notes(self) -> list[Definition]:
        """All notes: those referred to, those inside the text, and those that nothing refers to."""
        found: list[Definition] = []
        listed = self.env.get("footnotes", {}).get("list", {})
        used: set[str] = set()
        for number in list(listed):
            note = listed[number]
            if "label" in note:
                tokens, line = self.definitions.get(note["label"], ([], 1))
                used.add(note["label"])
                found.append(Definition(f"md-{number}", self.rendered(tokens, line), line))
            else:
                line = note.get("line", 1)
                inner = self._inline(note["tokens"], line)
                found.append(Definition(f"md-{number}", f"<p>{inner}</p>", line))
        unused = [pair for label, pair in self.definitions.items() if label not in used]
        for index, (tokens, line) in enumerate([*unused, *self.spare]):
            found.append(Definition(f"md-unused-{index}", self.rendered(tokens, line), line))
        return found

    def rendered(self, tokens: Sequence[Token], line: int) -> str:
        """Tokens as HTML; `line` is that of tokens that don't know theirs."""
        pieces: list[str] = []
        for index, token in enumerate(tokens):
            if token.map:
                line = self.coded.line(token.map[0] + 1)
            if token.nesting >= 0 and token.tag and token.block:
                token.attrSet("data-publish-line", str(line))
            if token.type == "inline":
                for mark in token.meta.get(UNDEFINED, ()):
                    self.report.say("note-not-written", file=str(self.path), line=line, mark=mark)
                pieces.append(self._inline(token.children or [], line))
            elif token.type == "html_block":
                pieces.append(f"<!--publish {line}-->")
                pieces.append(self._clean(with_marks(token.content, self._mark, in_code=self.exact), line))
            elif token.type in ("fence", "code_block"):
                content = escape(self.coded.restored(token.content.removesuffix("\n")))
                pieces.append(f'<pre data-publish-line="{line}">{content}</pre>')
            else:
                html = self.parser.renderer.render([token], self.parser.options, self.env)
                pieces.append(html.removesuffix("\n") if token.nesting == 1 else html)
                if token.hidden and token.nesting == 1 and index and tokens[index - 1].type == "paragraph_close":
                    pieces.append("\n")
        return "".join(pieces)

    def _inline(self, children: Sequence[Token], line: int) -> str:
        pieces: list[str] = []
        for token in children:
            if token.type == "footnote_ref":
                pieces.append(f'<a data-publish-note="md-{token.meta["id"]}"></a>')
                note = self.env["footnotes"]["list"][token.meta["id"]]
                note.setdefault("line", line)
            elif token.type == "code_inline":
                pieces.append(f"<code>{escape(self.coded.restored(token.content))}</code>")
            else:
                if token.type == "image":
                    token.attrSet("data-publish-image", "")
                pieces.append(self.parser.renderer.render([_wrapped(token)], self.parser.options, self.env))
        return self._clean("".join(pieces), line)

    def _mark(self, label: str) -> str | None:
        """The HTML of the mark of a note, where a note has this label."""
        key = self.note_key(label)
        return None if key is None else f'<a data-publish-note="{key}"></a>'

    def note_key(self, label: str) -> str | None:
        """The key of the note that has this label, which counts as referred to from now on."""
        notes = self.env.get("footnotes", {})
        number = notes.get("refs", {}).get(f":{label}")
        if number is None:
            return None
        if number < 0:
            number = notes["refs"][f":{label}"] = len(notes["list"])
            notes["list"][number] = {"label": label, "count": 0}
        return f"md-{number}"

    def _clean(self, html: str, line: int) -> str:
        return clean(html, str(self.path), line, self.report)


class _Exact(MarkdownIt):
    """The parser, leaving addresses as they are written: `normalize…` are its own names for what it does to them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def parse_markdown(coded: Coded, path: Path, report: Report, *, exact: bool = False) -> Document:
    """A file's text as HTML, and its notes; `exact` leaves addresses as they are written. Raises ManuscriptError where
    blocks are nested too deeply."""
    kind = _Exact if exact else MarkdownIt
    parser = kind("commonmark", _MARKDOWN_OPTIONS).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _reference)
    parser.core.ruler.before("inline", "publish_limits", _limits)
    parser.core.ruler.before("text_join", "publish_undefined", find_undefined)
    env: dict[str, Any] = {}
    document = Document("", parser, env, {}, [], coded, path, report, exact)
    tokens = parser.parse(coded.text, env)
    for token in tokens:
        # What is nested more deeply than the limit would be left out without a word.
        if token.block and token.level >= NESTING - 1:
            line = coded.line(token.map[0] + 1) if token.map else None
            text = f"quotations or lists are nested more than {NESTING // 2} deep"
            raise ManuscriptError(text, file=str(path), line=line, hint="nest them less deeply")
    body = _without_definitions(tokens, document)
    document.html = document.rendered(body, 1)
    return document


def _reference(state: StateInline, silent: bool) -> bool:
    # The plugin's own search for the end of a label goes to the end of the paragraph.
    if state.src.startswith("[^", state.pos) and state.src.find("]", state.pos, state.pos + LABEL_LIMIT) < 0:
        return False
    return footnote_ref(state, silent)


def _limits(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            line = token.map[0] + 1 if token.map else 1
            if token.content.count("[") > BRACKET_LIMIT or token.content.count("<!") > BRACKET_LIMIT // 4:
                raise TooMuchError(f"a paragraph with more than {BRACKET_LIMIT // 4} opening brackets", line)


def _wrapped(token: Token) -> Token:
    """An inline token in the block token that the renderer wants."""
    return Token("inline", "", 0, children=[token])


def _without_definitions(tokens: Sequence[Token], document: Document) -> list[Token]:
    """The tokens of the text; those of the notes go into the document."""
    outside: list[Token] = []
    open_notes: list[tuple[str, list[Token], int]] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            line = document.coded.line(token.map[0] + 1) if token.map else 1
            open_notes.append((token.meta["label"], [], line))
        elif token.type == "footnote_reference_close":
            label, inner, line = open_notes.pop()
            if label in document.definitions:
                document.report.say("note-written-twice", file=str(document.path), line=line, mark=f"[^{label}]")
                document.spare.append((inner, line))
            else:
                document.definitions[label] = (inner, line)
        else:
            (open_notes[-1][1] if open_notes else outside).append(token)
    return outside
