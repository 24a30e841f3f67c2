#pragma once

#include "store/database.h"

#include <string>
#include <vector>

namespace regrade::insight {

/// A unit in the house or on offer, with the market that it is for.
struct StockUnit {
    std::string item;
    std::string market;
    std::string category;
};

/// Every unit that is in the house or on offer, oldest first.
[[nodiscard]] Result<std::vector<StockUnit>> stockByMarket(const store::Database& database);

} // namespace regrade::insight
