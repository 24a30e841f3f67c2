"""The shipped recipe as one would write it in Python: ECC, a grid of optical flow, light matched by medians, the planes of
resources/models/change/evidence.py and the shipped weights on OpenCV's network; the largest region per photo, and beside it
the difference of the whole photo. No patch bank, so it has less to do than the shipped detector."""
import pathlib
import sys

import cv2
import numpy as np

MODELS = pathlib.Path(__file__).resolve().parents[2] / "resources" / "models" / "change"
sys.path.insert(0, str(MODELS))
from evidence import Normal, folded, planesOf  # noqa: E402

CELL = 20
MOST_SHIFT = 8.0
JOIN, MOST = 2.0, 20.0
MASS_OF_NOTHING = 20.0
STRIDE = 32


def flowOver(reference, lightness):
    """Smooth shift in pixels per pixel, from the flow at a grid of places."""
    high, wide = reference.shape
    xs, ys = np.arange(CELL // 2, wide, CELL), np.arange(CELL // 2, high, CELL)
    places = np.stack(np.meshgrid(xs, ys), -1).reshape(-1, 1, 2).astype(np.float32)
    found, seen, edges = cv2.calcOpticalFlowPyrLK(reference, lightness, places, None, winSize=(31, 31), maxLevel=2,
                                                  criteria=(3, 12, 0.02), flags=cv2.OPTFLOW_LK_GET_MIN_EIGENVALS)
    shift = (found - places).reshape(len(ys), len(xs), 2)
    weight = (edges / (edges + 3e-4)).reshape(len(ys), len(xs)) * seen.reshape(len(ys), len(xs))
    weight *= np.hypot(shift[..., 0], shift[..., 1]) < MOST_SHIFT
    weight = weight.astype(np.float32)
    below = cv2.GaussianBlur(weight, (0, 0), 1.2) + 0.05
    smooth = np.stack([cv2.GaussianBlur(shift[..., i] * weight, (0, 0), 1.2) / below for i in (0, 1)], -1)
    return cv2.resize(smooth, (wide, high), interpolation=cv2.INTER_LINEAR)


class NetworkRival:
    """`warpOf(lab)` lays a picture over the first taught one; `wholeOf(lab)` scores the whole photo."""

    def __init__(self, labs, warpOf, wholeOf, wholesOfTaught):
        self.net = cv2.dnn.readNetFromONNX(str(MODELS / "change.onnx"))
        self.warpOf, self.wholeOf = warpOf, wholeOf
        self.shape = labs[0].shape[:2]
        self.reference, self.mean = np.ascontiguousarray(labs[0][..., 0]), labs[0].astype(np.float32)
        laid = [self.laid(lab) for lab in labs]
        self.mean = np.stack(laid).astype(np.float32).mean(0)
        self.normal = Normal(laid)
        answers = [self.answer(photo, Normal(laid[:i] + laid[i + 1:])) for i, photo in enumerate(laid)]
        wide = [cv2.dilate(damage, np.ones((7, 7), np.uint8)) for damage, _ in answers]
        self.usual = np.maximum(np.max(wide, 0), 0)
        own = [self.masses(*answers[i], np.maximum(np.max(wide[:i] + wide[i + 1:], 0), 0)) for i in range(len(laid))]
        logs = np.log(MASS_OF_NOTHING + np.array(own))
        self.centre = logs.mean(0)
        self.spread = np.sqrt((logs.var(0) * len(own) + 2 * 0.81) / (len(own) + 2))
        self.limit = ((logs - self.centre) / self.spread).max()
        whole = np.log(wholesOfTaught)
        self.wholeCentre = whole.mean()
        self.wholeSpread = np.sqrt((whole.var() * len(whole) + 4 * 0.16) / (len(whole) + 4))

    def laid(self, lab):
        high, wide = self.shape
        warp = self.warpOf(lab)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        lightness = cv2.warpAffine(np.ascontiguousarray(lab[..., 0]), warp, (wide, high), flags=flags,
                                   borderMode=cv2.BORDER_REPLICATE)
        shift = flowOver(self.reference, lightness)
        x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
        x, y = x + shift[..., 0], y + shift[..., 1]
        mapX = warp[0, 0] * x + warp[0, 1] * y + warp[0, 2]
        mapY = warp[1, 0] * x + warp[1, 1] * y + warp[1, 2]
        out = cv2.remap(lab, mapX, mapY, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        step = np.median((self.mean - out)[::4, ::4].reshape(-1, 3), 0)
        return np.clip(out + step, 0, 255).astype(np.uint8)

    def answer(self, photo, normal):
        high, wide = self.shape
        planes = planesOf(photo, normal)
        more = [(0, 0), (0, -high % STRIDE), (0, -wide % STRIDE)]
        self.net.setInput(folded(np.pad(planes, more, "edge"))[None])
        out = self.net.forward()[0][:, :high // 2, :wide // 2]
        return np.ascontiguousarray(out[0]), out[1:].argmax(0)

    @staticmethod
    def masses(damage, kind, usual):
        strength = damage - usual
        count, labels = cv2.connectedComponents((strength > JOIN).astype(np.uint8), connectivity=8)
        value = np.clip(strength - JOIN, 0, MOST)
        mass = np.bincount((labels * 8 + np.minimum(kind, 7)).ravel(), value.ravel(), count * 8).reshape(count, 8)
        most = np.zeros(8)
        for region in mass[1:]:
            most[region.argmax()] = max(most[region.argmax()], region.sum())
        return most

    def score(self, lab):
        masses = self.masses(*self.answer(self.laid(lab), self.normal), self.usual)
        fine = ((np.log(MASS_OF_NOTHING + masses) - self.centre) / self.spread).max() - self.limit
        whole = (np.log(self.wholeOf(lab)) - self.wholeCentre) / self.wholeSpread
        return float(np.logaddexp(1.5 * whole, 1.5 * (0.7 * np.tanh(fine / 0.7) if fine > 0 else fine)))
