"""Texts in, YAML out as a person would write it: no quotation marks where none are needed, long texts as blocks."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

Entry = tuple[str, yaml.Node]

_STR = "tag:yaml.org,2002:str"
_PLAIN = frozenset(f"tag:yaml.org,2002:{name}" for name in ("timestamp", "int", "float", "bool"))
_SEQ = "tag:yaml.org,2002:seq"
_MAP = "tag:yaml.org,2002:map"
# Line ends of Unicode and invisible marks: only between double quotation marks are they written as what they are.
_SPECIAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]")


def text_of(entries: Sequence[Entry]) -> str:
    """Entries as the text of a YAML mapping."""
    written = yaml.serialize(mapping(entries), Dumper=yaml.SafeDumper, allow_unicode=True, width=1 << 30)
    return str(written)


def scalar(text: str, *, flow: bool = False, plain: bool = False) -> yaml.ScalarNode:
    """A text. `plain`: it needs no quotation marks although YAML would take it for a date or a number."""
    tag = Resolver().resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if plain and tag in _PLAIN:
        return yaml.ScalarNode(tag, text)
    return yaml.ScalarNode(_STR, text, style=_style(text, flow=flow, is_text=tag == _STR))


def _style(text: str, *, flow: bool, is_text: bool) -> str | None:
    analysis = Emitter(io.StringIO(), allow_unicode=True).analyze_scalar(text)
    if text != text.strip() or _SPECIAL.search(text) or (analysis.multiline and not analysis.allow_block):
        return '"'
    if analysis.multiline:
        return "|"
    if is_text and (analysis.allow_flow_plain if flow else analysis.allow_block_plain):
        return None
    if not re.search(r'["\\]', text):
        return '"'
    if "'" not in text:
        return "'"
    return '"' if flow else "|"


def sequence(nodes: Sequence[yaml.Node], *, flow: bool = False) -> yaml.SequenceNode:
    """A list."""
    return yaml.SequenceNode(_SEQ, list(nodes), flow_style=flow)


def mapping(entries: Sequence[Entry]) -> yaml.MappingNode:
    """Keys with their values."""
    return yaml.MappingNode(_MAP, [(scalar(key), node) for key, node in entries], flow_style=False)
