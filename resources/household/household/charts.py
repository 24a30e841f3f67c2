"""Places on a surface: how scene points become millimetres on the surface, and back."""
import dataclasses

import numpy as np

from .pov import num, unit


@dataclasses.dataclass
class Chart:
    """A flat map of the surface about a point; u and v are scene expressions in mm."""
    point: np.ndarray
    normal: np.ndarray
    along: np.ndarray    # direction of u in space
    u: str
    v: str
    guard: str           # above zero on the surface meant


def _along(direction, point):
    terms = [f"({axis}-({num(p)}))*({num(d)})" for axis, p, d in zip("xyz", point, direction)]
    return "(" + "+".join(terms) + ")"


def plane(point, along, up, thick=4.0):
    """A flat face, or a slightly curved one taken as flat."""
    along, up = unit(along), unit(up)
    normal = unit(np.cross(up, along))
    guard = f"({num(thick)}-abs({_along(normal, point)}))"
    return Chart(np.asarray(point, float), normal, along, _along(along, point), _along(up, point), guard)


def turned(theta, height, radius, slope=0.0, centre=(0.0, 0.0), thick=4.0):
    """A surface turned about the upright axis; theta 0 (radians) faces the camera.

    slope is how fast the radius grows with height."""
    cx, cz = centre
    around = np.array([np.sin(theta), 0.0, -np.cos(theta)])
    point = np.array([cx, height, cz]) + radius * around
    normal = unit(around + np.array([0.0, -slope, 0.0]))
    dx, dz = f"(x-({num(cx)}))", f"(z-({num(cz)}))"
    u = f"({num(radius)}*(atan2({dx},-{dz})-({num(theta)})))"
    v = f"((y-({num(height)}))*{num(np.hypot(1, slope))})"
    here = f"sqrt({dx}*{dx}+{dz}*{dz})"
    guard = f"({here}-({num(radius - thick)}+(y-({num(height)}))*({num(slope)})))"
    return Chart(point, normal, np.array([np.cos(theta), 0.0, np.sin(theta)]), u, v, guard)


@dataclasses.dataclass
class Zone:
    """A named region where marks of some kinds may be; at(p, q) gives the place.

    p and q run over -1..1; half is how many mm that is to each side."""
    name: str
    part: str
    kinds: tuple
    half: tuple
    at: object

    def draw(self, rng, size):
        """A place so drawn that a mark of that size (mm) mostly stays in the zone."""
        spans = [max(0.0, 1.0 - 0.5 * size / max(h, 1e-6)) for h in self.half]
        p, q = (rng.uniform(-s, s) for s in spans)
        return self.at(p, q)


def flat_zone(name, part, kinds, centre, along, up, half):
    """A rectangle on a flat face."""
    centre = np.asarray(centre, float)
    a, b = unit(along), unit(up)
    return Zone(name, part, kinds, half, lambda p, q: plane(centre + a * p * half[0] + b * q * half[1], a, b))


def turned_zone(name, part, kinds, theta, heights, radius, centre=(0.0, 0.0)):
    """A band of a turned surface; theta is its half angle or (from, to) in degrees.

    radius is a number or a function of height."""
    low, high = (-theta, theta) if np.isscalar(theta) else theta
    reach = radius if callable(radius) else (lambda _h: radius)
    middle, span = (heights[0] + heights[1]) / 2, (heights[1] - heights[0]) / 2
    half_turn = np.radians(high - low) / 2

    def at(p, q):
        height = middle + q * span
        slope = (reach(height + 0.5) - reach(height - 0.5))
        angle = np.radians((low + high) / 2) + p * half_turn
        return turned(angle, height, reach(height), slope, centre)

    return Zone(name, part, kinds, (half_turn * reach(middle), max(span, 0.5)), at)
