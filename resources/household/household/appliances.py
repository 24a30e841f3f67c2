"""Table lamp, loudspeaker and kettle."""
import numpy as np

from . import art
from .charts import flat_zone, turned_zone
from .kit import (Maker, Product, bounds, finish, metal, plain, plastic, profile, reach_of, rounded_box, sheet, tone)
from .pov import Material, Part, num, rgb, srgb
from .stills import WOODS, wood

SHADES = [(232, 222, 204), (206, 188, 160), (70, 92, 110), (150, 70, 60), (94, 112, 90), (58, 56, 60), (214, 176, 120),
          (184, 150, 168)]
METALS = [(176, 178, 182), (196, 154, 88), (150, 98, 70), (52, 52, 54), (214, 212, 206)]


def fabric(colour, shift):
    """Woven cloth: threads along and across, a little uneven."""
    threads = (f"pigment {{ average pigment_map {{ [1 gradient y color_map {{ [0 {rgb(colour * 0.9)}] [0.5 {rgb(colour * 1.06)}] "
               f"[1 {rgb(colour * 0.9)}] }} scale 4 translate y*{num(shift)}] [1 radial color_map {{ [0 {rgb(colour * 0.84)}] "
               f"[0.5 {rgb(colour * 1.06)}] [1 {rgb(colour * 0.84)}] }} frequency 96] "
               f"[0.8 granite color_map {{ [0.2 {rgb(colour * 0.86)}] [0.8 {rgb(colour * 1.08)}] }} scale <60,4,60>] }} }}")
    return Material(threads, finish(0.85), "normal { gradient y 0.08 sine_wave scale 4 }", tuple(colour),
                    tuple(np.clip(colour * 0.4 + 0.4, 0, 1)), tuple(colour * 0.3))


