"""The value that every reader of notes gives: one citation as a note has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from publish.references import Reference

Form = Literal["full", "short", "ibid", "idem", "opcit", "address"]
"""full: with facts of its own; short: author and title of a work that is cited in full elsewhere; ibid: the work
before; idem: another work by the author before; opcit: the author's work cited before; address: no title is stated."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: what it says of the work, and what of that isn't sure, in words for the editor."""

    raw: str
    reference: Reference
    form: Form = "full"
    title_mark: str = ""
    """ITALIC or QUOTE: how the title is marked."""
    locator: str = ""
    """The page that is cited."""
    doubts: tuple[str, ...] = ()
