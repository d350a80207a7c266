"""Text of a Markdown file in, the entries of its front matter and the rest with the same line numbers out.

YAML is composed and never constructed: a value is the text that stands there (`lang: no` is Norwegian,
`date: 2014-05-30` a string), and no tag can make an object of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from publish.errors import ManuscriptError
from publish.messages import Report, excerpt

SIZE_LIMIT = 500_000
"""Bytes; a file with the biographies of all authors is front matter from end to end."""
DEPTH_LIMIT = 20
ALIAS_LIMIT = 10
"""Anchors are rare in front matter; a bomb needs more of them than this."""

Value = Any
"""str, list of Value or dict of str to Value."""

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"^[ \t]*[\"']?[\w][\w .-]{0,60}[\"']?[ \t]*[:=]", re.MULTILINE)
_STANDARD_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(_STANDARD_TAG + name for name in "str int float bool null timestamp seq map".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of the front matter as written, its value and its line."""

    key: str
    value: Value
    line: int


def split(path: Path, text: str, report: Report) -> tuple[list[Entry], str]:
    """The entries of the front matter, and the text with blank lines in its place. Raises ManuscriptError where it
    can't be read. What begins with a rule and has no keys is text."""
    lines = text.split("\n")
    fence = lines[0].rstrip()
    if fence not in _FENCES:
        return [], text
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in _FENCES[fence]), None)
    inner = "\n".join(lines[1:end])
    if end is None or not _KEY.search(inner[:SIZE_LIMIT]):
        if end is None and _KEY.match(inner[:SIZE_LIMIT]):
            report.say("front-matter-open", file=str(path), line=1, fence=fence)
        blank = end is not None and not inner.strip()
        return [], "\n".join([""] * (end + 1) + lines[end + 1 :]) if blank and end else text
    if len(inner.encode()) > SIZE_LIMIT:
        raise _refused(path, f"the front matter is larger than {SIZE_LIMIT // 1000} kB", 1, "move text out of it")
    try:
        entries = _toml(path, inner) if fence == "+++" else _yaml(path, inner, report)
    except RecursionError:
        raise _refused(path, "the front matter is nested too deeply", 1, "write plain values") from None
    if entries is None:
        return [], text
    return entries, "\n".join([""] * (end + 1) + lines[end + 1 :])


def _refused(path: Path, text: str, line: int, hint: str) -> ManuscriptError:
    return ManuscriptError(text, file=str(path), line=line, hint=hint)


def _yaml(path: Path, inner: str, report: Report) -> list[Entry] | None:
    try:
        _guard(path, inner)
        root = yaml.SafeLoader(inner).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        why = excerpt(str(error.problem or error.context), 200)
        hint = "indent with spaces; put values that hold a colon or a quotation mark between quotation marks"
        raise _refused(path, f"the front matter isn't YAML: {why}", line, hint) from None
    except yaml.YAMLError as error:
        why = excerpt(str(error), 200)
        raise _refused(path, f"the front matter isn't YAML: {why}", 1, "correct it") from None
    if not isinstance(root, yaml.MappingNode):
        return None
    return list(_entries(path, root, report))


def _guard(path: Path, inner: str) -> None:
    """Walk the events, which takes no recursion, and refuse what only attacks hold."""
    depth = aliases = 0
    for event in yaml.parse(inner, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 2 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        tag = getattr(event, "tag", None)
        if depth > DEPTH_LIMIT:
            raise _refused(path, "the front matter is nested too deeply", line, "write plain values")
        if aliases > ALIAS_LIMIT:
            raise _refused(path, f"the front matter has more than {ALIAS_LIMIT} aliases", line, "write the values out")
        if tag is not None and tag != "!" and tag not in _PLAIN_TAGS:
            raise _refused(path, f"the front matter has the tag {excerpt(tag, 80)}", line, "write a plain value")


def _entries(path: Path, root: yaml.MappingNode, report: Report) -> Iterator[Entry]:
    seen: set[str] = set()
    for key_node, value_node in root.value:
        key, line = _text(key_node), key_node.start_mark.line + 2
        value = _value(value_node)
        if key in seen:
            report.say("front-matter-repeated", file=str(path), line=line, key=key, text=excerpt(flat(value)))
            continue
        seen.add(key)
        yield Entry(key, value, line)


def _text(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("'", '"'):
            return str(node.value)  # what stands between quotation marks is meant as it is
        return "" if node.tag == _STANDARD_TAG + "null" else str(node.value).strip()
    return flat(_value(node))


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {_text(key): _value(item) for key, item in node.value}
    return _text(node)


def _toml(path: Path, inner: str) -> list[Entry]:
    try:
        table = tomllib.loads(inner)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) + 1 if place else 1
        raise _refused(path, f"the front matter isn't TOML: {excerpt(str(error), 200)}", line, "correct it") from None
    except ValueError as error:
        raise _refused(path, f"the front matter isn't TOML: {excerpt(str(error), 200)}", 1, "correct it") from None
    lines: dict[str, int] = {}
    for number, text in enumerate(inner.split("\n"), 2):
        if match := re.match(r"[ \t]*(?:\[\[?[ \t]*)?[\"']?([\w-]+)", text):
            lines.setdefault(match[1], number)
    return [Entry(key, _plain_value(value), lines.get(key, 1)) for key, value in table.items()]


def _plain_value(value: Any) -> Value:
    if isinstance(value, list):
        return [_plain_value(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain_value(item) for key, item in value.items()}
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if hasattr(value, "isoformat") else str(value).strip()


def flat(value: Value) -> str:
    """A value as one line for a message."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {flat(item)}" for key, item in value.items())
    return ", ".join(flat(item) for item in value) if isinstance(value, list) else str(value)
