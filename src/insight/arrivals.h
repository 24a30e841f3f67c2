#pragma once

#include "store/announcedbook.h"
#include "store/projection.h"

#include <memory>
#include <string>
#include <vector>

namespace regrade::insight {

/// Which units came in for which order and product, at any station.
[[nodiscard]] std::unique_ptr<const store::Projection> makeArrivals();

/// An announced return, and how many of its units have come in.
struct ExpectedRow {
    store::AnnouncedRow row;
    int arrived = 0;

    [[nodiscard]] bool isOpen() const { return arrived < row.what.quantity; }
};

/// Rows of store::announcedBy with what has come of each; 50 at most. A row that says a serial number is answered by
/// units of that serial or of none, any other row by all units of its order and product.
[[nodiscard]] Result<std::vector<ExpectedRow>> expectedUnder(const store::Database& database, const std::string& code);
/// The same of rows that are at hand.
[[nodiscard]] Result<std::vector<ExpectedRow>> expectedIn(const store::Database& database,
                                                          const std::vector<store::AnnouncedRow>& rows);

} // namespace regrade::insight
