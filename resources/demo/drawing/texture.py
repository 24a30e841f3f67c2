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


def wood(p, light, dark, scale=1.0, seed=0, along=0):
    """Planks grown along one axis."""
    stretch = np.full(3, 5.0, dtype=np.float32) * scale
    stretch[along] = 0.45 * scale
    grain = clouds(p * stretch, 1.3, seed)
    rings = 0.5 + 0.5 * np.sin(26 * grain + 3 * clouds(p, 2.0, seed + 9))
    fine = noise(p * stretch * 9, 1.0, seed + 5)
    return mix(light, dark, np.clip(0.55 * rings * grain + 0.25 * fine, 0, 1))


def weave(p, scale):
    """Height 0..1 of a woven cloth."""
    q = p * scale
    return 0.5 + 0.25 * (np.sin(q[:, 0] + q[:, 2]) * np.sin(q[:, 1] * 1.0) + np.cos(q[:, 1] * 0.5 + q[:, 0] * 0.5))
