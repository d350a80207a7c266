"""An opened file in, what it says of itself out: version, claims, title, tags, labels, and what acts by itself."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

import pikepdf

from publish.preflight.pages import acts
from publish.preflight.reach import DAMAGE, array, dictionary, entries, get, name, text, whole
from publish.preflight.values import Document

_XMP_LIMIT = 2_000_000
_FIELDS = 100_000
_CLAIMS = (
    (re.compile(r"pdfaid:part(?:=[\"']|>)\s*(\d)"), re.compile(r"pdfaid:conformance(?:=[\"']|>)\s*(\w)"), "PDF/A-{}{}"),
    (re.compile(r"pdfuaid:part(?:=[\"']|>)\s*(\d)"), None, "PDF/UA-{}{}"),
)
_X_VERSION = re.compile(r"GTS_PDFXVersion(?:=[\"']|>)\s*(PDF/X[^<\"']{1,30})")


def document_of(pdf: pikepdf.Pdf, size: int) -> Document:
    """What a file says of itself."""
    root = pdf.Root
    info = {key.lstrip("/"): text(value) for key, value in entries(_info(pdf))}
    xmp = _xmp(root)
    marked = get(dictionary(root, "/MarkInfo"), "/Marked") is True
    outlines = dictionary(root, "/Outlines")
    return Document(
        version=_version(pdf),
        pages=len(pdf.pages),
        size=size,
        encrypted=pdf.is_encrypted,
        title=(info.get("Title") or _xmp_title(xmp)).strip(),
        language=text(get(root, "/Lang")).strip(),
        shows_title=get(dictionary(root, "/ViewerPreferences"), "/DisplayDocTitle") is True,
        tagged=marked and dictionary(root, "/StructTreeRoot") is not None,
        leftwards=name(dictionary(root, "/ViewerPreferences"), "/Direction") == "R2L",
        bookmarks=dictionary(outlines, "/First") is not None,
        labels=_labels(pdf, root),
        layers=bool(array(dictionary(root, "/OCProperties"), "/OCGs")),
        claims=_claims(info, xmp),
        intents=tuple(_intent(item) for item in array(root, "/OutputIntents") if name(item, "/S") == "GTS_PDFX"),
        info=MappingProxyType(info),
        trapped=name(_info(pdf), "/Trapped"),
        has_id=bool(array(pdf.trailer, "/ID")),
        scripts=_scripts(root),
        form_fields=_fields(root),
        attachments=_named(root, "/EmbeddedFiles"),
    )


def _info(pdf: pikepdf.Pdf) -> Any:
    return dictionary(pdf.trailer, "/Info")


def _version(pdf: pikepdf.Pdf) -> str:
    stated = name(pdf.Root, "/Version")
    return max(pdf.pdf_version, stated) if re.fullmatch(r"\d\.\d", stated) else pdf.pdf_version


def _xmp(root: Any) -> str:
    stream = get(root, "/Metadata")
    if not isinstance(stream, pikepdf.Stream) or whole(stream, "/Length") > _XMP_LIMIT:
        return ""
    try:
        data = bytes(stream.read_bytes())[:_XMP_LIMIT]
    except DAMAGE:
        return ""
    coding = "utf-16" if data[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8"
    return data.decode(coding, "replace")


def _xmp_title(xmp: str) -> str:
    found = re.search(r"<dc:title>.{0,200}?<rdf:li[^>]{0,100}>([^<]{1,500})<", xmp, re.DOTALL)
    return found[1] if found else ""


def _claims(info: dict[str, str], xmp: str) -> tuple[str, ...]:
    claims = []
    stated = info.get("GTS_PDFXConformance") or info.get("GTS_PDFXVersion")
    in_xmp = _X_VERSION.search(xmp)
    if stated or in_xmp:
        claims.append((stated or (in_xmp[1] if in_xmp else "")).strip())
    for part, conformance, wording in _CLAIMS:
        if found := part.search(xmp):
            level = conformance.search(xmp) if conformance else None
            claims.append(wording.format(found[1], level[1].lower() if level else ""))
    return tuple(claims)


def _intent(intent: Any) -> str:
    """What an output intent stands for: the family of its profile, or a name that is enough without one."""
    profile = dictionary(intent, "/DestOutputProfile")
    if profile is not None:
        return {1: "grey", 3: "rgb", 4: "cmyk"}.get(whole(profile, "/N"), "unknown")
    return "registered" if text(get(intent, "/RegistryName")).startswith("http://www.color.org") else "nothing"


def _labels(pdf: pikepdf.Pdf, root: Any) -> tuple[str, ...] | None:
    if dictionary(root, "/PageLabels") is None:
        return None
    try:
        return tuple(page.label for page in pdf.pages)
    except DAMAGE:
        return None


def _scripts(root: Any) -> tuple[str, ...]:
    actions = [get(root, "/OpenAction"), *(action for _, action in entries(dictionary(root, "/AA")))]
    found = [acts(action) for action in actions]
    if _named(root, "/JavaScript"):
        found.append("JavaScript")
    return tuple(dict.fromkeys(text for text in found if text))


def _named(root: Any, key: str) -> int:
    """How many entries a tree of names has; its branches count as one each."""
    tree = dictionary(dictionary(root, "/Names"), key)
    return len(array(tree, "/Names")) // 2 or len(array(tree, "/Kids"))


def _fields(root: Any) -> int:
    form = dictionary(root, "/AcroForm")
    return min(len(array(form, "/Fields")), _FIELDS)
