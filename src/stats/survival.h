#pragma once

#include <optional>
#include <span>
#include <vector>

namespace regrade::stats {

/// How long something lasted: days on offer until the sale, as a rule. What has not ended yet is counted up to today
/// and not `ended`; leaving it out would make slow stock look fast.
struct Stay {
    double days = 0.0;
    bool ended = false;
};

/// What is left after a time at which something ended.
struct SurvivalStep {
    double days = 0.0;
    int atRisk = 0;
    int ended = 0;
    double left = 1.0;  ///< share that lasts longer
    double error = 0.0; ///< its standard error by Greenwood (1926)
    double low = 0.0;   ///< 95 %, from the logarithm of the share
    double high = 1.0;
};

struct SurvivalCurve {
    int count = 0;
    int ended = 0;
    std::vector<SurvivalStep> steps; ///< rising
};

/// Kaplan and Meier (Journal of the American Statistical Association 53, 1958).
[[nodiscard]] SurvivalCurve survivalOf(std::span<const Stay> stays);
/// So many stays of one length, some of which ended: the same curve from counted ones, in any order.
struct StayCount {
    double days = 0.0;
    int ended = 0;
    int going = 0;
};
[[nodiscard]] SurvivalCurve countedSurvival(std::vector<StayCount> stays);
/// The first time at which half or less is left; between two where exactly half is left. Nothing while more is.
[[nodiscard]] std::optional<double> medianOf(const SurvivalCurve& curve);

/// The share that has ended by then, with its 95 % interval. Nothing where nothing was followed so far.
struct EndedBy {
    double share = 0.0;
    double low = 0.0;
    double high = 1.0;
    int atRisk = 0; ///< followed to that day or longer
};
[[nodiscard]] std::optional<EndedBy> endedBy(const SurvivalCurve& curve, std::span<const Stay> stays, double days);

/// Whether groups last equally long: the log-rank test (Mantel 1966).
struct LogRank {
    double chiSquared = 0.0;
    int freedom = 0;
    double chance = 1.0; ///< of a difference this large or larger where there is none
    std::vector<int> observed;
    std::vector<double> expected;
};
[[nodiscard]] LogRank logRank(std::span<const std::vector<Stay>> groups);

} // namespace regrade::stats
