#pragma once

#include "base/clock.h"
#include "store/projection.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `worklist`: one row a unit with what lists and queues show.
[[nodiscard]] std::unique_ptr<const store::Projection> makeWorklist();

struct WorklistRow {
    std::string item;
    std::string sku;
    std::string product;
    std::string category;
    std::string owner;
    std::string stage;    ///< empty when listed, sold or gone
    std::string standing; ///< inHouse, listed, sold, exited
    std::string grade;    ///< empty = ungraded
    bool working = false; ///< work on it has been started
    int cycle = 1;
    Time receivedAt;
    Time changedAt;
    std::optional<Money> price; ///< of the offer or the sale
};

struct WorklistFilter {
    std::optional<std::string> stage;
    std::optional<std::string> standing;
    std::optional<std::string> grade;
    std::optional<std::string> owner;
    std::optional<std::string> category;
    std::optional<Time> receivedBefore; ///< for age brackets
    std::optional<Time> receivedSince;
    std::optional<std::string> text;    ///< part of tag, SKU, product or order
};

/// Oldest first. `limit` rows after the first `offset`.
[[nodiscard]] Result<std::vector<WorklistRow>> worklist(const store::Database& database, const WorklistFilter& filter,
                                                        int offset, int limit);
[[nodiscard]] Result<int> worklistCount(const store::Database& database, const WorklistFilter& filter);

struct ProductRow {
    std::string sku;
    std::string name;
    std::string category;
    Money originalPrice;
    int taughtPhotos = 0;
    int units = 0;
};
[[nodiscard]] Result<std::vector<ProductRow>> products(const store::Database& database);

} // namespace regrade::insight
