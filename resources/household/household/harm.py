"""Damage as it is in the scene: what is drawn on, pressed in, broken off or left out.

A mark is a small map in true mm (drawn by marks.py) laid on the surface through a chart; the surface's own
material changes under it. A chip is cut out of the part; a missing part is not built.
"""
import dataclasses
import os

import cv2
import numpy as np

from . import marks
from .pov import FLAT, num, rgb, unit, vec

SEVERITIES = ("slight", "medium", "severe")


@dataclasses.dataclass
class Harm:
    """One damage: its kind, place and look; size is the side of its map in mm."""
    kind: str
    severity: str
    zone: str
    part: str
    chart: object = None
    size: float = 0.0
    line_mm: float = 0.0       # how wide a scratch or crack is
    depth: float = 0.0         # how deep a dent is, mm
    strength: float = 1.0      # how much of the new colour shows
    colour: tuple = (0, 0, 0)
    map: np.ndarray = None     # 0..1, marks.CELL mm a cell
    foot: np.ndarray = None    # the same, only what counts, widened by a pixel
    cutter: str = ""
    box: tuple = ()            # the cutter's or part's bounds, for measuring
    name: str = ""

    def strengthen(self, step):
        """More colour or a deeper hollow, by how often fainter draws were not seen."""
        self.strength = min(0.95, self.strength * (1 + 0.15 * step))
        self.depth *= min(2.2, 1 + 0.2 * step)

    def reach(self):
        """How far from its place it goes at most, mm."""
        return 0.6 * self.size if self.box == () else 0.5 * float(np.ptp(self.box, axis=0).max())

    def save(self, folder, name):
        self.name = name
        if self.map is not None:
            cv2.imwrite(os.path.join(folder, name + "-map.png"), np.clip(self.map * 255, 0, 255).astype(np.uint8))
            cv2.imwrite(os.path.join(folder, name + "-foot.png"), np.clip(self.foot * 255, 0, 255).astype(np.uint8))

    def remove(self, folder):
        for kind in ("map", "foot"):
            path = os.path.join(folder, f"{self.name}-{kind}.png")
            if os.path.exists(path):
                os.remove(path)

    def declare(self, foot=False):
        """The map as a scene function of x, y and z, 0..1."""
        if self.map is None:
            return ""
        name, side = self.ident(foot), num(self.size)
        picture = f"{self.name}-{'foot' if foot else 'map'}.png"
        half = num(self.size / 2)
        chart = self.chart
        return (f"#declare {name}_I = function {{ pigment {{ image_map {{ png \"{picture}\" gamma 1.0 interpolate 2 "
                f"once }} }} }};\n"
                f"#declare {name} = function(x,y,z) {{ select(abs({chart.u})-{half}, select(abs({chart.v})-{half}, "
                f"select({chart.guard}, 0, {name}_I({chart.u}/{side}+0.5, {chart.v}/{side}+0.5, 0).gray), 0), 0) }};\n")

    def ident(self, foot=False):
        return "F_" + self.name.replace("-", "_") + ("_foot" if foot else "")


def _blend(name, below, above, soft=True, rim=None):
    """Two textures mixed by a map; a hard edge where the change is one of shape; a third one between as a rim."""
    steps = (0.02, 0.98) if soft else (0.02, 0.03)
    head = f"#declare TA_{name} = {below}\n#declare TB_{name} = {above}\n"
    middle = ""
    if rim:
        head += f"#declare TR_{name} = {rim}\n"
        steps, middle = (0.02, 0.7), f"[0.2 TR_{name}] [0.4 TR_{name}] "
    return head, (f"texture {{ function {{ 0.98*{name}(x,y,z) }} "
                  f"texture_map {{ [{steps[0]} TA_{name}] {middle}[{steps[1]} TB_{name}] }} }}")


def _mixed_pigment(material, colour, strength):
    base = material.pigment.strip()
    body = base[base.index("{") + 1: base.rindex("}")]
    return (f"pigment {{ average pigment_map {{ [{num(1 - strength)} {body}] "
            f"[{num(strength)} {rgb(colour)}] }} }}")


