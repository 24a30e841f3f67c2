"""One photo's scene: a product's unit on the bench, with or without its damage, lit or flat."""
import dataclasses

import numpy as np

from . import bench, harm
from .pov import BLACK, WHITE, num, rng_for


@dataclasses.dataclass
class Pose:
    """How the hand set the product down: shift in mm, turn in degrees about the upright axis."""
    x: float = 0.0
    z: float = 0.0
    turn: float = 0.0

    def text(self):
        return f"rotate y*{num(self.turn)} translate <{num(self.x)},0,{num(self.z)}>"

    def place(self, points):
        """Scene points of product points (n x 3)."""
        c, s = np.cos(np.radians(self.turn)), np.sin(np.radians(self.turn))
        points = np.atleast_2d(points)
        return np.stack([points[:, 0] * c + points[:, 2] * s + self.x, points[:, 1],
                         points[:, 2] * c - points[:, 0] * s + self.z], axis=1)


def draw_pose(rng):
    return Pose(rng.uniform(-4, 4), rng.uniform(-4, 4), rng.uniform(-3, 3))


@dataclasses.dataclass
class Setting:
    """The bench of one product: all that stays the same from photo to photo."""
    camera: bench.Camera
    light: bench.Light
    table: bench.Table


def setting_for(product, seed, size):
    rng = rng_for(seed, product.name, "bench")
    camera = bench.camera_for(product.corners, product.elevation, product.fill, product.distance, size)
    return Setting(camera, bench.set_up_lights(rng, product.corners[:, 2].min()), bench.set_up_table(rng))


def _solid(part, texture, cutters, pose):
    """A part with its texture, less what chips took; cutters are (shape, texture) pairs."""
    look = f"{texture} interior {{ ior {num(part.material.ior)} }}"
    if not cutters:
        return f"object {{ {part.shape} {look} {pose.text()} }}"
    cuts = " ".join(f"object {{ {shape} {skin} }}" for shape, skin in cutters)
    return f"difference {{ object {{ {part.shape} {look} }} {cuts} {pose.text()} }}"


def lit(product, setting, pose, light, harms):
    """The photo's scene with these damages in it."""
    aim = setting.camera.target
    text = bench.room_text(light.power) + setting.camera.text() + bench.lights_text(light, aim, product.thin)
    text += setting.table.text() + product.tables
    body = ""
    for part in product.parts:
        mine = [h for h in harms if h.part == part.name]
        if any(h.kind == "missing_part" for h in mine):
            body += f"object {{ {part.stub} {pose.text()} }}\n" if part.stub else ""
            continue
        texture = part.material.texture()
        for mark in (h for h in mine if h.map is not None):
            text += mark.declare()
            head, texture = harm.worn(part, texture, mark)
            text += head
        cutters = [(h.cutter, harm.broken_face(part)) for h in mine if h.cutter]
        body += _solid(part, texture, cutters, pose) + "\n"
    return text + body


def _flat(setting, declared, body):
    return ("global_settings { assumed_gamma 1.0 }\nbackground { rgb 0 }\n" + setting.camera.text() + declared + body)


def silhouette(product, setting, pose):
    """The product white on black."""
    return _flat(setting, "", "\n".join(_solid(p, WHITE, [], pose) for p in product.parts))


def footprints(product, setting, pose, mark, harms):
    """The flat scenes whose coloured pixels are one damage's place; colours tell where on it."""
    gone = {h.part for h in harms if h.kind == "missing_part" and h is not mark}
    scenes = []
    for broken in ((False, True) if mark.cutter else (False,)):
        declared = mark.declare(foot=True) if mark.map is not None else ""
        body = ""
        for part in product.parts:
            if part.name in gone:
                continue
            texture, cutters = BLACK, []
            if part.name == mark.part:
                if mark.kind == "missing_part":
                    texture = harm.coded(mark.box)
                elif mark.cutter and broken:
                    cutters = [(mark.cutter, harm.coded(mark.box))]
                elif mark.cutter:
                    code = harm.coded(mark.box)
                    texture = f"texture {{ object {{ {mark.cutter} {BLACK}, {code} }} }}"
                else:
                    texture = harm.coded_map(mark)
            body += _solid(part, texture, cutters, pose) + "\n"
        scenes.append(_flat(setting, declared, body))
    return scenes
