"""Plain text in, Markdown that reads as this text out, with no more escapes than are needed."""

from __future__ import annotations

import re

# What Markdown, or HTML in it, would take for markup. \Z: what follows the text is markup.
_SPECIAL = r"""
      \\(?=[!-/:-@\[-`{-~\n]|\Z)       # a backslash before what it would escape
    | [`*]
    | (?<![^\W_])_++ | _++(?![^\W_])   # inside a word it is a letter
    | ~~+
    | \[(?=\^) | (?<=\^)\[             # marks of notes
    | \](?=\()                         # without this bracket there is no link
    | <(?=[A-Za-z/!?]|\Z)
    | &(?=\#?\w+;)
"""
_IN_TEXT = re.compile(_SPECIAL, re.VERBOSE)
_IN_LINK = re.compile(rf"{_SPECIAL} | [\[\]]", re.VERBOSE)
#: What begins a block, or makes one of the line before; the character to escape is the last of the match.
_AT_START = re.compile(
    r"""\#(?=\#{0,5}(?:\s|\Z))
    | >
    | [-+](?=\s|\Z)
    | \d{1,9}[.)](?=\s|\Z)
    | \[(?=.*\]: | [^\]]*\Z)           # the address of a link
    | [-=:|](?=[-=:|\ ]*\Z)            # rules, underlines of headings, tables
    """,
    re.VERBOSE | re.DOTALL,
)


def escaped(text: str, before: str, after: str, *, starts: bool, in_link: bool) -> str:
    """A piece of text that stands between the pieces of source `before` and `after`.

    `starts`: it begins a line, where some characters begin a block; `in_link`: it stands between the brackets of one.
    """
    pattern = _IN_LINK if in_link else _IN_TEXT
    result = pattern.sub(lambda match: "".join(f"\\{character}" for character in match[0]), text)
    if starts and (match := _AT_START.match(result)):
        result = f"{result[: match.end() - 1]}\\{result[match.end() - 1 :]}"
    if before.endswith("]") and result.startswith(("(", ":", "[")):
        result = f"\\{result}"  # [^1](…) would be a link, [^1]: … a note
    if after.startswith("[") and result.endswith(("!", "^")):
        result = f"{result[:-1]}\\{result[-1]}"  # ![…] would be a picture, ^[…] a note
    return result


def in_destination(address: str) -> str | None:
    """An address as it stands between the round brackets of a link; None where it can't."""
    if re.search(r"[\x00-\x1f\x7f]", address):
        return None
    safe = re.sub(r"\\(?=[!-/:-@\[-`{-~]|\Z)|&(?=#?\w+;)", lambda match: f"\\{match[0]}", address)
    if not re.search(r"\s|[()<>]", address) or _is_balanced(address):
        return safe
    return f"<{re.sub(r'[<>]', lambda match: f'{chr(92)}{match[0]}', safe)}>"


def _is_balanced(address: str) -> bool:
    """Whether round brackets in an address close in it, as in many of Wikipedia's; nothing else may be special."""
    if re.search(r"[\s<>]", address):
        return False
    depth = 0
    for character in address:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if not 0 <= depth < 10:
            return False
    return depth == 0


def in_quotes(text: str) -> str:
    """Text as it stands between the quotation marks of a picture's caption."""
    return re.sub(r'"|\\(?=[!-/:-@\[-`{-~]|\Z)|&(?=#?\w+;)', lambda match: f"\\{match[0]}", text)


def with_spaces_shown(source: str) -> str:
    """A block's source whose first and last characters are no spaces: no-break and other ones as entities."""
    inner = source.strip()
    if inner == source:
        return source
    start = source.index(inner) if inner else len(source)
    before, behind = source[:start], source[start + len(inner) :]
    if behind and (len(inner) - len(inner.rstrip("\\"))) % 2:
        inner += "\\"  # it would escape the entity that follows
    return f"{_entities(before)}{inner}{_entities(behind)}"


def _entities(spaces: str) -> str:
    return "".join("&nbsp;" if space == "\u00a0" else f"&#x{ord(space):X};" for space in spaces)