def lamp(make: Maker):
    """A table lamp: metal foot and stem, fabric shade, a finial, a switch on the foot."""
    rng = make.model
    foot_r, high = rng.uniform(58, 76), rng.uniform(320, 410)
    low_r, top_r = rng.uniform(98, 124), rng.uniform(58, 94)
    shade_low, shade_top = high * rng.uniform(0.5, 0.58), high * 0.94
    steel = metal(srgb(*METALS[rng.integers(len(METALS))]), "", rng.uniform(0.25, 0.5))
    disc = [(foot_r, 0), (foot_r, 5), (foot_r * 0.96, 9), (foot_r * 0.6, 13), (foot_r * 0.25, 17), (9, 24), (7, 32)]
    foot = f"union {{ {profile(disc)} cylinder {{ 0, y*6, {num(foot_r)} }} }}"
    stem_kind, stem_r = rng.integers(3), rng.uniform(6, 8)
    span = shade_low + 40 - 28
    if stem_kind == 0:
        stem_points = [(stem_r, 28), (stem_r, 28 + span * 0.3), (stem_r, 28 + span * 0.7), (stem_r, 28 + span)]
        stem = f"cylinder {{ y*28, y*{num(28 + span)}, {num(stem_r)} }}"
    else:
        bulge = rng.uniform(20, 38) if stem_kind == 1 else rng.uniform(14, 22)
        stem_points = [(7, 28), (12, 28 + span * 0.08), (bulge, 28 + span * 0.3), (bulge * 0.86, 28 + span * 0.5),
                       (9, 28 + span * 0.75), (8, 28 + span)]
        stem = profile(stem_points)
    glazed = rng.random() < 0.5 and stem_kind
    stem_stuff = plastic(tone(rng, art.PALETTE + art.PALE)) if glazed else steel
    cloth = srgb(*SHADES[rng.integers(len(SHADES))])
    sheer = 0.6
    shade = (f"difference {{ cone {{ y*{num(shade_low)}, {num(low_r)}, y*{num(shade_top)}, {num(top_r)} }} cone {{ "
             f"y*{num(shade_low - 1)}, {num(low_r - sheer)}, y*{num(shade_top + 1)}, {num(top_r - sheer)} }} }}")
    tape = srgb(*SHADES[rng.integers(len(SHADES))]) if rng.random() < 0.5 else cloth * 0.8
    slope = (top_r - low_r) / (shade_top - shade_low)
    rings = "".join(f"cone {{ y*{num(y)}, {num(r + 0.4)}, y*{num(y + 7)}, {num(r + 7 * slope + 0.4)} open }} "
                    for y, r in ((shade_low, low_r), (shade_top - 7, top_r - 7 * slope)))
    trim = Material(plain(tape), finish(0.85), "normal { radial 0.3 sine_wave frequency 200 }", tuple(tape))
    knob_r = rng.uniform(7, 10)
    tip = high - knob_r
    finial = (f"union {{ sphere {{ y*{num(tip)}, {num(knob_r)} }} cylinder {{ y*{num(shade_top - 8)}, y*{num(tip)}, 3 }} "
              f"cylinder {{ y*{num(shade_top - 1)}, y*{num(shade_top + 3)}, 9 }} }}")
    wires = "".join(f"cylinder {{ y*{num(shade_top - 8)}, <{num(top_r * np.sin(t))},{num(shade_top - 3)},{num(top_r * np.cos(t))}>, 1.4 }} "
                    for t in (0.5, 0.5 + 2.094, 0.5 + 4.189))
    switch = plastic(tone(rng, [(28, 28, 30), (236, 234, 228), (188, 71, 73)]), False)
    sx, sz = foot_r * 0.42, -foot_r * 0.6
    sy = float(np.interp(np.hypot(sx, sz), [r for r, _ in disc[::-1]], [h for _, h in disc[::-1]]))
    button = (f"union {{ cylinder {{ <{num(sx)},{num(sy - 4)},{num(sz)}>, <{num(sx)},{num(sy + 5)},{num(sz)}>, 8 }} torus {{ 6.5, "
              f"1.5 translate <{num(sx)},{num(sy + 5)},{num(sz)}> }} }}")
    hole = (f"cylinder {{ <{num(sx)},{num(sy - 2)},{num(sz)}>, <{num(sx)},{num(sy + 0.6)},{num(sz)}>, 7 texture {{ pigment {{ "
            "rgb 0.015 } finish { diffuse 0.5 } } }")
    reach = lambda h: low_r + (h - shade_low) * slope  # noqa: E731
    zones = [turned_zone("shade", "shade", ("stain", "tear", "discolouration", "dent"), 55, (shade_low + 12, shade_top - 12), reach),
             turned_zone("foot_top", "foot", ("scratch", "stain", "dent"), (-60, 20), (10.5, 12.5), reach_of(disc)),
             turned_zone("foot_edge", "foot", ("scratch",), 45, (2, 7), foot_r),
             turned_zone("stem", "stem", ("scratch", "stain", "dent"), 40, (40, shade_low * 0.85), reach_of(stem_points))]
    parts = [Part("foot", foot, steel), Part("stem", stem, stem_stuff),
             Part("shade", shade, fabric(cloth, make.unit.uniform(0, 9))), Part("trim", f"union {{ {rings} }}", trim),
             Part("wires", f"union {{ {wires} }}", steel), Part("finial", finial, steel),
             Part("switch", button, switch, hole)]
    wide = max(low_r, foot_r)
    return Product("lamp", (2 * wide, high, 2 * wide), parts, zones, ("finial", "switch"),
                   bounds((-wide, 0, -wide), (wide, high, wide)), rng.uniform(14, 22), 0.78, 800, (0, high / 2, -wide), thin=True)


