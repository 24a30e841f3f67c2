#include "insight/offers.h"

#include "insight/tables.h"
#include "rules/certificates.h"
#include "rules/exits.h"
#include "rules/pricerules.h"
#include "stats/markdown.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regrade::insight {

namespace {

constexpr int kVelocityDays = 90;
constexpr int kHazardDays = 365;
constexpr double kTenDays = 10.0;
constexpr double kHalfLifeDays = 30.0;
constexpr double kDayMs = 86'400'000.0;
constexpr std::size_t kMarkdownPrices = 61; ///< steps between the floor and the top of the band
constexpr int kMostOffers = 2000;           ///< the latest that a hazard is fitted on: enough, and soon done
constexpr double kRidge = 1.0;

/// The whole days of an offer that lie within the window, a day begun counted.
int daysOnOffer(const OfferRow& offer, Time from, Time now)
{
    const Time since = std::max(offer.since, from);
    const Time until = std::min(offer.until.value_or(now), now);
    return until < since ? 0 : static_cast<int>(dayOf(until) - dayOf(since)) + 1;
}

/// Sales a day where what lies further back counts less: a Gamma belief with shape and rate fading alike.
std::optional<double> fadingSpeed(const std::vector<const OfferRow*>& offers, Time from, Time now)
{
    const double days = static_cast<double>(dayOf(now) - dayOf(from));
    if (days < 1.0) {
        return std::nullopt;
    }
    const double rate = std::log(2.0) / kHalfLifeDays;
    double sold = 0.0;
    for (const OfferRow* offer : offers) {
        if (offer->soldFor && offer->until) {
            sold += std::exp(-rate * std::chrono::duration<double, std::milli>(now - *offer->until).count() / kDayMs);
        }
    }
    return sold / ((1.0 - std::exp(-rate * days)) / rate);
}

ChannelFigures figuresOf(const std::vector<const OfferRow*>& offers, Time from, Time now)
{
    ChannelFigures figures;
    int units = 0;
    int sold = 0;
    for (const OfferRow* offer : offers) {
        ++units;
        figures.onOffer += offer->until ? 0 : 1;
        figures.seen.shown += daysOnOffer(*offer, from, now);
        if (offer->soldFor) {
            ++sold;
            figures.revenue = figures.revenue.minor == 0 ? *offer->soldFor : figures.revenue + *offer->soldFor;
        }
    }
    figures.seen.taken = sold;
    figures.meanPrice = Money{sold > 0 ? figures.revenue.minor / sold : 0, figures.revenue.currency};
    figures.perDay = fadingSpeed(offers, from, now);
    if (sold > 0 && figures.perDay && *figures.perDay > 0.0) {
        figures.coverDays = figures.onOffer / *figures.perDay;
    }
    figures.sellThrough = stats::wilsonShare(sold, units);
    return figures;
}

/// Every day of every offer as a case: how the chance hangs on price and age.
std::vector<stats::LogitCase> casesOf(const std::vector<OfferRow>& offers, Time from, Time now)
{
    std::vector<stats::LogitCase> cases;
    for (const OfferRow& offer : offers) {
        if (offer.price.minor <= 0 || offer.original.minor <= 0) {
            continue;
        }
        const double ratio =
            std::log(static_cast<double>(offer.price.minor) / static_cast<double>(offer.original.minor));
        const int skipped = static_cast<int>(std::max<std::int64_t>(0, dayOf(from) - dayOf(offer.since)));
        const int days = daysOnOffer(offer, from, now);
        for (int i = 0; i < days; ++i) {
            const double age = (offer.ageDays + skipped + i) / kTenDays;
            cases.push_back({{ratio, age}, offer.soldFor && i + 1 == days ? 1.0 : 0.0});
        }
    }
    return cases;
}

/// Of the unit's grade, or of all grades where that one was sold too seldom.
Result<SaleHazard> hazardFor(const store::Database& database, const rules::Policy& policy, const domain::Item& item,
                             Time now)
{
    auto hazard = saleHazard(database, policy, item.grade->text(), now);
    return hazard ? hazard : saleHazard(database, policy, std::nullopt, now);
}

struct Plan {
    std::vector<Money> prices; ///< from `age` to the age limit
    Money expected;
};

Result<Plan> planFrom(const rules::Policy& policy, const domain::Item& item, const rules::Quote& quote,
                      const SaleHazard& hazard, const Money& partsValue, int age)
{
    const std::int64_t least = std::max(quote.low.minor, quote.floor.minor);
    if (least >= quote.high.minor || !item.intake) {
        return refused("This unit has no room between its least price and the top of its band.");
    }
    const double original = static_cast<double>(item.intake->originalPrice.minor);
    stats::MarkdownCase given{.units = 1, .steps = std::max(1, policy.limits.ageLimitDays - age + 1)};
    for (std::size_t i = 0; i < kMarkdownPrices; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(kMarkdownPrices - 1);
        given.prices.push_back(
            std::round(static_cast<double>(least) + share * static_cast<double>(quote.high.minor - least)));
    }
    given.salvage = static_cast<double>(partsValue.currency == quote.price.currency ? partsValue.minor : 0);
    given.sold = [&](double price, int step) {
        const std::array<double, 2> features{std::log(price / original), (age + step) / kTenDays};
        return stats::logitChance(hazard.model, features);
    };
    const auto found = stats::planMarkdown(given);
    if (!found) {
        return found.error();
    }
    Plan plan{{}, Money{std::llround(found->value), quote.price.currency}};
    for (const std::size_t choice : found->choice) {
        plan.prices.push_back({std::llround(given.prices[choice]), quote.price.currency});
    }
    return plan;
}

/// The plan over the unit's whole time on the shelf as shares of its first price; empty where there is none.
std::vector<double> markdownShares(const store::Database& database, const rules::Policy& policy,
                                   const domain::Item& item, const Money& partsValue, Time now)
{
    if (!item.grade) {
        return {};
    }
    const auto quote = rules::quote(policy, item, partsValue);
    const auto hazard = quote ? hazardFor(database, policy, item, now) : Result<SaleHazard>(quote.error());
    const auto plan = hazard ? planFrom(policy, item, *quote, *hazard, partsValue, 0) : Result<Plan>(hazard.error());
    std::vector<double> shares;
    if (plan && plan->prices.front().minor > 0) {
        for (const Money& price : plan->prices) {
            shares.push_back(static_cast<double>(price.minor) / static_cast<double>(plan->prices.front().minor));
        }
    }
    return shares;
}

} // namespace

