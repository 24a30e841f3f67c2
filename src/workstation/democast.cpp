#include "workstation/democast.h"

#include "qr/tag.h"

#include <algorithm>
#include <numeric>

namespace regrade::workstation {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

/// A product by its share of the orders, of one category when that is named.
std::size_t productFor(const DemoScript& script, const std::string& category, Dice& dice)
{
    std::vector<int> shares;
    for (const auto& product : script.products) {
        const bool fits = category.empty() || product.facts.category.text() == category;
        shares.push_back(fits ? product.orderShare : 0);
    }
    auto ticket =
        static_cast<int>(dice.below(static_cast<std::size_t>(std::accumulate(shares.begin(), shares.end(), 0))));
    std::size_t chosen = 0;
    while (ticket >= shares[chosen]) {
        ticket -= shares[chosen];
        ++chosen;
    }
    return chosen;
}

DemoPicture pictureFor(const DemoProduct& product, domain::Cosmetic look, Dice& dice)
{
    std::vector<DemoPicture> fitting;
    std::copy_if(product.pictures.begin(), product.pictures.end(), std::back_inserter(fitting),
                 [look](const DemoPicture& picture) { return picture.look == look; });
    return fitting.empty() ? DemoPicture{product.pictures.front().file, look} : dice.oneOf(fitting);
}

Time arrival(const DemoGoal& goal, Dice& dice, Time today)
{
    const auto day = workdayUntil(std::chrono::floor<days>(today) - days{dice.within(goal.receivedDaysAgo)});
    return day + hours{7} + minutes{dice.within({0, 8 * 60})};
}

/// The goals that the script names for the group, then the usual one for the rest.
std::vector<DemoGoal> goalsOf(const DemoScript& script, const DemoGroup& group)
{
    std::vector<DemoGoal> goals;
    for (const auto& goal : script.goals) {
        if (goal.grade == group.grade) {
            goals.insert(goals.end(), static_cast<std::size_t>(goal.units), goal);
        }
    }
    goals.resize(static_cast<std::size_t>(group.units), script.usualGoal);
    return goals;
}

/// The customer's reason and our grade are different facts: some units swap their reasons.
void swapReasons(std::vector<DemoUnit>& units, int swaps, Dice& dice)
{
    for (int i = 0; i < swaps; ++i) {
        auto& one = units[dice.below(units.size())];
        auto& other = units[dice.below(units.size())];
        std::swap(one.reason, other.reason);
    }
}

} // namespace

std::vector<int> apportion(int total, const std::vector<int>& weights)
{
    const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    std::vector<int> parts;
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const int weight : weights) {
        parts.push_back(static_cast<int>(std::int64_t{total} * weight / sum));
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::int64_t{total} * weights[a] % sum > std::int64_t{total} * weights[b] % sum;
    });
    auto left = static_cast<std::size_t>(total - std::accumulate(parts.begin(), parts.end(), 0));
    for (std::size_t i = 0; i < left; ++i) {
        parts[order[i]] += 1;
    }
    return parts;
}

std::chrono::sys_days workdayUntil(std::chrono::sys_days day)
{
    const auto weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
    return day - days{weekday > 5 ? weekday - 5 : 0};
}

Time inWorkingHours(Time moment)
{
    constexpr hours kOpens{7};
    constexpr hours kCloses{16};
    auto day = std::chrono::floor<days>(moment);
    auto clock = moment - day;
    if (clock >= kCloses) {
        day += days{1};
        clock = kOpens + minutes{clock.count() / 60'000 % 40};
    }
    if (clock < kOpens) {
        clock = kOpens + minutes{clock.count() / 60'000 % 40};
    }
    const auto weekday = std::chrono::weekday{day}.iso_encoding();
    if (weekday > 5) {
        day += days{8 - static_cast<int>(weekday)};
    }
    return day + clock;
}

std::vector<DemoUnit> castUnits(const DemoScript& script, Dice& dice, Time today)
{
    std::vector<DemoUnit> units;
    for (std::size_t group = 0; group < script.groups.size(); ++group) {
        const auto& facts = script.groups[group];
        for (const auto& goal : goalsOf(script, facts)) {
            const auto product = productFor(script, goal.category, dice);
            const auto look = dice.oneOf(facts.looks);
            units.push_back({.tag = domain::ItemId(qr::tagFromNumber(dice.next()).text()),
                             .product = product,
                             .group = group,
                             .goal = goal,
                             .reason = facts.reason,
                             .picture = pictureFor(script.products[product], look, dice),
                             .used = dice.oneOf(facts.used),
                             .receivedAt = arrival(goal, dice, today)});
        }
    }
    swapReasons(units, script.reasonSwaps, dice);
    std::stable_sort(units.begin(), units.end(),
                     [](const DemoUnit& a, const DemoUnit& b) { return a.receivedAt < b.receivedAt; });
    return units;
}

} // namespace regrade::workstation
