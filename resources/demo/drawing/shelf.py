"""products.json: the demo's products, in the order in which they first came there."""
import json


def put(folder, entries):
    """Writes these products' entries; those of other products stay as they are."""
    path = folder / "products.json"
    shelf = json.loads(path.read_text(encoding="utf-8"))["products"] if path.exists() else []
    places = {entry["sku"]: place for place, entry in enumerate(shelf)}
    for entry in entries:
        if entry["sku"] in places:
            shelf[places[entry["sku"]]] = entry
        else:
            shelf.append(entry)
    path.write_text(json.dumps({"products": shelf}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def entry(product, good, damaged):
    """One product as the demo reads it. damaged: (file, kind of damage, cosmetic level)."""
    return {"sku": product["sku"], "name": {"en": product["en"], "zh": product["zh"]},
            "category": product["category"], "price": product["price"] + " EUR",
            "parts_value": product["parts"] + " EUR", "size_mm": product["size"], "weight_g": product["weight"],
            "owner": product["owner"], "market": "DE", "view": "front", "order_share": product["share"],
            "good": good, "damaged": [dict(zip(("file", "defect", "cosmetic"), one)) for one in damaged]}
