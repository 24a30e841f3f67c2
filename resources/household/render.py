#!/usr/bin/python3
"""Renders a set of household products, good and damaged, with masks and truth.

    resources/household/render.py --out DIR --seed N [--products mug,tray] [--train 16] [--good 8] [--damaged 24]
                                  [--marks 1] [--size 1280x960] [--jobs 1] [--png] [--check]

Needs Debian's povray, python3-numpy and python3-opencv. Same arguments, same pictures; another seed, other models.
"""
import argparse
import json
import multiprocessing
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
try:
    from household import dice
    from household.catalogue import BUILDERS
    from household.harm import SEVERITIES
    from household.pov import rng_for
    from household.shot import ONCE
    from household.studio import Studio
except ModuleNotFoundError as lacking:
    if lacking.name not in ("cv2", "numpy"):
        raise
    print(f"python3 has no {lacking.name}, so nothing can be rendered (apt install python3-numpy python3-opencv)")
    sys.exit(77)

SECOND = 0.25  # share of damaged photos that show two damages where one is asked for


def arguments(words=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--products", default=",".join(BUILDERS))
    parser.add_argument("--train", type=int, default=16)
    parser.add_argument("--good", type=int, default=8)
    parser.add_argument("--damaged", type=int, default=24)
    parser.add_argument("--marks", type=int, default=1, help="damages of mixed kinds on each damaged photo")
    parser.add_argument("--size", default="1280x960")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--png", action="store_true", help="photos as PNG instead of JPEG 95")
    parser.add_argument("--check", action="store_true", help="renders one small damaged photo and checks its truth")
    given = parser.parse_args(words)
    if given.marks < 1:
        parser.error("--marks is 1 or more")
    if not given.out and not given.check:
        parser.error("--out is needed")
    unknown = [n for n in given.products.split(",") if n not in BUILDERS]
    if unknown:
        parser.error(f"no product {', '.join(unknown)}; there are {', '.join(BUILDERS)}")
    return given


def _second(kind, kinds, rng):
    """Sometimes a second damage."""
    others = [k for k in kinds if k not in (kind, *ONCE)]
    if rng.random() >= SECOND or not others:
        return []
    return [(others[rng.integers(len(others))], SEVERITIES[rng.integers(3)])]


def _mixed(kind, kinds, count, rng):
    """That many further damages: each kind once before one comes again."""
    more, bag = [], []
    for _ in range(count):
        have = [kind] + [k for k, _ in more]
        bag = [k for k in bag if not (k in ONCE and k in have)]
        if not bag:
            fresh = [k for k in kinds if not (k in ONCE and k in have) and (more or k != kind)]
            bag = [fresh[i] for i in rng.permutation(len(fresh))]
        if bag:
            more.append((bag.pop(), SEVERITIES[rng.integers(3)]))
    return more


def plan(studio, given):
    """All photos of one product: (label, file, kinds, severities)."""
    ending = "png" if given.png else "jpg"
    shots = [(f"train-{i:03d}", f"train/good/{i:03d}.{ending}", (), ()) for i in range(given.train)]
    shots += [(f"good-{i:03d}", f"test/good/{i:03d}.{ending}", (), ()) for i in range(given.good)]
    kinds, rng = dice.kinds_of(studio.unit("model")), rng_for(given.seed, studio.name, "plan")
    turns = {k: list(rng.permutation(3)) for k in kinds}
    for index in range(given.damaged):
        kind = kinds[index % len(kinds)]
        first = SEVERITIES[turns[kind][0]]
        turns[kind].append(turns[kind].pop(0))
        more = _second(kind, kinds, rng) if given.marks == 1 else _mixed(kind, kinds, given.marks - 1, rng)
        wanted, severe = [kind] + [k for k, _ in more], [first] + [s for _, s in more]
        shots.append((f"{kind}-{index:03d}", f"test/{kind}/{index:03d}.{ending}", tuple(wanted), tuple(severe)))
    return shots


def _take(task):
    studio, shot, jpeg = task
    label, file, kinds, severities = shot
    return studio.take(label, file, kinds, severities, jpeg)


def render_product(name, given, size, work):
    """Renders one product's folder and writes its truth.json; returns the truths."""
    out = os.path.join(given.out, name)
    os.makedirs(out, exist_ok=True)
    studio = Studio(name, given.seed, size, os.path.join(work, name), out).open()
    tasks = [(studio, shot, not given.png) for shot in plan(studio, given)]
    if given.jobs > 1:
        with multiprocessing.Pool(given.jobs) as pool:
            taken = pool.map(_take, tasks, chunksize=1)
    else:
        taken = [_take(task) for task in tasks]
    photos = [photo for photo in taken if photo]
    with open(os.path.join(out, "truth.json"), "w", encoding="utf-8") as file:
        json.dump({**studio.facts(), "photos": photos}, file, indent=1)
    return photos


def main(words=None):
    given = arguments(words)
    if not shutil.which("povray"):
        print("povray is not installed, so nothing can be rendered (apt install povray povray-includes)")
        return 77
    if given.check:
        from household import check
        return check.run(main)
    size = tuple(int(v) for v in given.size.split("x"))
    with tempfile.TemporaryDirectory(prefix="household-") as work:
        for name in given.products.split(","):
            photos = render_product(name, given, size, work)
            seconds = sum(p["seconds"] for p in photos) / max(1, len(photos))
            print(f"{name}: {len(photos)} photos, {seconds:.2f} s each", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
