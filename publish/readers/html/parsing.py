"""Bytes or text of a page in, its tree out: encoding first, then limits, then lxml's HTML parser.

Neither entities of a DOCTYPE nor anything outside the file is ever read. All of the text is in the tree, or there is no
tree: where libxml2 stops (depth, huge text), a ManuscriptError says so.
"""

from __future__ import annotations

import codecs
import re
from html import entities
from pathlib import Path

from lxml import etree

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.text import is_blank
from publish.vocabulary import Element

DEPTH = 200
"""Elements inside one another: real pages have some forty, and every stage walks the tree."""
CELLS = 100_000
"""Cells of all tables of a page."""

_HEAD = 4096
"""Bytes in which a page has to say its encoding; browsers look at 1024."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
#: Encodings of Python's own that no page is in.
_ODD = frozenset({"idna", "palmos", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
_SUPERSETS = {"latin": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAME = re.compile(r"[\w:.-]+")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,10}));?")
_DOCTYPE = re.compile(r"<!doctype\b([^>\[]{0,1000})(\[)?[^>]{0,1000}>", re.IGNORECASE)
_FONT_STYLE = re.compile(r"<(/?)([ib])(?=[\s>])", re.IGNORECASE)
# libxml2 reads nothing after the end of a page; browsers do, and pages stand behind one another in one file.
_OF_HEADS = frozenset("title meta link base basefont style script template noscript".split()) | {etree.Comment}
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_NAMED = re.compile(r"&(\w{2,32});")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_OPS = "{http://www.idpf.org/2007/ops}"


def decoded(path: Path, data: bytes) -> str:
    """The text of a page. Raises ManuscriptError, naming the byte, where it isn't in the encoding that it states."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None) or _stated(path, data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        name = (encoding or "utf-8").upper()
        raise ManuscriptError(
            f"not {name} text: byte 0x{data[error.start]:02X} means nothing there",
            file=str(path),
            line=before.count(b"\n") + 1,
            column=len(before) - before.rfind(b"\n"),
            hint="save the page anew as UTF-8" if encoding else 'save it as UTF-8, or state its <meta charset="…">',
        ) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _stated(path: Path, data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii").lower()
    try:
        known = codecs.lookup(_SUPERSETS.get(name, name)).name
        if known in _ODD:
            raise LookupError
        b"0".decode(known)  # a LookupError too where a codec makes no text of bytes
    except LookupError:
        raise ManuscriptError(
            f"the encoding “{name}” is unknown", file=str(path), hint="save the page as UTF-8"
        ) from None
    if known.startswith(("utf-16", "utf-32")):
        return "utf-8"  # nobody could have read the statement if it were true
    # As in browsers: the pages that say Latin-1 hold the curly quotes of windows-1252.
    return "cp1252" if known == "iso8859-1" else known


def parse_html(html: str, source: str, report: Report, first: int = 1) -> Element:
    """The tree of a page: its `html` element. `first` is the line of `source` on which the text begins."""
    text = _without_doctype(_without_controls(html, source, report, first), source)
    tree = _as_xml(text) if text.lstrip()[:5] == "<?xml" else None
    if tree is None:
        tree = _as_html(text, source, first)
    check_size(tree, source, first)
    _gather(tree)
    return tree


def _gather(root: Element) -> None:
    """Put what stands in no body into it: what libxml2 leaves in the head of a page that doesn't close it, frames."""
    strays = [head for child in root if child.tag == "head" for head in child if head.tag not in _OF_HEADS]
    pieces = [child for child in root if child.tag != "head"]
    texts = [root.text or "", *(child.tail or "" for child in root)]
    if not strays and [piece.tag for piece in pieces] == ["body"] and is_blank("".join(texts)):
        return
    body = etree.Element("body")
    body.text, root.text = root.text, None
    for head in root.findall("head"):
        body.text, head.tail = f"{body.text or ''} {head.tail or ''}", None
    for piece in [*strays, *pieces]:
        # Names that only a damaged page has can be read and not written.
        if isinstance(piece.tag, str) and (piece.tag == "body" or not _NAME.fullmatch(piece.tag)):
            piece.tag = "div"
        body.append(piece)
    root.append(body)


def _without_controls(html: str, source: str, report: Report, first: int) -> str:
    found = list(_CONTROL.finditer(html))
    if found:
        line = first + html.count("\n", 0, found[0].start())
        report.say("control-characters", file=source, line=line, count=len(found), point=ord(found[0][0]))
        html = _CONTROL.sub("", html)
    return _REFERENCE.sub(_allowed, html.replace("\x0c", " "))


def _allowed(reference: re.Match[str]) -> str:
    """A reference to a character that a page can hold; nothing for the others, which no browser shows."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    # What lies between 128 and 159 means the signs of windows-1252, as browsers know.
    return "" if code > 0x10FFFF or _FORBIDDEN.match(chr(code)) else reference[0]


def _without_doctype(html: str, source: str) -> str:
    found = _DOCTYPE.search(html, 0, _HEAD)
    if not found:
        return html
    if found[2]:
        raise ManuscriptError(
            "a DOCTYPE that declares things of its own", file=source, hint="take out what stands in [ ] of <!DOCTYPE>"
        )
    # Line ends stay: lines are counted in what is left.
    return html[: found.start()] + "\n" * found[0].count("\n") + html[found.end() :]


def _as_xml(text: str) -> Element | None:
    """A well-formed XHTML page, in which <a id="x"/> is closed; None where it isn't well-formed."""
    text = _NAMED.sub(lambda m: m[0] if m[1] in _XML_OWN else entities.html5.get(f"{m[1]};", m[0]), text)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.getroottree().docinfo.doctype:
        return None  # one that stands far down: HTML knows no entities of its own
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
        for name in list(element.attrib):
            if str(name).startswith(_OPS):
                element.set(f"epub_{str(name).removeprefix(_OPS)}", element.attrib.pop(name))
    return root if root.tag == "html" else None


def _as_html(text: str, source: str, first: int) -> Element:
    # libxml2 ends i and b where a paragraph begins, but not em and strong.
    text = _END.sub("", text)
    text = _FONT_STYLE.sub(lambda m: f"<{m[1]}{'em' if m[2] in 'iI' else 'strong'}", text)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    for entry in parser.error_log:
        if (entry.level == etree.ErrorLevels.FATAL and "LIMIT" in entry.type_name) or "huge" in entry.message.lower():
            raise _refusal("nested too deep or too large to be read whole", source, first + entry.line - 1)
    if root is None or root.tag != "html":
        raise ManuscriptError("the file holds no text", file=source, hint="save the page again")
    return root


def check_size(root: Element, source: str, first: int = 1) -> None:
    """Raise ManuscriptError where a tree is too deep, or its tables too large, for what comes after."""
    depth = 0
    cells = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        cells += event == "start" and element.tag in ("td", "th")
        if depth > DEPTH or cells > CELLS:
            line = first + (element.sourceline or 1) - 1
            raise too_deep(source, line) if depth > DEPTH else _refusal(f"more than {CELLS} table cells", source, line)


def too_deep(source: str, line: int | None = None) -> ManuscriptError:
    """The error that a page can't be followed into its depth, for raising."""
    return _refusal(f"elements more than {DEPTH} deep inside one another", source, line)


def _refusal(text: str, source: str, line: int | None) -> ManuscriptError:
    hint = "save the page in a simpler form, or copy the article into a text file"
    return ManuscriptError(text, file=source, line=line, hint=hint)


def body_of(root: Element) -> Element:
    """The body of a page, or all of it where it has none."""
    body = root.find("body")
    return root if body is None else body
