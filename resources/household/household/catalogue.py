"""All products by name."""
from . import stills, tableware

BUILDERS = {
    "mug": tableware.mug,
    "bottle": tableware.bottle,
    "tray": tableware.tray,
    "frame": stills.frame,
    "carton": stills.carton,
}
