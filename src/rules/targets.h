#pragma once

#include "base/money.h"
#include "base/result.h"
#include "domain/ids.h"
#include "rules/policy.h"
#include "stats/target.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::rules {

/// What a figure should be on some days. A target is a wish of the house and says nothing about what was reached.
struct TargetRow {
    std::string row;    ///< "targets.json/targets#3"
    std::string figure; ///< one of targetFigures()
    stats::Aim aim = stats::Aim::atLeast;
    double value = 0.0;
    std::optional<double> baseline; ///< what was usual before; told, counts nowhere
    std::string validTo;            ///< last day; empty = still in use
    Text why;
    Origin origin; ///< `validFrom` is enforced
};

/// So many units a stage should hold at most.
struct StageLimitRow {
    std::string row;
    domain::StageId stage{"unset"};
    int units = 0;
    Text why;
    Origin origin;
};

/// The net profit of all that a seller does, of one month: what the share of the second sales is told of. It stands in
/// the seller's books and in no event.
struct NetProfitRow {
    std::string row;
    std::string month; ///< YYYY-MM
    std::string owner; ///< empty = of the whole house
    Money amount;
    Text why;
    Origin origin;
};

/// targets.json
struct Targets {
    std::vector<TargetRow> targets;
    std::vector<StageLimitRow> stages;
    std::vector<NetProfitRow> netProfit;
    int least = 30; ///< units under which no figure is told

    /// The row of a figure that holds on a day (YYYY-MM-DD), the latest first; null = none.
    [[nodiscard]] const TargetRow* find(std::string_view figure, const std::string& day) const;
    [[nodiscard]] const StageLimitRow* limitOf(const std::string& stage) const;
};

/// The figures that may have a target.
[[nodiscard]] const std::vector<std::string_view>& targetFigures();

/// Read apart from the policy, but of the same files: `conflict` when they are not those of the policy any more.
[[nodiscard]] Result<Targets> readTargets(const std::filesystem::path& folder, const Policy& policy);

} // namespace regrade::rules
