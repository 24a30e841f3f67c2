"""Picture frame and carton."""
import numpy as np

from . import art
from .charts import flat_zone
from .kit import Maker, Product, bounds, finish, metal, plain, plastic, sheet
from .pov import Material, Part, num, srgb, vec

WOODS = [((196, 152, 104), (128, 84, 46)), ((150, 98, 60), (78, 44, 24)), ((112, 74, 48), (52, 32, 20)),
         ((222, 192, 150), (172, 130, 84)), ((70, 56, 48), (30, 24, 22)), ((226, 224, 216), (196, 192, 182))]


def wood(make, name, wide, high, middle, turn, colours, wide_px=1500):
    """Veneer with the grain along the sheet's x."""
    picture = make.art(name, lambda r: art.veneer(r, wide_px, max(60, int(wide_px * high / wide)), *colours))
    coat = finish(0.8, 0.22, 0.12, 0.05)
    light = srgb(*colours[0])
    return Material(sheet(picture, wide, high, middle, turn), coat, "normal { granite 0.04 scale <20,1.5,1.5> }",
                    tuple(light), tuple(np.clip(light * 1.25 + 0.1, 0, 1)), tuple(np.clip(light * 1.15 + 0.08, 0, 1)))


def frame(make: Maker):
    """A picture frame lying on the bench: four wooden rails, a mount, a picture, brass corners."""
    rng = make.model
    wide, deep, rail, thick = rng.uniform(200, 300), rng.uniform(240, 340), rng.uniform(18, 30), rng.uniform(13, 19)
    colours = WOODS[rng.integers(len(WOODS))]
    a, b = wide / 2, deep / 2
    slip = make.unit.uniform(-14, 14, 4)
    inner_x, inner_z = a - rail, b - rail
    mount = rng.uniform(14, 34)
    picture = make.art("view", lambda r: art.landscape(r, 1200, int(1200 * (inner_z - mount) / (inner_x - mount))))
    parts, zones = [], []
    for name, side in (("top_rail", 1), ("bottom_rail", -1)):
        z = side * (b - rail / 2)
        stuff = wood(make, name, wide + 40, rail * 1.2, (slip[0], 0, z), "<90,0,0>", colours)
        parts.append(Part(name, _rail(-a, a, rail, thick, z, side, 0), stuff))
        zones.append(flat_zone(name, name, ("scratch", "stain", "discolouration"), (0, thick, z), (1, 0, 0), (0, 0, 1),
                               (a - rail, rail * 0.42)))
        zones.append(flat_zone(name, name, ("chip",), (0, thick - 1, side * (b - 1)), (1, 0, 0), (0, 0, 1), (a - 24, 0.5)))
    for name, side in (("left_rail", -1), ("right_rail", 1)):
        x = side * (a - rail / 2)
        stuff = wood(make, name, deep + 40, rail * 1.2, (x, 0, slip[2]), "<90,90,0>", colours)
        parts.append(Part(name, _rail(-b, b, rail, thick, x, side, 90), stuff))
        zones.append(flat_zone(name, name, ("scratch", "stain", "discolouration"), (x, thick, 0), (0, 0, -1), (1, 0, 0),
                               (b - rail, rail * 0.42)))
        zones.append(flat_zone(name, name, ("chip",), (side * (a - 1), thick - 1, 0), (0, 0, -1), (1, 0, 0), (b - 24, 0.5)))
    card = srgb(*art.PALE[rng.integers(len(art.PALE))])
    board = Material(plain(card), finish(0.85), "normal { granite 0.05 scale 2 }", tuple(card))
    ix, iz = num(inner_x + 2), num(inner_z + 2)
    px, pz = inner_x - mount, inner_z - mount
    parts.append(Part("mount", f"difference {{ box {{ <-{ix},4,-{iz}>, <{ix},6.5,{iz}> }} box {{ "
                      f"<{num(-px)},3,{num(-pz)}>, <{num(px)},9,{num(pz)}> }} }}", board))
    off = make.unit.normal(0, 0.4, 2)
    print_stuff = Material(sheet(picture, 2 * px + 3, 2 * pz + 3, (off[0], 0, off[1]), "<90,0,0>"),
                           finish(0.82, 0.5, 0.05, 0.02), "", (0.4, 0.4, 0.4), (0.85, 0.84, 0.82))
    parts.append(Part("picture", f"box {{ <-{ix},1,-{iz}>, <{ix},4.4,{iz}> }}", print_stuff))
    zones.append(flat_zone("picture", "picture", ("scratch", "stain", "crack", "discolouration"), (0, 4.4, 0), (1, 0, 0),
                           (0, 0, 1), (px - 4, pz - 4)))
    zones.append(flat_zone("mount", "mount", ("stain",), (0, 6.5, -inner_z + mount / 2), (1, 0, 0), (0, 0, 1),
                           (inner_x - 4, mount * 0.4)))
    brass, names = metal(srgb(*[(200, 160, 90), (170, 172, 176), (60, 58, 56)][rng.integers(3)]), "", 0.45), []
    leg = rail * 1.25
    for index, (sx, sz) in enumerate(((-1, 1), (1, 1), (1, -1), (-1, -1))):
        name = ("top_left", "top_right", "bottom_right", "bottom_left")[index] + "_corner"
        parts.append(Part(name, f"prism {{ linear_sweep linear_spline -1, 0.9, 4, <0,0>, <{num(-sx * leg)},0>, "
                          f"<0,{num(-sz * leg)}>, <0,0> translate <{num(sx * (a + 0.6))},{num(thick)},{num(sz * (b + 0.6))}> }}",
                          brass))
        names.append(name)
    return Product("frame", (wide, thick, deep), parts, zones, tuple(names), bounds((-a, 0, -b), (a, thick, b)),
                   rng.uniform(70, 84), 0.8, 760, (0, thick, 0))


