#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/event.h"
#include "domain/item.h"

#include <optional>
#include <string>

namespace regrade::stations {

/// A code that the figures call frequent on a product; see insight::SupplierAlarm.
struct FrequentCode {
    double expected = 0.0;
    int hits = 0;
    int units = 0;
    Time since;
};

/// Takes a defect up with the supplier. Refused: product not registered, no alarm stands for that code, a case about it
/// is open.
[[nodiscard]] Result<domain::Events> openSupplierCase(const domain::Product& product, const std::string& code,
                                                      const std::optional<FrequentCode>& alarm);

/// Where a case goes next, and what happened.
struct CaseMove {
    std::string number;
    domain::SupplierStatus status = domain::SupplierStatus::sent;
    std::string note;
    std::string effective; ///< YYYY-MM-DD; of an agreed measure alone
};
/// Refused: no such case, closed, a status that is not further on, nothing said, a measure without its first day, a day
/// without a measure.
[[nodiscard]] Result<domain::Events> moveSupplierCase(const domain::Product& product, const CaseMove& move);

} // namespace regrade::stations
