"""Labelled seconds in, a plot of bars as SVG out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_WIDTH, _LABELS, _ROW = 860, 400, 22
_COLOURS = {"Publish": "#1c4a6e"}
_STYLE = "text{font:12px sans-serif;fill:#222}@media(prefers-color-scheme:dark){text{fill:#ddd}}"


def plot(bars: Sequence[tuple[str, float, str]]) -> str:
    """Bars of (label, seconds, program), the shortest first; those of Publish stand out."""
    longest = max((seconds for _, seconds, _ in bars), default=1.0)
    scale = (_WIDTH - _LABELS - 70) / longest
    lines = []
    for number, (label, seconds, program) in enumerate(sorted(bars, key=lambda bar: bar[1])):
        y, width = 10 + number * _ROW, max(1.0, seconds * scale)
        colour = _COLOURS.get(program, "#b9a27c")
        lines += [
            f'<text x="{_LABELS - 8}" y="{y + 13}" text-anchor="end">{escape(label)}</text>',
            f'<rect x="{_LABELS}" y="{y + 2}" width="{width:.1f}" height="{_ROW - 8}" fill="{colour}"/>',
            f'<text x="{_LABELS + width + 6:.1f}" y="{y + 13}">{seconds:.1f} s</text>',
        ]
    height = 20 + len(bars) * _ROW
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">'
    return "\n".join([start, "<title>Seconds, lower is better</title>", f"<style>{_STYLE}</style>", *lines, "</svg>\n"])
