"""Colour, relief and finish of every pixel of a scene: the product's parts and the table they stand on."""
import numpy as np

from .shapes import vec
from .texture import clouds, mix, noise


def bent(points, normals, height):
    """Normals of a surface with a fine relief of the given height function on it."""
    e = 0.006
    here = height(points)
    slope = np.stack([(height(points + vec(*(e * (axis == i) for i in range(3)))) - here) / e for axis in range(3)],
                     axis=1).astype(np.float32)
    along = np.einsum("ij,ij->i", slope, normals)[:, None] * normals
    return normals - (slope - along)


def table_colour(points):
    """A bench mat: grey felt with flecks."""
    base = mix((0.30, 0.325, 0.34), (0.40, 0.425, 0.44), clouds(points * vec(1, 0, 1), 1.1, 31))
    flecks = noise(points * vec(1, 0, 1), 34, 32)
    fine = noise(points * vec(1, 0, 1), 75, 33)
    return base * (0.86 + 0.19 * flecks + 0.12 * fine)[:, None]


def surface_of(scene):
    count = len(scene.points)
    albedo = np.zeros((count, 3), dtype=np.float32)
    gloss, metal = np.zeros(count, np.float32), np.zeros(count, np.float32)
    normal = scene.normals.copy()
    table = scene.which < 0
    albedo[table] = table_colour(scene.points[table])
    distance = np.hypot(scene.points[table][:, 0], scene.points[table][:, 2])
    albedo[table] *= np.clip(1.08 - 0.022 * distance, 0.62, 1)[:, None]
    gloss[table] = 0.03
    for index, part in enumerate(scene.parts):
        here = scene.which == index
        if not here.any():
            continue
        points = scene.points[here]
        albedo[here] = part.colour(points) if callable(part.colour) else np.array(part.colour, dtype=np.float32)
        gloss[here], metal[here] = part.gloss, part.metal
        if part.bump:
            normal[here] = bent(points, normal[here], part.bump)
    return {"albedo": albedo, "gloss": gloss, "metal": metal, "normal": normal}
