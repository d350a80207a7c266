"""What the readers of pages and of Word files name rather than lose, as a table: part of `CODES`."""

from __future__ import annotations

from publish.codes.code import Code

PAGES: dict[str, Code] = {
    "article-guessed": Code(
        "warning",
        "the page doesn't say where its article is: what looks like it is read, {count} word(s) around it are left "
        "out: “{text}”",
        "look whether they belong to the article; if so, copy the article into a page of its own",
    ),
    "byline-divided": Code("info", "“{text}” is read as the names {names}", "nothing to do if this is right"),
    "title-of-several": Code(
        "info",
        "no paragraph has the style Title, and several are headings of level 1: the first is taken: “{title}”",
        "give the title the style Title if this is wrong",
    ),
    "title-by-place": Code(
        "warning",
        "no style says what the title is: the line that stands first is taken: “{title}”",
        "give the title the style Title, or Heading 1",
    ),
    "page-title": Code(
        "info", "the head of the page calls it “{said}”; its title here is “{title}”", "nothing to do if this is right"
    ),
    "picture-in-note": Code(
        "info", "a picture inside a note stands in the text, after the paragraph that refers to it", "nothing to do"
    ),
    "note-labels-left-out": Code(
        "info",
        "words that lead from a note back to the text, or name it, are left out: “{text}”",
        "nothing to do unless they belong to the note",
    ),
    "struck-through": Code(
        "warning",
        "{count} piece(s) of text are struck through, and printed like other text: {text}",
        "take out what isn't to be printed",
    ),
    "underlined": Code(
        "info",
        "{count} underlined piece(s) of text, printed without the line: {text}",
        "make them italic if they are to stand out",
    ),
    "tips-left-out": Code(
        "info", "{count} text(s) that show only under a mouse, left out: {text}", "write them in the text if wanted"
    ),
    "date-not-read": Code(
        "info", "the head of the page states a date that can't be read: “{text}”", "write the date into the text"
    ),
    "author-not-read": Code(
        "info", "the head of the page states no name but an address as author: {text}", "write the name into the text"
    ),
}
