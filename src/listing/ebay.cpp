#include "listing/exporttable.h"
#include "tables/csvtext.h"

namespace regrade::listing {

namespace {

constexpr std::size_t kConditionMax = 1000; ///< characters of eBay's condition description
constexpr const char* kByAccount = "It is a setting of the seller's account.";

std::string conditionText(const Offer& offer)
{
    std::string text;
    for (const std::string& fact : offer.copy.must) {
        const bool isSentence = text.ends_with('.') || text.ends_with("。");
        text += (text.empty() ? "" : isSentence ? " " : "; ") + fact;
    }
    return lengthOf(text) <= kConditionMax ? text : std::string();
}

std::string gtinOfLength(const Offer& offer, bool isUpc)
{
    const bool fits = offer.gtin && (offer.gtin->size() == 12) == isUpc;
    return fits ? *offer.gtin : std::string();
}

/// The first heading tells eBay which site and currency, and that the file is UTF-8.
std::string actionHeading(const rules::Offering& offering, const std::string& currency)
{
    return "*Action(SiteID=" + offering.ebaySite + "|Country=" + offering.ebayCountry + "|Currency=" + currency +
           "|Version=1193|CC=UTF-8)";
}

ExportColumn always(std::string heading, std::string value)
{
    return {std::move(heading), [value = std::move(value)](const Offer&) { return value; }};
}

std::vector<ExportColumn> ebayColumns(const std::string& action, const ExportOrder& order)
{
    return {always(action, "Add"),
            {"CustomLabel", [](const Offer& offer) { return offer.tag; }},
            {"*Category", {}, "The house keeps no eBay categories; choose one when the file is loaded."},
            {"*Title", [](const Offer& offer) { return offer.copy.title; }},
            {"*ConditionID", [](const Offer& offer) { return offer.ebay; }},
            {"ConditionDescription", conditionText, "It is longer than 1000 characters; the description tells it."},
            {"*C:Brand", {}, "The house does not keep the maker's name."},
            {"Product:EAN", [](const Offer& offer) { return gtinOfLength(offer, false); },
             "The SKU of its product is no EAN."},
            {"Product:UPC", [](const Offer& offer) { return gtinOfLength(offer, true); },
             "The SKU of its product is no UPC."},
            {"PicURL", [order](const Offer& offer) { return joinedBy(photoAddresses(offer, order), "|"); },
             order.baseUrl.empty() ? "No address of the shop was given (--base-url)." : "No photo of it is on record."},
            {"*Description", [](const Offer& offer) { return htmlOf(offer.copy.lines); }},
            always("*Format", "FixedPrice"),
            always("*Duration", "GTC"),
            {"*StartPrice", [](const Offer& offer) { return amountOf(offer.price); }},
            always("*Quantity", "1"),
            {"*Location", {}, kByAccount},
            {"*DispatchTimeMax", {}, kByAccount},
            {"*ReturnsAcceptedOption", {}, kByAccount}};
}

} // namespace

Exported ebayExport(const std::vector<Offer>& offers, const rules::Offering& offering, const ExportOrder& order)
{
    const auto columns = ebayColumns(actionHeading(offering, offers.front().price.currency), order);
    Exported exported;
    std::string text = tables::csvRow(headingsOf(columns));
    for (const auto& row : exportRows(offers, columns, exported.notes)) {
        text += tables::csvRow(row);
    }
    exported.files.push_back({"ebay.csv", std::move(text)});
    return exported;
}

} // namespace regrade::listing
