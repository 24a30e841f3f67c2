#pragma once

#include "base/result.h"
#include "rules/policy.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace regrade::cli {

/// What `vision bench`, `vision ladder` and `vision truth` are asked for.
struct MeasureOptions {
    std::string folder;
    std::string out; ///< of `vision lay`
    std::vector<int> shots{1, 2, 4, 8, 16};
    int draws = 5;
    std::uint64_t seed = 7;
};

/// How well the shipped detector tells good from damaged photos of a set in the layout train/good, test/good,
/// test/<defect>, mask/<defect>: per number of taught photos one row with figures over the draws. Deterministic but for
/// the times. A refused photo counts as the wrong answer.
[[nodiscard]] Result<nlohmann::json> measureSet(const MeasureOptions& options);
[[nodiscard]] std::string setTable(const nlohmann::json& report);

/// How far the quick look and the full one agree on the same sets, and the processor time of both on one core.
[[nodiscard]] Result<nlohmann::json> measureQuick(const MeasureOptions& options);
[[nodiscard]] std::string quickTable(const nlohmann::json& report);

/// The severity ladder, see vision/ladder.h, painted on good photos that were not taught. A folder in the set layout
/// gives train/good to teach and test/good to paint on; of a plain folder of good photos the first number is drawn to
/// be taught.
[[nodiscard]] Result<nlohmann::json> measureLadder(const MeasureOptions& options);
[[nodiscard]] std::string ladderTable(const nlohmann::json& report);

/// A rendered set with the truth of every damage (resources/household): regions found, kinds, lengths in mm, and the
/// cosmetic level that the same policy gives to what is true and to what was seen.
[[nodiscard]] Result<nlohmann::json> measureTruth(const MeasureOptions& options, const rules::Policy& policy);
[[nodiscard]] std::string truthTable(const nlohmann::json& report);

/// Writes a rendered set's photos as the change network sees them, laid over each other, for its training: 8-bit Lab
/// below OUT/<product>/good and /damaged, beside a damaged one its kinds (0 none, else 1 + the index in kChangeKinds).
[[nodiscard]] Result<nlohmann::json> layRenderedSet(const MeasureOptions& options);

} // namespace regrade::cli