def speaker(make: Maker):
    """A loudspeaker: wooden cabinet, fabric or holed grille, badge, two knobs on a metal strip."""
    rng = make.model
    wide, high, deep = rng.uniform(140, 200), rng.uniform(220, 290), rng.uniform(130, 180)
    a, d = wide / 2, deep / 2
    colours = WOODS[rng.integers(len(WOODS))]
    slip = make.unit.uniform(-16, 16, 2)
    front = wood(make, "front", high + 60, wide + 50, (slip[1], high / 2 + slip[0], 0), "<0,0,90>", colours)
    cabinet = rounded_box((-a, 4, -d), (a, high, d), rng.uniform(4, 9))
    gw, gl, gt = a - rng.uniform(12, 18), 4 + high * 0.26, high - rng.uniform(12, 18)
    cloth = srgb(*[(34, 34, 36), (66, 66, 70), (120, 112, 100), (46, 58, 70), (156, 150, 140)][rng.integers(5)])
    gz = -d - 5
    weave = Material(f"pigment {{ checker {rgb(cloth * 0.75)}, {rgb(cloth * 1.15)} scale <1.7,1.7,99> rotate z*45 translate "
                     f"<{num(make.unit.uniform(0, 2))},0,20> }}", finish(0.8, 0.0, 0.05, 0.1),
                     "normal { bumps 0.4 scale 1.4 }", tuple(cloth), tuple(cloth * 0.4 + 0.35), tuple(cloth * 0.3))
    grille = rounded_box((-gw, gl, gz), (gw, gt, -d + 5), 4.5)
    strip_tone = srgb(*METALS[rng.integers(len(METALS))])
    strip = metal(strip_tone, "y", 0.25)
    sl, st = 4 + high * 0.06, 4 + high * 0.2
    parts = [Part("cabinet", cabinet, front), Part("grille", grille, weave),
             Part("strip", f"box {{ <{num(-gw)},{num(sl)},{num(-d - 1.2)}>, <{num(gw)},{num(st)},{num(-d + 1)}> }}", strip)]
    rubber = plastic(srgb(24, 24, 25), False)
    for x in (-a + 22, a - 22):
        parts.append(Part("foot", "union { " + "".join(f"cylinder {{ <{num(x)},0,{num(z)}>, <{num(x)},5,{num(z)}>, 9 }} "
                                                       for z in (-d + 22, d - 22)) + "}", rubber))
    knob_stuff = metal(srgb(*METALS[rng.integers(len(METALS))]), "", 0.35) if rng.random() < 0.5 else plastic(
        tone(rng, [(30, 30, 32), (230, 228, 222), (188, 71, 73)]), True)
    ky, kr = (sl + st) / 2, (st - sl) * 0.34
    missing = []
    for name, x in (("left_knob", gw * 0.35), ("right_knob", gw * 0.78)):
        turn = make.unit.uniform(-4, 4)
        knob = (f"union {{ cylinder {{ <{num(x)},{num(ky)},{num(-d)}>, <{num(x)},{num(ky)},{num(-d - 12)}>, {num(kr)} }} "
                f"torus {{ {num(kr - 1.5)}, 1.5 rotate x*90 translate <{num(x)},{num(ky)},{num(-d - 12)}> }} cylinder {{ "
                f"<{num(x)},{num(ky)},{num(-d - 12)}>, <{num(x)},{num(ky)},{num(-d - 13.4)}>, {num(kr - 1.5)} }} "
                f"box {{ <-0.9,{num(kr * 0.3)},-13.9>, <0.9,{num(kr - 1)},-13> rotate z*{num(turn)} "
                f"translate <{num(x)},{num(ky)},{num(-d)}> }} }}")
        axle = (f"cylinder {{ <{num(x)},{num(ky)},{num(-d)}>, <{num(x)},{num(ky)},{num(-d - 8)}>, 2.6 texture {{ pigment {{ "
                "rgb <0.5,0.48,0.42> } finish { ambient 0.05 diffuse 0.5 specular 0.5 metallic } } }")
        parts.append(Part(name, knob, knob_stuff, axle))
        missing.append(name)
    bw, bh = rng.uniform(17, 24), rng.uniform(5, 7)
    bx, by = make.unit.normal(0, 0.3), gl + 16
    badge = rounded_box((bx - bw, by - bh, gz - 1.6), (bx + bw, by + bh, gz + 1), 1.2)
    shown = make.art("badge", lambda r: _badge(r, 600, int(600 * bh / bw), strip_tone))
    plate = metal(strip_tone, "", 0.25)
    plate.pigment = sheet(shown, 2 * bw, 2 * bh, (bx, by, 0))
    glue = (f"box {{ <{num(bx - bw + 2)},{num(by - bh + 2)},{num(gz - 0.15)}>, <{num(bx + bw - 2)},{num(by + bh - 2)},{num(gz + 1)}> "
            f"texture {{ pigment {{ {rgb(cloth * 0.5 + 0.12)} }} normal {{ granite 0.4 scale 3 }} finish {{ diffuse 0.7 specular 0.2 }} }} }}")
    parts.append(Part("badge", badge, plate, glue))
    missing.append("badge")
    zones = [flat_zone("grille", "grille", ("tear", "stain", "dent", "discolouration"), (0, (gl + gt) / 2 + 10, gz), (1, 0, 0), (0, 1, 0),
                       (gw - 8, (gt - gl) / 2 - 18)),
             flat_zone("top", "cabinet", ("scratch", "stain", "dent"), (0, high, 0), (1, 0, 0), (0, 0, 1), (a - 10, d - 12)),
             flat_zone("control_strip", "strip", ("scratch", "stain"), (-gw * 0.4, ky, -d - 1.2), (1, 0, 0), (0, 1, 0),
                       (gw * 0.52, (st - sl) / 2 - 2)),
             flat_zone("left_border", "cabinet", ("scratch", "stain"), ((-a - gw) / 2, high / 2, -d), (0, 1, 0), (-1, 0, 0),
                       (high * 0.4, (a - gw) / 2 - 3)),
             flat_zone("top_edge", "cabinet", ("chip",), (0, high - 1.5, -d + 1.5), (1, 0, 0), (0, 1, -1), (a - 10, 0.5)),
             flat_zone("bottom_border", "cabinet", ("scratch",), (0, (sl + 6) / 2, -d), (1, 0, 0), (0, 1, 0), (gw, 2))]
    return Product("speaker", (wide, high, deep), parts, zones, tuple(missing),
                   bounds((-a, 0, gz), (a, high, d)), rng.uniform(17, 27), 0.76, 760, (0, high / 2, -d))


