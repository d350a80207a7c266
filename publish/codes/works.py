"""Findings about works cited in notes."""

from __future__ import annotations

from publish.codes.code import Code

WORKS: dict[str, Code] = {
    "works-cited": Code(
        "info",
        "{works} works cited, {citations} times in {notes} notes; {stated} of them in the words of their notes, "
        "because their parts aren’t sure; {unlisted} not listed",
        "each work in the words of its note, and each that isn’t listed, has a message",
    ),
    "works-cited-names": Code(
        "info",
        "where the family name begins isn’t known: {names}; the works cited print these names as they are spoken and "
        "sort them by what is most likely",
        "turn the name round in one note: “García Márquez, Gabriel”",
    ),
    "works-style": Code(
        "error",
        "the works cited can’t be formatted in the style “{style}” ({why}): all of them are listed in the words of "
        "their notes",
        "choose the other style; if that doesn’t help, install publish anew",
    ),
    "citation-as-written": Code(
        "info",
        "note {note}: listed in the words of the note, because its parts aren’t sure ({why}): “{text}”",
        "write the note more fully if it should be listed like the others",
    ),
    "citation-doubtful": Code(
        "info",
        "note {note}: look at this work in the works cited ({why}): “{text}”",
        "write the note more fully if the entry is wrong, or lists a note that cites something else",
    ),
    "citation-unlisted": Code(
        "info",
        "note {note}: {why} isn’t in the works cited: “{text}”",
        "write author and title in the note if it belongs there",
    ),
    "citation-unresolved": Code(
        "warning",
        "note {note}: the work can’t be told, so it isn’t in the works cited ({why}): “{text}”",
        "write the work out in full where it is first cited",
    ),
    "note-read-in-part": Code(
        "warning",
        "note {note}: only its first {letters:,} letters have been looked through for works cited",
        "such a note is rather an appendix: make a chapter of it, or several notes",
    ),
    "notes-without-works": Code(
        "info",
        "no work has been found in the notes {numbers}",
        "if one of them cites a work, set its title in italics or quotation marks, and write out its author",
    ),
}
