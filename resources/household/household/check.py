"""A quick look whether the set renders: a small photo with two damages, and whether its truth agrees with its mask."""
import json
import os
import tempfile

import cv2

MARKS = 2  # damages on the photo


def _faults(folder):
    with open(os.path.join(folder, "truth.json"), encoding="utf-8") as file:
        truth = json.load(file)
    if len(truth["photos"]) != 1:
        yield f"there are {len(truth['photos'])} photos where one was asked for"
    for photo in truth["photos"]:
        if cv2.imread(os.path.join(folder, photo["file"])) is None:
            yield f"{photo['file']} is no picture"
        if len(photo["defects"]) != MARKS:
            yield f"{photo['file']} tells of {len(photo['defects'])} damages"
            continue
        mask = cv2.imread(os.path.join(folder, photo["mask"]), cv2.IMREAD_GRAYSCALE)
        told = sum(d["visible_pixels"] for d in photo["defects"])
        if mask is None or int((mask == 255).sum()) != told or told == 0:
            yield f"{photo['mask']} does not show the {told} pixels that the truth tells of"
        if any(d["length_mm"] <= 0 for d in photo["defects"]):
            yield f"{photo['file']} has a damage without length"


def run(main):
    """0 when all agrees, 1 with the faults in words otherwise."""
    with tempfile.TemporaryDirectory(prefix="household-check-") as out:
        main(["--out", out, "--seed", "4", "--products", "bottle", "--train", "0", "--good", "0", "--damaged", "1",
              "--marks", str(MARKS), "--size", "240x180"])
        faults = list(_faults(os.path.join(out, "bottle")))
    for fault in faults:
        print(fault)
    print("household: the check failed" if faults else "household: picture, mask and truth agree")
    return 1 if faults else 0
