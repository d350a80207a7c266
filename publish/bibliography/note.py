"""One note in, its citations in their order out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from publish.bibliography.clauses import candidates, clauses
from publish.bibliography.legal import official
from publish.bibliography.marks import HIDDEN_ADDRESS, ITALIC, QUOTE, TITLE, marked, unmarked
from publish.bibliography.plain import published, untitled
from publish.bibliography.repeats import plainly, repeated
from publish.bibliography.sameness import main_names
from publish.bibliography.titled import titled
from publish.bibliography.values import Citation
from publish.bibliography.when import YEAR
from publish.bibliography.words import after_signals

#: “Hull, 1999.”, which has the form of a short reference.
_IMPRINT = re.compile(rf"[^\W\d_][^,;:()]*, {YEAR}\.?")
_BY_BEFORE = "by the author named before it?"


def citations(html: str) -> list[Citation]:
    """The citations of a note, in order; none where it is a remark. The note stays as it is."""
    found: list[Citation] = []
    last = ""
    for clause in clauses(plainly(marked(html))):
        cited = _of_clause(clause, found)
        if found and _is_title_alone(found[-1]) and (_IMPRINT.fullmatch(clause) or _is_unread(cited, clause)):
            cited = []
            raw = f"{unmarked(last)} {unmarked(clause)}"
            found[-1] = replace(found[-1], raw=raw, doubts=(*found[-1].doubts, "does what follows belong to it?"))
        found += cited
        last = clause
    return found


def _is_unread(cited: Sequence[Citation], clause: str) -> bool:
    return not cited and re.search(YEAR, clause) is not None


def _is_title_alone(citation: Citation) -> bool:
    return citation.form == "short" and citation.reference.title is not None and not citation.locator


def _of_clause(clause: str, earlier: Sequence[Citation]) -> list[Citation]:
    again, rest = repeated(clause)
    if again and again.form == "idem":
        # “idem, *Ropes*”: the title with the author of the work before.
        first, *others = _of_clause(rest, ()) or [again]
        return [replace(first, form="idem", raw=again.raw), *others]
    found = [again] if again else []
    if not rest.strip(" .,"):
        return found
    law = official(rest) if not TITLE.match(rest) else None
    if law:
        return [*found, law]
    if not TITLE.search(rest):
        return [*found, *untitled(rest)] if not again else found
    head = TITLE.search(rest)
    book = published(rest[: head.start()]) if head and head.start() > 20 else None
    if book and book.reference.date:
        # “Jane Roe, Harbours (Hull: Quay, 1999), in the chapter ‘Tides’”
        return [*found, book]
    before: list[Citation] = []
    words = unmarked(rest)
    named = any(main_names(citation.reference) for citation in earlier)
    for number, stretch in enumerate(candidates(rest)):
        if TITLE.search(HIDDEN_ADDRESS.sub("", stretch)):
            citation = titled(stretch)
            if citation and after_signals(stretch.strip())[:1] in (ITALIC, QUOTE):
                citation = _bare(citation, words, named, follows_words=number > 0 and not _any_whole(before))
            if citation and before and _is_title_alone(before[-1]) and _BY_BEFORE in citation.doubts:
                # “Roe, *Harbours*, vol. 3: *Ropes* (Hull: Quay, 1999)”
                found.remove(before[-1])
                citation = replace(before[-1], form="full", raw=words, doubts=("one work or two?",))
            before = [citation] if citation else [c for c in untitled(stretch) if c.reference.url or c.reference.doi]
        else:
            before = untitled(stretch)
        found += before
        named = named or any(main_names(citation.reference) for citation in before)
    if len(found) == 1 and found[0].doubts:
        # Nothing else is cited here: the words of the doubtful work are all of them.
        return [replace(found[0], raw=words)]
    return found


def _bare(citation: Citation, words: str, somebody_is_named: bool, *, follows_words: bool) -> Citation:
    """A citation that begins with its title: perhaps somebody has been named before it."""
    if follows_words:
        why = "does what stands before it belong to it?"
        return replace(citation, raw=words, doubts=(*citation.doubts, why))
    reference = citation.reference
    if citation.form == "full" and not main_names(reference) and somebody_is_named:
        return replace(citation, doubts=(*citation.doubts, _BY_BEFORE))
    return citation


def _any_whole(citations: Sequence[Citation]) -> bool:
    """Whether one citation is more than words in quotation marks: then nothing of it belongs to the next."""
    return any(citation.form == "full" or main_names(citation.reference) for citation in citations)
