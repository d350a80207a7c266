"""The number of a list item as Word writes it in, its value out: 3, c, iii, C, III."""

from __future__ import annotations

from publish.text import is_blank

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def number_of(sign: str, form: str) -> tuple[int, str] | None:
    """The value of a sign and the form of its numbers ("" for 1, 2, 3; a, A, i or I), None where it has no value.

    `form` is what the document states; where it states none, letters are taken as letters but for i and what begins
    as Roman numbers of more letters do.
    """
    if sign.isdigit():
        return int(sign), ""
    if is_blank(sign):
        return None
    letters = sign.lower()
    roman = _roman(letters)
    if not form:
        form = "i" if roman and (len(letters) > 1 or letters == "i") else "a"
        form = form if sign.islower() else form.upper()
    if form.lower() == "i":
        return (roman, form) if roman else None
    # After z comes aa, then bb.
    if set(letters) != {letters[0]}:
        return None
    return (len(letters) - 1) * 26 + ord(letters[0]) - ord("a") + 1, form


def _roman(letters: str) -> int:
    """The value of a Roman number in small letters; 0 where it isn't one."""
    if not set(letters) <= set(_ROMAN):
        return 0
    values = [_ROMAN[letter] for letter in letters]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
