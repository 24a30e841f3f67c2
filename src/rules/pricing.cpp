#include "rules/pricing.h"

#include "rules/firstmatch.h"
#include "rules/pricerules.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

constexpr BasisPoints kWhole = 10'000;
constexpr int kLeastSales = 5;        ///< of the product, before its own speed counts
constexpr double kFullPressure = 3.0; ///< times the target cover at which the factor is at its lowest

/// One factor as it is on the day: what it multiplies by, and what stands behind it.
struct Found {
    double factor = 1.0;
    std::string source;
    std::string day;
};

double bounded(const FactorRow& row, double factor) { return std::clamp(factor, row.low, row.high); }

/// Days from one YYYY-MM-DD to another; nothing where one is none.
std::optional<int> daysBetween(const std::string& from, const std::string& to)
{
    const auto first = parseIso(from);
    const auto last = parseIso(to);
    if (!first || !last) {
        return std::nullopt;
    }
    return static_cast<int>(std::chrono::floor<std::chrono::days>(*last - *first).count());
}

bool isFresh(const FactorRow& row, const std::string& day, const std::string& today)
{
    const auto age = daysBetween(day, today);
    return age && *age >= 0 && *age <= row.maxAgeDays;
}

struct Pricer {
    const Policy& policy;
    const domain::Item& item;
    const PriceFacts& facts;
    Money start; ///< of the band

    [[nodiscard]] const FactorRow& row(FactorKind kind) const { return policy.prices->factor(kind); }

