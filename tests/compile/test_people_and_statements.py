"""One entry for each person, one statement for each disclaimer; what differs is shown with its difference."""

from __future__ import annotations

from pathlib import Path

from publish.build import build
from publish.collection import load
from publish.compile import compile_book
from publish.compile.disclaimers import difference
from publish.messages import Report
from publish.model import Article, Author, Book, Disclaimer

SAID = "The views expressed in this article are those of the author and not of the Saltmarsh Institute."
NEAR = SAID.replace("Saltmarsh Institute", "Harbour Forum")
OTHER = "References to products are no endorsement."


def compiled(tmp_path: Path, *articles: Article, settings: str = "") -> tuple[Book, Report]:
    report = Report()
    (tmp_path / "collection.toml").write_text(f'title = "T"\nlanguage = "en"\n{settings}', encoding="utf-8")
    return compile_book(load(tmp_path, report), articles, report), report


def article(name: str, *disclaimers: str, authors: tuple[Author, ...] = ()) -> Article:
    said = tuple(Disclaimer(f"<p>{text}</p>", 9) for text in disclaimers)
    return Article(f"{name}.txt", "pasted", slug=name, title_html=name, disclaimers=said, authors=authors)


def test_statements_and_their_variants(tmp_path: Path) -> None:
    book, report = compiled(
        tmp_path, article("a", SAID), article("b", SAID.upper()), article("c", NEAR), article("d", OTHER)
    )
    found = [(statement.articles, statement.scope, statement.is_variant) for statement in book.statements]
    assert found == [(("a", "b"), "others", False), (("c",), "listed", True), (("d",), "listed", False)]
    variant = next(message for message in report.messages if message.code == "disclaimer-variant")
    assert "“Harbour Forum.” for “Saltmarsh Institute.”" in variant.text
    assert (variant.file, variant.line) == ("c.txt", 9)
    assert [message.file for message in report.messages if message.code == "disclaimer-other"] == ["d.txt"]


def test_differences_are_shown_in_their_words() -> None:
    assert difference("a b c", "a x c") == "“x” for “b”"
    assert difference("a c", "a b c") == "“b” added"
    assert difference("a b c", "a c") == "“b” left out"


def test_one_person_in_many_spellings(tmp_path: Path) -> None:
    book, report = compiled(
        tmp_path,
        article("a", authors=(Author("Jane Roe", 1, "<p>Jane Roe prints.</p>"),)),
        article("b", authors=(Author("Roe, Jane", 2, "<p>Jane Roe prints books in Ghent.</p>"),)),
        article("c", authors=(Author("J. Roe", 3, role="translator"), Author("Émile Zola", 4))),
        article("d", authors=(Author("Max Édouard", 4), Author("Zoë Adams", 5))),
    )
    people = [(c.name, [(work.article, work.role) for work in c.works]) for c in book.contributors]
    assert people == [
        ("Zoë Adams", [("d", "author")]),
        ("Max Édouard", [("d", "author")]),
        ("Jane Roe", [("a", "author"), ("b", "author"), ("c", "translator")]),
        ("Émile Zola", [("c", "author")]),
    ]
    assert book.contributors[2].html == "<p>Jane Roe prints books in Ghent.</p>"
    assert {m.code for m in report.messages} == {"name-spelling", "biography-conflict"}


def test_disclaimers_at_each_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"The Title\n\nby Jane Roe\n\nText of it all.\n\nDisclaimer: {SAID}\n", encoding="utf-8"
    )
    (tmp_path / "collection.toml").write_text(
        'title = "T"\nlanguage = "en"\n[disclaimers]\nplacement = "article"\n', encoding="utf-8"
    )
    outcome = build(tmp_path, tmp_path / "dist", editions=["epub"])
    assert "words-lost" not in {message.code for message in outcome.messages}
    assert not (tmp_path / "dist" / "html" / "disclaimers.xhtml").exists()
    assert SAID in (tmp_path / "dist" / "html" / "article-the-title.xhtml").read_text(encoding="utf-8")
