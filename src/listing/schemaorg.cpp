#include "listing/exporttable.h"

#include <nlohmann/json.hpp>

namespace regrade::listing {

namespace {

using Json = nlohmann::ordered_json;

/// "<" is written as its code, so that no name can end the script element of a page that the text is put into.
std::string safeInHtml(const Json& document)
{
    std::string safe;
    for (const char sign : document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) {
        safe += sign == '<' ? "\\u003c" : std::string(1, sign);
    }
    return safe;
}

Json warrantyOf(int months)
{
    return {{"@type", "WarrantyPromise"},
            {"durationOfWarranty", {{"@type", "QuantitativeValue"}, {"value", months}, {"unitCode", "MON"}}}};
}

Json offerOf(const Offer& offer, const ExportOrder& order)
{
    Json made{{"@type", "Offer"}};
    if (!order.baseUrl.empty()) {
        made["url"] = pageOf(offer, order);
    }
    made["price"] = amountOf(offer.price);
    made["priceCurrency"] = offer.price.currency;
    made["availability"] = "https://schema.org/InStock";
    made["itemCondition"] = offer.schema;
    made["inventoryLevel"] = {{"@type", "QuantitativeValue"}, {"value", 1}};
    if (offer.warrantyMonths > 0) {
        made["warranty"] = warrantyOf(offer.warrantyMonths);
    }
    return made;
}

Json productOf(const Offer& offer, const ExportOrder& order)
{
    Json made;
    if (!order.baseUrl.empty()) {
        made["@id"] = pageOf(offer, order);
    }
    made["@type"] = {"Product", "IndividualProduct"};
    made["name"] = offer.copy.title;
    made["description"] = offer.copy.body();
    made["sku"] = offer.tag;
    if (offer.gtin) {
        made["gtin"] = *offer.gtin;
    }
    made["serialNumber"] = offer.tag; // the house's own; the maker's is not told outside
    made["itemCondition"] = offer.schema;
    if (const auto addresses = photoAddresses(offer, order); !addresses.empty()) {
        made["image"] = addresses;
    }
    made["additionalProperty"] =
        Json::array({{{"@type", "PropertyValue"}, {"propertyID", "grade"}, {"value", offer.grade}}});
    if (offer.weightG > 0) {
        made["weight"] = {{"@type", "QuantitativeValue"}, {"value", offer.weightG}, {"unitCode", "GRM"}};
    }
    made["offers"] = offerOf(offer, order);
    return made;
}

} // namespace

Exported schemaExport(const std::vector<Offer>& offers, const ExportOrder& order)
{
    Json document{{"@context", "https://schema.org/"}, {"@graph", Json::array()}};
    Exported exported;
    for (const Offer& offer : offers) {
        document["@graph"].push_back(productOf(offer, order));
        if (!offer.gtin) {
            exported.notes.push_back({offer.tag, "gtin", "The SKU of its product is no GTIN."});
        }
        if (!order.baseUrl.empty() && offer.photos.empty()) {
            exported.notes.push_back({offer.tag, "image", "No photo of it is on record."});
        }
        if (offer.weightG <= 0) {
            exported.notes.push_back({offer.tag, "weight", "No weight was recorded when it was packed."});
        }
    }
    if (order.baseUrl.empty()) {
        for (const char* field : {"@id", "url", "image"}) {
            exported.notes.push_back({{}, field, "No address of the shop was given (--base-url)."});
        }
    }
    exported.notes.push_back({{}, "brand", "The house does not keep the maker's name."});
    exported.files.push_back({"offers.jsonld", safeInHtml(document) + "\n"});
    return exported;
}

} // namespace regrade::listing