def _rail(low, high, rail, thick, place, side, turn):
    """One mitred rail along x, its outer edge towards side, at depth place; then turned about y."""
    half, r = rail / 2, min(4.0, thick * 0.25)
    outer = place + side * half
    body = (f"union {{ box {{ <{num(low)},0,{num(place - half)}>, <{num(high)},{num(thick - r)},{num(place + half)}> }} "
            f"box {{ <{num(low)},1,{num(place - half + r)}>, <{num(high)},{num(thick)},{num(place + half - r)}> }} "
            + "".join(f"cylinder {{ <{num(low)},{num(thick - r)},{num(z)}>, <{num(high)},{num(thick - r)},{num(z)}>, {num(r)} }} "
                      for z in (place - half + r, place + half - r)) + "}")
    mitres = "".join(f"plane {{ <{sign},0,{-side}>, 0 translate <{num(end)},0,{num(outer)}> }} "
                     for end, sign in ((low, -1), (high, 1)))
    return f"intersection {{ {body} {mitres} rotate y*{turn} }}"


CARDBOARD = [(186, 146, 102), (198, 160, 116), (172, 134, 92), (228, 224, 216)]


def carton(make: Maker):
    """A shipping carton with tape, a printed side and a paper label."""
    rng = make.model
    wide, high, deep = rng.uniform(200, 300), rng.uniform(120, 200), rng.uniform(150, 220)
    a, d = wide / 2, deep / 2
    base = CARDBOARD[rng.integers(len(CARDBOARD))]
    kraft = srgb(*base)
    core = tuple(np.clip(kraft * 1.25 + 0.04, 0, 1))
    flute = "normal { gradient x 0.06 sine_wave scale 7 }"
    board = lambda pigment: Material(pigment, finish(0.85), flute, tuple(kraft), core, core)  # noqa: E731
    mottled = (f"pigment {{ granite scale 30 translate {vec(make.unit.uniform(0, 99, 3))} color_map {{ "
               f"[0.2 rgb {vec(kraft * 0.95)}] [0.8 rgb {vec(kraft * 1.03)}] }} }}")
    front = make.art("front", lambda r: _printed_side(r, base, 1600, int(1600 * high / wide)))
    slip = make.unit.normal(0, 0.6, 2)
    parts = [Part("box", _folded(a, high, -d + 3, d), board(mottled)),
             Part("front", _folded(a, high, -d, -d + 3, True),
                  board(sheet(front, wide + 4, high + 4, (slip[0], high / 2 + slip[1], 0))))]
    tape_tone = srgb(*[(176, 132, 78), (210, 206, 196), (150, 110, 66)][rng.integers(3)])
    tape = plastic(tape_tone)
    tw = rng.uniform(22, 27)
    tx = make.unit.normal(0, 1.0)
    drop = rng.uniform(30, 50)
    parts.append(Part("tape", f"union {{ box {{ <{num(-a - 0.3)},{num(high)},{num(tx - tw)}>, <{num(a + 0.3)},"
                      f"{num(high + 0.08)},{num(tx + tw)}> }} box {{ <{num(a)},{num(high - drop)},{num(tx - tw)}>, "
                      f"<{num(a + 0.35)},{num(high + 0.35)},{num(tx + tw)}> }} }}", tape))
    seam = (f"box {{ <{num(-a)},{num(high - 1)},-0.6>, <{num(a)},{num(high + 0.02)},0.6> }}")
    parts.append(Part("seam", seam, Material(plain(kraft * 0.35), finish(0.8))))
    lw, lh = rng.uniform(60, 80), rng.uniform(40, 46)
    lx, ly = a - lw / 2 - rng.uniform(14, 30) + make.unit.normal(0, 0.6), high * 0.5 + make.unit.normal(0, 0.6)
    sticker = make.art("sticker", lambda r: _sticker(r, 900, int(900 * lh / lw)))
    paper = Material(sheet(sticker, lw, lh, (lx, ly, 0)), finish(0.85, 0.15, 0.05, 0.05), "", (0.85, 0.85, 0.84),
                     (0.7, 0.68, 0.64), (0.8, 0.78, 0.74))
    parts.append(Part("label", f"box {{ <{num(lx - lw / 2)},{num(ly - lh / 2)},{num(-d - 0.25)}>, "
                      f"<{num(lx + lw / 2)},{num(ly + lh / 2)},{num(-d + 0.1)}> }}", paper))
    top_half = (d - tw) / 2
    zones = [flat_zone("front", "front", ("tear", "stain", "scratch", "dent", "discolouration"),
                       ((-a + lx - lw / 2) / 2, high / 2, -d), (1, 0, 0), (0, 1, 0),
                       ((lx - lw / 2 + a) / 2 - 3, high / 2 - 4)),
             flat_zone("top", "box", ("tear", "stain", "scratch", "dent"), (0, high, -d + top_half), (1, 0, 0), (0, 0, 1),
                       (a - 6, top_half - 3)),
             flat_zone("label", "label", ("label_damage", "stain", "scratch"), (lx, ly, -d - 0.25), (1, 0, 0), (0, 1, 0),
                       (lw / 2 - 1, lh / 2 - 1))]
    return Product("carton", (wide, high, deep), parts, zones, ("label",), bounds((-a, 0, -d), (a, high, d)),
                   rng.uniform(26, 38), 0.72, 780, (0, high / 2, -d))


