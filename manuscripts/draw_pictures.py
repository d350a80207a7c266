"""Draw the pictures and the cover of the sample anthology, in the manner of coloured linocuts.

Run ``python manuscripts/draw_pictures.py``: seven pictures and ``cover.jpg`` are written beside this file.
Only Pillow is needed. All chance comes from generators with fixed seeds, so that every run draws the same.

All coordinates are pixels of the finished picture; a ``Sheet`` draws them at twice the size and scales down.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFont

Point = tuple[float, float]
Colour = tuple[int, int, int]
Profile = Callable[[float], float]

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"
SCALE = 2  # how much larger a sheet is drawn than it will be printed
TAU = 2 * math.pi

# The inks, from dark to light within each family.
INK: Colour = (22, 32, 46)
NIGHT: Colour = (28, 52, 72)
DEEP: Colour = (32, 74, 94)
SEA: Colour = (56, 112, 126)
SHALLOW: Colour = (118, 164, 164)
MIST: Colour = (176, 201, 193)
FOAM: Colour = (222, 231, 217)
PAPER: Colour = (246, 238, 218)
SAND: Colour = (232, 214, 174)
STRAW: Colour = (216, 184, 120)
OCHRE: Colour = (212, 152, 66)
CORAL: Colour = (221, 128, 88)
BRICK: Colour = (172, 70, 54)
PLUM: Colour = (92, 62, 78)
OLIVE: Colour = (112, 122, 78)
MOSS: Colour = (64, 86, 72)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour that lies between two others; a share of 0 is the first, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second))
    return red, green, blue


def swell(rng: Random, base: float, height: float, length: float, octaves: int = 4) -> Profile:
    """A smooth, irregular horizon: sines of random phase around ``base``, the longest of about ``length``."""
    waves = [
        (height / 1.7**n, TAU * 1.9**n / length * rng.uniform(0.85, 1.15), rng.uniform(0, TAU)) for n in range(octaves)
    ]
    return lambda x: base + sum(a * math.sin(k * x + phase) for a, k, phase in waves) / 2


class Sheet:
    """One picture in the making, with the few marks from which all the pictures are built."""

    def __init__(self, width: int, height: int, ground: Colour, seed: int) -> None:
        self.width, self.height = width, height
        self.rng = Random(seed)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)

    @staticmethod
    def _scaled(points: Sequence[Point]) -> list[Point]:
        return [(x * SCALE, y * SCALE) for x, y in points]

    def poly(self, points: Sequence[Point], ink: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon(self._scaled(points), fill=ink)

    def box(self, x: float, y: float, width: float, height: float, ink: Colour) -> None:
        """A filled rectangle, given by its upper left corner and its size."""
        self.poly([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], ink)

    def disc(self, x: float, y: float, radius: float, ink: Colour) -> None:
        """A filled circle."""
        self.pen.ellipse(self._scaled([(x - radius, y - radius), (x + radius, y + radius)]), fill=ink)

    def ring(self, x: float, y: float, radius: float, thickness: float, ink: Colour) -> None:
        """A circle's outline, drawn inwards from ``radius``."""
        self.pen.ellipse(
            self._scaled([(x - radius, y - radius), (x + radius, y + radius)]),
            outline=ink,
            width=round(thickness * SCALE),
        )

    def line(self, points: Sequence[Point], thickness: float, ink: Colour) -> None:
        """A line of one thickness through the points."""
        self.pen.line(self._scaled(points), fill=ink, width=max(1, round(thickness * SCALE)), joint="curve")

    def below(self, profile: Profile, ink: Colour, foot: float | None = None) -> None:
        """Fill everything between a profile and ``foot`` (the lower edge of the sheet)."""
        floor = self.height if foot is None else foot
        crest = [(float(x), profile(x)) for x in range(-10, self.width + 11, 5)]
        self.poly([*crest, (self.width + 10, floor), (-10, floor)], ink)

    def gouge(self, x: float, y: float, length: float, thickness: float, angle: float, ink: Colour) -> None:
        """One cut of the gouge: a stroke that swells in the middle and tapers to both ends."""
        dx, dy = math.cos(angle) * length / 2, math.sin(angle) * length / 2
        nx, ny = -math.sin(angle) * thickness / 2, math.cos(angle) * thickness / 2
        side = [(-1.0, 0.0), (-0.55, 0.75), (0.0, 1.0), (0.55, 0.75), (1.0, 0.0)]
        points = [(x + dx * t + nx * w, y + dy * t + ny * w) for t, w in side]
        points += [(x + dx * t - nx * w, y + dy * t - ny * w) for t, w in reversed(side[1:-1])]
        self.poly(points, ink)

    def cuts(
        self, profile: Profile, depth: float, count: int, ink: Colour, length: float = 70, thickness: float = 5
    ) -> None:
        """Scatter gouge cuts below a profile, following its slope; they thin out downwards."""
        for _ in range(count):
            x = self.rng.uniform(0, self.width)
            drop = depth * self.rng.random() ** 1.5
            angle = math.atan2(profile(x + 8) - profile(x - 8), 16)
            fade = 1 - 0.6 * drop / depth
            self.gouge(
                x,
                profile(x) + 12 + drop,
                length * fade * self.rng.uniform(0.5, 1.4),
                thickness * fade * self.rng.uniform(0.6, 1.2),
                angle,
                ink,
            )

    def blade(self, x: float, y: float, length: float, lean: float, thickness: float, ink: Colour) -> Point:
        """A leaf of grass or reed from (x, y) upwards, bending to one side; returns its tip."""
        left, right = [], []
        for step in range(13):
            t = step / 12
            px, py = x + lean * t * t, y - length * t
            half = thickness / 2 * (1 - t) ** 0.7
            left.append((px - half, py))
            right.append((px + half, py))
        self.poly(left + right[::-1], ink)
        return x + lean, y - length

    def bird(self, x: float, y: float, span: float, ink: Colour, lift: float = 0.28) -> None:
        """A distant bird: two bent wings and a short body."""
        for side in (-1, 1):
            self.poly(
                [
                    (x, y),
                    (x + side * span * 0.26, y - span * lift),
                    (x + side * span / 2, y - span * lift * 0.5),
                    (x + side * span * 0.27, y - span * lift * 0.72),
                    (x, y + span * 0.09),
                ],
                ink,
            )
        self.gouge(x + span * 0.03, y + span * 0.02, span * 0.34, span * 0.1, 0.12, ink)

    def veil(self, points: Sequence[Point], ink: Colour, strength: float) -> None:
        """A translucent polygon, as printed with a thin ink."""
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon(self._scaled(points), fill=round(255 * strength))
        self.image.paste(ink, (0, 0), mask)

    def finished(self, grain: int = 16, specks: int = 260) -> Image.Image:
        """The sheet at its printed size, with a little paper grain and a few spots that took no ink."""
        for _ in range(specks):
            x, y = self.rng.uniform(0, self.width), self.rng.uniform(0, self.height)
            spot = self.image.getpixel((int(x * SCALE), int(y * SCALE)))
            assert isinstance(spot, tuple)
            self.disc(x, y, self.rng.uniform(0.6, 1.7), mix((spot[0], spot[1], spot[2]), PAPER, 0.45))
        image = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        if not grain:
            return image
        size = self.width // 2, self.height // 2
        noise = Image.frombytes("L", size, self.rng.randbytes(size[0] * size[1]))
        noise = noise.resize(image.size, Image.Resampling.BICUBIC).point(lambda v: 255 - grain + v * grain // 255)
        return ImageChops.multiply(image, noise.convert("RGB"))


def lattice(sheet: Sheet, start: Point, end: Point, wide: float, narrow: float, bays: int, ink: Colour) -> None:
    """A lattice girder from one point to another, ``wide`` at its start and ``narrow`` at its end."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    nx, ny = -math.sin(angle), math.cos(angle)
    upper, lower = [], []
    for bay in range(bays + 1):
        t = bay / bays
        x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
        half = wide + (narrow - wide) * t
        upper.append((x + nx * half / 2, y + ny * half / 2))
        lower.append((x - nx * half / 2, y - ny * half / 2))
    sheet.line(upper, 5, ink)
    sheet.line(lower, 5, ink)
    for bay in range(bays):
        pair = (upper, lower) if bay % 2 else (lower, upper)
        sheet.line([pair[0][bay], pair[1][bay + 1]], 3, ink)


def quay_crane(sheet: Sheet, x: float, foot: float, size: float, reach: float, ink: Colour) -> None:
    """A luffing quay crane on a portal; ``reach`` is the jib's sideways reach, negative to the left."""
    way = 1 if reach > 0 else -1
    top = foot - 250 * size
    for leg in (-78, 78):
        sheet.poly(
            [
                (x + leg * size - 9, foot),
                (x + leg * size + 9, foot),
                (x + leg * 0.62 * size + 7, top),
                (x + leg * 0.62 * size - 7, top),
            ],
            ink,
        )
        sheet.box(x + leg * size - 24, foot - 16, 48, 16, ink)
    sheet.line([(x - 66 * size, foot - 110 * size), (x + 66 * size, foot - 110 * size)], 8, ink)
    sheet.line([(x - 66 * size, foot - 110 * size), (x + 50 * size, top)], 4, ink)
    sheet.line([(x + 66 * size, foot - 110 * size), (x - 50 * size, top)], 4, ink)
    sheet.box(x - 70 * size, top - 12, 140 * size, 20, ink)
    sheet.poly(
        [
            (x - way * 78 * size, top - 12),
            (x + way * 52 * size, top - 12),
            (x + way * 52 * size, top - 74 * size),
            (x + way * 18 * size, top - 98 * size),
            (x - way * 78 * size, top - 82 * size),
        ],
        ink,
    )
    sheet.box(x + (14 if way > 0 else -44) * size, top - 70 * size, 30 * size, 26 * size, STRAW)
    peak, hinge = (x - way * 20 * size, top - 262 * size), (x + way * 40 * size, top - 40 * size)
    tip = (x + reach, top - 420 * size)
    lattice(sheet, (x - way * 30 * size, top - 80 * size), peak, 46 * size, 10, 6, ink)
    lattice(sheet, hinge, tip, 34 * size, 9, 16, ink)
    sheet.line([peak, tip], 3, ink)
    sheet.line([peak, (x - way * 74 * size, top - 60 * size)], 4, ink)
    sheet.line([tip, (tip[0], foot - 190 * size)], 2.5, ink)
    sheet.poly(
        [
            (tip[0] - 9, foot - 190 * size),
            (tip[0] + 9, foot - 190 * size),
            (tip[0] + 5, foot - 164 * size),
            (tip[0] - 5, foot - 164 * size),
        ],
        ink,
    )


def harbour() -> Image.Image:
    """Two quay cranes and a moored coaster, dark before a rising sun and a port in layers of mist."""
    sheet = Sheet(1800, 1200, SAND, 11)
    sun = (1120.0, 560.0)
    for radius, share in ((1250, 0.12), (960, 0.26), (720, 0.42), (500, 0.62), (330, 0.85)):
        sheet.disc(*sun, radius, mix(mix(CORAL, STRAW, 0.35), PAPER, share))
    sheet.disc(*sun, 168, (252, 248, 236))
    rng = sheet.rng
    for base, ink in ((690, mix(CORAL, MIST, 0.55)), (745, mix(PLUM, MIST, 0.55)), (800, mix(PLUM, SEA, 0.45))):
        sheet.below(swell(rng, base, 26, 900), ink, 870)
        x = rng.uniform(-40, 40)
        while x < 1800:
            width, height = rng.uniform(34, 110), rng.uniform(10, 62)
            sheet.box(x, base - height, width, height + 60, ink)
            if rng.random() < 0.4:
                sheet.poly(
                    [(x, base - height), (x + width / 2, base - height - width * 0.34), (x + width, base - height)], ink
                )
            if rng.random() < 0.22:
                sheet.box(x + width * 0.3, base - height - 80, 10, 90, ink)
            x += width + rng.uniform(0, 90)
    sheet.box(0, 850, 1800, 350, SEA)
    for row in range(27):
        y = 862 + row * 12.5
        for _ in range(15):
            x = rng.uniform(0, 1800)
            near = max(0.0, 1 - abs(x - sun[0]) / (120 + row * 9))
            sheet.gouge(x, y, rng.uniform(40, 150), 3 + row * 0.12, 0, mix(DEEP, SHALLOW, rng.random() * 0.7))
            if near:
                sheet.gouge(sun[0] + rng.gauss(0, 60 + row * 5), y + 5, rng.uniform(50, 170), 6, 0, PAPER)
        for _ in range(3):
            sheet.gouge(
                sun[0] + rng.gauss(0, 46 + row * 4),
                y + 4,
                rng.uniform(60, 190),
                6.5,
                0,
                mix(PAPER, STRAW, rng.random() * 0.6),
            )
    # The coaster, at the right.
    hull = [(1240, 868), (1266, 948), (1736, 948), (1776, 852), (1700, 872)]
    sheet.poly(hull, INK)
    sheet.poly([(1262, 934), (1267, 950), (1735, 950), (1740, 934)], BRICK)
    sheet.box(1300, 772, 120, 100, INK)
    sheet.box(1316, 734, 84, 42, INK)
    sheet.box(1336, 690, 34, 50, BRICK)
    for window in range(4):
        sheet.box(1322 + window * 19, 746, 12, 13, STRAW)
    sheet.box(1450, 846, 230, 28, PLUM)
    sheet.line([(1440, 870), (1440, 720)], 6, INK)
    sheet.line([(1440, 728), (1600, 800)], 4, INK)
    sheet.line([(1700, 868), (1700, 770)], 5, INK)
    for row in range(9):
        sheet.gouge(1500 + rng.uniform(-40, 40), 956 + row * 10, 460 - row * 34, 7, 0, mix(INK, DEEP, row / 12))
    # The quay, in front, and its cranes.
    sheet.poly([(-10, 1010), (1090, 1010), (1150, 1040), (1150, 1210), (-10, 1210)], INK)
    sheet.poly([(-10, 1010), (1090, 1010), (1150, 1040), (-10, 1040)], PLUM)
    for stone in range(46):
        sheet.gouge(rng.uniform(0, 1110), 1062 + stone % 5 * 30, rng.uniform(30, 120), 4, 0, mix(INK, SEA, 0.45))
    for x in (140, 560, 980, 1100):
        sheet.box(x - 9, 982, 18, 32, INK)
        sheet.box(x - 17, 978, 34, 11, INK)
    sheet.line([(1100, 988), (1180, 958), (1250, 892)], 3.5, INK)
    quay_crane(sheet, 300, 1012, 0.95, 330, INK)
    quay_crane(sheet, 740, 1012, 1.2, 390, INK)
    sheet.box(96, 944, 76, 68, INK)
    sheet.poly([(88, 946), (134, 914), (180, 946)], BRICK)
    for x, y, span in ((1420, 330, 62), (1520, 270, 44), (1336, 240, 36), (1600, 380, 52), (560, 210, 40)):
        sheet.bird(x, y, span, INK)
    return sheet.finished()


def containers() -> Image.Image:
    """A wall of stacked containers under a gantry crane, at dusk."""
    sheet = Sheet(1800, 1200, NIGHT, 22)
    rng = sheet.rng
    bands = [
        DEEP,
        mix(DEEP, PLUM, 0.5),
        mix(PLUM, CORAL, 0.35),
        mix(PLUM, CORAL, 0.7),
        CORAL,
        mix(CORAL, STRAW, 0.6),
        STRAW,
    ]
    for index, ink in enumerate(bands):
        sheet.below(swell(rng, 60 + index * 92, 16, 1500, 2), ink)
    sheet.disc(1385, 560, 132, PAPER)
    far = mix(PLUM, CORAL, 0.3)
    for x, size in ((180, 0.62), (640, 0.5), (1620, 0.66)):
        quay_crane(sheet, x, 760, size, 250 * size, far)
    # The gantry crane that straddles the stacks.
    for x in (330, 1130):
        for lean in (-34, 34):
            sheet.poly(
                [(x + lean - 11, 1200), (x + lean + 11, 1200), (x + lean * 0.4 + 9, 180), (x + lean * 0.4 - 9, 180)],
                INK,
            )
    sheet.box(190, 150, 1090, 54, INK)
    for bay in range(27):
        x = 196 + bay * 40
        sheet.line([(x, 150), (x + 20, 106), (x + 40, 150)], 4, INK)
    sheet.line([(206, 106), (1270, 106)], 7, INK)
    sheet.box(706, 196, 150, 40, INK)
    sheet.box(724, 236, 58, 52, INK)
    sheet.box(732, 246, 42, 26, STRAW)
    for x in (806, 846):
        sheet.line([(x, 230), (x, 392)], 3, INK)

    inks = [BRICK, SEA, OCHRE, DEEP, SAND, CORAL, MOSS, MIST, PLUM]

    def container(x: float, y: float, width: float, height: float, ink: Colour) -> None:
        """One container seen from the side: frame, corrugation, a blank panel and a lit upper edge."""
        sheet.box(x, y, width, height, mix(ink, INK, 0.45))
        sheet.box(x + 5, y + 7, width - 10, height - 15, ink)
        ribs = round((width - 22) / 13)
        for rib in range(ribs):
            sheet.box(x + 12 + rib * (width - 22) / ribs, y + 13, 5, height - 27, mix(ink, INK, 0.26))
        sheet.box(x + 5, y + 4, width - 10, 4, mix(ink, PAPER, 0.55))
        if rng.random() < 0.42:
            left = x + width * rng.choice((0.12, 0.56))
            sheet.box(left, y + height * 0.27, width * 0.27, height * 0.42, mix(ink, PAPER, 0.62))
            sheet.box(left + 10, y + height * 0.42, width * 0.19, 7, mix(ink, INK, 0.35))
        for cx in (x, x + width - 13):
            for cy in (y, y + height - 11):
                sheet.box(cx, cy, 13, 11, INK)

    container(690, 392, 272, 104, BRICK)
    heights = [4, 5, 3, 2, 4, 3, 5]
    last: list[Colour] = []
    for column, count in enumerate(heights):
        x = -64 + column * 278
        for level in range(count + 1):
            choices = [ink for ink in inks if ink not in last[-2:]]
            ink = rng.choice(choices)
            last.append(ink)
            container(x, 1128 - level * 108 - 108 + 60, 272, 104, ink)
    # Dark cuts of shade down the right side of each stack, and the ground.
    for column, count in enumerate(heights):
        x = -64 + column * 278 + 272
        lower = heights[column + 1] if column + 1 < len(heights) else 9
        sheet.box(x, 1080 - count * 108, 6, 600, INK)
        if lower < count:
            top = 1080 - count * 108
            sheet.veil([(x - 34, top), (x, top), (x, top + (count - lower) * 108), (x - 34, top + 60)], INK, 0.4)
    sheet.box(0, 1184, 1800, 20, INK)
    for x, y, span in ((1460, 330, 50), (1556, 382, 38), (1380, 300, 32)):
        sheet.bird(x, y, span, INK)
    return sheet.finished()


def tide_bands() -> Image.Image:
    """The ebb seen from above: rings of sand, foam and deepening water, and a tide pole with its shadow."""
    sheet = Sheet(1800, 1200, SAND, 33)
    rng = sheet.rng
    for _ in range(420):
        sheet.gouge(
            rng.uniform(0, 1800),
            rng.uniform(0, 520),
            rng.uniform(20, 90),
            3,
            0.25 + rng.gauss(0, 0.08),
            mix(SAND, STRAW, rng.uniform(0.4, 0.9)),
        )
    inks = [
        mix(SAND, STRAW, 0.6),
        STRAW,
        mix(STRAW, SHALLOW, 0.45),
        MIST,
        SHALLOW,
        mix(SHALLOW, SEA, 0.5),
        SEA,
        mix(SEA, DEEP, 0.5),
        DEEP,
        mix(DEEP, NIGHT, 0.6),
        NIGHT,
        INK,
    ]
    shape = swell(rng, 0, 74, 1150, 4)
    for index, ink in enumerate(inks):
        drift = swell(rng, 0, 26, 620, 3)
        base = 150 + index * 92 + index * index * 1.2

        def edge(x: float, base: float = base, drift: Profile = drift, index: int = index) -> float:
            return base + (x - 900) * 0.2 + ((x - 700) / 900) ** 2 * 100 + shape(x) * (1.4 - index * 0.07) + drift(x)

        sheet.below(edge, mix(ink, PAPER, 0.72 if index > 2 else 0.3))
        sheet.below(lambda x: edge(x) + 9 + 5 * math.sin(x / 37 + index), ink)
        light = mix(ink, PAPER, 0.38)
        if index > 2:
            sheet.cuts(lambda x: edge(x) + 12, 76, 60, light, 92, 5)
            for _ in range(7):
                x = rng.uniform(0, 1800)
                sheet.ring(x, edge(x) + rng.uniform(30, 80), rng.uniform(4, 9), 2, light)
    # The pole stands in the shallows; its shadow and its reflection break on the water.
    x, top, foot = 1236, 196, 806
    for step in range(12):
        sheet.gouge(x - 30 - step * 27, foot + 6 + step * 9, 60, 10, math.atan2(9, -27), NIGHT)
    sheet.box(x - 19, top, 38, foot - top, PAPER)
    marks = 13
    for mark in range(marks):
        y = top + mark * (foot - top) / marks
        tall = (foot - top) / marks / 2
        sheet.box(x - 19 if mark % 2 else x, y, 19, tall, BRICK)
        sheet.box(x - 19, y, 38, 5, INK)
    sheet.line([(x - 19, top), (x - 19, foot)], 4, INK)
    sheet.line([(x + 19, top), (x + 19, foot)], 4, INK)
    sheet.box(x - 27, top - 16, 54, 20, INK)
    for radius, lift in ((62, 0), (96, 4), (134, 8)):
        sheet.pen.arc(
            [
                (x - radius) * SCALE,
                (foot - radius * 0.26 + lift) * SCALE,
                (x + radius) * SCALE,
                (foot + radius * 0.26 + lift) * SCALE,
            ],
            -10,
            190,
            fill=PAPER,
            width=4 * SCALE,
        )
    # Three waders on the sand, and where they have walked.
    for bx, by, way in ((380, 214, 1), (500, 176, -1), (238, 150, 1)):
        for leg in (-6, 9):
            sheet.line([(bx + leg, by), (bx + leg - 3 * way, by + 42)], 3, INK)
        sheet.gouge(bx, by - 8, 76, 34, 0.12 * way, INK)
        sheet.disc(bx + 34 * way, by - 26, 11, INK)
        sheet.line([(bx + 24 * way, by - 10), (bx + 33 * way, by - 26)], 9, INK)
        sheet.gouge(bx + 62 * way, by - 19, 50, 4, 0.22 * way, INK)
        for print_ in range(5):
            px, py = bx - way * (40 + print_ * 34), by + 46 - print_ * 5 + print_ % 2 * 8
            for toe in (-0.5, 0, 0.5):
                sheet.line([(px, py), (px + way * 9 * math.cos(toe), py + 9 * math.sin(toe))], 2, mix(OCHRE, INK, 0.4))
    return sheet.finished()


def scroll(sheet: Sheet, x: float, y: float, radius: float, body: Colour, rim: Colour, way: int) -> None:
    """A rolling cloud head: a disc with a carved spiral that winds inwards."""
    sheet.disc(x, y, radius + 7, rim)
    sheet.disc(x, y, radius, body)
    start = sheet.rng.uniform(-0.5, 0.5) + (math.pi if way < 0 else 0)
    for step in range(420):
        t = step / 420
        angle, reach = start + way * t * TAU * 1.65, radius * (0.84 * (1 - t) ** 0.8)
        sheet.disc(
            x + math.cos(angle) * reach,
            y + math.sin(angle) * reach,
            max(0.8, radius * 0.03 * math.sin(math.pi * min(1.0, t + 0.12))),
            rim,
        )


def storm() -> Image.Image:
    """Scrolling storm clouds over steep waves; a shaft of light falls on one small sail."""
    sheet = Sheet(1800, 1200, mix(MIST, SAND, 0.5), 44)
    rng = sheet.rng
    for index in range(6):
        share = index / 5
        sheet.below(swell(rng, 120 + index * 120, 26, 1400, 3), mix(mix(MIST, SAND, 0.45), STRAW, share * 0.8))
    for row in range(46):
        sheet.gouge(rng.uniform(900, 1800), 250 + row * 11, rng.uniform(120, 420), 4, -0.02, mix(SAND, PAPER, 0.6))
    # Rain, far off, and the shaft of light.
    for _ in range(170):
        x, y = rng.uniform(-40, 880), rng.uniform(420, 800)
        sheet.gouge(x, y, rng.uniform(90, 240), 4.5, 1.9, mix(SEA, MIST, rng.uniform(0.1, 0.7)))
    sheet.veil([(1130, 280), (1270, 260), (1520, 840), (1180, 840)], PAPER, 0.62)
    sheet.veil([(1370, 250), (1430, 240), (1720, 840), (1600, 840)], PAPER, 0.4)
    # The clouds, from the pale back to the dark front.
    layers = [
        (mix(SHALLOW, PLUM, 0.25), 330, 1640, 84, 150, 330),
        (mix(SEA, PLUM, 0.4), 240, 1420, 90, 165, 250),
        (mix(DEEP, PLUM, 0.35), 160, 1120, 100, 180, 175),
        (NIGHT, 70, 820, 110, 190, 95),
    ]
    for body, slope, reach, small, large, base in layers:
        rim = mix(body, PAPER, 0.6)
        heads = []
        x = -60.0
        while x < reach:
            radius = rng.uniform(small, large) * (1 - 0.5 * max(0.0, x / reach - 0.35))
            y = base + slope * (1 - (x / reach)) ** 1.1 * 0.85 + rng.uniform(-18, 18) - 60
            heads.append((x, y, radius))
            x += radius * rng.uniform(0.85, 1.1)
        x, y, radius = heads[-1]
        while y > -80:  # the cloud's right flank, up to the edge of the sheet
            radius = rng.uniform(0.8, 1.15) * large * 0.62
            y -= radius * 0.95
            x += rng.uniform(-50, 55)
            heads.append((x, y, radius))
        for hx, hy, radius in reversed(heads):
            scroll(sheet, hx, hy, radius, body, rim, 1)
        flank = heads[-1][0]
        sheet.poly([(-80, -10), *[(min(hx, flank) - 10, hy - radius * 0.25) for hx, hy, radius in heads]], body)
        for hx, hy, radius in heads:
            if hx > reach - 200:
                continue
            for _ in range(4):
                sheet.gouge(
                    hx + rng.uniform(-80, 80),
                    (hy - radius) * rng.uniform(0.2, 0.7),
                    rng.uniform(60, 190),
                    5,
                    -0.06,
                    mix(body, PAPER, 0.26),
                )
    # The sea.
    sheet.below(lambda x: 800, mix(SEA, SHALLOW, 0.55))
    for _ in range(70):
        sheet.gouge(1420 + rng.gauss(0, 140), 806 + abs(rng.gauss(0, 30)), rng.uniform(40, 150), 5, 0, PAPER)
    sheet.poly([(1346, 818), (1420, 818), (1406, 838), (1358, 838)], INK)
    sheet.poly([(1384, 722), (1384, 812), (1432, 812)], (252, 248, 236))
    sheet.poly([(1379, 738), (1379, 812), (1348, 812)], BRICK)
    sheet.line([(1382, 712), (1382, 820)], 3.5, INK)

    def crests(base: float, height: float, length: float, phase: float) -> Profile:
        """Waves that rise slowly and break steeply to the right."""

        def profile(x: float) -> float:
            t = ((x + phase + 40 * math.sin(x / 410)) / length) % 1
            rise = t / 0.72 if t < 0.72 else (1 - t) / 0.28
            return base - height * (3 * rise**2 - 2 * rise**3) ** 1.25 + 10 * math.sin(x / 90 + phase)

        return profile

    rows = [
        (868, 52, 410, 130, mix(SEA, SHALLOW, 0.25)),
        (950, 84, 560, 420, SEA),
        (1058, 124, 720, 250, DEEP),
        (1196, 170, 930, 700, NIGHT),
    ]
    for base, height, length, phase, ink in rows:
        profile = crests(base, height, length, phase)
        sheet.below(lambda x: profile(x) - 9, PAPER)
        sheet.below(profile, ink)
        sheet.cuts(
            profile,
            height * 1.5,
            round(190 - height * 0.4),
            mix(ink, PAPER, 0.5),
            60 + height * 0.8,
            3 + height * 0.035,
        )
        for x in range(0, 1800, 6):
            if profile(x) < base - height * 0.86:
                sheet.disc(x + rng.uniform(-8, 30), profile(x) + rng.uniform(-20, 12), rng.uniform(1.5, 5.5), PAPER)
    return sheet.finished()


def creek(sheet: Sheet, path: Sequence[tuple[float, float, float]], ink: Colour, bank: Colour) -> None:
    """A winding creek through points of (x, y, half width), rounded off, with a dark bank along it."""
    left, right = [], []
    for (x0, y0, w0), (x1, y1, w1) in zip(path, path[1:]):
        for step in range(24):
            t = step / 24
            s = t * t * (3 - 2 * t)
            x, y, w = x0 + (x1 - x0) * s, y0 + (y1 - y0) * t, w0 + (w1 - w0) * t
            left.append((x - w, y))
            right.append((x + w, y))
    sheet.poly([(x - 4, y - 5) for x, y in left[6:]] + [(x + 4, y - 5) for x, y in right[:5:-1]], bank)
    sheet.poly(left + right[::-1], ink)


def reeds(
    sheet: Sheet,
    count: int,
    foot: float,
    tall: tuple[float, float],
    where: Callable[[], float],
    inks: Sequence[Colour],
    head: Colour,
) -> None:
    """A stand of reeds; about a third of the stems carry a plume."""
    rng = sheet.rng
    for _ in range(count):
        x, length = where(), rng.uniform(*tall)
        ink, lean = rng.choice(inks), rng.gauss(30, 34)
        tip = sheet.blade(x, foot, length, lean, rng.uniform(5, 11), ink)
        if rng.random() < 0.36:
            for seed in range(9):
                sheet.gouge(
                    tip[0] + 7 + seed * lean * 0.02,
                    tip[1] + seed * 9 - 8,
                    40 - abs(seed - 4) * 3,
                    8,
                    1.05 + rng.gauss(0, 0.16),
                    head,
                )
        for _leaf in range(2):
            y = foot - length * rng.uniform(0.2, 0.6)
            t = (foot - y) / length
            sheet.blade(
                x + lean * t * t, y, length * rng.uniform(0.16, 0.3), rng.choice((-1, 1)) * rng.uniform(40, 110), 8, ink
            )


def skein(sheet: Sheet, x: float, y: float, span: float, left: int, right: int, ink: Colour) -> None:
    """Geese in a wedge whose point is at (x, y), flying left."""
    sheet.bird(x, y, span, ink)
    for side, count in ((-0.34, left), (0.42, right)):
        for place in range(1, count + 1):
            sheet.bird(
                x + place * span * 1.12,
                y + side * place * span + sheet.rng.gauss(0, 4),
                span * sheet.rng.uniform(0.9, 1.05),
                ink,
                sheet.rng.uniform(0.16, 0.34),
            )


def marsh() -> Image.Image:
    """A salt marsh with winding creeks and a low sun, framed by reeds; geese come over."""
    sheet = Sheet(1800, 1200, SAND, 55)
    rng = sheet.rng
    for index in range(7):
        sheet.below(
            swell(rng, -40 + index * 82, 18, 1600, 2), mix(mix(SHALLOW, MIST, 0.5), mix(SAND, CORAL, 0.3), index / 6)
        )
    sheet.disc(1010, 470, 118, (251, 244, 226))
    for base, ink in ((520, mix(SHALLOW, PLUM, 0.3)), (548, mix(SEA, PLUM, 0.35))):
        sheet.below(swell(rng, base, 20, 700, 4), ink, 600)
    sheet.box(0, 572, 1800, 628, mix(MIST, SAND, 0.4))
    for _ in range(130):
        sheet.gouge(
            rng.uniform(0, 1800),
            rng.uniform(576, 640),
            rng.uniform(60, 240),
            3.5,
            0,
            rng.choice((SHALLOW, PAPER, MIST)),
        )
    inks = [mix(OLIVE, MIST, 0.45), mix(OLIVE, STRAW, 0.35), OLIVE, mix(OLIVE, MOSS, 0.55), MOSS]
    bases = (618, 668, 738, 836, 972)
    for base, ink in zip(bases, inks):
        profile = swell(rng, base, 16, 800, 4)
        sheet.below(profile, ink)
        depth = (base - 560) * 0.36 + 22
        for _ in range(420):
            x, y = rng.uniform(0, 1800), profile(0) + rng.uniform(0, depth * 2.2)
            tall = 8 + (y - 600) * 0.07
            sheet.blade(
                x,
                max(y, profile(x) + tall * 0.7),
                tall,
                rng.gauss(4, 4),
                3 + tall * 0.08,
                rng.choice((mix(ink, INK, 0.3), mix(ink, STRAW, 0.5), mix(ink, PLUM, 0.35))),
            )
    silver = mix(PAPER, MIST, 0.25)
    creek(
        sheet,
        [
            (1010, 606, 8),
            (1130, 640, 16),
            (880, 690, 28),
            (1190, 772, 48),
            (760, 900, 84),
            (1010, 1090, 150),
            (900, 1220, 230),
        ],
        silver,
        INK,
    )
    creek(sheet, [(420, 640, 4), (330, 676, 9), (520, 730, 17), (420, 800, 26), (690, 890, 40)], silver, INK)
    creek(sheet, [(1480, 650, 4), (1560, 700, 10), (1380, 752, 18), (1240, 790, 26)], silver, INK)
    for _ in range(120):
        t = rng.random()
        y = 880 + t * 320
        x = 775 + 210 * min(1.0, t / 0.66) + rng.gauss(0, 26 + 50 * t)
        sheet.gouge(x, y, rng.uniform(40, 130) * (0.5 + t), 4, 0, rng.choice((SHALLOW, mix(CORAL, SAND, 0.5), MIST)))
    for bx, by, way in ((692, 984, 1), (1010, 960, -1)):
        for leg in (-5, 8):
            sheet.line([(bx + leg, by), (bx + leg, by + 44)], 3, INK)
        sheet.gouge(bx, by - 6, 78, 32, 0.1 * way, INK)
        sheet.disc(bx + 34 * way, by - 27, 10, INK)
        sheet.line([(bx + 24 * way, by - 8), (bx + 33 * way, by - 26)], 8, INK)
        sheet.gouge(bx + 60 * way, by - 19, 46, 4, 0.2 * way, BRICK)
    dark = (INK, mix(INK, MOSS, 0.35), NIGHT)
    reeds(sheet, 46, 1230, (420, 860), lambda: rng.triangular(-60, 420, 20), dark, PLUM)
    reeds(sheet, 54, 1230, (380, 900), lambda: rng.triangular(1400, 1860, 1780), dark, PLUM)
    reeds(sheet, 60, 1230, (80, 240), lambda: rng.uniform(0, 1800), dark, PLUM)
    skein(sheet, 560, 250, 58, 5, 8, INK)
    return sheet.finished()


def lighthouse() -> Image.Image:
    """A striped lighthouse at night on its rock, one beam across the stars, a village low on the shore."""
    sheet = Sheet(1200, 1600, INK, 66)
    rng = sheet.rng
    for index in range(8):
        sheet.below(swell(rng, 60 + index * 140, 30, 1300, 2), mix(INK, mix(DEEP, SEA, 0.5), index / 7))
    for _ in range(150):
        x, y = rng.uniform(0, 1200), rng.uniform(0, 1000)
        if rng.random() < 0.18:
            for angle in (0, math.pi / 2):
                sheet.gouge(x, y, 22, 4, angle, PAPER)
        else:
            sheet.disc(x, y, rng.uniform(1, 2.8), mix(MIST, PAPER, 0.6))
    lamp = (812.0, 452.0)
    sheet.veil([lamp, (-20, 60), (-20, 500)], STRAW, 0.34)
    sheet.veil([lamp, (-20, 130), (-20, 420)], PAPER, 0.66)
    sheet.veil([lamp, (1210, 420), (1210, 560)], STRAW, 0.4)
    # The island with its village.
    ridge = swell(rng, 1150, 34, 900, 4)
    sheet.below(ridge, mix(DEEP, INK, 0.55))
    for x, width in ((70, 64), (156, 52), (232, 76), (332, 56), (414, 66), (150, 70), (300, 60)):
        y = ridge(x) + (18 if width in (64, 52, 76, 56, 66) else 76)
        sheet.box(x, y - 40, width, 60, mix(MIST, NIGHT, 0.3))
        sheet.poly([(x - 6, y - 38), (x + width / 2, y - 74), (x + width + 6, y - 38)], INK)
        sheet.box(x + width * 0.68, y - 84, 11, 34, INK)
        sheet.box(x + width * 0.3, y - 24, 14, 18, OCHRE)
        for puff in range(4):
            sheet.gouge(
                x + width * 0.76 + puff * puff * 4,
                y - 94 - puff * 13,
                22 + puff * 5,
                9,
                -1.3 + puff * 0.22,
                mix(SHALLOW, NIGHT, 0.45),
            )
    # The sea, in carved waves.
    for index, base in enumerate((1258, 1330, 1416, 1510)):
        profile = swell(rng, base, 30 + index * 8, 430 + index * 90, 3)
        ink = (SEA, mix(SEA, DEEP, 0.6), DEEP, NIGHT)[index]
        sheet.below(lambda x: profile(x) - 6, FOAM)
        sheet.below(profile, ink)
        sheet.cuts(profile, 64, 90, mix(ink, PAPER, 0.5), 76, 5 + index)
        if index == 1:
            rock = [
                (520, 1440),
                (560, 1352),
                (600, 1330),
                (616, 1262),
                (668, 1236),
                (690, 1172),
                (742, 1156),
                (890, 1150),
                (936, 1184),
                (976, 1250),
                (1040, 1272),
                (1062, 1340),
                (1120, 1372),
                (1150, 1450),
            ]
            sheet.poly(rock, INK)
            for _ in range(66):
                y = rng.uniform(1190, 1410)
                x = 822 + rng.uniform(-0.9, 0.9) * (70 + (y - 1150) * 0.72)
                sheet.gouge(x, y, rng.uniform(24, 80), 6, 1.15 if x > 830 else 1.95, mix(INK, SHALLOW, 0.5))
            _tower(sheet, lamp, 1160)
    for _ in range(90):
        angle = rng.uniform(math.pi, TAU)
        reach = rng.uniform(10, 92)
        sheet.disc(590 + math.cos(angle) * reach, 1400 + math.sin(angle) * reach, rng.uniform(1.5, 6), PAPER)
        reach *= 0.8
        sheet.disc(1100 + math.cos(angle) * reach, 1420 + math.sin(angle) * reach, rng.uniform(1.5, 5), PAPER)
    return sheet.finished()


def _tower(sheet: Sheet, lamp: Point, foot: float) -> None:
    """The lighthouse tower itself, shaded on its right side, from the lamp down to its foot."""
    x, top = lamp[0], lamp[1] + 62
    stripes = 7

    def half(y: float) -> float:
        return 54 + (y - top) / (foot - top) * 48

    for stripe in range(stripes):
        y0, y1 = top + (foot - top) * stripe / stripes, top + (foot - top) * (stripe + 1) / stripes
        ink = BRICK if stripe % 2 else PAPER
        sheet.poly([(x - half(y0), y0), (x + half(y0), y0), (x + half(y1), y1), (x - half(y1), y1)], ink)
        sheet.poly(
            [(x + half(y0) * 0.25, y0), (x + half(y0), y0), (x + half(y1), y1), (x + half(y1) * 0.25, y1)],
            mix(ink, NIGHT, 0.42),
        )
        for cut in range(7):
            y = y0 + (y1 - y0) * (cut + 0.5) / 7
            sheet.gouge(x + half(y) * 0.2, y, 52, 5, 0, mix(ink, NIGHT, 0.42))
    for y in (640, 832, 1020):
        sheet.box(x - 34, y, 22, 38, INK)
        sheet.disc(x - 23, y, 11, INK)
    sheet.poly([(x - 20, foot + 4), (x - 20, foot - 62), (x + 20, foot - 62), (x + 20, foot + 4)], INK)
    sheet.box(x - 84, top - 14, 168, 20, INK)
    for post in range(9):
        sheet.box(x - 82 + post * 20, top - 46, 4, 34, INK)
    sheet.box(x - 84, top - 48, 168, 5, INK)
    sheet.box(x - 46, lamp[1] - 46, 92, 96, OCHRE)
    sheet.disc(*lamp, 40, PAPER)
    for bar in range(5):
        sheet.box(x - 48 + bar * 23, lamp[1] - 46, 4, 96, INK)
    sheet.poly(
        [
            (x - 62, lamp[1] - 44),
            (x - 46, lamp[1] - 82),
            (x, lamp[1] - 108),
            (x + 46, lamp[1] - 82),
            (x + 62, lamp[1] - 44),
        ],
        BRICK,
    )
    sheet.poly(
        [(x + 14, lamp[1] - 44), (x + 10, lamp[1] - 102), (x + 46, lamp[1] - 82), (x + 62, lamp[1] - 44)],
        mix(BRICK, INK, 0.4),
    )
    sheet.disc(x, lamp[1] - 114, 11, INK)
    sheet.line([(x, lamp[1] - 114), (x, lamp[1] - 158)], 4, INK)


def _seabed(width: int, height: int) -> Image.Image:
    """Heights for the chart (floating point; 0 is the shore line): a coast, a creek and a long bank."""
    step = 8
    columns, rows = width // step + 1, height // step + 1
    rng = Random(77)
    ripples = [(rng.uniform(0.003, 0.016), rng.uniform(0, TAU), rng.uniform(0, TAU)) for _ in range(16)]
    heights = []
    for row in range(rows):
        for column in range(columns):
            x, y = column * step, row * step
            rough = sum(math.sin(k * (x * math.cos(a) + y * math.sin(a)) + p) * 0.0034 / k for k, a, p in ripples)
            shore = (x - 0.45 * y - 900 + 90 * math.sin(y / 170)) / 105
            course = 560 + 120 * math.sin((x - 900) / 190) + (x - 1200) * 0.1
            channel = 5.2 * math.exp(-(((y - course) / (74 - min(30, max(0, x - 1200) / 18))) ** 2))
            channel *= max(0.25, min(1.0, 1.5 - max(0.0, x - 1240) / 620))
            bx, by = (x - 590) * 0.88 + (y - 320) * 0.47, -(x - 590) * 0.47 + (y - 320) * 0.88
            bank = 7.4 * math.exp(-((bx / 205) ** 2) - ((by / 88) ** 2))
            cx, cy = (x - 330) * 0.8 + (y - 930) * 0.6, -(x - 330) * 0.6 + (y - 930) * 0.8
            second = 4.6 * math.exp(-((cx / 210) ** 2) - ((cy / 70) ** 2))
            heights.append(max(-13.0, min(6.0, shore)) - channel + bank + second + rough * 0.45)
    field = Image.frombytes("F", (columns, rows), struct.pack(f"={len(heights)}f", *heights))
    return field.resize((width * SCALE, height * SCALE), Image.Resampling.BICUBIC)


def chart() -> Image.Image:
    """A sea chart: contours in bands of blue, a drying bank, a compass rose and a dotted course to the creek."""
    width, height = 1800, 1200
    sheet = Sheet(width, height, mix(SEA, SHALLOW, 0.4), 77)
    field = _seabed(width, height)

    def above(level: float, ink: Colour) -> None:
        """Colour all that is higher than a level, and draw the line that bounds it."""
        for shift, colour in ((0.0, mix(ink, NIGHT, 0.62)), (0.045, ink)):
            factor = 9000.0
            offset = -(level + shift) * factor + 128
            sheet.image.paste(colour, (0, 0), field.point(lambda v: v * factor + offset).convert("L"))

    blues = [
        mix(SEA, SHALLOW, 0.8),
        mix(SHALLOW, MIST, 0.35),
        mix(SHALLOW, MIST, 0.8),
        mix(MIST, FOAM, 0.4),
        mix(MIST, FOAM, 0.9),
    ]
    for level, ink in zip((-10, -7.6, -5.2, -3.2, -1.4), blues):
        above(level, ink)
    above(0.0, mix(OLIVE, STRAW, 0.62))
    above(1.2, mix(SAND, STRAW, 0.4))
    above(3.6, SAND)
    sheet.pen = ImageDraw.Draw(sheet.image)
    # Rhumb lines and the compass rose.
    cx, cy = 402.0, 606.0
    for ray in range(32):
        angle = TAU * ray / 32
        far = (cx + math.cos(angle) * 2200, cy + math.sin(angle) * 2200)
        if ray % 2 == 0:
            sheet.line([(cx + math.cos(angle) * 150, cy + math.sin(angle) * 150), far], 1.0, mix(DEEP, SHALLOW, 0.35))
    sheet.disc(cx, cy, 150, NIGHT)
    sheet.disc(cx, cy, 145, PAPER)
    sheet.ring(cx, cy, 128, 2.5, NIGHT)
    for tick in range(72):
        angle = TAU * tick / 72
        inner = 133 if tick % 2 else 130
        sheet.line(
            [
                (cx + math.cos(angle) * inner, cy + math.sin(angle) * inner),
                (cx + math.cos(angle) * 144, cy + math.sin(angle) * 144),
            ],
            2,
            NIGHT,
        )
    for turn, count, reach, waist in ((TAU / 16, 8, 70, 16), (TAU / 8, 4, 96, 22), (0.0, 4, 126, 26)):
        for point in range(count):
            angle = turn + point * TAU / count
            tip = (cx + math.cos(angle) * reach, cy + math.sin(angle) * reach)
            for side, ink in ((-1, NIGHT), (1, OCHRE if turn else BRICK)):
                corner = angle + side * math.pi / 4
                sheet.poly([(cx, cy), tip, (cx + math.cos(corner) * waist, cy + math.sin(corner) * waist)], ink)
    sheet.disc(cx, cy, 11, PAPER)
    sheet.poly([(cx, cy - 206), (cx - 17, cy - 160), (cx, cy - 170), (cx + 17, cy - 160)], BRICK)
    # The course: in from the south-west, round the bank, over the bar and up the creek.
    course = [
        (150.0, 1110.0),
        (560.0, 860.0),
        (860.0, 640.0),
        (1000.0, 640.0),
        (1150.0, 676.0),
        (1300.0, 664.0),
        (1420.0, 622.0),
    ]
    for (x0, y0), (x1, y1) in zip(course, course[1:]):
        steps = max(2, round(math.hypot(x1 - x0, y1 - y0) / 22))
        for step in range(steps):
            t = step / steps
            sheet.disc(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, 5, BRICK)
    for x, y in course[1:4]:
        sheet.ring(x, y, 15, 3, BRICK)
    # Buoys, a wreck, soundings as small crosses, dots on the drying bank.
    for x, y, ink in ((760, 600, BRICK), (905, 590, BRICK), (800, 770, NIGHT), (960, 722, NIGHT)):
        sheet.poly([(x - 11, y), (x + 11, y), (x + 4, y - 34), (x - 4, y - 34)], ink)
        sheet.ring(x, y + 3, 6, 2.5, NIGHT)
    rng = sheet.rng
    small = field.resize((width // 10, height // 10), Image.Resampling.BOX)
    for _ in range(900):
        x, y = rng.uniform(50, 1750), rng.uniform(50, 1150)
        level = small.getpixel((int(x / 10), int(y / 10)))
        assert isinstance(level, float)
        if 0.25 < level < 1.1:
            sheet.disc(x, y, 2.2, MOSS)
        elif level > 2 and x > 1000:
            sheet.gouge(x, y, 16, 3, rng.uniform(-0.3, 0.3), mix(STRAW, OLIVE, 0.6))
        elif level < -1.6 and rng.random() < 0.28 and math.hypot(x - cx, y - cy) > 210:
            sheet.line([(x - 5, y), (x + 5, y)], 1.8, DEEP)
            sheet.line([(x, y - 5), (x, y + 5)], 1.8, DEEP)
    # Ferry Row: ten gables, and the church that the last of them is lined up with.
    for house in range(10):
        x, y = 1196 + house * 31, 494 - house * 9
        sheet.box(x, y - 15, 22, 20, PAPER if house == 0 else mix(PAPER, STRAW, 0.3))
        sheet.poly([(x - 3, y - 14), (x + 11, y - 29), (x + 25, y - 14)], BRICK)
        sheet.line([(x, y + 5), (x + 22, y + 5)], 2, NIGHT)
    sheet.box(1560, 300, 54, 34, PAPER)
    sheet.poly([(1554, 302), (1587, 276), (1620, 302)], NIGHT)
    sheet.box(1540, 262, 24, 72, PAPER)
    sheet.poly([(1536, 264), (1552, 200), (1568, 264)], NIGHT)
    sheet.line([(1536, 334), (1618, 334)], 3, NIGHT)
    # The border with its scale of minutes.
    for inset, thickness, ink in ((0, 36, PAPER), (34, 3, NIGHT), (14, 2.5, NIGHT), (25, 2, NIGHT)):
        for x0, y0, w, h in (
            (inset, inset, width - 2 * inset, thickness),
            (inset, height - inset - thickness, width - 2 * inset, thickness),
            (inset, inset, thickness, height - 2 * inset),
            (width - inset - thickness, inset, thickness, height - 2 * inset),
        ):
            sheet.box(x0, y0, w, h, ink)
    for tick in range(0, 29, 2):
        x = 27 + tick * 60.2
        for y in (14, height - 25):
            sheet.box(x, y, 60.2, 11, NIGHT)
    for tick in range(0, 19, 2):
        y = 27 + tick * 60.3
        for x in (14, width - 25):
            sheet.box(x, y, 11, 60.3, NIGHT)
    return sheet.finished(grain=0, specks=120)


def cover() -> Image.Image:
    """The cover: a marsh at dusk with the tide coming in to it, calm sky above for the title."""
    sheet = Sheet(1600, 2560, NIGHT, 99)
    rng = sheet.rng
    sky = [
        NIGHT,
        mix(NIGHT, DEEP, 0.5),
        DEEP,
        mix(DEEP, SEA, 0.6),
        SEA,
        mix(SEA, SHALLOW, 0.7),
        mix(SHALLOW, SAND, 0.45),
        mix(SAND, CORAL, 0.25),
    ]
    edges = (-60, 520, 900, 1050, 1170, 1270, 1355, 1430)
    for base, ink in zip(edges, sky):
        sheet.below(swell(rng, base, 24, 1700, 2), ink)
    sheet.disc(960, 1330, 236, mix(STRAW, PAPER, 0.45))
    sheet.disc(960, 1330, 214, (252, 244, 224))
    far = mix(SEA, PLUM, 0.45)
    sheet.below(swell(rng, 1480, 26, 900, 4), far, 1580)
    # A lighthouse and two cranes, small on the horizon.
    sheet.poly([(300, 1490), (309, 1336), (331, 1336), (340, 1490)], INK)
    sheet.box(299, 1328, 42, 8, INK)
    sheet.box(310, 1306, 20, 22, STRAW)
    sheet.poly([(304, 1308), (320, 1286), (336, 1308)], INK)
    for x, size in ((1322, 0.36), (1440, 0.44)):
        quay_crane(sheet, x, 1496, size, -200 * size, INK)
    sheet.below(swell(rng, 1500, 16, 600, 4), INK, 1560)
    sheet.box(0, 1528, 1600, 1040, mix(SHALLOW, MIST, 0.4))
    for row in range(60):
        y = 1534 + row * 5
        for _ in range(5):
            sheet.gouge(rng.uniform(0, 1600), y, rng.uniform(60, 240), 4, 0, rng.choice((SHALLOW, SEA, MIST)))
        sheet.gouge(960 + rng.gauss(0, 110), y, rng.uniform(80, 260), 6, 0, (252, 244, 224))
    inks = [mix(SEA, OLIVE, 0.5), mix(OLIVE, STRAW, 0.25), OLIVE, mix(OLIVE, MOSS, 0.6), MOSS, mix(MOSS, INK, 0.4)]
    for base, ink in zip((1640, 1710, 1810, 1940, 2100, 2290), inks):
        profile = swell(rng, base, 26, 800, 4)
        sheet.below(profile, ink)
        for _ in range(460):
            x, y = rng.uniform(0, 1600), base + rng.uniform(0, (base - 1540) * 0.5 + 40)
            tall = 10 + (y - 1620) * 0.075
            sheet.blade(
                x,
                max(y, profile(x) + tall * 0.7),
                tall,
                rng.gauss(5, 6),
                3 + tall * 0.08,
                rng.choice((mix(ink, INK, 0.32), mix(ink, STRAW, 0.5), mix(ink, PLUM, 0.4))),
            )
    silver = mix(PAPER, MIST, 0.22)
    creek(
        sheet,
        [
            (960, 1600, 70),
            (900, 1660, 40),
            (1070, 1730, 46),
            (700, 1840, 64),
            (1010, 1990, 100),
            (600, 2200, 160),
            (900, 2440, 260),
            (860, 2580, 330),
        ],
        silver,
        INK,
    )
    creek(sheet, [(1480, 1700, 8), (1400, 1770, 18), (1500, 1850, 28), (1240, 1940, 38), (1040, 2000, 40)], silver, INK)
    creek(sheet, [(160, 1760, 8), (260, 1830, 18), (120, 1930, 30), (330, 2050, 44), (580, 2150, 60)], silver, INK)
    for _ in range(170):
        t = rng.random()
        x = 640 + 250 * min(1.0, t / 0.7) + rng.gauss(0, 36 + 80 * t)
        sheet.gouge(
            x,
            2150 + t * 400,
            rng.uniform(60, 190) * (0.5 + t),
            5.5,
            0,
            rng.choice((SHALLOW, mix(CORAL, SAND, 0.45), MIST)),
        )
    dark = (INK, mix(INK, MOSS, 0.35), NIGHT)
    reeds(sheet, 40, 2590, (420, 1050), lambda: rng.triangular(-60, 400, 20), dark, PLUM)
    reeds(sheet, 46, 2590, (420, 1180), lambda: rng.triangular(1230, 1660, 1600), dark, PLUM)
    reeds(sheet, 60, 2590, (90, 260), lambda: rng.uniform(0, 1600), dark, PLUM)
    skein(sheet, 420, 1090, 50, 5, 8, INK)
    return lettered(sheet.finished())


def lettered(image: Image.Image) -> Image.Image:
    """The cover with its title, its editors and its publisher, set in the fonts of the project."""
    canvas = ImageDraw.Draw(image)
    serif, sans = FONTS / "source-serif", FONTS / "source-sans"
    lines = [
        ("The Water", serif / "SourceSerif4Display-Regular.otf", 196, 210, PAPER),
        ("Will Come by Itself", serif / "SourceSerif4Display-Regular.otf", 146, 420, PAPER),
        (
            "Essays on Coasts, Ports and the People Who Live on Them",
            serif / "SourceSerif4Display-It.otf",
            52,
            640,
            SAND,
        ),
        ("Edited by Beatrix Holloway-Ekström and Matthias Ferncliffe", sans / "SourceSans3-Regular.otf", 42, 760, MIST),
        ("Saltmarsh Yearbooks 3", sans / "SourceSans3-Semibold.otf", 40, 110, SAND),
    ]
    for text, font, size, y, ink in lines:
        canvas.text((120, y), text, font=ImageFont.truetype(str(font), size), fill=ink)
    return image


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "what-is-a-harbour-for.jpg": harbour,
    "the-box-that-nobody-opens.jpg": containers,
    "the-tide-table-on-the-kitchen-wall.jpg": tide_bands,
    "why-we-give-names-to-storms.jpg": storm,
    "the-marsh-that-walked.jpg": marsh,
    "the-lighthouse-keepers-other-work.jpg": lighthouse,
    "who-lives-at-number-nine.png": chart,
    "cover.jpg": cover,
}


def main() -> None:
    """Draw every picture and save it beside this script."""
    for name, draw in PICTURES.items():
        image = draw()
        if name.endswith(".png"):
            image.save(HERE / name, optimize=True, dpi=(300, 300))
        else:
            image.save(HERE / name, quality=88, optimize=True, progressive=True, dpi=(300, 300))
        print(name, f"{(HERE / name).stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
