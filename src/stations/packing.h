#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"

#include <string>

namespace regrade::stations {

/// Logs a printed label. A sale label only at packing.
[[nodiscard]] Result<domain::Events> printLabel(const domain::Item& item, const rules::Policy& policy,
                                                domain::LabelKind label, const std::string& contentHash);

struct PackingForm {
    domain::MaterialId material;
    domain::BoxSize box;
    domain::BoxSize product; ///< of the product; zero = unknown, then no void ratio is recorded
    int weightG = 0;
    domain::ItemId scannedLabel; ///< what the scanner read from the printed label
};

/// Empty share of the box, filler counted as empty (S2.4): 1 - product volume / box volume.
[[nodiscard]] double voidRatio(const domain::BoxSize& box, const domain::BoxSize& product);

/// Closes packing. Refused: not at packing, no sale label printed, the scanned label is another unit's, material not
/// allowed by the house rule or the policy, product larger than the box.
[[nodiscard]] Result<domain::Events> pack(const domain::Item& item, const rules::Policy& policy,
                                          const PackingForm& form);

} // namespace regrade::stations
