"""Maps of marks in true mm: arrays of 0..1, CELL mm a cell, drawn from a random stream."""
import cv2
import numpy as np

CELL = 0.1          # mm a cell for small marks; larger marks take coarser cells
MOST_CELLS = 900


def cell_of(size):
    """The cell, mm, of a map of that side."""
    return max(CELL, size / MOST_CELLS)


def noise(rng, cells, scale, octaves=3):
    """Soft noise about 0, of about +-1, whose largest lumps are scale cells wide."""
    out = np.zeros((cells, cells), np.float32)
    weight = 1.0
    for _ in range(octaves):
        count = max(2, int(round(cells / max(scale, 1.0))) + 2)
        out += weight * cv2.resize(rng.normal(size=(count, count)).astype(np.float32), (cells, cells),
                                   interpolation=cv2.INTER_CUBIC)
        weight *= 0.55
        scale = max(scale / 2.1, 1.0)
    return out / 1.3


def _walk(rng, length, bend, step):
    """A gently bending line of points (mm) of that length about the middle."""
    heading, turn = rng.uniform(0, 2 * np.pi), 0.0
    points = [np.zeros(2)]
    for _ in range(max(2, int(length / step))):
        turn = 0.9 * turn + rng.normal(0, bend)
        heading += turn
        points.append(points[-1] + step * np.array([np.cos(heading), np.sin(heading)]))
    points = np.array(points)
    return points - (points.min(axis=0) + points.max(axis=0)) / 2


def _stroke(canvas, points, widths, cell):
    middle = canvas.shape[0] / 2
    pixels = points / cell + middle
    for (a, b), width in zip(zip(pixels[:-1], pixels[1:]), widths):
        thick = max(1, int(round(width / cell)))
        cv2.line(canvas, tuple(int(round(v * 16)) for v in a), tuple(int(round(v * 16)) for v in b),
                 1.0, thick, cv2.LINE_AA, 4)


def _board(size):
    cell = cell_of(size)
    return np.zeros((int(round(size / cell)),) * 2, np.float32), cell


def scratch(rng, length, width):
    """One thin line, or two side by side; narrower and fainter at its ends."""
    size = length + 8 * width + 2
    canvas, cell = _board(size)
    lines = 1 if rng.random() < 0.7 else 2
    points = _walk(rng, length, 0.012, max(0.4, length / 60))
    shift = rng.normal(size=2) * width * 1.6
    for index in range(lines):
        taper = np.sin(np.linspace(0.25, np.pi - 0.2, len(points) - 1)) ** 0.5
        _stroke(canvas, points + index * shift, width * taper * rng.uniform(0.8, 1.1, len(taper)), cell)
    canvas = np.minimum(canvas * (0.88 + 0.12 * noise(rng, len(canvas), 12)), 1)
    return cv2.GaussianBlur(canvas, (0, 0), 0.8), size


