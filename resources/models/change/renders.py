"""Rendered products as training photos: what `regradectl vision lay` wrote of a set of resources/household."""
import glob
import os

import cv2
import numpy as np

from evidence import Normal, folded, planesOf
from painting import damaged

IGNORED = 255
UNTOLD = 255  # damage of a kind that the set does not name


class Product:
    """Good photos and damaged ones with their kinds, all laid over each other; 8-bit Lab."""

    def __init__(self, folder):
        self.good = [cv2.imread(f) for f in sorted(glob.glob(os.path.join(folder, "good", "*.png")))]
        masks = sorted(glob.glob(os.path.join(folder, "damaged", "*-kinds.png")))
        self.damaged = [(cv2.imread(m.replace("-kinds.png", ".png")), cv2.imread(m, cv2.IMREAD_GRAYSCALE)) for m in masks]
        self.damaged = [(photo, kinds) for photo, kinds in self.damaged if kinds.any()]

    def usable(self, side):
        return len(self.good) > 2 and bool(self.damaged) and min(self.good[0].shape[:2]) > side


def readRenders(folders, side):
    products = [Product(p) for folder in folders for p in sorted(glob.glob(os.path.join(folder, "*")))]
    return [p for p in products if p.usable(side)]


def window(shape, side, kinds, random):
    """Top left of a square: about a damaged pixel where there is one, each kind as likely as another."""
    high, wide = shape[:2]
    y, x = random.integers(0, high), random.integers(0, wide)
    if kinds is not None:
        present = [k for k in np.unique(kinds) if k]
        ys, xs = np.nonzero(kinds == present[random.integers(0, len(present))])
        chosen = random.integers(0, len(ys))
        y, x = ys[chosen] + random.integers(-side // 3, side // 3 + 1), xs[chosen] + random.integers(-side // 3, side // 3 + 1)
    return int(np.clip(y - side // 2, 0, high - side)), int(np.clip(x - side // 2, 0, wide - side))


class Dress:
    """Another colour, contrast and position of the same product, alike on all its photos."""

    def __init__(self, random):
        self.gain = random.uniform(0.6, 1.25)
        self.lift = random.uniform(-30, 30)
        angle, stretch = random.uniform(0, 2 * np.pi), random.uniform(0.3, 1.5)
        self.turn = stretch * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], np.float32)
        self.tint = random.uniform(-15, 15, 2).astype(np.float32)
        self.plain = random.random() < 0.3
        self.turns, self.mirror = random.integers(0, 4), random.random() < 0.5
        self.noise = random.uniform(0, 2)

    def placed(self, picture):
        out = np.rot90(picture, self.turns)
        return np.ascontiguousarray(out[:, ::-1] if self.mirror else out)

    def photo(self, lab, random):
        out = self.placed(lab).astype(np.float32)
        if not self.plain:
            out[..., 0] = (out[..., 0] - 128) * self.gain + 128 + self.lift
            out[..., 1:] = (out[..., 1:] - 128) @ self.turn.T + 128 + self.tint
        out[..., 0] += self.noise * random.standard_normal(out.shape[:2]).astype(np.float32)
        return np.clip(np.rint(out), 0, 255).astype(np.uint8)


def painted(lab, random, textures):
    """Invented damage on a rendered good photo: the photo, the change, and kinds (-1 = none)."""
    picture = cv2.cvtColor(lab, cv2.COLOR_LAB2BGR).astype(np.float32)
    picture, change, kinds = damaged(picture, random, textures)
    return cv2.cvtColor(np.clip(picture, 0, 255).astype(np.uint8), cv2.COLOR_BGR2LAB), change, kinds


def example(products, textures, side, random):
    """As pairs.example, of rendered products."""
    product = products[random.integers(0, len(products))]
    show = random.random()
    order = random.permutation(len(product.good))
    query, kinds = product.good[order[0]], None
    if show < 0.65:
        query, kinds = product.damaged[random.integers(0, len(product.damaged))]
    k = min(int(random.choice([1, 2, 4, 8, 16], p=[0.1, 0.1, 0.25, 0.3, 0.25])), len(order) - 1)
    y, x = window(query.shape, side, kinds, random)
    here = np.s_[y:y + side, x:x + side]
    dress = Dress(random)
    photos = [dress.photo(product.good[i][here], random) for i in order[1:1 + k]]
    lab = query[here]
    ignored = np.zeros((side, side), bool)
    if kinds is not None:
        told = kinds[here]
        on = (told > 0).astype(np.uint8)
        ignored = (cv2.dilate(on, np.ones((5, 5), np.uint8)) > 0) & (on == 0)
        kind = np.where((told > 0) & (told != UNTOLD), told.astype(np.int16) - 1, -1)
    elif show < 0.8:
        lab, change, kind = painted(lab, random, textures)
        on, ignored = (change > 6).astype(np.uint8), (change > 2) & (change <= 6)
    else:
        on, kind = np.zeros((side, side), np.uint8), np.full((side, side), -1)
    query = dress.photo(lab, random)
    half = side // 2

    def halved(map_):
        return dress.placed(map_).reshape(half, 2, half, 2).max((1, 3))
    on, ignored = halved(on), halved(ignored.astype(np.uint8))
    truth = np.where(on > 0, 1, np.where(ignored > 0, IGNORED, 0)).astype(np.uint8)
    kind = np.where(truth == 1, halved(kind.astype(np.int8)), -1).astype(np.int8)
    return folded(planesOf(query, Normal(photos))).astype(np.float16), truth, kind
