#include "insight/kpitile.h"

#include <algorithm>
#include <charconv>

namespace regrade::insight::kpi {

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> kAll = [] {
        std::vector<Kind> all;
        for (auto* group : {&efficiencyKinds, &qualityKinds, &financeKinds, &sustainabilityKinds}) {
            for (Kind& kind : group()) {
                all.push_back(std::move(kind));
            }
        }
        return all;
    }();
    return kAll;
}

Figure shareFigure(std::int64_t part, std::int64_t whole)
{
    Figure figure{.n = whole};
    if (whole > 0) {
        const auto share = stats::wilsonShare(static_cast<int>(part), static_cast<int>(whole));
        figure.value = share.value;
        figure.interval = stats::Interval{share.low, share.high};
        figure.chance = [share](const Goal& goal) { return stats::chanceMet(goal.aim, share, goal.value); };
    }
    return figure;
}

Figure estimateFigure(const std::optional<stats::Estimate>& estimate, std::int64_t n)
{
    Figure figure{.n = n};
    if (estimate) {
        figure.value = estimate->value;
        figure.interval = estimate->interval;
        figure.chance = [one = *estimate](const Goal& goal) { return stats::chanceMet(goal.aim, one, goal.value); };
    }
    return figure;
}

std::vector<Part> mixOf(const Cube::Keys& keys)
{
    std::int64_t whole = 0;
    for (const auto& [key, sums] : keys) {
        whole += sums.units;
    }
    std::vector<Part> parts;
    for (const auto& [key, sums] : keys) {
        const auto share = stats::wilsonShare(static_cast<int>(sums.units), static_cast<int>(whole));
        parts.push_back({key, sums.units, share.value, stats::Interval{share.low, share.high}});
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.units > b.units; });
    return parts;
}

std::int64_t numberFrom(const std::string& key)
{
    std::int64_t number = 0;
    std::from_chars(key.data(), key.data() + key.size(), number);
    return number;
}

std::vector<stats::CountAt> countedOf(const Cube::Keys& keys)
{
    std::vector<stats::CountAt> counts;
    for (const auto& [key, sums] : keys) {
        counts.push_back({static_cast<double>(numberFrom(key)), sums.units});
    }
    std::sort(counts.begin(), counts.end(),
              [](const stats::CountAt& a, const stats::CountAt& b) { return a.value < b.value; });
    return counts;
}

stats::PairSums mainSums(const Cube& cube, std::string_view metric)
{
    const auto& keys = cube.of(metric);
    const auto found = keys.find(cube.mainKey(metric));
    return found == keys.end() ? stats::PairSums{} : found->second;
}

StockAt stockAtEnd(const Seen& seen)
{
    std::map<std::string, StockAt> byCurrency;
    for (const Cube* cube : {&seen.earlier, &seen.cube}) {
        for (const auto& [currency, sums] : cube->of(kCame)) {
            byCurrency[currency].units += sums.units;
            byCurrency[currency].minor += sums.x;
        }
        for (const auto& [currency, sums] : cube->of(kGone)) {
            byCurrency[currency].units -= sums.units;
            byCurrency[currency].minor -= sums.x;
        }
    }
    StockAt main;
    for (auto& [currency, stock] : byCurrency) {
        stock.currency = currency;
        main = stock.units > main.units || main.currency.empty() ? stock : main;
    }
    return main;
}

} // namespace regrade::insight::kpi
