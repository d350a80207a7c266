"""What a build came to, in; report.html, the same for people, out."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from publish.outcome import Outcome

_ORDER = ("error", "warning", "info")


def report_page(outcome: Outcome) -> str:
    """One page without anything outside it: editions, messages by severity, articles, rights, words."""
    environment = Environment(loader=PackageLoader("publish.html"), autoescape=True, undefined=StrictUndefined)
    by_severity: list[tuple[str, list[Any]]] = [
        (severity, [m for m in outcome.messages if m.severity == severity]) for severity in _ORDER
    ]
    lost = {name: result["lost"] for name, result in outcome.conservation.get("editions", {}).items()}
    return environment.get_template("report.html.j2").render(outcome=outcome, by_severity=by_severity, lost=lost)
