"""Takes the photos of one product: good ones, and damaged ones with their masks and truth."""
import dataclasses
import os
import time

import cv2
import numpy as np

from . import bench, dice, measure, photo, scene
from .catalogue import BUILDERS
from .kit import Maker
from .pov import render, rng_for

TRIES = 12            # draws of one damage before another kind is taken
LEAST_PIXELS = 28     # visible pixels of a damage at 1280 px width
LEAST_CONTRAST = 6.0  # mean grey levels that a damage must differ by


@dataclasses.dataclass
class Studio:
    """One product on its bench."""
    name: str
    seed: int
    size: tuple
    folder: str      # where scenes are kept while they are rendered
    out: str

    def open(self):
        os.makedirs(self.folder, exist_ok=True)
        product = self.unit("model")
        self.setting = scene.setting_for(product, self.seed, self.size)
        stand = scene.Pose()
        seen = render(scene.silhouette(product, self.setting, stand), self.folder, "whole", self.size, flat=True)
        self.whole = seen.max(axis=2) > 0.5
        small = (self.size[0] // 4, self.size[1] // 4)
        probe = render(scene.lit(product, self.setting, stand, self.setting.light, []), self.folder, "probe", small)
        shape = cv2.resize(self.whole.astype(np.uint8), small, interpolation=cv2.INTER_NEAREST) > 0
        self.exposure = photo.exposure_for(probe, shape)
        return self

    def unit(self, label):
        """The model as one unit of it came from the works."""
        maker = Maker(rng_for(self.seed, self.name), rng_for(self.seed, self.name, label), self.folder,
                      (self.seed, self.name))
        return BUILDERS[self.name](maker)

    def facts(self):
        product, camera = self.unit("model"), self.setting.camera
        return {"product": self.name, "seed": self.seed, "picture_px": list(self.size),
                "product_mm": [round(v, 2) for v in product.size],
                "mm_per_pixel_main": round(camera.mm_per_pixel(product.main_point), 5),
                "product_pixels": int(self.whole.sum()), "parts": [p.name for p in product.parts],
                "zones": sorted({z.name for z in product.zones}),
                "camera": {"place_mm": [round(float(v), 2) for v in camera.place],
                           "target_mm": [round(float(v), 2) for v in camera.target],
                           "angle_degrees": round(camera.angle, 4), "elevation_degrees": round(product.elevation, 2)}}

    def take(self, label, file, kinds=(), severities=(), jpeg=True):
        """One photo; returns its truth. kinds empty: a good unit."""
        started = time.monotonic()
        product = self.unit(label)
        rng = rng_for(self.seed, self.name, label, "photo")
        pose, light = scene.draw_pose(rng), bench.vary(self.setting.light, rng)
        shot = _Shot(self, product, pose, light, label, rng)
        found = shot.damage(kinds, severities) if kinds else []
        harms = [m for m, _ in found]
        linear = render(scene.lit(product, self.setting, pose, light, harms), self.folder, label, self.size)
        image = photo.shoot(linear, self.exposure, rng)
        path = os.path.join(self.out, file)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        photo.encode(path, image, jpeg)
        truth = {"file": file, "seed": f"{self.seed}/{self.name}/{label}",
                 "pose": {"x_mm": round(pose.x, 3), "z_mm": round(pose.z, 3), "turn_degrees": round(pose.turn, 3)},
                 "light": light.facts(), "mm_per_pixel": round(self.setting.camera.mm_per_pixel(product.main_point), 5),
                 "defects": [facts for _, facts in found]}
        if found:
            self._keep_mask(file, shot.mask, truth)
        for mark in harms:
            mark.remove(self.folder)
        truth["seconds"] = round(time.monotonic() - started, 2)
        return truth

    def _keep_mask(self, file, mask, truth):
        kind, name = file.split("/")[-2:]
        masked = f"mask/{kind}/{os.path.splitext(name)[0]}.png"
        path = os.path.join(self.out, masked)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        cv2.imwrite(path, mask.astype(np.uint8) * 255)
        truth["mask"] = masked


class _Shot:
    """One photo in the making: draws damage until the camera sees it."""

    def __init__(self, studio, product, pose, light, label, rng):
        self.studio, self.product, self.pose, self.light = studio, product, pose, light
        self.label, self.rng = label, rng
        self.mask = np.zeros(studio.size[::-1], bool)
        self.scale = max(0.35, (studio.size[0] / 1280) ** 2)

    def damage(self, kinds, severities):
        """(damage, truth) for each wanted kind; the first is sure to be of the first kind."""
        found = []
        for index, (kind, severity) in enumerate(zip(kinds, severities)):
            for attempt in range(TRIES):
                mark = dice.damage(self.product, kind, severity, self.rng, self._least_width())
                if mark is None or (found and not self._apart(mark, [m for m, _ in found])):
                    continue
                mark.strength = min(0.95, mark.strength * (1 + 0.15 * attempt))  # fainter draws were not seen
                mark.save_name = f"{self.label}-{index}-{attempt}"
                facts = self._look(mark, [m for m, _ in found], attempt)
                if facts:
                    found.append((mark, facts))
                    break
                mark.remove(self.studio.folder)
        if not found:
            raise RuntimeError(f"no visible {kinds[0]} on {self.studio.name} ({self.label})")
        return found

    def _least_width(self):
        mm = self.studio.setting.camera.mm_per_pixel(self.product.main_point)
        return 0.8 * mm * min(1.0, self.studio.size[0] / 1280)

    def _apart(self, mark, others):
        return all(mark.part != o.part or (mark.chart is not None and o.chart is not None and
                   np.linalg.norm(mark.chart.point - o.chart.point) > mark.size + o.size + 6) for o in others)

    def _look(self, mark, others, attempt):
        """The damage's truth, or None where the camera does not see it well enough."""
        studio, camera = self.studio, self.studio.setting.camera
        place = self._place(mark)
        local = camera.mm_per_pixel(self.pose.place(place)[0])
        if mark.map is not None:
            dice.widen(mark, local, measure._edge(mark))
        mark.save(studio.folder, mark.save_name)
        region = self._region(mark)
        passes = [measure.read_codes(render(text, studio.folder, self.label + "-foot", studio.size, flat=True,
                                            region=region))
                  for text in scene.footprints(self.product, studio.setting, self.pose, mark, others)]
        foot = np.any([on for on, _ in passes], axis=0)
        if foot.sum() < LEAST_PIXELS * self.scale:
            return None
        if mark.kind in ("chip", "missing_part"):
            foot = cv2.dilate(foot.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        damaged, plain = self._pair(mark, foot)
        seen = measure.visible(foot, damaged, plain)
        strong = measure.contrast(seen, damaged, plain)
        if seen.sum() < LEAST_PIXELS * self.scale or strong < LEAST_CONTRAST:
            return None
        if mark.map is not None:
            length, width, area = measure.map_size(mark, passes[0][1], seen & passes[0][0], local)
        else:
            length, width, area = measure.box_size(mark, passes)
        self.mask |= seen
        return self._facts(mark, seen, strong, local, length, width, area)

    def _region(self, mark):
        """The part of the picture that a damage can be in, or None for all of it."""
        if mark.kind == "missing_part":
            return None
        reach = mark.size * 0.75 if mark.map is not None else np.ptp(mark.box, axis=0).max() * 0.75
        corners = [self._place(mark) + reach * np.array([x, y, z]) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
        seen = self.studio.setting.camera.project(self.pose.place(np.array(corners)))
        (left, top), (right, bottom) = seen.min(axis=0).astype(int) - 3, seen.max(axis=0).astype(int) + 3
        wide, high = self.studio.size
        left, top = max(0, min(left, wide - 8)), max(0, min(top, high - 8))
        return left, top, max(left + 8, min(right, wide)), max(top + 8, min(bottom, high))

    def _place(self, mark):
        if mark.chart is not None:
            return mark.chart.point
        return np.mean(mark.box, axis=0)

    def _pair(self, mark, foot):
        """The region about a footprint with and without this damage alone, without the camera's faults."""
        left, top, wide, high = measure.box_of(foot)
        size = self.studio.size
        region = (max(0, left - 3), max(0, top - 3), min(size[0], left + wide + 3), min(size[1], top + high + 3))
        both = []
        for name, harms in (("with", [mark]), ("without", [])):
            text = scene.lit(self.product, self.studio.setting, self.pose, self.light, harms)
            both.append(photo.clean(render(text, self.studio.folder, f"{self.label}-{name}", size, region=region),
                                    self.studio.exposure))
        return both

    def _facts(self, mark, seen, strong, local, length, width, area):
        share = float(seen.sum()) / max(1, int(self.studio.whole.sum()))
        return {"kind": mark.kind, "severity": mark.severity, "zone": mark.zone, "part": mark.part,
                "length_mm": round(length, 2), "width_mm": round(width, 2), "area_mm2": round(area, 2),
                "line_mm": round(mark.line_mm, 2), "visible_pixels": int(seen.sum()), "box": measure.box_of(seen),
                "mm_per_pixel": round(local, 5), "area_share": round(share, 6), "contrast": round(strong, 2)}
