#include "insight/kpitile.h"

#include <cmath>

namespace regrade::insight::kpi {

namespace {

constexpr double kGrams = 1000.0;

Figure reusedUnits(const Seen& seen)
{
    const auto units = seen.cube.units(kReuse);
    return {.value = static_cast<double>(units), .n = units, .counted = true};
}

std::optional<double> weightOf(const Seen& seen, const std::string& sku)
{
    const auto found = seen.weightKg.find(sku);
    return found == seen.weightKg.end() || found->second <= 0.0 ? std::nullopt : std::optional(found->second);
}

/// Units of one key are alike but for their filler, and the estimate is linear in that: so their mean stands for all.
rules::ImpactCase caseOf(const Seen& seen, const std::string& day, const ReuseKey& key, const stats::PairSums& sums)
{
    rules::ImpactCase unit{.category = domain::CategoryId(key.category),
                           .sku = domain::Sku(key.sku),
                           .day = day,
                           .weightKg = weightOf(seen, key.sku)};
    unit.partsUsed = key.parts;
    if (!key.packed) {
        return unit;
    }
    unit.cartonMaterial = key.material;
    unit.filler = key.filler;
    if (!key.carton.empty()) {
        if (const auto* carton = seen.rules.policy.findCarton(domain::CartonId(key.carton))) {
            unit.cartonKg = carton->tareG / kGrams;
        }
        unit.fillerKg = sums.x / static_cast<double>(sums.units) / kGrams;
    }
    return unit;
}

struct Reused {
    std::int64_t units = 0;
    std::int64_t withFactor = 0;
    std::int64_t withWeight = 0;
    stats::Interval avoided;
    double weightKg = 0.0;
    double electricalKg = 0.0;
};

Reused reused(const Seen& seen)
{
    Reused all;
    for (const ReusePart& part : seen.reuse) {
        for (const auto& [text, sums] : part.cube.of(kReuse)) {
            const ReuseKey key = reuseKeyFrom(text);
            const auto unit = caseOf(seen, part.day, key, sums);
            const auto count = static_cast<double>(sums.units);
            all.units += sums.units;
            all.withWeight += unit.weightKg ? sums.units : 0;
            all.weightKg += unit.weightKg.value_or(0.0) * count;
            if (seen.rules.impact == nullptr) {
                continue;
            }
            const auto impact = rules::impactOf(*seen.rules.impact, unit);
            all.electricalKg += impact.ewasteKg.value_or(0.0) * count;
            if (impact.avoided) {
                all.withFactor += sums.units;
                all.avoided.low += impact.avoided->low * count;
                all.avoided.high += impact.avoided->high * count;
            }
        }
    }
    return all;
}

Error nothingReused() { return refused("No unit that was released in this period is in use again yet."); }

Figure co2eAvoided(const Seen& seen)
{
    Figure figure{.counted = true};
    if (seen.rules.impact == nullptr) {
        figure.refusal = refused("The factors of the impact are not at hand here, so nothing is said of CO2e.");
        return figure;
    }
    const auto all = reused(seen);
    figure.n = all.withFactor;
    if (all.units == 0) {
        figure.refusal = nothingReused();
        return figure;
    }
    if (all.withFactor == 0) {
        figure.refusal =
            refused("No factor fits any of the {} units, so nothing is said of CO2e.", {std::to_string(all.units)});
        return figure;
    }
    figure.value = all.avoided.low;
    figure.interval = all.avoided;
    const auto without = std::to_string(all.units - all.withFactor);
    figure.note = domain::Text{"An estimate: the range is that of the sources, no interval of chance. " + without +
                                   " units without a factor are left out.",
                               "估算值：区间为各来源之差，并非置信区间。" + without + " 件没有系数的商品未计入。"};
    return figure;
}

Figure wasteAvoided(const Seen& seen)
{
    const auto all = reused(seen);
    Figure figure{.n = all.withWeight, .counted = true};
    if (all.units == 0) {
        figure.refusal = nothingReused();
        return figure;
    }
    if (all.withWeight == 0) {
        figure.refusal = refused("The weight of none of the {} units is known.", {std::to_string(all.units)});
        return figure;
    }
    figure.value = all.weightKg;
    const auto electrical = rules::roundedFigure(all.electricalKg);
    const auto without = std::to_string(all.units - all.withWeight);
    figure.note =
        domain::Text{"Of it electrical: " + electrical + " kg. Left out, of unknown weight: " + without + " units.",
                     "其中电子电器 " + electrical + " 千克。重量未知未计入：" + without + " 件。"};
    return figure;
}

stats::PairSums secondRatings(const Cube& cube)
{
    const auto& keys = cube.of(kRating);
    const auto found = keys.find("second");
    return found == keys.end() ? stats::PairSums{} : found->second;
}

Figure ecoPraise(const Seen& seen)
{
    const auto sums = secondRatings(seen.product);
    return shareFigure(std::llround(sums.y), sums.units);
}

std::optional<stats::Estimate> praiseOf(const Cube& cube)
{
    const auto sums = secondRatings(cube);
    return stats::meanOf({sums.units, sums.y, 0.0, sums.yy, 0.0, 0.0});
}

Figure ecoPraiseGrowth(const Seen& seen)
{
    const auto now = praiseOf(seen.product);
    const auto earlier = seen.against != nullptr ? praiseOf(seen.against->product) : std::nullopt;
    Figure figure;
    if (!now || !earlier) {
        return figure;
    }
    const auto n = std::min(secondRatings(seen.product).units, secondRatings(seen.against->product).units);
    const auto growth = stats::growthOf(*now, *earlier);
    if (!growth) {
        figure.n = n;
        figure.refusal = refused("Nobody praised reuse in the period compared with, so no growth can be told.");
        return figure;
    }
    figure = estimateFigure(growth, n);
    figure.note = domain::Text{"n is that of the smaller period.", "n 取两个时期中较小者。"};
    return figure;
}

Figure waysOut(const Seen& seen)
{
    Cube::Keys keys = seen.cube.of(kExit);
    const auto sold = seen.cube.units(kSold, "kept");
    if (sold > 0) {
        keys["sold"].units = sold;
    }
    Figure figure{.parts = mixOf(keys), .counted = true};
    for (const Part& part : figure.parts) {
        figure.n += part.units;
        const bool used = part.key == "sold" || part.key == "donated";
        figure.value = figure.value.value_or(0.0) + (used ? part.share : 0.0);
    }
    for (Part& part : figure.parts) {
        part.interval.reset(); // all there are
    }
    return figure;
}

} // namespace

std::vector<Kind> sustainabilityKinds()
{
    return {
        {"reusedUnits",
         Group::sustainability,
         Unit::units,
         {"Second uses", "再次使用件数"},
         {"Units released in the period that were sold and not sent back, or given away.",
          "本期放行后已售出且未退回或已捐赠的商品。"},
         &reusedUnits},
        {"wasteAvoided",
         Group::sustainability,
         Unit::kg,
         {"Waste put off", "延缓的废弃物"},
         {"Weight of these products by their registration.", "上述商品按登记重量之和。"},
         &wasteAvoided,
         false},
        {"co2eAvoided",
         Group::sustainability,
         Unit::kg,
         {"CO2e put off (estimate)", "延缓的 CO2e（估算）"},
         {"Making a new one by the share of second uses that replace one, less what refurbishing took, by the factors "
          "of "
          "the day of release; see regradectl impact.",
          "新品制造排放乘以替代比例，减去翻新排放，按放行当日的系数；见 regradectl impact。"},
         &co2eAvoided,
         false},
        {"waysOut",
         Group::sustainability,
         Unit::share,
         {"Used again, of all that left", "离库商品再利用比例"},
         {"Units sold (and not sent back) or given away in the period, divided by all that left for good.",
          "本期售出（未退回）或捐赠的件数除以全部离库件数。"},
         &waysOut,
         false},
        {"ecoPraise",
         Group::sustainability,
         Unit::share,
         {"Buyers who praise reuse", "称赞再利用的买家"},
         {"Ratings of second sales that are tagged as praising reuse. Ratings know no site.",
          "二次销售评分中标记为称赞再利用的比例。评分不区分站点。"},
         &ecoPraise,
         true,
         false},
        {"ecoPraiseGrowth",
         Group::sustainability,
         Unit::share,
         {"Praise of reuse, growth", "再利用称赞增长"},
         {"That share by the share in the period compared with, less one.", "该比例除以对比期比例再减一。"},
         &ecoPraiseGrowth,
         false,
         false},
    };
}

} // namespace regrade::insight::kpi
