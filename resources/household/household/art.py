"""Printed things: motifs, labels, pictures and patterns, drawn as colour pictures (BGR, sRGB)."""
import cv2
import numpy as np

PALETTE = [(38, 70, 83), (42, 157, 143), (233, 196, 106), (244, 162, 97), (231, 111, 81), (69, 123, 157),
           (29, 53, 87), (120, 84, 140), (188, 71, 73), (106, 153, 78), (56, 102, 65), (217, 174, 148),
           (84, 71, 140), (224, 159, 62), (20, 20, 24), (154, 3, 30), (15, 76, 92), (111, 29, 27)]
PALE = [(244, 241, 232), (236, 234, 226), (226, 232, 236), (240, 228, 214), (214, 226, 214), (250, 249, 246),
        (228, 220, 232)]
WORDS = ["NORDLYS", "HAVEN", "Solera", "MIRA", "Lumio", "KOPI", "Fjord", "TERRA", "Ondine", "ALMA", "Vela", "BRISE",
         "Kumo", "MAREN", "Olivo", "PIKO"]


def pick(rng, colours, count=1):
    """That many different colours, as r, g, b."""
    order = rng.permutation(len(colours))[:count]
    return [colours[i] for i in order]


def bgr(colour):
    return tuple(float(c) for c in colour[::-1])


def word(rng):
    return WORDS[rng.integers(len(WORDS))]


def text(image, words, centre, height, colour, thick=None, font=cv2.FONT_HERSHEY_DUPLEX):
    """Words about a centre, so many pixels high."""
    scale = height / 22.0
    thick = thick or max(1, int(height / 11))
    (wide, high), _ = cv2.getTextSize(words, font, scale, thick)
    cv2.putText(image, words, (int(centre[0] - wide / 2), int(centre[1] + high / 2)), font, scale, bgr(colour), thick,
                cv2.LINE_AA)


def leaf(image, root, angle, length, colour):
    """A pointed leaf with a paler vein."""
    t = np.linspace(0, 1, 24)
    wide = 0.19 * length * np.sin(np.pi * t ** 0.8)
    way = np.array([np.cos(angle), -np.sin(angle)])
    side = np.array([way[1], -way[0]])
    spine = np.asarray(root) + np.outer(t * length, way)
    edge = np.vstack([spine + np.outer(wide, side), (spine - np.outer(wide, side))[::-1]])
    cv2.fillPoly(image, [np.round(edge * 16).astype(np.int32)], bgr(colour), cv2.LINE_AA, 4)
    pale = [min(255, c * 0.7 + 70) for c in colour]
    cv2.line(image, tuple(int(v) for v in spine[1]), tuple(int(v) for v in spine[-4]), bgr(pale),
             max(1, int(length / 40)), cv2.LINE_AA)


def sprig(image, root, angle, length, colour, rng):
    """A stem with leaves to both sides."""
    points = [np.asarray(root, float)]
    for _ in range(9):
        angle += rng.uniform(-0.12, 0.12)
        points.append(points[-1] + length / 9 * np.array([np.cos(angle), -np.sin(angle)]))
    cv2.polylines(image, [np.int32(points)], False, bgr(colour), max(2, int(length / 60)), cv2.LINE_AA)
    for index, point in enumerate(points[1:], 1):
        size = length * (0.33 - 0.02 * index)
        leaf(image, point, angle + 0.9, size, colour)
        leaf(image, point, angle - 0.9, size, colour)


