#!/usr/bin/python3
"""Draws the photographs of the demo warehouse and writes products.json beside them.

    /usr/bin/python3 resources/demo/draw.py [folder]

Needs Debian's python3-numpy and python3-pil; takes some minutes. Same script, same pictures. The product reads the
pictures only and never needs this script. Damage is painted, so what is measured on it is a proxy for real damage.
"""
import json
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent))
from drawing import damage, goods, render  # noqa: E402
from drawing.surface import surface_of  # noqa: E402

GOOD_PHOTOS = 5
MARGIN = 0.03  # of the picture that is cut away, so that a shifted photo shows no border

# name of the picture, what the painter does, how a technician sees it, what the damage is called
PRODUCTS = [
    dict(model="mug", sku="GL-MUG-01", en="Fern mug", zh="蕨叶陶瓷杯", category="home", price="18.90", parts="1.20",
         size=[125, 95, 105], weight=380, owner="greenhome", share=17, damaged=[
             ("scratch", "light", dict(lines=[[(244, 206), (262, 256)]])),
             ("stain", "flaw", dict(at=(374, 238), radius=31)),
             ("chip", "flaw", dict(at=(352, 172), size=(17, 10))),
             ("crack", "flaw", dict(lines=[[(268, 166), (256, 212), (272, 260), (260, 306)]])),
             ("missing_part", "flaw", None)]),
    dict(model="kettle", sku="GL-KET-02", en="Steel kettle", zh="不锈钢电水壶", category="appliances", price="59.90",
         parts="9.50", size=[230, 170, 240], weight=1150, owner="greenhome", share=14, damaged=[
             ("scratch", "light", dict(lines=[[(254, 222), (274, 284)]], colour=(0.12, 0.12, 0.12))),
             ("stain", "flaw", dict(at=(368, 296), radius=29)),
             ("dent", "flaw", dict(at=(272, 262), radius=30)),
             ("chip", "flaw", dict(at=(262, 356), size=(19, 9), colour=(0.50, 0.50, 0.50))),
             ("missing_part", "flaw", None)]),
    dict(model="lamp", sku="GL-LMP-03", en="Reading lamp", zh="阅读台灯", category="small_appliances", price="74.90",
         parts="12.00", size=[300, 180, 420], weight=1600, owner="greenhome", share=11, damaged=[
             ("scratch", "light", dict(lines=[[(302, 164), (334, 208)]])),
             ("stain", "flaw", dict(at=(392, 322), radius=26)),
             ("dent", "flaw", dict(at=(318, 196), radius=27)),
             ("chip", "flaw", dict(at=(330, 340), size=(17, 9), colour=(0.30, 0.26, 0.22))),
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
    dict(model="truck", sku="GL-TRK-08", en="Wooden truck", zh="木制卡车", category="toys", price="34.90", parts="3.00",
         size=[290, 120, 150], weight=760, owner="nordlicht", share=8, damaged=[
             ("scratch", "light", dict(lines=[[(324, 280), (388, 265)]])),
             ("stain", "flaw", dict(at=(224, 200), radius=27)),
             ("chip", "flaw", dict(at=(268, 208), size=(15, 9), colour=(0.80, 0.62, 0.40))),
             ("crack", "flaw", dict(lines=[[(386, 232), (376, 262), (392, 280), (382, 306)]])),
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
        damaged.append({"file": name, "defect": kind, "cosmetic": cosmetic})
    return {"sku": product["sku"], "name": {"en": product["en"], "zh": product["zh"]},
            "category": product["category"], "price": product["price"] + " EUR",
            "parts_value": product["parts"] + " EUR", "size_mm": product["size"], "weight_g": product["weight"],
            "owner": product["owner"], "market": "DE", "view": "front", "order_share": product["share"],
            "good": good, "damaged": damaged}


def main(folder, scene_of=lambda model, variant: render.Scene(getattr(goods, model)()[variant])):
    folder.mkdir(parents=True, exist_ok=True)
    entries = [draw_product(product, folder, scene_of) for product in PRODUCTS]
    text = json.dumps({"products": entries}, ensure_ascii=False, indent=1)
    (folder / "products.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
