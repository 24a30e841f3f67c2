"""The products of the demo warehouse as parts: a distance field, a colour and a finish each."""
from dataclasses import dataclass
from typing import Callable

import numpy as np

from .shapes import (blend, box, capsule, carve, cone, cylinder, ellipsoid, sphere, torus, turn_x, turn_y, union,
                     vec)
from .texture import clouds, mix, noise


@dataclass
class Part:
    name: str
    field: Callable
    colour: object            # three numbers, or a function of points
    gloss: float = 0.25
    metal: float = 0.0
    bump: Callable = None     # height of a fine relief, in scene units


def turned(parts, degrees):
    """The same parts, turned on the table."""
    def around(function):
        return lambda p: function(turn_y(p, degrees))
    return [Part(q.name, around(q.field), around(q.colour) if callable(q.colour) else q.colour, q.gloss, q.metal,
                 around(q.bump) if q.bump else None) for q in parts]


def kettle():
    steel = lambda p: mix((0.72, 0.73, 0.74), (0.80, 0.80, 0.80), noise(p * vec(1, 34, 1), 1.5, 4))
    black = (0.035, 0.036, 0.04)
    body = Part("body", lambda p: cone(p, (0, 0.28, 0), (0, 1.78, 0), 0.90, 0.62, 0.10), steel, 0.6, 0.85)
    base = Part("base", lambda p: union(cylinder(p, (0, 0.10, 0), 0.98, 0.10, 0.05),
                                        cylinder(p, (0, 0.24, 0), 0.86, 0.06, 0.03)), black, 0.45)
    spout = Part("spout", lambda p: blend(capsule(p, (-0.62, 1.42, 0), (-0.98, 1.70, 0), 0.20, 0.10),
                                          capsule(p, (-0.60, 1.15, 0), (-0.70, 1.40, 0), 0.16, 0.18), 0.1),
                 steel, 0.6, 0.85)
    lid = Part("lid", lambda p: ellipsoid(p, (0, 1.78, 0), (0.60, 0.17, 0.60)), black, 0.5)
    knob = Part("knob", lambda p: blend(sphere(p, (0, 2.06, 0), 0.125), cylinder(p, (0, 1.94, 0), 0.06, 0.08, 0.02),
                                        0.05), (0.50, 0.30, 0.16), 0.4)

    def grip(p):
        bow = np.maximum(torus(p, (0.60, 1.10, 0), 0.62, 0.105, axis=2, squash=1.1), 0.62 - p[:, 0])
        return bow
    handle = Part("handle", grip, black, 0.4)
    gauge = Part("gauge", lambda p: box(p, (0.30, 0.95, 0.715), (0.05, 0.36, 0.10), 0.04), (0.16, 0.30, 0.38), 0.8)
    switch = Part("switch", lambda p: box(p, (0.80, 0.22, 0.62), (0.10, 0.05, 0.10), 0.03), (0.75, 0.18, 0.10), 0.5)
    whole = [body, base, spout, lid, knob, handle, gauge, switch]
    return turned(whole, -12), turned([q for q in whole if q is not knob], -12)