def motif(rng, wide, high, base, count=3):
    """A mug's or tin's decoration over a whole wrap; its middle is the front."""
    image = np.full((high, wide, 3), base[::-1], np.uint8)
    inks = pick(rng, PALETTE, count)
    kind = rng.integers(6)
    if kind == 0:
        for x in np.arange(0, wide, wide / 9):
            sprig(image, (x + wide / 18, high * 0.9), np.pi / 2 + rng.uniform(-0.3, 0.3), high * 0.7,
                  inks[rng.integers(count)], rng)
    elif kind == 1:
        y = 0.12
        while y < 0.9:
            band = rng.uniform(0.02, 0.09)
            cv2.rectangle(image, (0, int(y * high)), (wide, int((y + band) * high)), bgr(inks[rng.integers(count)]), -1)
            y += band + rng.uniform(0.03, 0.09)
    elif kind == 2:
        step = high / rng.integers(5, 9)
        for row in range(int(high / step) + 1):
            for column in range(int(wide / step) + 1):
                at = (int((column + 0.5 * (row % 2)) * step), int((row + 0.5) * step))
                cv2.circle(image, at, int(step * 0.27), bgr(inks[(row + column) % count]), -1, cv2.LINE_AA)
    elif kind == 3:
        step = high / rng.integers(4, 7)
        for row in range(int(high / step) + 1):
            for column in range(int(wide / step) + 1):
                for radius, ink in zip((0.5, 0.36, 0.2), inks):
                    cv2.circle(image, (int(column * step), int((row + 1) * step)), int(step * radius), bgr(ink),
                               max(2, int(step * 0.07)), cv2.LINE_AA)
    elif kind == 4:
        x = np.arange(wide)
        for index in range(4):
            y = high * (0.2 + 0.18 * index) + high * 0.06 * np.sin(x / wide * 2 * np.pi * (6 + 2 * index))
            cv2.polylines(image, [np.int32(np.stack([x, y], axis=1))], False, bgr(inks[index % count]),
                          int(high * 0.035), cv2.LINE_AA)
    else:
        cv2.rectangle(image, (0, int(high * 0.62)), (wide, high), bgr(inks[0]), -1)
        text(image, word(rng), (wide / 2, high * 0.36), high * 0.14, inks[0])
        text(image, "EST. 19%02d" % rng.integers(20, 99), (wide / 2, high * 0.52), high * 0.055, inks[1])
    if kind != 5 and rng.random() < 0.4:
        cv2.rectangle(image, (int(wide * 0.41), int(high * 0.36)), (int(wide * 0.59), int(high * 0.64)), bgr(base), -1)
        text(image, word(rng), (wide / 2, high * 0.5), high * 0.11, inks[0])
    return image


