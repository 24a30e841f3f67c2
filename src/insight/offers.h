#pragma once

#include "base/clock.h"
#include "base/money.h"
#include "rules/policy.h"
#include "rules/pricing.h"
#include "stats/exposure.h"
#include "stats/logit.h"
#include "store/projection.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regrade::insight {

/// Projection `offers`: one row for each time that a unit was on a channel at a price, from its beginning to a sale, a
/// change, or its end.
[[nodiscard]] std::unique_ptr<const store::Projection> makeOffers();

/// How a time on offer ended.
inline constexpr const char* kOfferSold = "sold";
inline constexpr const char* kOfferEnded = "ended"; ///< changed, taken off, or too old
inline constexpr const char* kOfferOpen = "";

struct OfferRow {
    std::string item;
    int cycle = 1;
    std::string sku;
    std::string category;
    std::string owner;
    std::string grade;
    std::string channel;
    Money price;
    Money original;
    Time since;
    std::optional<Time> until;
    std::string outcome;
    std::optional<Money> soldFor;
    int ageDays = 0; ///< of the unit when it came on this offer
    Money cost;      ///< of refurbishing, then
};

struct OfferFilter {
    std::optional<std::string> category;
    std::optional<std::string> grade;
    std::optional<std::string> sku;
    std::optional<std::string> outcome;
    std::optional<Time> since;        ///< that were on offer at this time or later
    std::optional<Time> startedSince; ///< that began at this time or later
    int latest = 0;                   ///< the latest to begin, so many; 0 = all
};

/// Oldest first.
[[nodiscard]] Result<std::vector<OfferRow>> offers(const store::Database& database, const OfferFilter& filter);

/// What a channel made of a grade within some days: unit-days on offer and sales.
struct ChannelFigures {
    std::string channel;
    std::string grade;
    int onOffer = 0;      ///< units there now
    stats::Exposure seen; ///< unit-days, and sales
    Money revenue;
    Money meanPrice;                 ///< of the sales; zero without one
    std::optional<double> perDay;    ///< sales a day, from Gamma-Poisson with half-life 30 days; nothing without a day
    std::optional<double> coverDays; ///< so long what is on offer lasts; nothing without a sale
    stats::Share sellThrough;        ///< of the units that were on offer there, those that were sold
};
[[nodiscard]] Result<std::vector<ChannelFigures>>
channelFigures(const store::Database& database, const std::optional<std::string>& category, Time now, int days = 90);

/// How a unit's chance to be sold on a day hangs on its price and age, from the house's own offers of the last year.
struct SaleHazard {
    stats::LogitModel model; ///< features: ln(price / original), days since it came in / 10
    std::string grade;       ///< whose sales they are; empty = of all grades
    int offers = 0;
    int sales = 0;
    double unitDays = 0.0;
};
/// Of one grade, or of all; from the latest 2,000 offers at most. Refused with fewer sales than `markdown_sales`.
[[nodiscard]] Result<SaleHazard> saleHazard(const store::Database& database, const rules::Policy& policy,
                                            const std::optional<std::string>& grade, Time now);

/// The best price for each day of shelf that is left, as a plan; see stats/markdown.h. Where a grade has too few sales
/// of its own, those of all grades count.
struct MarkdownAdvice {
    SaleHazard hazard;
    std::vector<Money> prices; ///< by day of age, from today's to the age limit
    Money expected;            ///< what the unit brings by the plan, the salvage counted
};
[[nodiscard]] Result<MarkdownAdvice> adviseMarkdown(const store::Database& database, const rules::Policy& policy,
                                                    const domain::Item& item, const Money& partsValue, Time now);

/// What the price of a unit rests on, as the store tells it now.
[[nodiscard]] Result<rules::PriceFacts> priceFacts(const store::Database& database, const rules::Policy& policy,
                                                   const domain::Item& item, const domain::Product& product, Time now);

} // namespace regrade::insight
