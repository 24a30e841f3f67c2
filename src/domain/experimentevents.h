#pragma once

#include "base/result.h"
#include "domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regrade::domain {

// What the house tries out on its own units; see domain/event.h. All of it stands on one stream, see experimentsSku.

/// What the arms differ in, and so when a unit comes under the experiment: when it is graded, packed or listed.
enum class ExperimentScope { standard, packaging, channel };
/// What is counted of a unit, within so many days: sold after it was listed, sent back after it was sold.
enum class ExperimentMetric { sold, returned };
/// One look at the end, or a look whenever anybody likes.
enum class ExperimentRule { fixed, sequential };
[[nodiscard]] std::string_view nameOf(ExperimentScope value);
[[nodiscard]] std::string_view nameOf(ExperimentMetric value);
[[nodiscard]] std::string_view nameOf(ExperimentRule value);
[[nodiscard]] Result<ExperimentScope> experimentScopeFrom(std::string_view name);
[[nodiscard]] Result<ExperimentMetric> experimentMetricFrom(std::string_view name);
[[nodiscard]] Result<ExperimentRule> experimentRuleFrom(std::string_view name);

struct ExperimentArm {
    std::string id; ///< "A" is as it is done today
    std::string name;

    [[nodiscard]] bool operator==(const ExperimentArm&) const = default;
};

/// From now on units are tried in one of two ways. Which one, the key and the unit's tag tell and nobody chooses.
struct ExperimentOpened {
    std::string experiment; ///< "EX-1"
    ExperimentScope scope = ExperimentScope::packaging;
    std::string hypothesis;
    std::vector<ExperimentArm> arms; ///< two: A and B
    ExperimentMetric metric = ExperimentMetric::sold;
    int days = 45;                            ///< within which it is counted
    std::vector<ExperimentMetric> guardrails; ///< that must not grow worse
    double from = 0.0;                        ///< share today
    double to = 0.0;                          ///< share that is worth finding
    double power = 0.8;
    double significance = 0.05;
    std::int64_t perArm = 0; ///< units that this needs
    ExperimentRule rule = ExperimentRule::sequential;
    std::string key;                    ///< hex, of the hash that assigns
    std::optional<CategoryId> category; ///< unset = units of every one

    [[nodiscard]] bool operator==(const ExperimentOpened&) const = default;
};

/// The trial is over, and this is what the house does from now on.
struct ExperimentClosed {
    std::string experiment;
    std::optional<std::string> arm; ///< unset = no difference was shown
    std::string reason;
    std::int64_t shownA = 0; ///< units that were counted
    std::int64_t takenA = 0;
    std::int64_t shownB = 0;
    std::int64_t takenB = 0;

    [[nodiscard]] bool operator==(const ExperimentClosed&) const = default;
};

} // namespace regrade::domain
