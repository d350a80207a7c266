"""A book laid out as one document by the engine alone: what joined sections are held against."""

from __future__ import annotations

from pathlib import Path

import weasyprint
from lxml import etree
from weasyprint.text.fonts import FontConfiguration

from publish.intermediate import Intermediate
from publish.pdf import _sheets
from publish.pdf.engine import BOOK, _Fetcher
from publish.pdf.profiles import PROFILES
from publish.pdf.sections import document
from publish.roles import ROLES

#: The engine's own counters in the place of the numbers that come from outside. Only pages of the body count from 1.
COUNTERS = """
@page front:left { @top-left { content: counter(page, lower-roman) } }
@page front:right { @top-right { content: counter(page, lower-roman) } }
@page text:left { @top-left { content: counter(page) } }
@page text:right { @top-right { content: counter(page) } }
@page :nth(1 of front) { @top-right { content: none } @top-left { content: none }
                         @bottom-center { content: counter(page, lower-roman) } }
@page :nth(1 of text) { @top-right { content: none } @top-left { content: none }
                        @bottom-center { content: counter(page) } }
@page first-part { @bottom-center { content: none } }
@page :nth(1 of first-part) { counter-reset: page 1 }
.main-start { page: first-part }
nav a::after, .illustrations a::after, .credit .place::after { content: target-counter(attr(href), page) }
nav .to-front > a::after { content: target-counter(attr(href), page, lower-roman) }
.works a::after { content: ", " target-counter(attr(href), page) }
"""


def lay_out_whole(intermediate: Intermediate, edition: str, target: Path) -> None:
    """The sections of an edition as one document, which has to have parts."""
    profile = PROFILES[edition]
    items = [item for item in intermediate.spine if item.role not in profile.leaves_out]
    html = document(
        intermediate, items, "right", frozenset(item.file for item in items), {}, back_links=profile.back_links
    )
    root = etree.fromstring(html, etree.HTMLParser())
    first = next(item for item in items if ROLES[item.role].matter == "body")
    section = root.xpath("//section[@id=$name]", name=Path(first.file).stem)[0]
    section.set("class", f"{section.get('class')} main-start")
    fonts = FontConfiguration()
    fetcher = _Fetcher(intermediate.folder)
    sheets = [
        weasyprint.CSS(string=text, base_url=f"{BOOK}assets/", font_config=fonts, url_fetcher=fetcher)
        for text in (*_sheets(intermediate, profile), COUNTERS)
    ]
    source = weasyprint.HTML(
        string=etree.tostring(root, encoding="unicode", method="html"), base_url=BOOK, url_fetcher=fetcher
    )
    source.write_pdf(target, stylesheets=sheets, font_config=fonts, pdf_variant=profile.variant)
