#pragma once

#include "base/money.h"
#include "listing/copy.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::listing {

/// One unit on offer as a marketplace may know it. No buyer, no order, no seller, no maker's serial number.
struct Offer {
    std::string tag; ///< also what marketplaces call the SKU: every unit is one of a kind
    std::string product;
    std::string category; ///< id
    std::string grade;
    std::string channel;
    Money price;
    Copy copy;
    std::optional<std::string> gtin; ///< where the product's SKU is one
    int weightG = 0;                 ///< packed
    int warrantyMonths = 0;
    std::string ebay; ///< ConditionID
    std::string google;
    std::string schema;
    std::vector<std::string> photos; ///< files beside the export: "photos/BCDEFGHIJKLNO-1.jpg"
};

/// Everything but the photos. Refused as makeCopy, and: the unit is not on offer.
[[nodiscard]] Result<Offer> makeOffer(const domain::Item& item, const rules::Policy& policy,
                                      const rules::Offering& offering, rules::Tongue tongue, const std::string& format,
                                      const std::string& day);

} // namespace regrade::listing
