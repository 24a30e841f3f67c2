#!/usr/bin/python3
"""Draws the photographs of five products of the demo warehouse and enters them in products.json; photograph.py renders
the others.

    /usr/bin/python3 resources/demo/draw.py [folder]

Needs Debian's python3-numpy and python3-pil; takes some minutes. Same script, same pictures. The product reads the
pictures only and never needs this script. Damage is painted, so what is measured on it is a proxy for real damage.
"""
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent))
from drawing import damage, goods, render, shelf  # noqa: E402
from drawing.surface import surface_of  # noqa: E402

GOOD_PHOTOS = 5
MARGIN = 0.03  # of the picture that is cut away, so that a shifted photo shows no border

# name of the picture, what the painter does, how a technician sees it, what the damage is called
PRODUCTS = [
    dict(model="kettle", sku="GL-KET-02", en="Steel kettle", zh="不锈钢电水壶", category="appliances", price="59.90",
         parts="9.50", size=[230, 170, 240], weight=1150, owner="greenhome", share=14, damaged=[
             ("scratch", "light", dict(lines=[[(254, 222), (274, 284)]], colour=(0.12, 0.12, 0.12))),
             ("stain", "flaw", dict(at=(368, 296), radius=29)),
             ("dent", "flaw", dict(at=(272, 262), radius=30)),
             ("chip", "flaw", dict(at=(262, 356), size=(19, 9), colour=(0.50, 0.50, 0.50))),
             ("missing_part", "flaw", None)]),
    dict(model="robot", sku="GL-ROB-04", en="Tin robot", zh="铁皮机器人", category="toys", price="39.90", parts="4.00",
         size=[160, 110, 240], weight=520, owner="nordlicht", share=13, damaged=[
             ("scratch", "light", dict(lines=[[(256, 262), (290, 290)], [(252, 240), (262, 284)], [(300, 284), (330, 290)]])),
             ("stain", "flaw", dict(at=(302, 236), radius=29)),
             ("chip", "flaw", dict(at=(330, 122), size=(16, 10), colour=(0.62, 0.62, 0.62))),
             ("crack", "flaw", dict(lines=[[(264, 228), (292, 254), (314, 240), (340, 268)]])),
             ("missing_part", "flaw", None)]),
    dict(model="earbuds", sku="GL-EAR-05", en="Earbuds Duo", zh="无线耳机", category="electronics", price="129.00",
         parts="21.00", size=[75, 55, 35], weight=58, owner="nordlicht", share=15, damaged=[
             ("scratch", "light", dict(lines=[[(228, 300), (292, 334)], [(246, 296), (300, 318)]], colour=(0.30, 0.30, 0.31))),
             ("stain", "flaw", dict(at=(262, 326), radius=29)),
             ("chip", "flaw", dict(at=(414, 292), size=(11, 17), colour=(0.36, 0.35, 0.34))),
             ("crack", "flaw", dict(lines=[[(372, 280), (396, 306), (386, 332), (408, 350)]])),
             ("missing_part", "flaw", None)]),
    dict(model="backpack", sku="GL-BPK-06", en="Canvas backpack", zh="帆布双肩包", category="apparel", price="89.90",
         parts="6.00", size=[320, 170, 440], weight=980, owner="greenhome", share=12, damaged=[
             ("scratch", "light", dict(lines=[[(250, 172), (296, 158)]], colour=(0.86, 0.84, 0.74), width=2.2)),
             ("stain", "flaw", dict(at=(290, 322), radius=31)),
             ("tear", "flaw", dict(lines=[[(338, 158), (352, 186), (346, 206), (366, 236)]], width=3.4)),
             ("missing_part", "flaw", None)]),
    dict(model="speaker", sku="GL-SPK-07", en="Party speaker", zh="蓝牙音箱", category="electronics", price="99.00",
         parts="14.50", size=[260, 110, 115], weight=890, owner="nordlicht", share=10, damaged=[
             ("scratch", "light", dict(lines=[[(256, 262), (296, 292)], [(226, 300), (330, 318)]], colour=(0.62, 0.64, 0.66))),
             ("stain", "flaw", dict(at=(214, 250), radius=31, colour=(0.42, 0.36, 0.28))),
             ("dent", "flaw", dict(at=(374, 262), radius=28)),
             ("tear", "flaw", dict(lines=[[(338, 306), (360, 316), (384, 308), (402, 330)]], width=3.2)),
             ("missing_part", "flaw", None)]),
]
PAINTERS = {**damage.KINDS, "tear": damage.crack}


def develop(scene, surface, random):
    """One photograph: slightly other light, place and sensor noise each time."""
    key = render.KEY + random.normal(0, 0.025, 3).astype(np.float32)
    colours = render.shade(scene, surface, key, random.uniform(0.97, 1.03))
    colours = colours * random.uniform(0.985, 1.015, 3).astype(np.float32)
    pixels = (scene.picture(render.photograph(colours)) * 255).astype(np.uint8)
    angle = np.radians(random.uniform(-0.35, 0.35))
    shift = random.uniform(-0.008, 0.008, 2) * scene.width
    zoom = 1 - 2 * MARGIN
    c, s = zoom * np.cos(angle), zoom * np.sin(angle)
    cx, cy = scene.width / 2, scene.height / 2
    move = (c, -s, cx - c * cx + s * cy + shift[0], s, c, cy - s * cx - c * cy + shift[1])
    sheet = Image.fromarray(pixels).transform((scene.width, scene.height), Image.AFFINE, move, Image.BICUBIC)
    sheet = sheet.resize((render.WIDTH, render.HEIGHT), Image.LANCZOS)
    noisy = np.asarray(sheet, dtype=np.float32) + random.normal(0, 0.7, (render.HEIGHT, render.WIDTH, 1))
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def keep(photo, folder, name):
    photo.save(folder / name, quality=85, optimize=True, progressive=True)
    return name


def draw_product(product, folder, scene_of):
    """Every photograph of one product; the entry for products.json."""
    model = product["model"]
    random = np.random.RandomState(zlib.crc32(product["sku"].encode()) & 0x7FFFFFFF)
    whole = scene_of(model, 0)
    plain = surface_of(whole)
    good = [keep(develop(whole, plain, random), folder, f"{model}-good-{i + 1}.jpg") for i in range(GOOD_PHOTOS)]
    damaged = []
    for kind, cosmetic, where in product["damaged"]:
        scene = whole if where else scene_of(model, 1)
        surface = dict(plain) if where else surface_of(scene)
        if where:
            PAINTERS[kind](scene, surface, random, **where)
        name = keep(develop(scene, surface, random), folder, f"{model}-{kind.replace('_', '-')}.jpg")
        damaged.append((name, kind, cosmetic))
    return shelf.entry(product, good, damaged)


def main(folder, scene_of=lambda model, variant: render.Scene(getattr(goods, model)()[variant])):
    folder.mkdir(parents=True, exist_ok=True)
    shelf.put(folder, [draw_product(product, folder, scene_of) for product in PRODUCTS])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