    /// The prices of one kind that are fresh, in the unit's currency.
    [[nodiscard]] std::vector<std::pair<double, const domain::MarketPriceNoted*>> seen(domain::PriceKind kind,
                                                                                       const FactorRow& factor) const
    {
        std::vector<std::pair<double, const domain::MarketPriceNoted*>> prices;
        for (const auto& noted : facts.noted) {
            const bool counts = noted.kind == kind && (!noted.grade || noted.grade == item.grade) &&
                                isFresh(factor, noted.day, facts.today);
            const auto price = counts ? policy.prices->convert(noted.price, start.currency, facts.today) : std::nullopt;
            if (price && price->minor > 0) {
                prices.emplace_back(static_cast<double>(price->minor), &noted);
            }
        }
        std::sort(prices.begin(), prices.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        return prices;
    }

    /// The median of what was seen against `against`.
    [[nodiscard]] Found ratio(FactorKind which, domain::PriceKind kind, const Money& against) const
    {
        const FactorRow& factor = row(which);
        const auto prices = seen(kind, factor);
        if (prices.empty() || against.minor <= 0) {
            return {};
        }
        const std::size_t middle = prices.size() / 2;
        const double median =
            prices.size() % 2 == 1 ? prices[middle].first : (prices[middle - 1].first + prices[middle].first) / 2.0;
        const auto newest = std::max_element(
            prices.begin(), prices.end(), [](const auto& a, const auto& b) { return a.second->day < b.second->day; });
        const std::string others = prices.size() > 1 ? " + " + std::to_string(prices.size() - 1) : "";
        return {bounded(factor, std::pow(median / static_cast<double>(against.minor), factor.weight)),
                newest->second->source + others, newest->second->day};
    }

    [[nodiscard]] Found market() const
    {
        return ratio(FactorKind::market, domain::PriceKind::asNew, item.intake->originalPrice);
    }
    [[nodiscard]] Found competition() const
    {
        return ratio(FactorKind::competition, domain::PriceKind::refurbished, start);
    }
    [[nodiscard]] Found grade() const
    {
        const FactorRow& factor = row(FactorKind::grade);
        return facts.schemes.empty() ? Found{}
                                     : Found{bounded(factor, 1.0 + factor.weight), facts.schemes.front(), facts.today};
    }
    [[nodiscard]] Found season() const
    {
        constexpr std::size_t kMonthAt = 5;
        const FactorRow& factor = row(FactorKind::season);
        if (facts.today.size() < kMonthAt + 2) {
            return {};
        }
        const auto& seasons = policy.prices->seasons;
        const auto found = std::find_if(seasons.begin(), seasons.end(), [&](const SeasonRow& one) {
            return !one.category || *one.category == item.intake->category;
        });
        const auto month = static_cast<std::size_t>(std::stoi(facts.today.substr(kMonthAt, 2)));
        const double index = found->months[std::min<std::size_t>(month, 12) - 1];
        if (index == 1.0) {
            return {};
        }
        return {bounded(factor, std::pow(index, factor.weight)), found->origin.source, found->origin.validFrom};
    }

    /// How far the unit's age has brought its price down, 0 = not at all.
    [[nodiscard]] double agePressure(const FactorRow& factor) const
    {
        if (!facts.ageDays) {
            return 0.0;
        }
        const int age = std::max(0, *facts.ageDays);
        if (!facts.markdown.empty()) {
            const std::size_t day = std::min(static_cast<std::size_t>(age), facts.markdown.size() - 1);
            double least = facts.markdown.front();
            for (std::size_t i = 0; i <= day; ++i) { // a list that rises is held down
                least = std::min(least, facts.markdown[i]);
            }
            const double fallen = 1.0 - least;
            return factor.low < 1.0 ? std::clamp(fallen / (1.0 - factor.low), 0.0, 1.0) : 0.0;
        }
        const int from = policy.limits.priceAgeFromDays;
        const int to = std::max(from + 1, policy.limits.ageLimitDays);
        return std::clamp(static_cast<double>(age - from) / (to - from), 0.0, 1.0);
    }

    [[nodiscard]] Found stock() const
    {
        const FactorRow& factor = row(FactorKind::stock);
        double pressure = 0.0;
        std::string source;
        if (facts.coverDays && facts.salesBehind >= kLeastSales) {
            const double target = policy.limits.priceCoverDays;
            pressure = std::clamp((*facts.coverDays / target - 1.0) / (kFullPressure - 1.0), 0.0, 1.0);
            source = "n = " + std::to_string(facts.salesBehind); // sales; told in no language
        }
        const double age = agePressure(factor);
        if (facts.ageDays) {
            source += (source.empty() ? "" : ", ") + std::to_string(*facts.ageDays) + " d";
        }
        if (source.empty()) {
            return {};
        }
        return {1.0 - (1.0 - factor.low) * std::max(pressure, age), source, facts.today};
    }

    [[nodiscard]] Found sustainability() const
    {
        const FactorRow& factor = row(FactorKind::sustainability);
        const auto& premiums = policy.prices->premiums;
        const auto found = std::find_if(premiums.begin(), premiums.end(), [&](const PremiumRow& one) {
            return !one.market || *one.market == item.intake->market;
        });
        const auto& held = facts.schemes;
        const bool mayBeTold =
            found->scheme.empty() || std::find(held.begin(), held.end(), found->scheme) != held.end();
        if (found->share == 0 || !mayBeTold) {
            return {};
        }
        return {bounded(factor, 1.0 + static_cast<double>(found->share) / kWhole), found->origin.source,
                found->origin.validFrom};
    }

    [[nodiscard]] Found found(FactorKind kind) const
    {
        switch (kind) {
        case FactorKind::market: return market();
        case FactorKind::grade: return grade();
        case FactorKind::season: return season();
        case FactorKind::competition: return competition();
        case FactorKind::stock: return stock();
        case FactorKind::sustainability: return sustainability();
        }
        return {};
    }
};

/// The price so far, in cents rounded half away from zero, after each factor; the lines are what each step changed.
Money multiplied(const Pricer& pricer, std::vector<domain::PriceFactor>& lines)
{
    const auto& start = pricer.start;
    double product = 1.0;
    std::int64_t before = start.minor;
    for (const FactorRow& row : pricer.policy.prices->factors) {
        const Found found = pricer.found(row.kind);
        product *= found.factor;
        const std::int64_t now = std::llround(static_cast<double>(start.minor) * product);
        lines.push_back({std::string(nameOf(row.kind)), found.factor, Money{now - before, start.currency}, found.source,
                         found.day});
        before = now;
    }
    return {before, start.currency};
}

void holdTo(Quote& quote, const char* id, std::int64_t minor)
{
    if (minor != quote.price.minor) {
        quote.factors.push_back({id, 1.0, Money{minor - quote.price.minor, quote.price.currency}, "", ""});
        quote.price.minor = minor;
    }
}

} // namespace

