#pragma once

#include "base/money.h"
#include "domain/ids.h"
#include "domain/inspection.h"

#include <optional>
#include <string>
#include <vector>

namespace regrade::rules {

using domain::Text;

/// A share of money in basis points: 8500 = 85 %.
using BasisPoints = std::int64_t;

struct GradeRow {
    domain::GradeId id;
    Text name;
    Text meaning;
    std::string shape; ///< circle, square, triangle, diamond: the grade is told by letter, shape and colour
    BasisPoints bandLow = 0;  ///< of the original price
    BasisPoints bandHigh = 0; ///< both 0: priced by parts value
    BasisPoints start = 0;    ///< proposed price inside the band, of the original price
    bool retail = true;       ///< false: may never get a retail offer
    Text why;
};

/// Axes -> grade. An unset field matches everything.
struct GradingRow {
    std::string row; ///< "grading.json#3"
    std::optional<domain::Packaging> packaging;
    std::optional<domain::Cosmetic> cosmetic;
    std::optional<domain::Function> function;
    std::optional<bool> used;
    std::optional<bool> repaired;
    domain::GradeId grade;
    Text why;
};

/// A defect -> how bad it looks. Tried for each defect; the worst result is the cosmetic axis.
struct SeverityRow {
    std::string row;
    std::optional<domain::DefectKind> kind;
    std::optional<domain::Zone> zone;
    std::optional<double> minAreaShare; ///< inclusive
    std::optional<double> minExtentMm;  ///< inclusive; does not match while the extent is unknown
    std::optional<double> minScore;     ///< inclusive; 1 = the taught limit
    domain::Cosmetic level = domain::Cosmetic::none;
    bool personMustLook = false;
    Text why;
};

/// Unit -> its stages from here on.
struct RoutingRow {
    std::string row;
    std::optional<domain::GradeId> grade; ///< unset also matches the ungraded
    std::optional<domain::CategoryId> category;
    std::optional<bool> repaired;
    std::vector<domain::StageId> route;
    Text why;
};

/// What a stage is to the program; its name and steps are the policy's.
enum class StageKind { grading, work, packing, listing };

enum class StepKind { check, measure, photo };

struct StepRow {
    domain::StepId id;
    Text name;
    StepKind kind = StepKind::check;
    std::string unit; ///< of a measure
    std::optional<double> min;
    std::optional<double> max;
    bool required = true;
    Text why;
};

struct StageRow {
    domain::StageId id;
    Text name;
    StageKind kind = StageKind::work;
    bool repairs = false; ///< finishing it makes the unit a repaired one
    std::vector<StepRow> steps;
    Text why;
};

struct ChannelRow {
    domain::ChannelId id;
    Text name;
    bool retail = true;
    Text why;
};

/// Grade (and category) -> default channel.
struct ChannelRule {
    std::string row;
    std::optional<domain::GradeId> grade;
    std::optional<domain::CategoryId> category;
    domain::ChannelId channel{"unset"};
    Text why;
};

struct MaterialRow {
    domain::MaterialId id;
    Text name;
    bool recyclable = false;
    bool biodegradable = false;
    Money cost;
    Text why;
};

/// A plain list entry that the house may extend: category, customer's reason, source, market.
struct NamedRow {
    std::string id;
    Text name;
    Text why;
};

struct Limits {
    int ageWarnDays = 30;
    int ageAlarmDays = 40;
    int ageLimitDays = 45;
    int assessmentTargetSeconds = 180;
    int assessmentBaselineSeconds = 900;
    Money labourPerHour{2400, "EUR"};
    double confidenceFloor = 0.6; ///< under it a person decides the cosmetic axis
    bool onlyGreenMaterial = true; ///< house rule: recyclable or biodegradable packaging only
    int warrantyMonths = 6; ///< the seller's own promise, beside the legal guarantee of the buyer's market
};

/// Everything the warehouse may change, read once, checked whole, immutable.
struct Policy {
    std::string version; ///< hex digest over all files, 16 characters
    std::vector<GradeRow> grades;
    std::vector<GradingRow> grading;
    std::vector<SeverityRow> severities;
    std::vector<RoutingRow> routing;
    std::vector<domain::StageId> intakeRoute; ///< where a new unit and a second return go
    std::vector<StageRow> stages;
    std::vector<ChannelRow> channels;
    std::vector<ChannelRule> channelRules;
    std::vector<MaterialRow> materials;
    std::vector<NamedRow> categories;
    std::vector<NamedRow> reasons;
    std::vector<NamedRow> sources;
    std::vector<NamedRow> markets;
    Limits limits;

    [[nodiscard]] const GradeRow* findGrade(const domain::GradeId& id) const;
    [[nodiscard]] const StageRow* findStage(const domain::StageId& id) const;
    [[nodiscard]] const ChannelRow* findChannel(const domain::ChannelId& id) const;
    [[nodiscard]] const MaterialRow* findMaterial(const domain::MaterialId& id) const;
};

} // namespace regrade::rules
