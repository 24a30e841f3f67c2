#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "insight/catalogue.h"
#include "store/projection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `worklist`: one row a unit with what lists and queues show, and an index of its words.
[[nodiscard]] std::unique_ptr<const store::Projection> makeWorklist();

struct WorklistRow {
    std::string item;
    std::string sku;
    std::string product;
    std::string category;
    std::string owner;
    std::string stage;    ///< empty when listed, sold or gone
    std::string standing; ///< inHouse, listed, exitDue, sold, exited
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
    /// Part of the product's name or SKU, or the beginning of the tag, of one of its groups or of an order number's
    /// part.
    std::optional<std::string> text;
};

/// Oldest first. `limit` rows after the first `offset`.
[[nodiscard]] Result<std::vector<WorklistRow>> worklist(const store::Database& database, const WorklistFilter& filter,
                                                        int offset, int limit);
[[nodiscard]] Result<int> worklistCount(const store::Database& database, const WorklistFilter& filter);

/// A bracket of ages in whole UTC days since the unit was received; `since` and `before` go into a WorklistFilter.
struct AgeBracket {
    std::string key; ///< "0-30", "31-45", "46-60", "61+"
    std::optional<Time> since;
    std::optional<Time> before;
};
[[nodiscard]] std::vector<AgeBracket> ageBrackets(Time today);
/// Units received before this moment are older than `days` on the day of `today`.
[[nodiscard]] Time olderThan(Time today, int days);

} // namespace regrade::insight
