"""Markdown file in, Manuscript out: CommonMark with tables, strikethrough, footnotes and front matter.

    text ──front_matter──▶ entries ──fields──▶ Field …
         └─shortcodes─▶ text with marks ──tokens──▶ HTML ──html──▶ tree ──blocks, pictures──▶ body, notes, pictures

Front matter is YAML or TOML in the spellings of Hugo, Jekyll and Pandoc. Lines are those of the file.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.model import Manuscript
from publish.readers.markdown import blocks, fields, front_matter, shortcodes
from publish.readers.markdown.credits import with_numbers
from publish.readers.markdown.html import Context
from publish.readers.markdown.pictures import Pictures
from publish.readers.markdown.tokens import TooMuchError, parse_markdown
from publish.readers.plain_text import decoded, without_controls
from publish.text import is_blank
from publish.vocabulary import NOTEREF, parse, plain

_TOO_DEEP = "its elements are nested too deeply"


def read(path: Path, data: bytes, report: Report) -> list[Manuscript]:
    """The article in a Markdown file. Raises ManuscriptError where it isn't UTF-8, its front matter can't be read, it
    holds no text, or its nesting is of a kind that only attacks have."""
    text = without_controls(path, decoded(path, data), report).replace("\r\n", "\n").replace("\r", "\n")
    try:
        manuscript = _manuscript(path, text, report)
        parse(manuscript.body)
    except RecursionError:
        raise ManuscriptError(_TOO_DEEP, file=str(path), hint="nest quotations and lists less deeply") from None
    except TooMuchError as error:
        raise ManuscriptError(str(error), file=str(path), line=error.line, hint="split the paragraph") from None
    except etree.XMLSyntaxError as error:
        raise ManuscriptError(f"its HTML can't be read: {error.msg}", file=str(path), hint="mend the HTML") from None
    return [manuscript]


def _manuscript(path: Path, text: str, report: Report) -> Manuscript:
    matter, rest = front_matter.split(path, text, report)
    matter, all_stated = fields.without_statement(matter)
    coded = shortcodes.Coded(rest, [], []) if all_stated else shortcodes.take_out(rest)
    document = parse_markdown(coded, path, report, exact=all_stated)
    context = Context(str(path), report, coded, document, Pictures(path, report), all_stated)
    stated = fields.fields_of(matter, context)
    content = blocks.content_of(context, stated.title)
    known = bool(content.fields or (all_stated and (stated.fields or content.body)))
    known = known or "<img" in content.body or NOTEREF in content.body
    known = known or any(field.name == "roll" for field in stated.fields)
    if is_blank(plain(content.body)) and not known:
        raise ManuscriptError("the file holds no text", file=str(path), hint="write the article into it")
    notes = blocks.notes_of(context)
    coded.report(str(path), report)
    body = content.body + stated.loose
    merged = with_numbers(fields.in_order(stated.fields, content.fields), context.pictures)
    return Manuscript(str(path), "markdown", body, context.pictures.files(), merged, notes, all_stated)
