"""Mug, tray and bottle."""
import numpy as np

from . import art
from .charts import flat_zone, turned_zone
from .kit import (Product, bounds, glaze, metal, plain, plastic, profile, reach_of, sheet, tone, wrap)
from .pov import Part, num, srgb

SURFACE = ("scratch", "stain", "discolouration")


def mug(make):
    """A ceramic mug, handle to the right, with a motif all round."""
    rng = make.model
    radius, high, wall = rng.uniform(38, 44), rng.uniform(86, 104), 3.4
    base = art.PALE[rng.integers(len(art.PALE))]
    white = srgb(*base)
    picture = make.art("motif", lambda r: art.motif(r, 2048, int(2048 * high / (2 * np.pi * radius)), base))
    low, top = high * 0.1, high * 0.92
    spin = make.unit.normal(0, 0.8)
    body = glaze(f"{wrap(picture, 0, high)[:-1]} rotate y*{num(spin)} }}", white)
    lining = glaze(plain(tone(rng, art.PALETTE) if rng.random() < 0.5 else white), white)
    r, h, w = num(radius), num(high - wall / 2), num(wall / 2)
    shell = (f"difference {{ union {{ cylinder {{ y*4, y*{h}, {r} }} cylinder {{ 0, y*5, {num(radius - 4)} }} "
             f"torus {{ {num(radius - 4)}, 4 translate y*4 }} torus {{ {num(radius - wall / 2)}, {w} translate y*{h} }} }} "
             f"cylinder {{ y*6, y*{num(high + 1)}, {num(radius - wall)} }} }}")
    inside = (f"difference {{ cylinder {{ y*5.5, y*{num(high - wall)}, {num(radius - wall + 0.2)} }} "
              f"cylinder {{ y*6.5, y*{num(high + 1)}, {num(radius - wall - 0.03)} }} }}")
    grip = rng.uniform(0.26, 0.32) * high
    handle = (f"difference {{ torus {{ {num(grip)}, {num(rng.uniform(4.6, 6))} rotate x*90 scale <0.86,1,1.25> "
              f"translate <{num(radius)},{num(high * 0.52)},0> }} cylinder {{ y*-1, y*{num(high + 9)}, {num(radius - 1)} }} }}")
    spots = "".join(f"sphere {{ 0, 5 scale <0.35,1,1> translate <{num(radius)},{num(high * 0.52 + s * grip * 0.96)},0> }} "
                    for s in (-1, 1))
    stub = f"union {{ {spots} texture {{ pigment {{ rgb <0.62,0.55,0.46> }} normal {{ granite 0.6 scale 2 }} }} }}"
    hold = glaze(plain(white if rng.random() < 0.6 else tone(rng, art.PALETTE)), white)
    hx = radius + grip * 0.86
    zones = [turned_zone("body", "body", SURFACE + ("crack",), 62, (low, top), radius),
             turned_zone("rim", "body", ("chip",), 70, (high - 0.8, high - 0.7), radius - 0.6),
             flat_zone("handle", "handle", ("scratch", "stain"), (hx, high * 0.52, -6), (1, 0, 0), (0, 1, 0), (3, grip * 0.5))]
    far = radius + grip * 0.86 + 6
    return Product("mug", (radius + far, high, 2 * radius),
                   [Part("body", shell, body), Part("lining", inside, lining), Part("handle", handle, hold, stub)],
                   zones, ("handle",), bounds((-radius, 0, -radius), (far, high, radius)),
                   rng.uniform(19, 30), 0.66, 620, (0, high / 2, -radius))


def tray(make):
    """A patterned serving tray seen from nearly above."""
    rng = make.model
    wide, deep = rng.uniform(300, 400), rng.uniform(200, 270)
    base = art.PALE[rng.integers(len(art.PALE))] if rng.random() < 0.6 else art.PALETTE[rng.integers(len(art.PALETTE))]
    picture = make.art("pattern", lambda r: art.pattern(r, 1800, int(1800 * deep / wide), base))
    slip = make.unit.normal(0, 0.5, 2)
    floor = plastic(srgb(*base), True, sheet(picture, wide, deep, (slip[0], 0, slip[1]), "<90,0,0>"))
    edge_tone = tone(rng, art.PALETTE)
    edge = plastic(edge_tone)
    a, b, r = wide / 2, deep / 2, 20
    outline = lambda inset, low, high: (  # noqa: E731
        f"union {{ box {{ <{num(-a + r)},{low},{num(-b + inset)}>, <{num(a - r)},{high},{num(b - inset)}> }} "
        f"box {{ <{num(-a + inset)},{low},{num(-b + r)}>, <{num(a - inset)},{high},{num(b - r)}> }} "
        + "".join(f"cylinder {{ <{num(x)},{low},{num(z)}>, <{num(x)},{high},{num(z)}>, {num(r - inset)} }} "
                  for x in (-a + r, a - r) for z in (-b + r, b - r)) + "}")
    plate = outline(4, 0, 6)
    rim = f"difference {{ {outline(0, 0, 22)} {outline(6, 3, 30)} }}"
    grips, parts = [], []
    steel = metal(srgb(*[(190, 190, 192), (196, 160, 96), (90, 88, 86)][rng.integers(3)]), "", 0.45)
    for name, side in (("left_grip", -1), ("right_grip", 1)):
        x = side * (a - 3)
        shape = (f"union {{ cylinder {{ <{num(x)},40,-42>, <{num(x)},40,42>, 4.5 }} "
                 + "".join(f"cylinder {{ <{num(x)},18,{z}>, <{num(x)},40,{z}>, 4.5 }} sphere {{ <{num(x)},40,{z}>, 4.5 }} "
                           for z in (-42, 42)) + "}")
        holes = "".join(f"cylinder {{ <{num(x)},21.9,{z}>, <{num(x)},22.1,{z}>, 2 }} " for z in (-42, 42))
        parts.append(Part(name, shape, steel, f"union {{ {holes} texture {{ pigment {{ rgb 0.02 }} }} }}"))
        grips.append(name)
    zones = [flat_zone("floor", "floor", SURFACE + ("crack",), (0, 6, 0), (1, 0, 0), (0, 0, 1), (a - 24, b - 24)),
             flat_zone("front_edge", "rim", ("chip",), (0, 21, -b + 2), (1, 0, 0), (0, 0, 1), (a - 30, 1)),
             flat_zone("back_edge", "rim", ("chip",), (0, 21, b - 2), (1, 0, 0), (0, 0, 1), (a - 30, 1))]
    return Product("tray", (wide, 44, deep), [Part("floor", plate, floor), Part("rim", rim, edge)] + parts, zones,
                   tuple(grips), bounds((-a, 0, -b), (a, 40, b)), rng.uniform(66, 80), 0.72, 760, (0, 6, 0))