def _folded(a, high, near, far, front=False, r=1.6):
    """A block of board with round upper edges; the front one is also round towards the camera."""
    inner = near + (r if front else 0)
    ball = lambda x: f"sphere {{ <{num(x)},{num(high - r)},{num(inner)}>, {num(r)} }} "  # noqa: E731
    post = lambda x: f"cylinder {{ <{num(x)},0,{num(inner)}>, <{num(x)},{num(high - r)},{num(inner)}>, {num(r)} }} "  # noqa: E731
    ridge = lambda x: f"cylinder {{ <{num(x)},{num(high - r)},{num(inner)}>, <{num(x)},{num(high - r)},{num(far)}>, {num(r)} }} "  # noqa: E731
    text = (f"union {{ box {{ <{num(-a)},0,{num(inner)}>, <{num(a)},{num(high - r)},{num(far)}> }} "
            f"box {{ <{num(-a + r)},0,{num(inner)}>, <{num(a - r)},{num(high)},{num(far)}> }} ")
    text += "".join(ridge(x) for x in (-a + r, a - r))
    if front:
        text += (f"box {{ <{num(-a + r)},0,{num(near)}>, <{num(a - r)},{num(high - r)},{num(far)}> }} "
                 f"cylinder {{ <{num(-a + r)},{num(high - r)},{num(inner)}>, <{num(a - r)},{num(high - r)},{num(inner)}>, {num(r)} }} ")
        text += "".join(post(x) + ball(x) for x in (-a + r, a - r))
    return text + "}"


def _printed_side(rng, base, wide, high):
    """A carton's printed front: a name, a band, and the signs for glass and this side up."""
    import cv2
    image = np.full((high, wide, 3), base[::-1], np.uint8)
    speck = rng.normal(0, 3.0, (high, wide, 1))
    image = np.clip(image + speck, 0, 255).astype(np.uint8)
    ink = [(40, 38, 36), (150, 40, 36), (30, 70, 110), (40, 90, 60)][rng.integers(4)]
    name = art.word(rng)
    art.text(image, name, (wide * 0.3, high * 0.35), min(high * 0.17, wide * 0.6 / len(name)), ink)
    cv2.rectangle(image, (0, int(high * 0.86)), (wide, int(high * 0.93)), art.bgr(ink), -1)
    for index in range(3):
        x, y, s = int(wide * (0.1 + 0.11 * index)), int(high * 0.56), int(min(high * 0.18, wide * 0.09))
        cv2.rectangle(image, (x, y), (x + s, y + s), art.bgr(ink), max(2, s // 24))
        cv2.arrowedLine(image, (x + s // 2, y + s - s // 6), (x + s // 2, y + s // 6), art.bgr(ink), max(2, s // 12),
                        cv2.LINE_AA, 0, 0.35)
    return image


def _sticker(rng, wide, high):
    """An address label: lines of print and a barcode."""
    import cv2
    image = np.full((high, wide, 3), (240, 242, 243), np.uint8)
    art.text(image, art.word(rng) + " %d" % rng.integers(10, 99), (wide * 0.36, high * 0.14), high * 0.11, (25, 25, 28))
    for row in range(4):
        y = int(high * (0.28 + 0.075 * row))
        cv2.line(image, (int(wide * 0.06), y), (int(wide * rng.uniform(0.4, 0.6)), y), (70, 70, 70), 6)
    art.bars(image, int(wide * 0.07), int(high * 0.6), int(wide * 0.6), int(high * 0.28), rng)
    for row in range(14):
        for column in range(14):
            if rng.random() < 0.5:
                x, y = int(wide * 0.74 + column * 14), int(high * 0.1 + row * 14)
                cv2.rectangle(image, (x, y), (x + 13, y + 13), (20, 20, 20), -1)
    return image