def robot():
    red, cream, teal, dark = (0.66, 0.13, 0.10), (0.86, 0.80, 0.66), (0.12, 0.45, 0.48), (0.10, 0.10, 0.12)
    body = Part("body", lambda p: box(p, (0, 1.02, 0), (0.56, 0.46, 0.36), 0.10), red, 0.6)
    chest = Part("chest", lambda p: box(p, (0, 1.05, 0.36), (0.36, 0.26, 0.04), 0.03), cream, 0.4)
    head = Part("head", lambda p: box(p, (0, 1.83, 0), (0.42, 0.29, 0.32), 0.10), teal, 0.6)
    face = Part("face", lambda p: box(p, (0, 1.85, 0.31), (0.33, 0.18, 0.03), 0.03), dark, 0.8)
    neck = Part("neck", lambda p: cylinder(p, (0, 1.51, 0), 0.17, 0.08, 0.02), (0.65, 0.65, 0.66), 0.6, 0.8)
    eyes = Part("eyes", lambda p: union(sphere(p, (-0.15, 1.87, 0.34), 0.085), sphere(p, (0.15, 1.87, 0.34), 0.085)),
                (1.2, 1.0, 0.45), 0.8)
    keys = Part("keys", lambda p: union(cylinder(p, (-0.18, 1.14, 0.40), 0.06, 0.04, 0.015, axis=2),
                                        cylinder(p, (0.00, 1.14, 0.40), 0.06, 0.04, 0.015, axis=2)), teal, 0.7)
    dial = Part("dial", lambda p: cylinder(p, (0.20, 1.14, 0.40), 0.08, 0.04, 0.015, axis=2), (0.85, 0.62, 0.12), 0.6)
    grille = Part("grille", lambda p: union(*[box(p, (0, 0.86 + 0.055 * i, 0.40), (0.26, 0.014, 0.02), 0.01)
                                              for i in range(3)]), dark, 0.3)

    def left(p):
        return union(capsule(p, (-0.66, 1.30, 0), (-0.86, 0.86, 0.12), 0.11), sphere(p, (-0.62, 1.32, 0), 0.15))

    def right(p):
        return union(capsule(p, (0.66, 1.30, 0), (0.95, 1.62, 0.10), 0.11), sphere(p, (0.62, 1.32, 0), 0.15))
    arms = Part("arms", lambda p: union(left(p), right(p)), cream, 0.5)
    one_arm = Part("arms", lambda p: union(left(p), cylinder(p, (0.58, 1.32, 0), 0.09, 0.03, 0.01, axis=0)), cream, 0.5)
    hands = Part("hands", lambda p: union(sphere(p, (-0.89, 0.76, 0.14), 0.15), sphere(p, (0.98, 1.72, 0.11), 0.15)),
                 teal, 0.6)
    one_hand = Part("hands", lambda p: sphere(p, (-0.89, 0.76, 0.14), 0.15), teal, 0.6)
    legs = Part("legs", lambda p: union(cylinder(p, (-0.27, 0.42, 0), 0.16, 0.26, 0.04),
                                        cylinder(p, (0.27, 0.42, 0), 0.16, 0.26, 0.04)), cream, 0.5)
    feet = Part("feet", lambda p: union(box(p, (-0.29, 0.12, 0.08), (0.24, 0.12, 0.33), 0.09),
                                        box(p, (0.29, 0.12, 0.08), (0.24, 0.12, 0.33), 0.09)), red, 0.6)
    antenna = Part("antenna", lambda p: union(capsule(p, (0, 2.1, 0), (0.02, 2.36, 0), 0.022),
                                              sphere(p, (0.02, 2.38, 0), 0.075)), (0.85, 0.62, 0.12), 0.6)
    same = [body, chest, head, face, neck, eyes, keys, dial, grille, legs, feet, antenna]
    return turned(same + [arms, hands], -16), turned(same + [one_arm, one_hand], -16)


def earbuds():
    white = lambda p: mix((0.86, 0.86, 0.86), (0.90, 0.90, 0.89), clouds(p, 2, 1))

    def tray(p):
        outside = box(p, (0, 0.46, 0), (1.12, 0.46, 0.74), 0.36)
        flat = np.maximum(outside, p[:, 1] - 0.74)
        wells = union(ellipsoid(p, (-0.44, 0.80, 0.08), (0.30, 0.36, 0.34)),
                      ellipsoid(p, (0.44, 0.80, 0.08), (0.30, 0.36, 0.34)))
        return carve(flat, wells, 0.05)

    def cover(p):
        q = turn_x(p - vec(0, 0.80, -0.72), 66)
        outside = box(q, (0, 0.06, 0.74), (1.12, 0.36, 0.74), 0.34)
        return carve(np.maximum(outside, -q[:, 1] + 0.02), box(q, (0, -0.02, 0.74), (1.0, 0.30, 0.62), 0.26), 0.04)
    case = Part("case", tray, white, 0.8)
    lid = Part("lid", cover, white, 0.8)

    def bud(p, x, side):
        return blend(ellipsoid(p, (x, 0.86, 0.10), (0.24, 0.22, 0.25)),
                     capsule(p, (x + 0.05 * side, 0.90, 0.22), (x + 0.13 * side, 0.98, 0.42), 0.10, 0.085), 0.08)
    left = Part("left", lambda p: bud(p, -0.44, -1), (0.09, 0.10, 0.12), 0.85)
    right = Part("right", lambda p: bud(p, 0.44, 1), (0.09, 0.10, 0.12), 0.85)
    contacts = Part("contacts", lambda p: union(sphere(p, (-0.62, 0.735, 0.46), 0.03), sphere(p, (0.62, 0.735, 0.46), 0.03)),
                    (0.85, 0.66, 0.30), 0.7, 0.9)
    light = Part("light", lambda p: cylinder(p, (0, 0.50, 0.735), 0.04, 0.02, 0.008, axis=2), (0.35, 1.1, 0.5), 0.5)
    whole = [case, lid, left, right, contacts, light]
    return turned(whole, 12), turned([q for q in whole if q is not right], 12)


