#!/usr/bin/env python3
"""The same kind of method in numpy and OpenCV, to hold the shipped detector against: ECC registration, a local band of
least and greatest values, per-pixel median and MAD, score = mean of the strongest pixels. `plain` registers a photo once
and has one band over all taught photos; `each` registers it to every taught photo, with a band of its own each, and takes
the least difference; `network` is the shipped recipe, network and all, written in Python (rivalnetwork.py).

    rival.py SET PROGRAM [--taught 4] [--photos 40] [--threads 1] [--side 1280]

teaches both with the same photos of SET (train/good, test/good, test/<defect>), lets both judge the same test photos at
the same size, and prints times, areas under the ROC curve and their ratios. PROGRAM is regrade_visionscores.
"""
import argparse
import functools
import json
import pathlib
import subprocess
import sys
import time

try:
    import cv2
    import numpy as np

    from rivalnetwork import NetworkRival
except ImportError:
    print("skipped: python3-opencv is not installed (apt-get install python3-opencv)")
    sys.exit(0)

ALIGN = 192
REACH = 7


def read(path, side):
    photo = cv2.imread(str(path))
    scale = side / max(photo.shape[:2])
    if scale != 1.0:
        photo = cv2.resize(photo, None, fx=scale, fy=scale,
                           interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return photo


def lab_of(photo):
    return cv2.cvtColor(photo, cv2.COLOR_BGR2Lab)


def small_grey(lab):
    scale = ALIGN / max(lab.shape[:2])
    small = cv2.resize(lab[:, :, 0], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small, (5, 5), 0).astype(np.float32), scale


def warp_of(template, lab, scale):
    picture, _ = small_grey(lab)
    warp = np.eye(2, 3, dtype=np.float32)
    stop = (cv2.TERM_CRITERIA_COUNT | cv2.TERM_CRITERIA_EPS, 60, 1e-4)
    try:
        _, warp = cv2.findTransformECC(template, picture, warp, cv2.MOTION_AFFINE, stop, None, 5)
    except cv2.error:
        pass
    warp[:, 2] /= scale
    return warp


def laid(lab, warp, shape):
    return cv2.warpAffine(lab, warp, (shape[1], shape[0]), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                          borderMode=cv2.BORDER_REPLICATE)


def top_of(map_):
    flat = cv2.GaussianBlur(map_, (0, 0), 3.0).ravel()
    top = max(1, flat.size // 200)
    return float(np.partition(flat, -top)[-top:].mean())


class Plain:
    def __init__(self, photos):
        labs = [lab_of(photo) for photo in photos]
        self.shape = labs[0].shape[:2]
        self.template, self.scale = small_grey(labs[0])
        all_ = np.stack([laid(lab, warp_of(self.template, lab, self.scale), self.shape) for lab in labs])
        window = np.ones((REACH, REACH), np.uint8)
        self.low = cv2.erode(all_.min(0), window)
        self.high = cv2.dilate(all_.max(0), window)
        self.median = np.median(all_[..., 0], 0).astype(np.float32)
        self.mad = np.median(np.abs(all_[..., 0].astype(np.float32) - self.median), 0).astype(np.float32)

    def spreads(self, lab):
        return np.minimum(np.abs(lab[..., 0].astype(np.float32) - self.median) / (1.4826 * self.mad + 4.0), 6.0)

    def whole(self, lab):
        lab = laid(lab, warp_of(self.template, lab, self.scale), self.shape)
        outside = cv2.max(cv2.subtract(lab, self.high), cv2.subtract(self.low, lab)).astype(np.float32).sum(2)
        return top_of(outside + self.spreads(lab))

    def score(self, photo):
        return self.whole(lab_of(photo))


class Each(Plain):
    def __init__(self, photos):
        super().__init__(photos)
        window = np.ones((REACH, REACH), np.uint8)
        self.references = []
        for photo in photos:
            lab = lab_of(photo)
            template, scale = small_grey(lab)
            self.references.append((template, scale, cv2.erode(lab, window), cv2.dilate(lab, window)))

    def score(self, photo):
        lab = lab_of(photo)
        least = None
        for template, scale, low, high in self.references:
            here = laid(lab, warp_of(template, lab, scale), low.shape[:2])
            outside = cv2.max(cv2.subtract(here, high), cv2.subtract(low, here)).astype(np.float32).sum(2)
            strength = top_of(outside)
            least = strength if least is None else min(least, strength)
        first = laid(lab, warp_of(self.template, lab, self.scale), self.shape)
        return least + top_of(self.spreads(first))


class Network(Plain):
    def __init__(self, photos):
        super().__init__(photos)
        labs = [lab_of(photo) for photo in photos]
        warp = functools.partial(warp_of, self.template, scale=self.scale)
        wholes = [Plain(photos[:i] + photos[i + 1:]).score(photo) for i, photo in enumerate(photos)]
        self.recipe = NetworkRival(labs, warp, self.whole, wholes)

    def score(self, photo):
        return self.recipe.score(lab_of(photo))


def auroc(good, damaged):
    wins = sum((d > g) + 0.5 * (d == g) for d in damaged for g in good)
    return wins / (len(good) * len(damaged))


def middle(values):
    return sorted(values)[len(values) // 2]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("set", type=pathlib.Path)
    options.add_argument("program")
    options.add_argument("--taught", type=int, default=4)
    options.add_argument("--photos", type=int, default=40)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--side", type=int, default=1280, help="longest side that photos are brought to")
    options = options.parse_args()
    cv2.setNumThreads(options.threads)

    train = sorted((options.set / "train" / "good").iterdir())[:options.taught]
    test = sorted(p for p in (options.set / "test").glob("*/*") if p.is_file())
    step = max(1, len(test) // options.photos)
    test = test[::step]

    rivals = {}
    for name, kind in (("plain", Plain), ("each", Each), ("network", Network)):
        begun = time.process_time()
        rival = kind([read(path, options.side) for path in train])
        teach = time.process_time() - begun
        scores, times = [], []
        for path in test:
            photo = read(path, options.side)
            begun = time.process_time()
            scores.append(rival.score(photo))
            times.append(time.process_time() - begun)
        rivals[name] = (teach, scores, times)

    command = [options.program, str(options.threads), str(options.side), str(len(train))] + [str(p) for p in train + test]
    ours = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def area(values):
        good = [v for v, p in zip(values, test) if p.parent.name == "good"]
        return auroc(good, [v for v, p in zip(values, test) if p.parent.name != "good"])

    own_time, own_area = middle(ours["seconds"]), area(ours["scores"])
    print(f"{len(train)} taught, {len(test)} photos, longest side {options.side}, {options.threads} thread(s), processor time")
    print(f"{'':12} {'a photo':>9} {'quick look':>11} {'teaching':>9} {'AUROC':>7}")
    print(f"{'Regrade':12} {1e3 * own_time:7.0f}ms {1e3 * middle(ours['quick']):9.0f}ms {ours['teach']:8.2f}s {own_area:7.3f}")
    for name, (teach, scores, times) in rivals.items():
        print(f"{name:12} {1e3 * middle(times):7.0f}ms {'':11} {teach:8.2f}s {area(scores):7.3f}")
        print(f"{'  ratio':12} {own_time / middle(times):9.2f} {middle(ours['quick']) / middle(times):11.2f} "
              f"{ours['teach'] / teach:9.2f} {own_area - area(scores):+7.3f}")


if __name__ == "__main__":
    main()
