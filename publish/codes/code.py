"""What one kind of finding is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Code:
    """The severity, the wording and the hint of one kind of finding; braces name the values it needs."""

    severity: Severity
    text: str
    hint: str
