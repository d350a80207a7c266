"""“footnotes” by Cheret for WordPress, as a page shows it: each note twice, in a box over its mark and in a table."""

from __future__ import annotations

from collections.abc import Sequence

from tests.spellings.carriers.page import PageNote, PageNotes


def mark(note: PageNote, time: int) -> str:
    key = f"7_1_{note.number}"
    return (
        f'<span class="footnote_referrer"><a role="button" tabindex="0" onclick="footnote_move('
        f'\'footnote_plugin_reference_{key}\');"><sup id="footnote_plugin_tooltip_{key}" '
        f'class="footnote_plugin_tooltip_text">[{note.number}]</sup></a><span id="footnote_plugin_tooltip_text_{key}" '
        f'class="footnote_tooltip">{note.html}</span></span>'
    )


def ending(notes: Sequence[PageNote]) -> str:
    rows = "".join(
        '<tr class="footnotes_plugin_reference_row"><th scope="row" class="footnote_plugin_index_combi pointer" '
        f"onclick=\"footnote_moveToAnchor_7_1('footnote_plugin_tooltip_7_1_{note.number}');\"><a "
        f'id="footnote_plugin_reference_7_1_{note.number}" class="footnote_backlink"><span '
        f'class="footnote_index_arrow">&#8593;</span>{note.number}</a></th><td class="footnote_plugin_text">{note.html}'
        "</td></tr>"
        for note in notes
    )
    return (
        '<div class="speaker-mute footnotes_reference_container"><div class="footnote_container_prepare"><p><span '
        'role="button" tabindex="0" class="footnote_reference_container_label pointer" onclick="x();">References</span>'
        '<span role="button" tabindex="0" class="footnote_reference_container_collapse_button" style="display: none;" '
        'onclick="x();">[<a id="footnote_reference_container_collapse_button_7_1">+</a>]</span></p></div><div '
        'id="footnote_references_container_7_1" style=""><table class="footnotes_table footnote-reference-container">'
        f'<caption class="accessibility">References</caption><tbody>{rows}</tbody></table></div></div>'
    )


NOTES = PageNotes(mark, ending)