def _badge(rng, wide, high, colour):
    """A metal name plate."""
    back = [int(v) for v in np.clip(255 * np.asarray(colour) ** (1 / 2.2), 0, 255)]
    image = np.full((high, wide, 3), back[::-1], np.uint8)
    ink = (24, 24, 26) if sum(back) > 300 else (224, 220, 210)
    art.text(image, art.word(rng), (wide / 2, high / 2), high * 0.5, ink)
    return image


def kettle(make: Maker):
    """A steel kettle: brushed or polished body, plastic base, handle, spout, lid with a knob."""
    rng = make.model
    low_r, top_r, high = rng.uniform(76, 90), rng.uniform(54, 66), rng.uniform(170, 205)
    waist = rng.uniform(0.0, 7.0)
    body_points = [(low_r - 3, 24), (low_r, 30), (low_r * 0.98, 24 + high * 0.25),
                   ((low_r + top_r) / 2 - waist, 24 + high * 0.6), (top_r + 2, 24 + high * 0.9), (top_r, 24 + high)]
    tint = srgb(*[(190, 192, 196), (184, 186, 190), (178, 120, 92), (200, 196, 186), (92, 94, 98)][rng.integers(5)])
    brushed = rng.random() < 0.65
    steel = metal(tint, "y" if brushed else "", 0.3 if brushed else 0.6)
    if brushed:
        steel.normal = f"normal {{ bumps 0.007 scale <60,1.2,60> translate y*{num(make.unit.uniform(0, 50))} }}"
    steel.inner = tuple(np.asarray(tint) * 0.5)
    black = plastic(tone(rng, [(32, 32, 34), (44, 46, 50), (214, 210, 200), (60, 70, 84), (150, 52, 48)]), False)
    top = 24 + high
    base = (f"union {{ cylinder {{ 0, y*12, {num(low_r + 6)} }} cylinder {{ y*12, y*15, {num(low_r + 3)} }} torus {{ "
            f"{num(low_r + 3)}, 3 translate y*12 }} cylinder {{ y*15, y*25, {num(low_r - 2)} }} }}")
    dome = rng.uniform(10, 16)
    lid = f"union {{ sphere {{ 0, 1 scale <{num(top_r - 3)},{num(dome)},{num(top_r - 3)}> translate y*{num(top)} }} torus {{ {num(top_r - 2)}, 2.5 translate y*{num(top)} }} }}"
    knob_y = top + dome
    knob = (f"union {{ cylinder {{ y*{num(knob_y - 2)}, y*{num(knob_y + 8)}, 5 }} sphere {{ 0, 1 scale <14,8,14> "
            f"translate y*{num(knob_y + 12)} }} }}")
    pin = f"cylinder {{ y*{num(knob_y - 2)}, y*{num(knob_y + 1.2)}, 3.2 texture {{ pigment {{ rgb 0.03 }} }} }}"
    hx = low_r + rng.uniform(34, 44)
    way = [(top_r - 4, top - 14), (top_r + 26, top - 6), (hx - 2, top - 26), (hx + 2, top - 80), (hx - 12, 64), (low_r - 5, 58)]
    handle = _bars(way, 9.0)
    spout = (f"difference {{ union {{ cone {{ <{num(-top_r + 14)},{num(top - 44)},0>, 26, <{num(-top_r - 30)},{num(top - 4)},0>, 9 }} }} "
             f"cone {{ <{num(-top_r + 14)},{num(top - 42)},0>, 22, <{num(-top_r - 32)},{num(top - 2.4)},0>, 7 }} "
             f"{profile([(r - 1, h) for r, h in body_points])} }}")
    lx = np.radians(rng.uniform(8, 20))
    switch = (f"box {{ <-11,-3.5,-4>, <11,3.5,4> translate <0,19,{num(-low_r - 1)}> rotate y*{num(-np.degrees(lx))} }}")
    slot = (f"box {{ <-10,-2.5,-0.5>, <10,2.5,1> translate <0,19,{num(-low_r + 1.6)}> rotate y*{num(-np.degrees(lx))} "
            "texture { pigment { rgb 0.01 } } }")
    red = plastic(tone(rng, [(176, 40, 36), (230, 226, 216), (60, 120, 170)]))
    reach = reach_of(body_points)
    zones = [turned_zone("body", "body", ("scratch", "stain", "dent", "discolouration"), 52, (34, top - 30), reach),
             turned_zone("base_edge", "base", ("chip",), 55, (13.5, 14.5), low_r + 4.4),
             turned_zone("base", "base", ("scratch", "stain"), 45, (2, 10), low_r + 6)]
    parts = [Part("base", base, black), Part("body", profile(body_points), steel), Part("lid", lid, steel),
             Part("lid_knob", knob, black, pin), Part("handle", handle, black), Part("spout", spout, steel),
             Part("switch", switch, red, slot)]
    left, right = top_r + 40, hx + 14
    return Product("kettle", (left + right, knob_y + 20, 2 * low_r + 12), parts, zones, ("lid_knob", "switch"),
                   bounds((-left, 0, -low_r - 6), (right, knob_y + 20, low_r + 6)), rng.uniform(14, 22), 0.72, 780,
                   (0, top / 2, -low_r))


def _bars(way, radius):
    """A bent round bar through (x, y) points, smoothed, flattened a little."""
    points = np.array(way, float)
    for _ in range(3):
        cut = [points[0]]
        for a, b in zip(points[:-1], points[1:]):
            cut += [a * 0.75 + b * 0.25, a * 0.25 + b * 0.75]
        points = np.array(cut + [points[-1]])
    text = "union { "
    for a, b in zip(points[:-1], points[1:]):
        if np.linalg.norm(b - a) > 0.3:
            text += f"cylinder {{ <{num(a[0])},{num(a[1])},0>, <{num(b[0])},{num(b[1])},0>, {num(radius)} }} "
        text += f"sphere {{ <{num(b[0])},{num(b[1])},0>, {num(radius)} }} "
    return text + "scale <1,1,1.3> }"
