#pragma once

#include "base/clock.h"
#include "domain/inspection.h"
#include "insight/kpicube.h"
#include "rules/impact.h"
#include "rules/policy.h"
#include "rules/targets.h"
#include "stats/target.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::insight::kpi {

enum class Group { efficiency, quality, finance, sustainability };
[[nodiscard]] std::string_view nameOf(Group group);
[[nodiscard]] Result<Group> groupFrom(std::string_view name);

/// What a figure is counted in. Money is in minor units of the tile's currency, a share is 0 to 1.
enum class Unit { share, money, days, seconds, minutes, stars, units, kg };
[[nodiscard]] std::string_view nameOf(Unit unit);

/// Whether the target is met, as far as so many units can tell: more than 0.9, between, less than 0.1.
enum class Light { none, green, amber, red };
[[nodiscard]] std::string_view nameOf(Light light);

struct Goal {
    stats::Aim aim = stats::Aim::atLeast;
    double value = 0.0;
    std::optional<double> baseline;
    std::string row; ///< of the policy
    std::string source;
    std::string validFrom;
    std::string validTo;
    domain::Text why;
};

/// One part of a mix: a grade, a reason, a category, an age.
struct Part {
    std::string key;
    std::int64_t units = 0; ///< that it rests on
    double share = 0.0;
    std::optional<stats::Interval> interval;
};

struct Point {
    std::string month; ///< YYYY-MM
    std::optional<double> value;
    std::int64_t n = 0;
};

/// One figure with all that is needed to believe or doubt it.
struct Tile {
    std::string id;
    Group group = Group::efficiency;
    Unit unit = Unit::share;
    domain::Text title;
    domain::Text formula;
    std::string currency;                    ///< of money
    std::optional<double> value;             ///< unset = `refusal` says why
    std::int64_t n = 0;                      ///< units (or ratings) that it rests on
    std::optional<stats::Interval> interval; ///< 95 %; of an estimate by several sources their range
    std::optional<Goal> goal;
    std::optional<bool> met;      ///< the value itself, strictly
    std::optional<double> chance; ///< that the target is met
    Light light = Light::none;
    std::optional<Error> refusal;
    std::optional<domain::Text> note; ///< what is left out, or counted apart
    std::vector<Part> parts;
    std::optional<double> before; ///< in the period that it is compared with
    std::int64_t beforeN = 0;
    std::vector<Point> trend; ///< the last six months, oldest first; empty = it has none
    bool opens = true;        ///< its units can be listed: see unitsBehind
};

struct Ask {
    Scope scope;
    Span span;
    std::optional<Span> against; ///< unset = as many days, or months, before
    std::optional<Group> group;  ///< unset = all
    Time now;
};
struct Look {
    Span span;
    Span against;
    std::vector<Tile> tiles;
};

/// What figures are judged by.
struct Rules {
    const rules::Policy& policy;
    const rules::Targets& targets;
    const rules::ImpactRules* impact = nullptr; ///< null = nothing is said of CO2e
};

[[nodiscard]] Result<Look> look(const store::Database& database, const Rules& rules, const Ask& ask);
/// The period before of the same length: whole months before whole months, else as many days.
[[nodiscard]] Span before(const Span& span);

/// One stage as it stands now.
struct StageLoad {
    std::string key; ///< stage of the policy, "none", "listed" or "exitDue"
    domain::Text name;
    std::string phase; ///< "toGrade", "inWork", "toSell" or "toDecide"
    std::int64_t units = 0;
    std::int64_t working = 0; ///< of them, those on which work has begun
    std::optional<int> limit; ///< more than so many are too many
    [[nodiscard]] bool isOver() const { return limit && units > *limit; }
};
struct AgeCount {
    std::string key; ///< see ageBrackets
    std::int64_t units = 0;
};
/// Where every unit of the stock stands now.
struct Board {
    std::vector<StageLoad> stages; ///< of the policy in its order, then what is beside them
    std::vector<AgeCount> ages;
    std::int64_t open = 0;    ///< in the house: the sum of the stages
    std::int64_t stock = 0;   ///< with those on offer and those that are due to leave
    std::int64_t overAge = 0; ///< of the stock, older than the limit
};
[[nodiscard]] Result<Board> board(const store::Database& database, const Rules& rules, const Scope& scope, Time now);

/// One unit and cycle behind a figure.
struct Behind {
    Fact fact;
    std::string product;
};
struct BehindPage {
    std::vector<Behind> units; ///< oldest day first
    std::int64_t total = 0;
};
/// The units that a figure counts. `part` narrows a mix to one of its parts. Refused for figures that rest on no units.
[[nodiscard]] Result<BehindPage> unitsBehind(const store::Database& database, const Rules& rules, const Ask& ask,
                                             const std::string& tile, const std::string& part, int offset, int limit);

} // namespace regrade::insight::kpi
