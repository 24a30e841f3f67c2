#include "listing/exports.h"

#include "listing/exporttable.h"
#include "tables/csvtext.h"

#include <algorithm>

namespace regrade::listing {

namespace {

bool isWebAddress(const std::string& text)
{
    const auto begin = text.starts_with("https://") ? 8U : text.starts_with("http://") ? 7U : 0U;
    return begin > 0 && text.size() > begin && std::all_of(text.begin(), text.end(), [](char sign) {
               return sign > ' ' && sign < 0x7F && std::string_view("\"'<>|\\^`{}?#").find(sign) == std::string::npos;
           });
}

Result<ExportOrder> checkedOrder(ExportOrder order)
{
    while (order.baseUrl.ends_with('/')) {
        order.baseUrl.pop_back();
    }
    if (!order.baseUrl.empty() && !isWebAddress(order.baseUrl)) {
        return invalid("\"{}\" is not an address such as https://shop.example.", {order.baseUrl});
    }
    return order;
}

} // namespace

Exported plainExport(const std::vector<Offer>& offers, const ExportOrder& order)
{
    const std::string language(rules::nameOf(order.tongue));
    Exported exported;
    std::string text = tables::kByteOrderMark +
                       tables::csvRow({"unit", "gtin", "product", "category", "grade", "channel", "title", "body",
                                       "language", "price", "currency", "warranty months", "weight g", "photos"});
    for (const Offer& offer : offers) {
        const auto addresses = photoAddresses(offer, order);
        text += tables::csvRow({offer.tag, offer.gtin.value_or(""), offer.product, offer.category, offer.grade,
                                offer.channel, offer.copy.title, offer.copy.body(), language, amountOf(offer.price),
                                offer.price.currency, std::to_string(offer.warrantyMonths),
                                offer.weightG > 0 ? std::to_string(offer.weightG) : "",
                                joinedBy(addresses.empty() ? offer.photos : addresses, " ")});
        if (!offer.gtin) {
            exported.notes.push_back({offer.tag, "gtin", "The SKU of its product is no GTIN."});
        }
        if (offer.weightG <= 0) {
            exported.notes.push_back({offer.tag, "weight g", "No weight was recorded when it was packed."});
        }
        if (offer.photos.empty()) {
            exported.notes.push_back({offer.tag, "photos", "No photo of it is on record."});
        }
    }
    exported.files.push_back({"offers.csv", std::move(text)});
    return exported;
}

Result<Exported> exportOffers(const std::vector<Offer>& offers, const rules::Offering& offering,
                              const ExportOrder& asked)
{
    const auto order = checkedOrder(asked);
    if (!order) {
        return order.error();
    }
    if (offers.empty()) {
        return refused("No unit is on offer that could be exported so.");
    }
    for (const Offer& offer : offers) {
        if (offer.price.currency != offers.front().price.currency) {
            return refused("Units are offered in {} and in {}: export them apart.",
                           {offers.front().price.currency, offer.price.currency});
        }
    }
    if (order->format == "shopify") {
        return shopifyExport(offers, offering, *order);
    }
    if (order->format == "ebay") {
        return ebayExport(offers, offering, *order);
    }
    if (order->format == "google") {
        return googleExport(offers, *order);
    }
    if (order->format == "schema") {
        return schemaExport(offers, *order);
    }
    if (order->format == "csv") {
        return plainExport(offers, *order);
    }
    return refused("There is no format \"{}\" for offers.", {order->format});
}

} // namespace regrade::listing
