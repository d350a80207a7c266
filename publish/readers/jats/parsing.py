"""Bytes of a JATS file in, the tree of its article out, every element by its local name.

The file's own DOCTYPE is passed over with all that it declares: no DTD is loaded, no entity of the file is expanded.
The DTD would have named characters (&nbsp; &alpha;); those that HTML names too are resolved by its table.
"""

from __future__ import annotations

import re
from collections import Counter
from html.entities import html5
from pathlib import Path

from lxml import etree

from publish.errors import ManuscriptError
from publish.messages import Report
from publish.readers.html.parsing import CELLS, decoded
from publish.readers.jats.prolog import Prolog, prolog
from publish.readers.plain_text import without_controls
from publish.text import is_blank
from publish.vocabulary import Element

DEPTH = 100
"""Elements inside one another: real articles have some twenty."""

_ENTITY = re.compile(r"&([A-Za-z_][\w.-]{0,60});")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
#: Prefixes that the DTD declares, so that files may use them without a word.
_PREFIXES = {
    "xlink": "http://www.w3.org/1999/xlink",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "ali": "http://www.niso.org/schemas/ali/1.0/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "oasis": "http://www.niso.org/standards/z39-96/ns/oasis-exchange/table",
}
#: Elements that hold elements only, and what is put around text that stands there all the same.
STRAYS = {
    **dict.fromkeys(
        "article sub-article response front front-stub back article-meta journal-meta title-group contrib-group "
        "author-notes funding-group floats-group verse-group def-list def-item ref-list".split(),
        "p",
    ),
    **dict.fromkeys("name ref contrib award-group permissions alternatives citation-alternatives".split(), "x"),
    **dict.fromkeys(
        "mfrac msub msup msubsup munder mover munderover mroot mfenced mtable mtr mlabeledtr mmultiscripts".split(),
        "mtext",
    ),
}
_PARTS = frozenset({"front", "body", "back", "floats-group", "floats-wrap"})
_DAMAGED = "mend the file at this place, or get it from the journal again"


def parsed(path: Path, data: bytes, report: Report) -> Element:
    """The article of a file. Raises ManuscriptError where it isn't one, is damaged, or nested too deep."""
    text = without_controls(path, decoded(path, data), report)
    found = prolog(text)
    if found is None:
        raise ManuscriptError("not well-formed XML: no element begins", file=str(path), line=1, hint=_DAMAGED)
    # Never "internal" by itself: what is declared here is all that there is to expand.
    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_declared(text, found, path, report).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise ManuscriptError(
            f"not well-formed XML: {error.msg}", file=str(path), line=line or 1, column=column or None, hint=_DAMAGED
        ) from None
    _check(root, path)
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    for element in list(root.iter(*STRAYS)):
        _wrap_strays(element, STRAYS[str(element.tag)])
    if root.tag != "article" or not any(child.tag in _PARTS for child in root):
        raise ManuscriptError(
            "no journal article: it has neither front nor body", file=str(path), line=1, hint="known: JATS, NLM"
        )
    return root


def _declared(text: str, found: Prolog, path: Path, report: Report) -> str:
    """The text with declarations of this module in the place of its own prolog, the line ends kept."""
    names = Counter(name for name in _ENTITY.findall(text, found.root) if name not in _XML_OWN)
    values = {name: html5.get(f"{name};", f"&{name};") for name in names}
    _say_unknown(text, found.root, {name: n for name, n in names.items() if f"{name};" not in html5}, path, report)
    declarations = [f'<!ENTITY {name} "{"".join(map(_reference, value))}">' for name, value in values.items()]
    doctype = f"<!DOCTYPE article [{''.join(declarations)}]>" if declarations else ""
    prefixes = "".join(
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in _PREFIXES.items()
        if f"{prefix}:" in text and f"xmlns:{prefix}" not in text
    )
    root = re.compile(r"<[\w.:-]+").match(text, found.root)
    begins = root.end() if root else found.root
    lines = "\n" * text.count("\n", 0, found.root)
    return f"{doctype}{lines}{text[found.root : begins]}{prefixes}{text[begins:]}"


def _wrap_strays(element: Element, wrapper: str) -> None:
    if element.text and not is_blank(element.text):
        element.insert(0, _wrapped(element.text, wrapper, element.sourceline))
        element.text = None
    for child in list(element):
        if child.tail and not is_blank(child.tail):
            text, child.tail = child.tail, None
            child.addnext(_wrapped(text, wrapper, child.sourceline))


def _wrapped(text: str, wrapper: str, line: int | None) -> Element:
    made = etree.Element(wrapper)
    made.text, made.sourceline = text, line  # type: ignore[misc]
    return made


def _reference(sign: str) -> str:
    """A character as a declaration has to write it."""
    return f"&#38;#{ord(sign)};" if sign in "<&" else f"&#{ord(sign)};"


def _say_unknown(text: str, start: int, names: dict[str, int], path: Path, report: Report) -> None:
    if names:
        listed = ", ".join(f"&{name}; × {count}" for name, count in names.items())
        first = next(m.start() for m in _ENTITY.finditer(text, start) if m[1] in names)
        report.say("jats-entities", file=str(path), line=text.count("\n", 0, first) + 1, listed=listed)


def _check(root: Element, path: Path) -> None:
    """Raise ManuscriptError where a tree is too deep, or its tables too large, for what comes after."""
    depth = cells = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start":
            cells += str(element.tag).endswith(("td", "th", "entry"))
            if depth > DEPTH or cells > CELLS:
                raise ManuscriptError(
                    f"elements {DEPTH} deep inside one another" if depth > DEPTH else f"more than {CELLS} table cells",
                    file=str(path),
                    line=element.sourceline or 1,
                    hint="save the article in a simpler form",
                )
