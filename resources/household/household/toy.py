"""A glossy toy lorry of several colours."""
import numpy as np

from . import art
from .charts import flat_zone
from .kit import Maker, Product, bounds, metal, plastic, rounded_box, sheet
from .pov import Part, num, srgb

BRIGHT = [(206, 38, 42), (28, 96, 190), (248, 196, 30), (40, 150, 70), (240, 116, 30), (118, 60, 160), (20, 160, 170),
          (236, 100, 150)]


def toy(make: Maker):
    """Cab to the left, load bed or tank behind, three wheels in view, a lamp on the roof, a funnel."""
    rng = make.model
    colours = [srgb(*c) for c in art.pick(rng, BRIGHT, 5)]
    cab, bed, hub, roof, chassis = colours
    long, deep = rng.uniform(190, 240), rng.uniform(84, 104)
    a, d = long / 2, deep / 2
    wheel_r = rng.uniform(20, 25)
    floor = wheel_r * 1.25
    cab_len, cab_high = long * rng.uniform(0.29, 0.36), rng.uniform(74, 92)
    bed_high = rng.uniform(44, 64)
    split = -a + cab_len
    dark = srgb(26, 26, 28)
    parts = [Part("chassis", rounded_box((-a, floor - 12, -d + 12), (a, floor + 4, d - 12), 4), plastic(chassis)),
             Part("cab", rounded_box((-a - 2, floor, -d), (split, floor + cab_high, d), 8), plastic(cab)),
             Part("bed", rounded_box((split + 5, floor + 2, -d), (a + 3, floor + bed_high, d), 6), plastic(bed)),
             Part("window", rounded_box((-a + 12, floor + cab_high * 0.5, -d - 0.9), (split - 9, floor + cab_high * 0.88, -d + 2), 1.0),
                  plastic(srgb(70, 100, 120)))]
    sticker_w, sticker_h = (a + 3 - split - 5) * 0.62, bed_high * 0.5
    sx = (split + a) / 2 + 4 + make.unit.normal(0, 0.4)
    sy = floor + bed_high * 0.6 + make.unit.normal(0, 0.4)
    shown = make.art("sticker", lambda r: _sticker(r, 900, int(900 * sticker_h / sticker_w)))
    parts.append(Part("sticker", f"box {{ <{num(sx - sticker_w / 2)},{num(sy - sticker_h / 2)},{num(-d - 0.2)}>, "
                      f"<{num(sx + sticker_w / 2)},{num(sy + sticker_h / 2)},{num(-d + 1)}> }}",
                      plastic(srgb(240, 240, 236), True, sheet(shown, sticker_w, sticker_h, (sx, sy, 0)))))
    missing = []
    tyre = plastic(dark, False)
    for name, x in (("front_wheel", -a + cab_len * 0.5), ("middle_wheel", a * 0.18), ("rear_wheel", a * 0.7)):
        turn = make.unit.uniform(0, 360)
        z = -d - 3
        body = (f"union {{ cylinder {{ <{num(x)},{num(wheel_r)},{num(z)}>, <{num(x)},{num(wheel_r)},{num(z + 15)}>, {num(wheel_r)} }} "
                f"torus {{ {num(wheel_r - 5)}, 5 rotate x*90 scale <1,1,0.6> translate <{num(x)},{num(wheel_r)},{num(z)}> }} }}")
        spokes = "".join(f"cylinder {{ <{num(wheel_r * 0.36)},0,-4.4>, <{num(wheel_r * 0.36)},0,-3>, {num(wheel_r * 0.12)} rotate z*{num(turn + t)} }} "
                         for t in range(0, 360, 72))
        cap = (f"union {{ cylinder {{ <0,0,-3.4>, <0,0,3>, {num(wheel_r * 0.6)} }} sphere {{ 0, 1 scale <{num(wheel_r * 0.2)},"
               f"{num(wheel_r * 0.2)},7> }} {spokes} translate <{num(x)},{num(wheel_r)},{num(z)}> }}")
        axle = (f"cylinder {{ <{num(x)},{num(wheel_r)},{num(-d + 16)}>, <{num(x)},{num(wheel_r)},{num(-d + 4)}>, 3 texture {{ "
                "pigment { rgb 0.5 } finish { diffuse 0.5 specular 0.6 metallic } } }")
        parts.append(Part(name + "_tyre", body, tyre))
        parts.append(Part(name, cap, plastic(hub), axle))
        parts.append(Part(name + "_far", f"cylinder {{ <{num(x)},{num(wheel_r)},{num(d - 12)}>, <{num(x)},{num(wheel_r)},{num(d + 3)}>, "
                          f"{num(wheel_r)} }}", tyre))
        missing.append(name)
    lamp_x, lamp_y = (-a + split) / 2, floor + cab_high
    parts.append(Part("roof_lamp", f"union {{ cylinder {{ <{num(lamp_x)},{num(lamp_y - 1)},0>, <{num(lamp_x)},{num(lamp_y + 9)},0>, 10 }} "
                      f"sphere {{ <{num(lamp_x)},{num(lamp_y + 9)},0>, 10 }} }}", plastic(roof),
                      f"cylinder {{ <{num(lamp_x)},{num(lamp_y - 1)},0>, <{num(lamp_x)},{num(lamp_y + 0.3)},0>, 7 texture {{ pigment {{ rgb 0.02 }} }} }}"))
    missing.append("roof_lamp")
    steel = metal(srgb(196, 196, 198), "", 0.5)
    fx = split + 16
    parts.append(Part("funnel", f"cone {{ <{num(fx)},{num(floor + bed_high - 2)},{num(-d * 0.4)}>, 6, "
                      f"<{num(fx)},{num(floor + bed_high + 26)},{num(-d * 0.4)}>, 7.5 }}", steel,
                      f"cylinder {{ <{num(fx)},{num(floor + bed_high - 2)},{num(-d * 0.4)}>, <{num(fx)},{num(floor + bed_high + 0.3)},"
                      f"{num(-d * 0.4)}>, 5 texture {{ pigment {{ rgb 0.02 }} }} }}"))
    missing.append("funnel")
    parts.append(Part("bumper", rounded_box((-a - 8, floor - 10, -d + 4), (-a + 4, floor + 2, d - 4), 4), plastic(dark)))
    zones = _zones(a, d, split, floor, cab_high, bed_high, (sx, sy, sticker_w, sticker_h))
    top = lamp_y + 20
    return Product("toy", (long + 12, top, deep + 6), parts, zones, tuple(missing),
                   bounds((-a - 8, 0, -d - 5), (a + 3, top, d + 3)), rng.uniform(18, 30), 0.74, 720, (0, top / 2, -d))


