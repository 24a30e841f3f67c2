"""Takes the photos of one product: good ones, and damaged ones with their masks and truth."""
import dataclasses
import os
import time

import cv2
import numpy as np

from . import bench, photo, scene
from .catalogue import BUILDERS
from .kit import Maker
from .pov import render, rng_for
from .shot import Shot


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
        """One photo; returns its truth, or None where none of the damage could be drawn. kinds empty: a good unit.

        The folder of a damaged photo is the kind of its first damage."""
        started = time.monotonic()
        product = self.unit(label)
        rng = rng_for(self.seed, self.name, label, "photo")
        pose, light = scene.draw_pose(rng), bench.vary(self.setting.light, rng)
        shot = Shot(self, product, pose, light, label, rng)
        found = shot.damage(kinds, severities) if kinds else []
        if kinds and not found:
            print(f"{self.name} {label}: none of the damage can be seen, so there is no photo", flush=True)
            return None
        if found:
            file = "/".join(["test", found[0]["kind"], os.path.basename(file)])
        image = photo.shoot(shot.linear, self.exposure, rng)
        path = os.path.join(self.out, file)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        photo.encode(path, image, jpeg)
        truth = {"file": file, "seed": f"{self.seed}/{self.name}/{label}",
                 "pose": {"x_mm": round(pose.x, 3), "z_mm": round(pose.z, 3), "turn_degrees": round(pose.turn, 3)},
                 "light": light.facts(), "mm_per_pixel": round(self.setting.camera.mm_per_pixel(product.main_point), 5),
                 "defects": found}
        if found:
            self._keep_mask(file, shot.mask, truth)
        truth["seconds"] = round(time.monotonic() - started, 2)
        return truth

    def _keep_mask(self, file, mask, truth):
        kind, name = file.split("/")[-2:]
        masked = f"mask/{kind}/{os.path.splitext(name)[0]}.png"
        path = os.path.join(self.out, masked)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        cv2.imwrite(path, mask.astype(np.uint8) * 255)
        truth["mask"] = masked
