"""Line in, its plain text and its links out: links may be written in HTML or Markdown, or come beside the text.

An address that leads to a licence is put into the text behind its words, because there it says more than they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from publish.vocabulary import is_safe_link

_ANCHOR = re.compile(r"<a\s(?P<attributes>[^<>]{0,2000})>(?P<text>[^<>]{0,500}(?:</?(?:em|i|b|strong|cite|q|span)>"
                     r"[^<>]{0,500}){0,6})</a\s*>", re.IGNORECASE)  # fmt: skip
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TAG = re.compile(r"</?(?:a|em|i|b|strong|cite|q|small|span|sub|sup|p|br|u|figcaption)(?:\s[^<>]{0,500})?/?>", re.I)
_MARKDOWN = re.compile(
    r"\[(?P<text>[^\[\]]{1,500})\]\((?P<url>https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)?)(?:\s+\"[^\"]*\")?\)"
)
_BARE = re.compile(r"<?(?P<url>https?://[^\s<>\"“”]+)>?")
_LICENCE_HOST = re.compile(
    r"creativecommons\.org/(?:licen[sc]es?|publicdomain)/|artlibre\.org/licence|open-government-licence|"
    r"unsplash\.com/license|pixabay\.com/service/|pexels\.com/license|rightsstatements\.org|gnu\.org/(?:licenses|copyleft)|opendatacommons",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Link:
    """The words of a link and where it leads; a bare address has no words."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Readable:
    """Plain text on one line, and the links in it."""

    text: str
    links: tuple[Link, ...] = ()


def readable(raw: str, links: Iterable[Link] = ()) -> Readable:
    """The text of a line without markup. `links` are those that the text's own markup had before it became text."""
    found: list[Link] = []

    def kept(text: str, url: str) -> str:
        words = " ".join(unescape(_TAG.sub("", text)).split())
        url = unescape(url).strip()
        if _LICENCE_HOST.search(url):
            return f"{words} ({url}) "
        if is_safe_link(url) and url.lower().startswith("http"):
            found.append(Link(words, without_tracking(url)))
        return words

    def anchor(match: re.Match[str]) -> str:
        href = _HREF.search(match["attributes"])
        return kept(match["text"], next(filter(None, href.groups()), "") if href else "")

    text = _ANCHOR.sub(anchor, raw)
    text = _MARKDOWN.sub(lambda match: kept(match["text"], match["url"]), text)
    text = unescape(_TAG.sub(" " if "<p" in text or "<br" in text else "", text))
    for link in links:
        if link.text and _LICENCE_HOST.search(link.url) and link.url not in text:
            text = text.replace(link.text, f"{link.text} ({link.url}) ", 1)
        elif not _LICENCE_HOST.search(link.url) and link.text != link.url:
            kept(link.text, link.url)
    return Readable(" ".join(text.split()), tuple(found))


def without_bare(text: str) -> tuple[str, tuple[Link, ...]]:
    """A text without the web addresses that stand in it, and these; those of licences stay."""
    found: list[Link] = []

    def taken(match: re.Match[str]) -> str:
        url = match["url"].rstrip(".,;:!?")
        url = url.rstrip(")]") if url.count("(") < url.count(")") or "[" not in url else url
        if _LICENCE_HOST.search(url) or not is_safe_link(url):
            return match[0]
        found.append(Link("", without_tracking(url)))
        return match[0].removeprefix("<").removesuffix(">")[len(url) :]

    return _BARE.sub(taken, text), tuple(found)


def without_tracking(url: str) -> str:
    """An address without the parameters that only tell its owner where readers come from."""
    try:
        parts = urlsplit(url)
        query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True)]
    except ValueError:
        return url
    left = [(key, value) for key, value in query if not key.lower().startswith("utm_")]
    if len(left) == len(query):
        return url
    return urlunsplit(parts._replace(query=urlencode(left)))
