#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "domain/ids.h"
#include "store/projection.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `unitdeeds`: one row for each operation on a unit that is paid for or counted by the piece.
[[nodiscard]] std::unique_ptr<const store::Projection> makeUnitDeeds();

// What was done: one of these, or the id of a work stage that was finished.
inline constexpr const char* kDidReceive = "receive";
inline constexpr const char* kDidGrade = "grade";
inline constexpr const char* kDidPack = "pack";
inline constexpr const char* kDidList = "list";
inline constexpr const char* kDidSell = "sell";
inline constexpr const char* kDidLeave = "exit";
inline constexpr const char* kDidUsePart = "part"; ///< a spare part was used, at its cost

struct UnitDeed {
    std::string item;
    int cycle = 1;
    std::string sku;
    std::string category;
    std::string owner;
    std::string operation;
    std::string grade; ///< that the unit had behind it; empty = none
    std::string actor;
    Time at;
    std::chrono::milliseconds duration{0}; ///< of work
    Money amount;                          ///< labour of work, cost of a part, price of a sale; else zero
};

struct UnitDeedFilter {
    std::optional<std::string> owner;
    std::optional<Time> from;            ///< inclusive
    std::optional<Time> until;           ///< exclusive
    std::vector<std::string> operations; ///< none = all
};

/// Oldest first.
[[nodiscard]] Result<std::vector<UnitDeed>> unitDeeds(const store::Database& database, const UnitDeedFilter& filter);

} // namespace regrade::insight
