"""FD Footnotes for WordPress: text[1. The note.], glued to the word; the numbers needn't be unique and are renewed.

No brackets inside, two words or more; dates (`[1. Januar 1918]`) and editions (`[2. ed. Berlin]`) are none. The first
one has to bear the number 1. One such place alone is certain where it is a sentence.
"""

from __future__ import annotations

import re

from publish.messages import Report
from publish.notes.doubtful import is_sentence, reads_as_text, taken_if_convincing
from publish.notes.found import Found, Span
from publish.notes.places import BLOCK_END, place, text_only

_NOTE = re.compile(r"(?<=[^\s\[(\u00a0])\[(\d{1,4})\.[ \u00a0]([^\[\]]{1,20000})\]")
_BLOCK_BEGUN = re.compile(r"<(?:p|h[2-4]|li|td|th|blockquote|figcaption)\b[^>]*>\Z")
_NO_NOTE = re.compile(
    r"(?:jan(?:uary?|vier)?|januar|feb(?:ruary?|ruar)?|février|märz?|mar(?:ch|s)?|apr(?:il)?|avril|mai|may|june?|juni|"
    r"juin|july?|juli|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|"
    r"de[cz](?:ember)?|décembre|edn?|edition|éd|édition|aufl|auflage|rev|ausg|ausgabe|band|bd|hälfte|jahrhundert|jh)"
    r"(?!\w)",
    re.IGNORECASE,
)


def find(markup: str, source: str, report: Report) -> Found:
    """Markup with references for every text[1. note], and these notes."""
    spans: list[Span] = []
    numbers: list[int] = []
    for match in _NOTE.finditer(text_only(markup)):
        content = markup[match.start(2) : match.end(2)]
        text = re.sub(r"<[^>]*>", "", content)
        last = spans[-1].end if spans else -1
        glued = match.start() == last or (
            markup[match.start() - 1] != "]"
            and not _BLOCK_BEGUN.search(markup, max(0, match.start() - 200), match.start())
        )
        if glued and not BLOCK_END.search(content) and reads_as_text(text) and not _NO_NOTE.match(text.strip()):
            line = place(markup, match.start())[0]
            spans.append(Span(match.start(), match.end(), line, f"[{match[1]}. ]", (content,), name=match[1]))
            numbers.append(int(match[1]))
    if numbers[:1] != [1]:
        return Found(markup, {}, ())
    certain = is_sentence(spans[0].contents[0])
    return taken_if_convincing(markup, spans, "fd", certain, source, report)
