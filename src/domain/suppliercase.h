#pragma once

#include "domain/ids.h"

#include <optional>
#include <string>

namespace regrade::domain {

// A defect that became frequent on a product is taken up with its supplier. These events stand on the product's stream.

/// Where a case stands, in this order; any of them may be left out, none is gone back to.
enum class SupplierStatus { opened, sent, answered, measureAgreed, closed };

/// The figures said that a code became frequent, and somebody took it up.
struct SupplierCaseOpened {
    Sku sku;
    std::string number;    ///< "SC-KT-100-1"
    std::string code;      ///< as the supplier's report names it: "scratch", "fault:battery", "part:PT-BAT-40"
    double expected = 0.0; ///< rate on the other products on that day
    int hits = 0;          ///< units with the code since the change began
    int units = 0;         ///< that were looked at since then
    std::string since;     ///< ISO time (UTC): the receipt of the first of them

    [[nodiscard]] bool operator==(const SupplierCaseOpened&) const = default;
};

/// The case went on. What the supplier wrote is told in the house's words; people are not named.
struct SupplierCaseMoved {
    Sku sku;
    std::string number;
    SupplierStatus status = SupplierStatus::sent;
    std::string note;
    std::optional<std::string> effective{}; ///< of a measure: YYYY-MM-DD, units received from then on have it

    [[nodiscard]] bool operator==(const SupplierCaseMoved&) const = default;
};

/// A case as its events tell it.
struct SupplierCase {
    SupplierCaseOpened opened;
    SupplierStatus status = SupplierStatus::opened;
    std::optional<std::string> effective; ///< of the measure that was agreed last

    [[nodiscard]] bool operator==(const SupplierCase&) const = default;
};

} // namespace regrade::domain
