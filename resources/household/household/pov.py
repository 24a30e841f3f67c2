"""Words of the scene language: vectors, materials, parts, and one run of povray.

All lengths are millimetres; x to the right, y up, z away from the camera.
"""
import dataclasses
import os
import subprocess
import zlib

import numpy as np


def rng_for(*words):
    """A random stream named by words, the same on every machine."""
    return np.random.default_rng(zlib.crc32("/".join(str(w) for w in words).encode()))


def num(value):
    return f"{float(value):.5g}"


def vec(values):
    return "<" + ",".join(f"{float(v):.6g}" for v in values) + ">"


def rgb(values):
    return "rgb " + vec(values)


def unit(values):
    values = np.asarray(values, float)
    return values / max(np.linalg.norm(values), 1e-9)


def srgb(red, green, blue):
    """Linear light of a colour given as eyes name it, 0..255."""
    c = np.array([red, green, blue], float) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


@dataclasses.dataclass
class Material:
    """What a surface is made of; pigment, normal and finish are scene text."""
    pigment: str
    finish: str
    normal: str = ""
    tone: tuple = (0.5, 0.5, 0.5)      # its usual colour, linear
    scratch: tuple = (0.8, 0.8, 0.8)   # what a scratch lays bare
    inner: tuple = (0.6, 0.6, 0.6)     # what a chip lays bare
    ior: float = 1.5

    def texture(self, pigment=None, normal=None, finish=None):
        """The surface as scene text, with any of its three layers replaced."""
        normal = self.normal if normal is None else normal
        return ("texture { " + (pigment or self.pigment) + " " + normal + " "
                + (finish or self.finish) + " }")


@dataclasses.dataclass
class Part:
    """One piece of a product. Shape is scene text of a solid without texture."""
    name: str
    shape: str
    material: Material
    stub: str = ""          # what is seen where the part is missing, with texture
    hollow: bool = False    # light is let through (a lamp's shade)


FLAT = "finish { ambient 0 diffuse 0 emission 1 }"
BLACK = "texture { pigment { rgb 0 } " + FLAT + " }"
WHITE = "texture { pigment { rgb 1 } " + FLAT + " }"


def render(text, folder, name, size, *, flat=False, region=None):
    """Renders a scene to linear light (height x width x 3, BGR, 1.0 = white).

    region is (left, top, right, bottom) in pixels; the rest stays black."""
    import cv2
    scene = os.path.join(folder, name + ".pov")
    picture = os.path.join(folder, name + ".png")
    with open(scene, "w", encoding="utf-8") as out:
        out.write(text)
    command = ["povray", f"+I{name}.pov", f"+O{name}.png", f"+W{size[0]}", f"+H{size[1]}",
               "+FN16", "File_Gamma=1.0", "-D", "-V", "+WT1", "-GA", "+SU"]
    command += ["-A"] if flat else ["+A0.15", "+AM1", "+R2"]
    if region:
        left, top, right, bottom = region
        command += [f"+SC{left + 1}", f"+SR{top + 1}", f"+EC{right}", f"+ER{bottom}"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"povray failed on {scene}:\n{run.stderr[-1500:]}")
    image = cv2.imread(picture, cv2.IMREAD_UNCHANGED)
    os.remove(picture)
    os.remove(scene)
    if image is None:
        raise RuntimeError(f"povray wrote no picture for {scene}")
    if image.ndim == 2:
        image = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    return image[:, :, :3].astype(np.float32) / 65535.0
