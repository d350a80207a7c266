"""What a run came to, as data for programs: report.json and the output of `--json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from publish.messages import Message
from publish.model import Article, Credit, Image


@dataclass(slots=True)
class Edition:
    """A file that was made."""

    file: str
    seconds: float
    pages: int | None = None


@dataclass(slots=True)
class Outcome:
    """Everything that report.json says; filled in by the stages of one build."""

    collection: dict[str, Any] = field(default_factory=dict)
    articles: list[dict[str, Any]] = field(default_factory=list)
    editions: dict[str, Edition] = field(default_factory=dict)
    conservation: dict[str, Any] = field(default_factory=dict)
    rights: list[dict[str, Any]] = field(default_factory=list)
    checks: dict[str, Any] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> str:
        """The report as JSON text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def article_data(article: Article) -> dict[str, Any]:
    """An article as `publish read --json` shows it; what is unknown is null."""
    return {
        "source": article.source,
        "line": article.line,
        "title": article.title,
        "subtitle": article.subtitle,
        "category": article.category,
        "authors": [{"name": a.name, "biography": a.biography, "role": a.role} for a in article.authors],
        "date": article.date,
        "language": article.language,
        "excerpt": article.excerpt,
        "keywords": list(article.keywords),
        "text": article.text,
        "notes": [
            {"number": n.number, "text": n.text, "html": n.html, "references": n.references, "line": n.line}
            for n in article.notes
        ],
        "credits": [credit_data(credit) for credit in article.credits],
        "disclaimers": [{"text": disclaimer.text, "line": disclaimer.line} for disclaimer in article.disclaimers],
        "provenance": [{"text": provenance.text, "line": provenance.line} for provenance in article.provenance],
        "licences": [asdict(licence) for licence in article.licences],
        "images": [_image_data(image) for image in article.images],
    }


def credit_data(credit: Credit) -> dict[str, Any]:
    """A credit as JSON has it: how sure its fields are is an object."""
    return {**asdict(credit), "certainty": dict(credit.certainty)}


def _image_data(image: Image) -> dict[str, Any]:
    credit = credit_data(image.credit) if image.credit else None
    return {"file": image.file.name, "alt": image.alt, "caption": image.caption, "credit": credit}


def read_data(articles: Sequence[Article], messages: Sequence[Message]) -> str:
    """The output of `publish read --json`."""
    data = {"articles": [article_data(a) for a in articles], "messages": [asdict(m) for m in messages]}
    return json.dumps(data, ensure_ascii=False, indent=1)
