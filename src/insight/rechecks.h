#pragma once

#include "domain/rechecks.h"
#include "rules/policy.h"
#include "stats/agreement.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// What deeds of the second inspection ask, answered from the log and the read models. The database must outlive it.
[[nodiscard]] domain::RecheckBook recheckBookIn(const store::Database& database);

/// Every lot, in the order in which they were planned.
[[nodiscard]] Result<std::vector<domain::Recheck>> rechecks(const store::Database& database);
/// The units that this person is to inspect without knowing their grade. Nobody may show the person grade, marks or
/// price of them.
[[nodiscard]] Result<std::vector<domain::ItemId>> blindUnitsOf(const store::Database& database,
                                                               const std::string& actor);

/// A draw that was made again from the log, as the units stood when it was made.
struct Redraw {
    int lot = 0;
    bool sameLot = false;   ///< by the digest that stands in the log
    bool sameUnits = false; ///< the seed draws the same ones
};
/// Refused: nothing was drawn.
[[nodiscard]] Result<Redraw> redraw(const store::Database& database, const domain::Recheck& lot);

/// What somebody's grades were worth, measured against the grades that were decided.
struct GradeJudgement {
    std::string who;       ///< a staff code, a category; empty = all
    stats::Share accuracy; ///< carries n
    std::optional<stats::Kappa> linear;
    std::optional<stats::Kappa> quadratic;
    bool isEnough = false; ///< as many units as the policy asks for; else nothing may be said
};

/// The running quarter at the end of a day on which units were decided.
struct RecheckPoint {
    std::string day; ///< YYYY-MM-DD
    stats::Share accuracy;
    std::optional<double> quadraticKappa;
};

struct RecheckFigures {
    GradeJudgement house;                    ///< first grades of everybody
    GradeJudgement between;                  ///< first against second look, before anybody decided
    std::vector<GradeJudgement> technicians; ///< by staff code
    GradeJudgement camera;
    std::vector<GradeJudgement> cameraByCategory;
    std::vector<RecheckPoint> drift; ///< oldest first
    int missed = 0;                  ///< drawn and never inspected
    int open = 0;                    ///< drawn and not decided
};
/// Of the units that were drawn at `since` or later.
[[nodiscard]] RecheckFigures recheckFigures(const std::vector<domain::Recheck>& rechecks, const rules::Policy& policy,
                                            Time since);

/// Whether the camera may propose looks in a category.
struct CameraGate {
    bool isOpen = true;
    bool isJudged = false; ///< enough units were decided to say so
    GradeJudgement camera;
    domain::Text why; ///< a sentence for the screen
};
/// From the decided units of the last year.
[[nodiscard]] CameraGate cameraGate(const std::vector<domain::Recheck>& rechecks, const rules::Policy& policy,
                                    const domain::CategoryId& category, Time now);
[[nodiscard]] Result<CameraGate> cameraGate(const store::Database& database, const rules::Policy& policy,
                                            const domain::CategoryId& category, Time now);
/// Why the camera proposes nothing in the category; nothing while it may propose.
[[nodiscard]] Result<std::optional<domain::Text>> whyCameraIsOff(const store::Database& database,
                                                                 const rules::Policy& policy,
                                                                 const domain::CategoryId& category, Time now);

} // namespace regrade::insight
