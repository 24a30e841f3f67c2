#pragma once

#include "insight/kpifact.h"
#include "stats/target.h"
#include "store/database.h"
#include "store/projection.h"

#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::insight {

/// Projection `kpi`: one row a unit and cycle with its days and amounts, and counters by day and month, seller,
/// category and site that follow from them.
[[nodiscard]] std::unique_ptr<const store::Projection> makeKpi();

} // namespace regrade::insight

namespace regrade::insight::kpi {

/// UTC days since 1970, both counted in.
struct Span {
    std::int64_t from = 0;
    std::int64_t to = 0;

    [[nodiscard]] bool operator==(const Span&) const = default;
};

/// Whose units are counted; unset = all. A unit belongs to the station that took it in.
struct Scope {
    std::optional<std::string> owner;
    std::optional<std::string> category;
    std::optional<std::string> site;

    [[nodiscard]] bool operator==(const Scope&) const = default;
};

/// Year by twelve and month: neighbours differ by one. As the period of a counter 0 stands for what is so now.
[[nodiscard]] std::int64_t monthOf(std::int64_t day);
[[nodiscard]] std::int64_t firstDayOf(std::int64_t month);
/// The period of a counter of one day, beyond those of all months.
[[nodiscard]] std::int64_t dayPeriod(std::int64_t day);
[[nodiscard]] std::int64_t dayOfPeriod(std::int64_t period);
/// The day of so many days since 1970: 2026-03-01.
[[nodiscard]] std::string dayText(std::int64_t day);

/// Counters of a scope and a span, by metric and key.
class Cube {
public:
    using Keys = std::map<std::string, stats::PairSums, std::less<>>;

    void add(std::string_view metric, const std::string& key, const stats::PairSums& sums);
    [[nodiscard]] const Keys& of(std::string_view metric) const;
    [[nodiscard]] std::int64_t units(std::string_view metric, std::string_view key) const;
    /// Over all keys.
    [[nodiscard]] std::int64_t units(std::string_view metric) const;
    [[nodiscard]] stats::PairSums sum(std::string_view metric) const;
    /// The key that most units have, as a rule the house's currency; empty where there is none.
    [[nodiscard]] std::string mainKey(std::string_view metric) const;

private:
    std::map<std::string, Keys, std::less<>> m_metrics;
};

/// Adds what `metrics` counted in the span, from the counters of its whole months and of the days that are left.
[[nodiscard]] Result<void> readCube(const store::Database& database, const Scope& scope, const Span& span,
                                    const std::vector<std::string_view>& metrics, Cube& cube);
/// What is so now.
[[nodiscard]] Result<Cube> readNow(const store::Database& database, const Scope& scope);
/// Every metric of a span.
[[nodiscard]] const std::vector<std::string_view>& spanMetrics();

/// Who has units here, for the choices of a filter.
struct Places {
    std::set<std::string> owners;
    std::set<std::string> categories;
    std::set<std::string> sites;
};
[[nodiscard]] Result<Places> places(const store::Database& database, const std::optional<std::string>& owner);
/// The first and the last day on which something was counted; nothing in an empty store.
[[nodiscard]] Result<std::optional<Span>> spanOf(const store::Database& database,
                                                 const std::optional<std::string>& owner);

/// The columns of a fact in the order in which factIn reads them.
[[nodiscard]] const std::string& factColumns();
[[nodiscard]] Fact factIn(const store::Row& row);

} // namespace regrade::insight::kpi
