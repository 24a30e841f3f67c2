"""Damage painted on a scene's surface. Positions and sizes are pixels of the finished 640 x 480 picture."""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .render import AIM, EYE, OVERSAMPLE, unit
from .shapes import vec
from .texture import clouds, mix

RIGHT = unit(np.cross(AIM - EYE, vec(0, 1, 0)))
UP = np.cross(RIGHT, unit(AIM - EYE))


def scaled(points):
    return [(x * OVERSAMPLE, y * OVERSAMPLE) for x, y in points]


def painted(scene, draw, blur):
    """A mask 0..1 over the picture, only where the product is."""
    sheet = Image.new("L", (scene.width, scene.height), 0)
    draw(ImageDraw.Draw(sheet))
    mask = np.asarray(sheet.filter(ImageFilter.GaussianBlur(blur * OVERSAMPLE)), dtype=np.float32) / 255
    return mask * scene.mask()


def relief(surface, scene, height):
    """Tilts the normals as if the surface were lower or higher by `height` (pixels)."""
    dy, dx = np.gradient(height)
    tilt = -dx.reshape(-1, 1) * RIGHT + dy.reshape(-1, 1) * UP
    surface["normal"] = unit(surface["normal"] + tilt.astype(np.float32))


def tint(surface, mask, colour, gloss=None):
    share = np.clip(mask, 0, 1).reshape(-1)
    surface["albedo"] = mix(surface["albedo"], colour, share)
    surface["metal"] = surface["metal"] * (1 - share)
    if gloss is not None:
        surface["gloss"] = surface["gloss"] * (1 - share) + gloss * share


def jagged(points, wobble, random):
    """The polyline with its pieces broken into uneven shorter ones."""
    broken = [points[0]]
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        count = max(2, int(np.hypot(bx - ax, by - ay) / 9))
        for i in range(1, count + 1):
            t = i / count
            sway = random.normal(0, wobble) if i < count else 0
            broken.append((ax + (bx - ax) * t + sway, ay + (by - ay) * t + sway * 0.6))
    return broken


def scratch(scene, surface, random, lines, colour=(0.80, 0.80, 0.78), width=1.6):
    def draw(pen):
        for line in lines:
            pen.line(scaled(jagged(line, 0.7, random)), fill=255, width=max(1, round(width * OVERSAMPLE)))
    mask = painted(scene, draw, 0.35)
    tint(surface, mask * 0.85, colour, 0.1)
    relief(surface, scene, -1.4 * painted(scene, draw, 0.8))


def crack(scene, surface, random, lines, width=1.9):
    broken = [jagged(line, 2.4, random) for line in lines]

    def draw(pen):
        for line in broken:
            pen.line(scaled(line), fill=255, width=max(1, round(width * OVERSAMPLE)))
    relief(surface, scene, -2.2 * painted(scene, draw, 1.1))
    tint(surface, painted(scene, draw, 0.3), (0.035, 0.03, 0.03), 0.0)


def stain(scene, surface, random, at, radius, colour=(0.17, 0.085, 0.03), strength=0.92):
    x, y = np.meshgrid(np.arange(scene.width), np.arange(scene.height))
    dx, dy = x / OVERSAMPLE - at[0], (y / OVERSAMPLE - at[1]) * 1.15
    place = np.stack([dx.ravel() / radius, dy.ravel() / radius, np.full(dx.size, random.uniform(0, 9))], axis=1)
    edge = 0.62 + 0.75 * (clouds(place.astype(np.float32), 1.3, 3) - 0.5).reshape(dx.shape)
    far = np.hypot(dx, dy) / radius
    inside = np.clip((edge - far) * 9, 0, 1) * scene.mask()
    rim = inside * np.clip(1 - (edge - far) * 5, 0, 1)
    grain = 0.7 + 0.5 * (clouds(place.astype(np.float32), 5, 8).reshape(dx.shape) - 0.5)
    tint(surface, np.clip(strength * inside * grain + 0.35 * rim, 0, 0.95), colour, 0.08)


def dent(scene, surface, random, at, radius, depth=1.0):
    x, y = np.meshgrid(np.arange(scene.width), np.arange(scene.height))
    dx, dy = x / OVERSAMPLE - at[0], y / OVERSAMPLE - at[1]
    turn = random.uniform(-0.5, 0.5)
    along, across = dx * np.cos(turn) + dy * np.sin(turn), (dy * np.cos(turn) - dx * np.sin(turn)) * 1.25
    hollow = np.exp(-((np.hypot(along, across) / radius) ** 2.6) * 1.6)
    relief(surface, scene, (-depth * radius * OVERSAMPLE * 0.62 * hollow * scene.mask()).astype(np.float32))
    surface["albedo"] = surface["albedo"] * (1 - 0.22 * hollow * scene.mask()).reshape(-1, 1)


def chip(scene, surface, random, at, size, colour=(0.86, 0.82, 0.74)):
    turns = np.linspace(0, 2 * np.pi, 13)[:-1]
    rim = [(at[0] + size[0] * np.cos(t) * random.uniform(0.72, 1.2), at[1] + size[1] * np.sin(t) * random.uniform(0.72, 1.2))
           for t in turns]

    def draw(pen):
        pen.polygon(scaled(rim), fill=255)
    mask = painted(scene, draw, 0.4)
    rough = clouds(np.stack([scene.points[:, 0], scene.points[:, 1], scene.points[:, 2]], axis=1), 16, 5)
    relief(surface, scene, -3.2 * painted(scene, draw, 1.4) + 2.2 * mask * rough.reshape(mask.shape))
    tint(surface, mask, np.asarray(colour), 0.02)
    surface["albedo"] = surface["albedo"] * (1 - 0.35 * mask.reshape(-1) * rough)[:, None]


KINDS = {"scratch": scratch, "crack": crack, "stain": stain, "dent": dent, "chip": chip}
