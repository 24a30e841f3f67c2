#pragma once

#include "listing/offer.h"

#include <string>
#include <vector>

namespace regrade::listing {

/// A field that stays empty, or was changed so that the receiving side takes it.
struct FieldNote {
    std::string unit; ///< empty = of every unit
    std::string field;
    std::string why;

    [[nodiscard]] bool operator==(const FieldNote&) const = default;
};

struct ExportFile {
    std::string name; ///< "ebay.csv"
    std::string bytes;
};

/// What is loaded to a marketplace, and every field that it leaves empty. Same offers = same bytes.
struct Exported {
    std::vector<ExportFile> files;
    std::vector<FieldNote> notes;
};

struct ExportOrder {
    std::string format;  ///< one of rules::kOfferFormats
    std::string baseUrl; ///< "https://shop.example": photos are below it as they lie beside the export; may be empty
    rules::Tongue tongue = rules::Tongue::en;
};

/// Refused: no offers, offers in two currencies, an address that is no web address.
/// In a file for a marketplace no cell begins with what a spreadsheet takes for a formula (= + - @, a tab or a line
/// end): such signs are taken off and noted, since marketplaces would show an apostrophe. In the house's own table an
/// apostrophe stands before them, see tables/csvtext.h.
[[nodiscard]] Result<Exported> exportOffers(const std::vector<Offer>& offers, const rules::Offering& offering,
                                            const ExportOrder& order);

// The formats, one each; exportOffers calls them.
[[nodiscard]] Exported shopifyExport(const std::vector<Offer>& offers, const rules::Offering& offering,
                                     const ExportOrder& order);
[[nodiscard]] Exported ebayExport(const std::vector<Offer>& offers, const rules::Offering& offering,
                                  const ExportOrder& order);
[[nodiscard]] Exported googleExport(const std::vector<Offer>& offers, const ExportOrder& order);
[[nodiscard]] Exported schemaExport(const std::vector<Offer>& offers, const ExportOrder& order);
[[nodiscard]] Exported plainExport(const std::vector<Offer>& offers, const ExportOrder& order);

} // namespace regrade::listing
