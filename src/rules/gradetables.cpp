#include "rules/policytables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace regrade::rules {

namespace {

constexpr std::array kShapes{"circle", "square", "triangle", "diamond"};
constexpr double kHighestCount = 1000.0;
constexpr double kNoUpperLimit = std::numeric_limits<double>::max();

/// A share written in percent, with two decimals at most.
std::optional<BasisPoints> readPercent(Row& row, const char* key)
{
    const std::optional<double> percent = row.maybeNumber(key, 0.0, 100.0);
    if (!percent) {
        return std::nullopt;
    }
    const double points = *percent * 100.0;
    if (std::abs(points - std::round(points)) > 1e-6) {
        row.fail(invalid("{}, row {}: \"{}\" may have two decimals at most.", row.at({key})));
    }
    return std::llround(points);
}

void readBand(Row& row, GradeRow& grade)
{
    const auto low = readPercent(row, "band_low_percent");
    const auto high = readPercent(row, "band_high_percent");
    const auto start = readPercent(row, "start_percent");
    if (!low && !high && !start) {
        return;
    }
    if (!low || !high || !start) {
        row.fail(invalid("{}, row {}: a price band needs its low end, its high end and its start.", row.at()));
        return;
    }
    if (*low > *high) {
        row.fail(invalid("{}, row {}: the price band is upside down.", row.at()));
    } else if (*start < *low || *start > *high) {
        row.fail(invalid("{}, row {}: the start lies outside the price band.", row.at()));
    }
    grade.bandLow = *low;
    grade.bandHigh = *high;
    grade.start = *start;
}

GradeRow readGradeRow(Row& row)
{
    GradeRow grade{.id = domain::GradeId(row.word("id")), .name = row.text("name"), .meaning = row.text("meaning")};
    grade.row = row.place();
    grade.shape = row.word("shape");
    if (std::find(kShapes.begin(), kShapes.end(), grade.shape) == kShapes.end()) {
        row.failValue("shape", grade.shape);
    }
    readBand(row, grade);
    grade.retail = row.flag("retail");
    grade.newOnly = row.maybeFlag("new_only").value_or(false);
    grade.fault = row.maybeFlag("fault").value_or(false);
    if (grade.fault && (grade.retail || grade.newOnly)) {
        row.fail(invalid("{}, row {}: the grade of a function fault can be neither retail nor for new units only.",
                         row.at()));
    }
    grade.why = row.text("why");
    grade.origin = row.origin();
    return grade;
}

GradingRow readGradingRow(Row& row)
{
    GradingRow grading{.row = row.place(), .grade = domain::GradeId(row.word("grade"))};
    grading.packaging = row.maybeOneOf("packaging", &domain::packagingFrom);
    grading.cosmetic = row.maybeOneOf("cosmetic", &domain::cosmeticFrom);
    grading.function = row.maybeOneOf("function", &domain::functionFrom);
    grading.used = row.maybeFlag("used");
    grading.repaired = row.maybeFlag("repaired");
    grading.why = row.text("why");
    grading.origin = row.origin();
    return grading;
}

/// Either `level`, or `packaging` for a mark that is not the product's.
void readEffect(Row& row, SeverityRow& severity)
{
    severity.packaging = row.maybeOneOf("packaging", &domain::packagingFrom);
    const std::optional<domain::Cosmetic> level = row.maybeOneOf("level", &domain::cosmeticFrom);
    if (level.has_value() == severity.packaging.has_value()) {
        row.fail(invalid("{}, row {}: a row gives either \"level\" or \"packaging\".", row.at()));
    }
    severity.level = level.value_or(domain::Cosmetic::none);
    severity.personMustLook = row.maybeFlag("person_must_look").value_or(false);
}

void readCount(Row& row, SeverityRow& severity)
{
    const std::optional<double> count = row.maybeNumber("min_count", 1.0, kHighestCount);
    if (!count) {
        return;
    }
    if (*count != std::floor(*count)) {
        row.fail(invalid("{}, row {}: the value of \"{}\" must be a whole number.", row.at({"min_count"})));
        return;
    }
    severity.minCount = static_cast<int>(*count);
}

SeverityRow readSeverityRow(Row& row)
{
    SeverityRow severity;
    severity.row = row.place();
    severity.kind = row.maybeId<domain::DefectKind>("kind");
    severity.zone = row.maybeId<domain::Zone>("zone");
    severity.minAreaShare = row.maybeNumber("min_area_share", 0.0, 1.0);
    severity.minExtentMm = row.maybeNumber("min_extent_mm", 0.0, kNoUpperLimit);
    severity.maxExtentMm = row.maybeNumber("max_extent_mm", 0.0, kNoUpperLimit);
    if (severity.maxExtentMm && severity.minExtentMm.value_or(0.0) >= *severity.maxExtentMm) {
        row.fail(invalid("{}, row {}: the lower limit is above the upper limit.", row.at()));
    }
    severity.minScore = row.maybeNumber("min_score", 0.0, kNoUpperLimit);
    readCount(row, severity);
    readEffect(row, severity);
    severity.why = row.text("why");
    severity.origin = row.origin();
    return severity;
}

} // namespace

void readGradeTables(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    policy.grades = readRows(files.at("grades.json").at("grades"), "grades.json", fault, &readGradeRow);
    refuseTwins(policy.grades, "grades.json", fault);
    policy.grading = readRows(files.at("grading.json").at("grading"), "grading.json", fault, &readGradingRow);
    policy.severities =
        readRows(files.at("severities.json").at("severities"), "severities.json", fault, &readSeverityRow);
}

} // namespace regrade::rules
