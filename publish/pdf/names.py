"""Names that more than one module of this room uses."""

from __future__ import annotations

BOOK = "file:///book/"
"""Where the book stands as the engine sees it. Names that it makes of addresses then don't depend on the machine."""
