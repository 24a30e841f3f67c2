"""Signed distance fields over points of shape (n, 3), float32; y points up and the table is y = 0."""
import numpy as np


def vec(*values):
    return np.array(values, dtype=np.float32)


def length(v):
    return np.sqrt(np.einsum("ij,ij->i", v, v))


def turn_y(p, degrees):
    a = np.radians(degrees)
    c, s = np.float32(np.cos(a)), np.float32(np.sin(a))
    return np.stack([c * p[:, 0] - s * p[:, 2], p[:, 1], s * p[:, 0] + c * p[:, 2]], axis=1)


def turn_x(p, degrees):
    a = np.radians(degrees)
    c, s = np.float32(np.cos(a)), np.float32(np.sin(a))
    return np.stack([p[:, 0], c * p[:, 1] - s * p[:, 2], s * p[:, 1] + c * p[:, 2]], axis=1)


def sphere(p, centre, radius):
    return length(p - vec(*centre)) - np.float32(radius)


def ellipsoid(p, centre, radii):
    q = p - vec(*centre)
    r = vec(*radii)
    near = length(q / r)
    return near * (near - 1) / np.maximum(length(q / (r * r)), 1e-4)


def box(p, centre, half, radius):
    q = np.abs(p - vec(*centre)) - (vec(*half) - np.float32(radius))
    return length(np.maximum(q, 0)) + np.minimum(q.max(axis=1), 0) - np.float32(radius)


def cylinder(p, centre, radius, half, edge, axis=1):
    q = p - vec(*centre)
    others = [i for i in range(3) if i != axis]
    d = np.stack([np.hypot(q[:, others[0]], q[:, others[1]]) - np.float32(radius - edge),
                  np.abs(q[:, axis]) - np.float32(half - edge)], axis=1)
    return np.minimum(d.max(axis=1), 0) + length(np.maximum(d, 0)) - np.float32(edge)


def capsule(p, a, b, radius_a, radius_b=None):
    radius_b = radius_a if radius_b is None else radius_b
    a, b = vec(*a), vec(*b)
    along = b - a
    t = np.clip((p - a) @ along / np.float32(along @ along), 0, 1)
    return length(p - a - t[:, None] * along) - np.float32(radius_a) - t * np.float32(radius_b - radius_a)


def torus(p, centre, big, small, axis=2, squash=1.0):
    q = p - vec(*centre)
    others = [i for i in range(3) if i != axis]
    ring = np.hypot(q[:, others[0]], q[:, others[1]] / np.float32(squash)) - np.float32(big)
    return np.hypot(ring, q[:, axis]) - np.float32(small)


def cone(p, bottom, top, radius_bottom, radius_top, edge):
    """A round frustum between two points on a vertical axis."""
    q = p - vec(*bottom)
    height = np.float32(top[1] - bottom[1])
    t = np.clip(q[:, 1] / height, 0, 1)
    radius = np.float32(radius_bottom) + t * np.float32(radius_top - radius_bottom)
    slope = np.float32(np.hypot(1.0, (radius_top - radius_bottom) / height))
    side = (np.hypot(q[:, 0], q[:, 2]) - radius) / slope + np.float32(edge)
    cap = np.abs(q[:, 1] - height / 2) - height / 2 + np.float32(edge)
    d = np.stack([side, cap], axis=1)
    return np.minimum(d.max(axis=1), 0) + length(np.maximum(d, 0)) - np.float32(edge)


def union(*fields):
    return np.minimum.reduce(fields)


def carve(field, hole, soft=0.02):
    return blend_max(field, -hole, soft)


def blend(a, b, k):
    h = np.clip(0.5 + 0.5 * (b - a) / k, 0, 1)
    return (b + (a - b) * h - k * h * (1 - h)).astype(np.float32)


def blend_max(a, b, k):
    return -blend(-a, -b, k)
