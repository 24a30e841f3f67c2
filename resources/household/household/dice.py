"""Draws damage: which kind goes where, how large and how strong for each severity."""
import numpy as np

from . import harm as harms
from . import marks
from .harm import Harm, rough_stone
from .pov import srgb

# mm for slight, medium and severe: (least, most) of the longest side
LENGTHS = {
    "scratch": ((4, 10), (12, 28), (30, 60)),
    "stain": ((2.5, 5), (6, 12), (13, 25)),
    "dent": ((4, 8), (9, 16), (17, 30)),
    "crack": ((8, 14), (18, 30), (35, 60)),
    "chip": ((3, 5), (5, 8), (9, 15)),
    "discolouration": ((12, 20), (24, 40), (44, 80)),
    "tear": ((6, 10), (14, 30), (34, 60)),
    "label_damage": ((5, 9), (12, 22), (24, 40)),
}
WIDTHS = {"scratch": ((0.2, 0.4), (0.4, 0.7), (0.6, 1.0)), "crack": ((0.3, 0.45), (0.4, 0.7), (0.6, 1.0))}
STRENGTH = {"scratch": (0.55, 0.75, 0.92), "crack": (0.8, 0.9, 0.95), "stain": (0.4, 0.62, 0.85),
            "discolouration": (0.3, 0.45, 0.65)}
DEPTH = (0.045, 0.065, 0.09)   # of a dent, as a share of its width
STAINS = [(92, 58, 30), (60, 40, 24), (28, 42, 96), (134, 30, 36), (70, 80, 40), (36, 34, 34), (206, 202, 188),
          (150, 110, 40)]
DRAWERS = {"scratch": marks.scratch, "crack": marks.crack}
SPOTS = {"stain": marks.stain, "dent": marks.dent, "discolouration": marks.haze, "tear": marks.tear,
         "label_damage": marks.tear}


def kinds_of(product):
    """The kinds of damage that a product can have, in a fixed order."""
    found = {k for zone in product.zones for k in zone.kinds}
    found |= {"missing_part"} if product.missing else set()
    order = ["scratch", "stain", "dent", "crack", "chip", "missing_part", "discolouration", "tear", "label_damage"]
    return [k for k in order if k in found]


def missing(product, rng):
    """A part left out; how severe is told by its size."""
    part = product.missing[rng.integers(len(product.missing))]
    low, high = product.corners.min(axis=0) - 25, product.corners.max(axis=0) + 25
    return Harm("missing_part", "severe", part, part, box=(tuple(low), tuple(high)))


def _colour(kind, material, rng):
    tone = np.array(material.tone)
    if kind == "scratch":
        bare = np.array(material.scratch)
        if rng.random() < 0.3 or abs(bare.mean() - tone.mean()) < 0.08:
            bare = tone * 0.25 if tone.mean() > 0.12 else tone + 0.4
        return tuple(bare)
    if kind == "crack":
        return tuple(tone * 0.08 if tone.mean() > 0.05 else tone + 0.25)
    if kind == "stain":
        far = sorted((srgb(*c) for c in STAINS), key=lambda c: -abs(c - tone).max())
        return tuple(far[rng.integers(5)])
    if kind == "discolouration":
        shift = [(1.0, 0.74, 0.34), (0.5, 0.44, 0.36), (0.7, 0.9, 0.55)][rng.integers(3)]
        return tuple(np.clip(tone * shift, 0, 1)) if tone.mean() > 0.1 else tuple(tone * 0.5 + 0.22)
    return tuple(material.inner)


def damage(product, kind, severity, rng, least_width):
    """One damage of that kind, or None where the product has no place for it.

    least_width (mm) is the thinnest line that the camera still sees."""
    if kind == "missing_part":
        return missing(product, rng)
    zones = [z for z in product.zones if kind in z.kinds]
    if not zones:
        return None
    weights = np.array([z.half[0] * max(z.half[1], 2) for z in zones]) ** 0.5
    zone = zones[rng.choice(len(zones), p=weights / weights.sum())]
    level = harms.SEVERITIES.index(severity)
    low, high = LENGTHS[kind][level]
    room = 1.8 * max(zone.half) if kind in DRAWERS or kind == "chip" else 2.4 * max(min(zone.half), 1.0)
    length = min(rng.uniform(low, high), max(room, low * 0.7))
    length = max(length, (6 + 4 * level) * least_width)
    part = next(p for p in product.parts if p.name == zone.part)
    mark = Harm(kind, severity, zone.name, zone.part)
    if kind == "chip":
        return _chip(mark, zone, length, rng)
    mark.colour = _colour(kind, part.material, rng)
    if kind in DRAWERS:
        width = max(rng.uniform(*WIDTHS[kind][level]), least_width)
        mark.map, mark.size = DRAWERS[kind](rng, length, width)
        mark.line_mm = float(width)
    else:
        mark.map, mark.size = SPOTS[kind](rng, length)
    mark.strength = STRENGTH.get(kind, (1, 1, 1))[level]
    mark.depth = DEPTH[level] * length
    mark.chart = zone.draw(rng, length * 0.8)
    return mark


def _chip(mark, zone, length, rng):
    mark.chart = chart = zone.draw(rng, length)
    stretch = rng.uniform(1.1, 1.6)
    radius = length / (2 * stretch)
    centre = chart.point + chart.normal * radius * rng.uniform(0.05, 0.3)
    mark.cutter = rough_stone(rng, centre, radius, stretch, chart.along)
    reach = radius * stretch * 1.3
    mark.box = (tuple(centre - reach), tuple(centre + reach))
    return mark


def widen(mark, mm_per_pixel, edge):
    """Fills the footprint map: all that counts, and one pixel more."""
    import cv2
    cell = marks.cell_of(mark.size)
    reach = max(1, int(round(0.6 * mm_per_pixel / cell)))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    mark.foot = cv2.dilate((mark.map > edge).astype(np.float32), disc)
