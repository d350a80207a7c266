"""Work that WeasyPrint does again for each line, page and document, and that need be done once.

None of it changes what stands on a page: `tests/pdf/test_shortcuts.py` makes the same book with and without. That is
known of the versions below; another one is left as it is, and takes a fifth more time. What each of them would be
upstream stands in docs/performance.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pydyf
import weasyprint
from weasyprint import pdf as generating
from weasyprint.css import StyleFor
from weasyprint.layout.page import PageType
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.line_break import Layout, _font_style_cache_key

from publish.pdf.outlines import leave_out

_KNOWN = frozenset({"70.0"})

_set_up = Layout.setup
_set_computed_styles = StyleFor.set_computed_styles
_build_fonts_dictionary = generating.build_fonts_dictionary


@contextmanager
def taken() -> Iterator[None]:
    """With all shortcuts, for documents that will be joined."""
    if weasyprint.__version__ not in _KNOWN:
        yield
        return
    ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *src);", override=True)
    shortcuts = (
        (Layout, "setup", _copied_setup),
        (StyleFor, "set_computed_styles", _shared_computed_styles),
        (generating, "build_fonts_dictionary", _fonts_without_outlines),
        # Level 9 takes four times as long as level 6 and saves two bytes in a hundred.
        (pydyf, "zlib", SimpleNamespace(compressobj=lambda level: zlib.compressobj(), compress=zlib.compress)),
    )
    before = [(owner, name, getattr(owner, name)) for owner, name, _ in shortcuts]
    for owner, name, value in shortcuts:
        setattr(owner, name, value)
    try:
        yield
    finally:
        for owner, name, value in before:
            setattr(owner, name, value)


def _copied_setup(self: Layout, style: Any) -> None:
    """A line in a style like one that has been set up before: a copy of that one, before it got its text."""
    if (known := vars(style).get("prepared")) is None:
        all_known = vars(style.font_config).setdefault("prepared", {})
        key = (_font_style_cache_key(style, include_size=True), *(style[name] for name in _ALSO_DECISIVE))
        known = style.prepared = all_known.get(key)
        if known is None:
            _set_up(self, style)
            facts = {name: value for name, value in vars(self).items() if name not in _OF_ITS_OWN}
            style.prepared = all_known[key] = facts, _copy(self.layout)
            return
    facts, layout = known
    vars(self).update(facts)
    self.style = style
    self.layout = _copy(layout)


_ALSO_DECISIVE = ("direction", "font_kerning", "text_decoration_line")
_OF_ITS_OWN = frozenset({"layout", "style", "text", "justification_spacing", "max_width"})


def _copy(layout: Any) -> Any:
    return ffi.gc(pango.pango_layout_copy(layout), gobject.g_object_unref)


def _shared_computed_styles(
    self: StyleFor, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, base_url: Any = None,
    target_collector: Any = None,
) -> None:  # fmt: skip
    """Pages and margin boxes to which the same declarations apply have one style: the engine makes one for each."""
    if not isinstance(element, PageType):
        _set_computed_styles(self, element, parent, root, pseudo_type, base_url, target_collector)
        return
    styles = self.get_computed_styles()
    declared = self.get_cascaded_styles().get((element, pseudo_type), {})
    # The values are the stylesheets' own, which live longer than this.
    key = id(styles.get((parent, None))), pseudo_type, tuple((name, id(value)) for name, (value, _) in declared.items())
    shared = vars(self).setdefault("shared", {})
    if key not in shared:
        _set_computed_styles(self, element, parent, root, pseudo_type, base_url, target_collector)
        shared[key] = styles[element, pseudo_type]
    styles[element, pseudo_type] = shared[key]


def _fonts_without_outlines(pdf: Any, fonts: dict[Any, Any], *options: Any) -> Any:
    """The fonts of a document, with outlines only where they stay: `faces.unite` takes the others from the files."""
    leave_out(fonts.values())
    return _build_fonts_dictionary(pdf, fonts, *options)
