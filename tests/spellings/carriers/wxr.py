"""A WordPress export of one post, written with the block editor or with the classic one."""

from __future__ import annotations

import json
import re
from html import escape

from tests.spellings.carriers import page
from tests.spellings.carriers.page import PageNotes, inline
from tests.spellings.neutral import Neutral, marks, numbers

LACKS = frozenset({"subtitle"})

_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>A Site</title>
<wp:author><wp:author_login>roe</wp:author_login><wp:author_display_name>{author}</wp:author_display_name></wp:author>
"""


def blocks(article: Neutral, notes: PageNotes | None = None) -> bytes:
    """A post of the block editor."""
    text, ending = page.body(article, notes)
    pieces = [*text, *page.furniture(article), ending]
    return _export(article, "\n\n".join(f"<!-- wp:html -->\n{piece}\n<!-- /wp:html -->" for piece in pieces if piece))


def classic(article: Neutral, notes: PageNotes | None = None) -> bytes:
    """A post of the classic editor: paragraphs are blank lines."""
    text, ending = page.body(article, notes)
    pieces = [piece.replace("</p>\n<p>", "\n\n") for piece in [*text, *page.furniture(article)]]
    pieces = [re.sub(r"\A<p>((?:(?!<p>).)*)</p>\Z", r"\1", piece, flags=re.DOTALL) for piece in pieces]
    return _export(article, "\n\n".join([*pieces, ending]))


def core(article: Neutral) -> bytes:
    """A post with WordPress's own footnotes block, whose texts are beside the post."""

    def id_of(number: int) -> str:
        return f"5c1f0a3e-0000-4000-8000-{number:012d}"

    def mark(note: page.PageNote, time: int) -> str:
        key = id_of(note.number)
        return f'<sup data-fn="{key}" class="fn"><a href="#{key}" id="{key}-link">{note.number}</a></sup>'

    text, _ = page.body(article, PageNotes(mark, lambda _: ""))
    content = "\n\n".join(f"<!-- wp:html -->\n{line}\n<!-- /wp:html -->" for line in text)
    stated = [
        {"content": "<br><br>".join(inline(line) for line in article.notes[key]), "id": id_of(number)}
        for key, number in numbers(article).items()
    ]
    assert set(marks(article)) == set(article.notes)
    # In the table the order is that of writing, not of the text; and old exports have the key twice.
    more = _meta("footnotes", json.dumps(stated[::-1])) + _meta("footnotes", "")
    return _export(article, f"{content}\n\n<!-- wp:footnotes /-->\n{chr(10).join(page.furniture(article))}", more)


def _meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def _export(article: Neutral, content: str, more: str = "") -> bytes:
    terms = [("category", article.category)] if article.category else []
    terms += [("post_tag", keyword) for keyword in article.keywords]
    listed = "".join(f'<category domain="{domain}"><![CDATA[{name}]]></category>' for domain, name in terms)
    return f"""{_HEAD.format(author=escape(article.author))}<item><title><![CDATA[{inline(article.title)}]]></title>
<dc:creator>roe</dc:creator><content:encoded><![CDATA[{content}]]></content:encoded>
<excerpt:encoded><![CDATA[{escape(article.excerpt or "")}]]></excerpt:encoded><wp:post_id>7</wp:post_id>
<wp:post_date>{article.date} 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
{listed}{more}</item></channel></rss>
""".encode()
