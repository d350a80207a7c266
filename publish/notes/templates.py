"""Templates of MediaWiki that are notes: text{{efn|The note.}}, {{sfn|Smith|1999|p=5}}, {{refn|The note.}}.

`name=` names a note; a template with a name and no text means that note. The parts of a short footnote are its text.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.notes.brackets import closings, one_block
from publish.notes.found import Found, Span, replaced
from publish.notes.places import place, text_only

_OPEN = re.compile(r"\{\{\s*(efn(?:-[lu][ar])?|refn|sfnp?|sfnm|r?footnote)\s*\|", re.IGNORECASE)
_PARAMETER = re.compile(r"\s*([\w-]{1,20})\s*=")
_SHORT = {"p": "p. ", "pp": "pp. ", "page": "p. ", "pages": "pp. ", "loc": "", "at": ""}
_SILENT = frozenset({"name", "group", "ref"})


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every template of a note, and these notes."""
    if "{{" not in markup:
        return Found(markup, {}, ())
    masked = text_only(markup)
    ends = closings(masked, (m.start() for m in _OPEN.finditer(masked)), "{", "}")
    spans: list[Span] = []
    position = 0
    while opening := _OPEN.search(masked, position):
        position = opening.end()
        end = ends.get(opening.start(), 0)
        inside = markup[opening.end() : end - 2] if end else ""
        if not end or masked[end - 2 : end] != "}}" or not one_block(inside):
            continue
        name, content, said = _note(opening[1].lower(), inside)
        tag = f"{opening[0]}{said}}}}}"
        spans.append(Span(opening.start(), end, place(markup, opening.start())[0], tag, (content,), name=name))
        position = end
    return replaced(markup, spans, "template", "{{efn}}", source, report)


def _note(template: str, inside: str) -> tuple[str, str, str]:
    """The name and the text of a note, and what is neither."""
    short = template.startswith("sfn")
    name = ""
    texts: list[str] = []
    said: list[str] = []
    for part in _parts(inside):
        stated = _PARAMETER.match(part)
        key = stated[1].lower() if stated else ""
        value = part[stated.end() :].strip() if stated else part.strip()
        if key and (key in _SILENT or key.isdigit() or short):
            said.append(part if key in _SILENT else key)
        if key == "name":
            name = value.strip("\"'")
        elif short and key in _SHORT:
            texts.append(f", {_SHORT[key]}{value}")
        elif key in _SILENT:
            continue
        elif key and not key.isdigit() and not short:
            texts.append(part)  # a sign of equality in the text
        else:
            texts.append(f" {value}" if short else value)
    text = "".join(texts) if short else "|".join(texts)
    return name, text.strip(), "|".join(said)


def _parts(inside: str) -> list[str]:
    """What stands between the bars of a template, not those of templates and links in it."""
    parts = [""]
    depth = 0
    for piece in re.split(r"(\{\{|\}\}|\[\[|\]\]|\|)", inside):
        depth += (piece in ("{{", "[[")) - (piece in ("}}", "]]"))
        if piece == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts
