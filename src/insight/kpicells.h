#pragma once

#include "insight/bulkinsert.h"
#include "insight/kpifact.h"

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace regrade::insight::kpi {

// The counters of the projection `kpi` in memory, before they are written.

/// Whose counters they are; "*" in sums over all.
struct Place {
    std::string owner;
    std::string category;
    std::string site;

    [[nodiscard]] bool operator<(const Place& other) const
    {
        return std::tie(owner, category, site) < std::tie(other.owner, other.category, other.site);
    }
};

/// What is counted.
struct Counter {
    std::string_view metric;
    std::int64_t period = 0; ///< see dayPeriod
    std::string key;

    [[nodiscard]] bool operator==(const Counter&) const = default;
    [[nodiscard]] bool operator<(const Counter& other) const
    {
        return std::tie(metric, period, key) < std::tie(other.metric, other.period, other.key);
    }
};
struct CounterHash {
    [[nodiscard]] std::size_t operator()(const Counter& counter) const;
};
using Counters = std::unordered_map<Counter, Sums, CounterHash>;

/// The counters of each place.
class Cells {
public:
    /// Adds what a fact counts for, or takes it away.
    void addFact(const Fact& fact, int sign);
    void add(const Place& place, const Counter& counter, const Sums& sums, int sign);
    void clear();
    /// Counters of all places.
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const std::map<Place, Counters>& places() const { return m_places; }

private:
    void addTo(Counters& counters, Counter counter, const Sums& sums, int sign);

    std::map<Place, Counters> m_places;
    std::size_t m_size = 0;
};

/// Writes the counters, and the same summed up for each month, each seller and all.
[[nodiscard]] Result<void> writeCells(store::Database& database, const Cells& cells);
/// The same for many, through `rows` of newCells().
[[nodiscard]] Result<void> writeCells(store::Database& database, const Cells& cells, BulkInsert& rows);
[[nodiscard]] BulkInsert newCells(store::Database& database);

} // namespace regrade::insight::kpi
