"""Invented products: k good photos and one query with or without damage, with all that must not count as damage."""
import cv2
import numpy as np

from evidence import Normal, folded, planesOf
from painting import SPECK, damaged
from textures import Scene, cropOf, smoothField

MARGIN = 12
IGNORED = 255
NOISE = np.random.default_rng(0).standard_normal((640, 640, 3)).astype(np.float32)


def grid(side):
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    return y, x


def noise(side, random):
    """A piece of one large noise picture, turned at random: drawing fresh noise would take most of the time."""
    y, x = random.integers(0, NOISE.shape[0] - side, 2)
    piece = NOISE[y:y + side, x:x + side]
    return piece[::random.choice([-1, 1]), ::random.choice([-1, 1])]


class Conditions:
    """How the photos of one invented product differ from each other although nothing is broken."""

    def __init__(self, side, random):
        self.side = side
        self.grid = grid(side)
        self.shift = random.uniform(0.0, 0.9)
        self.bend = random.uniform(0.0, 1.0)
        self.gain = random.uniform(0.0, 0.05)
        self.slope = random.uniform(0.0, 0.08)
        self.noise = random.uniform(0.3, 3.0)
        self.blur = random.uniform(0.0, 0.8)
        self.jpeg = random.integers(80, 99) if random.random() < 0.5 else None
        self.grain = random.uniform(0.03, 0.25) if random.random() < 0.15 else 0.0
        self.lights = [Highlight(side, random) for _ in range(random.integers(1, 5))] if random.random() < 0.7 else []
        self.shadow = random.uniform(0, 0.15) if random.random() < 0.2 else 0.0
        self.specks = random.uniform(0.5, 6) if random.random() < 0.5 else 0.0

    def warped(self, picture, random, more=1.0):
        side = self.side
        y, x = self.grid
        shift = more * self.shift * random.standard_normal(2)
        fx = x + MARGIN + shift[0] + 0.7 * self.bend * smoothField(side, 4, random)
        fy = y + MARGIN + shift[1] + 0.7 * self.bend * smoothField(side, 4, random)
        return cv2.remap(picture, np.float32(fx), np.float32(fy), cv2.INTER_CUBIC)

    def photo(self, picture, random, textures, more=1.0, specks=None):
        """`specks`: how each pixel changes by them; without, the photo gets such as its product has."""
        side = self.side
        out = self.warped(picture, random, more)
        if self.grain:
            own = cropOf(textures[random.integers(0, len(textures))], side, random).astype(np.float32)
            out += self.grain * (own - own.mean((0, 1)))
        if specks is None:
            specks = speckled(side, random.poisson(self.specks), random)
        out += specks[..., None]
        for light in self.lights:
            light.shine(out, self.grid, random, more)
        y, x = self.grid[0] / side - 0.5, self.grid[1] / side - 0.5
        slope = random.uniform(-1, 1, 2) * self.slope
        light = (1 + self.gain * random.standard_normal()) * (1 + slope[0] * x + slope[1] * y)
        out *= np.float32(light)[..., None]
        if self.shadow:
            angle = random.uniform(0, 2 * np.pi)
            edge = 1 / (1 + np.exp(-12 * (np.cos(angle) * x + np.sin(angle) * y + random.uniform(-0.3, 0.3))))
            out *= np.float32(1 - self.shadow * edge)[..., None]
        out *= np.float32(1 + 0.3 * self.gain * random.standard_normal(3))
        sigma = self.blur * random.uniform(0.7, 1.3)
        if sigma > 0.2:
            out = cv2.GaussianBlur(out, None, sigma)
        out = out + np.float32(self.noise) * noise(side, random)
        out = np.clip(out, 0, 255).astype(np.uint8)
        if self.jpeg is not None:
            out = cv2.imdecode(cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, int(self.jpeg)])[1], cv2.IMREAD_COLOR)
        return cv2.cvtColor(out, cv2.COLOR_BGR2LAB)


def speckled(side, count, random):
    """Dust and moulding specks of a few pixels: good units carry them, each unit its own. In grey levels."""
    picture = np.zeros((side, side), np.float32)
    for _ in range(count):
        x, y = random.uniform(3, side - 4, 2)
        left, top = int(x) - 3, int(y) - 3
        dx, dy = grid(7)[1] + np.float32(left - x), grid(7)[0] + np.float32(top - y)
        radius = np.exp(random.uniform(np.log(0.5), np.log(2.2)))
        cover = 1 / (1 + np.exp(2.5 * (np.sqrt(dx * dx + dy * dy * random.uniform(1, 2.5)) - radius)))
        step = random.choice([-1, 1]) * np.exp(random.uniform(np.log(6), np.log(70)))
        picture[top:top + 7, left:left + 7] += np.float32(step * cover)
    return picture