Money floorFor(const Policy& policy, const Money& cost, const domain::ChannelId& channel)
{
    const FeeRow& fee = policy.prices->fee(channel);
    const Money margin = policy.limits.priceMargin;
    const std::int64_t fixed = (fee.fixed.currency == cost.currency ? fee.fixed.minor : 0) +
                               (margin.currency == cost.currency ? margin.minor : 0);
    const std::int64_t kept = kWhole - fee.share;
    return {((cost.minor + fixed) * kWhole + kept - 1) / kept, cost.currency}; // rounded up: never under the floor
}

Result<Quote> quote(const Policy& policy, const domain::Item& item, const PriceFacts& facts)
{
    const GradeRow* grade = item.grade ? policy.findGrade(*item.grade) : nullptr;
    if (grade == nullptr || !item.intake) {
        return refused("This unit has no grade yet, so it has no price.");
    }
    const ChannelRule* rule = findChannelRule(policy, grade->id, item.intake->category);
    if (rule == nullptr) {
        return invalid("The policy names no channel for grade {}.", {grade->id.text()});
    }
    const auto* meant = item.allotted ? policy.findChannel(*item.allotted) : nullptr;
    const bool isAllotted = meant != nullptr && (grade->retail || !meant->retail);
    const domain::ChannelId channel = isAllotted ? meant->id : rule->channel;
    const Money& original = item.intake->originalPrice;
    Quote quote{.channel = channel, .reasons = {{grade->row, grade->why}, {rule->row, rule->why}}};
    if (grade->bandLow == 0 && grade->bandHigh == 0) { // by parts
        quote.price = quote.low = quote.high = facts.partsValue;
        quote.floor = Money{0, facts.partsValue.currency};
        quote.factors = {{"start", 1.0, facts.partsValue, "", ""}};
        return quote;
    }
    quote.low = shareOf(original, grade->bandLow);
    quote.high = shareOf(original, grade->bandHigh);
    const Pricer pricer{policy, item, facts, shareOf(original, grade->start)};
    quote.factors.push_back({"start", static_cast<double>(grade->start) / kWhole, pricer.start, grade->row, ""});
    quote.price = multiplied(pricer, quote.factors);
    holdTo(quote, "band", std::clamp(quote.price.minor, quote.low.minor, quote.high.minor));
    const Money cost = item.refurbCost.minor == 0 ? Money{0, original.currency} : item.refurbCost;
    quote.floor = floorFor(policy, cost, channel);
    quote.belowFloor = quote.floor.minor > quote.high.minor;
    holdTo(quote, "floor", std::min(std::max(quote.price.minor, quote.floor.minor), quote.high.minor));
    return quote;
}

Result<Quote> quote(const Policy& policy, const domain::Item& item, const Money& partsValue)
{
    return quote(policy, item, PriceFacts{.partsValue = partsValue});
}

Money expectedPrice(const Policy& policy, const domain::Item& item)
{
    const GradeRow* grade = item.grade ? policy.findGrade(*item.grade) : nullptr;
    if (grade == nullptr || !grade->retail) {
        for (const GradeRow& row : policy.grades) {
            grade = row.retail && !row.newOnly && (grade == nullptr || !grade->retail || row.start < grade->start)
                        ? &row
                        : grade;
        }
    }
    const bool sold = grade != nullptr && grade->retail && item.intake;
    return sold ? shareOf(item.intake->originalPrice, grade->start) : Money{};
}

} // namespace regrade::rules
