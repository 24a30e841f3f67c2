#pragma once

#include "base/clock.h"
#include "store/database.h"

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace regrade::insight {

/// Runs statements that make or drop tables, up to the first that fails; while a whole log is taken they may run later.
[[nodiscard]] inline Result<void> runAll(store::Database& database, std::initializer_list<std::string_view> statements)
{
    std::vector<store::Value> none;
    for (const auto statement : statements) {
        if (auto made = database.runLater(statement, none); !made) {
            return made;
        }
    }
    return {};
}

/// Drops the number of changed rows.
[[nodiscard]] inline Result<void> done(const Result<int>& changed)
{
    return changed ? Result<void>{} : Result<void>{changed.error()};
}

/// Of names that are looked up together.
[[nodiscard]] inline std::size_t hashOf(std::initializer_list<std::string_view> names, std::size_t seed = 0)
{
    constexpr std::size_t kSpread = 0x9e3779b97f4a7c15;
    for (const std::string_view name : names) {
        seed = (seed ^ (seed >> 29U)) * kSpread + std::hash<std::string_view>{}(name);
    }
    return seed;
}

/// Whole UTC days since 1970.
[[nodiscard]] inline std::int64_t dayOf(Time time)
{
    return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
}

/// Read models keep times as milliseconds since 1970, so that ranges are ranges of numbers.
[[nodiscard]] inline std::int64_t millisecondsOf(Time time) { return time.time_since_epoch().count(); }
[[nodiscard]] inline Time timeOf(std::int64_t milliseconds) { return Time{std::chrono::milliseconds{milliseconds}}; }

} // namespace regrade::insight
