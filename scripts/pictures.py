"""Finished sample in, the README's pictures out: spreads of real pages. Run by `make pictures`."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

SCALE = 1.5
PAPER, DESK, EDGE = "white", (233, 230, 224), (205, 200, 192)

#: Each picture: its name, and the physical pages of the print PDF that stand in it as spreads (0: none).
PICTURES = {
    "opening.png": [(0, 3), (4, 5)],
    "article.png": [(0, 17), (18, 19)],
    "apparatus.png": [(46, 47), (54, 55)],
}


def draw(pdf: pypdfium2.PdfDocument, spreads: list[tuple[int, int]]) -> Image.Image:
    """Spreads side by side on a desk."""
    width, height = (round(side * SCALE) for side in pdf[0].get_size())
    gap = 28
    image = Image.new("RGB", (len(spreads) * (2 * width + gap) + gap, height + 2 * gap), DESK)
    canvas = ImageDraw.Draw(image)
    for index, spread in enumerate(spreads):
        left = gap + index * (2 * width + gap)
        for side, page in enumerate(spread):
            if page:
                x = left + side * width
                image.paste(pdf[page - 1].render(scale=SCALE).to_pil(), (x, gap))
                canvas.rectangle((x, gap, x + width, gap + height), outline=EDGE)
    return image


def main() -> None:
    """Draw all pictures from the print PDF named on the command line into docs/pictures."""
    target = Path(__file__).parent.parent / "docs" / "pictures"
    with pypdfium2.PdfDocument(sys.argv[1]) as pdf:
        for name, spreads in PICTURES.items():
            image = draw(pdf, spreads)
            image = image.resize((1400, round(image.height * 1400 / image.width)), Image.Resampling.LANCZOS)
            image.quantize(128).save(target / name, optimize=True)


if __name__ == "__main__":
    main()
