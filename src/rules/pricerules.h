#pragma once

#include "rules/policy.h"

namespace regrade::rules {

/// The six factors of a price (features S7.1), in the order in which they are told.
enum class FactorKind { market, grade, season, competition, stock, sustainability };
[[nodiscard]] std::string_view nameOf(FactorKind value);

/// How far a factor may go, and how old the figure behind it may be.
struct FactorRow {
    FactorKind kind = FactorKind::market;
    Text name;
    double weight = 1.0; ///< of market and competition: exponent of the ratio; of grade: what a certificate adds
    double low = 1.0;    ///< least factor, at most 1
    double high = 1.0;   ///< greatest factor, at least 1
    int maxAgeDays = 60; ///< older figures count as none
    Text why;
    Origin origin;
    std::string row; ///< "pricing.json/factors#1"
};

/// How much the season moves a category: twelve indices, 1 = the mean of the year.
struct SeasonRow {
    std::string row;
    std::optional<domain::CategoryId> category;
    std::vector<double> months;
    Text why;
    Origin origin;
};

/// What buyers of a market pay for a second life; only with a certificate of that scheme where one is named.
struct PremiumRow {
    std::string row;
    std::optional<domain::MarketId> market;
    BasisPoints share = 0;
    std::string scheme; ///< empty = needs none
    Text why;
    Origin origin;
};

/// What a channel keeps of a sale.
struct FeeRow {
    std::string row;
    std::optional<domain::ChannelId> channel;
    BasisPoints share = 0;
    Money fixed;
    Text why;
    Origin origin;
};

/// One unit of `from` is worth `rate` of `to`.
struct RateRow {
    std::string row;
    std::string from;
    std::string to;
    double rate = 1.0;
    Text why;
    Origin origin; ///< `validFrom` is the day of the rate
};

/// pricing.json
struct PriceRules {
    std::vector<FactorRow> factors; ///< each kind once, in the order of FactorKind
    std::vector<SeasonRow> seasons;
    std::vector<PremiumRow> premiums;
    std::vector<FeeRow> fees;
    std::vector<RateRow> rates;

    [[nodiscard]] const FactorRow& factor(FactorKind kind) const;
    [[nodiscard]] const FeeRow& fee(const domain::ChannelId& channel) const;
    /// The amount in another currency, rounded half away from zero, at the latest rate of that day or earlier; a rate
    /// is read both ways. Nothing where there is none.
    [[nodiscard]] std::optional<Money> convert(const Money& amount, const std::string& to,
                                               const std::string& day) const;
};

} // namespace regrade::rules
