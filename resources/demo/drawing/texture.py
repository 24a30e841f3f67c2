"""Repeatable noise and the surfaces made of it."""
import numpy as np


def hash3(i, j, k, seed):
    h = (i * 374761393 + j * 668265263 + k * 2147483647 + seed * 1274126177) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((h ^ (h >> 16)) & 0xFFFF).astype(np.float32) / 65535


def noise(p, scale, seed=0):
    """Smooth noise 0..1 with features of about 1 / scale."""
    q = p * scale
    base = np.floor(q).astype(np.int64)
    f = (q - base).astype(np.float32)
    f = f * f * (3 - 2 * f)
    total = np.zeros(len(p), dtype=np.float32)
    for corner in range(8):
        d = [(corner >> axis) & 1 for axis in range(3)]
        weight = np.ones(len(p), dtype=np.float32)
        for axis in range(3):
            weight *= f[:, axis] if d[axis] else 1 - f[:, axis]
        total += weight * hash3(base[:, 0] + d[0], base[:, 1] + d[1], base[:, 2] + d[2], seed)
    return total


def clouds(p, scale, seed=0, octaves=4):
    total, weight, amount = 0, 0.5, 0
    for octave in range(octaves):
        total = total + weight * noise(p, scale * 2 ** octave, seed + octave)
        amount += weight
        weight *= 0.5
    return total / amount


def mix(a, b, share):
    share = np.asarray(share, dtype=np.float32)[:, None]
    return np.asarray(a, dtype=np.float32) * (1 - share) + np.asarray(b, dtype=np.float32) * share


def weave(p, scale):
    """Height 0..1 of a woven cloth."""
    q = p * scale
    return 0.5 + 0.25 * (np.sin(q[:, 0] + q[:, 2]) * np.sin(q[:, 1] * 1.0) + np.cos(q[:, 1] * 0.5 + q[:, 0] * 0.5))
