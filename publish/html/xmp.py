"""Credit in, XMP packet out: what a picture carries with it of its title, its maker and its licence.

Properties are those of XMP (ISO 16684-1: dc, xmpRights), of Creative Commons (cc) and of IPTC's core (photoshop).
"""

from __future__ import annotations

from lxml import etree

from publish.model import ARTICLE_AUTHOR, Credit
from publish.rights import licence_name

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NAMESPACES = {
    "rdf": _RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "cc": "http://creativecommons.org/ns#",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL = b'\n<?xpacket end="r"?>'
_FREE = frozenset({"CC0-1.0", "CC-PDM-1.0", "LicenseRef-scancode-public-domain"})


def packet(credit: Credit) -> bytes:
    """The packet of a credit; what isn't stated isn't in it."""
    meta = etree.Element("{adobe:ns:meta/}xmpmeta", nsmap={"x": "adobe:ns:meta/"})
    rdf = etree.SubElement(meta, f"{{{_RDF}}}RDF", nsmap=_NAMESPACES)
    about = etree.SubElement(rdf, f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
    if credit.title:
        _list(about, "dc:title", "Alt", credit.title)
    if credit.creator and credit.creator != ARTICLE_AUTHOR:
        _list(about, "dc:creator", "Seq", credit.creator)
        _text(about, "cc:attributionName", credit.creator)
    if credit.source:
        _text(about, "photoshop:Credit", credit.source)
    if credit.source_url or credit.creator_url:
        _text(about, "cc:attributionURL", credit.source_url or credit.creator_url or "")
    if credit.licence:
        _list(about, "xmpRights:UsageTerms", "Alt", licence_name(credit.licence))
        _text(about, "xmpRights:Marked", "False" if credit.licence in _FREE else "True")
    if credit.licence_url:
        _text(about, "xmpRights:WebStatement", credit.licence_url)
        etree.SubElement(about, _name("cc:license"), {f"{{{_RDF}}}resource": credit.licence_url})
    return _HEAD + etree.tostring(meta, encoding="utf-8") + _TAIL


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _text(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, _name(name)).text = value


def _list(parent: etree._Element, name: str, kind: str, value: str) -> None:
    container = etree.SubElement(etree.SubElement(parent, _name(name)), f"{{{_RDF}}}{kind}")
    item = etree.SubElement(container, f"{{{_RDF}}}li", {_LANG: "x-default"} if kind == "Alt" else {})
    item.text = value
