"""HTML that an author wrote in; HTML that can swallow nothing after it out, with a message for all that is taken out.

An unclosed comment or script would take the rest of the article with it. Comments, scripts and styles go with a
message; the tags of frames, forms and the like go, and their text stays.
"""

from __future__ import annotations

import re

from publish.messages import Report, excerpt

_OPENING = re.compile(r"<!--|<(script|style)\b[^<>]*>", re.IGNORECASE)
_DECLARATION = re.compile(r"<[!?](?!--)[^<>]*>?")
_FOREIGN = re.compile(
    r"</?(iframe|object|embed|form|input|button|textarea|select|option|template|noscript|noembed|noframes|title|xmp|"
    r"plaintext|svg|math|head|html|body|base|link|meta|script|style|frameset|frame|video|audio|source)\b[^<>]*>",
    re.IGNORECASE,
)
_AUTOLINK = re.compile(r"<([a-z][a-z0-9+.-]*:[^\s<>]+|[^\s<>@/]+@[^\s<>@]+)>", re.IGNORECASE)
"""An address in angle brackets, which is a link in Markdown and no element of HTML."""
_SILENT = frozenset("html body head".split())
_ADDRESS = re.compile(r"""\b(?:src|href|data|value|alt|title)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


def clean(html: str, source: str, line: int, report: Report) -> str:
    """HTML without comments, scripts, styles and the tags of what no book can show."""
    if "<" not in html:
        return html
    pieces: list[str] = []
    position = 0
    while match := _OPENING.search(html, position):
        pieces.append(html[position : match.start()])
        name = (match[1] or "").lower()
        end, after = _end(html, match, name)
        where = line + html.count("\n", 0, match.start())
        if end < 0:
            # Nothing closes it: the rest is text, the tag is shown as it stands.
            pieces.append(match[0].replace("<", "&lt;"))
            position = match.end()
            continue
        inner = html[match.end() : end]
        if name:
            report.say("html-dropped", file=source, line=where, name=name, text=excerpt(inner, 2000))
        elif inner.strip():
            report.say("html-comment", file=source, line=where, text=excerpt(inner, 2000))
        position = after
    pieces.append(html[position:])
    rest = _DECLARATION.sub(lambda m: m[0].replace("<", "&lt;"), "".join(pieces))
    rest = _AUTOLINK.sub(r"\1", rest)

    def drop(match: re.Match[str]) -> str:
        name = match[1].lower()
        if not match[0].startswith("</") and name not in _SILENT:
            words = " ".join(address.strip("\"'") for address in _ADDRESS.findall(match[0]))
            report.say("html-foreign", file=source, line=line, name=name, text=excerpt(words, 2000))
        return " "

    return _FOREIGN.sub(drop, rest)


def _end(html: str, match: re.Match[str], name: str) -> tuple[int, int]:
    if not name:
        if html.startswith((">", "->"), match.end()):  # <!--> is a whole comment
            return match.end(), html.find(">", match.end()) + 1
        end = html.find("-->", match.end())
        return end, end + 3
    close = re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE).search(html, match.end())
    return (close.start(), close.end()) if close else (-1, -1)
