"""All products by name."""
from . import appliances, stills, tableware, toy

BUILDERS = {
    "mug": tableware.mug,
    "bottle": tableware.bottle,
    "tray": tableware.tray,
    "frame": stills.frame,
    "lamp": appliances.lamp,
    "speaker": appliances.speaker,
    "kettle": appliances.kettle,
    "toy": toy.toy,
    "carton": stills.carton,
}
