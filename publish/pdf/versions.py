"""The version of Pango, which breaks the lines: a library of the system, so no package says it."""

from __future__ import annotations


def pango() -> str:
    """Its version, as in 1.50.12."""
    # Imported here, because it takes half a second.
    from weasyprint.text.ffi import pango as library

    number = int(library.pango_version())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
