"""What a page's text has lost on its way in, messages out: each kind once, or once for each address."""

from __future__ import annotations

from collections.abc import Iterable

from publish.messages import Report, excerpt
from publish.readers.html.convert import Pieces
from publish.text import words


def say_changed(pieces: Pieces, source: str, report: Report) -> None:
    """Report what is printed without its form, and what shows only on a screen."""
    changed = pieces.changed
    for code, texts in (("struck-through", changed.struck), ("underlined", changed.underlined)):
        if texts:
            text = _quoted(excerpt(text, 100) for text in texts)
            report.say(code, file=source, line=min(texts.values()), count=len(texts), text=text)
    for text, line in changed.formulas.items():
        report.say("html-foreign", file=source, line=line, name="math", text=excerpt(text, 100))
    if changed.tips:
        line = min(changed.tips.values())
        report.say("tips-left-out", file=source, line=line, count=len(changed.tips), text=_quoted(changed.tips))
    for address, line in changed.links.items():
        report.say("link-left-out", file=source, line=line, target=excerpt(address, 200))
    for picture in changed.pictures:
        report.say(
            "picture-left-out",
            file=source,
            line=picture.line,
            picture=excerpt(picture.src, 120) or "without an address",
            why="it can't be seen" if picture.src else "nothing says where it is",
            words=picture.alt,
        )


def say_page_titles(said: list[tuple[str, int]], title: str, source: str, report: Report) -> None:
    """Report what the head of a page calls it, where that has words that its title doesn't have."""
    known = set(words(title))
    for text, line in said:
        if not set(words(text)) <= known:
            report.say("page-title", file=source, line=line, said=text, title=title)
            known.update(words(text))


def _quoted(texts: Iterable[str]) -> str:
    return "“" + "”, “".join(texts) + "”"
