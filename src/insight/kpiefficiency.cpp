#include "insight/kpitile.h"

#include "stats/interval.h"
#include "stats/survival.h"

#include <cmath>

namespace regrade::insight::kpi {

namespace {

constexpr double kMedian = 0.5;
constexpr double kNineInTen = 0.9;
constexpr double kSecondsAMinute = 60.0;

Figure assessmentFigure(const Seen& seen, double share)
{
    const auto counts = countedOf(seen.cube.of(kAssess));
    const auto found = stats::quantileOf(counts, share);
    Figure figure;
    if (found) {
        figure.value = found->value;
        figure.n = found->units;
        figure.interval = found->interval;
    }
    figure.chance = [counts, share](const Goal& goal) { return stats::chanceAtMost(counts, share, goal.value); };
    return figure;
}

Figure assessMedian(const Seen& seen) { return assessmentFigure(seen, kMedian); }
Figure assessP90(const Seen& seen) { return assessmentFigure(seen, kNineInTen); }

Figure minutesPerUnit(const Seen& seen)
{
    stats::PairSums sums = seen.cube.sum(kHands);
    sums.x /= kSecondsAMinute;
    sums.xx /= kSecondsAMinute * kSecondsAMinute;
    return estimateFigure(stats::meanOf(sums), sums.units);
}

/// Sold ones ended; those that left otherwise, and those that are still here, are followed to that day.
stats::SurvivalCurve shelfCurve(const Seen& seen)
{
    std::vector<stats::StayCount> stays;
    for (const auto& [days, sums] : seen.cube.of(kStaySold)) {
        stays.push_back({static_cast<double>(numberFrom(days)), static_cast<int>(sums.units), 0});
    }
    for (const auto& [days, sums] : seen.cube.of(kStayLeft)) {
        stays.push_back({static_cast<double>(numberFrom(days)), 0, static_cast<int>(sums.units)});
    }
    for (const auto& [day, sums] : seen.cube.of(kStayOpen)) {
        const auto age = std::max<std::int64_t>(0, seen.today - numberFrom(day));
        stays.push_back({static_cast<double>(age), 0, static_cast<int>(sums.units)});
    }
    return stats::countedSurvival(std::move(stays));
}

/// The first day at which a bound of the curve reaches the half.
std::optional<double> dayAtHalf(const stats::SurvivalCurve& curve, double stats::SurvivalStep::*bound)
{
    for (const stats::SurvivalStep& step : curve.steps) {
        if (step.*bound <= kMedian) {
            return step.days;
        }
    }
    return {};
}

Figure stockDays(const Seen& seen)
{
    const auto curve = shelfCurve(seen);
    Figure figure{.value = stats::medianOf(curve), .n = curve.count};
    if (!figure.value) {
        figure.refusal = refused("More than half of these {} units are not sold yet, so there is no median.",
                                 {std::to_string(curve.count)});
    }
    const auto low = dayAtHalf(curve, &stats::SurvivalStep::low);
    const auto high = dayAtHalf(curve, &stats::SurvivalStep::high);
    if (low && high) {
        figure.interval = stats::Interval{*low, *high};
    }
    figure.chance = [curve](const Goal& goal) {
        stats::Estimate left{1.0, 0.0, {1.0, 1.0}};
        for (const stats::SurvivalStep& step : curve.steps) {
            left = step.days <= goal.value ? stats::Estimate{step.left, step.error, {step.low, step.high}} : left;
        }
        return stats::chanceMet(stats::Aim::atMost, left, kMedian);
    };
    const auto open = seen.cube.units(kStayOpen);
    figure.note = domain::Text{"Of them " + std::to_string(open) + " are not sold yet; they count up to today.",
                               "其中 " + std::to_string(open) + " 件尚未售出，计至今日。"};
    return figure;
}

/// Unit-days in stock over the days of the span up to today: each day counts what is there at its end.
double unitDays(const Seen& seen)
{
    const std::int64_t last = std::min(seen.span.to, seen.today);
    const auto whole = static_cast<double>(last - seen.span.from + 1);
    const auto within = [&](std::string_view metric) {
        const auto sums = seen.cube.sum(metric);
        return static_cast<double>(sums.units) * static_cast<double>(last + 1) - sums.y;
    };
    const auto before = static_cast<double>(seen.earlier.units(kCame) - seen.earlier.units(kGone));
    return before * whole + within(kCame) - within(kGone);
}

Figure stockTurn(const Seen& seen)
{
    Figure figure{.n = seen.cube.units(kGone)};
    if (figure.n == 0 || seen.span.from > seen.today) {
        return figure;
    }
    const double days = unitDays(seen) / static_cast<double>(figure.n);
    const double error = 1.0 / std::sqrt(static_cast<double>(figure.n)); // of the logarithm, sales being Poisson
    figure.value = days;
    figure.interval =
        stats::Interval{days * std::exp(-stats::kTwoSided95 * error), days * std::exp(stats::kTwoSided95 * error)};
    figure.chance = [days, error](const Goal& goal) {
        if (days <= 0.0 || goal.value <= 0.0) {
            return stats::isMet(goal.aim, days, goal.value) ? 1.0 : 0.0;
        }
        const stats::Estimate logarithm{std::log(days), error, {}};
        return stats::chanceMet(goal.aim, logarithm, std::log(goal.value));
    };
    return figure;
}

Figure overAge(const Seen& seen)
{
    const auto limit = seen.rules.policy.limits.ageLimitDays;
    Figure figure{.n = seen.now->units(kStock), .counted = true};
    std::int64_t over = 0;
    std::int64_t brackets[4] = {};
    for (const auto& [day, sums] : seen.now->of(kStock)) {
        const std::int64_t age = seen.today - numberFrom(day);
        over += age > limit ? sums.units : 0;
        brackets[age > 60 ? 3 : (age > 45 ? 2 : (age > 30 ? 1 : 0))] += sums.units;
    }
    static const char* const kKeys[] = {"0-30", "31-45", "46-60", "61+"};
    const auto whole = static_cast<double>(std::max<std::int64_t>(1, figure.n));
    for (int i = 0; i < 4; ++i) {
        figure.parts.push_back({kKeys[i], brackets[i], static_cast<double>(brackets[i]) / whole, std::nullopt});
    }
    if (figure.n > 0) {
        figure.value = static_cast<double>(over) / whole;
        figure.note = domain::Text{std::to_string(over) + " of " + std::to_string(figure.n) + " units, today.",
                                   "今日 " + std::to_string(figure.n) + " 件中有 " + std::to_string(over) + " 件。"};
    }
    return figure;
}

Figure unitCost(const Seen& seen)
{
    const auto sums = mainSums(seen.cube, kCost);
    Figure figure = estimateFigure(stats::meanOf(sums), sums.units);
    figure.currency = seen.cube.mainKey(kCost);
    return figure;
}

Figure unitCostChange(const Seen& seen)
{
    const auto now = mainSums(seen.cube, kCost);
    const auto earlier = seen.against != nullptr ? mainSums(seen.against->cube, kCost) : stats::PairSums{};
    Figure figure{.n = std::min(now.units, earlier.units)};
    if (now.units == 0 || earlier.units == 0 || seen.cube.mainKey(kCost) != seen.against->cube.mainKey(kCost)) {
        return figure;
    }
    figure = estimateFigure(stats::growthOf(*stats::meanOf(now), *stats::meanOf(earlier)), figure.n);
    figure.note = domain::Text{"n is that of the smaller period.", "n 取两个时期中较小者。"};
    return figure;
}

} // namespace

std::vector<Kind> efficiencyKinds()
{
    return {
        {"assessMedian",
         Group::efficiency,
         Unit::seconds,
         {"Assessment, median", "评估时间（中位数）"},
         {"Half of the first gradings took at most so long, from first scan to confirmed grade, pauses left out.",
          "半数首次分级从首次扫码到确认等级所用时间不超过此值，不含暂停。"},
         &assessMedian},
        {"assessP90",
         Group::efficiency,
         Unit::seconds,
         {"Assessment, 9 of 10", "评估时间（九成以内）"},
         {"Nine in ten first gradings took at most so long.", "十分之九的首次分级不超过此时间。"},
         &assessP90},
        {"minutesPerUnit",
         Group::efficiency,
         Unit::minutes,
         {"Minutes per unit", "单件工时（分钟）"},
         {"Assessment and work of units made ready in the period, divided by their number; units without a measured "
          "time are left out.",
          "本期达到可售的商品的评估与作业时间之和除以件数；没有计时的不计。"},
         &minutesPerUnit},
        {"stockDays",
         Group::efficiency,
         Unit::days,
         {"Days to the sale, median", "库存天数（中位数）"},
         {"Kaplan and Meier's median of the days from intake to sale, of what came in the period. What is not sold yet "
          "counts up to today and is never left out.",
          "本期收货商品从入库到售出天数的 Kaplan-Meier 中位数；未售出的计至今日，绝不剔除。"},
         &stockDays},
        {"stockTurn",
         Group::efficiency,
         Unit::days,
         {"Stock turn (Little)", "库存周转天数（Little）"},
         {"Mean stock of the period by the rate at which units left it: unit-days in stock divided by units that left.",
          "期内平均库存除以离库速度：库存件天数除以离库件数。"},
         &stockTurn},
        {"overAge",
         Group::efficiency,
         Unit::share,
         {"Over the age limit", "超过库龄上限"},
         {"Units of today's stock that came more than so many days ago as the age limit allows, divided by the stock.",
          "今日库存中超过库龄上限的件数除以库存件数。"},
         &overAge,
         false},
        {"unitCost",
         Group::efficiency,
         Unit::money,
         {"Cost per unit", "单件翻新成本"},
         {"Labour, parts, consumables, equipment and packaging of units made ready in the period, divided by their "
          "number.",
          "本期达到可售的商品的人工、配件、耗材、设备和包装成本之和除以件数。"},
         &unitCost},
        {"unitCostChange",
         Group::efficiency,
         Unit::share,
         {"Cost per unit, change", "单件成本变化"},
         {"Cost per unit of this period by that of the period compared with, less one.",
          "本期单件成本除以对比期单件成本再减一。"},
         &unitCostChange,
         false},
    };
}

} // namespace regrade::insight::kpi
