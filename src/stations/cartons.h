#pragma once

#include "base/result.h"
#include "domain/event.h"
#include "rules/policy.h"

#include <optional>
#include <vector>

namespace regrade::stations {

/// Empty share of the box, filler counted as empty (S2.4): 1 - product volume / box volume.
[[nodiscard]] double voidRatio(const domain::BoxSize& box, const domain::BoxSize& product);
/// All three sides are above zero.
[[nodiscard]] bool isWhole(const domain::BoxSize& size);
/// Side by side in any of the six positions, with so much room on every side of the product.
[[nodiscard]] bool fitsInto(const domain::BoxSize& product, const domain::BoxSize& box, int paddingMm = 0);

[[nodiscard]] domain::BoxSize innerSize(const rules::CartonRow& carton);
[[nodiscard]] domain::BoxSize outerSize(const rules::CartonRow& carton);

/// How much filler the empty space takes.
struct FillerAmount {
    int ml = 0;
    int grams = 0;
    Money cost;
};
/// For a product that fits into the box.
[[nodiscard]] FillerAmount fillerFor(const rules::FillerRow& filler, const domain::BoxSize& box,
                                     const domain::BoxSize& product);
/// What so many grams of it cost.
[[nodiscard]] Money costOf(const rules::FillerRow& filler, int grams);

/// What is to be packed, for whom, and with what around it.
struct CartonWish {
    domain::BoxSize product; ///< zero = unknown: no share is told, and the cartons stand in the policy's order
    std::optional<domain::FillerId> filler;
    domain::MarketId market;
};

struct CartonOffer {
    domain::CartonId carton;
    std::optional<double> voidRatio;    ///< unset where the product's size is unknown or its volume is larger
    std::optional<FillerAmount> filler; ///< unset without a filler or where the product does not fit
    Money cost;                         ///< of carton and filler
    std::optional<Error> why;           ///< set: it does not fit or is not allowed
};

/// Every carton of the house: first those that can be taken, by empty share, then by cost; then the others.
/// Refused: a filler that the policy does not list.
[[nodiscard]] Result<std::vector<CartonOffer>> proposeCarton(const rules::Policy& policy, const CartonWish& wish,
                                                             Time now);

/// Why the product cannot lie in the carton with such a filler; no error when it can or when its size is unknown.
[[nodiscard]] Result<void> requireFit(const rules::CartonRow& carton, const domain::BoxSize& product,
                                      const rules::FillerRow* filler);

} // namespace regrade::stations
