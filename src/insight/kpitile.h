#pragma once

#include "insight/kpi.h"

#include <functional>

namespace regrade::insight::kpi {

// How single figures are reckoned from counters.

/// Second uses of some days on which the same factors hold.
struct ReusePart {
    std::string day; ///< YYYY-MM-DD, the first
    Cube cube;
};

/// Everything that a figure may be reckoned from, of one period.
struct Seen {
    const Rules& rules;
    Scope scope;
    Span span;
    std::int64_t today = 0;
    Cube cube;                              ///< what was counted in the span
    Cube product;                           ///< orders, ratings and receipts of all sites, as the former know none
    Cube earlier;                           ///< what came and went before the span
    Cube profit;                            ///< of the months of which the house's net profit is known
    std::vector<ReusePart> reuse;           ///< of the span, by the days of the factors
    std::map<std::string, double> weightKg; ///< of the products among them
    std::optional<Money> netProfit;
    const Cube* now = nullptr;
    const Seen* against = nullptr; ///< the period that it is compared with
};

/// A figure before it is judged.
struct Figure {
    std::optional<double> value{};
    std::int64_t n = 0;
    std::optional<stats::Interval> interval{};
    std::function<double(const Goal&)> chance{}; ///< that a goal is met; unset = the value tells
    std::function<void(Goal&)> shift{};          ///< makes a goal that is told of something else one of this figure
    std::string currency{};
    std::vector<Part> parts{};
    std::optional<domain::Text> note{};
    std::optional<Error> refusal{};
    bool counted = false;  ///< everything there is, no sample: told however few they are
    bool goalless = false; ///< there is nothing to hold the target against
};

/// A figure of the dashboard: how it is called, explained and reckoned.
struct Kind {
    const char* id;
    Group group;
    Unit unit;
    domain::Text title;
    domain::Text formula;
    Figure (*figure)(const Seen& seen);
    bool trend = true;
    bool opens = true;
};
[[nodiscard]] std::vector<Kind> efficiencyKinds();
[[nodiscard]] std::vector<Kind> qualityKinds();
[[nodiscard]] std::vector<Kind> financeKinds();
[[nodiscard]] std::vector<Kind> sustainabilityKinds();
[[nodiscard]] const std::vector<Kind>& kinds();

[[nodiscard]] Figure shareFigure(std::int64_t part, std::int64_t whole);
[[nodiscard]] Figure estimateFigure(const std::optional<stats::Estimate>& estimate, std::int64_t n);
/// Parts of a mix with their Wilson intervals, most units first.
[[nodiscard]] std::vector<Part> mixOf(const Cube::Keys& keys);
/// Counted values by number, rising.
[[nodiscard]] std::vector<stats::CountAt> countedOf(const Cube::Keys& keys);
[[nodiscard]] std::int64_t numberFrom(const std::string& key);
/// Amounts in the currency that most units have.
[[nodiscard]] stats::PairSums mainSums(const Cube& cube, std::string_view metric);

/// Units in stock at the end of a day of the span, or before it, and what they are worth.
struct StockAt {
    std::int64_t units = 0;
    double minor = 0.0;
    std::string currency;
};
[[nodiscard]] StockAt stockAtEnd(const Seen& seen);

} // namespace regrade::insight::kpi
