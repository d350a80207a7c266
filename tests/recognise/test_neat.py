"""What no page shows isn't there."""

from __future__ import annotations

import pytest

from publish.recognise.neat import neat

PICTURE = '<p><a href="https://e.org"><img src="image-1"/></a></p>'
MARK = '<p>A<a role="doc-noteref" href="#note-1" id="noteref-1">1</a></p>'


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<p>A<a href="https://e.org"><br/></a> b</p>', "<p>A<br/> b</p>"),
        ('<p>A<a href="https://e.org"> </a>b</p>', "<p>A b</p>"),
        ('<p>A<a href="https://e.org"><em/></a></p>', "<p>A</p>"),
        ('<p>A <a href="https://e.org">b</a></p>', '<p>A <a href="https://e.org">b</a></p>'),
        (PICTURE, PICTURE),
        (MARK, MARK),
    ],
)  # fmt: skip
def test_a_link_that_shows_nothing_is_none(markup: str, shown: str) -> None:
    assert neat(markup) == shown