Result<std::vector<ChannelFigures>> channelFigures(const store::Database& database,
                                                   const std::optional<std::string>& category, Time now, int days)
{
    const Time from = now - std::chrono::days(days);
    const auto all = offers(database, {.category = category, .since = from});
    if (!all) {
        return all.error();
    }
    std::map<std::pair<std::string, std::string>, std::vector<const OfferRow*>> groups;
    for (const OfferRow& offer : *all) {
        groups[{offer.channel, offer.grade}].push_back(&offer);
    }
    std::vector<ChannelFigures> figures;
    for (const auto& [key, group] : groups) {
        figures.push_back(figuresOf(group, from, now));
        figures.back().channel = key.first;
        figures.back().grade = key.second;
    }
    return figures;
}

Result<SaleHazard> saleHazard(const store::Database& database, const rules::Policy& policy,
                              const std::optional<std::string>& grade, Time now)
{
    const Time from = now - std::chrono::days(kHazardDays);
    const auto all = offers(database, {.grade = grade, .startedSince = from, .latest = kMostOffers});
    if (!all) {
        return all.error();
    }
    SaleHazard hazard{.grade = grade.value_or("")};
    hazard.offers = static_cast<int>(all->size());
    for (const OfferRow& offer : *all) {
        hazard.sales += offer.soldFor ? 1 : 0;
    }
    if (hazard.sales < policy.limits.markdownSales) {
        return refused("Not enough sales for a plan of markdowns: {} of {} within a year.",
                       {std::to_string(hazard.sales), std::to_string(policy.limits.markdownSales)});
    }
    auto fitted = stats::fitLogit(casesOf(*all, from, now), kRidge, {-policy.limits.priceElasticity, 0.0});
    if (!fitted) {
        return fitted.error();
    }
    hazard.model = *std::move(fitted);
    hazard.unitDays = hazard.model.trials;
    return hazard;
}

Result<MarkdownAdvice> adviseMarkdown(const store::Database& database, const rules::Policy& policy,
                                      const domain::Item& item, const Money& partsValue, Time now)
{
    const auto quote = rules::quote(policy, item, partsValue);
    if (!quote) {
        return quote.error();
    }
    auto hazard = hazardFor(database, policy, item, now);
    if (!hazard) {
        return hazard.error();
    }
    const auto plan = planFrom(policy, item, *quote, *hazard, partsValue, rules::ageDays(policy, item, now));
    if (!plan) {
        return plan.error();
    }
    return MarkdownAdvice{*std::move(hazard), plan->prices, plan->expected};
}

Result<rules::PriceFacts> priceFacts(const store::Database& database, const rules::Policy& policy,
                                     const domain::Item& item, const domain::Product& product, Time now)
{
    rules::PriceFacts facts;
    facts.partsValue = product.facts ? product.facts->partsValue : Money{};
    facts.noted = product.prices;
    facts.today = isoDay(now);
    facts.ageDays = rules::ageDays(policy, item, now);
    if (item.intake && policy.marketRules) {
        facts.schemes = rules::schemesInForce(*policy.marketRules,
                                              {item.intake->market.text(), item.intake->category, facts.today});
    }
    if (policy.limits.markdownPlan) {
        facts.markdown = markdownShares(database, policy, item, facts.partsValue, now);
    }
    int onHand = 0;
    int sold = 0;
    const auto counted = database.each("SELECT COALESCE(SUM(standing IN ('inHouse', 'listed')), 0), "
                                       "COALESCE(SUM(standing = 'sold' AND changed_at >= ?), 0)"
                                       " FROM worklist"
                                       " WHERE sku = ?",
                                       {millisecondsOf(now - std::chrono::days(kVelocityDays)), product.sku.text()},
                                       [&](const store::Row& row) {
                                           onHand = static_cast<int>(row.integer(0));
                                           sold = static_cast<int>(row.integer(1));
                                       });
    if (!counted) {
        return counted.error();
    }
    facts.salesBehind = sold;
    if (sold > 0) {
        facts.coverDays = static_cast<double>(onHand) * kVelocityDays / sold;
    }
    return facts;
}

} // namespace regrade::insight