def _zones(a, d, split, floor, cab_high, bed_high, sticker):
    sx, sy, sw, sh = sticker
    all_marks = ("scratch", "stain", "discolouration", "crack")
    right = (sx + sw / 2 + a) / 2
    return [flat_zone("cab_side", "cab", all_marks + ("dent",), ((-a + split) / 2, floor + cab_high * 0.27, -d), (1, 0, 0), (0, 1, 0),
                      ((split + a) / 2 - 8, cab_high * 0.18)),
            flat_zone("cab_roof", "cab", ("scratch", "stain", "dent"), ((-a + split) / 2, floor + cab_high, -d * 0.55), (1, 0, 0),
                      (0, 0, 1), ((split + a) / 2 - 9, d * 0.3)),
            flat_zone("bed_top", "bed", all_marks, ((split + a) / 2 + 14, floor + bed_high, 0), (1, 0, 0), (0, 0, 1),
                      ((a - split) / 2 - 22, d - 9)),
            flat_zone("bed_side", "bed", ("scratch", "stain", "dent"), (right, floor + bed_high * 0.68, -d), (1, 0, 0), (0, 1, 0),
                      (a - right - 2, bed_high * 0.2)),
            flat_zone("sticker", "sticker", ("label_damage", "scratch", "stain"), (sx, sy, -d - 0.2), (1, 0, 0), (0, 1, 0),
                      (sw / 2 - 1, sh / 2 - 1)),
            flat_zone("bed_edge", "bed", ("chip",), ((split + a) / 2 + 4, floor + bed_high - 2, -d + 2), (1, 0, 0), (0, 1, -1),
                      ((a - split) / 2 - 12, 0.5)),
            flat_zone("roof_edge", "cab", ("chip",), ((-a + split) / 2, floor + cab_high - 2.5, -d + 2.5), (1, 0, 0), (0, 1, -1),
                      ((split + a) / 2 - 12, 0.5))]


def _sticker(rng, wide, high):
    """A paper sticker: a name between two bands and a few dots."""
    import cv2
    image = np.full((high, wide, 3), (236, 240, 240), np.uint8)
    inks = art.pick(rng, BRIGHT, 3)
    for top, ink in ((0.06, 0), (0.82, 1)):
        cv2.rectangle(image, (0, int(high * top)), (wide, int(high * (top + 0.12))), art.bgr(inks[ink]), -1)
    art.text(image, art.word(rng), (wide * 0.5, high * 0.5), high * 0.26, inks[2])
    for x in (0.08, 0.92):
        cv2.circle(image, (int(wide * x), int(high * 0.5)), int(high * 0.09), art.bgr(inks[1]), -1, cv2.LINE_AA)
    return image
