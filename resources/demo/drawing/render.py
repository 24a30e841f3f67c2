"""Marches rays through a scene of distance fields and shades what they hit, with soft shadow and ambient occlusion."""
import numpy as np

from .shapes import vec

WIDTH, HEIGHT, OVERSAMPLE = 640, 480, 1.5
EYE, AIM, ZOOM = vec(0.0, 4.3, 8.4), vec(0.05, 0.98, 0.0), 4.15
KEY = vec(-0.55, 0.95, 0.5)
FILL = vec(0.85, 0.45, 0.6)


def unit(v):
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-6)


def rays():
    w, h = int(WIDTH * OVERSAMPLE), int(HEIGHT * OVERSAMPLE)
    forward = unit(AIM - EYE)
    right = unit(np.cross(forward, vec(0, 1, 0)))
    up = np.cross(right, forward)
    x, y = np.meshgrid((np.arange(w) + 0.5 - w / 2) / h * 2, (h / 2 - np.arange(h) - 0.5) / h * 2)
    ways = unit(x.reshape(-1, 1) * right + y.reshape(-1, 1) * up + ZOOM * forward).astype(np.float32)
    return w, h, ways


def march(distance, start, ways, near, far, steps):
    """How far each ray runs until it hits; far when it hits nothing."""
    run = np.full(len(ways), near, dtype=np.float32)
    alive = np.arange(len(ways))
    for _ in range(steps):
        d = distance(start + run[alive, None] * ways[alive])
        run[alive] += 0.9 * d
        alive = alive[(d > 0.0015) & (run[alive] < far)]
        if len(alive) == 0:
            break
    return run


def normals(distance, p):
    e = 0.003
    k = np.array([[1, -1, -1], [-1, -1, 1], [-1, 1, -1], [1, 1, 1]], dtype=np.float32)
    return unit(sum(way * distance(p + way * e)[:, None] for way in k))


def soft_shadow(distance, p, n, light):
    """Share of the key light that reaches the point."""
    light = unit(light).astype(np.float32)
    shade = np.ones(len(p), dtype=np.float32)
    run = np.full(len(p), 0.03, dtype=np.float32)
    alive = np.arange(len(p))
    for _ in range(34):
        d = distance(p[alive] + 0.015 * n[alive] + run[alive, None] * light)
        shade[alive] = np.minimum(shade[alive], 7 * d / run[alive])
        run[alive] += np.clip(d, 0.025, 0.25)
        alive = alive[(shade[alive] > 0.01) & (run[alive] < 4.5)]
        if len(alive) == 0:
            break
    shade = np.clip(shade, 0, 1)
    return shade * shade * (3 - 2 * shade)


def occlusion(distance, p, n):
    shut = np.zeros(len(p), dtype=np.float32)
    weight = 1.0
    for step in (0.04, 0.1, 0.2, 0.36, 0.55):
        shut += weight * (step - distance(p + step * n))
        weight *= 0.62
    return np.clip(1 - 0.85 * shut, 0, 1)


class Scene:
    """What every pixel of a product on the table shows, before light and damage."""

    def __init__(self, parts):
        self.width, self.height, ways = rays()
        field = lambda p: np.minimum.reduce([part.field(p) for part in parts])
        floor = -EYE[1] / np.minimum(ways[:, 1], -1e-3)
        middle, reach = vec(0, 1.1, 0), 2.35
        offset = EYE - middle
        b = ways @ offset
        near_ball = b * b - (offset @ offset - reach * reach) > 0
        run = np.full(len(ways), 99, dtype=np.float32)
        run[near_ball] = march(field, EYE, ways[near_ball], 5.0, 12.0, 90)
        on_goods = (run < 12.0) & (run < floor + 0.01)
        run = np.where(on_goods, run, floor).astype(np.float32)
        p = EYE + run[:, None] * ways
        n = np.tile(vec(0, 1, 0), (len(ways), 1))
        n[on_goods] = normals(field, p[on_goods])
        reached = on_goods | (np.hypot(p[:, 0], p[:, 2]) < 4.2)
        shadow, open_sky = np.ones(len(ways), np.float32), np.ones(len(ways), np.float32)
        both = lambda q: np.minimum(field(q), q[:, 1])
        shadow[reached] = soft_shadow(field, p[reached], n[reached], KEY)
        open_sky[on_goods] = occlusion(both, p[on_goods], n[on_goods])
        table = reached & ~on_goods
        open_sky[table] = occlusion(field, p[table], n[table])
        which = np.full(len(ways), -1)
        which[on_goods] = np.argmin([part.field(p[on_goods]) for part in parts], axis=0)
        self.parts, self.ways, self.points, self.normals = parts, ways, p, n
        self.shadow, self.open_sky, self.which = shadow, open_sky, which

    def picture(self, values):
        return values.reshape(self.height, self.width, -1)

    def mask(self):
        return self.which.reshape(self.height, self.width) >= 0


def softbox(way):
    """The surroundings that a glossy surface mirrors: a lit ceiling, a window left, a dim room."""
    def pane(x, width, y, height):
        return (np.clip(0.5 + (width - np.abs(way[:, 0] - x)) * 14, 0, 1)
                * np.clip(0.5 + (height - np.abs(way[:, 1] - y)) * 9, 0, 1))
    sky = 0.30 + 0.42 * np.clip(way[:, 1], 0, 1)
    ground = np.clip(-way[:, 1] * 3, 0, 1)
    lit = 1.3 * pane(-0.55, 0.20, 0.12, 0.60) + 0.5 * pane(0.72, 0.05, 0.10, 0.58)
    return (sky * (1 - ground) + 0.34 * ground + lit)[:, None].astype(np.float32)


def shade(scene, surface, key_way, key_power):
    """Colours 0..1 of every pixel. `surface` has albedo, normal, gloss (0..1) and metal (0..1)."""
    n = unit(surface["normal"])
    view = -scene.ways
    key = unit(key_way)
    facing = np.clip(n @ key, 0, 1)[:, None]
    soft = np.clip(n @ unit(FILL), 0, 1)[:, None]
    shadow = scene.shadow[:, None]
    sky = scene.open_sky[:, None]
    up = (0.5 + 0.5 * n[:, 1:2])
    light = key_power * 0.92 * facing * shadow + 0.16 * soft * sky + (0.22 + 0.26 * up) * sky
    gloss, metal = surface["gloss"][:, None], surface["metal"][:, None]
    albedo = surface["albedo"]
    mirror = scene.ways - 2 * np.einsum("ij,ij->i", scene.ways, n)[:, None] * n
    fresnel = 0.04 + 0.96 * (1 - np.clip(np.einsum("ij,ij->i", n, view), 0, 1))[:, None] ** 5
    half = unit(key + view)
    spark = np.clip(np.einsum("ij,ij->i", n, half), 0, 1)[:, None] ** (8 + 120 * gloss)
    reflection = softbox(mirror) * (0.35 + 0.65 * sky) * (0.55 + 0.45 * shadow)
    plain = albedo * light + gloss * (fresnel * reflection + 0.55 * spark * shadow * key_power)
    shiny = albedo * (0.22 * light + 0.80 * reflection ** 1.5 + 0.4 * spark * shadow)
    return (1 - metal) * plain + metal * shiny


def photograph(colours):
    """Film response and gamma."""
    c = 0.60 * np.clip(colours, 0, None)
    c = c * (2.51 * c + 0.03) / (c * (2.43 * c + 0.59) + 0.14)
    return np.clip(c, 0, 1) ** (1 / 2.0)
