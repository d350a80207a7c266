"""A built book in, one HTML document with its stylesheets out: what WeasyPrint is given without Publish."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from publish import collection, resources
from publish.compile import compile_article
from publish.html import render
from publish.intermediate import Intermediate, load
from publish.messages import Report
from publish.pdf.profiles import PROFILES, page_rule
from publish.pdf.sections import document
from publish.readers import read
from publish.recognise import recognise


def of_book(intermediate_folder: Path, folder: Path) -> Path:
    """The print edition of a built book as one document; the file of it."""
    return _document(load(intermediate_folder), folder, "print")


def of_article(manuscript: Path, folder: Path) -> Path:
    """The pages of one article as one document; the file of it."""
    report = Report()
    article = recognise(read(manuscript, report)[0], report)
    own = replace(collection.load(manuscript.parent, report), title=article.title or "", slug=article.slug)
    book = compile_article(own, article, report)
    now = datetime.now(UTC)
    return _document(render(book, folder / "html", theme="classic", now=now, report=report), folder, "article")


def _document(intermediate: Intermediate, folder: Path, edition: str) -> Path:
    profile = PROFILES[edition]
    metadata = intermediate.metadata
    shutil.copytree(intermediate.folder / "assets", folder / "assets")
    for font in resources.folder("fonts").glob("*/*.otf"):
        shutil.copy(font, folder / "assets" / "fonts")
    items = [item for item in intermediate.spine if item.role not in profile.leaves_out]
    html = document(
        intermediate, items, "right", frozenset(item.file for item in items), {}, back_links=profile.back_links
    )
    sheets = {name: resources.stylesheet(metadata.theme, name) for name in profile.stylesheets}
    sheets = {"page.css": page_rule(metadata.trim), **sheets}
    if edition == "print":
        sheets["single.css"] = Path(__file__).with_name("single.css").read_text(encoding="utf-8")
    for name, text in sheets.items():
        (folder / "assets" / name).write_text(text, encoding="utf-8")
    links = "".join(f'<link rel="stylesheet" href="assets/{name}">' for name in ("book.css", *sheets))
    target = folder / "book.html"
    head = f'<head><meta charset="utf-8"><title>{escape(metadata.title)}</title>{links}</head>'
    target.write_text(html.replace("<body>", f"{head}<body>", 1), encoding="utf-8")
    return target