class Highlight:
    """The mirror picture of a lamp: moves a little and changes from photo to photo, and is no damage."""

    def __init__(self, side, random):
        self.centre = random.uniform(0, 1, 2) * side
        self.size = np.exp(random.uniform(np.log(1.5), np.log(20), 2))
        self.angle = random.uniform(0, np.pi)
        self.power = random.uniform(20, 200)
        self.wander = random.uniform(0.0, 4.0)
        self.flicker = random.uniform(0.1, 0.8)
        self.ragged = random.uniform(0.0, 0.6)

    def shine(self, picture, grid, random, more):
        centre = self.centre + more * self.wander * random.standard_normal(2)
        dx, dy = grid[1] - np.float32(centre[0]), grid[0] - np.float32(centre[1])
        u = (np.cos(self.angle) * dx + np.sin(self.angle) * dy) / (self.size[0] * random.uniform(0.85, 1.2))
        v = (-np.sin(self.angle) * dx + np.cos(self.angle) * dy) / (self.size[1] * random.uniform(0.85, 1.2))
        side = picture.shape[0]
        rough = self.ragged * smoothField(side, min(side // 4, 24), random) if self.ragged > 0.1 else 0.0
        power = self.power * max(0.0, 1 + self.flicker * random.uniform(-1, 0.6))
        picture += np.float32(power * np.exp(-(u * u + v * v + rough) ** 2))[..., None]


QUERIES = 3  # photos that are asked about per invented product


def examples(textures, side, random):
    """Of one invented product some queries: folded planes, damage at half size (0, 1 or IGNORED), kind (-1 = none)."""
    full = side + 2 * MARGIN
    scene = Scene(full, random) if random.random() < 0.4 else None
    over = cropOf(textures[random.integers(0, len(textures))], full, random).astype(np.float32)
    calm = over - over.mean((0, 1))
    if scene is not None:
        decor = random.uniform(0.05, 0.5) * calm if random.random() < 0.3 else np.float32(0)
        loose = 0.0 if random.random() < 0.4 else random.uniform(0.3, 1.5)
        still = np.clip(scene.picture() + decor, 0, 255).astype(np.float32)

        def see(more=1.0):
            if not loose:
                return still
            return np.clip(scene.picture(random, more * loose) + decor, 0, 255).astype(np.float32)
    else:
        if random.random() < 0.4:  # most goods are calmer than photographs
            over = over - calm * random.uniform(0.2, 0.85)

        def see(more=1.0):
            return over
    conditions = Conditions(side, random)
    k = int(random.choice([1, 2, 4, 8, 16], p=[0.14, 0.14, 0.24, 0.24, 0.24]))
    photos = [conditions.photo(see(), random, textures) for _ in range(k)]
    normal = Normal(photos)
    for _ in range(QUERIES):
        good = random.random() < 0.3
        more = random.uniform(1.0, 2.0) if good else 1.0
        broken = see(more)
        change, kinds = np.zeros((full, full), np.float32), np.full((full, full), -1, np.int8)
        if not good:
            broken, change, kinds = damaged(broken, random, textures)
        specks = speckled(side, random.poisson(conditions.specks), random)
        query = conditions.photo(broken, random, textures, more, specks)
        truth, kind = answerOf(change, kinds, 3.0 + 1.5 * conditions.noise)
        kind = withSpecks(truth, kind, specks, 8.0 + 2 * conditions.noise)
        yield folded(planesOf(query, normal)).astype(np.float16), truth, kind


def withSpecks(truth, kind, specks, visible):
    """The same kinds with specks where nothing else is damaged."""
    half = truth.shape[0]
    most = np.abs(specks).reshape(half, 2, half, 2).max((1, 3))
    return np.where((truth == 0) & (most > visible), SPECK, kind).astype(np.int8)


def answerOf(change, kinds, visible):
    """What the network should say at half size of a change in grey levels."""
    side = change.shape[0] - 2 * MARGIN
    core = slice(MARGIN, MARGIN + side)
    half = side // 2
    most = change[core, core].reshape(half, 2, half, 2).max((1, 3))
    truth = np.where(most > visible, 1, np.where(most > 0.35 * visible, IGNORED, 0)).astype(np.uint8)
    kind = kinds[core, core].reshape(half, 2, half, 2).max((1, 3))
    return truth, np.where(truth == 1, kind, -1).astype(np.int8)
