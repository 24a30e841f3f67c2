#!/usr/bin/python3
"""Renders the photo-like products of the demo warehouse (mug, lamp, toy lorry) with their truth, and enters them in
products.json.

    /usr/bin/python3 resources/demo/photograph.py [--only mug,lamp] [--work DIR] [folder]

Needs Debian's povray, python3-numpy and python3-opencv, and up to an hour on a busy machine; work done is kept in the work folder. The
scenes are those of resources/household. Same script, same pictures; the product reads the pictures only.
"""
import argparse
import json
import sys
import tempfile
from pathlib import Path

import cv2

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "household")]
from drawing import shelf  # noqa: E402
from household.studio import Studio  # noqa: E402

QUALITY = 88
GOOD_PHOTOS = 9  # eight to teach and one to grade

# scene, its seed and the picture in pixels, then as in draw.py; a damage: kind, severity, level that the shipped policy gives it, draw
PRODUCTS = [
    dict(model="mug", scene=("mug", 111, (800, 600)), sku="GL-MUG-01", en="Fern mug", zh="蕨叶陶瓷杯", category="home", price="18.90",
         parts="1.20", weight=380, owner="greenhome", share=17, damaged=[
             ("scratch", "slight", "light", 0), ("stain", "severe", "flaw", 0), ("chip", "severe", "flaw", 0),
             ("missing_part", "severe", "heavy", 0)]),
    dict(model="lorry", scene=("toy", 34, (640, 480)), sku="GL-TRK-08", en="Toy lorry", zh="玩具卡车", category="toys", price="34.90",
         parts="3.00", weight=760, owner="nordlicht", share=8, damaged=[
             ("scratch", "medium", "light", 0), ("stain", "severe", "flaw", 0), ("chip", "severe", "flaw", 0),
             ("missing_part", "severe", "heavy", 0)]),
    dict(model="lamp", scene=("lamp", 31, (640, 480)), sku="GL-LMP-03", en="Table lamp", zh="布罩台灯", category="small_appliances",
         price="74.90", parts="12.00", weight=1600, owner="greenhome", share=11, damaged=[
             ("scratch", "medium", "light", 0), ("stain", "severe", "flaw", 0), ("tear", "severe", "flaw", 0),
             ("missing_part", "severe", "heavy", 0)]),
]


def take(studio, label, kinds, severities):
    """One photo as a picture and its truth; a photo already in the work folder is not rendered again."""
    kept = Path(studio.out) / f"{label}.json"
    if not kept.exists():
        truth = studio.take(label, f"test/good/{label}.png", kinds, severities, jpeg=False)
        del truth["seconds"]
        kept.write_text(json.dumps(truth), encoding="utf-8")
    truth = json.loads(kept.read_text(encoding="utf-8"))
    return cv2.imread(str(Path(studio.out) / truth["file"])), truth


def photograph(product, folder, work):
    """All photos of one product; its entry for products.json."""
    model, (scene, seed, size) = product["model"], product["scene"]
    studio = Studio(scene, seed, size, str(work / "scenes" / model), str(work / model)).open()
    Path(studio.out).mkdir(parents=True, exist_ok=True)
    truths, good, damaged = [], [], []

    def keep(name, photo):
        image, truth = photo
        cv2.imwrite(str(folder / name), image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY, cv2.IMWRITE_JPEG_OPTIMIZE, 1])
        truth.pop("mask", None)
        truths.append({**truth, "file": name})
        return name

    for index in range(1, GOOD_PHOTOS + 1):
        good.append(keep(f"{model}-good-{index}.jpg", take(studio, f"demo-good-{index}", (), ())))
    for kind, severity, level, draw in product["damaged"]:
        name = f"{model}-{kind.replace('_', '-')}.jpg"
        damaged.append((keep(name, take(studio, f"demo-{kind}-{draw}", (kind,), (severity,))), kind, level))
    facts = {key: value for key, value in studio.facts().items() if key not in ("parts", "zones", "camera")}
    text = json.dumps({**facts, "photos": truths}, indent=1)
    (folder / f"{model}-truth.json").write_text(text + "\n", encoding="utf-8")
    wide, high, deep = facts["product_mm"]
    return shelf.entry({**product, "size": [round(wide), round(deep), round(high)]}, good, damaged)


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--only", default=",".join(p["model"] for p in PRODUCTS))
    parser.add_argument("--work", type=Path)
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="photograph-") as fresh:
        for product in PRODUCTS:
            if product["model"] in given.only.split(","):
                shelf.put(given.folder, [photograph(product, given.folder, given.work or Path(fresh))])
                print(product["model"], flush=True)


if __name__ == "__main__":
    main()
