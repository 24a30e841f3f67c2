#pragma once

#include "base/clock.h"
#include "domain/event.h"
#include "rules/policy.h"
#include "stats/drift.h"
#include "stats/interval.h"
#include "stats/recalibration.h"
#include "store/projection.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `judgements`: what the camera saw beside what a person then confirmed, one row an inspection, and one a
/// view where it had several. A row
/// counts once the unit was graded with no work in between: a mark that was repaired first is no error of the camera.
[[nodiscard]] std::unique_ptr<const store::Projection> makeJudgements();

/// One inspection that a person's confirmation followed.
struct Judgement {
    std::string item;
    std::string category;
    std::string model; ///< as taught, without a calibration
    Time at;
    double score = 0.0;             ///< 1 = the limit as it was taught, whatever calibration was in use
    double areaShare = 0.0;         ///< of all marks of the product together, 0..1
    std::optional<double> extentMm; ///< of the longest mark, where the scale was known
    int marks = 0;                  ///< on the product, at or above the limit in use
    std::optional<domain::Cosmetic> proposed;
    domain::Cosmetic confirmed = domain::Cosmetic::none; ///< of the whole unit
    bool part = false; ///< one of several views: a unit that is damaged need not be damaged here
};

/// Of one taught view under its present lesson, oldest first.
[[nodiscard]] Result<std::vector<Judgement>> judgementsOf(const store::Database& database,
                                                          const domain::ProductTaught& lesson);
/// Of all products of a category, one an inspection, oldest first.
[[nodiscard]] Result<std::vector<Judgement>> judgementsIn(const store::Database& database,
                                                          const domain::CategoryId& category);

/// The limit that the confirmed units of a lesson ask for. Refused while there are too few good ones.
[[nodiscard]] Result<stats::CalibrationProposal>
recalibrationOf(const store::Database& database, const domain::ProductTaught& lesson, const rules::Limits& limits);

/// A map from evidence to look, and how often it would be right.
struct LookFit {
    domain::LookMap map;
    stats::Share held;      ///< confirmed results whose look the map gives without having seen them (five folds)
    stats::Share byProgram; ///< of those that were proposed at the time, how many a person confirmed
};

/// The map that the confirmed results of a category ask for. Refused while there are fewer than the policy asks for, or
/// all show one look.
[[nodiscard]] Result<LookFit> looksOf(const store::Database& database, const domain::CategoryId& category,
                                      const rules::Limits& limits);

/// Whether the scores of confirmed good units have risen since the lesson.
[[nodiscard]] Result<stats::Drift> driftOf(const store::Database& database, const domain::ProductTaught& lesson,
                                           const rules::Limits& limits);
/// The sentence of an alarm; nothing while all is as before.
[[nodiscard]] std::optional<domain::Text> alarmOf(const stats::Drift& drift);

} // namespace regrade::insight
