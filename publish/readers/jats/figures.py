"""Elements with a picture, a film or a file: figures with their captions, and what no book can hold."""

from __future__ import annotations

from publish.readers.jats.blocks import captioned
from publish.readers.jats.names import HREF, flat
from publish.readers.jats.walk import Walk
from publish.text import is_blank
from publish.vocabulary import Element

GRAPHICS = ("graphic", "inline-graphic")
_SILENT = frozenset({"alt-text", "long-desc"})


def figure(walk: Walk, element: Element) -> None:
    """Pictures with label, title and caption; where the pictures aren't there, the caption by itself."""
    groups = _groups(element)
    images = [image for _, graphics in groups if (image := _image(walk, graphics, element)) is not None]
    taken = [holder for holder, _ in groups if holder is not element]
    if element.tag == "alternatives":
        taken = [graphic for _, graphics in groups for graphic in graphics]
    inner = [graphic for _, graphics in groups for graphic in graphics if graphic is not element]
    if groups:
        taken += [child for child in element if child.tag in _SILENT]
    with walk.floating() as inside:
        with inside.writer.container("figure", {"data-line": str(walk.writer.line)}) as made:
            made.extend(images)
            with inside.writer.container("figcaption", walk.place_of(element)) as caption:
                captioned(inside, element, tuple(taken))
                for graphic in inner:
                    _inner_caption(inside, graphic)
        if is_blank("".join(str(piece) for piece in caption.itertext())) and next(caption.iter("img"), None) is None:
            made.remove(caption)
            if images:
                images[0].attrib.update(walk.place_of(element))
            else:
                inside.writer.body.remove(made)


def _inner_caption(walk: Walk, graphic: Element) -> None:
    """What is said under a picture itself, inside the figure that it is part of."""
    silent = tuple(child for child in graphic if child.tag in _SILENT)
    with walk.writer.block("p"):
        captioned(walk, graphic, silent)
        walk.writer.text(graphic.text or "")


def group(walk: Walk, element: Element) -> None:
    """Figures or tables that belong together, under what they have in common."""
    with walk.floating() as inside, inside.writer.block("p"):
        captioned(inside, element)


def inline_picture(walk: Walk, element: Element) -> None:
    """A small picture in a line; where it isn't there, what is said about it stands in a message."""
    image = _image(walk, [element], element)
    if image is not None:
        walk.writer.inline(image)


def alternatives(walk: Walk, element: Element) -> None:
    """The same thing in several forms: as text where there is one, else as a picture."""
    forms = [child for child in element if isinstance(child.tag, str)]
    texts = [form for form in forms if form.tag not in (*GRAPHICS, *_SILENT) and not is_blank(flat(form))]
    graphics = [form for form in forms if form.tag in GRAPHICS]
    texts.sort(key=lambda form: form.tag not in ("math", "table"))
    if texts:
        walk.element(texts[0])
        for other in texts[1:] if texts[0].tag != "math" else ():
            walk.shared.say_more(texts[0], other)
    elif graphics:
        figure(walk, element)
    else:
        walk.content(element)


def medium(walk: Walk, element: Element) -> None:
    """A film, a sound, a table of data: its caption, and a message that it is left out itself."""
    _leave_out(walk, element)
    silent = tuple(child for child in element if child.tag in _SILENT)
    if all(child in silent or child.tag == "object-id" for child in element) and is_blank(element.text or ""):
        return
    line = {"data-line": str(walk.writer.line)}
    with (
        walk.floating() as inside,
        inside.writer.container("figure", line),
        inside.writer.container("figcaption", walk.place_of(element)),
    ):
        captioned(inside, element, silent)


def supplement(walk: Walk, element: Element) -> None:
    """A file that goes with the article: label, title and description."""
    if element.get(HREF):
        _leave_out(walk, element)
    with walk.writer.block("p"):
        captioned(walk, element, tuple(child for child in element if child.tag in _SILENT and element.get(HREF)))


def inline_supplement(walk: Walk, element: Element) -> None:
    """A file that is named in a sentence, or a drawing in another format: the sentence stays."""
    if element.get(HREF):
        _leave_out(walk, element)
    walk.content(element)


def _leave_out(walk: Walk, element: Element) -> None:
    words = " ".join(flat(child) for child in element if child.tag in _SILENT)
    what = f"{element.get(HREF, '').strip()[:200]} {words}".strip() or "nothing said about it"
    walk.shared.say("media-left-out", element, tag=str(element.tag), what=what)


def _groups(element: Element) -> list[tuple[Element, list[Element]]]:
    """The pictures of an element: each by its child, with all forms of the same picture."""
    if element.tag in GRAPHICS:
        return [(element, [element])]
    if element.tag == "alternatives":
        return [(element, [child for child in element if child.tag in GRAPHICS])]
    groups = [(child, [child]) for child in element if child.tag in GRAPHICS]
    for child in element.findall("alternatives"):
        if graphics := [form for form in child if form.tag in GRAPHICS]:
            groups.append((child, graphics))
    return groups


def _image(walk: Walk, graphics: list[Element], described: Element) -> Element | None:
    if walk.in_note:
        for graphic in graphics[:1]:
            words = " ".join(flat(child) for child in (*graphic, *described) if child.tag in _SILENT)
            walk.shared.pictures.leave_out(graphic, "it stands in a note or a biography", words)
        return None
    return walk.shared.pictures.image(graphics, described)
