#include "insight/kpitile.h"
#include "stats/success.h"
#include "stats/survival.h"

#include <algorithm>
#include <cmath>

namespace regrade::insight::kpi {

namespace {

constexpr double kLifeDays = 90.0;
constexpr double kHundredths = 100.0;

Figure conversion(const Seen& seen)
{
    const auto ready = seen.cube.units(kOutcome, "ready");
    Figure figure = shareFigure(ready, ready + seen.cube.units(kOutcome, "left"));
    const auto open = seen.cube.units(kOutcome, "open");
    figure.note = domain::Text{std::to_string(open) + " more are still open and counted apart.",
                               "另有 " + std::to_string(open) + " 件未完成，单独计数。"};
    return figure;
}

/// The chance that a share is below a multiple of another, whose own chance is run through in equal steps.
double chanceBelowMultiple(const stats::Share& share, const stats::Share& other, double factor)
{
    constexpr int kSteps = 40;
    const double error = std::sqrt(other.value * (1.0 - other.value) / other.whole);
    double chance = 0.0;
    for (int step = 0; step < kSteps; ++step) {
        const double z = (step + 0.5) / kSteps * 6.0 - 3.0;
        const double weight = std::exp(-z * z / 2.0);
        const double at = std::clamp(factor * (other.value + z * error), 0.0, 1.0);
        chance += weight * stats::chanceMet(stats::Aim::below, share, at);
    }
    double whole = 0.0;
    for (int step = 0; step < kSteps; ++step) {
        const double z = (step + 0.5) / kSteps * 6.0 - 3.0;
        whole += std::exp(-z * z / 2.0);
    }
    return chance / whole;
}

Figure secondReturns(const Seen& seen)
{
    const auto back = seen.cube.units(kSold, "back");
    Figure figure = shareFigure(back, back + seen.cube.units(kSold, "kept"));
    const auto orders = seen.product.units(kOrders);
    const auto returned = seen.product.units(kReceived, "first");
    if (orders < seen.rules.targets.least) {
        figure.goalless = true;
        figure.note = domain::Text{"The orders of new goods of these months are not counted, so there is nothing to "
                                   "compare with.",
                                   "这些月份的新品订单未统计，因此无法比较。"};
        return figure;
    }
    const auto main = stats::wilsonShare(static_cast<int>(std::min(returned, orders)), static_cast<int>(orders));
    const auto own = stats::wilsonShare(static_cast<int>(back), static_cast<int>(figure.n));
    // The goal is told as a share of the main product's rate; `chance` still needs that share.
    figure.chance = [own, main](const Goal& goal) {
        return main.value > 0.0 ? chanceBelowMultiple(own, main, goal.value / main.value) : 0.0;
    };
    figure.shift = [main](Goal& goal) { goal.value *= main.value; };
    figure.note =
        domain::Text{"New goods: " + std::to_string(returned) + " of " + std::to_string(orders) + " orders came back.",
                     "新品：" + std::to_string(orders) + " 单中退回 " + std::to_string(returned) + " 件。"};
    return figure;
}

Figure lifeAfterSale(const Seen& seen)
{
    std::vector<stats::StayCount> lives;
    double longest = 0.0;
    const auto follow = [&](double days, std::int64_t ended, std::int64_t going) {
        lives.push_back({days, static_cast<int>(ended), static_cast<int>(going)});
        longest = std::max(longest, days);
    };
    for (const auto& [days, sums] : seen.cube.of(kLifeBack)) {
        follow(static_cast<double>(numberFrom(days)), sums.units, 0);
    }
    for (const auto& [day, sums] : seen.cube.of(kLifeKept)) {
        follow(static_cast<double>(std::max<std::int64_t>(0, seen.today - numberFrom(day))), 0, sums.units);
    }
    const auto curve = stats::countedSurvival(std::move(lives));
    Figure figure{.n = curve.count};
    if (curve.count > 0 && longest < kLifeDays) {
        figure.refusal = refused("No unit was followed for 90 days after its sale yet.");
        return figure;
    }
    stats::Estimate kept{1.0, 0.0, {1.0, 1.0}};
    for (const stats::SurvivalStep& step : curve.steps) {
        kept = step.days <= kLifeDays ? stats::Estimate{step.left, step.error, {step.low, step.high}} : kept;
    }
    if (curve.count > 0) {
        figure.value = kept.value;
        figure.interval = kept.interval;
    }
    figure.chance = [kept](const Goal& goal) { return stats::chanceMet(goal.aim, kept, goal.value); };
    return figure;
}

stats::PairSums starsOf(const Cube& cube, const char* which)
{
    const auto& keys = cube.of(kRating);
    const auto found = keys.find(which);
    stats::PairSums sums = found == keys.end() ? stats::PairSums{} : found->second;
    sums.x /= kHundredths;
    sums.xx /= kHundredths * kHundredths;
    return sums;
}

Figure rating(const Seen& seen)
{
    const auto second = starsOf(seen.product, "second");
    const auto first = starsOf(seen.product, "first");
    const auto own = stats::meanOf(second);
    const auto main = stats::meanOf(first);
    Figure figure = estimateFigure(own, second.units);
    if (!own || !main || first.units < seen.rules.targets.least) {
        figure.goalless = true;
        figure.note =
            domain::Text{"New goods have " + std::to_string(first.units) + " ratings: too few to compare with.",
                         "新品仅有 " + std::to_string(first.units) + " 条评分，不足以比较。"};
        return figure;
    }
    figure.chance = [own, main](const Goal& goal) {
        return stats::chanceMet(goal.aim, stats::differenceOf(*own, *main), goal.value - main->value);
    };
    figure.shift = [main](Goal& goal) { goal.value += main->value; };
    figure.note = domain::Text{"New goods have " + std::to_string(first.units) + " ratings.",
                               "新品有 " + std::to_string(first.units) + " 条评分。"};
    return figure;
}

Figure agreement(const Seen& seen)
{
    const auto yes = seen.cube.units(kAgree, "yes");
    return shareFigure(yes, yes + seen.cube.units(kAgree, "no"));
}

/// Successes and tries by category.
std::map<std::string, stats::Tries> triesOf(const Cube& cube)
{
    std::map<std::string, stats::Tries> tries;
    for (const auto& [key, sums] : cube.of(kSuccess)) {
        const auto bar = key.rfind('|');
        auto& one = tries[key.substr(0, bar)];
        one.tried += static_cast<int>(sums.units);
        one.succeeded += key.substr(bar + 1) == "ready" ? static_cast<int>(sums.units) : 0;
    }
    return tries;
}

Figure success(const Seen& seen)
{
    const auto categories = triesOf(seen.cube);
    std::vector<stats::Tries> tries;
    stats::Tries whole;
    for (const auto& [category, one] : categories) {
        tries.push_back(one);
        whole.tried += one.tried;
        whole.succeeded += one.succeeded;
    }
    Figure figure = shareFigure(whole.succeeded, whole.tried);
    const auto prior = stats::successPrior(tries);
    for (const auto& [category, one] : categories) {
        const auto plain = stats::wilsonShare(one.succeeded, one.tried);
        const auto drawn =
            prior ? stats::shrunk(*prior, one) : stats::ShrunkShare{plain.value, {plain.low, plain.high}, 1.0};
        figure.parts.push_back({category, one.tried, drawn.share, drawn.credible});
    }
    std::stable_sort(figure.parts.begin(), figure.parts.end(),
                     [](const Part& a, const Part& b) { return a.interval->low > b.interval->low; });
    if (!prior) {
        figure.note = domain::Text{"Too little to draw categories towards the shop: each stands by itself.",
                                   "数据不足以向整体收缩：各品类单独计算。"};
    }
    return figure;
}

Figure mixFigure(const Seen& seen, std::string_view metric)
{
    Figure figure{.n = seen.cube.units(metric)};
    figure.parts = mixOf(seen.cube.of(metric));
    if (!figure.parts.empty()) {
        figure.value = figure.parts.front().share;
        figure.interval = figure.parts.front().interval;
    }
    return figure;
}

Figure gradeMix(const Seen& seen) { return mixFigure(seen, kGrade); }
Figure reasonMix(const Seen& seen) { return mixFigure(seen, kReason); }

} // namespace

std::vector<Kind> qualityKinds()
{
    return {
        {"conversion",
         Group::quality,
         Unit::share,
         {"Made ready for sale", "翻新转化率"},
         {"Of what came in the period and is decided: units that were packed, divided by those that were packed or "
          "left "
          "without it. Open units are counted apart. A second return counts as a return.",
          "本期收货且已有结果的商品中，已包装的件数除以已包装或未包装即离开的件数。未完成的单独计数，二次退货也算退货"
          "。"},
         &conversion},
        {"secondReturns",
         Group::quality,
         Unit::share,
         {"Second returns", "二次退货率"},
         {"Of what was sold in the period: units that came back. The limit is a share of the rate of new goods: first "
          "returns divided by the orders of months that begin in the period, of all sites.",
          "本期售出的商品中退回的比例。上限按新品退货率折算：首次退货除以本期各月新品订单数（所有站点）。"},
         &secondReturns},
        {"lifeAfterSale",
         Group::quality,
         Unit::share,
         {"Still with the buyer after 90 days", "售出 90 天后仍在买家手中"},
         {"Kaplan and Meier's share of what was sold in the period and has not come back within 90 days; younger sales "
          "count up to today.",
          "本期售出商品 90 天内未退回的 Kaplan-Meier 比例；较新的销售计至今日。"},
         &lifeAfterSale},
        {"rating",
         Group::quality,
         Unit::stars,
         {"Rating of second sales", "二次销售评分"},
         {"Mean stars of ratings of the second sale; the target is the mean of new goods. Ratings know no site.",
          "二次销售评分的平均星级；目标为新品的平均星级。评分不区分站点。"},
         &rating,
         true,
         false},
        {"agreement",
         Group::quality,
         Unit::share,
         {"Camera and person agree", "相机与人工一致率"},
         {"First gradings in which the person confirmed the look that the camera had proposed. It is agreement, not "
          "accuracy: nobody adjudicated them.",
          "首次分级中人工确认相机所提外观的比例。这是一致率而非准确率：未经仲裁。"},
         &agreement},
        {"success",
         Group::quality,
         Unit::share,
         {"Success by category", "各品类翻新成功率"},
         {"Conversion of each category, drawn towards the shop the more the fewer units it has (beta-binomial); the "
          "lower end of the interval ranks.",
          "各品类转化率，件数越少越向整体收缩（Beta 二项分布）；按区间下限排序。"},
         &success,
         false},
        {"gradeMix",
         Group::quality,
         Unit::share,
         {"Grades", "等级构成"},
         {"Present grade of what came in the period.", "本期收货商品的当前等级。"},
         &gradeMix,
         false},
        {"reasonMix",
         Group::quality,
         Unit::share,
         {"Reasons of return", "退货原因构成"},
         {"The customer's reason for each return of the period.", "本期每次退货的客户原因。"},
         &reasonMix,
         false},
    };
}

} // namespace regrade::insight::kpi