def crack(rng, length, width):
    """A jagged line with a few branches."""
    size = length * 1.15 + 6
    canvas, cell = _board(size)
    points = _walk(rng, length, 0.03, max(0.6, length / 40))
    points += np.cumsum(rng.normal(0, 0.03 * length ** 0.5, points.shape), axis=0) * 0.5
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    _stroke(canvas, points, np.linspace(width, width * 0.5, len(points) - 1), cell)
    for _ in range(int(rng.integers(1, 4))):
        at = int(rng.integers(len(points) // 4, len(points) - 2))
        heading = np.arctan2(*(points[at + 1] - points[at])[::-1]) + rng.choice([-1, 1]) * rng.uniform(0.5, 1.0)
        count = max(3, int(len(points) * rng.uniform(0.15, 0.35)))
        step = length / 40
        angles = heading + np.cumsum(rng.normal(0, 0.2, count))
        branch = points[at] + np.cumsum(step * np.stack([np.cos(angles), np.sin(angles)], axis=1), axis=0)
        _stroke(canvas, np.vstack([points[at], branch]), np.linspace(width * 0.7, width * 0.35, count), cell)
    return cv2.GaussianBlur(canvas, (0, 0), 0.7), size


def _disc(rng, size, wide, ragged, lumps=0.35):
    """Distance field of a ragged round spot: above 0 inside, in shares of its radius."""
    canvas, _cell = _board(size)
    cells = len(canvas)
    y, x = np.mgrid[0:cells, 0:cells].astype(np.float32)
    middle, turn, squash = (cells - 1) / 2, rng.uniform(0, np.pi), rng.uniform(0.65, 1.0)
    dx, dy = (x - middle), (y - middle)
    a, b = dx * np.cos(turn) + dy * np.sin(turn), (-dx * np.sin(turn) + dy * np.cos(turn)) / squash
    radius = wide / 2 / size * cells
    return 1 - np.hypot(a, b) / radius + ragged * noise(rng, cells, radius * lumps * 2, 4)


def stain(rng, wide):
    """A blotch, dried with an edge or smeared, often with a darker rim, and sometimes a drop beside it."""
    size = wide * 1.7 + 1
    dried = rng.random() < 0.6
    field = _disc(rng, size, wide, 0.1 if dried else 0.16)
    spot = np.clip(field / (rng.uniform(0.04, 0.09) if dried else 0.18), 0, 1)
    if rng.random() < 0.5:
        spot *= 0.72 + 0.28 * np.exp(-((field - 0.2) / 0.14) ** 2)
    spot *= np.clip(0.85 + (0.1 if dried else 0.2) * noise(rng, len(spot), len(spot) / (5 if dried else 9)), 0.35, 1)
    cells = len(spot)
    if rng.random() < 0.4 and wide > 5:
        angle, far = rng.uniform(0, 2 * np.pi), wide * 0.62 / size * cells
        at = (int(cells / 2 + far * np.cos(angle)), int(cells / 2 + far * np.sin(angle)))
        drop = np.zeros_like(spot)
        cv2.circle(drop, at, max(1, int(wide * 0.06 / size * cells)), 0.8, -1, cv2.LINE_AA)
        spot = np.maximum(spot, cv2.GaussianBlur(drop, (0, 0), 1.2))
    return spot, size


def dent(rng, wide):
    """A smooth hollow, 1 at its deepest; mostly round, sometimes long."""
    size = wide * 1.3 + 1
    field = np.clip(_disc(rng, size, wide, 0.05, 0.9), 0, 1)
    hollow = field * field * (3 - 2 * field)
    return cv2.GaussianBlur(hollow, (0, 0), len(hollow) * 0.015), size


def haze(rng, wide):
    """A large soft patch, as of sun or heat."""
    size = wide * 1.7 + 1
    field = _disc(rng, size, wide * 1.1, 0.12, 0.8)
    patch = np.clip(field / 0.6, 0, 1)
    return cv2.GaussianBlur(patch, (0, 0), len(patch) * 0.02), size


def tear(rng, long):
    """A ripped strip: a long ragged field with one sharper side."""
    size = long * 1.2 + 2
    canvas, cell = _board(size)
    points = _walk(rng, long, 0.02, max(0.5, long / 50))
    points += rng.normal(0, 0.012 * long, points.shape)
    count = len(points) - 1
    widths = long * rng.uniform(0.16, 0.34) * np.sin(np.linspace(0.15, np.pi - 0.1, count)) ** rng.uniform(0.6, 1.4)
    widths *= 1 + 0.3 * np.interp(np.arange(count), np.linspace(0, count, 9), rng.normal(size=9))
    _stroke(canvas, points, np.maximum(widths, 0.4), cell)
    field = cv2.GaussianBlur(canvas, (0, 0), 0.02 * len(canvas)) + 0.16 * noise(rng, len(canvas), len(canvas) / 16)
    return np.clip((field - 0.45) / 0.06 + 0.5, 0, 1), size
