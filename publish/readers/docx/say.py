"""What a reading has found in, messages out: each kind of loss once, with its count."""

from __future__ import annotations

import re

from publish.messages import Report, excerpt
from publish.readers.docx.names import Found, W, each, text_of
from publish.readers.docx.package import Package
from publish.text import is_blank

_MACROS = re.compile(r"(?:^|/)vbaProject\.bin$")
_QUOTED = 10
"""Pieces of text quoted in one message; all of them are in the manuscript."""
_OBJECTS = re.compile(r"(?:^|/)(?:embeddings|activeX)/[^/]+\.(?:bin|ole)$")


def say_all(package: Package, found: Found, report: Report) -> None:
    """Report what was left out or changed."""
    file = str(package.path)
    if found.insertions or found.deletions:
        report.say("docx-changes", file=file, insertions=found.insertions, deletions=found.deletions)
    if comments := _comments(package):
        report.say("docx-comments", file=file, count=len(comments), text="”, “".join(comments))
    if any(_MACROS.search(name) for name in package.names):
        found.drop("macros (a program inside the document)")
    if any(_OBJECTS.search(name) for name in package.names) and not any("OLE" in what for what in found.dropped):
        found.drop("an object of another program (OLE)")
    for what, texts in found.dropped.items():
        said = ": “" + "”, “".join(filter(None, texts)) + "”" if any(texts) else ""
        report.say("docx-dropped", file=file, what=f"{what}{said}", count=len(texts))
    for what, count in found.kept.items():
        report.say("docx-simplified", file=file, what=what, count=count)
    for text in found.hidden:
        report.say("docx-hidden", file=file, text=" ".join(text.split()))
    for code, texts in (("struck-through", found.struck), ("underlined", found.underlined)):
        if texts:
            quoted = ", ".join(f"“{excerpt(text, 60)}”" for text in texts[:_QUOTED])
            more = f" and {len(texts) - _QUOTED} more" if len(texts) > _QUOTED else ""
            report.say(code, file=file, count=len(texts), text=quoted + more)
    for target in found.external:
        report.say("picture-external", file=file, target=excerpt(target, 200))
    for target in found.links:
        report.say("link-dropped", file=file, target=excerpt(target, 200))
    if found.custom_marks:
        signs = ", ".join(dict.fromkeys(filter(None, found.custom_marks.values())))
        report.say("docx-custom-marks", file=file, count=len(found.custom_marks), signs=signs or "*")
    for text in _running_heads(package):
        report.say("docx-running-head", file=file, text=" ".join(text.split()))
    if found.styles:
        styles = ", ".join(f"{name} ({count})" for name, count in found.styles.most_common())
        report.say("docx-styles", file=file, styles=styles)
    for remark, count in found.remarks.items():
        report.say("docx-remark", file=file, remark=remark, count=count)


def _comments(package: Package) -> list[str]:
    """The texts of the comments."""
    name = package.related("comments")
    root = package.tree(name) if name else None
    return [" ".join(text_of(e).split()) for e in root.findall(f"{W}comment")] if root is not None else []


def _running_heads(package: Package) -> list[str]:
    """The texts of headers and footers, each once, page numbers left out."""
    texts: dict[str, None] = {}
    for row in package.relationships(package.main).values():
        root = package.tree(row.target) if row.kind in {"header", "footer"} else None
        for paragraph in each(root, f"{W}p") if root is not None else ():
            text = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
            if not is_blank(text) and not re.fullmatch(r"[\W\d]*", text):
                texts[text.strip()] = None
    return list(texts)
