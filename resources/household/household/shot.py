"""One photo in the making: draws damage until the camera sees it, and lays it into the plain photo."""
import cv2
import numpy as np

from . import dice, measure, photo, scene
from .harm import SEVERITIES
from .pov import render

TRIES = 12            # draws of a wanted damage,
SUBSTITUTE_TRIES = 5  # and of one that stands in for it
LEAST_PIXELS = 28     # visible pixels of a damage at 1280 px width
LEAST_CONTRAST = 6.0  # mean grey levels that a damage must differ by
GAP = 9               # px that two damages are apart at least, at 1280 px width
ONCE = ("missing_part", "discolouration")  # at most one of these on a photo


def _grown(mask, reach):
    return cv2.dilate(mask.astype(np.uint8), np.ones((2 * reach + 1,) * 2, np.uint8)) > 0


class Shot:
    """The photo's light without the camera's faults (linear), its damage mask, and how both come about."""

    def __init__(self, studio, product, pose, light, label, rng):
        self.studio, self.product, self.pose, self.light = studio, product, pose, light
        self.label, self.rng = label, rng
        self.mask = np.zeros(studio.size[::-1], bool)
        self.taken = np.zeros(studio.size[::-1], bool)  # footprints, seen or not
        self.scale = max(0.35, (studio.size[0] / 1280) ** 2)
        self.gap = max(4, int(GAP * studio.size[0] / 1280))
        self.marks, self.count = [], 0
        self.linear = self._lit("plain", [])

    def damage(self, kinds, severities):
        """The truth of each damage, in the order wanted; a damage that cannot be seen is replaced by another.

        Missing parts come first, because a part that is gone changes the light on all others."""
        wanted = list(enumerate(zip(kinds, severities)))
        found = {}
        for index, (kind, severity) in sorted(wanted, key=lambda w: w[1][0] != "missing_part"):
            facts = self._draw_one(kind, severity, kinds)
            if facts:
                found[index] = facts
        return [found[index] for index in sorted(found)]

    def _draw_one(self, kind, severity, kinds):
        for step, (other, level) in enumerate(self._choices(kind, severity, kinds)):
            for attempt in range(SUBSTITUTE_TRIES if step else TRIES):
                facts = self._try(other, level, attempt)
                if facts:
                    if step:
                        print(f"{self.studio.name} {self.label}: no visible {severity} {kind}, so a {level} {other}",
                              flush=True)
                    return facts
        print(f"{self.studio.name} {self.label}: no visible {severity} {kind}, nor another in its place", flush=True)
        return None

    def _choices(self, kind, severity, kinds):
        """What is wanted, then the same kind stronger or weaker, then other kinds."""
        yield kind, severity
        place = SEVERITIES.index(severity)
        for level in SEVERITIES[place + 1:] + SEVERITIES[:place][::-1]:
            if kind != "missing_part":
                yield kind, level
        for other in dice.kinds_of(self.product):
            if other != kind and not (other in ONCE and (other in kinds or self._has(other))):
                yield other, severity

    def _has(self, kind):
        return any(m.kind == kind for m in self.marks)

    def _try(self, kind, severity, attempt):
        """Draws one damage and lays it into the photo; its truth, or None where it is not to be seen."""
        mark = dice.damage(self.product, kind, severity, self.rng, self._least_width())
        if mark is None or not self._apart(mark):
            return None
        mark.strengthen(attempt)  # fainter draws were not seen
        self.count += 1
        mark.save_name = f"{self.label}-{self.count}"
        facts = self._look(mark)
        mark.remove(self.studio.folder)
        if facts:
            self.marks.append(mark)
        return facts

    def _least_width(self):
        mm = self.studio.setting.camera.mm_per_pixel(self.product.main_point)
        return 0.8 * mm * min(1.0, self.studio.size[0] / 1280)

    def _apart(self, mark):
        return all(mark.part != o.part or (mark.chart is not None and o.chart is not None and
                   np.linalg.norm(mark.chart.point - o.chart.point) > mark.reach() + o.reach() + 4) for o in self.marks)

    def _lit(self, name, harms, region=None):
        text = scene.lit(self.product, self.studio.setting, self.pose, self.light, harms)
        return render(text, self.studio.folder, f"{self.label}-{name}", self.studio.size, region=region)

    def _gone(self):
        return [m for m in self.marks if m.kind == "missing_part"]

    def _look(self, mark):
        """The damage's truth, or None where the camera does not see it well enough."""
        camera = self.studio.setting.camera
        local = camera.mm_per_pixel(self.pose.place(self._place(mark))[0])
        if mark.map is not None:
            dice.widen(mark, local, measure._edge(mark))
        mark.save(self.studio.folder, mark.save_name)
        foot, passes = self._footprint(mark)
        if foot.sum() < LEAST_PIXELS * self.scale or (_grown(foot, self.gap) & self.taken).any():
            return None
        region = self._around(foot)
        with_it = self._lit("with", self._gone() + [mark], None if mark.kind == "missing_part" else region)
        seen, strong = self._compare(with_it, foot, region)
        if seen.sum() < LEAST_PIXELS * self.scale or strong < LEAST_CONTRAST:
            return None
        if mark.map is not None:
            length, width, area = measure.map_size(mark, passes[0][1], seen & passes[0][0], local)
        else:
            length, width, area = measure.box_size(mark, passes)
        self._lay_in(mark, with_it, foot)
        self.mask |= seen
        self.taken |= foot
        return self._facts(mark, seen, strong, local, length, width, area)

    def _lay_in(self, mark, with_it, foot):
        """The photo takes over the pixels of this damage; of all the picture where light and shadows changed."""
        if mark.kind == "missing_part":
            self.linear = with_it
        else:
            self.linear = np.where(_grown(foot, 2)[:, :, None], with_it, self.linear)

    def _footprint(self, mark):
        """The pixels that the damage can change, and what the flat renders tell of each."""
        region = self._region(mark)
        passes = [measure.read_codes(render(text, self.studio.folder, self.label + "-foot", self.studio.size, flat=True,
                                            region=region))
                  for text in scene.footprints(self.product, self.studio.setting, self.pose, mark,
                                               self._gone() + [mark])]
        foot = np.any([on for on, _ in passes], axis=0)
        return (_grown(foot, 1) if mark.kind in ("chip", "missing_part") else foot), passes

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

    def _around(self, foot):
        left, top, wide, high = measure.box_of(foot)
        size = self.studio.size
        return max(0, left - 4), max(0, top - 4), min(size[0], left + wide + 4), min(size[1], top + high + 4)

    def _compare(self, with_it, foot, region):
        """Which pixels of the footprint differ, and by how many grey levels in the mean."""
        left, top, right, bottom = region
        part = np.s_[top:bottom, left:right]
        damaged, plain = (photo.clean(image[part], self.studio.exposure) for image in (with_it, self.linear))
        seen = np.zeros_like(foot)
        seen[part] = measure.visible(foot[part], damaged, plain)
        return seen, measure.contrast(seen[part], damaged, plain)

    def _facts(self, mark, seen, strong, local, length, width, area):
        share = float(seen.sum()) / max(1, int(self.studio.whole.sum()))
        return {"kind": mark.kind, "severity": mark.severity, "zone": mark.zone, "part": mark.part,
                "length_mm": round(length, 2), "width_mm": round(width, 2), "area_mm2": round(area, 2),
                "line_mm": round(mark.line_mm, 2), "visible_pixels": int(seen.sum()), "box": measure.box_of(seen),
                "mm_per_pixel": round(local, 5), "area_share": round(share, 6), "contrast": round(strong, 2)}
