"""An intermediate in, a message for every link that leads nowhere and every id that occurs twice out."""

from __future__ import annotations

from lxml import etree

from publish.intermediate import Intermediate
from publish.messages import Report

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def check_links(intermediate: Intermediate, report: Report) -> None:
    """Ids are unique over the whole book, and every link inside it has a target."""
    ids: dict[str, str] = {}
    links: list[tuple[str, str]] = []
    for item in intermediate.spine:
        page = etree.parse(intermediate.folder / item.file, _PARSER)
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            if id_ := element.get("id"):
                if id_ in ids:
                    report.say("id-repeated", file=item.file, line=_line(element), id=id_)
                ids[id_] = item.file
            for name in ("href", "src"):
                if target := element.get(name):
                    links.append((item.file, target))
    for file, target in links:
        if ":" in target.split("/")[0]:
            continue
        path, _, fragment = target.partition("#")
        exists = (intermediate.folder / (path or file)).is_file()
        if not exists or (fragment and ids.get(fragment) != (path or file)):
            report.say("link-broken", file=file, target=target)


def _line(element: etree._Element) -> int | None:
    return int(element.sourceline) if element.sourceline else None
