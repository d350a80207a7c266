"""Pages of any elements in one another, for property tests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from hypothesis import strategies as st


def unlike() -> Iterator[str]:
    """Words that are unlike one another, and unlike all others."""
    for number in count():
        yield "q" + "".join(chr(97 + number // 26**place % 26) for place in range(3)) + "q"


_TAGS = (
    "p div section article main nav aside header footer h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table "
    "thead tbody tfoot tr td th caption figure figcaption span b i em strong u s del small sup sub a font center "
    "form fieldset label button select option details summary ruby rt iframe object video svg math mi noscript "
    "address q cite time body html custom-tag wbr marquee frameset noframes dir menu map "
).split()
_ATTRIBUTES = (
    "hidden",
    'aria-hidden="true"',
    'style="display:none"',
    'style="font-style:italic;font-weight:bold;vertical-align:super"',
    'style="display:block;text-decoration:line-through"',
    "style='mso-list:l0 level1 lfo1'",
    "style='mso-list:Ignore'",
    'class="title"',
    'class="hentry"',
    'class="entry-content"',
    'class="wp-caption"',
    'class="wp-caption-text"',
    'class="lst-kix_a-1"',
    'class="MsoListParagraph"',
    'role="presentation"',
    'role="navigation"',
    'id="x"',
    'id="fn1"',
    'href="#x"',
    'href="#fn1" id="fnref1"',
    'href="https://example.org/"',
    'href="page.html"',
    'title="a tip"',
    'lang="de"',
    'value="7" start="3"',
    'colspan="2"',
    'data-fn="y"',
)


@st.composite
def any_page(draw: st.DrawFn) -> str:
    """A page of any elements in one another, each of whose words is unlike all others."""
    words = unlike()

    def word() -> str:
        return f" {next(words)} "

    def picture() -> str:
        return draw(
            st.sampled_from(
                (
                    f'<img src="a.png" alt="{word()}">',
                    f'<img alt="{word()}">',
                    f'<img src="t.gif" width=1 height=1 alt="{word()}">',
                    f"<!--{word()}-->",
                    "<br>",
                    "<br><br>",
                    "<hr>",
                    f'<input value="{word()}">',
                    f"<script>{word()}</script>",
                    f"<![CDATA[{word()}]]>",
                )
            )
        )

    def element(depth: int) -> str:
        pieces = []
        for _ in range(draw(st.integers(0, 3))):
            kind = draw(st.integers(0, 5))
            if kind == 0 or depth > 5:
                pieces.append(word())
            elif kind == 1:
                pieces.append(picture())
            else:
                tag = draw(st.sampled_from(_TAGS))
                attributes = " ".join(draw(st.lists(st.sampled_from(_ATTRIBUTES), max_size=2)))
                closing = "" if draw(st.integers(0, 9)) == 0 else f"</{tag}>"
                pieces.append(f"<{tag} {attributes}>{word()}{element(depth + 1)}{closing}{word()}")
        return "".join(pieces)

    return element(0) + element(0)
