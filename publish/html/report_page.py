"""What a build came to, in; report.html, the same for people, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from publish.messages import Message
from publish.outcome import Outcome

_ORDER = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Kind:
    """All messages of one kind: an editor looks through them together."""

    code: str
    messages: tuple[Message, ...]

    @property
    def hint(self) -> str | None:
        """What to do, where it is the same for all of them."""
        hints = {message.hint for message in self.messages}
        return next(iter(hints)) if len(hints) == 1 else None


def report_page(outcome: Outcome) -> str:
    """One page without anything outside it: editions, messages by severity and kind, articles, rights, words."""
    environment = Environment(loader=PackageLoader("publish.html"), autoescape=True, undefined=StrictUndefined)
    by_severity = [(severity, _kinds(m for m in outcome.messages if m.severity == severity)) for severity in _ORDER]
    counts = {severity: sum(len(kind.messages) for kind in kinds) for severity, kinds in by_severity}
    lost = {name: result["lost"] for name, result in outcome.conservation.get("editions", {}).items()}
    values = {"outcome": outcome, "by_severity": by_severity, "counts": counts, "lost": lost}
    return environment.get_template("report.html.j2").render(values)


def _kinds(messages: Iterable[Message]) -> list[Kind]:
    groups: dict[str, list[Message]] = {}
    for message in messages:
        groups.setdefault(message.code, []).append(message)
    return [Kind(code, tuple(group)) for code, group in groups.items()]
