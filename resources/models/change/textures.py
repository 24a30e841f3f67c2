"""Pictures that training starts from: free photographs of Debian's packages, and smooth bodies drawn here."""
import glob
import io
import os
import zipfile

import cv2
import numpy as np

MOST_PIXELS = 1600  # longest side kept in memory


def shrunk(picture):
    longest = max(picture.shape[:2])
    if longest <= MOST_PIXELS:
        return picture
    factor = MOST_PIXELS / longest
    return cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def readPictures(folder, least=200):
    """All pictures under a folder (unpacked packages, .pk3 archives too), 8-bit BGR, in the order of their names."""
    found = []
    for path in sorted(glob.glob(os.path.join(folder, "**", "*"), recursive=True)):
        ending = os.path.splitext(path)[1].lower()
        if ending in (".jpg", ".jpeg", ".png", ".webp"):
            found.append(cv2.imread(path, cv2.IMREAD_COLOR))
        elif ending == ".pk3":
            with zipfile.ZipFile(path) as archive:
                for name in sorted(archive.namelist()):
                    if name.lower().endswith((".jpg", ".png")):
                        raw = np.frombuffer(io.BytesIO(archive.read(name)).read(), np.uint8)
                        found.append(cv2.imdecode(raw, cv2.IMREAD_COLOR))
    return [shrunk(p) for p in found if p is not None and min(p.shape[:2]) >= least]


def cropOf(picture, side, random):
    """A square of the picture at a random size, place and turn."""
    least = side / min(picture.shape[:2])
    scale = max(least, random.uniform(0.35, 1.5))
    width = int(round(side / scale))
    y = random.integers(0, picture.shape[0] - width + 1)
    x = random.integers(0, picture.shape[1] - width + 1)
    crop = cv2.resize(picture[y:y + width, x:x + width], (side, side),
                      interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    crop = np.rot90(crop, random.integers(0, 4))
    return np.ascontiguousarray(crop[:, ::-1] if random.random() < 0.5 else crop)


def smoothField(side, cells, random):
    """Soft random relief, about -1..1."""
    small = random.standard_normal((cells, cells)).astype(np.float32)
    return cv2.resize(small, (side, side), interpolation=cv2.INTER_CUBIC)


class Scene:
    """Smooth bodies on a plain bench: shading, rim, own relief. What plastic and enamel look like. Every photo of it may show
    the bodies a little shifted, turned and sized, as if seen from another side: outlines move and nothing is broken."""

    def __init__(self, side, random):
        self.side = side
        self.bench = random.uniform(20, 250, 3) if random.random() < 0.3 else np.full(3, random.uniform(90, 252))
        self.bodies = [Body(side, random) for _ in range(random.integers(1, 5))]
        self.light = random.uniform(0, 2 * np.pi)

    def picture(self, random=None, loose=0.0):
        picture = np.ones((self.side, self.side, 3), np.float32) * self.bench.astype(np.float32)
        for body in self.bodies:
            body.draw(picture, self.light, random, loose)
        return np.clip(picture, 0, 255)


class Body:
    def __init__(self, side, random):
        self.round = random.random() < 0.5
        self.centre = random.uniform(-0.1, 1.1, 2) * side
        self.axes = random.uniform(0.15, 0.9, 2) * side
        self.turn = random.uniform(0, 180)
        self.corners = random.uniform(-1, 1, (random.integers(3, 7), 2))
        self.softness = random.uniform(3, 25)
        self.shade = random.uniform(2, 14)
        self.relief = 0.12 * smoothField(side, 4, random)
        self.colour = random.uniform(5, 245, 3)

    def draw(self, picture, light, random, loose):
        side = picture.shape[0]
        centre, axes, turn, angle = self.centre, self.axes, self.turn, light
        if loose:
            centre = centre + loose * random.standard_normal(2)
            axes = axes * (1 + 0.008 * loose * random.standard_normal(2))
            turn = turn + 0.4 * loose * random.standard_normal()
            angle = angle + 0.06 * loose * random.standard_normal()
        mask = np.zeros((side, side), np.uint8)
        fixed = 4  # bits below a pixel
        if self.round:
            cv2.ellipse(mask, tuple(int(v * 2**fixed) for v in centre), tuple(int(v * 2**fixed) for v in axes), turn, 0, 360,
                        255, -1, cv2.LINE_AA, fixed)
        else:
            points = (centre + self.corners * axes) * 2**fixed
            cv2.fillPoly(mask, [cv2.convexHull(points.astype(np.int32))], 255, cv2.LINE_AA, fixed)
        height = cv2.GaussianBlur(mask, None, self.softness).astype(np.float32) / 255
        dy, dx = np.gradient(cv2.GaussianBlur(height, None, 2.0))
        shade = 1 + self.shade * (np.cos(angle) * dx + np.sin(angle) * dy) + self.relief
        lit = self.colour * np.clip(shade, 0.25, 1.6)[..., None]
        alpha = (mask.astype(np.float32) / 255)[..., None]
        picture[:] = picture * (1 - alpha) + lit * alpha
