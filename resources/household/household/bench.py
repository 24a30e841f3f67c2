"""The grading bench: camera, lamps, table and back wall as scene text."""
import dataclasses

import numpy as np

from .pov import num, rgb, srgb, unit, vec


@dataclasses.dataclass
class Camera:
    """A fixed pinhole camera; distance in mm, angle across the picture's width in degrees."""
    place: np.ndarray
    target: np.ndarray
    angle: float
    size: tuple

    def forward(self):
        return unit(self.target - self.place)

    def frame(self):
        """Right, up and forward as unit vectors (the scene's left-handed axes)."""
        forward = self.forward()
        up = np.array([0.0, 1.0, 0.0]) if abs(forward[1]) < 0.99 else np.array([0.0, 0.0, 1.0])
        right = unit(np.cross(up, forward))
        return right, np.cross(forward, right), forward

    def focal_px(self):
        return self.size[0] / (2 * np.tan(np.radians(self.angle) / 2))

    def mm_per_pixel(self, point):
        """How many mm one pixel covers on a plane that faces the camera through the point."""
        return float(np.dot(np.asarray(point) - self.place, self.forward()) / self.focal_px())

    def project(self, points):
        """Pixel places (n x 2) of scene points (n x 3)."""
        right, up, forward = self.frame()
        rel = np.atleast_2d(points) - self.place
        depth = rel @ forward
        x = self.size[0] / 2 + self.focal_px() * (rel @ right) / depth
        y = self.size[1] / 2 - self.focal_px() * (rel @ up) / depth
        return np.stack([x, y], axis=1)

    def text(self):
        ratio = self.size[0] / self.size[1]
        up = "<0,1,0>" if abs(self.forward()[1]) < 0.99 else "<0,0,1>"
        return (f"camera {{ perspective location {vec(self.place)} up y right x*{num(ratio)} "
                f"sky {up} angle {num(self.angle)} look_at {vec(self.target)} }}\n")


def camera_for(corners, elevation, fill, distance, size):
    """The camera that sees the product's corners fill that share of the picture."""
    corners = np.asarray(corners, float)
    middle = (corners.min(axis=0) + corners.max(axis=0)) / 2
    rise = np.radians(elevation)
    back = np.array([0.0, np.sin(rise), -np.cos(rise)])
    camera = Camera(middle + back * distance, middle, 40.0, size)
    for _ in range(3):
        seen = camera.project(corners)
        span = np.ptp(seen, axis=0)
        share = max(span[0] / size[0], span[1] / size[1])
        camera.angle = float(np.degrees(2 * np.arctan(np.tan(np.radians(camera.angle) / 2) * share / fill)))
    return camera


@dataclasses.dataclass
class Light:
    """The light of one photo. Directions in degrees, powers as factors of the usual."""
    power: float
    turn: float
    lift: float
    warmth: float
    second: float
    soft_place: tuple
    soft_size: float
    second_place: tuple

    def facts(self):
        return {k: round(v, 4) for k, v in (("power", self.power), ("turn_degrees", self.turn),
                ("lift_degrees", self.lift), ("warmth", self.warmth), ("second_power", self.second))}


def set_up_lights(rng, front):
    """The lamps of one bench: where they stand, the same for all its photos; the soft box before the product's front."""
    side = -1 if rng.random() < 0.7 else 1
    light = Light(1, 0, 0, 0, rng.uniform(0.25, 0.5),
                  (side * rng.uniform(300, 480), rng.uniform(620, 820), rng.uniform(-420, -180)),
                  rng.uniform(280, 420),
                  (-side * rng.uniform(480, 650), rng.uniform(380, 600), rng.uniform(-450, -150)))
    x, y, z = light.soft_place
    light.soft_place = (x, y, min(z, front - 0.45 * light.soft_size - 40))
    return light


def vary(light, rng):
    """The same lamps on another day: power, direction and colour differ a little."""
    return dataclasses.replace(light, power=rng.uniform(0.9, 1.1), turn=rng.uniform(-3, 3),
                               lift=rng.uniform(-3, 3), warmth=rng.uniform(-0.02, 0.02),
                               second=light.second * rng.uniform(0.9, 1.1))


def _turn(place, light):
    turn, lift = np.radians(light.turn), np.radians(light.lift)
    x, y, z = place
    x, z = x * np.cos(turn) - z * np.sin(turn), x * np.sin(turn) + z * np.cos(turn)
    reach = np.hypot(x, z)
    high, reach2 = y * np.cos(lift) + reach * np.sin(lift), reach * np.cos(lift) - y * np.sin(lift)
    return np.array([x * reach2 / max(reach, 1), high, z * reach2 / max(reach, 1)])


