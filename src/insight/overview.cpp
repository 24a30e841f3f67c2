#include "insight/tables.h"
#include "insight/tally.h"
#include "insight/throughput.h"
#include "insight/worklist.h"

#include <algorithm>
#include <map>

namespace regrade::insight {

namespace {

/// Every counter of one seller or of all; a few hundred rows at most.
class Counters {
public:
    [[nodiscard]] static Result<Counters> read(const store::Database& database, const std::optional<std::string>& owner)
    {
        Counters counters;
        std::vector<store::Value> values;
        std::string sql = "SELECT metric, key, units, minor FROM throughput";
        if (owner) {
            sql += " WHERE owner = ?";
            values.emplace_back(*owner);
        }
        const auto read = database.each(sql, values, [&counters](const store::Row& row) {
            auto& amount = counters.m_amounts[row.text(0)][row.text(1)];
            amount.units += row.integer(2);
            amount.minor += row.integer(3);
        });
        if (!read) {
            return read.error();
        }
        return counters;
    }

    [[nodiscard]] int units(std::string_view metric, std::string_view key = "") const
    {
        const auto& keys = of(metric);
        const auto found = keys.find(std::string{key});
        return found == keys.end() ? 0 : static_cast<int>(found->second.units);
    }

    [[nodiscard]] std::vector<Count> counts(std::string_view metric) const
    {
        std::vector<Count> counts;
        for (const auto& [key, amount] : of(metric)) {
            if (amount.units != 0) {
                counts.push_back({key, static_cast<int>(amount.units)});
            }
        }
        return counts;
    }

    /// The sum in the currency that most units have.
    [[nodiscard]] Money sum(std::string_view metric) const
    {
        Money sum;
        std::int64_t most = 0;
        for (const auto& [currency, amount] : of(metric)) {
            if (amount.units > most) {
                most = amount.units;
                sum = Money{amount.minor, currency};
            }
        }
        return sum;
    }

private:
    using Keys = std::map<std::string, Amount>;

    [[nodiscard]] const Keys& of(std::string_view metric) const
    {
        static const Keys none;
        const auto found = m_amounts.find(metric);
        return found == m_amounts.end() ? none : found->second;
    }

    std::map<std::string, Keys, std::less<>> m_amounts;
};

/// The durations of one kind, of one seller or of all, by their counted buckets.
class Durations {
public:
    Durations(const store::Database& database, std::string_view kind, const std::optional<std::string>& owner)
        : m_database(database), m_where(" WHERE kind = ?"), m_values{std::string{kind}}
    {
        if (owner) {
            m_where += " AND owner = ?";
            m_values.emplace_back(*owner);
        }
    }

    /// The k-th smallest in milliseconds, k from 0.
    [[nodiscard]] Result<double> kth(int k) const
    {
        std::int64_t before = 0;
        std::optional<std::int64_t> bucket;
        const auto counted = m_database.each("SELECT bucket, SUM(units) FROM throughput_bucket" + m_where +
                                                 " GROUP BY bucket ORDER BY bucket",
                                             m_values, [&](const store::Row& row) {
                                                 if (!bucket && before + row.integer(1) > k) {
                                                     bucket = row.integer(0);
                                                 }
                                                 before += bucket ? 0 : row.integer(1);
                                             });
        auto values = m_values;
        values.emplace_back(bucket.value_or(0));
        std::optional<double> found;
        const auto read = m_database.each("SELECT ms, SUM(units) FROM throughput_duration" + m_where +
                                              " AND bucket = ? GROUP BY ms ORDER BY ms",
                                          values, [&](const store::Row& row) {
                                              before += row.integer(1);
                                              if (!found && before > k) {
                                                  found = row.real(0);
                                              }
                                          });
        if (!counted || !read) {
            return !counted ? counted.error() : read.error();
        }
        return found.value_or(0.0);
    }

