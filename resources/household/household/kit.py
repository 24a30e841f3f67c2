"""What every product is made with: the product itself, common materials, wrapped pictures, rounded boxes."""
import dataclasses
import os

import cv2
import numpy as np

from .pov import Material, num, rgb, srgb, vec


@dataclasses.dataclass
class Product:
    """A model as built for one unit: parts and zones in its own axes, standing on y = 0."""
    name: str
    size: tuple              # width, height, depth in mm
    parts: list
    zones: list
    missing: tuple           # parts that may be left out
    corners: np.ndarray      # its bounds, for the camera
    elevation: float = 24.0  # how far the camera looks down, degrees
    fill: float = 0.68       # share of the picture it fills
    distance: float = 700.0
    main_point: tuple = (0.0, 0.0, 0.0)  # on the plane that mm per pixel is told for
    tables: str = ""         # scene text before the parts
    thin: bool = False       # has thin walls and wires that light passes between


def bounds(low, high):
    return np.array([[x, y, z] for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])])


def finish(diffuse=0.78, mirror=0.0, gloss=0.0, rough=0.02, fresnel=True, metal=False):
    """A finish: how much it scatters, mirrors, and how sharp its highlight is."""
    text = f"finish {{ ambient 0.05 diffuse {num(diffuse)} "
    if gloss:
        text += f"specular {num(gloss)} roughness {num(rough)} "
    if mirror:
        text += (f"reflection {{ {num(mirror * 0.06 if fresnel else mirror)} {num(mirror)} "
                 f"{'fresnel on' if fresnel else ''} {'metallic' if metal else ''} }} conserve_energy ")
    return text + ("metallic " if metal else "") + "}"


def plain(colour):
    return f"pigment {{ {rgb(colour)} }}"


def glaze(pigment, tone, inner=(0.72, 0.66, 0.58)):
    """Glazed ceramic."""
    return Material(pigment, finish(0.8, 0.75, 0.12, 0.02), "", tuple(tone), tuple(np.array(tone) * 0.45 + 0.1), inner)


def plastic(colour, glossy=True, pigment=None):
    """Moulded plastic."""
    colour = np.asarray(colour)
    coat = finish(0.8, 0.6, 0.2, 0.012) if glossy else finish(0.8, 0.0, 0.12, 0.07)
    grain = "" if glossy else "normal { granite 0.06 scale 1.2 }"
    return Material(pigment or plain(colour), coat, grain, tuple(colour), tuple(colour * 0.45 + 0.4),
                    tuple(np.clip(colour * 0.75 + 0.12, 0, 1)))


def metal(colour, brushed="", mirror=0.5):
    """Steel or brass; brushed names the axis that the brush's streaks run across."""
    colour = np.asarray(colour)
    streak = {"x": "<1.2,60,60>", "y": "<60,1.2,60>", "": ""}[brushed]
    grain = f"normal {{ bumps 0.03 scale {streak} }}" if brushed else ""
    mirror = mirror * 0.5 if brushed else mirror
    return Material(plain(colour), finish(0.34, mirror, 0.35, 0.03, False, True), grain, tuple(colour),
                    tuple(colour * 0.5 + 0.42), tuple(colour * 0.7))


def save(folder, name, image):
    """Stores a picture beside the scene and returns its name there."""
    cv2.imwrite(os.path.join(folder, name + ".png"), image, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    return name + ".png"


def wrap(picture, low, high):
    """A picture round the upright axis, its middle to the camera, between two heights."""
    return (f"pigment {{ image_map {{ png \"{picture}\" gamma srgb map_type 2 interpolate 2 }} rotate y*-90 "
            f"scale <1,{num(high - low)},1> translate y*{num(low)} }}")


def sheet(picture, wide, high, middle, turn="<0,0,0>"):
    """A flat picture that wide and high about a middle; turn is applied before it is moved."""
    return (f"pigment {{ image_map {{ png \"{picture}\" gamma srgb interpolate 2 once }} translate <-0.5,-0.5,0> "
            f"scale <{num(wide)},{num(high)},1> rotate {turn} translate {vec(middle)} }}")


def rounded_box(low, high, radius):
    """A box with rounded edges."""
    a, b, r = np.asarray(low, float), np.asarray(high, float), radius
    text = "union { "
    for axis in range(3):
        lo, hi = a + r, b - r
        lo, hi = lo.copy(), hi.copy()
        lo[axis], hi[axis] = a[axis], b[axis]
        text += f"box {{ {vec(lo)}, {vec(hi)} }} "
    inner = [(a[i] + r, b[i] - r) for i in range(3)]
    for x in inner[0]:
        for y in inner[1]:
            text += f"cylinder {{ {vec((x, y, inner[2][0]))}, {vec((x, y, inner[2][1]))}, {num(r)} }} "
            for z in inner[2]:
                text += f"sphere {{ {vec((x, y, z))}, {num(r)} }} "
    for x in inner[0]:
        for z in inner[2]:
            text += f"cylinder {{ {vec((x, inner[1][0], z))}, {vec((x, inner[1][1], z))}, {num(r)} }} "
    for y in inner[1]:
        for z in inner[2]:
            text += f"cylinder {{ {vec((inner[0][0], y, z))}, {vec((inner[0][1], y, z))}, {num(r)} }} "
    return text + "}"


def profile(points):
    """A solid turned about the upright axis through (radius, height) points, smooth between them."""
    first, last = points[0], points[-1]
    ends = [(first[0], first[1] - 1)] + list(points) + [(last[0], last[1] + 1)]
    return f"sor {{ {len(ends)}, {', '.join(f'<{num(r)},{num(h)}>' for r, h in ends)} }}"


def reach_of(points):
    """The radius of a profile at a height, near enough for placing marks."""
    radii, heights = zip(*points)
    return lambda h: float(np.interp(h, heights, radii))


def tone(rng, colours):
    """One of some colours (sRGB), slightly moved; linear light."""
    return srgb(*colours[rng.integers(len(colours))]) * rng.uniform(0.93, 1.05)


@dataclasses.dataclass
class Maker:
    """What a product's builder works with: the model's dice, this unit's dice, a folder for printed pictures."""
    model: np.random.Generator
    unit: np.random.Generator
    folder: str
    words: tuple

    def art(self, name, draw):
        """A printed picture, drawn once per model; draw takes a random stream."""
        from .pov import rng_for
        file = "-".join(str(w) for w in self.words) + "-" + name
        if not os.path.exists(os.path.join(self.folder, file + ".png")):
            save(self.folder, file, draw(rng_for(*self.words, name)))
        return file + ".png"