def _panel(place, aim, size, colour):
    """A glowing square that shows in reflections only."""
    look = unit(np.asarray(aim, float) - place)
    side = unit(np.cross([0, 1, 0], look))
    over = np.cross(look, side)
    corners = [place + side * sx * size / 2 + over * sy * size / 2 for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return (f"polygon {{ 5, {', '.join(vec(c) for c in corners + corners[:1])} "
            f"pigment {{ {rgb(colour)} }} finish {{ ambient 0 diffuse 0 emission 1 }} no_shadow no_image }}\n")


def _soft(place, aim, size, colour, grid, least):
    """A square lamp of grid x grid points; least tells how many of them are always asked (0: 4, 1: 9, 2: 25)."""
    look = unit(np.asarray(aim, float) - place)
    side = unit(np.cross([0, 1, 0], look)) * size
    over = np.cross(look, unit(side)) * size
    return (f"light_source {{ {vec(place)} {rgb(colour)} area_light {vec(side)}, {vec(over)}, {grid}, {grid} "
            f"adaptive {least} }}\n")


def lights_text(light, aim, thin=False):
    """Soft box, second lamp, and the light that the room's walls throw back; free of chance.

    Shadows of thin things need more rays than four or nine, or they fall into patches."""
    tint = np.array([1 + light.warmth, 1.0, 1 - light.warmth])
    soft, second = _turn(light.soft_place, light), _turn(light.second_place, light)
    text = _soft(soft, aim, light.soft_size, 0.86 * light.power * tint, 9, 1 + thin)
    text += _soft(second, aim, 130, 0.5 * light.power * light.second * tint * [1.03, 1.0, 0.95], 5, int(thin))
    text += f"light_source {{ <0,1300,60> {rgb(0.26 * light.power * tint)} shadowless }}\n"
    text += _panel(soft, aim, light.soft_size, 2.6 * light.power * tint)
    text += _panel(second, aim, 130, 3.0 * light.second / 0.4 * light.power * tint)
    text += _panel(np.array([0.0, 1300.0, 60.0]), aim, 900, 0.7 * light.power * tint)
    text += _panel(np.array([-900.0, 300.0, -900.0]), aim, 520, 0.22 * light.power * tint)
    return text


@dataclasses.dataclass
class Table:
    """The bench's top and back wall: one laminate, lightly speckled."""
    colour: np.ndarray
    grain: float
    wall: float

    def text(self):
        tone = self.colour
        pigment = (f"pigment {{ granite scale {num(self.grain)} color_map {{ [0 {rgb(tone * 0.965)}] "
                   f"[0.5 {rgb(tone)}] [1 {rgb(tone * 1.035)}] }} }}")
        bend, wall = 160.0, self.wall
        shape = (f"union {{ plane {{ y, 0 clipped_by {{ plane {{ z, {num(wall - bend)} }} }} }} "
                 f"cylinder {{ <-4000,{num(bend)},{num(wall - bend)}>, <4000,{num(bend)},{num(wall - bend)}>, {num(bend)} "
                 f"open clipped_by {{ plane {{ y, {num(bend)} }} }} clipped_by {{ plane {{ -z, {num(-(wall - bend))} }} }} }} "
                 f"plane {{ -z, {num(-wall)} clipped_by {{ plane {{ -y, {num(-bend)} }} }} }} ")
        return (shape + f"texture {{ {pigment} normal {{ granite 0.05 scale {num(self.grain * 0.4)} }} "
                "finish { ambient 0.05 diffuse 0.82 specular 0.05 roughness 0.06 } } }\n")


TABLES = [(176, 178, 180), (150, 152, 155), (190, 184, 174), (120, 124, 128), (168, 176, 182), (196, 194, 190),
          (138, 132, 124)]


def set_up_table(rng):
    tone = srgb(*TABLES[rng.integers(len(TABLES))]) * rng.uniform(0.92, 1.05)
    return Table(tone, rng.uniform(6, 16), rng.uniform(420, 620))


def room_text(power):
    """What glossy things mirror besides the lamps: a plain room, darker to the floor."""
    return ("global_settings { assumed_gamma 1.0 max_trace_level 3 }\n"
            "#default { finish { ambient 0.05 diffuse 0.8 } }\n"
            f"sky_sphere {{ pigment {{ gradient y color_map {{ [0.0 rgb {num(0.20 * power)}] [0.5 rgb {num(0.24 * power)}] "
            f"[0.62 rgb {num(0.34 * power)}] [1.0 rgb {num(0.5 * power)}] }} scale 2 translate -y }} }}\n")
