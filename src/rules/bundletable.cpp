#include "rules/bundles.h"
#include "rules/policytables.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

constexpr int kMostInBox = 50;
constexpr int kMostPoints = 1'000'000;
constexpr int kLongestVoucher = 3650;
constexpr double kWholeShare = 100.0;

BundleRow readBundleRow(Row& row)
{
    BundleRow bundle{.row = row.place(), .id = row.word("id"), .name = row.text("name")};
    for (const std::string& grade : row.words("grades")) {
        bundle.grades.emplace_back(grade);
    }
    bundle.least = row.maybeWhole("least", 2, kMostInBox).value_or(2);
    bundle.most = row.maybeWhole("most", 2, kMostInBox).value_or(kMostInBox);
    bundle.discount = std::llround(row.maybeNumber("discount_percent", 0.0, kWholeShare).value_or(0.0) * kWholeShare);
    bundle.why = row.text("why");
    bundle.origin = row.origin();
    if (bundle.least > bundle.most) {
        row.fail(invalid("{}, row {}: a box holds at least as many units as \"least\" says.", row.at()));
    }
    return bundle;
}

PointRow readPointRow(Row& row)
{
    PointRow points{.row = row.place(), .category = row.maybeId<domain::CategoryId>("category")};
    points.perUnit = row.maybeWhole("per_unit", 0, kMostPoints).value_or(0);
    points.perKg = row.maybeWhole("per_kg", 0, kMostPoints).value_or(0);
    points.worth = row.money("worth_of_100");
    points.days = row.maybeWhole("days", 1, kLongestVoucher).value_or(365);
    points.why = row.text("why");
    points.origin = row.origin();
    if (points.worth.minor < 0) {
        row.fail(invalid("{}, row {}: points are not worth less than nothing.", row.at()));
    }
    return points;
}

bool isListedCategory(const Policy& policy, const domain::CategoryId& id)
{
    return std::any_of(policy.categories.begin(), policy.categories.end(),
                       [&](const NamedRow& row) { return row.id == id.text(); });
}

} // namespace

const BundleRow* BundleRules::find(const std::string& id) const
{
    const auto found = std::find_if(bundles.begin(), bundles.end(), [&](const BundleRow& row) { return row.id == id; });
    return found == bundles.end() ? nullptr : &*found;
}

const PointRow& BundleRules::pointsFor(const domain::CategoryId& category) const
{
    return *std::find_if(points.begin(), points.end(),
                         [&](const PointRow& row) { return !row.category || *row.category == category; });
}

void readBundleRules(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("bundles.json");
    BundleRules rules;
    rules.bundles = readRows(file.at("bundles"), "bundles.json/bundles", fault, &readBundleRow);
    rules.points = readRows(file.at("points"), "bundles.json/points", fault, &readPointRow);
    refuseTwins(rules.bundles, "bundles.json/bundles", fault);
    policy.bundles = std::make_shared<const BundleRules>(std::move(rules));
}

void checkBundleRules(const Policy& policy, FirstFault& fault)
{
    const BundleRules& rules = *policy.bundles;
    for (std::size_t i = 0; i < rules.bundles.size(); ++i) {
        for (const domain::GradeId& id : rules.bundles[i].grades) {
            const GradeRow* grade = policy.findGrade(id);
            if (grade == nullptr || !grade->retail) {
                fault.add(invalid("bundles.json/bundles, row {}: \"{}\" is no grade that is sold to consumers.",
                                  {std::to_string(i + 1), id.text()}));
            }
        }
    }
    checkLastMatchesAll<PointRow>(
        rules.points, "bundles.json/points", [](const PointRow& row) { return !row.category; }, fault);
    for (std::size_t i = 0; i < rules.points.size(); ++i) {
        const auto& category = rules.points[i].category;
        if (category && !isListedCategory(policy, *category)) {
            fault.add(invalid("bundles.json/points, row {}: there is no category \"{}\" in lists.json.",
                              {std::to_string(i + 1), category->text()}));
        }
    }
}

} // namespace regrade::rules
