#include "rules/policytables.h"
#include "rules/pricerules.h"

#include "domain/names.h"

#include <algorithm>
#include <cmath>

namespace regrade::rules {

namespace {

constexpr domain::Names<FactorKind, 6> kFactorKinds{{{FactorKind::market, "market"},
                                                     {FactorKind::grade, "grade"},
                                                     {FactorKind::season, "season"},
                                                     {FactorKind::competition, "competition"},
                                                     {FactorKind::stock, "stock"},
                                                     {FactorKind::sustainability, "sustainability"}}};
constexpr double kFurthestFactor = 2.0;
constexpr double kMostWeight = 2.0;
constexpr double kOldestDays = 730.0;
constexpr double kMostSeason = 3.0;
constexpr std::size_t kMonths = 12;
constexpr double kMostRate = 100'000.0;

Result<FactorKind> factorKindFrom(std::string_view name) { return domain::valueFor(kFactorKinds, name); }

BasisPoints basisPointsIn(Row& row, const char* key)
{
    return std::llround(row.maybeNumber(key, 0.0, 100.0).value_or(0.0) * 100.0);
}

FactorRow readFactor(Row& row)
{
    FactorRow factor;
    factor.row = row.place();
    factor.kind = row.maybeOneOf("id", &factorKindFrom).value_or(FactorKind::market);
    factor.name = row.text("name");
    factor.weight = row.maybeNumber("weight", 0.0, kMostWeight).value_or(1.0);
    factor.low = row.maybeNumber("low", 1.0 / kFurthestFactor, 1.0).value_or(1.0);
    factor.high = row.maybeNumber("high", 1.0, kFurthestFactor).value_or(1.0);
    factor.maxAgeDays = static_cast<int>(row.maybeNumber("max_age_days", 1.0, kOldestDays).value_or(kOldestDays));
    factor.why = row.text("why");
    factor.origin = row.origin();
    return factor;
}

SeasonRow readSeason(Row& row)
{
    SeasonRow season{.row = row.place(), .category = row.maybeId<domain::CategoryId>("category")};
    const Json& months = row.list("months");
    for (const Json& month : months) {
        season.months.push_back(month.is_number() ? month.get<double>() : 0.0);
    }
    const bool isYear = season.months.size() == kMonths &&
                        std::all_of(season.months.begin(), season.months.end(),
                                    [](double index) { return index > 0.0 && index <= kMostSeason; });
    if (!isYear) {
        row.fail(invalid("{}, row {}: a year has twelve indices above 0, 3 at most; 1 is its mean.", row.at()));
    }
    season.why = row.text("why");
    season.origin = row.origin();
    return season;
}

PremiumRow readPremium(Row& row)
{
    PremiumRow premium{.row = row.place(), .market = row.maybeId<domain::MarketId>("market")};
    premium.share = basisPointsIn(row, "share_percent");
    premium.scheme = row.maybeWord("scheme").value_or("");
    premium.why = row.text("why");
    premium.origin = row.origin();
    return premium;
}

FeeRow readFee(Row& row)
{
    FeeRow fee{.row = row.place(), .channel = row.maybeId<domain::ChannelId>("channel")};
    fee.share = basisPointsIn(row, "share_percent");
    fee.fixed = row.money("fixed");
    fee.why = row.text("why");
    fee.origin = row.origin();
    return fee;
}

RateRow readCurrencyRate(Row& row)
{
    RateRow rate{.row = row.place(), .from = row.word("from"), .to = row.word("to")};
    rate.rate = row.maybeNumber("rate", 1.0 / kMostRate, kMostRate).value_or(0.0);
    if (rate.rate <= 0.0 || rate.from == rate.to) {
        row.fail(invalid("{}, row {}: a rate is above zero and between two currencies.", row.at()));
    }
    rate.why = row.text("why");
    rate.origin = row.origin();
    return rate;
}

} // namespace

std::string_view nameOf(FactorKind value) { return domain::wordFor(kFactorKinds, value); }

const FactorRow& PriceRules::factor(FactorKind kind) const { return factors[static_cast<std::size_t>(kind)]; }

const FeeRow& PriceRules::fee(const domain::ChannelId& channel) const
{
    return *std::find_if(fees.begin(), fees.end(),
                         [&](const FeeRow& row) { return !row.channel || *row.channel == channel; });
}

std::optional<Money> PriceRules::convert(const Money& amount, const std::string& to, const std::string& day) const
{
    if (amount.currency == to) {
        return amount;
    }
    const RateRow* best = nullptr;
    for (const RateRow& rate : rates) {
        const bool fits =
            (rate.from == amount.currency && rate.to == to) || (rate.to == amount.currency && rate.from == to);
        if (fits && rate.origin.validFrom <= day &&
            (best == nullptr || rate.origin.validFrom > best->origin.validFrom)) {
            best = &rate;
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    const double factor = best->from == amount.currency ? best->rate : 1.0 / best->rate;
    return Money{std::llround(static_cast<double>(amount.minor) * factor), to};
}

void readPriceRules(const PolicyFiles& files, Policy& policy, FirstFault& fault)
{
    const auto& file = files.at("pricing.json");
    PriceRules rules;
    rules.factors = readRows(file.at("factors"), "pricing.json/factors", fault, &readFactor);
    rules.seasons = readRows(file.at("seasons"), "pricing.json/seasons", fault, &readSeason);
    rules.premiums = readRows(file.at("premiums"), "pricing.json/premiums", fault, &readPremium);
    rules.fees = readRows(file.at("fees"), "pricing.json/fees", fault, &readFee);
    rules.rates = readRows(file.at("rates"), "pricing.json/rates", fault, &readCurrencyRate);
    for (std::size_t i = 0; i < rules.factors.size(); ++i) {
        if (rules.factors[i].kind != static_cast<FactorKind>(i)) {
            fault.add(invalid("pricing.json/factors, row {}: each of the six factors stands there once, in this order: "
                              "market, grade, season, competition, stock, sustainability.",
                              {std::to_string(i + 1)}));
            break;
        }
    }
    if (!fault.error && rules.factors.size() != kFactorKinds.size()) {
        fault.add(invalid("pricing.json/factors: there are six factors."));
    }
    policy.prices = std::make_shared<const PriceRules>(std::move(rules));
}

void checkPriceRules(const Policy& policy, FirstFault& fault)
{
    const PriceRules& rules = *policy.prices;
    checkLastMatchesAll<SeasonRow>(
        rules.seasons, "pricing.json/seasons", [](const SeasonRow& row) { return !row.category; }, fault);
    checkLastMatchesAll<PremiumRow>(
        rules.premiums, "pricing.json/premiums", [](const PremiumRow& row) { return !row.market; }, fault);
    checkLastMatchesAll<FeeRow>(
        rules.fees, "pricing.json/fees", [](const FeeRow& row) { return !row.channel; }, fault);
    for (std::size_t i = 0; i < rules.fees.size(); ++i) {
        const FeeRow& fee = rules.fees[i];
        const std::string number = std::to_string(i + 1);
        if (fee.channel && policy.findChannel(*fee.channel) == nullptr) {
            fault.add(invalid("pricing.json/fees, row {}: there is no channel \"{}\".", {number, fee.channel->text()}));
        }
        if (fee.share >= 10'000 || fee.fixed.minor < 0) {
            fault.add(
                invalid("pricing.json/fees, row {}: a fee is less than the whole price, and not negative.", {number}));
        }
    }
}

} // namespace regrade::rules
