"""A tree of WordprocessingML in, the same as it would be printed: changes accepted, one of alternatives, no wrappers.

In place. Insertions stay, deletions go, comments go, text boxes follow the paragraph that holds their anchor.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lxml import etree

from publish.readers.docx.names import MC, A, Found, M, V, W, drop, each, prepend, replace_by_children, text_of
from publish.text import words
from publish.vocabulary import Element

_WRAPPERS = tuple(f"{W}{name}" for name in "smartTag customXml dir bdo sdtContent ruby rubyBase rt ins moveTo".split())
_MARKERS = tuple(
    f"{W}{name}"
    for name in (
        "commentRangeStart commentRangeEnd commentReference annotationRef proofErr lastRenderedPageBreak "
        "permStart permEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
        "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
        "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart "
        "customXmlMoveToRangeEnd sdtPr sdtEndPr rubyPr smartTagPr customXmlPr rPrChange pPrChange "
        "sectPrChange tblPrChange trPrChange tcPrChange tblPrExChange numberingChange"
    ).split()
)
_HOLDERS = {f"{W}{name}" for name in ("body", "tc", "footnote", "endnote")}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


def settle(root: Element, found: Found) -> None:
    """Settle all that a tree leaves open."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    _choose(root)
    _accept_changes(root, found)
    for element in each(root, *_MARKERS):
        drop(element)
    for element in each(root, f"{W}altChunk"):
        found.drop("a file of another format inside the document (altChunk)")
        drop(element)
    for element in each(root, f"{W}rt"):
        found.kept["text set above other text (ruby), put into brackets"] += 1
        _bracket(element)
        ruby = element.getparent()
        if ruby is not None:
            ruby.append(element)  # what is explained stands first
    for element in each(root, f"{W}sdt", *_WRAPPERS):
        replace_by_children(element)
    _lines_of_mathematics(root, found)
    _lift_text_boxes(root)


def _choose(root: Element) -> None:
    """The first alternative where it holds text or a picture that is known here, else the one for older programs."""
    # The innermost first: an alternative may hold alternatives.
    for element in reversed(each(root, f"{MC}AlternateContent")):
        choices = [*element.findall(f"{MC}Choice"), *element.findall(f"{MC}Fallback")]
        known = [c for c in choices if next(c.iter(f"{W}t", f"{A}blip", f"{V}imagedata", f"{W}sym"), None) is not None]
        chosen = known[0] if known else choices[-1] if choices else None
        for other in list(element):
            if other is not chosen:
                drop(other)
        if chosen is not None:
            replace_by_children(chosen)
        replace_by_children(element)


def _accept_changes(root: Element, found: Found) -> None:
    for row in each(root, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            found.deletions += 1
            _delete(row, found)
    arrived = Counter(words("\n".join(map(text_of, root.iter(f"{W}moveTo")))))
    for element in root.iter(f"{W}moveFrom"):
        if Counter(words(text := text_of(element))) - arrived:
            found.drop("text that was moved (a tracked change), and stands nowhere now", text)
    for element in each(root, f"{W}del", f"{W}moveFrom"):
        parent = element.getparent()
        if parent is None or parent.tag in {f"{W}rPr", f"{W}trPr", f"{W}numPr"}:
            continue  # the mark of a deleted end of a paragraph, see below
        found.deletions += element.tag == f"{W}del"
        _delete(element, found)
    for element in each(root, f"{W}ins"):
        parent = element.getparent()
        if parent is not None and parent.tag in {f"{W}rPr", f"{W}trPr", f"{W}numPr"}:
            drop(element)
        else:
            found.insertions += 1
    _join_paragraphs(root)


def _delete(element: Element, found: Found) -> None:
    for tag, kind in _NOTES.items():
        found.deleted_notes |= {(kind, reference.get(f"{W}id", "")) for reference in element.iter(tag)}
    drop(element)


def _join_paragraphs(root: Element) -> None:
    """Where the end of a paragraph has been deleted, what is left of it begins the next one."""
    # The last first: so the content of many paragraphs in a row is moved once, not once for each.
    for paragraph in reversed(each(root, f"{W}p")):
        ends = paragraph.findall(f"{W}pPr/{W}rPr/{W}del") + paragraph.findall(f"{W}pPr/{W}rPr/{W}moveFrom")
        following = paragraph.getnext()
        if not ends:
            continue
        for end in ends:
            drop(end)
        content = [child for child in paragraph if child.tag != f"{W}pPr"]
        if following is not None and following.tag == f"{W}p":
            prepend(following, content)
            drop(paragraph)
        elif not content and following is not None:
            drop(paragraph)


def _bracket(element: Element) -> None:
    texts = each(element, f"{W}t")
    if texts:
        texts[0].text = f" ({texts[0].text or ''}"
        texts[-1].text = f"{texts[-1].text or ''})"


def _lines_of_mathematics(root: Element, found: Found) -> None:
    for element in each(root, f"{M}oMath"):
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = " ".join(t.text or "" for t in element.iter(f"{M}t", f"{W}t"))
        run.extend(each(element, f"{W}drawing", f"{W}pict", f"{W}object", *_NOTES))
        found.kept["a formula, of which only the signs are kept, one after the other"] += 1
        parent = element.getparent()
        if parent is not None:
            parent.replace(element, run)
    for element in each(root, f"{M}oMathPara"):
        # Between paragraphs, a formula is a paragraph.
        parent = element.getparent()
        if parent is not None and parent.tag != f"{W}p":
            element.tag = f"{W}p"
        else:
            replace_by_children(element)


def _lift_text_boxes(root: Element) -> None:
    """The blocks of a text box, behind the outermost paragraph that holds it, or behind what stands in its place."""
    for box in reversed(each(root, f"{W}txbxContent")):
        around = [box, *box.iterancestors()]
        holder = next((e for e in around if e.tag == f"{W}p"), None)
        if holder is None:
            holder = next((inner for inner, outer in pairwise(around) if outer.tag in _HOLDERS), None)
        blocks = list(box)
        if holder is not None and holder is not box:
            drop(box)
            for block in reversed(blocks):
                holder.addnext(block)
