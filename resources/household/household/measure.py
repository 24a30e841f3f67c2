"""What is true of a damage: its visible pixels, its size in mm on the surface."""
import cv2
import numpy as np

from .marks import cell_of

SEEN = 3      # grey levels of 255 by which a damaged pixel must differ
CLOSE = 5     # px of holes that are closed inside a footprint

def read_codes(image):
    """Footprint pixels and their three coordinates 0..1 from a coded render (BGR, a third each)."""
    codes = image[:, :, ::-1] * 3
    on = codes.max(axis=2) > 0.05
    return on, np.clip((codes - 0.1) / 0.8, 0, 1)


def _longest(points):
    """Longest and shortest side of the smallest rectangle about points in a plane (n x 2)."""
    if len(points) < 3:
        return float(np.ptp(points, axis=0).max(initial=0.0)), 0.0
    sides = cv2.minAreaRect(points.astype(np.float32))[1]
    return float(max(sides)), float(min(sides))


def map_size(mark, codes, seen, mm_per_pixel):
    """Length, width and area in mm of the visible part of a mark that has a map."""
    cell, cells = cell_of(mark.size), mark.map.shape[0]
    u, v = codes[:, :, 0][seen], codes[:, :, 1][seen]
    hit = np.zeros((cells, cells), np.uint8)
    hit[np.clip((v * cells).astype(int), 0, cells - 1), np.clip((u * cells).astype(int), 0, cells - 1)] = 1
    reach = int(np.ceil(2.2 * mm_per_pixel / cell)) | 1
    hit = cv2.dilate(hit, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    core = np.flipud(mark.map > _edge(mark)) & (hit > 0)
    if not core.any():
        return 0.0, 0.0, 0.0
    y, x = np.nonzero(core)
    long, short = _longest(np.stack([x, y], axis=1))
    return (long + 1) * cell, (short + 1) * cell, float(core.sum()) * cell * cell


def _edge(mark):
    return {"dent": 0.04, "stain": 0.3, "discolouration": 0.25}.get(mark.kind, 0.4)


def box_size(mark, passes):
    """Length, width and area in mm of a chip or missing part, from its visible points in space."""
    low, high = (np.asarray(v) for v in mark.box)
    points, area = [], 0.0
    for on, codes in passes:
        space = low + codes * (high - low)
        points.append(space[on])
        area = max(area, _area(space, on))
    points = np.concatenate(points)
    if len(points) < 3:
        return 0.0, 0.0, 0.0
    flat = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(flat[:: max(1, len(flat) // 4000)], full_matrices=False)
    long, short = _longest(flat @ axes[:2].T)
    return long, short, area


def _area(space, on):
    """Surface in mm2 spanned by neighbouring pixels' points."""
    right, down = space[:-1, 1:] - space[:-1, :-1], space[1:, :-1] - space[:-1, :-1]
    all_on = on[:-1, :-1] & on[:-1, 1:] & on[1:, :-1]
    cell = np.linalg.norm(np.cross(right, down), axis=2)
    cell = cell[all_on]
    return float(np.minimum(cell, 4 * np.median(cell)).sum()) if len(cell) else 0.0


def visible(foot, damaged, plain, close=True):
    """Pixels of a footprint where the two clean photos differ, small holes closed."""
    differs = np.abs(damaged - plain).max(axis=2) >= SEEN
    mask = (foot & differs).astype(np.uint8)
    if close:
        mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((CLOSE, CLOSE), np.uint8))
    return (mask > 0) & foot


def contrast(mask, damaged, plain):
    """Mean difference in grey levels over the visible pixels."""
    if not mask.any():
        return 0.0
    return float(np.abs(damaged - plain).mean(axis=2)[mask].mean())


def box_of(mask):
    """Left, top, width and height of the pixels."""
    y, x = np.nonzero(mask)
    return [int(x.min()), int(y.min()), int(np.ptp(x)) + 1, int(np.ptp(y)) + 1] if len(x) else [0, 0, 0, 0]