def bars(image, left, top, wide, high, rng):
    """A barcode."""
    x = left
    while x < left + wide - 4:
        bar = int(rng.integers(1, 4)) * max(1, wide // 120)
        cv2.rectangle(image, (x, top), (x + bar - 1, top + high), (20, 20, 20), -1)
        x += bar + int(rng.integers(1, 4)) * max(1, wide // 120)


def label(rng, wide, high, base):
    """A product label: name, band, small print, barcode."""
    image = np.full((high, wide, 3), base[::-1], np.uint8)
    inks = pick(rng, PALETTE, 3)
    band = int(high * rng.uniform(0.2, 0.34))
    top = int(high * rng.uniform(0.06, 0.24))
    cv2.rectangle(image, (0, top), (wide, top + band), bgr(inks[0]), -1)
    cv2.rectangle(image, (0, top + band), (wide, top + band + int(high * 0.025)), bgr(inks[1]), -1)
    size = min(high * 0.13, wide * 0.1)
    text(image, word(rng), (wide / 2, top + band / 2), size, (250, 248, 240))
    text(image, rng.choice(["No. %d" % rng.integers(1, 99), "PURE & MILD", "HOME CARE", "ORIGINAL"]),
         (wide / 2, top + band + high * 0.11), size * 0.55, inks[0])
    for row in range(int(rng.integers(3, 6))):
        y = int(top + band + high * (0.2 + 0.05 * row))
        if y < high * 0.8:
            span = wide * rng.uniform(0.16, 0.24)
            for x in np.arange(wide / 2 - span, wide / 2 + span, wide * 0.02):
                cv2.line(image, (int(x), y), (int(x + wide * 0.014 * rng.uniform(0.4, 1)), y), bgr(inks[0]),
                         max(1, high // 130))
    bars(image, int(wide * 0.36), int(high * 0.84), int(wide * 0.28), int(high * 0.1), rng)
    if rng.random() < 0.6:
        leaf(image, (wide * 0.3, high * 0.75), 1.1, high * 0.25, inks[2])
        leaf(image, (wide * 0.3, high * 0.75), 1.9, high * 0.2, inks[1])
    return image


def landscape(rng, wide, high):
    """A painted view for a frame: sky, sun, hills, water."""
    sky, low, sun, *hills = pick(rng, PALETTE + PALE, 8)
    t = np.linspace(0, 1, high)[:, None, None]
    mixed = (1 - t) * np.array(sky[::-1], float) + t * (0.35 * np.array(low[::-1]) + 0.65 * np.array((225, 232, 240)))
    image = np.ascontiguousarray(np.broadcast_to(mixed, (high, wide, 3)).astype(np.uint8))
    cv2.circle(image, (int(wide * rng.uniform(0.2, 0.8)), int(high * rng.uniform(0.2, 0.45))),
               int(high * rng.uniform(0.05, 0.11)), bgr(sun), -1, cv2.LINE_AA)
    x = np.arange(0, wide + 8, 8)
    for index, hill in enumerate(hills):
        y = high * (0.42 + 0.12 * index) + high * 0.06 * np.sin(x / wide * rng.uniform(3, 9) + rng.uniform(0, 6))
        y = y + high * 0.015 * np.cumsum(rng.normal(size=len(x))) / 3
        edge = np.vstack([np.stack([x, y], axis=1), [[wide, high], [0, high]]])
        cv2.fillPoly(image, [np.int32(edge)], bgr(hill), cv2.LINE_AA)
    brush = cv2.GaussianBlur(rng.normal(0, 34, (high, wide)).astype(np.float32), (0, 0), 5, sigmaY=1.2)
    return np.clip(image + brush[:, :, None] * 1.6, 0, 255).astype(np.uint8)


def pattern(rng, wide, high, base):
    """An all-over pattern for a tray."""
    image = np.full((high, wide, 3), base[::-1], np.uint8)
    inks = pick(rng, PALETTE, 4)
    kind = rng.integers(4)
    step = wide / rng.integers(6, 11)
    for row in range(-1, int(high / step) + 2):
        for column in range(-1, int(wide / step) + 2):
            cx, cy, ink = column * step, row * step, inks[(row * 2 + column) % 4]
            if kind == 0:
                corners = [[cx, cy - step / 2], [cx + step / 2, cy], [cx, cy + step / 2], [cx - step / 2, cy]]
                cv2.fillPoly(image, [np.int32(corners)], bgr(ink), cv2.LINE_AA)
            elif kind == 1:
                cv2.ellipse(image, (int(cx), int(cy)), (int(step * 0.48),) * 2, 0, 180 * (row % 2),
                            180 * (row % 2) + 180, bgr(ink), -1, cv2.LINE_AA)
            elif kind == 2:
                for turn in range(5):
                    leaf(image, (cx + step / 2 * (row % 2), cy), turn * 1.2566 + 0.3, step * 0.42, ink)
            else:
                at = (int(cx + rng.uniform(-0.2, 0.2) * step), int(cy + rng.uniform(-0.2, 0.2) * step))
                sprig(image, at, rng.uniform(0, 6.3), step * 0.62, ink, rng)
    return image


def veneer(rng, wide, high, colour, dark):
    """Wood grain along x."""
    tall = rng.normal(size=(high // 2 + 2, 6)).astype(np.float32)
    bend = cv2.resize(tall, (wide, high), interpolation=cv2.INTER_CUBIC)
    y = np.arange(high)[:, None] + bend * high * 0.03
    rings = 0.5 + 0.5 * np.sin(y * (2 * np.pi / (high * rng.uniform(0.05, 0.1))) + 2.5 * bend)
    fine = cv2.GaussianBlur(rng.normal(size=(high, wide)).astype(np.float32), (0, 0), wide / 40, sigmaY=0.7)
    fine = fine / max(float(fine.std()), 1e-6)
    share = np.clip(0.28 * rings ** 2 + 0.14 * fine + 0.3, 0, 1)[:, :, None]
    mixed = (1 - share) * np.array(colour[::-1], float) + share * np.array(dark[::-1], float)
    return np.clip(mixed, 0, 255).astype(np.uint8)
