#include "rules/targettable.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace regrade::rules {

namespace {

constexpr double kMostTarget = 1'000'000.0;
constexpr int kMostStageUnits = 1'000'000;
constexpr int kMostLeast = 10'000;

Result<stats::Aim> aimFrom(std::string_view name)
{
    static const std::pair<std::string_view, stats::Aim> kAims[] = {{"below", stats::Aim::below},
                                                                    {"at_most", stats::Aim::atMost},
                                                                    {"at_least", stats::Aim::atLeast},
                                                                    {"above", stats::Aim::above}};
    for (const auto& [known, aim] : kAims) {
        if (known == name) {
            return aim;
        }
    }
    return invalid("There is no such aim.");
}

void needOrigin(Row& row, const Origin& origin)
{
    if (origin.source.empty() || origin.validFrom.empty()) {
        row.fail(invalid("{}, row {}: a target needs its source and the day from which it holds.", row.at()));
    }
}

TargetRow readTarget(Row& row)
{
    TargetRow target{.row = row.place(), .figure = row.word("figure")};
    const auto& known = targetFigures();
    if (std::find(known.begin(), known.end(), target.figure) == known.end()) {
        row.failValue("figure", target.figure);
    }
    const auto aim = row.maybeOneOf("aim", &aimFrom);
    if (!aim) {
        row.failValue("aim", "");
    }
    target.aim = aim.value_or(stats::Aim::atLeast);
    const auto value = row.maybeNumber("value", -kMostTarget, kMostTarget);
    if (!value) {
        row.failValue("value", "");
    }
    target.value = value.value_or(0.0);
    target.baseline = row.maybeNumber("baseline", -kMostTarget, kMostTarget);
    target.why = row.text("why");
    target.origin = row.origin();
    target.validTo = row.maybeDay("valid_to");
    needOrigin(row, target.origin);
    if (!target.validTo.empty() && target.validTo < target.origin.validFrom) {
        row.fail(invalid("{}, row {}: the last day is before the first.", row.at()));
    }
    return target;
}

StageLimitRow readStageLimit(Row& row)
{
    StageLimitRow limit{.row = row.place(), .stage = domain::StageId(row.word("stage"))};
    const auto units = row.maybeWhole("units", 1, kMostStageUnits);
    if (!units) {
        row.failValue("units", "");
    }
    limit.units = units.value_or(1);
    limit.why = row.text("why");
    limit.origin = row.origin();
    return limit;
}

NetProfitRow readNetProfit(Row& row)
{
    constexpr std::size_t kMonthLetters = 7;
    NetProfitRow profit{.row = row.place(), .month = row.word("month")};
    const auto day = parseIso(profit.month + "-01");
    if (profit.month.size() != kMonthLetters || !day) {
        row.failValue("month", profit.month);
    }
    profit.owner = row.maybeWord("owner").value_or("");
    profit.amount = row.money("amount");
    profit.why = row.text("why");
    profit.origin = row.origin();
    needOrigin(row, profit.origin);
    return profit;
}

struct SettingRow {
    std::string id;
    std::optional<int> units;
};

SettingRow readLeast(Row& row)
{
    SettingRow setting{.id = row.word("id"), .units = row.maybeWhole("value", 1, kMostLeast)};
    if (setting.id != "least_units" || !setting.units) {
        row.failValue(setting.id != "least_units" ? "id" : "value", setting.id);
    }
    static_cast<void>(row.text("why"));
    static_cast<void>(row.origin());
    return setting;
}

/// Two rows of one figure on one day would leave the choice to their order.
void refuseDoubled(const std::vector<TargetRow>& rows, FirstFault& fault)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            const bool apart = (!rows[i].validTo.empty() && rows[i].validTo < rows[j].origin.validFrom) ||
                               (!rows[j].validTo.empty() && rows[j].validTo < rows[i].origin.validFrom);
            if (rows[i].figure == rows[j].figure && !apart) {
                fault.add(invalid("{}: {} is a target of the same figure on the same days: give the older one its "
                                  "last day (valid_to).",
                                  {rows[j].row, rows[i].row}));
            }
        }
    }
}

void checkStageLimits(const Targets& targets, const Policy& policy, FirstFault& fault)
{
    for (const StageLimitRow& limit : targets.stages) {
        if (policy.findStage(limit.stage) == nullptr) {
            fault.add(invalid("{}: there is no stage \"{}\" in stages.json.", {limit.row, limit.stage.text()}));
        }
        const auto same = std::count_if(targets.stages.begin(), targets.stages.end(), [&](const StageLimitRow& other) {
            return other.stage.text() == limit.stage.text();
        });
        if (same > 1) {
            fault.add(invalid("{}: the stage \"{}\" has a limit twice.", {limit.row, limit.stage.text()}));
        }
    }
}

void checkNetProfit(const Targets& targets, FirstFault& fault)
{
    for (const NetProfitRow& profit : targets.netProfit) {
        const auto same =
            std::count_if(targets.netProfit.begin(), targets.netProfit.end(), [&](const NetProfitRow& other) {
                return other.month == profit.month && other.owner == profit.owner;
            });
        if (same > 1) {
            fault.add(invalid("{}: the net profit of {} stands there twice.", {profit.row, profit.month}));
        }
    }
}

} // namespace

const std::vector<std::string_view>& targetFigures()
{
    static const std::vector<std::string_view> kFigures{
        "minutesPerUnit", "stockDays",      "stockTurn",     "overAge",        "unitCost",
        "unitCostChange", "conversion",     "secondReturns", "lifeAfterSale",  "rating",
        "agreement",      "capital",        "margin",        "refurbCostRate", "roi",
        "profit",         "netProfitShare", "netProfitLong", "reusedUnits",    "ecoPraise",
        "ecoPraiseGrowth"};
    return kFigures;
}

const TargetRow* Targets::find(std::string_view figure, const std::string& day) const
{
    const TargetRow* found = nullptr;
    for (const TargetRow& row : targets) {
        const bool holds =
            row.figure == figure && row.origin.validFrom <= day && (row.validTo.empty() || day <= row.validTo);
        found = holds && (found == nullptr || row.origin.validFrom > found->origin.validFrom) ? &row : found;
    }
    return found;
}

const StageLimitRow* Targets::limitOf(const std::string& stage) const
{
    const auto found =
        std::find_if(stages.begin(), stages.end(), [&](const StageLimitRow& row) { return row.stage.text() == stage; });
    return found == stages.end() ? nullptr : &*found;
}

Targets targetsIn(const PolicyFiles& files, const Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("targets.json");
    Targets targets;
    targets.targets = readRows(file.at("targets"), "targets.json/targets", fault, &readTarget);
    targets.stages = readRows(file.at("stages"), "targets.json/stages", fault, &readStageLimit);
    targets.netProfit = readRows(file.at("net_profit"), "targets.json/net_profit", fault, &readNetProfit);
    const auto settings = readRows(file.at("settings"), "targets.json/settings", fault, &readLeast);
    refuseTwins(settings, "targets.json/settings", fault);
    if (fault.error) {
        return targets;
    }
    for (const SettingRow& setting : settings) {
        targets.least = setting.units.value_or(targets.least);
    }
    refuseDoubled(targets.targets, fault);
    checkStageLimits(targets, policy, fault);
    checkNetProfit(targets, fault);
    return targets;
}

void readTargetRules(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    static_cast<void>(targetsIn(files, policy, fault));
}

} // namespace regrade::rules
