"""Every kind of finding as one table: its severity, its wording, and what to do.

The reference in docs/messages.md is made from it.
"""

from __future__ import annotations

from publish.codes.catalogue import CATALOGUE
from publish.codes.code import Code, Severity
from publish.codes.formats import FORMATS
from publish.codes.importing import IMPORTING
from publish.codes.pages import PAGES
from publish.codes.preflight import PREFLIGHT
from publish.codes.rights import RIGHTS
from publish.codes.works import WORKS

CODES: dict[str, Code] = {
    # the collection
    "collection-assumed": Code(
        "warning",
        "no collection.toml here: {assumed}",
        "write one (publish init makes it) so that nothing has to be assumed",
    ),
    "language-assumed": Code(
        "info",
        "one file by itself doesn't say its language to Publish: taken for English",
        "put a collection.toml with language = … beside it",
    ),
    "collection-incomplete": Code(
        "warning", "collection.toml doesn't say: {missing}; {assumed}", "add {missing} to collection.toml"
    ),
    "collection-not-placed": Code(
        "warning",
        "{name} is in the folder but not in the list of articles: it is left out of the book",
        "add it to articles in collection.toml, or move it elsewhere",
    ),
    "category-without-part": Code(
        "warning",
        "the category “{category}” has no line in [parts]: it becomes a part of its own after the others",
        "add “{category}” to [parts] in collection.toml, or correct the spelling here",
    ),
    # reading
    "manuscript-unreadable": Code("error", "{problem}", "{hint}"),
    "lock-file": Code(
        "info",
        "{name} is a lock file of Word: the document may still be open",
        "close it in Word, so that its last state is read",
    ),
    "link-outside": Code(
        "warning",
        "{name} is a link that leads out of the folder: it is not followed",
        "put the file itself into the folder",
    ),
    "folder-ignored": Code(
        "info",
        "{name} is a folder with manuscripts: only those directly in the collection's folder are read",
        "move them up, or build that folder by itself",
    ),
    "file-ignored": Code("info", "{name} is not a manuscript that this version reads", "supported: {supported}"),
    "control-characters": Code(
        "warning",
        "{count} invisible control character(s) taken out, the first one U+{point:04X}",
        "nothing to do unless text is missing at this place",
    ),
    "long-lines": Code(
        "info",
        "lines {first}–{last} stand without blank lines between; each long line is taken as a paragraph",
        "put a blank line between paragraphs to be sure",
    ),
    # recognising
    "title-missing": Code(
        "error",
        "no title found",
        "put the title alone on a line above the text, with a blank line under it; in Markdown, write title: into the "
        "front matter",
    ),
    "category-missing": Code(
        "info",
        "no category found",
        "if the article belongs to a part, put the category alone on a line above the title; in Markdown, write "
        "category: into the front matter",
    ),
    "author-missing": Code(
        "warning",
        "no author found",
        "end with the author's name alone on a line and the biography under it; in Markdown, write author: into the "
        "front matter",
    ),
    "credit-missing": Code(
        "warning",
        "no credit line found",
        "add a line such as “Photo: Title (2020), by Creator via Source. Licensed under CC BY 4.0.”",
    ),
    "picture-uncredited": Code(
        "error",
        "{picture} has no credit line",
        "add a line “Photo: …” with creator, source and licence to the article, or to credits: in its front matter",
    ),
    "picture-missing": Code(
        "info",
        "a credit line, but no picture {stem}.jpg or .png beside the manuscript",
        "put the picture beside the manuscript under that name if it is to be printed",
    ),
    "picture-surplus": Code(
        "warning",
        "{pictures} pictures for {credits} credit lines: the ones without a line are left uncredited",
        "one credit line for each picture, in the pictures' order",
    ),
    "description-unplaced": Code(
        "warning",
        "{kind} without a picture that it could belong to: “{text}”",
        "put it under the credit line of its picture, one for each picture, and the picture beside the manuscript",
    ),
    "alt-missing": Code(
        "warning",
        "{picture} has no text for those who can't see it",
        "add a line “Alt text: …” under its credit line; in Markdown, write it into the brackets of its picture",
    ),
    "credit-incomplete": Code("warning", "the credit line doesn't say: {missing}", "ask the author; quoted: “{raw}”"),
    "credit-unread": Code(
        "warning",
        "part of the credit line isn't understood and will not be printed: “{words}”",
        "write it as “Photo: Title (Year), by Creator via Source. Licensed under Licence.”, one line for each picture",
    ),
    "credit-contradiction": Code(
        "error",
        "the credit line names two licences: “{first}” is {first_id}, “{second}” is {second_id}",
        "ask which one is meant and keep that one; where a web address says it, the address is taken",
    ),
    "note-unclosed": Code(
        "error",
        "a note is opened by {tag} and never closed: “{context}”",
        "close it with {close}; the text has been left in the body as it is",
    ),
    "note-stray-close": Code("warning", "{tag} closes no note: “{context}”", "remove it, or add the missing {open}"),
    "note-empty": Code("warning", "an empty note {tag}: its mark is taken out", "write the note, or remove the tags"),
    "note-detached": Code(
        "warning",
        "note {number} belongs to a line that is printed elsewhere (credit, disclaimer, biography): it has no mark now",
        "move the note into the text",
    ),
    "note-undefined": Code(
        "error", "the note {mark} is referred to and not written: [?] stands in its place", "write the note"
    ),
    "note-unreferenced": Code(
        "warning",
        "no place refers to the note “{text}”: it stands last among the notes",
        "put its mark into the text, or remove the note",
    ),
    "note-nested": Code(
        "warning", "a note inside a note: “{context}”", "close the first before; the inner one follows it as its own"
    ),
    "note-callout": Code(
        "warning",
        "{tag} begins its paragraph or has attributes, as call-out boxes do: not taken for a note: “{context}”",
        "if it is a note, attach it to the word that it belongs to; if it isn't, remove the tags",
    ),
    "note-runs-on": Code(
        "warning",
        "a note runs over {paragraphs} paragraphs: “{context}”",
        "if it was to end in its first paragraph, the closing tag is missing there",
    ),
    "date-incomplete": Code(
        "warning", "a date without its year: “{text}”: the article's date stays unknown", "write the year"
    ),
    "date-updated": Code("info", "a later change isn't printed: “{text}”", "nothing to do"),
    "date-twice": Code("warning", "two dates: {first} and {second}; the first one is used", "keep one of them"),
    "date-unread": Code(
        "warning",
        "the date “{text}” can't be read, or may be two different days: it stays unknown",
        "write it as 2018-07-06",
    ),
    "debris": Code(
        "info",
        "{count} line(s) that belong to a web page, not to the article, taken out: “{text}”",
        "put them back in other words if they are text",
    ),
    "roll": Code("info", "biographies of {count} people: given to the articles of the book", "nothing to do"),
    "records-only": Code("info", "kept for the records and not printed: {fields}", "nothing to do"),
    # compiling
    "roll-unmatched": Code(
        "warning",
        "{name} has a biography and no article: it stands among the contributors all the same",
        "look whether an article is missing, or the name is spelled in two ways",
    ),
    "biography-conflict": Code(
        "warning",
        "{name} has another biography in {other}: the longer one is used",
        "make them the same; the other one says “{text}”",
    ),
    "name-spelling": Code(
        "info", "“{spelling}” is taken for {name}", "write the name in one way if this is so; else write it out in full"
    ),
    "names-alike": Code(
        "warning",
        "{one} and {two} are nearly the same name: taken for two people",
        "correct the spelling if they are one",
    ),
    "disclaimer-variant": Code(
        "warning",
        "the disclaimer differs in a few words from that of {count} article(s): {difference}",
        "make them the same if they should be",
    ),
    "disclaimer-other": Code(
        "info",
        "a disclaimer of its own, unlike that of {count} article(s): “{text}”",
        "look whether it should be the same",
    ),
    # the HTML intermediate
    "image-unreadable": Code(
        "error",
        "{name} can't be used: {problem}; left out with its description “{description}”",
        "replace it by a sound JPEG or PNG file",
    ),
    "image-small": Code(
        "warning",
        "{name} has {width} × {height} pixels: only {ppi} per inch in print, 300 are wanted",
        "get a larger file from its source",
    ),
    "cover-missing": Code("error", "the cover {name} is not there", "correct cover in collection.toml"),
    "link-broken": Code("error", "a link to {target} leads nowhere", "this is a fault of Publish: please report it"),
    "id-repeated": Code("error", "the id {id} occurs twice", "this is a fault of Publish: please report it"),
    # editions and checks
    "layout-warning": Code("warning", "while laying out: {text}", "look at the page in question"),
    "layout-error": Code("error", "while laying out: {text}", "the edition isn't written before this is mended"),
    "glyph-missing": Code(
        "warning",
        "the book's fonts lack {characters}; a font of this machine is used for them",
        "another machine may show other letters: choose a theme whose fonts have them",
    ),
    "glyph-unprintable": Code(
        "error",
        "no font has {characters}: empty boxes stand for them in {edition}",
        "install a font that has them, or choose a theme whose fonts do",
    ),
    "words-lost": Code(
        "error",
        "missing from {edition}: {words}",
        "look at this place: a wide table or a long line may run off the page; if it doesn't, please report it",
    ),
    "words-unread": Code(
        "error",
        "words of the manuscript that no finding accounts for: {words}",
        "this is a fault of Publish: please report it with the manuscript",
    ),
    "epubcheck": Code("error", "EPUBCheck {id}: {text}", "see the named place in the EPUB"),
    "epubcheck-warning": Code("warning", "EPUBCheck {id}: {text}", "see the named place in the EPUB"),
    "pdf-fault": Code("error", "{text}", "build the edition again; report it if this stays"),
    # markdown
    "front-matter-open": Code(
        "warning", "the front matter opened by {fence} is never closed: it is taken as text", "close it with {fence}"
    ),
    "front-matter-repeated": Code(
        "warning", "{key} stands twice in the front matter; not used: “{text}”", "keep one of them"
    ),
    "front-matter-unused": Code(
        "info", "the front matter has more than is used: {fields}", "nothing to do unless one of them is to be printed"
    ),
    "biography-of-whom": Code(
        "warning",
        "the front matter has a biography and doesn't say whose: it stands at the end of the text: “{text}”",
        "write authors as a list with name and bio",
    ),
    "title-twice": Code(
        "info", "the first heading says the same as the title of the front matter: it is taken once", "nothing to do"
    ),
    "title-differs": Code(
        "warning",
        "the title of the front matter is “{first}”, the first heading “{second}”: it stays a heading",
        "remove the heading, or correct the title",
    ),
    "note-not-written": Code(
        "error", "the note {mark} is referred to and not written: its mark stays in the text", "write the note"
    ),
    "note-written-twice": Code(
        "warning",
        "the note {mark} is written twice: the second one stands last among the notes",
        "give it another mark",
    ),
    "note-in-note": Code(
        "warning", "a note inside a note: its mark is taken out of it", "refer to the inner note in the text"
    ),
    "shortcode": Code(
        "warning", "the shortcode {name} is taken out ({count}×): {tags}", "write in Markdown what it was to show"
    ),
    "html-dropped": Code("warning", "a {name} element is taken out: {text}", "remove it: a book runs no code"),
    "html-comment": Code("info", "a comment is taken out: “{text}”", "nothing to do unless it was to be printed"),
    "html-foreign": Code(
        "warning", "a {name} element can't be shown in a book, its text stays: {text}", "say in words what it shows"
    ),
    "picture-left-out": Code(
        "warning", "the picture {picture} is left out, {why}: “{words}”", "put it beside the manuscript"
    ),
    "picture-title": Code(
        "info", "a picture inside a line can't have a caption: “{text}”", "put the picture into a paragraph of its own"
    ),
    "link-title": Code(
        "info", "a link has a text that shows only under a mouse, and is left out: “{text}”", "write it in the text"
    ),
    "link-left-out": Code(
        "info", "a link to {target} can't be followed in a book: its text stays", "write the whole address"
    ),
    # wxr
    "category-default": Code(
        "info", "“{category}” is what WordPress calls posts without a category: not used", "give the post a category"
    ),
    # html
    "comments-left-out": Code(
        "warning", "{count} comment(s) of editors left out: “{text}”", "settle the comments in the document itself"
    ),
    "notes-heading-left-out": Code(
        "info", "the heading “{text}” over the notes is left out: the notes stand elsewhere now", "nothing to do"
    ),
    "navigation-left-out": Code(
        "info", "{count} word(s) around the article left out: “{text}”", "if they belong to it, save the article alone"
    ),
    # web pages, exports and notes of all syntaxes
    "notes-found": Code("info", "{count} note(s) in the syntax “{syntax}”", "nothing to do"),
    "note-text-missing": Code(
        "warning",
        "“{mark}” refers to a note that isn't there; it stays in the text: “{context}”",
        "write the note, or remove the reference",
    ),
    "hidden-left-out": Code(
        "info",
        "{count} element(s) that readers of the page don't see left out, {words} word(s): “{text}”",
        "if this is text of the article, make it visible in the page",
    ),
    "media-left-out": Code("warning", "a <{tag}> can't be printed and is left out: {what}", "put a link into the text"),
    "items-left-out": Code(
        "info",
        "{count} × {kind} with status “{status}”: not read",
        "publish it in WordPress if it belongs to the book",
    ),
    "shortcodes-left-out": Code(
        "warning",
        "{count} shortcode(s) taken out, the text inside kept: {listed}",
        "look at the post: what they showed (galleries, films, forms) isn't in the book",
    ),
    "blocks-without-text": Code(
        "info", "{count} block(s) that WordPress fills itself: {listed}", "write what they showed if it is needed"
    ),
    "image-not-here": Code(
        "warning", "the picture {image} isn't beside the manuscript{told}: left out", "put it there under that name"
    ),
    "footnotes-unreadable": Code(
        "error", "the footnotes of this post can't be read: “{text}”", "export the site again"
    ),
    "note-doubtful": Code(
        "warning",
        "looks like a note, but nothing else here is one: left in the text: “{text}”",
        "if it is a note, mark it as [note]…[/note]",
    ),
    # note syntaxes
    "note-number-jumps": Code(
        "warning",
        "the author's own numbers of notes jump from {before} to {after}; here they are numbered without a gap",
        "look whether a note is missing between them",
    ),
    "note-in-field": Code(
        "warning",
        "a note in the {field}, where none can be printed: left out: “{text}”",
        "put the note into the text",
    ),
    "shortcodes-stay": Code(
        "warning", "shortcodes that mean nothing here stay in the text: {listed}", "remove their tags"
    ),
    "ibid-first": Code(
        "warning",
        "the first note of the article refers to one before it: “{text}”",
        "name the work in full: nothing stands before this note",
    ),
    "notes-unmatched": Code(
        "warning",
        "{count} numbered paragraph(s) under “{heading}” don’t match the numbers in the text: all of it stays text",
        "number the places in the text and the notes 1, 2, 3 …, or mark each note as [note]…[/note]",
    ),
    **FORMATS,
    **RIGHTS,
    **PAGES,
    **WORKS,
    **PREFLIGHT,
    **CATALOGUE,
    **IMPORTING,
}

__all__ = ["CODES", "Code", "Severity"]
