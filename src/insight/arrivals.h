#pragma once

#include "store/announcedbook.h"
#include "store/projection.h"

#include <functional>
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

struct OpenFilter {
    std::string text; ///< in a number, the product, the seller or the batch; empty = all
    bool onlyOverdue = false;
    Time overdueBefore; ///< announced until then and not here: missing
};

/// What was announced and has not come. The counts are of all that match the text, overdue or not.
struct OpenReturns {
    std::vector<ExpectedRow> first; ///< oldest first
    std::int64_t rows = 0;
    std::int64_t units = 0;
    std::int64_t overdueRows = 0;
    std::int64_t overdueUnits = 0;
};

/// Walks all lists, so not for the UI thread; `goOn` is asked again and again, false gives up.
[[nodiscard]] Result<OpenReturns> openReturns(const store::Database& database, const OpenFilter& filter, int limit,
                                              const std::function<bool()>& goOn = {});

/// A unit that came with a batch.
struct BatchArrival {
    domain::ItemId item;
    domain::Sku sku;
    std::string serial; ///< empty = not known
};

/// In the order in which they came.
[[nodiscard]] Result<std::vector<BatchArrival>> arrivedWith(const store::Database& database, const std::string& batch);

} // namespace regrade::insight
