"""From rendered light to a photo as a bench camera stores it."""
import cv2
import numpy as np


def _srgb(linear):
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def tone(linear, exposure):
    """The camera's curve: straight up to the middle, then rolling off to white; 0..1 sRGB."""
    light = linear * exposure
    knee = 0.55
    rolled = knee + (1 - knee) * (1 - np.exp(-(light - knee) / (1 - knee)))
    return _srgb(np.where(light > knee, rolled, light))


def clean(linear, exposure):
    """The photo without the camera's faults, 8 bit: for comparing with and without damage."""
    return np.round(255 * tone(linear, exposure)).astype(np.int16)


def shoot(linear, exposure, rng):
    """Lens blur, darker corners, sensor noise, the camera's curve: 8-bit BGR."""
    high, wide = linear.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    far = ((x - wide / 2) ** 2 + (y - high / 2) ** 2) / (wide ** 2 + high ** 2) * 4
    image = linear * (1 - rng.uniform(0.08, 0.13) * far)[:, :, None]
    scale = wide / 1280
    sharp = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.5, 0.7) * max(scale, 0.75))
    soft = cv2.GaussianBlur(image, (0, 0), 1.6 * scale + 0.2)
    share = np.clip((far - 0.25) * 0.6, 0, 0.6)[:, :, None]
    image = sharp * (1 - share) + soft * share
    glow = cv2.GaussianBlur(np.maximum(image * exposure - 0.8, 0), (0, 0), 6 * scale + 1) * 0.10
    image = image + glow / exposure
    grain = rng.normal(size=image.shape).astype(np.float32)
    image = image + grain * np.sqrt(np.maximum(image, 0) * 4.0e-5 + 2.5e-6)
    return np.round(255 * tone(np.maximum(image, 0), exposure)).astype(np.uint8)


def exposure_for(linear, whole):
    """The fixed exposure of a bench: product and table well lit, little burnt out.

    whole is the product's pixels; 1.0 would leave the light as rendered."""
    lum = linear.mean(axis=2)
    table = float(np.median(lum[~whole])) if (~whole).any() else 0.4
    bright = float(np.percentile(lum[whole], 97)) if whole.any() else 0.8
    return float(np.clip(min(0.5 / max(table, 1e-3), 0.86 / max(bright, 1e-3) * 1.1), 0.4, 4.0))


def encode(path, image, jpeg=True):
    if jpeg:
        cv2.imwrite(path, image, [cv2.IMWRITE_JPEG_QUALITY, 95])
    else:
        cv2.imwrite(path, image)
