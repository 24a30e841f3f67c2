#include "listing/exporttable.h"
#include "tables/csvtext.h"

namespace regrade::listing {

namespace {

constexpr const char* kOneVariant = "Every unit is one of a kind: the product has no second option.";
constexpr const char* kNoUnitPrice = "Unit prices are for goods that are sold by weight or volume.";
constexpr const char* kShopFills = "Shopify takes title and description.";
constexpr const char* kNotKept = "The house does not keep it.";
constexpr const char* kForAds = "For the shop's advertising; nothing is recorded that would fill it.";

ExportColumn same(std::string heading, std::string value)
{
    return {std::move(heading), [value = std::move(value)](const Offer&) { return value; }};
}

ExportColumn none(std::string heading, std::string why) { return {std::move(heading), {}, std::move(why)}; }

std::string handleOf(const Offer& offer)
{
    std::string handle = "unit-";
    for (const char letter : offer.tag) {
        handle += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    }
    return handle;
}

std::string firstPhoto(const Offer& offer, const ExportOrder& order)
{
    const auto addresses = photoAddresses(offer, order);
    return addresses.empty() ? std::string() : addresses.front();
}

std::string whyNoPhoto(const ExportOrder& order)
{
    return order.baseUrl.empty() ? "No address of the shop was given (--base-url)." : "No photo of it is on record.";
}

/// The 57 columns of the layout of 2025, in its order.
std::vector<ExportColumn> columnsFor(const rules::Offering& offering, const ExportOrder& order)
{
    const bool isActive = offering.shopifyStatus == "Active";
    std::vector<ExportColumn> columns{
        {"Title", [](const Offer& offer) { return offer.copy.title; }},
        {"URL handle", handleOf},
        {"Description", [](const Offer& offer) { return htmlOf(offer.copy.lines); }},
        none("Vendor", "The house does not keep the maker's name."),
        none("Product category", "The house keeps no Shopify categories."),
        {"Type", [](const Offer& offer) { return offer.category; }},
        {"Tags", [](const Offer& offer) { return "refurbished, grade " + offer.grade; }},
        same("Published on online store", isActive ? "TRUE" : "FALSE"),
        same("Status", offering.shopifyStatus),
        {"SKU", [](const Offer& offer) { return offer.tag; }},
        {"Barcode", [](const Offer& offer) { return offer.gtin.value_or(""); }, "The SKU of its product is no GTIN."},
        same("Option1 name", "Title"),
        same("Option1 value", "Default Title")};
    for (const char* heading : {"Option1 Linked To", "Option2 name", "Option2 value", "Option2 Linked To",
                                "Option3 name", "Option3 value", "Option3 Linked To"}) {
        columns.push_back(none(heading, kOneVariant));
    }
    columns.push_back({"Price", [](const Offer& offer) { return amountOf(offer.price); }});
    columns.push_back(none("Compare-at price", "A price that is struck out announces a reduction, and that needs the "
                                               "lowest price of 30 days (Directive 98/6/EC, Article 6a)."));
    columns.push_back(none("Cost per item", "What a unit cost the house is not told outside."));
    columns.push_back(none("Charge tax", "How used goods are taxed is a setting of the shop."));
    columns.push_back(none("Tax code", "How used goods are taxed is a setting of the shop."));
    for (const char* heading : {"Unit price total measure", "Unit price total measure unit", "Unit price base measure",
                                "Unit price base measure unit"}) {
        columns.push_back(none(heading, kNoUnitPrice));
    }
    columns.push_back(same("Inventory tracker", "shopify"));
    columns.push_back(same("Inventory quantity", "1"));
    columns.push_back(same("Continue selling when out of stock", "DENY"));
    columns.push_back(
        {"Weight value (grams)",
         [](const Offer& offer) { return offer.weightG > 0 ? std::to_string(offer.weightG) : std::string(); },
         "No weight was recorded when it was packed."});
    columns.push_back(same("Weight unit for display", "g"));
    columns.push_back(same("Requires shipping", "TRUE"));
    columns.push_back(same("Fulfillment service", "manual"));
    columns.push_back(
        {"Product image URL", [order](const Offer& offer) { return firstPhoto(offer, order); }, whyNoPhoto(order)});
    columns.push_back(
        {"Image position",
         [order](const Offer& offer) { return firstPhoto(offer, order).empty() ? std::string() : std::string("1"); },
         whyNoPhoto(order)});
    columns.push_back(
        {"Image alt text",
         [order](const Offer& offer) { return firstPhoto(offer, order).empty() ? std::string() : offer.copy.title; },
         whyNoPhoto(order)});
    columns.push_back(none("Variant image URL", kOneVariant));
    columns.push_back(same("Gift card", "FALSE"));
    columns.push_back(none("SEO title", kShopFills));
    columns.push_back(none("SEO description", kShopFills));
    columns.push_back(none("Color (product.metafields.shopify.color-pattern)", kNotKept));
    columns.push_back(none("Google Shopping / Google product category", "The house keeps no Google categories."));
    columns.push_back(none("Google Shopping / Gender", kNotKept));
    columns.push_back(none("Google Shopping / Age group", kNotKept));
    columns.push_back(none("Google Shopping / Manufacturer part number (MPN)", kNotKept));
    columns.push_back(none("Google Shopping / Ad group name", kForAds));
    columns.push_back(none("Google Shopping / Ads labels", kForAds));
    columns.push_back({"Google Shopping / Condition", [](const Offer& offer) { return offer.google; }});
    columns.push_back({"Google Shopping / Custom product",
                       [](const Offer& offer) { return std::string(offer.gtin ? "FALSE" : "TRUE"); }});
    columns.push_back({"Google Shopping / Custom label 0", [](const Offer& offer) { return "grade " + offer.grade; }});
    columns.push_back({"Google Shopping / Custom label 1", [](const Offer& offer) { return offer.channel; }});
    for (const char* heading :
         {"Google Shopping / Custom label 2", "Google Shopping / Custom label 3", "Google Shopping / Custom label 4"}) {
        columns.push_back(none(heading, kForAds));
    }
    return columns;
}

} // namespace

Exported shopifyExport(const std::vector<Offer>& offers, const rules::Offering& offering, const ExportOrder& order)
{
    const auto columns = columnsFor(offering, order);
    const auto headings = headingsOf(columns);
    Exported exported;
    const auto rows = exportRows(offers, columns, exported.notes);
    std::string text = tables::csvRow(headings);
    const auto place = [&](const char* heading) {
        std::size_t at = 0;
        while (headings[at] != heading) {
            ++at;
        }
        return at;
    };
    for (std::size_t i = 0; i < offers.size(); ++i) {
        text += tables::csvRow(rows[i]);
        const auto addresses = photoAddresses(offers[i], order);
        for (std::size_t photo = 1; photo < addresses.size(); ++photo) {
            // A further photo is a row of its own, which says whose it is and nothing else.
            std::vector<std::string> more(columns.size());
            more[place("URL handle")] = handleOf(offers[i]);
            more[place("Product image URL")] = addresses[photo];
            more[place("Image position")] = std::to_string(photo + 1);
            more[place("Image alt text")] = withoutFormula(offers[i].copy.title);
            text += tables::csvRow(more);
        }
    }
    exported.files.push_back({"shopify.csv", std::move(text)});
    return exported;
}

} // namespace regrade::listing
