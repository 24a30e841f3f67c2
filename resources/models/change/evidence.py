"""What the network sees: the query laid over k good photos, as 13 planes. The same in src/vision/finemap.cpp."""
import cv2
import numpy as np

PLANES = 13
WINDOW3 = np.ones((3, 3), np.uint8)
WINDOW5 = np.ones((5, 5), np.uint8)


class Normal:
    """Statistics over k good photos that lie over each other; 8-bit Lab, height x width x 3."""

    def __init__(self, photos):
        stack = np.stack(photos)
        low, high = stack.min(0), stack.max(0)
        # The window of a minimum over photos is the minimum over the photos' windows.
        self.low3 = cv2.erode(low, WINDOW3)
        self.high3 = cv2.dilate(high, WINDOW3)
        self.low7 = cv2.erode(self.low3, WINDOW5)
        self.high7 = cv2.dilate(self.high3, WINDOW5)
        self.mean = stack.astype(np.float32).mean(0)
        self.spread = stack[..., 0].astype(np.float32).std(0)
        self.edges = edgesOf(self.mean[..., 0])


def edgesOf(lightness):
    dx = cv2.Sobel(lightness, cv2.CV_32F, 1, 0, scale=0.125)
    dy = cv2.Sobel(lightness, cv2.CV_32F, 0, 1, scale=0.125)
    return cv2.dilate(cv2.magnitude(dx, dy), WINDOW3)


def outside(query, low, high):
    """Signed distance to the band, 0 inside. Both arguments 8-bit."""
    return cv2.subtract(query, high).astype(np.float32) - cv2.subtract(low, query).astype(np.float32)


def planesOf(query, normal):
    """13 x height x width, float32. `query` is 8-bit Lab."""
    q = query.astype(np.float32)
    difference = q - normal.mean
    light = difference[..., 0]
    out = np.empty((PLANES,) + query.shape[:2], np.float32)
    out[0:3] = difference.transpose(2, 0, 1) / 32
    out[3:6] = outside(query, normal.low3, normal.high3).transpose(2, 0, 1) / 16
    out[6:9] = outside(query, normal.low7, normal.high7).transpose(2, 0, 1) / 16
    out[9] = np.clip(light / (normal.spread + 3.0), -6, 6) / 3
    out[10] = (normal.high3[..., 0].astype(np.float32) - normal.low3[..., 0]) / 64
    out[11] = normal.edges / 16
    out[12] = (q[..., 0] - cv2.GaussianBlur(q[..., 0], (9, 9), 2.0)) / 16
    return out


def folded(planes):
    """Two by two pixels become one with four times the planes."""
    c, h, w = planes.shape
    return planes.reshape(c, h // 2, 2, w // 2, 2).transpose(0, 2, 4, 1, 3).reshape(c * 4, h // 2, w // 2)
