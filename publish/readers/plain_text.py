"""Bytes of a text file in, its text out: decoded by what it says of itself, without what no page can hold."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from publish.errors import ManuscriptError
from publish.messages import Report

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# XML 1.0, section 2.2: characters that no XHTML page can hold; and the deprecated ones that only do harm.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]")
LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def decoded(path: Path, data: bytes) -> str:
    """The text in UTF-8, or in what a byte order mark says. Raises ManuscriptError that names the first wrong byte."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and data.count(0) * 10 > len(data):
        raise ManuscriptError(
            "not UTF-8 text: every other byte is empty, as in UTF-16 or UTF-32 without a mark",
            file=str(path),
            hint="save the file as UTF-8; in a text editor: Save as, Encoding",
        )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise ManuscriptError(
            f"not {encoding.upper()} text: byte 0x{data[error.start]:02X} means nothing there",
            file=str(path),
            line=before.count(b"\n") + 1,
            column=len(before) - before.rfind(b"\n"),
            hint="save the file as UTF-8; in a text editor: Save as, Encoding",
        ) from None
    return text.removeprefix("\ufeff")


def without_controls(path: Path, text: str, report: Report) -> str:
    """The text without control characters; says how many there were."""
    found = list(_CONTROL.finditer(text))
    if found:
        line = len(LINE_END.findall(text, 0, found[0].start())) + 1
        report.say("control-characters", file=str(path), line=line, count=len(found), point=ord(found[0][0]))
    return _CONTROL.sub("", text)