def bottle(make):
    """A plastic bottle with a printed label and a cap."""
    rng = make.model
    radius, high = rng.uniform(30, 42), rng.uniform(165, 225)
    neck = rng.uniform(11, 15)
    shape = [(radius * 0.86, 0), (radius * 0.97, 4), (radius, 12), (radius, high * 0.35), (radius, high * 0.62),
             (radius * 0.97, high * 0.7), (radius * 0.7, high * 0.79), (neck + 2, high * 0.85), (neck, high * 0.88),
             (neck, high * 0.91)]
    if rng.random() < 0.4:
        shape[5] = (radius * 0.99, high * 0.75)
        shape[6] = (radius * 0.86, high * 0.81)
    shell = plastic(tone(rng, art.PALETTE + art.PALE), rng.random() < 0.6)
    low, top = high * 0.15, high * 0.62
    base = art.PALE[rng.integers(len(art.PALE))]
    span = 2 * np.pi * radius
    picture = make.art("label", lambda r: _wrapped_label(r, span, top - low, base))
    shift, spin = make.unit.normal(0, 0.5), make.unit.normal(0, 0.9)
    print_on = f"{wrap(picture, low, top)[:-1]} rotate y*{num(spin)} translate y*{num(shift)} }}"
    paper = plastic(srgb(*base), rng.random() < 0.5, print_on)
    sleeve = f"cylinder {{ y*{num(low + shift)}, y*{num(top + shift)}, {num(radius + 0.25)} open }}"
    lid = plastic(tone(rng, art.PALETTE + art.PALE), False)
    cap_r, cap_low = neck + 5, high * 0.885
    ribs = "".join(f"cylinder {{ <{num(cap_r * np.sin(t))},{num(cap_low + 1)},{num(cap_r * np.cos(t))}>, "
                   f"<{num(cap_r * np.sin(t))},{num(high - 3)},{num(cap_r * np.cos(t))}>, 0.8 }} "
                   for t in np.arange(0, 2 * np.pi, 0.196))
    cap = (f"union {{ cylinder {{ y*{num(cap_low)}, y*{num(high - 2)}, {num(cap_r)} }} torus {{ {num(cap_r - 2)}, 2 "
           f"translate y*{num(high - 2)} }} cylinder {{ y*{num(high - 3)}, y*{num(high)}, {num(cap_r - 2)} }} {ribs} }}")
    thread = "".join(f"torus {{ {num(neck)}, 1.1 translate y*{num(high * 0.91 + 3 * i)} }} " for i in range(3))
    stub = (f"union {{ difference {{ cylinder {{ y*{num(high * 0.9)}, y*{num(high * 0.975)}, {num(neck)} }} cylinder {{ "
            f"y*{num(high * 0.92)}, y*{num(high)}, {num(neck - 2)} }} }} {thread} {shell.texture()} }}")
    reach = reach_of(shape)
    zones = [turned_zone("label", "label", ("label_damage", "scratch", "stain", "discolouration"), 52,
                         (low + 3, top - 3), radius + 0.25),
             turned_zone("lower_body", "shell", ("scratch", "dent", "stain"), 50, (8, low - 1), radius),
             turned_zone("shoulder", "shell", ("scratch", "dent", "stain", "discolouration"), 45,
                         (top + 3, high * 0.84), reach),
             turned_zone("cap", "cap", ("scratch",), 40, (cap_low + 2, high - 4), cap_r + 0.5)]
    return Product("bottle", (2 * radius, high, 2 * radius),
                   [Part("shell", profile(shape), shell), Part("label", sleeve, paper), Part("cap", cap, lid, stub)],
                   zones, ("cap",), bounds((-radius, 0, -radius), (radius, high, radius)),
                   rng.uniform(12, 22), 0.72, 680, (0, high / 2, -radius))


def _wrapped_label(rng, span, high, base):
    """A label twice round the bottle: the same front before and behind."""
    wide = 2400
    tall = int(wide * high / span)
    front = art.label(rng, wide // 2, tall, base)
    return np.roll(np.concatenate([front, front], axis=1), wide // 4, axis=1)
