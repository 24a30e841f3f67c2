#pragma once

#include "rules/policy.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

/// A kind of box that is sold as a whole.
struct BundleRow {
    std::string row; ///< "bundles.json/bundles#1"
    std::string id;
    Text name;
    std::vector<domain::GradeId> grades; ///< that may lie in it
    int least = 2;                       ///< units
    int most = 2;
    BasisPoints discount = 0; ///< off the prices of its units
    Text why;
    Origin origin;
};

/// What whoever gives a unit back gets for what is recovered from it. The first row that matches counts.
struct PointRow {
    std::string row;
    std::optional<domain::CategoryId> category;
    int perUnit = 0;
    int perKg = 0; ///< of the product's weight
    Money worth;   ///< of one hundred points
    int days = 365;
    Text why;
    Origin origin;
};

/// bundles.json
struct BundleRules {
    std::vector<BundleRow> bundles;
    std::vector<PointRow> points;

    [[nodiscard]] const BundleRow* find(const std::string& id) const;
    [[nodiscard]] const PointRow& pointsFor(const domain::CategoryId& category) const;
};

} // namespace regrade::rules