def backpack():
    cloth = lambda a, b: (lambda p: mix(a, b, clouds(p, 7, 6)) * (0.93 + 0.10 * noise(p, 70, 2))[:, None])
    relief = lambda p: 0.0035 * (np.sin(95 * p[:, 0]) * np.sin(95 * p[:, 1])) + 0.05 * clouds(p, 1.6, 11, 3)
    olive = cloth((0.20, 0.25, 0.15), (0.25, 0.31, 0.19))
    tan = cloth((0.46, 0.29, 0.15), (0.56, 0.37, 0.20))
    main = Part("main", lambda p: blend(box(p, (0, 0.92, 0), (0.80, 0.92, 0.42), 0.34),
                                        ellipsoid(p, (0, 1.42, 0.05), (0.78, 0.55, 0.46)), 0.1), olive, 0.06, 0, relief)
    pocket = Part("pocket", lambda p: box(p, (0, 0.56, 0.44), (0.58, 0.42, 0.20), 0.17), olive, 0.06, 0, relief)
    flap = Part("flap", lambda p: box(p, (0, 0.90, 0.55), (0.60, 0.16, 0.13), 0.09), tan, 0.18, 0, relief)
    sides = Part("sides", lambda p: union(box(p, (-0.80, 0.48, 0.02), (0.16, 0.40, 0.30), 0.14),
                                          box(p, (0.80, 0.48, 0.02), (0.16, 0.40, 0.30), 0.14)), olive, 0.06, 0, relief)
    loop = Part("loop", lambda p: torus(p, (0, 1.92, -0.08), 0.22, 0.055, axis=2, squash=1.0), tan, 0.2)
    strap = Part("strap", lambda p: union(box(p, (-0.30, 0.92, 0.66), (0.055, 0.30, 0.03), 0.02),
                                          box(p, (0.30, 0.92, 0.66), (0.055, 0.30, 0.03), 0.02)), tan, 0.2)
    buckle = Part("buckle", lambda p: union(box(p, (-0.30, 0.72, 0.69), (0.09, 0.065, 0.03), 0.015),
                                            box(p, (0.30, 0.72, 0.69), (0.09, 0.065, 0.03), 0.015)),
                  (0.72, 0.58, 0.30), 0.6, 0.85)
    one_buckle = Part("buckle", lambda p: box(p, (-0.30, 0.72, 0.69), (0.09, 0.065, 0.03), 0.015),
                      (0.72, 0.58, 0.30), 0.6, 0.85)
    one_strap = Part("strap", lambda p: union(box(p, (-0.30, 0.92, 0.66), (0.055, 0.30, 0.03), 0.02),
                                              box(p, (0.30, 1.12, 0.64), (0.055, 0.09, 0.03), 0.02)), tan, 0.2)

    def rail(p):
        arch = np.hypot(p[:, 0] / 0.66, (p[:, 1] - 1.22) / 0.50)
        return np.maximum(np.maximum(np.abs(arch - 1) * 0.5 - 0.02, np.abs(main.field(p)) - 0.02), 1.2 - p[:, 1])
    zipper = Part("zipper", lambda p: np.maximum(rail(p), -p[:, 2]), (0.62, 0.52, 0.30), 0.5, 0.6)
    badge = Part("badge", lambda p: box(p, (0, 1.36, 0.50), (0.17, 0.11, 0.035), 0.02), tan, 0.2)
    same = [main, pocket, flap, sides, loop, zipper, badge]
    return turned(same + [strap, buckle], -18), turned(same + [one_strap, one_buckle], -18)


def speaker():
    mesh = lambda p: 0.012 * np.sin(46 * p[:, 0]) * np.sin(46 * np.arctan2(p[:, 2], p[:, 1] - 0.80) * 0.8)
    blue = lambda p: mix((0.06, 0.13, 0.24), (0.10, 0.20, 0.34), (mesh(p) / 0.012 * 0.5 + 0.5) * 0.8)
    rubber = (0.05, 0.055, 0.06)
    tube = Part("tube", lambda p: cylinder(p, (0, 0.80, 0), 0.68, 1.22, 0.06, axis=0), blue, 0.10, 0, mesh)
    rings = Part("rings", lambda p: union(torus(p, (-1.22, 0.80, 0), 0.62, 0.10, axis=0),
                                          torus(p, (1.22, 0.80, 0), 0.62, 0.10, axis=0)), rubber, 0.3)
    cones = Part("cones", lambda p: union(ellipsoid(p, (1.22, 0.80, 0), (0.10, 0.50, 0.50)),
                                          ellipsoid(p, (-1.22, 0.80, 0), (0.10, 0.50, 0.50))), (0.55, 0.56, 0.58), 0.7, 0.9)
    plate = Part("plate", lambda p: box(p, (0, 0.86, 0.67), (0.34, 0.12, 0.03), 0.02), (0.78, 0.78, 0.78), 0.6, 0.9)
    ridge = Part("ridge", lambda p: box(p, (0, 1.46, 0.10), (0.72, 0.05, 0.15), 0.04), rubber, 0.3)

    def key(p, x):
        return cylinder(p, (x, 1.52, 0.12), 0.085, 0.03, 0.015)
    keys = Part("keys", lambda p: union(key(p, -0.45), key(p, -0.15), key(p, 0.15), key(p, 0.45)), (0.92, 0.46, 0.10), 0.4)
    stand = Part("stand", lambda p: union(box(p, (-0.75, 0.10, 0.05), (0.16, 0.10, 0.40), 0.05),
                                          box(p, (0.75, 0.10, 0.05), (0.16, 0.10, 0.40), 0.05)), rubber, 0.3)
    whole = [tube, rings, cones, plate, ridge, keys, stand]
    return turned(whole, -20), turned([q for q in whole if q is not plate], -20)
