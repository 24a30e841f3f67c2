"""Damage painted on a picture: each painter changes a float BGR picture in place and may say where it did."""
import cv2
import numpy as np

from textures import cropOf, smoothField

KINDS = ["scratch", "stain", "dent", "crack", "chip", "missing_part", "discolouration", "tear"]
SPECK = len(KINDS)  # label of small marks by themselves; a network answers it only where that is asked for


def curve(side, length, bend, random):
    """Points of a smooth line through the picture."""
    steps = max(4, int(length / 4))
    heading = random.uniform(0, 2 * np.pi)
    turn = 0.0
    place = random.uniform(0.15, 0.85, 2) * side
    points = [place]
    for _ in range(steps):
        turn = 0.85 * turn + bend * random.standard_normal()
        heading += turn
        place = place + 4.0 * np.array([np.cos(heading), np.sin(heading)])
        points.append(place)
    points = np.array(points)
    return points - points.mean(0) + random.uniform(0.2, 0.8, 2) * side


def line(side, points, width, fade=True, random=None):
    """Cover of a line, 0..1, drawn four times as large so that less than a pixel is a share of a pixel."""
    big = np.zeros((side * 4, side * 4), np.uint8)
    for i in range(len(points) - 1):
        a, b = points[i] * 4, points[i + 1] * 4
        cv2.line(big, (int(a[0]), int(a[1])), (int(b[0]), int(b[1])), 255, max(1, int(round(width * 4))), cv2.LINE_AA)
    cover = cv2.resize(big, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    if fade and random is not None:
        cover *= np.clip(0.75 + 0.5 * smoothField(side, 6, random), 0.25, 1.0)
    return cover


def blob(side, radius, rough, soft, random):
    """Cover of a spot with an uneven edge, 0..1."""
    centre = random.uniform(0.15, 0.85, 2) * side
    stretch = random.uniform(0.6, 1.0)
    angle = random.uniform(0, np.pi)
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    dx, dy = x - centre[0], y - centre[1]
    u = np.cos(angle) * dx + np.sin(angle) * dy
    v = (-np.sin(angle) * dx + np.cos(angle) * dy) / stretch
    distance = np.sqrt(u * u + v * v) / radius
    cells = max(4, int(side / max(radius, 4) * 3))
    distance = distance + rough * smoothField(side, min(cells, side), random)
    return 1 / (1 + np.exp(np.clip((distance - 1) / max(soft, 0.02), -30, 30))), centre


def anyContrast(random, low, high):
    """Signed colour step: mostly grey, sometimes coloured; weak steps are as frequent as strong ones."""
    size = np.exp(random.uniform(np.log(low), np.log(high)))
    tint = np.ones(3) + random.uniform(-1, 1, 3) * random.choice([0.1, 0.6])
    return size * random.choice([-1, 1]) * tint


def scratch(picture, random, textures):
    side = picture.shape[0]
    for _ in range(1 if random.random() < 0.8 else random.integers(2, 6)):
        length = np.exp(random.uniform(np.log(12), np.log(140)))
        points = curve(side, length, random.choice([0.0, 0.01, 0.05]), random)
        width = np.exp(random.uniform(np.log(0.6), np.log(4.0)))
        step = anyContrast(random, 8, 90)
        picture += line(side, points, width, True, random)[..., None] * step
        if random.random() < 0.3:  # a ridge beside the groove
            picture -= 0.7 * line(side, points + random.uniform(-1, 1, 2) * (width + 0.6), width, True, random)[..., None] * step


def stain(picture, random, textures):
    side = picture.shape[0]
    radius = np.exp(random.uniform(np.log(3), np.log(40)))
    cover, _ = blob(side, radius, random.uniform(0.1, 0.5), random.uniform(0.03, 0.4), random)
    if random.random() < 0.2:  # dried: darker rim
        inner, _ = cover, None
        cover = np.clip(4 * inner * (1 - inner), 0, 1) + 0.3 * inner
    if random.random() < 0.5:
        target = random.uniform(10, 240, 3)
        alpha = np.exp(random.uniform(np.log(0.06), np.log(0.9)))
        picture += (cover * alpha)[..., None] * (target - picture)
    else:
        picture += cover[..., None] * anyContrast(random, 5, 70)


def dent(picture, random, textures):
    side = picture.shape[0]
    radius = np.exp(random.uniform(np.log(4), np.log(36)))
    centre = random.uniform(0.15, 0.85, 2) * side
    y, x = np.mgrid[0:side, 0:side].astype(np.float32)
    dx, dy = (x - centre[0]) / radius, (y - centre[1]) / radius / random.uniform(0.6, 1.0)
    r2 = dx * dx + dy * dy
    bump = np.exp(-r2 / 0.5)
    pull = random.uniform(-0.35, 0.35)
    warped = cv2.remap(picture, np.float32(x + pull * bump * (x - centre[0])), np.float32(y + pull * bump * (y - centre[1])),
                       cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    angle = random.uniform(0, 2 * np.pi)
    slope = (np.cos(angle) * dx + np.sin(angle) * dy) * bump
    strength = np.exp(random.uniform(np.log(8), np.log(110)))
    shade = strength * slope
    if random.random() < 0.4:  # its own small highlight
        shade += random.uniform(0.2, 1.0) * strength * np.exp(-((dx - 0.4 * np.cos(angle)) ** 2 + (dy - 0.4 * np.sin(angle)) ** 2) / 0.05)
    if random.random() < 0.4:
        shade += random.uniform(-0.5, 0.5) * strength * bump
    picture[:] = warped + shade[..., None] * (0.4 + 0.6 * warped.mean() / 128)


def crack(picture, random, textures):
    side = picture.shape[0]
    step = -abs(anyContrast(random, 20, 130))
    points = curve(side, random.uniform(25, 140), 0.16, random)
    points += random.uniform(-1.5, 1.5, points.shape)
    width = random.uniform(0.7, 2.5)
    cover = line(side, points, width)
    for _ in range(random.integers(0, 4)):
        start = points[random.integers(0, len(points))]
        branch = curve(side, random.uniform(10, 50), 0.16, random)
        cover = np.maximum(cover, line(side, branch - branch[0] + start, width * 0.7))
    picture += cover[..., None] * step


def chip(picture, random, textures):
    side = picture.shape[0]
    centre = random.uniform(0.2, 0.8, 2) * side
    radius = np.exp(random.uniform(np.log(4), np.log(30)))
    count = random.integers(5, 10)
    angles = np.sort(random.uniform(0, 2 * np.pi, count))
    points = centre + radius * np.stack([np.cos(angles), np.sin(angles)], 1) * random.uniform(0.5, 1.1, (count, 1))
    mask = np.zeros((side, side), np.uint8)
    cv2.fillPoly(mask, [points.astype(np.int32)], 255, cv2.LINE_AA)
    alpha = cv2.GaussianBlur(mask, None, 0.6).astype(np.float32)[..., None] / 255
    inner = random.uniform(20, 245, 3) + random.uniform(4, 25) * smoothField(side, min(side, 32), random)[..., None]
    if random.random() < 0.5:
        inner = inner * 0.5 + 0.5 * picture.mean((0, 1))
    dy, dx = np.gradient(alpha[..., 0])
    angle = random.uniform(0, 2 * np.pi)
    rim = random.uniform(20, 120) * (np.cos(angle) * dx + np.sin(angle) * dy)
    picture[:] = picture * (1 - alpha) + inner * alpha + rim[..., None]


def missingPart(picture, random, textures):
    """A larger piece shows what lies behind: bench, inside, another surface."""
    side = picture.shape[0]
    if random.random() < 0.5:
        cover, _ = blob(side, random.uniform(16, 55), 0.15, 0.03, random)
    else:
        mask = np.zeros((side, side), np.uint8)
        a = random.uniform(0.1, 0.6, 2) * side
        b = a + random.uniform(0.2, 0.6, 2) * side
        cv2.rectangle(mask, tuple(int(v) for v in a), tuple(int(v) for v in b), 255, -1)
        cover = cv2.GaussianBlur(mask, None, 0.8).astype(np.float32) / 255
    if random.random() < 0.6:
        behind = np.ones_like(picture) * random.uniform(5, 250, 3)
    else:
        behind = cropOf(textures[random.integers(0, len(textures))], side, random).astype(np.float32)
    picture[:] = picture * (1 - cover[..., None]) + behind * cover[..., None]


def discolouration(picture, random, textures):
    side = picture.shape[0]
    cover, _ = blob(side, random.uniform(25, 70), 0.2, random.uniform(0.25, 0.6), random)
    shift = random.uniform(-1, 1, 3)
    shift = shift / np.abs(shift).max() * np.exp(random.uniform(np.log(8), np.log(45)))
    picture += cover[..., None] * shift


def tear(picture, random, textures):
    """Torn paper: a ragged bright strip with a shadow."""
    side = picture.shape[0]
    points = curve(side, random.uniform(30, 130), 0.1, random)
    width = random.uniform(4, 16)
    cover = line(side, points + random.uniform(-2, 2, points.shape), width)
    ragged = np.clip(cover * 1.6 + 0.5 * smoothField(side, 40, random) - 0.3, 0, 1) * (cover > 0)
    paper = random.uniform([150, 165, 170], [235, 240, 245]) + 10 * smoothField(side, 50, random)[..., None]
    shadow = cv2.GaussianBlur(np.roll(ragged, random.integers(-3, 4, 2), (0, 1)), None, 2.0)
    picture[:] = picture * (1 - 0.5 * shadow[..., None])
    picture[:] = picture * (1 - ragged[..., None]) + paper * ragged[..., None]


PAINTERS = [scratch, stain, dent, crack, chip, missingPart, discolouration, tear]
WEIGHTS = np.array([0.28, 0.2, 0.2, 0.08, 0.08, 0.06, 0.06, 0.04])


def damaged(clean, random, textures):
    """A damaged copy; per pixel the greatest change, and the kind that made it (-1 = none)."""
    picture = clean.copy()
    kinds = np.full(clean.shape[:2], -1, np.int8)
    change = np.zeros(clean.shape[:2], np.float32)
    for _ in range(1 if random.random() < 0.75 else 2):
        kind = random.choice(len(PAINTERS), p=WEIGHTS / WEIGHTS.sum())
        before = picture.copy()
        PAINTERS[kind](picture, random, textures)
        np.clip(picture, 0, 255, out=picture)
        here = np.abs(picture - before).max(2)
        kinds[here > 3.0] = kind
        change = np.maximum(change, here)
    return picture, change, kinds