def relief(name, mm):
    """A normal that follows the map as a height of that many mm (below zero: a hollow)."""
    return f"normal {{ function {{ {name}(x,y,z) }} {num(7.5 * mm)} accuracy 0.25 }}"


def worn(part, below, harm):
    """The part's texture with one mark on it: (declarations, texture)."""
    material, name = part.material, harm.ident()
    dull = "finish { ambient 0.05 diffuse 0.75 specular 0.08 roughness 0.08 }"
    if harm.kind == "dent":
        return _blend(name, below, material.texture(normal=relief(name, -harm.depth)), soft=False)
    pigment, rim = _mixed_pigment(material, harm.colour, harm.strength), None
    if harm.kind in ("scratch", "crack"):
        above = material.texture(pigment=pigment, normal=relief(name, -0.12), finish=dull)
    elif harm.kind in ("tear", "label_damage"):
        core = (f"pigment {{ granite scale 9 color_map {{ [0.2 {rgb(np.array(harm.colour) * 0.86)}] "
                f"[0.7 {rgb(np.array(harm.colour))}] }} }}")
        above = material.texture(pigment=core, normal="normal { granite 0.3 scale 3 }", finish=dull)
        rim = material.texture(pigment=f"pigment {{ {rgb(np.array(material.tone) * 0.4)} }}", finish=dull)
    elif harm.kind == "stain":
        above = material.texture(pigment=pigment, finish=dull if harm.strength > 0.7 else None)
    else:
        above = material.texture(pigment=pigment)
    return _blend(name, below, above, rim=rim)


def rough_stone(rng, centre, radius, stretch, along):
    """A faceted lump, as scene text without texture: what a chip takes away."""
    faces = []
    for _ in range(16):
        normal = unit(rng.normal(size=3))
        reach = radius * rng.uniform(0.72, 1.0)
        reach *= 1 + (stretch - 1) * abs(float(np.dot(normal, along)))
        faces.append(f"plane {{ {vec(normal)}, {num(reach)} }}")
    for normal in (np.eye(3)[0], np.eye(3)[1], np.eye(3)[2]):
        for sign in (-1, 1):
            faces.append(f"plane {{ {vec(sign * normal)}, {num(radius * stretch)} }}")
    return f"intersection {{ {' '.join(faces)} translate {vec(centre)} }}"


def broken_face(part):
    """The fresh surface inside a chip."""
    inner = np.array(part.material.inner)
    return (f"texture {{ pigment {{ granite scale 4 color_map {{ [0.2 {rgb(inner * 0.8)}] [0.8 {rgb(inner)}] }} }} "
            "normal { granite 0.5 scale 2.5 } finish { ambient 0.04 diffuse 0.75 } }")


def coded(box, where="1"):
    """A flat texture whose colour tells the place inside a box: 0.1..0.9 per axis."""
    (x0, y0, z0), (x1, y1, z1) = box
    axes = []
    for axis, low, high in (("x", x0, x1), ("y", y0, y1), ("z", z0, z1)):
        axes.append(f"({where})*(0.1+0.8*({axis}-({num(low)}))/{num(max(high - low, 1e-3))})")
    return code_texture(axes)


def code_texture(axes):
    """Three scene expressions (0..1) as a glowing colour, a third of each."""
    layers = "".join(f"[1 function {{ {expression} }} color_map {{ [0 rgb 0] [1 rgb {colour}] }}]"
                     for expression, colour in zip(axes, ("<1,0,0>", "<0,1,0>", "<0,0,1>")))
    return f"texture {{ pigment {{ average pigment_map {{ {layers} }} }} {FLAT} }}"


def coded_map(harm):
    """A flat texture that tells u and v (red, green) wherever the mark is, black elsewhere."""
    on = f"select({harm.ident(True)}(x,y,z)-0.5, 0, 1)"
    half = num(harm.size / 2)
    size = num(harm.size)
    return code_texture([f"{on}*(0.1+0.8*({harm.chart.u}+{half})/{size})",
                         f"{on}*(0.1+0.8*({harm.chart.v}+{half})/{size})", f"{on}*0.5"])


CELL = marks.CELL
