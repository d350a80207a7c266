"""The content of a post as WordPress keeps it in, HTML as its readers saw it out.

The block editor writes elements between comments; the classic editor writes text, in which blank lines and line ends
mean paragraphs and breaks. No line end is added or taken away, so that lines can be counted afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_BLOCK_COMMENT = re.compile(r"<!--\s*(/?)wp:([a-z][\w/-]*)((?:\s(?:[^-]|-(?!->))*?)?)(/?)-->")
_PARTS = (
    "p|div|h[1-6]|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|td|th|colgroup|col|blockquote|figure|figcaption|"
    "pre|hr|form|fieldset|legend|section|article|aside|header|footer|nav|details|summary|address|iframe|video|audio|"
    "object|script|style|main"
)
_TOKEN = re.compile(
    rf"(<!--.*?-->|</?(?:{_PARTS})\b[^>]*>|\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(/?)(\w+)")
_VERBATIM = frozenset({"pre", "script", "style"})
_VOID = frozenset({"hr", "col"})
#: Elements in which bare text is a paragraph.
_HOLDING = frozenset("div blockquote section article aside header footer main details form fieldset".split())

#: Blocks that have no text of their own.
_SILENT_BLOCKS = frozenset("more nextpage separator spacer footnotes paragraph block".split())
#: Tags that mean notes are left to those who know them.
_NOTES = frozenset(
    "note efn_note efn_reset efn_list mfn modern_footnote mfn_list ref n fn footnote footnotes footnotes_list "
    "references".split()
)
_CORE = frozenset("gallery embed audio video playlist caption wp_caption".split())
_SHORTCODE = re.compile(r"(?<!\[)\[(/?)([A-Za-z][\w-]{0,60})((?:\s[^\[\]<]{0,2000})?)\](?![\](])")
# A sentence in brackets may hold an address, or a sign of equality.
_ATTRIBUTE = re.compile(r"(?:\A|\s)[\w-]+=[\"'“”„″]|\A(?:\s+(?:[\w-]+=\S+|https?://\S+))+\s*/?\Z")
_CODE = re.compile(r"<(pre|code|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_CAPTION = re.compile(r"\[(wp_)?caption\b([^\]]{0,2000})\](.{0,20000}?)\[/(?(1)wp_)caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)", re.IGNORECASE)
_CAPTION_TEXT = re.compile(r"""\bcaption=(["'])(.*?)\1""", re.DOTALL)


def as_html(content: str) -> tuple[str, Counter[str], Counter[str]]:
    """The HTML of a post; the shortcodes taken out of it and the empty blocks, each as written, with their counts."""
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    blocks = Counter(m[2] for m in _BLOCK_COMMENT.finditer(content) if m[4] and m[2] not in _SILENT_BLOCKS)
    content, shortcodes = _without_shortcodes(_CAPTION.sub(_figure, content))
    return "".join(_paragraphs(content)), shortcodes, blocks


def inserted(content: str, stored: dict[str, str], depth: int = 4) -> str:
    """Content with the reusable blocks that it names put in their places, on one line to keep the count of lines."""

    def block(match: re.Match[str]) -> str:
        found = re.search(r'"ref"\s*:\s*(\d{1,12})', match[3])
        text = stored.get(found[1]) if match[2] == "block" and match[4] and found else None
        return match[0] if text is None or not depth else inserted(text, stored, depth - 1)

    return _BLOCK_COMMENT.sub(block, content) if stored else content


def _paragraphs(content: str) -> Iterator[str]:
    """What stands in blocks as it is, what stands outside of them as the classic editor means it."""
    depth = position = 0
    for match in _BLOCK_COMMENT.finditer(content):
        piece = content[position : match.start()]
        yield piece if depth else classic(piece)
        yield re.sub(r"[^\n]", "", match[0])
        position = match.end()
        if match[1]:
            depth = max(0, depth - 1)
        elif not match[4]:
            depth += 1
    yield content[position:] if depth else classic(content[position:])


def classic(text: str) -> str:
    """Text of the classic editor with its paragraphs and breaks as elements."""
    pieces: list[str] = []
    stack: list[str] = []
    opened = False
    for token in _TOKEN.split(text):
        tag = _TAG.match(token) if token.startswith("<") else None
        name = tag[2].lower() if tag and re.fullmatch(_PARTS, tag[2], re.IGNORECASE) else ""
        verbatim = bool(stack) and stack[-1] in _VERBATIM
        if verbatim and not (name == stack[-1] and tag and tag[1]):
            pieces.append(token)
        elif token.startswith("<!--"):
            pieces.append(re.sub(r"[^\n]", "", token))
        elif name and tag:
            pieces.append("</p>" if opened else "")
            opened = False
            pieces.append(token)
            if tag[1]:
                if name in stack:
                    del stack[len(stack) - 1 - stack[::-1].index(name) :]
            elif name not in _VOID:
                stack.append(name)
        elif not token.strip(" \t\n\u00a0"):
            if token.count("\n") > 1 and opened:
                pieces.append("</p>")
                opened = False
            pieces.append(token)
        else:
            if not opened and (not stack or stack[-1] in _HOLDING):
                pieces.append("<p>")
                opened = True
            pieces.append(_with_breaks(token))
    return "".join([*pieces, "</p>" if opened else ""])


def _with_breaks(text: str) -> str:
    core = text.strip("\n")
    start = text.index(core)
    broken = re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)\n", "<br/>\n", core)
    return text[:start] + broken + text[start + len(core) :]


def _figure(match: re.Match[str]) -> str:
    picture = _PICTURE.match(match[3])
    stated = _CAPTION_TEXT.search(match[2])
    if not picture:
        return match[0]
    caption = " ".join(part for part in (stated[2] if stated else "", match[3][picture.end() :].strip()) if part)
    return f"<figure>{picture[1]}<figcaption>{caption}</figcaption></figure>" if caption else picture[1]


def _without_shortcodes(content: str) -> tuple[str, Counter[str]]:
    """Content without the tags of shortcodes, their inner text kept: those of the core, with attributes, in pairs."""
    code = [(m.start(), m.end()) for m in _CODE.finditer(content)]
    masked = list(content)
    for start, end in code:
        masked[start:end] = "\x00" * (end - start)
    text = "".join(masked)
    closed = {m[2].lower() for m in _SHORTCODE.finditer(text) if m[1]}
    found: Counter[str] = Counter()
    pieces: list[str] = []
    position = 0
    for match in _SHORTCODE.finditer(text):
        name = match[2].lower()
        known = name in _CORE or name in closed or bool(_ATTRIBUTE.search(match[3]))
        if not known or name in _NOTES or _in_tag(text, match.start()):
            continue
        if not match[1]:
            found[" ".join(match[0].split())] += 1
        apart = (
            " "
            if content[match.start() - 1 : match.start()].isalnum() and text[match.end() : match.end() + 1].isalnum()
            else ""
        )
        pieces += [content[position : match.start()], apart + re.sub(r"[^\n]", "", match[0])]
        position = match.end()
    return "".join([*pieces, content[position:]]), found


def _in_tag(text: str, position: int) -> bool:
    """Whether a place stands inside a tag: in the value of an attribute."""
    before = text[max(0, position - 2000) : position]
    return bool(re.search(r"<[A-Za-z][^<>]*\Z", before[before.rfind("<") :] if "<" in before else ""))
