"""The kinds of findings that only one format of manuscripts has, as a table: part of `CODES`."""

from __future__ import annotations

from publish.codes.code import Code

FORMATS: dict[str, Code] = {
    # docx
    "docx-changes": Code(
        "warning",
        "tracked changes: {insertions} insertion(s) taken over, {deletions} deletion(s) left out",
        "accept or reject all changes in the document, so that nothing stands open",
    ),
    "docx-comments": Code("info", "{count} comment(s) left out: “{text}”", "look whether they are all done with"),
    "docx-dropped": Code("warning", "left out, {count} time(s): {what}", "say it in the text, or put in a picture"),
    "docx-simplified": Code("warning", "{count} time(s): {what}", "look at these places in an edition"),
    "docx-hidden": Code(
        "warning", "hidden text left out: “{text}”", "take off the format Hidden if it is to be printed"
    ),
    "docx-custom-marks": Code(
        "info",
        "{count} note(s) with a mark of the author's own ({signs}) are numbered like all others",
        "nothing to do",
    ),
    "docx-running-head": Code(
        "info", "a header or footer is left out: “{text}”", "put it into the text if it belongs to the article"
    ),
    "docx-styles": Code(
        "info", "styles that mean nothing here, with their paragraphs: {styles}", "nothing to do: the text is kept"
    ),
    "docx-remark": Code("warning", "{remark} ({count} time(s))", "look whether something is missing there"),
    "picture-external": Code(
        "warning", "a picture is only linked, not part of the file: {target}", "put the picture itself into the file"
    ),
    "link-dropped": Code(
        "warning", "a link leads neither to the web nor into the article: {target}", "correct the link, or take it off"
    ),
    # journal articles (JATS)
    "jats-entities": Code(
        "warning",
        "characters that are only named, by names that aren't known: {listed}; they stay as they are written",
        "write the characters themselves",
    ),
    "jats-not-printed": Code(
        "info",
        "said of the article and printed nowhere, {count} × <{name}>: “{text}”",
        "nothing to do unless it is to be printed: then put it into the text",
    ),
    "jats-part-unstated": Code(
        "info", "the file doesn't say what part {name} took: taken for an author", "state it as contrib-type"
    ),
    "jats-part-unknown": Code(
        "info", "{name} is listed as “{part}”, which is no part of a book: taken for a contributor", "nothing to do"
    ),
    "jats-formulas": Code(
        "warning",
        "{count} formula(s) set in a line of text: fractions as (a)/(b), roots as √(a), TeX as code",
        "look at them; a picture of a formula is used where it lies beside the file under the name stated there",
    ),
    "jats-formats": Code(
        "info", "formats that can't be shown, the text stays: {listed}", "look whether one of them has a meaning"
    ),
}