    [[nodiscard]] Result<std::optional<double>> median(int count) const
    {
        if (count == 0) {
            return std::optional<double>{};
        }
        const auto lower = kth((count - 1) / 2);
        const auto upper = count % 2 == 1 ? lower : kth(count / 2);
        if (!lower || !upper) {
            return lower ? upper.error() : lower.error();
        }
        return std::optional<double>{(*lower + *upper) / 2.0};
    }

private:
    const store::Database& m_database;
    std::string m_where;
    std::vector<store::Value> m_values;
};

Result<void> fillDurations(const store::Database& database, const Counters& counters,
                           const std::optional<std::string>& owner, Overview& overview)
{
    constexpr double kMsPerSecond = 1000.0;
    constexpr double kMsPerDay = 86'400'000.0;
    const Durations assessments(database, kAssessment, owner);
    overview.assessments = counters.units(kDurations, kAssessment);
    const auto assessment = assessments.median(overview.assessments);
    const auto stock = Durations(database, kStock, owner).median(counters.units(kDurations, kStock));
    if (!assessment || !stock) {
        return assessment ? stock.error() : assessment.error();
    }
    if (*assessment) {
        overview.assessmentMedianSeconds = **assessment / kMsPerSecond;
        // nearest rank: the smallest duration that nine in ten do not exceed
        const auto rank = (overview.assessments * 9 + 9) / 10;
        const auto p90 = assessments.kth(rank - 1);
        if (!p90) {
            return p90.error();
        }
        overview.assessmentP90Seconds = *p90 / kMsPerSecond;
    }
    if (*stock) {
        overview.medianStockDays = **stock / kMsPerDay;
    }
    return {};
}

/// Units that bind money, in house or on offer, by the day they were received.
void fillAges(const Counters& counters, Time today, int ageLimitDays, Overview& overview)
{
    const auto stock = counters.counts(kStockDay);
    const auto unitsBetween = [&](const std::optional<Time>& since, const std::optional<Time>& before) {
        int units = 0;
        for (const Count& day : stock) {
            const Time received{std::chrono::days(std::stoll(day.key))};
            units += (!since || received >= *since) && (!before || received < *before) ? day.units : 0;
        }
        return units;
    };
    for (const auto& bracket : ageBrackets(today)) {
        overview.byAge.push_back({bracket.key, unitsBetween(bracket.since, bracket.before)});
    }
    overview.overAgeLimit = unitsBetween(std::nullopt, olderThan(today, ageLimitDays));
}

std::vector<MonthCount> monthsOf(const Counters& counters)
{
    std::map<std::string, MonthCount> months;
    for (const auto& [month, units] : counters.counts(kMonthReceived)) {
        months[month].received = units;
    }
    for (const auto& [month, units] : counters.counts(kMonthSold)) {
        months[month].sold = units;
    }
    std::vector<MonthCount> sorted;
    for (auto& [month, count] : months) {
        count.month = month;
        sorted.push_back(count);
    }
    return sorted;
}

void fillCounts(const Counters& counters, Overview& overview)
{
    const auto standing = [&counters](domain::Standing which) {
        return counters.units(kStanding, domain::nameOf(which));
    };
    overview.orders = counters.units(kOrders);
    overview.received = counters.units(kReceived);
    overview.open = standing(domain::Standing::inHouse);
    overview.listed = standing(domain::Standing::listed);
    overview.exitDue = standing(domain::Standing::exitDue);
    overview.sold = standing(domain::Standing::sold);
    overview.exited = standing(domain::Standing::exited);
    overview.byStage = counters.counts(kStage);
    overview.byGrade = counters.counts(kGrade);
    overview.byFirstGrade = counters.counts(kFirstGrade);
    overview.byReason = counters.counts(kReason);
    const auto agreed = counters.units(kProposal, kAgreed);
    overview.aiAgreement = wilsonShare(agreed, agreed + counters.units(kProposal, kDiffered));
    const auto ready = counters.units(kFinished, kReady);
    overview.conversion = wilsonShare(ready, ready + counters.units(kFinished, kNotReady));
    overview.secondReturns = wilsonShare(counters.units(kReturnsAgain), counters.units(kSales));
    overview.capitalTiedUp = counters.sum(kTiedUp);
    overview.revenue = counters.sum(kRevenue);
    overview.refurbCost = counters.sum(kRefurbCost);
    overview.months = monthsOf(counters);
}

} // namespace

Result<Overview> overview(const store::Database& database, Time today, const std::optional<std::string>& owner,
                          int ageLimitDays)
{
    const auto counters = Counters::read(database, owner);
    if (!counters) {
        return counters.error();
    }
    Overview overview;
    fillCounts(*counters, overview);
    if (const auto filled = fillDurations(database, *counters, owner, overview); !filled) {
        return filled.error();
    }
    fillAges(*counters, today, ageLimitDays, overview);
    return overview;
}

} // namespace regrade::insight
