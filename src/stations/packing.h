#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"
#include "rules/policy.h"
#include "stations/cartons.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::stations {

/// Logs a printed label. A sale label only at packing.
[[nodiscard]] Result<domain::Events> printLabel(const domain::Item& item, const rules::Policy& policy,
                                                domain::LabelKind label, const std::string& contentHash);

struct PackingForm {
    domain::MaterialId material; ///< not asked with a stock carton, which has its own
    domain::BoxSize box;         ///< outer size of a box that is no stock carton
    domain::BoxSize product;     ///< of the product; zero = unknown, then no void ratio is recorded
    int weightG = 0;
    domain::ItemId scannedLabel;            ///< what the scanner read from the printed label
    std::optional<domain::CartonId> carton; ///< from the house's stock
    std::optional<domain::FillerId> filler;
    std::optional<int> fillerG;            ///< as weighed; unset = what the empty space takes
    std::vector<domain::InsertId> inserts; ///< papers that the person put in
};

/// What the policy knows of a form: its rows, and the size in which the product lies.
struct PackingPlan {
    const rules::MaterialRow* material = nullptr;
    const rules::CartonRow* carton = nullptr; ///< none = another size
    const rules::FillerRow* filler = nullptr;
    domain::BoxSize inner;
    domain::BoxSize outer;
    std::optional<double> voidRatio;
    std::optional<FillerAmount> fillerAmount;
    Money cost; ///< of box and filler
};
/// Refused: a code that the policy does not list, a size that is not above zero, a product that does not fit.
[[nodiscard]] Result<PackingPlan> planPacking(const rules::Policy& policy, const PackingForm& form);
/// Of product, carton and filler together, in grams.
[[nodiscard]] int proposedWeightG(const PackingPlan& plan, int productG);

/// Closes packing. Refused: not at packing, no sale label printed, the scanned label is another unit's, packaging that
/// the house or the law does not allow on that day, product larger than the box.
[[nodiscard]] Result<domain::Events> pack(const domain::Item& item, const rules::Policy& policy,
                                          const PackingForm& form, Time now);

} // namespace regrade::stations
